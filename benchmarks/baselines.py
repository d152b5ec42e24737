"""What can be glued together from public packages: a quantity extractor and the nearest impact keyword of the sentence.

    python -m benchmarks.baselines [GOLD ...] [--split SPLIT.json] [--markdown]

quantulum3 0.10 comes with `pip install quantulum3 inflect`. CQE 2.0.3 asks for releases of protobuf and of a large model stack that
do not go with current ones; its rules, which find numbers, need only
`pip install --no-deps CQE fuzzywuzzy Levenshtein rapidfuzz ordered-set emoji==1.7 inflect==5.4 more-itertools`, and are given the
language model that we use ourselves. What is not installed is left out. Scored as our own claims are, on the same articles; no
package gives a place, a date or a source.

A number takes the impact of the nearest of KEYWORDS in its sentence, no more than REACH characters away. Numbers with a unit of measure,
years and ages are left out.
"""

from __future__ import annotations

import argparse
import dataclasses
import importlib.util
import locale
import logging
import re
import sys
import types
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.claims import Column, columns_of
from benchmarks.gold import SHARED, gold_set, parts_of
from benchmarks.parsed import parsed, settings_of, shown
from benchmarks.tables import print_table
from pipeline.analysis.comparison import measures_of
from pipeline.analysis.scoring import Label, score
from pipeline.language.model import load_model

