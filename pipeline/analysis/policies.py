"""The user's choices: whom the rule `trusted_latest` trusts, and how each policy reads words without a value.

Both are lists under `seeds/reference/`. A folder named by ASREPORTED_REFERENCE is looked into first: a list there takes the place of ours.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.analysis.reference import reference_folders
from pipeline.contracts import VOCABULARIES

_CODES = {vocabulary.name: vocabulary for vocabulary in VOCABULARIES}
_WITHOUT_READINGS = "exclude"
READING_POLICIES = tuple(code for code in _CODES["vague_policy"] if code not in ("any", _WITHOUT_READINGS))


@dataclass(frozen=True, slots=True)
class Trust:
    """One rank of trust, 1 first: of a claimant by name, or of a class of claimants."""

    rank: int
    claimant: str | None
    claimant_class: str | None


@dataclass(frozen=True, slots=True)
class Policy:
    """How one policy reads one vague word, in small letters; a bound that it does not read is None."""

    policy: str
    word: str
    low: float | None
    best: float | None
    high: float | None
    source: str


def read_trust(folders: Iterable[Path] | None = None) -> list[Trust]:
    """The claimants in the order in which `trusted_latest` prefers them: `claimant_trust.csv`, `rank` and `claimant` or `claimant_class`.

    Raises ValueError, naming file, line and remedy, where a rank is no whole number, a class is unknown or neither is given.
    """
    classes = _CODES["claimant_class"]
    found: list[Trust] = []
    for line, row in _rows("claimant_trust.csv", folders):
        rank, claimant, claimant_class = row.get("rank", ""), row.get("claimant", ""), row.get("claimant_class", "")
        if not rank.isdecimal():
            raise ValueError(f"claimant_trust.csv, line {line}: the rank {rank!r} is no whole number; count the lines from 1")
        if claimant_class and claimant_class not in classes:
            raise ValueError(f"claimant_trust.csv, line {line}: no class {claimant_class!r}; the classes are {', '.join(classes)}")
        if bool(claimant) == bool(claimant_class):
            raise ValueError(f"claimant_trust.csv, line {line}: give the name of a `claimant` or a `claimant_class`, one of the two")
        if any((trust.claimant, trust.claimant_class) == (claimant or None, claimant_class or None) for trust in found):
            raise ValueError(
                f"claimant_trust.csv, line {line}: {claimant or claimant_class} has a rank already; take one of the lines away"
            )
        found.append(Trust(int(rank), claimant or None, claimant_class or None))
    return sorted(found, key=lambda trust: trust.rank) or [Trust(rank, None, name) for rank, name in enumerate(classes, start=1)]


def read_policies(folders: Iterable[Path] | None = None) -> list[Policy]:
    """The readings of `vague_numbers.csv` (`policy`, `word`, `low`, `best`, `high`, `source`), and `exclude`, which reads no word.

    Raises ValueError, naming file, line and remedy, where a policy is unknown, a bound is no number, or bounds are out of order.
    """
    found: dict[tuple[str, str], Policy] = {}
    for line, row in _rows("vague_numbers.csv", folders):
        policy, word = row.get("policy", ""), row.get("word", "").lower()
        if policy not in READING_POLICIES:
            raise ValueError(f"vague_numbers.csv, line {line}: no policy {policy!r}; the policies are {', '.join(READING_POLICIES)}")
        if not word:
            raise ValueError(f"vague_numbers.csv, line {line}: the word is empty; write it in small letters")
        low, best, high = (_number(row.get(name, ""), name, line) for name in ("low", "best", "high"))
        given = [bound for bound in (low, best, high) if bound is not None]
        if not given or given != sorted(given) or given[0] < 0:
            raise ValueError(f"vague_numbers.csv, line {line}: wants bounds from 0 on with low <= best <= high")
        found[policy, word] = Policy(policy, word, low, best, high, row.get("source", "") or "not stated")
    for word in sorted({word for _, word in found}):
        found[_WITHOUT_READINGS, word] = Policy(_WITHOUT_READINGS, word, None, None, None, "claims with the word are left out")
    return list(found.values())


def _rows(name: str, folders: Iterable[Path] | None) -> Iterator[tuple[int, dict[str, str]]]:
    for folder in reference_folders() if folders is None else folders:
        path = folder / name
        if path.is_file():
            with path.open(encoding="utf-8-sig", newline="") as stream:
                for line, row in enumerate(csv.DictReader(stream), start=2):
                    yield (
                        line,
                        {key: (value or "").strip() for key, value in row.items() if isinstance(key, str) and not isinstance(value, list)},
                    )
            return


def _number(value: str, name: str, line: int) -> float | None:
    if not value:
        return None
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ValueError(f"vague_numbers.csv, line {line}: {name} is no number: {value!r}")
    return number
