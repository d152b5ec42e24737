"""The rows that are made of claims keep the contract of their tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from pipeline.claims.claim import Claim, Event
from pipeline.claims.extract import EXTRACTED_TABLES
from pipeline.claims.read import read_claims
from pipeline.claims.rows import Rows, article_rows, row_id
from pipeline.claims.version import EXTRACTOR_VERSION
from pipeline.contracts import Column, Table, table
from pipeline.language.document import Document

TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "date": dt.date,
    "timestamp": dt.datetime,
}

STORY = (
    "A bomb exploded in a market in Quetta, Pakistan, on Sunday, killing at least 12 people, including three children, police said. "
    "Dozens were wounded, according to Dr. Amina Shah of the city hospital.\n\n"
    "“We counted 40 injured,” said Omar Khan, the mayor. A policeman was among the dead.\n\n"
    "Residents spoke of mass arrests, a charge the army denies. Between 50 and 60 shops were destroyed. Since January, more than 300 "
    "people have died in attacks in the province, and $2 million of goods was lost."
)


@pytest.fixture(scope="module")
def rows(document: Callable[..., Document]) -> Rows:
    parsed = document(STORY, title="Blast kills 12 in Quetta")
    return article_rows("a" * 20, parsed, *read_claims(parsed))


def faults(contract: Table, row: dict[str, Any]) -> list[str]:
    """What a row has against the contract of its table."""
    found = [f"columns {sorted(set(row) ^ set(contract.column_names))}"] if set(row) != set(contract.column_names) else []
    for column in contract.columns:
        found.extend(f"{contract.full_name}.{column.name}: {fault}" for fault in column_faults(column, row.get(column.name)))
    return found


def column_faults(column: Column, value: Any) -> list[str]:
    """What a value has against the declaration of its column."""
    if value is None:
        return [] if column.nullable else ["is null"]
    if not isinstance(value, TYPES[column.type]) or (isinstance(value, bool) and column.type != "boolean"):
        return [f"{value!r} is no {column.type}"]
    found = []
    if column.vocabulary and value not in column.vocabulary:
        found.append(f"{value!r} is not in the vocabulary {column.vocabulary.name}")
    if (column.minimum is not None and value < column.minimum) or (column.maximum is not None and value > column.maximum):
        found.append(f"{value!r} lies outside {column.minimum} to {column.maximum}")
    return found


@pytest.mark.parametrize("name", EXTRACTED_TABLES)
def test_every_row_keeps_the_contract(rows: Rows, name: str) -> None:
    contract = table(f"core.{name}")
    assert rows[name], "the story fills every table"
    assert [fault for row in rows[name] for fault in faults(contract, row)] == []


@pytest.mark.parametrize("name", EXTRACTED_TABLES)
def test_the_key_tells_rows_apart(rows: Rows, name: str) -> None:
    contract = table(f"core.{name}")
    keys = [tuple(row[column] for column in contract.key) for row in rows[name]]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", EXTRACTED_TABLES)
def test_references_point_to_rows_that_are_there(rows: Rows, name: str) -> None:
    for column in table(f"core.{name}").columns:
        owner, _, key = (column.references or "").rpartition(".")
        if not owner or owner == "core.articles":
            continue
        there = {row[key] for row in rows[owner.removeprefix("core.")]}
        assert {row[column.name] for row in rows[name]} - {None} <= there, column.name


def test_the_words_of_every_row_stand_at_its_offsets(rows: Rows, document: Callable[..., Document]) -> None:
    text = document(STORY, title="Blast kills 12 in Quetta").text
    words = {"sentences": "text", "mentions": "text", "quotes": "text", "quantities": "number_text", "claims": "number_text"}
    for name, column in words.items():
        for row in rows[name]:
            assert text[row["start_char"] : row["end_char"]] == row[column]


def test_the_evidence_holds_the_number_and_lies_in_the_sentence(rows: Rows) -> None:
    sentences = {row["sentence_no"]: row for row in rows["sentences"]}
    for row in rows["claims"]:
        sentence = sentences[row["sentence_no"]]
        assert sentence["start_char"] <= row["evidence_start"] <= row["start_char"]
        assert row["end_char"] <= row["evidence_end"] <= sentence["end_char"]


def test_a_claim_states_what_its_quantity_states(rows: Rows) -> None:
    quantities = {row["quantity_id"]: row for row in rows["quantities"]}
    for row in rows["claims"]:
        if row["quantity_id"] is not None:
            for column in ("number_text", "quantifier", "value_low", "value_best", "value_high", "start_char", "end_char"):
                assert row[column] == quantities[row["quantity_id"]][column]
        else:
            assert row["implicit"] or row["kind"] == "assertion"


def test_claims_know_the_version_that_read_them(rows: Rows) -> None:
    assert {row["extractor_version"] for row in rows["claims"]} == {EXTRACTOR_VERSION}


def test_every_claim_hangs_on_an_event(rows: Rows) -> None:
    assert all(row["event_id"] for row in rows["claims"])


def test_implicit_singles_have_no_quantity_and_the_value_one(rows: Rows) -> None:
    implicit = [row for row in rows["claims"] if row["implicit"]]
    assert [(row["number_text"], row["value_best"], row["quantity_id"]) for row in implicit] == [("A", 1.0, None)]


def test_a_charge_and_its_denial_have_their_stances(rows: Rows) -> None:
    charge = next(row for row in rows["claims"] if row["kind"] == "assertion")
    assert (charge["impact"], charge["status"]) == ("detained", "denied")
    assert "denies" in {row["stance"] for row in rows["stances"] if row["claim_id"] == charge["claim_id"]}


def test_other_numbers_stay_among_the_quantities(rows: Rows) -> None:
    money = next(row for row in rows["quantities"] if row["unit_kind"] == "currency")
    assert money["value_best"] == 2_000_000
    assert money["quantity_id"] not in {row["quantity_id"] for row in rows["claims"]}


def test_ids_are_hashes_of_what_makes_a_row(rows: Rows, document: Callable[..., Document]) -> None:
    assert row_id("a", 1) == row_id("a", 1)
    assert row_id("a", 1) != row_id("a1")
    assert row_id("ab", "c") != row_id("a", "bc")
    parsed = document(STORY, title="Blast kills 12 in Quetta")
    other = article_rows("b" * 20, parsed, *read_claims(parsed))
    for name, key in (("claims", "claim_id"), ("events", "event_id"), ("quantities", "quantity_id"), ("mentions", "mention_id")):
        assert not {row[key] for row in rows[name]} & {row[key] for row in other[name]}, "another article, other ids"
    assert {row["entity_id"] for row in rows["entities"]} == {row["entity_id"] for row in other["entities"]}, "entities are shared"


def test_a_claim_without_any_finding_still_makes_a_row(document: Callable[..., Document]) -> None:
    parsed = document("Nine died.")
    claim = Claim(start=0, end=4, number_text="Nine", impact="killed", sentence=0, trigger=1)
    event = Event(kind="other", anchor_start=5, anchor_end=9)
    claim.event = event
    made = article_rows("a" * 20, parsed, [claim], [event])
    for name in ("claims", "events"):
        assert faults(table(f"core.{name}"), made[name][0]) == []
