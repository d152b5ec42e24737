"""What the lexical pass says of numbers, bounds, ranges and trends. The sentences are our own."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.language.numbers import Quantity, dates, find_numbers, lexicon, scan, shapes, vague, values
from pipeline.language.units import word_set

N = None


def one(text: str) -> Quantity:
    found = find_numbers(text)
    assert len(found) == 1, [q.number_text for q in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200 people", 1200),
        ("1 200 people", 1200),
        ("40\u202f000 people", 40_000),
        ("1.234.567 people", 1_234_567),
        ("12,34,567 people", 1_234_567),
        ("1'200'000 people", 1_200_000),
        ("2.3 million people", 2_300_000),
        ("2m people", 2_000_000),
        ("Fifteen hundred migrants", 1500),
        ("two hundred and fifty thousand and six people", 250_006),
        ("forty-three thousand people", 43_000),
        ("a million and a half people", 1_500_000),
        ("half a million people", 500_000),
        ("a half-million people", 500_000),
        ("a quarter of a million people", 250_000),
        ("two and a half million people", 2_500_000),
        ("2 1/2 million people", 2_500_000),
        ("a dozen people", 12),
        ("two dozen people", 24),
        ("half a dozen people", 6),
        ("13 lakh people", 1_300_000),
        ("three lakh crore rupees", 3_000_000_000_000),
        ("nine trillion people", 9 * 10**12),
        ("١٢٣ people", 123),
        ("３０ people", 30),
        ("1\u200b,\u200b200 people", 1200),
        ("FIVE HUNDRED AND SIX MISSING", 506),
        ("a single person", 1),
    ],
)
def test_the_value_of_a_number_in_any_writing(text: str, value: float) -> None:
    quantity = one(text)
    assert quantity.quantifier == "exact"
    assert (quantity.low, quantity.best, quantity.high) == (value, value, value)


@pytest.mark.parametrize(
    ("text", "span", "quantifier", "bounds"),
    [
        ("Over 44,400 died", "Over 44,400", "more_than", (44_400, 44_400, N)),
        ("at least a dozen died", "at least a dozen", "at_least", (12, 12, N)),
        ("no fewer than 30 died", "no fewer than 30", "at_least", (30, 30, N)),
        ("a minimum of 30 died", "a minimum of 30", "at_least", (30, 30, N)),
        ("30 or more died", "30 or more", "at_least", (30, 30, N)),
        ("30-plus died", "30-plus", "at_least", (30, 30, N)),
        ("upwards of 30 died", "upwards of 30", "more_than", (30, 30, N)),
        ("the dead exceeded 100 on Monday", "exceeded 100", "more_than", (100, 100, N)),
        ("the toll passed 20,000 on Monday", "passed 20,000", "more_than", (20_000, 20_000, N)),
        ("Deaths pass 20,000\n\nThe storm", "pass 20,000", "more_than", (20_000, 20_000, N)),
        ("up to 200 died", "up to 200", "at_most", (N, N, 200)),
        ("the outbreak is now up to 68 cases", "68", "exact", (68, 68, 68)),
        ("Man jailed over two deaths", "two", "exact", (2, 2, 2)),
        ("Trial over 14 deaths opens", "14", "exact", (14, 14, 14)),
        ("over 14 deaths were reported", "over 14", "more_than", (14, 14, N)),
        ("has left over 300 people homeless", "over 300", "more_than", (300, 300, N)),
        ("the flood left over 300 homeless", "over 300", "more_than", (300, 300, N)),
        ("with food left over 30 boxes went out", "30", "exact", (30, 30, 30)),
        ("as many as 18 died", "as many as 18", "at_most", (N, N, 18)),
        ("no more than 18 died", "no more than 18", "at_most", (N, N, 18)),
        ("fewer than 30 died", "fewer than 30", "less_than", (N, N, 30)),
        ("some 500 died", "some 500", "about", (N, 500, N)),
        ("an estimated 8,000 died", "an estimated 8,000", "about", (N, 8000, N)),
        ("20-odd died", "20-odd", "about", (N, 20, N)),
        ("30 or so died", "30 or so", "about", (N, 30, N)),
        ("close to 19,000 died", "close to 19,000", "nearly", (N, 19_000, 19_000)),
        ("almost a million died", "almost a million", "nearly", (N, 10**6, 10**6)),
        ("up to about 30 died", "up to about 30", "at_most", (N, N, 30)),
        ("between 30 and 40 died", "between 30 and 40", "range", (30, N, 40)),
        ("between 10 and 12 million fled", "between 10 and 12 million", "range", (10_000_000, N, 12_000_000)),
        ("30 to 40 died", "30 to 40", "range", (30, N, 40)),
        ("30–40 people died", "30–40", "range", (30, N, 40)),
        ("from 5 to 12 million fled", "from 5 to 12 million", "range", (5_000_000, N, 12_000_000)),
        ("an estimated 300 to 400 died", "an estimated 300 to 400", "range", (300, N, 400)),
        ("five or six men died", "five or six", "range", (5, N, 6)),
        ("two to three dozen died", "two to three dozen", "range", (24, N, 36)),
        ("more than 100 and fewer than 200 died", "more than 100 and fewer than 200", "range", (100, N, 200)),
        ("hundreds of thousands fled", "hundreds of thousands", "vague", (N, N, N)),
        ("thousands, if not millions, fled", "thousands, if not millions", "vague", (N, N, N)),
        ("several hundred fled", "several hundred", "vague", (N, N, N)),
        ("a large number of people fled", "a large number", "vague", (N, N, N)),
        ("scores of people fled", "scores", "vague", (N, N, N)),
        ("a handful of people fled", "a handful", "vague", (N, N, N)),
    ],
)
def test_bounds_reach_over_their_words(text: str, span: str, quantifier: str, bounds: tuple[object, ...]) -> None:
    quantity = one(text)
    assert (quantity.number_text, quantity.quantifier) == (span, quantifier)
    assert (quantity.low, quantity.best, quantity.high) == bounds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Maria Lopez, 34, was hurt", "age"),
        ("a 5-year-old boy", "age"),
        ("a man aged 40", "age"),
        ("children under five", "age"),
        ("the children under 5 were ill", "age"),
        ("the children aged under-5", "age"),
        ("Kiva City, 122; a town", "age"),
        ("Kiva City, 123; a town", "none"),
        ("a woman in her 20s", "age"),
        ("she was 34.", "age"),
        ("her son (7)", "age"),
        ("on 12 March 2020", "date"),
        ("those held in 2021 were freed", "date"),
        ("on Monday morning (13)", "date"),
        ("on Monday (13)", "date"),
        ("on Monday (45)", "none"),
        ("on March 12", "date"),
        ("in 2019,", "date"),
        ("the 2014 war", "date"),
        ("on 2019-01-21", "date"),
        ("since 9/11", "date"),
        ("at 10:30", "time"),
        ("at 2 p.m.", "time"),
        ("at 0800 GMT", "time"),
        ("they won 3-2", "score"),
        ("a 6.5-magnitude quake", "score"),
        ("one in five homes", "ratio"),
        ("two-thirds of homes", "ratio"),
        ("45 per cent", "percent"),
        ("$1.2bn", "currency"),
        ("R4bn", "currency"),
        ("1.5 million euros", "currency"),
        ("70kg", "mass"),
        ("110 km away", "length"),
        ("a 24-hour curfew", "duration"),
        ("45°C", "temperature"),
        ("the 10th victim", "ordinal"),
        ("the twenty-first victim", "ordinal"),
        ("Flight 370", "identifier"),
        ("an F-16 jet", "identifier"),
        ("COVID-19", "identifier"),
        ("call 555-123-4567", "identifier"),
        ("call (555) 123-4567", "identifier"),
        ("Image 4 of 8", "identifier"),
        ("at 12 Main Street", "identifier"),
        ("Formula One", "identifier"),
        ("12 villagers", "none"),
    ],
)
def test_the_kind_that_the_characters_show(text: str, kind: str) -> None:
    assert one(text).unit_kind == kind


@pytest.mark.parametrize("text", ["No one was hurt", "nobody was hurt", "No deaths", "none of the crew", "zero casualties"])
def test_zero_words_count_nothing(text: str) -> None:
    quantity = one(text)
    assert quantity.is_zero_word
    assert quantity.best == 0


@pytest.mark.parametrize("text", ["They spoke to one another", "this one", "no longer", "No, he said", "she scores goals", "first of all"])
def test_words_that_only_look_like_numbers(text: str) -> None:
    assert find_numbers(text) == []


def test_one_is_a_number_before_of_and_verbs() -> None:
    assert one("One of its commanders").best == 1
    assert one("He said that one of them died").best == 1
    assert one("The army said that one soldier was wounded").best == 1
    assert one("They knew that one elderly villager was hurt").best == 1


@pytest.mark.parametrize(("text", "quantifier"), [("They handed over 30 captives", "exact"), ("They freed over 30 captives", "more_than")])
def test_over_after_handing_is_no_bound(text: str, quantifier: str) -> None:
    assert one(text).quantifier == quantifier


@pytest.mark.parametrize("text", ["That one is broken", "Nothing is like that one song", "I think that one day we will"])
def test_that_one_points_at_a_thing(text: str) -> None:
    assert find_numbers(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The toll rose to 305 from 235", [(305, "up", "to"), (235, "up", "from")]),
        ("The toll rose from 235 to 305", [(235, "up", "from"), (305, "up", "to")]),
        ("Deaths fell by 20", [(20, "down", "by")]),
        ("47 more deaths", [(47, "up", "more")]),
        ("a further 12 deaths", [(12, None, "more")]),
        ("It is up from 29", [(29, "up", "from")]),
        ("more than 47 deaths", [(47, None, None)]),
    ],
)
def test_trends_say_which_level_a_number_is(text: str, expected: list[tuple[object, ...]]) -> None:
    assert [(q.value, q.trend, q.trend_role) for q in find_numbers(text)] == expected


def test_a_bound_does_not_reach_over_a_list() -> None:
    assert [q.quantifier for q in find_numbers("at least 12 killed and 30 wounded")] == ["at_least", "exact"]


def test_a_bound_does_not_cross_a_blank_line() -> None:
    assert one("What we talked about\n\n20 people died").quantifier == "exact"


def test_groups_of_known_size_are_marked() -> None:
    assert one("a couple of soldiers").is_group_noun


def test_levels_after_up_and_down_are_no_range() -> None:
    assert [q.number_text for q in find_numbers("Deaths are up from 29 to 41.")] == ["29", "41"]


@pytest.mark.parametrize(("text", "kind"), [("a girl of four was hurt", "age"), ("a mother of four was hurt", "none")])
def test_an_age_may_follow_of(text: str, kind: str) -> None:
    assert one(text).unit_kind == kind


def test_lists_stay_lists() -> None:
    assert [q.value for q in find_numbers("1,2,3,4")] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("text", "is_round"), [("20", True), ("44,400", True), ("44,429", False), ("1,200", True), ("7", False), ("1,210", False)]
)
def test_round_figures_end_in_zeros(text: str, is_round: bool) -> None:
    assert one(f"{text} people").is_round is is_round


@pytest.mark.parametrize(
    "text", ["1e400", "9" * 10_000, "1," * 5000, "one " * 5000, "million " * 3000, "1 234 " * 3000, "-" * 5000, "a" * 50_000]
)
def test_degenerate_texts_are_read_or_left_out(text: str) -> None:
    assert all(q.value is None or abs(q.value) < 1e30 for q in find_numbers(text))


PIECES = st.sampled_from(
    sorted(
        word_set(
            """
            at least 20 30 2.5 million and a half two dozen 1,200 - – to between from or more than people , . $ % 10:30 March 2019 no one
            killed year old ( ) rose by up 1/2 ½ 3-2 aged " ' 1e9 x 10 ^ km 7 000 several hundreds of thousands if not 12,34,567 No 5 €
            R4bn s th
            """
        )
    )
)


@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "\n", "\n\n"])), max_size=12))
def test_spans_lie_in_the_text_in_order_and_bounds_are_ordered(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    end = 0
    for quantity in find_numbers(text):
        assert end <= quantity.start <= quantity.number_start < quantity.number_end <= quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.number_text
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
        end = quantity.end


@given(st.text(max_size=60))
@example("June ¹")
def test_no_text_raises(text: str) -> None:
    find_numbers(text)


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_are_read_back(value: int) -> None:
    quantity = one(f"They counted {value:,} people.")
    assert quantity.best == value


def words_listed() -> set[str]:
    """Every word of the tables that numbers are read with."""
    tables = [table for module in (lexicon, dates, scan, shapes, vague, values) for table in vars(module).values()]
    return {entry for table in tables if isinstance(table, set | frozenset | dict) for entry in table if isinstance(entry, str)}


class AnyWord:
    """A set that has every word."""

    def __contains__(self, word: str) -> bool:
        return True


def test_only_openers_open_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    following = (
        "of thousands",
        "of",
        "hundred",
        "few dozen",
        "numbers of",
        "-first",
        "number of",
        "one",
        "5",
        "people",
        "couple of hundred",
    )
    texts = [". ".join(f"{word} {after}" for after in following) for listed in words_listed() for word in (listed, listed.title())]
    found = [find_numbers(text) for text in texts]
    monkeypatch.setattr(scan, "_OPENERS", AnyWord())
    assert [find_numbers(text) for text in texts] == found
    assert len(texts) > 1000


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a raid in which one soldier died", [1]),
        ("they asked which one died", []),
        ("only one of them died", [1]),
        ("the only one who died", []),
        ("He said that two were hurt and that one had died", [2, 1]),
        ("They wondered which one soldier it was", []),
    ],
)
def test_one_counts_after_a_clause_word_and_points_after_others(text: str, values: list[int]) -> None:
    assert [quantity.best for quantity in find_numbers(text)] == values
