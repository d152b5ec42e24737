"""Local news of shootings, beside the figures that the Gun Violence Archive has for the incident: tolls and places.

    python -m benchmarks.gva [DEV.jsonl] [--sample N] [--markdown] [--errors N] [--kind KIND]

A line of DEV.jsonl is an article with its incident's final figures: killed, injured, city, coordinates. What is measured:

Right. Among the articles in which the incident's number n is written or implied for an impact, the share in which a claim of that
impact has exactly that value (best; low where it says `at least`). n > 1 is *written* where one sentence holds n in digits or words and,
no more than REACH words away, a word of that impact (DEATH or HARM below); a number that is part of a time, date, age, money or address
does not count, nor does one right before a noun that no victim is (shots, hours, suspects ...). n = 1 is *implied* where a sentence holds
`a`, `an`, `another` or `one` with a noun of a person, and such a word. By the guidelines a victim known by name, or as `the man`, has no
claim, and the person so found may be the one who shot: that share, which is also given apart, is a lower bound. Nothing of the engine is
used to decide either. Figures are final ones: an article older than the count is left out by the same rule, since it does not write n.

Larger. The share of all articles with a spurious larger toll: an asserted claim of one incident (measure `incident`) in the
article's main event that exceeds the figure: more killed than died, or more injured than were shot in all (`shot`, outcome unstated, is an
injury, and one who dies later was first injured: killed and injured together are the bound).

Place. Among the articles that name the incident's city (or county) and have claims of death or injury, the share with such a claim
placed within 50 km of it; beside it the share of those claims, and the share of articles where most claims with a place are that near.

--errors prints articles that fail, with the sentences that decide. The set is public development data.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.parsed import annotated, shown, text_of
from benchmarks.places import kilometres
from benchmarks.tables import print_table
from pipeline.claims.claim import Claim
from pipeline.claims.read import read_claims
from pipeline.language.document import Document

DEFAULT = Path(__file__).resolve().parents[1] / ".." / "shared" / "bench" / "gva" / "dev.jsonl"
IMPACTS = ("killed", "injured")
AIMS = {"killed": 0.80, "injured": 0.75, "larger": 0.10, "place": 0.80}
NEAR_KM = 50.0
_CAUSES = 6  # the most frequent kinds of failure that are printed
REACH = 8  # words between a number and the word of its impact

WORDS = dict(enumerate("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()))
DEATH = r"killed|kills|killing|dead|dies|died|deaths?|deadly|fatal\w*|murder\w*|homicides?|slain|slayings?|bodies|body|suicide|executed"
HARM = r"injur\w+|wound\w*|hurt|shot|hospital\w*|gunshots?|(?:critical|stable|serious|fair|good) condition|struck|hit|grazed|surviv\w+"
PERSON = (
    r"(?:man|woman|boy|girl|child|teen\w*|person|people|victim|student|officer|deputy|trooper|resident|toddler|baby|infant|youth|male|female|juvenile|"
    r"mother|father|bystander|employee|worker|clerk|guard|soldier|veteran|driver|passenger|customer|\w+-year-old)"
)
_MONTHS = "jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december"
_NO_VICTIMS = (
    "years?|months?|days?|hours?|minutes?|weeks?|miles?|feet|blocks?|shots?|gunshots?|rounds?|bullets?|casings?|times|counts?|charges?|guns?|"
    "handguns?|suspects?|gunm[ae]n|arrests?|homes?|houses?|cars?|vehicles?|cases?|incidents?|shootings?|separate"
)
# Numbers that are part of a time, date, age, sum or address, or count no victims: taken out before a number is looked for.
_NO_COUNT = re.compile(
    rf"\b(?:{_MONTHS})\.? \d+|\b(?:ages?|aged|both) \d+(?:, \d+)*(?:,? and \d+)?|(?<=, )\d+(?=[,;.])|[\d:]+ ?[ap]\.?m\b|[$#]\d[\d,.]*|"
    rf"\d+[-/:.]\d+|\d+(?:%|th\b|st\b|nd\b|rd\b)|\b\w+[ -](?:{_NO_VICTIMS})\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Read:
    """An article with its incident's figures and the claims of death and injury that the engine reads."""

    record: dict[str, Any]
    document: Document
    claims: list[Claim]

    @property
    def gold(self) -> dict[str, Any]:
        """The incident's figures."""
        figures: dict[str, Any] = self.record["gold"]
        return figures


