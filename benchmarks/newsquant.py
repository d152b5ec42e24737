"""NewsQuant (CQE, EMNLP 2023): write the numbers of its sentences as predictions, and score them with the scorer that lies beside the set.

    python -m benchmarks.newsquant [SET_FOLDER] [--out PREDICTIONS] [--errors N]

SET_FOLDER holds `dev.json` and `score.py`.
Dates, clock times, ordinals, codes, scores and zero words are no quantities there and are left out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from pipeline.language.model import load_model, parse_many
from pipeline.language.numbers import Quantity
from pipeline.language.quantities import find_quantities

DEFAULT = Path(__file__).resolve().parents[1] / ".." / "shared" / "bench" / "newsquant"
LEFT_OUT = {"date", "time", "ordinal", "score", "identifier"}
BOUNDS = {
    "exact": "=", "range": "=", "vague": "=", "about": "~", "nearly": "~", "at_least": ">", "more_than": ">", "at_most": "<",
    "less_than": "<",
}  # fmt: skip
APPROXIMATE = ("~", "about", "around", "roughly", "approximately", "some", "an estimated", "nearly", "almost")
# The set reads plural powers of ten as the span up to the next one.
VAGUE_POWERS = {
    "dozens": (12, 120), "tens of thousands": (10000.0, 100000.0), "tens of millions": (10000000.0, 100000000.0),
    "hundreds of thousands": (100000.0, 1000000.0), "hundreds of millions": (100000000.0, 1000000000.0), "hundreds": (100, 1000),
    "thousands": (1000.0, 10000.0), "millions": (1000000.0, 10000000.0), "billions": (1000000000.0, 10000000000.0),
}  # fmt: skip


def predictions(quantities: list[Quantity]) -> list[dict[str, Any]]:
    """The quantities of one sentence in the set's terms: a value or a pair, a bound, a unit and offsets."""
    found: list[dict[str, Any]] = []
    left: Quantity | None = None
    for quantity in quantities:
        if quantity.unit_kind in LEFT_OUT or quantity.is_zero_word or quantity.is_group_noun:
            continue
        value: Any = quantity.value
        if quantity.quantifier == "range":
            value = [quantity.low, quantity.high]
        elif quantity.quantifier == "vague":
            value = VAGUE_POWERS.get(quantity.number_text.lower())
        if value is None:
            continue
        bound = BOUNDS[quantity.quantifier]
        # The set writes "from a to b" as one pair, also where the text tells of a fall.
        if (
            quantity.trend_role == "to"
            and left is not None
            and left.value is not None
            and quantity.value is not None
            and left.trend_role == "from"
            and quantity.start - left.end < 30
        ):
            found[-1] |= {"value": [left.value, quantity.value], "end": quantity.end}
            left = None
            continue
        left = quantity
        if bound == "=" and quantity.trend and quantity.trend_role == "by":
            bound = quantity.trend
        if quantity.quantifier == "range" and quantity.number_text.lower().startswith(APPROXIMATE):
            bound = "~"
        unit = "year of age" if quantity.unit_kind == "age" else quantity.unit or ""
        unit = f"% {unit}" if quantity.unit_kind == "ratio" and unit else unit
        found.append({"value": value, "bound": bound, "unit": unit, "start": quantity.start, "end": quantity.end})
    return found


def main() -> None:
    """Predict, then run the set's own scorer."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    arguments.add_argument("--out", type=Path)
    arguments.add_argument("--errors", type=int, default=0)
    options = arguments.parse_args()
    sentences = json.loads((options.folder / "dev.json").read_text(encoding="utf-8"))
    documents = parse_many([(sentence["text"], {"published": None, "title_end": 0}) for sentence in sentences], load_model())
    out = options.out or Path(tempfile.mkdtemp()) / "newsquant.jsonl"
    with out.open("w", encoding="utf-8") as stream:
        for number, document in enumerate(documents):
            stream.write(json.dumps({"id": number, "predictions": predictions(find_quantities(document))}) + "\n")
    subprocess.run([sys.executable, str(options.folder / "score.py"), str(out), "--errors", str(options.errors)], check=True)


if __name__ == "__main__":
    main()
