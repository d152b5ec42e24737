"""The rules of labelling that can be checked without reading."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from words import ZERO, bounds, quantifier_of, value_of

from pipeline.contracts import vocabularies as v

CODES = {"impact": v.IMPACT, "quantifier": v.QUANTIFIER, "victim_group": v.VICTIM_GROUP, "measure": v.MEASURE, "status": v.STATUS}

# places that a headline or text names only by their people, or under another form
NAMED_OTHERWISE = {"South Korea": "Korea"}


def broken_rules(doc: dict[str, Any], claims: list[dict[str, Any]], words: tuple[int, int]) -> list[str]:
    """What is wrong with a document and its labels, in words; empty where nothing is. `words`: the fewest and most of a text."""
    text = f"{doc['title']}\n\n{doc['text']}" if doc.get("title") else doc["text"]
    faults = list(_document_faults(doc, text, words))
    by_id = {claim["id"]: claim for claim in claims}
    for claim in claims:
        found = _faults(claim, by_id, text, dt.date.fromisoformat(doc["published"]))
        faults += [f"{claim['id']} {claim['number_text']!r}: {fault}" for fault in found]
    starts = [claim["start"] for claim in claims]
    if starts != sorted(starts):
        faults.append("the claims are not in the order of the text")
    return faults


def _document_faults(doc: dict[str, Any], text: str, words: tuple[int, int]) -> Iterator[str]:
    n_words = len(doc["text"].split())
    if not words[0] <= n_words <= words[1]:
        yield f"{n_words} words"
    if re.search(r"[{}|]|  |^!|[ \t]$| [,.;]|\b([a-z]\w*) \1\b", text, re.MULTILINE):
        yield "marks or blanks are left in the text"


def _faults(claim: dict[str, Any], by_id: dict[str, dict[str, Any]], text: str, published: dt.date) -> Iterator[str]:
    for field, codes in CODES.items():
        if claim[field] not in codes and not (field == "victim_group" and claim[field] is None):
            yield f"no such {field}: {claim[field]}"
    if text[claim["start"] : claim["end"]] != claim["number_text"]:
        yield "the offsets do not give the number"
    for field in ("victim", "place", "source"):
        if claim[field] and _fold(NAMED_OTHERWISE.get(claim[field], claim[field])) not in _fold(text):
            yield f"{field} {claim[field]!r} does not stand in the text"
    yield from _number_faults(claim)
    yield from _period_faults(claim, published)
    yield from _part_faults(claim, by_id)


def _number_faults(claim: dict[str, Any]) -> Iterator[str]:
    number, quantifier = claim["number_text"], claim["quantifier"]
    found = (claim["low"], claim["best"], claim["high"])
    if number.lower() in ZERO and (found != (0, 0, 0) or claim["status"] != "asserted"):
        yield "none at all is the value 0, asserted"
    if claim["implicit"] and (found != (1, 1, 1) or re.search(r"\d|\bone\b", number.lower())):
        yield "an implicit claim is one victim without a number"
    if not claim["implicit"] and number.lower() in {"a", "an", "another"}:
        yield "an indefinite article is implicit"
    values = [value for value in found if value is not None]
    expected = bounds(quantifier, [values[0], values[-1]] if quantifier == "range" else values[:1]) if values else (None, None, None)
    if found != expected or (not values) != (quantifier == "vague"):
        yield f"{found} are not the bounds of {quantifier}"
    if quantifier == quantifier_of(number) and re.search(r"\d", number) and not re.search(r"lakh|crore", number):
        if bounds(quantifier, value_of(number, quantifier)) != found:
            yield "the value is not that of the words"
    if any(value < 0 for value in values) or (quantifier == "range" and values[0] >= values[-1]):
        yield "the bounds are not in order"


def _period_faults(claim: dict[str, Any], published: dt.date) -> Iterator[str]:
    first, last = (dt.date.fromisoformat(day) if day else None for day in (claim["period_start"], claim["period_end"]))
    if first and last and first > last:
        yield "the period ends before it starts"
    if first and not last:
        yield "a period with a start has an end"
    for day in filter(None, (first, last)):
        if day > published and claim["status"] != "hypothetical":
            yield f"{day} lies after publication"
    if claim["measure"] == "incident" and first != last and not _is_month_or_year(first, last, published):
        yield "an incident is of one day, or of a month or year named alone"
    if claim["measure"] == "stock" and first != last:
        yield "a state is that of one moment"


def _is_month_or_year(first: dt.date | None, last: dt.date | None, published: dt.date) -> bool:
    if not first or not last or first.day != 1:
        return False
    next_month = (first + dt.timedelta(31)).replace(day=1)
    ends = (next_month, dt.date(first.year + 1, 1, 1) if first.month == 1 else next_month)
    return last == published or last + dt.timedelta(1) in ends


def _part_faults(claim: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Iterator[str]:
    seen = {claim["id"]}
    whole = claim
    while whole["part_of"]:
        if whole["part_of"] not in by_id:
            yield f"part of {whole['part_of']}, which is not there"
            return
        whole = by_id[whole["part_of"]]
        if whole["id"] in seen:
            yield "it is part of itself"
            return
        seen.add(whole["id"])
        part_low, whole_high = claim["low"], whole["high"]
        if part_low is not None and whole_high is not None and part_low > whole_high:
            yield f"the part is larger than its whole {whole['number_text']!r}"


def _fold(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w]+", " ", plain.casefold()).split())
