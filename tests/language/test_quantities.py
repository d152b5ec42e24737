"""What numbers count, by the small model's parse. The sentences are our own."""

from __future__ import annotations

import pytest

from pipeline.language.document import Document
from pipeline.language.model import load_model, parse
from pipeline.language.numbers import Quantity
from pipeline.language.quantities import find_quantities


def read(text: str) -> tuple[Document, list[Quantity]]:
    document = parse(text, load_model())
    return document, find_quantities(document)


@pytest.mark.parametrize(
    ("text", "noun", "kind"),
    [
        ("The blast killed 12 villagers.", "villagers", "person"),
        ("Fifteen hundred migrants were rescued.", "migrants", "person"),
        ("The storm destroyed about 300 homes.", "homes", "object"),
        ("Dozens of Palestinians were hurt.", "Palestinians", "person"),
        ("Two of the wounded soldiers died.", "soldiers", "person"),
        ("Three senior police officers resigned.", "officers", "person"),
        ("No new deaths were reported.", "deaths", "person"),
        ("Three Ugandans were hurt.", "Ugandans", "person"),
        ("Some 12 Swedes were hurt.", "Swedes", "person"),
        ("The province counted 62 flood-related deaths.", "deaths", "person"),
        ("They took three rebel-controlled towns.", "towns", "object"),
        ('Police arrested eight drug "kingpins" in a raid.', "kingpins", "person"),
        ('The blast killed 12 people "instantly".', "people", "person"),
        ("Police named 11 people-smuggling suspects.", "suspects", "person"),
    ],
)
def test_the_noun_counted(text: str, noun: str, kind: str) -> None:
    document, (quantity,) = read(text)
    assert quantity.head is not None
    assert document.tokens[quantity.head].text == noun
    assert quantity.unit_kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "The raid left at least 20 dead.",
        "Rebels killed 12 in the raid.",
        "Two of them died.",
        "It left 12 dead, local officials said.",
        "The toll crossed the 10,000 mark.",
        "Rebels killed 12 later the same day.",
    ],
)
def test_an_elided_noun_has_no_head(text: str) -> None:
    _, (quantity,) = read(text)
    assert quantity.head is None


@pytest.mark.parametrize(
    ("text", "unit", "kind"),
    [
        ("It sold for $5 million.", "dollar", "currency"),
        ("It costs $40 a month.", "dollar per month", "currency"),
        ("Winds reached 140 km/h.", "kilometre per hour", "object"),
        ("The tank holds 52,000 barrels per day.", "barrel per day", "object"),
        ("Prices rose 4.5 per cent.", "percentage", "percent"),
        ("The firm hired 30 new engineers.", "engineer", "person"),
    ],
)
def test_units_are_singular_and_spelt_out(text: str, unit: str, kind: str) -> None:
    _, (quantity,) = read(text)
    assert (quantity.unit, quantity.unit_kind) == (unit, kind)


def test_a_level_takes_the_unit_of_the_change_before_it() -> None:
    _, quantities = read("The index rose 64 points to 4,577.")
    assert [q.unit for q in quantities] == ["point", "point"]


def test_tokens_cover_the_bare_number() -> None:
    document, (quantity,) = read("At least 2.3 million people fled.")
    words = [token.text for token in document.tokens[quantity.token_first : quantity.token_last]]
    assert words == ["2.3", "million"]
    assert quantity.number_text == "At least 2.3 million"


def test_those_of_an_age_are_people() -> None:
    document, (quantity, age) = read("Two four-year-olds were hurt.")
    assert quantity.head is not None
    assert (document.tokens[quantity.head].text, quantity.unit_kind, age.unit_kind) == ("olds", "person", "age")


def test_ages_name_no_counted_noun() -> None:
    _, quantities = read("The victims were aged 12, 14 and 16.")
    assert [(q.unit_kind, q.head) for q in quantities] == [("age", None)] * 3


def test_every_offset_reproduces_its_text() -> None:
    text = "Toll climbs\n\nOfficials said 300 to 400 people fled; some 20 were hurt on 3 May 2021."
    _, quantities = read(text)
    assert quantities
    assert all(text[q.start : q.end] == q.number_text for q in quantities)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A Form Two pupil spoke.", ["identifier"]),
        ("Nine Grade 6 pupils spoke.", ["person", "identifier"]),
        ("This Year 12 pupils spoke.", ["person"]),
    ],
)
def test_a_year_of_school_counts_nobody(text: str, kinds: list[str]) -> None:
    assert [quantity.unit_kind for quantity in read(text)[1]] == kinds