@dataclass(slots=True)
class Outcome:
    """Right ones of those that count, and what failed."""

    right: int = 0
    total: int = 0
    causes: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)

    def add(self, item: Read, *, right: bool, cause: str = "", why: str = "") -> None:
        """Count an article; for a failed one the kind of failure, and the words that decide."""
        self.right += right
        self.total += 1
        if not right:
            self.causes[cause] += 1
            self.failed.append(f"{item.record['article'][:8]}  [{cause}] {why}")

    @property
    def share(self) -> float:
        """Right of all; 0 where nothing counts."""
        return self.right / self.total if self.total else 0.0


def read_articles(path: Path, sample: int) -> Iterator[Read]:
    """The articles of the set (with `sample` a fixed random choice of so many), read by the engine."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    if sample:
        records = random.Random(0).sample(records, min(sample, len(records)))
    documents = annotated([text_of(record) for record in records])
    for record, document in shown(zip(records, documents, strict=True), "reading", len(records)):
        claims = [c for c in read_claims(document)[0] if c.kind == "numeric" and c.impact in IMPACTS]
        yield Read(record, document, claims)


def sentence_with(document: Document, n: int, impact: str) -> str | None:
    """The first sentence that writes (n > 1) or implies (n = 1) the number for the impact, by the rule above; None where none does."""
    single = rf"\b(?:an?|another|one|1)\s(?:[\w'’-]+\s){{0,3}}?{PERSON}\b"
    number = single if n == 1 else rf"\b(?:{n}|{WORDS.get(n, n)})\b"
    word = rf"\b(?:{DEATH if impact == 'killed' else HARM})\b"
    between = rf"(?:\W+[\w'’-]+){{0,{REACH}}}?\W+"
    near = re.compile(rf"{number}{between}{word}|{word}{between}{number}", re.IGNORECASE)
    for sentence in document.sentences:
        text = _text_of(document, sentence.number)
        if near.search(text if n == 1 else _NO_COUNT.sub(";", text)):
            return text
    return None


def _text_of(document: Document, sentence: int) -> str:
    """A sentence on one line."""
    span = document.sentences[sentence]
    return " ".join(document.text[span.start : span.end].split())


def value(claim: Claim) -> float | int | None:
    """The value that a claim gives: the best one, else its lower bound."""
    return claim.best if claim.best is not None else claim.low


def larger(item: Read) -> Claim | None:
    """The first claim that gives the main event a larger toll than the incident had."""
    figures = item.gold
    bound = {"killed": figures["killed"], "injured": figures["killed"] + figures["injured"]}
    for claim in item.claims:
        main = claim.event is None or claim.event.role == "main"
        given = value(claim)
        if claim.measure == "incident" and claim.status == "asserted" and main and given is not None and given > bound[claim.impact]:
            return claim
    return None


def names_city(item: Read) -> bool:
    """Whether the article names the incident's city or county."""
    names = re.split(r"[()]", item.gold["city_or_county"] or "")
    plain = [re.sub(r"\s+(?:county|city)$", "", name.strip(), flags=re.I) for name in names]
    return any(name and re.search(rf"\b{re.escape(name)}\b", item.document.text, re.I) for name in plain)


def distances(item: Read) -> list[float | None]:
    """Kilometres from the incident to the place of each claim; None for a claim whose place is unknown."""
    latitude, longitude = item.gold["lat_long"]
    found: list[float | None] = []
    for claim in item.claims:
        entity = item.document.entities[claim.place.entity] if claim.place is not None else None
        if entity is None or entity.latitude is None or entity.longitude is None:
            found.append(None)
        else:
            found.append(kilometres((entity.latitude, entity.longitude), (latitude, longitude)))
    return found


def why_not_right(item: Read, n: int, sentence: str) -> str:
    """The kind of failure: what the engine has for the sentence that writes the number."""
    here = [c for c in item.claims if _text_of(item.document, c.sentence) == sentence]
    if any(value(c) == n for c in here):
        return "the number, with the other impact only"
    return "other claims in its sentence" if here else "no claim in its sentence"


