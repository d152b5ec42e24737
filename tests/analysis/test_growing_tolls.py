"""Twelve dead in the morning, sixty at night: one disaster. What updates what in an incident."""

from __future__ import annotations

import pytest

DAY = "2024-03-05"


def report(world, name, number, cause, *, published=DAY, when=DAY, kind="disaster", **more):
    article = world.article(name, published, publisher=more.pop("publisher", None))
    return world.claim(article, number, when=when, cause_text=cause, event_id=world.event(article, when, kind=kind), **more)


def sizes(world):
    return sorted(row["n_claims"] for row in world.mart("incidents"))


@pytest.mark.parametrize(
    ("causes", "kind", "n"),
    [
        (("a 7.1-magnitude earthquake", "the quake", "strong tremors"), "disaster", 1),
        (("flash floods", "flooding", "the flood"), "disaster", 1),
        (("the sinking of a ferry", "an overloaded boat", "a boat that capsized"), "accident", 1),
        (("a car crash", "a collision", "a crash"), "accident", 3),
        (("an air strike", "a strike", "shelling"), "strike", 3),
    ],
)
def test_the_toll_of_one_hazard_grows_within_a_day(world, causes, kind, n):
    for number, (figure, cause) in enumerate(zip(("12", "60", "at least 240"), causes, strict=True)):
        report(world, f"a{number}", figure, cause, published=f"2024-03-0{5 + number}", kind=kind)
    assert len(sizes(world)) == n


def test_two_hazards_of_one_place_and_day_are_two(world):
    report(world, "a", "12", "an earthquake")
    report(world, "b", "60", "a tornado")
    assert sizes(world) == [1, 1]


@pytest.mark.parametrize(
    ("cause", "kind", "before", "number", "n"),
    [
        ("an earthquake", "disaster", "12", "60", 1),
        ("the quake that struck the town", "strike", "12", "60", 1),
        ("the earthquake", "disaster", "60", "55", 1),  # a toll put right
        ("the floods", "other", "12", "60", 1),
        ("the floods", "disaster", "60", "12", 2),  # the dead of another day
        ("the sinking of a boat", "accident", "12", "60", 2),
        ("shells that stormed down", "strike", "12", "60", 2),
    ],
)
def test_the_toll_of_a_hazard_of_nature_may_be_dated_a_day_later(world, cause, kind, before, number, n):
    report(world, "a", before, cause, kind=kind)
    report(world, "b", number, cause, kind=kind, when="2024-03-06", published="2024-03-06")
    assert len(sizes(world)) == n


@pytest.mark.parametrize(
    ("first", "second", "n"),
    [
        (("9", "an attack by bandits", "attack"), ("15", "gunmen", "attack"), 1),  # the police's and the residents' figure
        (("9", "an attack by bandits", "attack"), ("90", "gunmen", "attack"), 2),
        (("6", "a bomb", "attack"), ("6", "a bus that hit a lorry", "accident"), 2),  # the same figure by chance
        (("6", "a bomb", "attack"), ("6", "a bombing", "attack"), 1),
    ],
)
def test_two_accounts_of_a_day_in_a_town_that_is_seldom_told_of(world, first, second, n):
    for name, (number, cause, kind) in zip("ab", (first, second), strict=True):
        report(world, name, number, cause, kind=kind)
    assert len(sizes(world)) == n


def test_two_accounts_of_a_day_in_a_town_that_is_often_told_of_are_of_two_events(world):
    for number in range(3):
        report(world, f"x{number}", "2", "a shooting", kind="attack", when=f"2024-02-0{5 + number}", published=f"2024-02-0{5 + number}")
    report(world, "a", "9", "an attack by bandits", kind="attack")
    report(world, "b", "15", "gunmen", kind="attack")
    assert len(sizes(world)) == 5


def test_three_days_of_one_hazard_are_not_one_incident(world):
    for number in range(3):
        report(world, f"a{number}", f"{12 + 9 * number}", "the floods", when=f"2024-03-0{5 + number}", published=f"2024-03-0{5 + number}")
    assert len(sizes(world)) == 2


