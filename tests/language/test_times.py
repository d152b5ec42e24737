"""Time expressions: what is found in a sentence and which days it names, as seen from Wednesday, 4 December 2024."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.language.document import Document, Sentence, Token
from pipeline.language.times import TimeExpression, find_times, spans

WEDNESDAY = dt.date(2024, 12, 4)


def unparsed(text: str, published: dt.date | None = WEDNESDAY) -> Document:
    """A document of one sentence a line whose words have no parse: the grammar needs none."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for line in re.finditer(r"[^\n]+", text):
        first = len(tokens)
        for word in re.finditer(r"\w+(?:[-'\u2019]\w+)*|[^\w\s]", line.group()):
            start = line.start() + word.start()
            i = len(tokens)
            tokens.append(
                Token(i, word.group(), word.group().lower(), word.group(), "X", "", "", i, start, start + len(word.group()), len(sentences))
            )
        if len(tokens) > first:
            sentences.append(Sentence(len(sentences), len(sentences), tokens[first].start, tokens[-1].end, first, len(tokens)))
    return Document(text, 0, published, tokens, sentences)


def times(text: str, published: dt.date | None = WEDNESDAY) -> list[TimeExpression]:
    return find_times(unparsed(text, published))


def days(text: str, published: dt.date | None = WEDNESDAY) -> list[tuple[str, str]]:
    """Start and end of every dated expression, in text order."""
    return [(str(time.period_start), str(time.period_end)) for time in times(text, published) if time.period_start]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        # a bare weekday is the latest one up to and including publication
        ("Two died on Wednesday.", "2024-12-04", "2024-12-04"),
        ("Two died on Thursday.", "2024-11-28", "2024-11-28"),
        ("Two died in Sunday's attack.", "2024-12-01", "2024-12-01"),
        ("Two died late Monday night.", "2024-12-02", "2024-12-02"),
        ("Two died early on Tuesday.", "2024-12-03", "2024-12-03"),
        ("Two died overnight Saturday.", "2024-11-30", "2024-11-30"),
        ("Two died last Wednesday.", "2024-11-27", "2024-11-27"),
        ("Two died last Friday.", "2024-11-29", "2024-11-29"),
        ("Two died on Tuesday of last week.", "2024-11-26", "2024-11-26"),
        # words that count from publication
        ("Two died yesterday morning.", "2024-12-03", "2024-12-03"),
        ("Two died earlier today.", "2024-12-04", "2024-12-04"),
        ("Two died last night.", "2024-12-03", "2024-12-03"),
        ("Two died overnight.", "2024-12-04", "2024-12-04"),
        ("Two died three days ago.", "2024-12-01", "2024-12-01"),
        ("Two died the day before yesterday.", "2024-12-02", "2024-12-02"),
        # calendar units; a week runs from Monday, the current unit is cut
        ("Two died this week.", "2024-12-02", "2024-12-04"),
        ("Two died late last week.", "2024-11-25", "2024-12-01"),
        ("Two died earlier this month.", "2024-12-01", "2024-12-04"),
        ("Two died last month.", "2024-11-01", "2024-11-30"),
        ("Two died so far this year.", "2024-01-01", "2024-12-04"),
        ("Two died last year.", "2023-01-01", "2023-12-31"),
        ("Two died over the weekend.", "2024-11-30", "2024-12-01"),
        # months, years, seasons, decades
        ("Two died in August.", "2024-08-01", "2024-08-31"),
        ("Two died in December.", "2024-12-01", "2024-12-04"),
        ("Two died last December.", "2023-12-01", "2023-12-31"),
        ("Two died in August last year.", "2023-08-01", "2023-08-31"),
        ("Two died in mid-October 2018.", "2018-10-01", "2018-10-31"),
        ("Two died in early 2015.", "2015-01-01", "2015-12-31"),
        ("Two died in the 2014 war.", "2014-01-01", "2014-12-31"),
        ("Two died in the early 1980s.", "1980-01-01", "1989-12-31"),
        ("Two drowned in the summer of 1968.", "1968-06-01", "1968-08-31"),
        ("Two died in the first half of 2018.", "2018-01-01", "2018-06-30"),
        ("Two died in the first week of March 2018.", "2018-03-01", "2018-03-07"),
        ("Two died in the last ten days of May 2018.", "2018-05-22", "2018-05-31"),
        ("Two died in the six months to June 2018.", "2018-01-01", "2018-06-30"),
        ("Two died in the last quarter of 2018.", "2018-10-01", "2018-12-31"),
        ("Two died in the first three months of the year.", "2024-01-01", "2024-03-31"),
        ("Two died in the first nine months of this year.", "2024-01-01", "2024-09-30"),
        # dates
        ("Two died on 6 December 2018.", "2018-12-06", "2018-12-06"),
        ("Two died on Dec. 3.", "2024-12-03", "2024-12-03"),
        ("Two died on Dec. 6.", "2023-12-06", "2023-12-06"),
        ("Two died on May 4th.", "2024-05-04", "2024-05-04"),
        ("Two died on the 10th of May.", "2024-05-10", "2024-05-10"),
        ("Two died on Thursday, Nov. 28, 2024.", "2024-11-28", "2024-11-28"),
        ("Two died on 2018-12-06.", "2018-12-06", "2018-12-06"),
        ("Two died on 25/12/2018.", "2018-12-25", "2018-12-25"),
        ("Two died on 12/25/2018.", "2018-12-25", "2018-12-25"),
        ("Two died on New Year's Eve.", "2023-12-31", "2023-12-31"),
        ("Two died on Good Friday 2015.", "2015-04-03", "2015-04-03"),
        # ranges
        ("Two died on October 7-9.", "2024-10-07", "2024-10-09"),
        ("Two died from 1 to 15 November.", "2024-11-01", "2024-11-15"),
        ("Two died from Oct. 30 to Nov. 2, 2018.", "2018-10-30", "2018-11-02"),
        ("Two died between Friday and Monday.", "2024-11-29", "2024-12-02"),
        ("Two died from 2003 to 2011.", "2003-01-01", "2011-12-31"),
        ("Two died between May and July 2018.", "2018-05-01", "2018-07-31"),
        ("Two died in the week ending 1 December.", "2024-11-25", "2024-12-01"),
        ("Two died in the 24 hours to Monday morning.", "2024-12-01", "2024-12-02"),
        ("Two died in the week that ended on November 17.", "2024-11-11", "2024-11-17"),
        # stretches that end with publication
        ("Two died in the past 24 hours.", "2024-12-03", "2024-12-04"),
        ("Two died over a 24-hour period.", "2024-12-03", "2024-12-04"),
        ("Two died over the past week.", "2024-11-27", "2024-12-04"),
        ("Two died in the last six weeks.", "2024-10-23", "2024-12-04"),
        ("Two died over the past two years.", "2022-12-04", "2024-12-04"),
        ("Two have died since Saturday.", "2024-11-30", "2024-12-04"),
        ("Two have died since October 7, 2023.", "2023-10-07", "2024-12-04"),
        ("Two have died since early 2011.", "2011-01-01", "2024-12-04"),
        ("Two have died since the start of the year.", "2024-01-01", "2024-12-04"),
        ("Two have died since the war began on 7 October 2023.", "2023-10-07", "2024-12-04"),
    ],
)
def test_one_expression_names_these_days(text: str, start: str, end: str) -> None:
    assert days(text) == [(start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "Two died recently.",
        "Two died two weeks ago.",
        "Two died days after the storm.",
        "Two died in recent days.",
        "Two died over the past few months.",
        "Two died on 12/06/2018.",  # nobody can tell the day from the month
        "Two have died since the war began.",
    ],
)
def test_words_that_name_no_day_are_found_without_one(text: str) -> None:
    (time,) = times(text)
    assert time.period_start is None
    assert time.precision == "none"


