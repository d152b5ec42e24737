"""Which of the times told date a claim; articles of our own, published on Thursday, 14 March 2024."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Read = Callable[..., list[Claim]]


def days(claims: list[Claim]) -> list[str]:
    """`number start..end` of each numeric claim, `-` for no day."""
    return [f"{c.number_text} {c.period_start or '-'}..{c.period_end or '-'}" for c in claims if c.kind == "numeric"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Gunmen killed six officers in Leon on Friday, a day after bombs left at least 60 dead and 130 wounded in Lugo.",
            ["six 2024-03-08..2024-03-08", "at least 60 2024-03-07..2024-03-07", "130 2024-03-07..2024-03-07"],
        ),
        ("Families met on Monday, a decade to the day after soldiers overran Lugo and killed 800 men.", ["800 2014-03-11..2014-03-11"]),
        ("Pilgrims met on Monday, ten years after soldiers overran Lugo and killed 800 men.", ["800 -..-"]),
        (
            "The unrest in Leon, which broke out a year ago today, has claimed more than 1,700 lives.",
            ["more than 1,700 2023-03-14..2024-03-14"],
        ),
        (
            "Clashes killed 30 people in March 2020. Another 21 were killed after the vote that October.",
            ["30 2020-03-01..2020-03-31", "21 2020-10-01..2020-10-31"],
        ),
        (
            "Some 261 people died in fires in the year to March 2017, up from 248 in the previous 12 months.",
            ["Some 261 2016-04-01..2017-03-31", "248 2015-04-01..2016-03-31"],
        ),
    ],
)
def test_what_is_counted_from_another_time(read: Read, text: str, told: list[str]) -> None:
    assert days(read(text)) == told


def test_the_same_day_is_that_of_the_event_however_far_above(read: Read) -> None:
    text = "A storm killed 40 people in Leon on Monday. Schools shut, the mayor said on Tuesday. Nobody slept. Trees fell."
    assert (
        days(read(f"{text}\n\nRoads were cut. Shops shut. In Lugo, 19 people died the same day, an office said on Wednesday."))[-1]
        == "19 2024-03-11..2024-03-11"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It was the worst attack since October 2019, when gunmen stormed a hotel, killing 30.", "30 2019-10-01..2019-10-31"),
        (
            "Some 67 miners died last year, a rise of 40 percent over 2019, when the union counted 47 such deaths.",
            "47 2019-01-01..2019-12-31",
        ),
        ("The state declared an epidemic on January 10, when 87,000 suspected cases had been counted.", "87,000 -..2024-01-10"),
        ("On Monday, when 40 mourners gathered, a blast hurt 12 people.", "12 2024-03-11..2024-03-11"),
    ],
)
def test_a_when_clause_is_of_the_time_before_it(read: Read, text: str, told: str) -> None:
    assert days(read(text))[-1] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The blast left 13 people dead and 90 hurt, the deadliest in Leon since July 8, 2021, when 33 died in a fire.",
            ["13 -..-", "90 -..-"],
        ),
        ("Floods killed 17 people in Leon, 10 of them in February.", ["17 -..-", "10 2024-02-01..2024-02-29"]),
        ("Floods killed 17 people in Leon on Monday, 10 of them children.", ["17 2024-03-11..2024-03-11", "10 2024-03-11..2024-03-11"]),
        ("Elders freed four teachers who had been abducted in September.", ["four 2023-09-01..2023-09-30", "four -..-"]),
        ("A bomb that went off on Monday killed six people.", ["six 2024-03-11..2024-03-11"]),
        ("Leon, which had been calm in the previous two years, saw seven miners killed.", ["seven -..-"]),
        (
            "The bodies of three men were found on Monday in Lugo, where nine miners have been slain since 2010.",
            ["three 2024-03-11..2024-03-11", "nine 2010-01-01..2024-03-14"],
        ),
        ("A general went on trial on Monday over the killing of at least 150 people in Leon.", ["at least 150 -..-"]),
        ("Rebels shot dead six people on Monday for feeding soldiers.", ["six 2024-03-11..2024-03-11"]),
        (
            "On Monday a pit flooded, trapping seven; three had been pulled out by Wednesday.",
            ["seven 2024-03-11..2024-03-11"],
        ),
        (
            "In February, a blast claimed 78 lives and put 114 people in hospital.",
            ["78 2024-02-01..2024-02-29", "114 2024-02-01..2024-02-29"],
        ),
        (
            "At least 49 people were killed and 200 hurt in six days of fighting between the clans in January.",
            ["At least 49 2024-01-01..2024-01-31", "200 2024-01-01..2024-01-31"],
        ),
    ],
)
def test_times_of_other_clauses_date_nothing_else(read: Read, text: str, told: list[str]) -> None:
    found = days(read(text))
    assert found[: len(told)] == told


def test_what_was_before_does_not_date_what_is_told_next(read: Read) -> None:
    text = (
        "A bomb hit Leon on Tuesday.\n\nElders freed two nurses who had been seized in September. Jets struck the hills, killing 11 people."
    )
    assert days(read(text))[-1] == "11 2024-03-12..2024-03-12"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Some 145,000 people were infected by August 2019, compared with 65,000 in the whole of 2018.", "65,000 2018-01-01..2018-12-31"),
        (
            "Some 1,917 people died on roads between January 1 and February 29, up from 1,711 recorded in the same period last year.",
            "1,711 2023-01-01..2023-02-28",
        ),
        (
            "Some 606 people died in the first two months of the year, against 560 in the same period of 2023.",
            "560 2023-01-01..2023-02-28",
        ),
    ],
)
def test_a_figure_held_against_another_is_dated_behind_it(read: Read, text: str, told: str) -> None:
    assert days(read(text))[-1] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The toll of the storm has reached 326, up from 225 on Wednesday.", ["326 -..2024-03-14", "225 -..2024-03-13"]),
        (
            "Some 796 people have been hurt and 201 are still missing as of March 12.",
            ["Some 796 -..2024-03-12", "201 2024-03-12..2024-03-12"],
        ),
        ("Thirteen miners had lost their lives by February.", ["Thirteen -..2024-02-29"]),
        ("Twelve boys were led out of a cave by Tuesday evening.", ["Twelve 2024-03-12..2024-03-12"]),
        ("At least 52 people have died so far this year, the mayor said on Tuesday.", ["At least 52 2024-01-01..2024-03-12"]),
    ],
)
def test_a_count_ends_on_the_day_that_it_was_made(read: Read, text: str, told: list[str]) -> None:
    assert days(read(text)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"Some 70 houses were burned down yesterday," Colonel Abad told reporters on Tuesday.', "Some 70 2024-03-11..2024-03-11"),
        ('"Some 70 houses were burned down yesterday," Colonel Abad said.', "Some 70 2024-03-13..2024-03-13"),
        ("Colonel Abad met the mayor on Tuesday and 70 houses were burned down yesterday.", "70 2024-03-13..2024-03-13"),
    ],
)
def test_yesterday_within_a_quotation_counts_from_the_day_of_speaking(read: Read, text: str, told: str) -> None:
    assert days(read(text))[-1] == told


def test_what_began_a_war_has_no_days_unless_it_is_dated(read: Read) -> None:
    text = "A shell killed nine on Monday.\n\nThe war began when rebels stormed into Lugo, killing about 1,200 people."
    assert days(read(text))[-1] == "about 1,200 -..-"


def test_since_a_dated_plunge_into_war(read: Read) -> None:
    text = "Leon plunged into war on 15 April 2023 when the army split. Tens of thousands of people have been killed."
    assert days(read(text)) == ["Tens of thousands 2023-04-15..2024-03-14"]


def test_statistics_go_on_with_another(read: Read) -> None:
    text = "A bus fell on Monday.\n\nSome 917 people died on roads between January 1 and February 29. Another 302 people suffered injuries."
    assert days(read(text))[-2:] == ["Some 917 2024-01-01..2024-02-29", "302 2024-01-01..2024-02-29"]


def test_a_headline_has_the_days_of_the_lead(read: Read) -> None:
    claims = read("At least 13 miners died in raids across Leon on Monday.", title="Thirteen miners, 13 die in Leon")
    assert days(claims)[0].endswith(" 2024-03-11..2024-03-11")


def test_a_dateline_dates_no_toll(read: Read) -> None:
    text = "LEON, March 14 (Agency) - The death toll from the floods in Leon rose to 372 on Wednesday."
    assert days(read(text, dateline="LEON, March 14 (Agency)")) == ["372 -..2024-03-13"]


def test_those_who_remain_are_counted_now(read: Read) -> None:
    text = "Rebels took 250 miners hostage on May 2, 2021. Around 100 hostages remain in Lugo."
    assert days(read(text))[-1] == "Around 100 2024-03-14..2024-03-14"
