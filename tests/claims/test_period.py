"""The days that a claim covers, by the conventions of the guidelines; articles of our own, published on Thursday, 14 March 2024."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim

Read = Callable[..., list[Claim]]
DAY = dt.date
PUBLISHED = DAY(2024, 3, 14)


def periods(claims: list[Claim]) -> list[tuple[dt.date | None, dt.date | None]]:
    return [(claim.period_start, claim.period_end) for claim in claims if claim.kind == "numeric"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("A bomb killed nine people on Monday.", (DAY(2024, 3, 11), DAY(2024, 3, 11))),
        ("A bomb killed nine people in February.", (DAY(2024, 2, 1), DAY(2024, 2, 29))),
        ("An earthquake killed 900 people in 1998.", (DAY(1998, 1, 1), DAY(1998, 12, 31))),
        ("Strikes killed 30 people in the past 24 hours.", (DAY(2024, 3, 13), PUBLISHED)),
        ("More than 900 people have been killed since January 5.", (DAY(2024, 1, 5), PUBLISHED)),
        ("Nine people are still missing.", (PUBLISHED, PUBLISHED)),
        ("A 2013 study found that a bomb killed nine people on Monday.", (DAY(2024, 3, 11), DAY(2024, 3, 11))),
        ("As of Tuesday, 12 people were still missing.", (DAY(2024, 3, 12), DAY(2024, 3, 12))),
        ("Floods have affected 90,000 people this week.", (DAY(2024, 3, 11), PUBLISHED)),
        ("A bomb recently killed nine people.", (None, None)),
    ],
)
def test_a_claims_own_words_date_it(read: Read, text: str, period: tuple[dt.date | None, dt.date | None]) -> None:
    assert periods(read(text)) == [period]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Nine people were killed on January 5, 9999.", None),
        ("Nine people were killed on 5 January 9999 in Kano.", None),
        ("Nine people were killed on 9999-01-05.", None),
        ("On January 5, 0001, nine people were killed.", None),
        ("Nine people have been killed since January 1, 0001.", None),
        ("Nine people were killed on October 14, 1066 near the coast.", DAY(1066, 10, 14)),
    ],
)
def test_four_digits_behind_a_day_and_a_month_are_a_year_and_no_count(read: Read, text: str, start: dt.date | None) -> None:
    assert [(claim.best, claim.period_start) for claim in read(text)] == [(9, start)]


@pytest.mark.parametrize("what", ["people were displaced", "protesters were arrested", "were arrested"])
def test_four_digits_before_what_they_count_are_no_year(read: Read, what: str) -> None:
    assert [(claim.best, claim.period_start) for claim in read(f"On January 5, 4500 {what}.")] == [(4500, DAY(2024, 1, 5))]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sunday's blast came just two days after two bombs killed six officers.", DAY(2024, 3, 8)),
        ("The strike on Sunday came a day after a raid killed six people.", DAY(2024, 3, 9)),
        ("He was arrested on Sunday, two days after a bomb killed six officers.", DAY(2024, 3, 8)),
        ("On Sunday, two days after a bomb killed six officers, thousands marched.", DAY(2024, 3, 8)),
        ("Two days after a bomb killed six officers, thousands marched on Sunday.", DAY(2024, 3, 8)),
        ("Thousands marched on Tuesday, a day after a bomb killed six people on Monday.", DAY(2024, 3, 11)),
        ("A bomb killed nine on Sunday. The attack came two days after soldiers killed six people.", DAY(2024, 3, 8)),
        ("Thousands marched on Tuesday, weeks after a storm killed six people on January 10.", DAY(2024, 1, 10)),
    ],
)
def test_what_was_some_days_before_a_dated_event_is_counted_back_from_it(read: Read, text: str, day: dt.date) -> None:
    assert periods(read(text))[-1] == (day, day)


@pytest.mark.parametrize("text", ["Last year, 476 cases of measles were reported in Kenya.", "Last year, 476 measles cases were reported."])
def test_a_year_in_which_cases_were_reported_is_theirs(read: Read, text: str) -> None:
    assert periods(read(text)) == [(DAY(2023, 1, 1), DAY(2023, 12, 31))]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Nine people died on Tuesday and Wednesday.", (DAY(2024, 3, 12), DAY(2024, 3, 13))),
        ("Clashes on Tuesday and Wednesday left nine dead.", (DAY(2024, 3, 12), DAY(2024, 3, 13))),
        ("Nine people died on Monday, Tuesday and Wednesday.", (DAY(2024, 3, 11), DAY(2024, 3, 13))),
        ("In January and February, 320 people died on the roads.", (DAY(2024, 1, 1), DAY(2024, 2, 29))),
        ("In the year to June 2023, 320 people died on the roads.", (DAY(2022, 7, 1), DAY(2023, 6, 30))),
        ("In the year ended 30 June 2023, 320 people died on the roads.", (DAY(2022, 7, 1), DAY(2023, 6, 30))),
        ("Nine people were killed in the week of February 12.", (DAY(2024, 2, 12), DAY(2024, 2, 18))),
        ("Year-to-date, police have recorded 320 killings.", (DAY(2024, 1, 1), PUBLISHED)),
        ("Police recorded 320 murders last year.", (DAY(2023, 1, 1), DAY(2023, 12, 31))),
        ("The 2023 figures show 22 arrests.", (DAY(2023, 1, 1), DAY(2023, 12, 31))),
    ],
)
def test_a_stated_span_is_the_period(read: Read, text: str, period: tuple[dt.date | None, dt.date | None]) -> None:
    assert periods(read(text)) == [period]


@pytest.mark.parametrize("text", ["Nine people died on Monday and Thursday.", "They met on Monday, on Tuesday a bomb killed nine people."])
def test_days_that_are_not_told_together_are_no_span(read: Read, text: str) -> None:
    [claim] = read(text)
    assert claim.period_start == claim.period_end


def test_each_number_of_a_row_has_its_own_day(read: Read) -> None:
    claims = read("Four people died on Monday, two on Tuesday and three more on Wednesday.")
    assert [claim.period_start for claim in claims] == [DAY(2024, 3, 11), DAY(2024, 3, 12), DAY(2024, 3, 13)]


@pytest.mark.parametrize(
    "text",
    [
        "Since the bombing that killed 12 people in May, the road has been closed.",
        "The road has been closed since the bombing in May that killed 12 people.",
    ],
)
def test_what_a_since_counts_from_is_no_running_total(read: Read, text: str) -> None:
    [claim] = read(text)
    assert (claim.measure, claim.period_start, claim.period_end) == ("incident", DAY(2023, 5, 1), DAY(2023, 5, 31))


@pytest.mark.parametrize(
    "text",
    [
        "Each year about 4,000 people drown in the lake.",
        "Cholera kills about 4,000 people a year.",
        "Some 4,000 people die annually in floods.",
        "About 200 people per day are fleeing the town.",
    ],
)
def test_what_happens_every_year_is_of_no_days(read: Read, text: str) -> None:
    [claim] = read(text)
    assert (claim.measure, claim.period_start, claim.period_end) == ("period", None, None)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("More than 400 migrants were picked up on Saturday, taking the total for the year to 4,644.", DAY(2024, 1, 1)),
        ("Clashes on Monday left nine dead, bringing the death toll since the unrest began in December to 39.", DAY(2023, 12, 1)),
    ],
)
def test_a_total_has_the_start_that_is_told_beside_it(read: Read, text: str, start: dt.date) -> None:
    total = read(text)[-1]
    assert (total.measure, total.period_start, total.period_end) == ("cumulative", start, PUBLISHED)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Some 40,000 people came, 2,000 more than last year. Police made 14 arrests.", (None, None)),
        ("A farmer was killed by a tiger on Tuesday, the fifth such death this year.", (DAY(2024, 3, 12), DAY(2024, 3, 12))),
        ("The Easter Sunday attack in 2019 hurt 90 people on Easter Sunday 2019.", (DAY(2019, 4, 21), DAY(2019, 4, 21))),
    ],
)
def test_comparisons_and_ranks_date_nothing(read: Read, text: str, period: tuple[dt.date | None, dt.date | None]) -> None:
    assert periods(read(text)) == [period]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Rebels said on Tuesday they had killed nine soldiers in an ambush near Goma on Monday.", (DAY(2024, 3, 11), DAY(2024, 3, 11))),
        ("The bombing, which killed nine people five years ago, was remembered on Monday.", (None, None)),
        ("Monday is the fifth anniversary of the bombing that killed nine people.", (None, None)),
    ],
)
def test_days_of_speech_and_of_remembrance_are_not_the_events(read: Read, text: str, period: tuple[dt.date | None, dt.date | None]) -> None:
    assert periods(read(text)) == [period]


def test_what_a_war_has_done_since_it_broke_out_is_said_once_for_all(read: Read) -> None:
    claims = read("The war, which broke out in April 2023, has killed 40,000 people and uprooted more than 12 million.")
    assert periods(claims) == [(DAY(2023, 4, 1), PUBLISHED)] * 2


@pytest.mark.parametrize("text", ["Nine people died on Sunday, a day when families gather.", "Nine people died each day on March 10."])
def test_a_day_beside_a_date_is_that_day(read: Read, text: str) -> None:
    assert periods(read(text)) == [(DAY(2024, 3, 10), DAY(2024, 3, 10))]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Nine soldiers died at the weekend, the army said on Tuesday.", (DAY(2024, 3, 9), DAY(2024, 3, 10))),
        ("A storm tore through overnight Saturday into Sunday, officials said Tuesday.", (DAY(2024, 3, 9), DAY(2024, 3, 10))),
    ],
)
def test_what_happened_over_days_is_dated_by_them_and_not_by_the_speech(
    read: Read, text: str, period: tuple[dt.date | None, dt.date | None]
) -> None:
    assert periods(read(f"{text} Forty people were hurt."))[-1] == period


def test_as_on_and_as_at_mean_as_of(read: Read) -> None:
    known = [periods(read(f"The state had 900 confirmed cholera cases as {word} March 12, 2024.")) for word in ("of", "on", "at")]
    assert known[0] == known[1] == known[2]
    assert [period[1] for period in known[0]] == [DAY(2024, 3, 12)]


def test_claims_without_a_date_of_their_own_belong_to_the_main_event(read: Read) -> None:
    text = "A bomb exploded in a market in Kano on Monday.\n\nNine people were killed, doctors said.\n\nAnother 20 people were injured."
    assert periods(read(text, title="Nine killed in market bombing")) == [(DAY(2024, 3, 11), DAY(2024, 3, 11))] * 3


def test_the_toll_of_a_war_counts_from_the_day_it_is_said_to_have_begun(read: Read) -> None:
    text = "The war began on February 3 when rebels took the town. The war has killed more than 9,000 people, doctors said."
    claims = [claim for claim in read(text) if claim.kind == "numeric"]
    assert periods(claims) == [(DAY(2024, 2, 3), PUBLISHED)]
    assert claims[0].as_of == PUBLISHED
    assert claims[0].since_text is not None


def test_a_period_never_ends_before_it_starts_and_tells_how_it_was_found(read: Read) -> None:
    text = (
        "The toll rose to 31 on Tuesday. Nine people died on Sunday. In 2011, floods killed 200 people. Some 40 people are missing. "
        "Since May, 900 people have fled. Two people would die."
    )
    for claim in read(text, title="Toll rises to 31"):
        start, end = claim.period_start, claim.period_end
        assert start is None or end is None or start <= end
        assert (claim.period_basis == "none") == (start is None and end is None)


def test_without_a_day_of_publication_only_written_dates_count(read: Read) -> None:
    assert periods(read("A bomb killed nine people on Monday.", published=None)) == [(None, None)]
    assert periods(read("A bomb killed nine people on 4 May 2019.", published=None)) == [(DAY(2019, 5, 4), DAY(2019, 5, 4))]


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("The war that broke out in May 2022 has killed thousands of people.", DAY(2022, 5, 1)),
        ("The insurgency that began in 2012 has killed 9,000 people.", DAY(2012, 1, 1)),
    ],
)
def test_a_war_kills_from_its_beginning_up_to_now(read: Read, text: str, since: dt.date) -> None:
    (claim,) = read(text)
    assert (claim.measure, claim.period_start, claim.period_end, claim.as_of) == ("cumulative", since, PUBLISHED, PUBLISHED)
    assert periods(read("The war that broke out in 1998 killed 700 people."))[0][1] != PUBLISHED


def test_deaths_registered_in_a_span_are_of_that_span(read: Read) -> None:
    text = "The fever has killed 800 people since January. Nine deaths were registered in the last 24 hours, the ministry said."
    claim = read(text)[1]
    assert (claim.measure, claim.period_start, claim.period_end) == ("period", DAY(2024, 3, 13), PUBLISHED)


def test_what_has_happened_is_not_of_a_year_long_past(read: Callable[..., list[Claim]]) -> None:
    told = read("A cyclone struck Odisha in 1999 and killed 9,000 people. So far, we have evacuated 4,250 people in Odisha.")
    assert told[0].period_start == dt.date(1999, 1, 1)
    assert told[1].period_end is None or told[1].period_end.year == 2024


def test_the_year_that_a_figure_is_held_against_is_not_its_own(read: Read) -> None:
    text = "The ministry reported 4,370 cases of measles, against 1,200 in all of last year."
    assert periods(read(text))[1] == (DAY(2023, 1, 1), DAY(2023, 12, 31))
    assert periods(read(text))[0] != periods(read(text))[1]


def test_the_same_period_is_summed_up_like_the_one_before(read: Read) -> None:
    text = "Soldiers have killed 36 Palestinians in the West Bank this year. Seven Israelis were killed in the same period."
    first, second = read(text)
    assert second.measure == first.measure


@pytest.mark.parametrize(
    "text",
    [
        "Three people died when a truck exploded, the ministry said on Wednesday. The blast late on Tuesday woke the town.",
        "Nine miners were killed when a heap collapsed, officials said Wednesday. The collapse happened on Tuesday.",
    ],
)
def test_the_day_of_speaking_gives_way_to_the_day_that_the_article_gives_the_event(read: Read, text: str) -> None:
    assert periods(read(text)) == [(DAY(2024, 3, 12), DAY(2024, 3, 12))]


def test_each_of_two_clauses_has_the_time_within_it(read: Read) -> None:
    found = periods(read("Troops killed 3,000 people in 1988, and at least 31 died during the protests of September 2007."))
    assert found == [(DAY(1988, 1, 1), DAY(1988, 12, 31)), (DAY(2007, 9, 1), DAY(2007, 9, 30))]


def test_one_time_is_that_of_both_clauses(read: Read) -> None:
    assert periods(read("On Monday 12 people died and 30 were hurt.")) == [(DAY(2024, 3, 11), DAY(2024, 3, 11))] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Eighteen years after 116 people were killed in Lugo, a court sentenced the mayor.",
        "Barely four months after 64 people were killed in Lugo, new fires broke out in the hills.",
    ],
)
def test_what_was_long_before_another_event_has_no_days(read: Read, text: str) -> None:
    assert periods(read(text)) == [(None, None)]


def test_a_part_has_the_days_of_its_whole(read: Read) -> None:
    found = periods(read("In February 2009 a boat sank off Lugo. That was when 25 people, 17 of them minors, drowned."))
    assert len(found) == 2
    assert found[0] == found[1]


def test_a_year_of_telling_is_one_of_happening(read: Read) -> None:
    assert periods(read("Last year the army reported 160 militants killed in a battle.")) == [(DAY(2023, 1, 1), DAY(2023, 12, 31))]
