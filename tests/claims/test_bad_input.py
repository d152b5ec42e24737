"""Broken and hostile texts: a right answer or none, never a crash."""

from __future__ import annotations

import cProfile
import datetime as dt
import math
import pstats
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from pipeline.claims.claim import Claim
from pipeline.claims.extract import EXTRACTED_TABLES, extract
from pipeline.claims.read import read_claims
from pipeline.contracts import table
from pipeline.language.document import Document
from pipeline.reading.article import Article
from pipeline.storage.arrow import to_arrow

if TYPE_CHECKING:
    from spacy.language import Language

Read = Callable[..., list[Claim]]


NUMBERS = [
    ("１２ people were killed.", 12),
    ("١٢ people were killed.", 12),
    ("१२ people were killed.", 12),
    ("12,34,567 people were displaced.", 1_234_567),
    ("1.234.567 people were displaced.", 1_234_567),
    ("1 234 567 people were displaced.", 1_234_567),
    ("1’234’567 people were displaced.", 1_234_567),
    ("1,234,567 people were displaced.", 1_234_567),
    ("2.3 million people were displaced.", 2_300_000),
    ("1,2,3,4 people were killed.", None),
    ("1e400 people were killed.", None),
    ("9" * 10_000 + " people were killed.", None),
    ("12\u200b people were killed.", 12),
    ("1\u200b2 people were killed.", 12),
    ("\u202b12\u202c people were killed.", 12),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS, ids=lambda value: str(value)[:24])
def test_odd_numbers_have_their_value_or_none(read: Read, text: str, value: int | None) -> None:
    for claim in read(text):
        assert text[claim.start : claim.end] == claim.number_text
        if claim.best is not None:
            assert math.isfinite(float(claim.best))
            assert value is None or claim.best == value


@pytest.mark.parametrize("text", [text for text, value in NUMBERS[:9] if value])
def test_groupings_and_digits_of_all_scripts_are_read(read: Read, text: str) -> None:
    assert len(read(text)) == 1


TEXTS = {
    "empty": "",
    "blank": " \n\n \t ",
    "one mark": ".",
    "digits": "12",
    "word": "killed",
    "open quote": "“Nine people were killed, said the mayor. Two were hurt.",
    "closing quotes": "Nine people” were” killed” by” rebels.”",
    "straight quotes": '"Nine" "people" "were killed " said " the mayor."',
    "nested quotes": "“He said ‘they said “nine people were killed” to me’ and left.",
    "capitals": "NINE PEOPLE WERE KILLED AND 30 HURT IN A CRASH NEAR LIMA ON SUNDAY, POLICE SAID.",
    "lower case": "nine people were killed and 30 hurt in a crash near lima on sunday, police said",
    "zero width": "Nine\u200b pe\u200bople\u200d were\ufeff killed in Li\u00adma.",
    "directions": "\u202eNine people were killed\u202c קרב 12 \u200fהרוגים were hurt.",
    "controls": "Nine\x00 people\x07 were killed\x1b[31m in Lima.\x7f",
    "combining": "Nine people wére kíllëd i\u0301n L\u0308ima.",
    "emoji": "💥 12 people 👨‍👩‍👧 were killed 🇺🇦 in Lima 🚑",
    "surrogates of other planes": "𝟏𝟐 people were killed.",
    "no spaces": "Ninepeoplewerekilledand30hurtin" * 50,
    "one letter": "a" * 50_000,
    "commas": "12, " * 500,
    "parentheses": "(" * 500 + "nine people were killed" + ")" * 500,
    "dashes": "nine - people - were - killed - " * 40,
    "lines": "nine\npeople\nwere\nkilled\n" * 50,
    "markup": "<p>Nine people were <b>killed</b> &amp; 30 hurt.</p>",
    "links": "https://example.org/12-people-killed?n=30 killed 12 people.",
    "a table": "Country | Deaths\nKenya | 12\nPeru | 30\n\n- Nepal: 4\n- Chile: 5",
}


def test_no_number_of_victims_is_negative(read: Read) -> None:
    assert all(claim.best is None or claim.best >= 0 for claim in read("-12 people were killed."))


@pytest.mark.parametrize("text", ["12 including people", "The blast killed two including soldiers."])
def test_a_number_may_stand_right_before_including(read: Read, text: str) -> None:
    assert len(read(text)) <= 2


@pytest.mark.parametrize("name", TEXTS)
def test_broken_texts_give_sound_claims(read: Read, name: str) -> None:
    text = TEXTS[name]
    for claim in read(text):
        assert text[claim.start : claim.end] == claim.number_text
        assert claim.source_text is None or claim.source_text in text


@pytest.mark.parametrize("name", ["zero width", "directions", "controls", "emoji", "capitals", "a table", "digits", "blank"])
def test_broken_texts_give_rows_that_can_be_written(nlp: Language, name: str) -> None:
    article = Article("x", "f", 0, TEXTS[name], dt.datetime(2024, 3, 14, tzinfo=dt.UTC), "day", "field")
    (rows,) = extract([article], nlp)
    for short in EXTRACTED_TABLES:
        assert to_arrow(table(f"core.{short}"), rows[short]).num_rows == len(rows[short])


def test_capitals_are_read_as_any_text(told: Callable[..., list[str]]) -> None:
    assert told(TEXTS["capitals"]) == ["NINE killed", "30 injured"]


def test_a_sentence_of_twenty_thousand_words_gives_sound_claims(read: Read) -> None:
    text = "Nine people were killed and " + "the old and weary men of the far and lonely hills and " * 1_600 + "two were hurt"
    for claim in read(text):
        assert text[claim.start : claim.end] == claim.number_text


def test_a_list_of_many_numbers_gives_sound_claims(read: Read) -> None:
    text = "Toll: " + ", ".join(f"{number} people in town {number}" for number in range(2, 400)) + " were killed."
    for claim in read(text):
        assert text[claim.start : claim.end] == claim.number_text


def calls(document: Document) -> int:
    """How many function calls reading the claims of a document takes: a measure of work that no clock disturbs."""
    profile = cProfile.Profile()
    profile.runcall(read_claims, document)
    return sum(row[1] for row in pstats.Stats(profile).stats.values())  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "phrase",
    [
        "Nine people were killed in Lima, police said. ",
        "Nine people died on Sunday. ",
        "“Nine people were killed,” said Ana Reyes. ",
        "Police denied that nine people were killed, including two children. ",
        "the old and weary men of the far and lonely hills and ",
        "12, ",
        "( ",
        "nine homes, ",
        "nine people died near Lima and ",
        "Lima: nine, ",
        "nine people - were - killed - ",
    ],
)
def test_the_work_grows_no_faster_than_the_text(document: Callable[..., Document], phrase: str) -> None:
    short, long = calls(document(phrase * 30)), calls(document(phrase * 120))
    assert long < 4 * 1.5 * short


def test_no_day_of_publication_is_no_error(read: Read) -> None:
    for claim in read("Nine people were killed on Sunday. Since May, 300 have died.", None):
        assert claim.period_start is None or claim.period_end is not None


@pytest.mark.parametrize("published", [dt.date(1, 1, 1), dt.date(9999, 12, 31)])
def test_the_ends_of_the_calendar_are_no_error(read: Read, published: dt.date) -> None:
    read("Nine people were killed yesterday, and two will be freed next week. Last year 30 died; by 2030 some 500 could.", published)