@pytest.mark.parametrize(
    "text",
    [
        "A 7-year-old boy, aged 10, was jailed for 12 years.",
        "Every Sunday and on Fridays too, people pray.",
        "The Sunday Times sold 2014 copies on Black Friday.",
        "It may march on; the sun sat, and June said so.",
        "About 2000 people walked 1900 miles.",
        "In all 1748 were enrolled.",
        "It struck at 10:15 on route 66.",
        "He was tired since he slept badly.",
    ],
)
def test_no_time_is_found(text: str) -> None:
    assert times(text) == []


def test_a_date_before_counted_people_does_not_take_their_number() -> None:
    assert days("In May 5 people died.") == [("2024-05-01", "2024-05-31")]
    assert days("On May 5, 2000 people died.") == [("2024-05-05", "2024-05-05")]
    assert days("In December 6-year-old twins died.") == [("2024-12-01", "2024-12-04")]


def test_a_feast_is_of_the_year_told_behind_its_event() -> None:
    assert days("A court jailed nine over the Easter Sunday bombings of 2019.")[0] == ("2019-04-21", "2019-04-21")


def test_years_in_a_list_support_one_another() -> None:
    assert days("In 2011, 2012 and 2013 floods came.") == [("2011-01-01", "2013-12-31")]
    assert [start for start, _ in days("In 2011, 2013 and 2015 floods came.")] == ["2011-01-01", "2013-01-01", "2015-01-01"]


