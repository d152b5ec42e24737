"""Figures and who gives them, totals and their parts, profiles of sources and outlets."""

from __future__ import annotations

DAY = "2024-03-05"


def strike(world, name, number, *, published="2024-03-06", **more):
    article = world.article(name, published, **{key: more.pop(key) for key in ("publisher", "copy_of") if key in more})
    return world.claim(article, number, when=DAY, event_id=world.event(article, DAY), **more)


def figures(world, kind="incident"):
    rows = [row for row in world.mart("figures") if row["subject_kind"] == kind]
    return {row["number_text"]: (row["n_claims"], row["n_articles"], row["n_independent"]) for row in rows}


def breakdowns(world):
    return {row["breakdown"]: (row["n_parts"], row["parts_low"], row["explained"], row["exceeds"]) for row in world.mart("breakdowns")}


def with_parts(world, whole, *parts):
    article = world.article("a", "2024-03-06")
    event = world.event(article, DAY)
    total = world.claim(article, whole, when=DAY, event_id=event)
    for number, more in parts:
        world.claim(article, number, when=DAY, event_id=event, part_of=total, **more)
    return total


def test_a_copied_figure_has_more_articles_but_no_more_voices(world):
    strike(world, "a", "12")
    strike(world, "b", "12", copy_of="a")
    strike(world, "c", "12")
    assert figures(world) == {"12": (3, 3, 2)}


def test_a_figure_told_twice_in_an_article_has_one_article(world):
    first = strike(world, "a", "12")
    event = world.rows["core.claims"][0]["event_id"]
    world.claim("a", "12", when=DAY, event_id=event)
    (row,) = world.mart("figures")
    assert (row["first_claim_id"], row["n_claims"], row["n_articles"]) == (first, 2, 1)


def test_another_bound_is_another_figure_and_a_vague_word_one_of_its_own(world):
    strike(world, "a", "12")
    strike(world, "b", "at least 12")
    strike(world, "c", "dozens")
    assert {text: n for text, (n, _, _) in figures(world).items()} == {"12": 1, "at least 12": 1, "dozens": 1}


def test_figures_know_when_they_were_first_and_last_given(world):
    strike(world, "a", "12", published="2024-03-07")
    strike(world, "b", "12", published="2024-03-09")
    (row,) = world.mart("figures")
    assert [str(row[name]) for name in ("first_published", "last_published", "date_start")] == ["2024-03-07", "2024-03-09", DAY]


def test_running_totals_are_figures_of_their_place(world):
    for name in "ab":
        world.total(world.article(name, "2024-01-02"), "500", "2024-01-02")
    assert figures(world, "toll") == {"500": (2, 2, 2)}


def test_parts_of_one_sort_are_added_up_and_unlike_sorts_are_not(world):
    with_parts(world, "20", ("3", {"victim_group": "child"}), ("4", {"victim_group": "woman"}), ("5", {"place": "Camp"}))
    assert breakdowns(world) == {"age_sex": (2, 7, 0.35, False), "place": (1, 5, 0.25, False)}


def test_parts_that_exceed_their_whole_are_named(world):
    with_parts(world, "14", ("8", {"victim_group": "combatant"}), ("9", {"victim_group": "civilian"}))
    assert breakdowns(world) == {"standing": (2, 17, 17 / 14, True)}


def test_an_open_total_cannot_be_exceeded(world):
    with_parts(world, "at least 14", ("8", {"victim_group": "combatant"}), ("9", {"victim_group": "civilian"}))
    ((_, _, _, exceeds),) = breakdowns(world).values()
    assert not exceeds


def test_a_part_told_twice_is_one_part(world):
    with_parts(world, "20", ("3", {"victim_group": "child"}), ("3", {"victim_group": "child"}))
    assert breakdowns(world) == {"age_sex": (1, 3, 0.15, False)}