def why_not_near(item: Read, km: list[float | None]) -> str:
    """The kind of failure of an article whose claims are all placed elsewhere or nowhere."""
    places = [c.place for c in item.claims if c.place is not None]
    if not places:
        return "no place"
    if all(d is None for d in km):
        return "a place without coordinates (street, neighbourhood, venue)"
    entities = [item.document.entities[place.entity] for place in places]
    if any(e.latitude is not None and str(e.feature_code).startswith(("ADM1", "ADM2", "PCL")) for e in entities):
        return "a county, state or country"
    city = (item.gold["city_or_county"] or "").casefold()
    if any(place.text.casefold() in city or city in place.text.casefold() for place in places):
        return "the city's namesake elsewhere"
    return "another place"


def measure(items: list[Read]) -> dict[str, Outcome]:
    """Every outcome by name."""
    tolls = ("killed", "killed n", "killed 1", "injured", "injured n", "injured 1")
    out = {name: Outcome() for name in (*tolls, "larger", "place", "place of claims", "place of most")}
    for item in items:
        for impact in IMPACTS:
            n = item.gold[impact]
            sentence = sentence_with(item.document, n, impact) if n else None
            if sentence is not None:
                right = any(c.impact == impact and value(c) == n for c in item.claims)
                cause = "" if right else why_not_right(item, n, sentence)
                for name in (impact, f"{impact} 1" if n == 1 else f"{impact} n"):
                    out[name].add(item, right=right, cause=cause, why=f"{n}: {sentence}")
        wrong = larger(item)
        told = _text_of(item.document, wrong.sentence) if wrong else ""
        cause = f"{wrong.impact}, found by the rule `{wrong.how}`" if wrong else ""
        out["larger"].add(item, right=wrong is None, cause=cause, why=f"{wrong.number_text!r}: {told}" if wrong else "")
        if item.claims and item.gold["lat_long"] and names_city(item):
            km = distances(item)
            placed = [d for d in km if d is not None]
            near = sum(d <= NEAR_KM for d in placed)
            names = [f"{c.place.text if c.place else None} {d and round(d)}" for c, d in zip(item.claims, km, strict=True)]
            why = f"city {item.gold['city_or_county']}, {item.gold['state']}; claims at {', '.join(names)}"
            cause = "" if near else why_not_near(item, km)
            out["place"].add(item, right=near > 0, cause=cause, why=why)
            out["place of most"].add(item, right=bool(placed) and 2 * near > len(placed), cause=cause, why=why)
            for d in km:
                out["place of claims"].right += d is not None and d <= NEAR_KM
                out["place of claims"].total += 1
    return out


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dev", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--kind", choices=("killed", "injured", "larger", "place"), action="append")
    options = parser.parse_args()
    if not options.dev.exists():
        parser.error(f"there is no file {options.dev}")
    out = measure(list(read_articles(options.dev, options.sample)))
    rows = [
        ["killed right, where written or implied", *_row(out["killed"], AIMS["killed"])],
        ["  several killed, written", *_row(out["killed n"])],
        ["  one killed, implied", *_row(out["killed 1"])],
        ["injured right, where written or implied", *_row(out["injured"], AIMS["injured"])],
        ["  several injured, written", *_row(out["injured n"])],
        ["  one injured, implied", *_row(out["injured 1"])],
        ["spurious larger toll", *_row(out["larger"], AIMS["larger"], of_wrong=True)],
        ["a claim within 50 km, where the city is named", *_row(out["place"], AIMS["place"])],
        ["  most placed claims within 50 km", *_row(out["place of most"])],
        ["  claims within 50 km", *_row(out["place of claims"])],
    ]
    print_table(["measure", "share", "aim", "of"], rows, markdown=options.markdown)
    kinds = options.kind or ["killed", "injured", "larger", "place"]
    causes = [[f"{kind}: {cause}", f"{n}"] for kind in kinds for cause, n in out[kind].causes.most_common(_CAUSES)]
    print_table(["what went wrong", "articles"], causes, markdown=options.markdown)
    for kind in kinds:
        failed = out[kind].failed
        random.Random(1).shuffle(failed)
        for line in failed[: options.errors]:
            print(f"{kind}  {line}")


def _row(outcome: Outcome, aim: float | None = None, *, of_wrong: bool = False) -> list[str]:
    share = 1 - outcome.share if of_wrong else outcome.share
    missed = aim is not None and (share > aim if of_wrong else share < aim)
    return [f"{share:.3f}" + (" !" if missed else ""), f"{aim:.2f}" if aim is not None else "", f"{outcome.total:,}"]


if __name__ == "__main__":
    main()
