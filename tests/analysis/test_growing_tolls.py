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


def test_the_figure_of_a_party_updates_no_one_elses(world):
    report(world, "a", "12", "the earthquake", source_text="the hospital")
    second = report(world, "b", "60", "the earthquake", published="2024-03-06", source_text="the rebels")
    third = report(world, "c", "80", "the earthquake", published="2024-03-07", source_text="the rebels")
    for claim in (second, third):
        row = {"claim_id": claim, "speaker_text": "the rebels", "claimant_class": "belligerent", "stance": "asserts"}
        world.rows["core.stances"].append(row | {"delivery": "indirect", "start_char": 0, "end_char": 1})
    assert {(a, b) for a, b, _ in updates(world)} == {(third, second)}