def test_a_total_of_none_has_no_share(world):
    with_parts(world, "0", ("0", {"victim_group": "child"}))
    ((_, parts, explained, exceeds),) = breakdowns(world).values()
    assert (parts, explained, exceeds) == (0, None, False)


def test_parts_of_another_impact_explain_nothing(world):
    with_parts(world, "20", ("3", {"impact": "injured"}))
    assert breakdowns(world) == {}


def test_the_source_of_a_claim_about_a_deed_is_a_party_or_not(world):
    army = {"entity_id": "army", "kind": "organisation", "name": "the army", "claimant_class": "belligerent"}
    world.rows["core.entities"].append(army)
    strike(world, "a", "12", actor_text="the rebels", source_text="the army", source_id="army")
    strike(world, "b", "9", actor_text="The Rebels", source_text="a witness")
    strike(world, "c", "7", actor_text="the rebels")
    strike(world, "d", "7", actor_text="the rebels", copy_of="c")
    (row,) = world.mart("sourcing_profiles")
    assert [row[name] for name in ("n_claims", "n_party", "n_non_party", "n_unattributed")] == [3, 1, 1, 1]


def test_nature_is_no_perpetrator(world):
    article = world.article("a", "2024-03-06")
    world.claim(article, "12", when=DAY, event_id=world.event(article, DAY, kind="disaster"), actor_text="the river")
    assert [row["perpetrator"] for row in world.mart("sourcing_profiles")] == ["not stated"]


def test_outlets_are_profiled_with_their_copies(world):
    claim = strike(world, "a", "12", publisher="The Wire", source_text="police")
    world.stance(claim, "the army", "denies")
    strike(world, "b", "dozens", publisher="The Wire", copy_of="a")
    strike(world, "c", "12", publisher="THE WIRE")
    (row,) = world.mart("publisher_profiles")
    names = ("n_articles", "n_copies", "n_claims", "n_unattributed", "n_vague", "n_contested")
    assert [row[name] for name in names] == [3, 1, 3, 2, 1, 1]
    assert row["unattributed"] == 2 / 3


def test_who_denies_a_figure_and_gives_another_gives_an_account_of_the_whole(world):
    rebels = {"entity_id": "rebels", "kind": "organisation", "name": "the rebels", "claimant_class": "belligerent"}
    world.rows["core.entities"].append(rebels)
    claim = strike(world, "a", "30", source_text="the army")
    event = world.rows["core.claims"][0]["event_id"]
    world.claim("a", "4", when=DAY, event_id=event, source_text="the rebels", source_id="rebels")
    assert world.estimate()["min"] == (30, 30, 30)  # some of the thirty, as far as anybody knows
    world.stance(claim, "the rebels", "denies")
    world.rows["core.stances"][0]["speaker_id"] = "rebels"
    assert world.estimate()["min"] == (4, 4, 4)


def test_an_event_of_one_day_is_over_though_its_toll_rises(world):
    strike(world, "a", "11")
    article = world.article("b", "2024-03-07")
    event = world.event(article, DAY, is_ongoing=True)
    world.claim(article, "13", when="2024-03-07", since=DAY, measure="cumulative", event_id=event)
    assert len(world.mart("incidents")) == 1
    assert world.estimate()["latest"] == (13, 13, 13)


def test_the_sum_of_a_day_in_a_town_is_the_count_of_its_event(world):
    for name, number, measure in (("a", "11", "incident"), ("b", "12", "period")):
        strike(world, name, number, measure=measure)
        world.claim(name, "30", "injured", when=DAY, event_id=world.rows["core.events"][-1]["event_id"])
    assert world.estimate()["max"] == (12, 12, 12)


def test_a_sum_over_a_country_is_no_count_of_an_event(world):
    strike(world, "a", "11", place="Land", precision="6")
    strike(world, "b", "11", place="Land", precision="6", measure="period")
    assert {row["measure"] for row in world.mart("estimates")} <= {"incident", "period"}
    assert all(row["n_claims"] == 1 for row in world.mart("estimates"))