REACH = 60
KEYWORDS = {
    "killed": r"kill\w*|dead|deaths?|die[sd]?|dying|fatal\w*|murder\w*|bod(?:y|ies)|slain|lives|toll|massacre\w*|execut\w+|drown\w*",
    "injured": r"injur\w+|wound\w*|hurt|casualt\w+|shot",
    "missing": r"missing|unaccounted|disappear\w*",
    "abducted": r"kidnap\w*|abduct\w*",
    "held": r"hostages?|captives?",
    "released": r"released?|freed|exchanged",
    "rescued": r"rescued?|saved|surviv\w+|pulled",
    "detained": r"arrest\w*|detain\w*|jail\w*|imprison\w*|prisoners?|inmates|charged|convicted",
    "displaced": r"displace\w*|fled|flee\w*|refugees?|asylum",
    "evacuated": r"evacuat\w*|deport\w*|expel\w*",
    "affected": r"affected|trapped|stranded|homeless|without power",
    "in_need": r"hung(?:er|ry)|malnourish\w*|in need|food insecur\w+|starv\w+",
    "infected": r"infect\w*|cases|confirmed|tested positive|virus",
    "structures": r"homes|houses|buildings|schools|structures|apartments",
}
_KEYWORD = re.compile("|".join(rf"(?P<{impact}>\b(?:{words})\b)" for impact, words in KEYWORDS.items()), re.IGNORECASE)
_NO_COUNT = re.compile(
    r"[\s-]*(?:years?|yrs?|months?|weeks?|days?|hours?|minutes?|times|percent|per cent|a\.m|p\.m)\b|\s*(?:%|st\b|nd\b|rd\b|th\b)",
    re.IGNORECASE,
)
_LEFT_OPEN = ("victim_group", "place", "period_start", "period_end", "source", "part_of")  # what no extractor of numbers gives
_BOUNDS = {">": "more_than", "<": "less_than", "~": "about"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number as an extractor gives it; start and end count within its sentence."""

    start: int
    end: int
    low: float | None
    best: float | None
    high: float | None
    quantifier: str


Extractor = Callable[[str], Iterator[Number]]


def quantulum() -> Extractor:
    """quantulum3's numbers without a unit, or with a unit that is none of measure."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import classifier, parser  # type: ignore[import-not-found]
    classifier.USE_CLF = False  # tells ambiguous units apart, which no claim has

    def numbers(sentence: str) -> Iterator[Number]:
        for q in parser.parse(sentence):
            if q.unit.name != "dimensionless":
                continue
            if q.uncertainty:
                yield Number(q.span[0], q.span[1], q.value - q.uncertainty, None, q.value + q.uncertainty, "range")
            else:
                yield Number(q.span[0], q.span[1], q.value, q.value, q.value, "exact")

    return numbers


def cqe() -> Extractor:
    """CQE's numbers whose unit is a noun or none; its classifier of ambiguous units, of no use here, is left out."""
    downloads, units = types.ModuleType("spacy_download"), types.ModuleType("CQE.unit_classifier.unit_disambiguator")
    downloads.load_spacy = lambda *_: load_model()  # type: ignore[attr-defined]
    units.unit_disambiguator = lambda: None  # type: ignore[attr-defined]
    sys.modules |= {downloads.__name__: downloads, units.__name__: units}
    locale.setlocale = lambda *_: ""  # it asks for en_US.UTF-8, which many machines lack, for the sake of its commas
    locale.atof = _without_commas  # type: ignore[assignment]
    logging.getLogger().setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from CQE import CQE  # type: ignore[import-not-found]

        parser = CQE.CQE(overload=True)

    def numbers(sentence: str) -> Iterator[Number]:
        try:
            found = parser.parse(sentence)
        except Exception:  # it stumbles over some sentences; those give it nothing
            return
        at = 0
        for q in found:
            if q.unit.scientific:
                continue
            words = sorted(q.value.span, key=lambda token: token.i)
            start = sentence.find(words[0].text, at) if words else -1
            if start < 0:
                continue
            end = sentence.find(words[-1].text, start) + len(words[-1].text)
            at = end
            change = str(q.change)
            if hasattr(q.value, "lower"):
                yield Number(start, end, q.value.lower, None, q.value.upper, "range")
            else:
                yield _bounded(start, end, float(q.value.value), _BOUNDS.get(change, "exact"))

    return numbers


def _without_commas(text: str, func: Callable[[str], float] = float) -> float:
    return func(text.replace(",", ""))


def _bounded(start: int, end: int, value: float, quantifier: str) -> Number:
    if quantifier == "more_than":
        return Number(start, end, value, value, None, quantifier)
    if quantifier == "less_than":
        return Number(start, end, None, None, value, quantifier)
    return Number(start, end, None if quantifier == "about" else value, value, None if quantifier == "about" else value, quantifier)


EXTRACTORS = {"quantulum3": ("quantulum3", quantulum), "CQE": ("CQE", cqe)}


def claims_by_keyword(sentence: str, offset: int, numbers: Iterator[Number]) -> Iterator[Label]:
    """A claim for each number that has a keyword near it; `offset` is where the sentence starts in the article."""
    keywords = [(match.start(), match.end(), match.lastgroup) for match in _KEYWORD.finditer(sentence)]
    for number in numbers:
        after = sentence[number.end :]
        year = number.best is not None and 1900 <= number.best < 2100 and "," not in sentence[number.start : number.end]
        if year or _NO_COUNT.match(after):
            continue
        near = [(max(a - number.end, number.start - b, 0), impact) for a, b, impact in keywords]
        if not near or min(near)[0] > REACH:
            continue
        start, end = offset + number.start, offset + number.end
        stated = dataclasses.asdict(number) | {"start": start, "end": end, "impact": min(near)[1]}
        yield dict.fromkeys(_LEFT_OPEN) | stated | {"id": f"{start}", "implicit": False, "measure": "incident", "status": "asserted"}


def glued(folder: Path, extractor: Extractor, name: str) -> dict[str, list[Label]]:
    """The baseline's claims for each article of a gold folder."""
    articles = gold_set(folder).articles
    documents = parsed([settings_of(article) for article in articles])
    found: dict[str, list[Label]] = {}
    for article, document in shown(zip(articles, documents, strict=True), f"{name} on {folder.name}", len(articles)):
        found[article.external_id] = [
            claim
            for sentence in document.sentences
            for claim in claims_by_keyword(
                document.text[sentence.start : sentence.end], sentence.start, extractor(document.text[sentence.start : sentence.end])
            )
        ]
    return found


def main() -> None:
    """One table: a row a system and set."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("gold", nargs="*", type=Path)
    arguments.add_argument("--split", type=Path, default=SHARED / "split.json")
    arguments.add_argument("--markdown", action="store_true")
    options = arguments.parse_args()
    folders = options.gold or [folder for folder in (SHARED / "dev", SHARED / "train") if folder.exists()]
    parts = parts_of(options.split)
    ours = {folder: columns_of(folder, parts) for folder in folders}
    systems: dict[str, dict[Path, dict[str, list[Label]]]] = {}
    for name, (package, load) in EXTRACTORS.items():
        if importlib.util.find_spec(package) is None:
            print(f"{name} is not installed and left out", file=sys.stderr)
            continue
        extractor = load()
        systems[f"{name} and the nearest keyword"] = {folder: glued(folder, extractor, name) for folder in folders}
    rows = []
    for folder in folders:
        for label, chosen in _parts(ours[folder]):
            labelled = {doc: claims for column in chosen for doc, claims in column.labelled.items()}
            found = {doc: claims for column in chosen for doc, claims in column.found.items()}
            rows.append([f"{folder.name}{label}", "asreported", *_row(labelled, found)])
            rows += [[f"{folder.name}{label}", name, *_row(labelled, by_folder[folder])] for name, by_folder in systems.items()]
    print_table(["set", "system", "explicit P", "R", "F1", "value", "whole"], rows, markdown=options.markdown)


def _parts(columns: list[Column]) -> Iterator[tuple[str, list[Column]]]:
    yield "", columns
    yield from ((f", {column.part}", [column]) for column in columns if column.part == "check")


def _row(labelled: dict[str, list[Label]], found: dict[str, list[Label]]) -> list[str]:
    values = measures_of(score(labelled, found))
    return [f"{values[name]:.3f}" for name in ("explicit_precision", "explicit_recall", "explicit_f1", "value", "whole")]


if __name__ == "__main__":
    main()
