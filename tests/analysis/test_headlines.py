"""Figures of headlines: they say in few words what the body says in full."""

from __future__ import annotations

import pytest

MINISTRY = {"source_text": "the ministry"}
TITLE = "T"  # as long as the first claim of a world, which is that of the headline


def told(world, headline, body, *, name="a", as_of="2024-01-02", publisher=None, **more):
    """An article with a running total in its headline and one in its body; the claims of both."""
    article = world.article(name, as_of, publisher=publisher, title=TITLE.ljust(len(world.rows["core.claims"]) + 1, "T"))
    return world.total(article, headline, as_of, since=None), world.total(article, body, as_of, **MINISTRY | more)


def test_a_headline_total_is_by_the_account_of_the_body_and_starts_with_it(world):
    headline, body = told(world, "410", "at least 410")
    rows = {row["claim_id"]: row for row in world.mart("tolls")}
    assert [rows[headline][name] == rows[body][name] for name in ("claimant", "since", "series_id")] == [True] * 3
    assert [rows[headline]["is_copy"], rows[body]["is_copy"]] == [True, False]
    assert rows[headline]["claimant"] == "the ministry"


def test_a_headline_total_counts_nothing_beside_the_body(world):
    told(world, "410", "at least 410")
    assert world.estimate(subject_kind="toll")["max"] == (410, 410, None)


def test_bodies_update_and_contradict_bodies(world):
    _, first = told(world, "410", "410")
    _, second = told(world, "455", "455", name="b", as_of="2024-01-05")
    _, third = told(world, "430", "430", name="c", as_of="2024-01-06")
    links = {(r["claim_a"], r["claim_b"], r["relation"]) for r in world.mart("claim_links")}
    assert {link for link in links if link[2] != "copy_of"} == {(second, first, "updates"), (second, third, "contradicts")}


def test_a_headline_copies_its_body(world):
    headline, body = told(world, "410", "at least 410")
    assert [(r["claim_a"], r["claim_b"], r["relation"]) for r in world.mart("claim_links")] == [(headline, body, "copy_of")]


def test_a_headline_of_a_running_total_founds_no_incident(world):
    article = world.article("a", "2024-05-26", title=TITLE)
    told_as_new = world.event(article, "2024-05-26", kind="other")
    headline = world.claim(article, "430", when="2024-05-26", place="Land", event_id=told_as_new, source_text="Land ministry")
    body = world.total(article, "430", "2024-05-26", **MINISTRY)
    assert world.mart("incidents") == []
    assert {row["claim_id"] for row in world.mart("tolls")} == {headline, body}


def test_a_headline_of_a_days_dead_founds_its_incident(world):
    article = world.article("a", "2024-05-26", title=TITLE)
    world.claim(article, "43", when="2024-05-26", event_id=world.event(article, "2024-05-26"))
    world.total(article, "430", "2024-05-26", **MINISTRY)
    assert len(world.mart("incidents")) == 1


@pytest.mark.parametrize("other", [{"victim_group": "child"}, {"impact": "injured"}, {"status": "denied"}])
def test_a_headline_total_that_the_body_does_not_give_is_the_outlets_own(world, other):
    headline, _ = told(world, "410", "410", **other)
    assert [row["claimant"] for row in world.mart("tolls") if row["claim_id"] == headline] == ["The a"]


def test_a_headline_with_another_figure_is_the_outlets_own(world):
    headline, _ = told(world, "500", "410")
    assert [row["claimant"] for row in world.mart("tolls") if row["claim_id"] == headline] == ["The a"]


@pytest.mark.parametrize(("number", "n_of_headline"), [("3", 1), ("30", 0)])
def test_small_figures_of_two_places_are_two(world, number, n_of_headline):
    article = world.article("a", "2024-01-02", title=TITLE)
    headline = world.claim(article, number, when="2024-01-01", place="Town")
    world.claim(article, number, when="2024-01-01", place="Village", **MINISTRY)
    assert sum(row["chosen_claim_id"] == headline for row in world.mart("estimates") if row["rule"] == "max") == n_of_headline


def test_what_the_body_tells_of_the_past_is_not_in_the_headline(world):
    article = world.article("a", "2024-01-02", title=TITLE)
    headline = world.claim(article, "12", when="2024-01-02", event_id=world.event(article, "2024-01-02"))
    before = world.event(article, "2023-01-02", role="background")
    world.claim(article, "12", when="2023-01-02", event_id=before, **MINISTRY)
    assert headline in {row["chosen_claim_id"] for row in world.mart("estimates")}


def test_a_body_without_a_source_has_that_of_its_headline(world):
    article = world.article("a", "2024-01-02", title=TITLE)
    world.total(article, "410", "2024-01-02", **MINISTRY)
    body = world.total(article, "410", "2024-01-02")
    assert {row["claimant"] for row in world.mart("tolls")} == {"the ministry"}
    assert world.estimate(subject_kind="toll")["latest"] == (410, 410, 410)
    assert [row["claim_id"] for row in world.mart("tolls") if not row["is_copy"]] == [body]


def marked(world, name):
    return {row["claim_id"] for row in world.mart("tolls") if row[name]}


def test_a_reset_stands_on_headline_body_and_copies_of_the_figure(world):
    told(world, "410", "410")
    new = told(world, "14", "14", name="b", as_of="2024-09-25", since="2024-09-05")
    copy = world.article("copy", "2024-09-26", copy_of="b")
    copied = world.total(copy, "14", "2024-09-26", since="2024-09-05")
    told(world, "20", "20", name="c", as_of="2024-09-28", since="2024-09-05")
    assert marked(world, "is_reset") == {*new, copied}


def test_a_change_of_basis_stands_on_headline_and_body_of_the_figure(world):
    told(world, "410", "410", count_basis="suspected")
    new = told(world, "140", "140", name="b", as_of="2024-01-05", count_basis="confirmed")
    told(world, "150", "150", name="c", as_of="2024-01-08", count_basis="confirmed")
    assert marked(world, "is_basis_change") == {*new}
