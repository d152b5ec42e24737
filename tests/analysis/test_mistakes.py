"""Mistakes stand under their causes, with the sentence that they were made in."""

from __future__ import annotations

from typing import Any

from pipeline.analysis.gold import Found
from pipeline.analysis.mistakes import by_cause, difference, excerpt
from pipeline.analysis.scoring import score

TEXT = "Ferry sinks\n\nThe ferry sank off Lamu. At least 12 people drowned and nine were saved, but 40 swam."


def claim(claim_id: str, words: str, **values: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    row = {
        "id": claim_id,
        "start": start,
        "end": start + len(words),
        "number_text": words,
        "impact": "killed",
        "quantifier": "exact",
        "low": 1,
        "best": 1,
        "high": 1,
        "victim_group": None,
        "place": "Lamu",
        "measure": "incident",
        "period_start": None,
        "period_end": None,
        "source": None,
        "status": "asserted",
        "part_of": None,
        "implicit": False,
    }
    return row | values


def causes(labels: list[dict[str, Any]], claims: list[dict[str, Any]], *numbers: str) -> dict[str, list[str]]:
    spans = [(TEXT.index(words), TEXT.index(words) + len(words)) for words in numbers]
    found = Found(claims={"d": claims}, numbers={"d": spans}, texts={"d": TEXT})
    labelled = {"d": labels}
    mistakes = by_cause(score(labelled, found.claims), labelled, found)
    return {cause: [(m.labelled or m.found or {})["number_text"] for m in group] for cause, group in mistakes.items()}


def test_a_missed_claim_has_one_cause() -> None:
    labels = [claim("a", "At least 12"), claim("b", "nine", impact="rescued"), claim("c", "40", impact="rescued")]
    claims = [claim("x", "40", impact="affected")]
    assert causes(labels, claims, "At least 12") == {
        "missed: no number found": ["nine"],
        "missed: number found, no impact": ["At least 12"],
        "missed: number found, other impact": ["40"],
        "spurious: other impact labelled": ["40"],
    }


def test_a_spurious_claim_is_told_by_its_rule_or_else_its_impact() -> None:
    claims = [claim("x", "nine", how="list"), claim("y", "40"), claim("z", "The", implicit=True, how="a")]
    assert causes([], claims) == {
        "spurious: implicit, rule 'a'": ["The"],
        "spurious: no claim labelled, read as killed": ["40"],
        "spurious: no claim labelled, rule 'list'": ["nine"],
    }


def test_an_implicit_victim_that_was_missed_is_no_missing_number() -> None:
    assert causes([claim("a", "The", implicit=True)], []) == {"missed: implicit victim": ["The"]}


def test_a_claim_that_was_found_stands_under_each_wrong_field() -> None:
    label = claim("a", "nine", period_start="2024-01-01", period_end="2024-01-01")
    read = claim("x", "nine", place=None, measure="period", source="police")
    found = Found(claims={"d": [read]}, texts={"d": TEXT})
    mistakes = by_cause(score({"d": [label]}, found.claims), {"d": [label]}, found)
    assert {cause: difference(group[0], cause) for cause, group in mistakes.items()} == {
        "wrong measure: incident read as period": "labelled incident, found period",
        "wrong period: none found": "labelled 2024-01-01 to 2024-01-01, found null to null",
        "wrong place: none found": "labelled Lamu, found null",
        "wrong source: found where there is none": "labelled null, found police",
    }


def test_the_sentence_is_shown_with_the_number_in_brackets() -> None:
    label = claim("a", "nine", impact="rescued")
    (mistake,) = score({"d": [label]}, {}).mistakes
    sentence = (TEXT.index("At least"), len(TEXT))
    assert excerpt(mistake, Found(texts={"d": TEXT}, sentences={"d": [sentence]})) == (
        "At least 12 people drowned and [nine] were saved, but 40 swam."
    )
    assert excerpt(mistake, Found()) == "[nine]"