def test_a_day_earlier_counts_from_the_time_before_it() -> None:
    assert days("On Monday nine died.\nA day earlier two died.") == [("2024-12-02",) * 2, ("2024-12-01",) * 2]
    assert days("In May 2017 it rained.\nThat year 200 died.")[1] == ("2017-01-01", "2017-12-31")


def test_a_month_joined_to_one_with_a_year_is_of_that_year() -> None:
    starts = [start for start, _ in days("Floods killed 80 in May and August 2010.")]
    assert starts == ["2010-05-01", "2010-08-01"]


def test_a_month_of_that_year_lies_in_the_year_named_before() -> None:
    assert days("Nine died in a 2015 attack and two in March of that year.")[1] == ("2015-03-01", "2015-03-31")


def test_a_day_earlier_alone_counts_from_publication_by_default() -> None:
    (time,) = times("A day earlier, two died.")
    assert (str(time.period_start), time.basis) == ("2024-12-03", "default")


def test_a_time_after_an_event_keeps_the_event_and_the_offset() -> None:
    time = times("It came two days after the quake.")[0]
    assert (time.basis, time.anchor_text, time.offset_days, time.period_start) == ("anchored", "the quake", 2, None)


def test_a_time_after_a_dated_event_is_dated() -> None:
    time = times("It came a day after Monday's quake.")[0]
    assert (time.anchor_text, str(time.period_start)) == ("Monday's quake", "2024-12-03")


def test_since_keeps_the_words_of_its_start() -> None:
    (time,) = times("Since the war began, thousands have died.")
    assert (time.kind, time.since_text, time.anchor_text, time.period_end) == ("since", "the war began", "the war began", WEDNESDAY)


def test_a_day_without_a_year_takes_the_year_written_beside_the_same_day() -> None:
    assert days("It began on March 3, 2011.\nThe March 3 quake killed many.")[1] == ("2011-03-03", "2011-03-03")


def test_the_day_of_a_well_known_attack_is_that_of_its_year() -> None:
    assert days("The Sept. 11 attacks killed many.") == [("2001-09-11", "2001-09-11")]
    assert days("The Sept. 11 attacks killed many.", dt.date(1999, 1, 1)) == [("1998-09-11", "1998-09-11")]


