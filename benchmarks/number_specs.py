"""Specifications of English numbers and ranges (Microsoft Recognizers-Text, MIT licence): the share that `find_numbers` reads right.

    python benchmarks/number_specs.py [SET_FOLDER] [--wrong]

SET_FOLDER holds `NumberModel.json` and `NumberRangeModel.json`. A case is right where every number of it has its value
and its place, and there are no others; of a range both ends must be right, whether an end is included or not (news never says).
`--wrong` prints the other cases.
The sets read units, dates, codes and vague words as no numbers: of ours, those kinds are left out where the set has none at that place.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from pathlib import Path
from typing import Any

from pipeline.language.numbers import Quantity, find_numbers

DEFAULT = Path(__file__).resolve().parents[1] / ".." / "shared" / "bench" / "numbers"
_LIMITS = re.compile(r"[\[(]([^,]*),([^\])]*)[\])]")


def close(a: float | None, b: float | None) -> bool:
    """Equal to the precision in which the sets are written."""
    return a is None and b is None if a is None or b is None else math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-12)


def number_is_right(case: dict[str, Any], found: list[Quantity]) -> bool:
    """Whether the plain numbers of a case are all read, each at its place, and nothing else is."""
    gold = [(r["Start"], r["End"] + 1, float(r["Resolution"]["value"])) for r in case["Results"]]
    plain: list[tuple[int, int, float | None]] = []
    for q in found:
        covers = any(start < q.number_end and q.number_start < end for start, end, _ in gold)
        if (
            q.quantifier == "vague"
            or (q.unit_kind not in {"none", "currency", "ratio"} and not covers)
            or (q.is_zero_word and not covers)
            or q.is_group_noun
        ):
            continue
        plain.append((q.number_start, q.number_end, q.value))
    if len(plain) != len(gold):
        return False
    return all(a < d and c < b and close(v, w) for (a, b, v), (c, d, w) in zip(gold, plain, strict=True))


def range_is_right(case: dict[str, Any], found: list[Quantity]) -> bool:
    """Whether the bounded numbers of a case have the set's ends; `equal to n` counts as an exact n."""
    gold = []
    for result in case["Results"]:
        match = _LIMITS.match(result["Resolution"]["value"])
        if match is None:
            return False
        low, high = (float(x) if x else None for x in match.groups())
        gold.append((low, high))
    bounded = [
        (q.low, q.high)
        for q in found
        if q.quantifier not in {"exact", "about", "nearly", "vague"} or (q.quantifier == "exact" and (q.low, q.high) in gold)
    ]
    return len(bounded) == len(gold) and all(close(a, c) and close(b, d) for (a, b), (c, d) in zip(gold, bounded, strict=True))


def main() -> None:
    """Print the share right of both sets."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    arguments.add_argument("--wrong", action="store_true")
    options = arguments.parse_args()
    for name, is_right in (("NumberModel", number_is_right), ("NumberRangeModel", range_is_right)):
        cases = json.loads((options.folder / f"{name}.json").read_text(encoding="utf-8"))
        wrong = []
        for case in cases:
            found = find_numbers(case["Input"])
            if not is_right(case, found):
                wrong.append((case, found))
        print(f"{name}: {len(cases) - len(wrong)} of {len(cases)} right ({1 - len(wrong) / len(cases):.3f})")
        if options.wrong:
            for case, found in wrong:
                gold = [(r["Text"], r["Resolution"]["value"]) for r in case["Results"]]
                ours = [(q.number_text, q.quantifier, q.low, q.high, q.unit_kind) for q in found]
                print(f"  {case['Input']!r}\n    set  {gold}\n    ours {ours}")


if __name__ == "__main__":
    main()