@pytest.mark.parametrize("when", ["2024-03-07", "2024-04-05"])
def test_the_next_quake_is_another(world, when):
    report(world, "a", "12", "an earthquake")
    report(world, "b", "60", "an earthquake", when=when, published=when)
    assert sizes(world) == [1, 1]


def test_a_town_and_its_province_share_a_quake_whatever_the_figures(world):
    world.place("Province")
    world.place("Town", parent="Province")
    report(world, "a", "12", "the earthquake")
    report(world, "b", "300", "the earthquake", place="Province", precision="5")
    assert sizes(world) == [2]


def updates(world):
    return {(row["claim_a"], row["claim_b"], row["method"]) for row in world.mart("claim_links") if row["relation"] == "updates"}


def test_a_later_figure_updates_the_one_before_it(world):
    first = report(world, "a", "12", "the earthquake", publisher="The Post")
    second = report(world, "b", "60", "the earthquake", published="2024-03-06", publisher="The Times")
    third = report(world, "c", "55", "the earthquake", published="2024-03-07", publisher="The Post")
    assert updates(world) == {(second, first, "later, higher figure of one incident"), (third, first, "next figure of one account")}


def test_figures_of_one_moment_and_equal_ones_update_nothing(world):
    report(world, "a", "12", "the earthquake")
    report(world, "b", "60", "the earthquake")
    report(world, "c", "60", "the earthquake", published="2024-03-06")
    assert updates(world) == set()


@pytest.mark.parametrize(
    ("counted", "cause", "n"),
    [
        ("2024-03-08", "the quake", 1),
        ("2024-03-04", "the quake", 2),  # before it struck
        ("2024-06-08", "the quake", 2),  # long after it
        ("2024-03-08", "the flood", 2),
    ],
)
def test_a_toll_without_a_day_is_that_of_the_last_such_hazard(world, counted, cause, n):
    report(world, "a", "12", "an earthquake")
    article = world.article("b", counted)
    world.claim(
        article, "60", when=counted, measure="cumulative", cause_text=cause, event_id=world.event(article, None, kind="disaster"),
    )  # fmt: skip
    assert len(sizes(world)) == n


def test_a_figure_that_its_article_calls_older_is_none_of_the_incident(world):
    article = world.article("a", DAY)
    event = world.event(article, DAY, kind="disaster")
    newer = world.claim(article, "240", when=DAY, event_id=event)
    older = world.claim(article, "250", when=DAY, event_id=event, updated_by=newer)
    assert {row[1] for row in world.estimate().values()} >= {240}
    assert 250 not in {row[1] for row in world.estimate().values()}
    assert (newer, older, "newer figure beside the older one") in updates(world)


def test_a_source_that_says_nobody_died_is_an_account_of_the_whole(world):
    article = world.article("a", DAY)
    event = world.event(article, DAY)
    world.claim(article, "18", when=DAY, event_id=event, source_text="monitors")
    world.claim(article, "0", when=DAY, event_id=event, source_text="the army")
    assert (world.estimate()["min"], world.estimate()["max"]) == ((0, 0, 0), (18, 18, 18))


def test_a_zero_without_a_source_is_said_of_some(world):
    article = world.article("a", DAY)
    event = world.event(article, DAY)
    world.claim(article, "18", when=DAY, event_id=event, source_text="monitors")
    world.claim(article, "0", when=DAY, event_id=event)
    assert world.estimate()["min"] == (18, 18, 18)


def test_the_figure_of_a_party_updates_no_one_elses(world):
    report(world, "a", "12", "the earthquake", source_text="the hospital")
    second = report(world, "b", "60", "the earthquake", published="2024-03-06", source_text="the rebels")
    third = report(world, "c", "80", "the earthquake", published="2024-03-07", source_text="the rebels")
    for claim in (second, third):
        row = {"claim_id": claim, "speaker_text": "the rebels", "claimant_class": "belligerent", "stance": "asserts"}
        world.rows["core.stances"].append(row | {"delivery": "indirect", "start_char": 0, "end_char": 1})
    assert {(a, b) for a, b, _ in updates(world)} == {(third, second)}