def test_a_fiscal_year_has_days_only_where_the_country_is_known() -> None:
    assert days("The U.S. admitted 70 in FY 2016.") == [("2015-10-01", "2016-09-30")]
    assert days("It admitted 70 in FY 2016.") == []


@pytest.mark.parametrize("text", ["It opens tomorrow.", "It opens next week.", "It opens next Sunday.", "It opens in 2031."])
def test_words_of_the_future_are_marked(text: str) -> None:
    (time,) = times(text)
    assert time.is_future
    assert time.period_start is not None
    assert time.period_start > WEDNESDAY


def test_without_a_day_of_publication_only_written_dates_have_days() -> None:
    found = days("On Monday, in May, on 3 May 2014, in 2012 and since 2011, last week.", None)
    assert found == [("2014-05-03",) * 2, ("2012-01-01", "2012-12-31"), ("2011-01-01", "None")]


def test_the_preposition_before_it_is_kept() -> None:
    assert [time.marker for time in times("By Monday, as of Tuesday, until early May.")] == ["by", "as of", "until"]


PIECES = (
    *(
        "Monday",
        "on Sunday",
        "last Friday",
        "next Sunday",
        "May",
        "in May",
        "Dec. 6",
        "31 June",
        "Feb. 29",
        "29 February 1900",
        "2018-02-30",
    ),
    *(
        "2014",
        "in 2014",
        "from",
        "to",
        "between",
        "and",
        "-",
        "until",
        "since",
        "Since then",
        "the war began",
        "a day earlier",
        "that year",
    ),
    *(
        "two days after",
        "the next day",
        "in the past 24 hours",
        "999 years ago",
        "the past 999 years",
        "the next 999 decades",
        "this weekend",
    ),
    *(
        "the first half of",
        "the end of",
        "last",
        "FY 2016",
        "U.S.",
        "the 2030s",
        "Thanksgiving",
        "Labor Day weekend",
        "Sept. 11 attacks",
        ",",
        ".",
        "\n",
    ),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
DAYS = st.dates(dt.date.min, dt.date.max)


@given(TEXTS, st.none() | DAYS)
@example("since this weekend Monday - Monday Since then", dt.date(2000, 2, 2))
@settings(max_examples=400, deadline=None)
def test_any_text_gives_sound_expressions(text: str, published: dt.date | None) -> None:
    for upper in (False, True):
        document = unparsed(text.upper() if upper else text, published)
        end = 0
        for time in find_times(document):
            assert document.text[time.start : time.end] == time.text
            assert end <= time.start < time.end
            end = time.end
            assert 0 <= time.first < time.last <= len(document.tokens)
            assert (time.period_start is None) <= (time.kind == "since" or time.period_end is None)
            if time.period_start and time.period_end:
                assert time.period_start <= time.period_end
                assert time.precision != "none"
            if time.precision == "day":
                assert time.period_start == time.period_end


@given(st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]), st.dates(dt.date(2, 1, 1)))
@settings(deadline=None)
def test_a_bare_weekday_lies_within_the_week_up_to_publication(name: str, published: dt.date) -> None:
    (time,) = find_times(unparsed(f"Two died on {name}.", published))
    assert time.period_start
    assert 0 <= (published - time.period_start).days < 7
    assert f"{time.period_start:%A}" == name


@given(DAYS, st.integers(1, 12))
def test_the_latest_month_has_begun(published: dt.date, month: int) -> None:
    span = spans.latest_month(published, month)
    assert span is None or (span.start <= span.end <= published and span.start.month == month)


@given(st.integers(1583, 9999))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    day = spans.easter(year)
    assert day
    assert day.weekday() == 6
    assert dt.date(year, 3, 22) <= day <= dt.date(year, 4, 25)


@given(st.text(max_size=300))
@settings(deadline=None)
def test_arbitrary_characters_do_no_harm(text: str) -> None:
    find_times(unparsed(text))
