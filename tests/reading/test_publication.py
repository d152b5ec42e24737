"""Dates of publication, datelines and languages."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.dateline import find_dateline
from pipeline.reading.language import identify_language, language_code
from pipeline.reading.publication import find_in_text, is_future, read_moment


@pytest.mark.parametrize(
    "value",
    [
        "2024-12-02",
        "20241202",
        "2024/12/02",
        "2024-12-02T00:00:00",
        "2024-12-02 00:00:00+05:00",
        "December 2, 2024",
        "Dec. 2, 2024",
        "Monday, 2 December 2024",
        "2nd of December, 2024",
        "2-Dec-2024",
        "02/02/2024".replace("02/02", "12/12"),
        "25.12.2024",
        "Mon, Dec 2 2024",
    ],
)
def test_days(value: str) -> None:
    found = read_moment(value)
    assert found.precision == "day"
    assert found.moment.date() in {dt.date(2024, 12, 2), dt.date(2024, 12, 12), dt.date(2024, 12, 25)}
    assert found.moment.tzinfo == dt.UTC


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2024-12-02T10:30:00Z", "2024-12-02T10:30:00+00:00"),
        ("2024-12-02T23:30:00-05:00", "2024-12-03T04:30:00+00:00"),
        ("2024-12-02 10:30:00 UTC", "2024-12-02T10:30:00+00:00"),
        ("Mon, 02 Dec 2024 10:30:00 +0100", "2024-12-02T09:30:00+00:00"),
        (1733135400, "2024-12-02T10:30:00+00:00"),
        (1733135400000, "2024-12-02T10:30:00+00:00"),
    ],
)
def test_times_are_told_in_utc(value: object, moment: str) -> None:
    found = read_moment(value)
    assert (found.precision, found.moment.isoformat()) == ("time", moment)


@pytest.mark.parametrize(
    "value",
    [
        "03/04/2024",
        "3 April",
        "yesterday",
        "2024-13-01",
        "2024-02-30",
        "December 2024",
        "",
        7,
        True,
        None,
        [],
        "1799-12-31",
        "2024-12-02 or so",
    ],
)
def test_what_would_need_a_guess_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"it |number"):
        read_moment(value)


def test_tomorrow_is_not_the_future() -> None:
    today = dt.date(2024, 12, 2)
    assert not is_future(read_moment("2024-12-03"), today)
    assert is_future(read_moment("2024-12-04"), today)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published on 2 December 2024\nTwo people died.", dt.date(2024, 12, 2)),
        ("Two die in fire\nBy Ann Writer\nDec. 2, 2024, 4:05 p.m.\n\nTwo people died.", dt.date(2024, 12, 2)),
        ("Posted: Monday, December 2, 2024 10:21 AM EST Updated: Tuesday", dt.date(2024, 12, 2)),
        ("December 2, 2024 was a bad day.", None),
        ("Two people died on December 2, 2024.", None),
    ],
)
def test_date_lines(text: str, day: dt.date | None) -> None:
    found = find_in_text(text)
    assert (found.moment.date() if found else None) == day


@given(st.text(max_size=300))
def test_no_text_breaks_the_search_for_dates_and_datelines(text: str) -> None:
    find_in_text(text)
    find_dateline(text)
    identify_language(text)


@pytest.mark.parametrize(
    ("body", "dateline"),
    [
        ("CAIRO (Reuters) - Two people died.", "CAIRO (Reuters)"),
        ("GAZA, Dec 1 — Two people died.", "GAZA, Dec 1"),
        ("KABUL, Afghanistan (AP) — Two people died.", "KABUL, Afghanistan (AP)"),
        ("GAZA CITY, Gaza Strip – Two people died.", "GAZA CITY, Gaza Strip"),
        ("LONDON/PARIS, 1 December 2024 (Reuters) - Two died.", "LONDON/PARIS, 1 December 2024 (Reuters)"),
        ("Nairobi, Jan. 24 (Xinhua) -- Two people died.", "Nairobi, Jan. 24 (Xinhua)"),
        ("Washington (CNN) — Two people died.", "Washington (CNN)"),
        ("(CNN) — Two people died.", "(CNN)"),
        ("BEIRUT: Two people died.", "BEIRUT"),
        ("BEIJING - -- Two people died.", "BEIJING"),
        ("Lima, Nov 28 (EFE).- Two people died.", "Lima, Nov 28 (EFE)"),
        ("New Delhi, March 4 (PTI) Two people died.", "New Delhi, March 4 (PTI)"),
        ("PESHAWAR, November 26: Two people died.", "PESHAWAR, November 26"),
        ("Mumbai, July 14: Two people died.", "Mumbai, July 14"),
        ("New Delhi: Two people died.", "New Delhi"),
        ("Police: Two people died.", None),
        ("On Tuesday, March 4 (a holiday) two people died.", None),
        ("NYPD: Two people died.", None),
        ("Correction, May 5: Two people died.", None),
        ("Timeline, May 5: Two people died.", None),
        ("Editors Note, March 3: Two people died.", None),
        ("Monday, May 5: Two people died.", None),
        ("BREAKING: Two people died.", None),
        ("Two people died in Cairo - the capital - on Sunday.", None),
        ("The UN said (on Sunday) - as before - that two died.", None),
        ("", None),
    ],
)
def test_datelines(body: str, dateline: str | None) -> None:
    assert find_dateline(body) == dateline


@pytest.mark.parametrize("joint", [". ", "\n", "\n\n", " "])
def test_a_dateline_may_follow_the_title_set_again_over_the_story(joint: str) -> None:
    body = f"Floods kill two{joint}CAIRO (Reuters) - Two people died."
    assert find_dateline(body, "Floods kill two") == "CAIRO (Reuters)"
    assert find_dateline(body) is None
    assert find_dateline(body, "Floods kill many") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("At least 12 people were killed when a ferry sank off the island, the coast guard said.", "en"),
        ("Two people died in a fire at a hotel, and police said that they were from Spain.", "en"),
        ("Bei einem Brand in einem Hotel sind am Sonntag zwei Menschen ums Leben gekommen, sagte die Polizei.", "de"),
        ("Deux personnes sont mortes dans un incendie dans la nuit de dimanche, selon la police.", "fr"),
        ("Dos personas murieron en un incendio el domingo, dijo la policía de la ciudad.", "es"),
        ("Bij een brand in een hotel zijn zondag twee mensen om het leven gekomen, zegt de politie.", "nl"),
        (
            "To personer døde, da en bil kørte ind i en mur ved en by på Fyn, og politiet beder nu vidner om at melde sig for at hjælpe.",
            "da",
        ),
        ("Duas pessoas morreram num incêndio no domingo, disse a polícia da cidade, que não deu mais detalhes.", "pt"),
        ("Двое погибли при пожаре", "ru"),
        ("Two died.", "und"),
        ("1 2 3", "und"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert identify_language(text) == language


def test_stated_languages() -> None:
    assert [language_code(x) for x in ("en-US", "EN", "English", "de_DE", "eng", "Klingon", "")] == [
        "en",
        "en",
        "en",
        "de",
        "en",
        None,
        None,
    ]
