"""Running totals that go on: which figure updates which, and what a declared revision takes back."""

from __future__ import annotations

import pytest


def updates(world):
    return [(r["claim_a"], r["claim_b"], r["score"]) for r in world.mart("claim_links") if r["relation"] == "updates"]


def test_a_total_of_another_claimant_is_another_account_and_no_update(world):
    first = world.ministry_total("a", "1200", "2024-01-02")
    world.ministry_total("b", "1500", "2024-01-05", source_text="the rebels")
    third = world.ministry_total("c", "1300", "2024-01-08")
    world.ministry_total("d", "1600", "2024-01-09", source_text=None)
    assert updates(world) == [(third, first, 0.9)]


def test_where_nobody_is_named_a_total_goes_on_from_the_one_before(world):
    claims = []
    for name, publisher, number in (("a", "The Post", "450"), ("b", "The Post", "500"), ("c", "The Times", "520")):
        day = f"2024-01-0{len(claims) + 2}"
        claims.append(world.total(world.article(name, day, publisher=publisher), number, day))
    assert updates(world) == [(claims[1], claims[0], 0.9), (claims[2], claims[1], 0.5)]


@pytest.mark.parametrize(("claimant_class", "n"), [("unnamed_official", 1), ("government", 0)])
def test_officials_without_a_name_are_of_one_account(world, claimant_class, n):
    for name, number, source in (("a", "450", "officials"), ("b", "500", "county officials")):
        claim = world.ministry_total(name, number, "2024-01-02" if name == "a" else "2024-01-05", source_text=source)
        world.rows["core.stances"].append(
            {"claim_id": claim, "speaker_text": source, "claimant_class": claimant_class, "stance": "asserts", "delivery": "indirect",
             "start_char": 0, "end_char": 1}
        )  # fmt: skip
    assert len(updates(world)) == n


LOWERED = "The ministry lowered the toll to 240 from 260 on Friday."


def revised(world, text=LOWERED, **more):
    article = world.article("revised", "2024-01-08", text=text)
    return world.total(article, "240", "2024-01-08", **world.MINISTRY | more)


@pytest.mark.parametrize(
    "text",
    [
        LOWERED,
        "The toll was revised down to 240.",
        "The ministry corrected its figure on Friday: 240 people died.",
        "240 people died. Twenty had been counted twice.",
        "240 people died. The ministry no longer counts probable cases.",
        "240 people died, down from an earlier count of 260.",
    ],
)
def test_a_revision_that_is_declared_contradicts_nothing_before_it(world, text):
    before = world.ministry_total("a", "260", "2024-01-05")
    after = revised(world, text)
    assert world.contradictions() == []
    assert updates(world) == [(after, before, 0.9)]


@pytest.mark.parametrize(
    "text",
    [
        "240 people died.",
        "The toll rose to 240 from an earlier figure of 180.",
        "240 died; the town was hit twice.",
        "240 lie dead where planes were shot down.",
    ],
)
def test_a_lower_total_that_nobody_calls_a_revision_contradicts_the_one_before(world, text):
    world.ministry_total("a", "260", "2024-01-05")
    revised(world, text)
    assert [row[2] for row in world.contradictions()] == ["falling_total"]
    assert updates(world) == []


def test_who_revises_takes_back_his_own_figures_and_those_of_no_claimant_alone(world):
    world.ministry_total("a", "260", "2024-01-05")
    world.ministry_total("b", "265", "2024-01-06", source_text=None)
    rebels = world.ministry_total("c", "900", "2024-01-07", source_text="the rebels")
    after = revised(world)
    later = world.ministry_total("d", "245", "2024-01-09", source_text="the hospital")
    assert {row[:2] for row in world.contradictions()} == {(rebels, after), (rebels, later)}


def test_a_fall_before_the_revision_stays_a_contradiction(world):
    first = world.ministry_total("a", "280", "2024-01-05")
    second = world.ministry_total("b", "260", "2024-01-06")
    revised(world)
    assert [row[:2] for row in world.contradictions()] == [(first, second)]


def test_a_fall_after_the_revision_is_a_contradiction(world):
    world.ministry_total("a", "260", "2024-01-05")
    after = revised(world)
    last = world.ministry_total("b", "200", "2024-01-09")
    assert [row[:2] for row in world.contradictions()] == [(after, last)]


def test_a_revision_by_nobody_named_takes_back_what_anybody_gave(world):
    world.ministry_total("a", "260", "2024-01-05")
    revised(world, source_text=None)
    assert world.contradictions() == []


def test_a_lowered_figure_of_an_incident_is_no_contradiction(world):
    for name, number, day, text in (("a", "25", "2024-01-02", None), ("b", "24", "2024-01-03", "Police lowered the toll to 24.")):
        article = world.article(name, day, text=text)
        world.claim(article, number, when="2024-01-01", cause_text="flood", event_id=world.event(article, "2024-01-01", kind="disaster"))
    assert world.contradictions() == []


@pytest.mark.parametrize(
    ("text", "is_older", "latest"),
    [
        ("It lowered the toll to 240 from 260.", True, 240),
        ("It lowered the toll to 240 in a week; with those of the province it is 260.", False, 260),
    ],
)
def test_the_figure_that_an_article_lowers_is_no_word_of_its_day(world, text, is_older, latest):
    lower(world, world.article("a", "2024-01-08", text=text), text, "260", is_older=is_older)
    assert world.estimate(subject_kind="toll")["latest"] == (latest,) * 3


@pytest.mark.parametrize(("named", "n"), [("260", 0), ("250", 1)])
def test_a_revision_takes_back_the_figure_that_it_names_whoever_gave_it(world, named, n):
    world.ministry_total("a", "260", "2024-01-05", source_text="the governor")
    text = f"It lowered the toll to 240 from {named}."
    lower(world, world.article("b", "2024-01-08", text=text), text, named)
    assert len(world.contradictions()) == n


def lower(world, article, text, named, *, is_older=True):
    """Add the ministry's 240 and the figure that the article names beside it."""
    at = {number: text.index(number) for number in ("240", named)}
    newer = world.total(article, "240", "2024-01-08", start_char=at["240"], end_char=at["240"] + 3, **world.MINISTRY)
    older = {"updated_by": newer} if is_older else {}
    world.total(article, named, "2024-01-08", start_char=at[named], end_char=at[named] + 3, **world.MINISTRY, **older)


@pytest.mark.parametrize(("filler", "n"), [(150, 0), (230, 1)])
def test_words_of_a_revision_are_looked_for_near_the_figure_alone(world, filler, n):
    world.ministry_total("a", "260", "2024-01-05")
    revised(world, "240 people died. " + "x" * filler + ". Twenty had been counted twice.")
    assert len(world.contradictions()) == n


@pytest.mark.parametrize("text", ["A wall fell and the death toll is 240.", "Planes dropped bombs, and the number of dead is 240."])
def test_what_falls_before_a_toll_is_named_is_no_toll(world, text):
    world.ministry_total("a", "260", "2024-01-05")
    revised(world, text)
    assert len(world.contradictions()) == 1


def test_a_drop_in_the_toll_is_a_revision(world):
    world.ministry_total("a", "260", "2024-01-05")
    revised(world, "The ministry announced a drop in the death toll: 240 people died.")
    assert world.contradictions() == []
