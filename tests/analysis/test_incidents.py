"""Which claims tell of one incident, how it is graded, and what each rule makes of its figures."""

from __future__ import annotations

import pytest

DAY = "2024-03-05"


def strike(world, name, number, *, published="2024-03-06", when=DAY, **more):
    article = world.article(name, published, **{key: more.pop(key) for key in ("publisher", "copy_of") if key in more})
    return world.claim(article, number, when=when, event_id=world.event(article, when), **more)


def incidents(world):
    return world.mart("incidents")


def test_reports_of_one_day_place_and_impact_are_one_incident(world):
    strike(world, "a", "12")
    strike(world, "b", "at least 12", published="2024-03-07")
    (incident,) = incidents(world)
    assert (incident["n_claims"], incident["n_articles"], incident["n_independent"], incident["grading"]) == (2, 2, 2, "fair")
    assert (incident["place_name"], str(incident["date_start"]), incident["kind"], incident["impacts"]) == ("Town", DAY, "strike", "killed")


def test_reports_may_lie_a_day_apart_but_not_two(world):
    strike(world, "a", "12")
    strike(world, "b", "12", when="2024-03-06", published="2024-03-07")
    strike(world, "c", "12", when="2024-03-09", published="2024-03-09")
    assert sorted(row["n_articles"] for row in incidents(world)) == [1, 2]


def test_another_town_is_another_incident(world):
    strike(world, "a", "12")
    strike(world, "b", "12", place="Village")
    assert len(incidents(world)) == 2


def test_a_country_and_a_small_number_are_too_little_to_join_reports(world):
    strike(world, "a", "2", place="Land", precision="6")
    strike(world, "b", "2", place="Land", precision="6")
    strike(world, "c", "37", place="Land", precision="6")
    strike(world, "d", "37", place="Land", precision="6")
    assert sorted(row["n_articles"] for row in incidents(world)) == [1, 1, 2]


def test_a_town_and_its_country_are_joined_by_the_same_telling_figure(world):
    world.place("Land")
    world.place("Town", parent="Land")
    strike(world, "a", "37")
    strike(world, "b", "37", place="Land", precision="6")
    (incident,) = incidents(world)
    assert incident["place_name"] == "Town"


def test_all_impacts_of_one_event_belong_to_its_incident(world):
    article = world.article("a", "2024-03-06")
    event = world.event(article, DAY)
    world.claim(article, "12", when=DAY, event_id=event)
    world.claim(article, "30", "injured", when=DAY, event_id=event)
    strike(world, "b", "12")
    (incident,) = incidents(world)
    assert (incident["impacts"], incident["n_claims"]) == ("injured,killed", 3)


def test_a_war_is_no_incident_though_incidents_happen_in_it(world):
    article = world.article("a", "2024-03-06")
    war = world.event(article, "2023-10-07", kind="conflict", is_ongoing=True)
    world.total(article, "more than 30000", "2024-03-06", event_id=war)
    world.claim(article, "12", when=DAY, event_id=war)
    world.claim(article, "7", when="2024-03-04", place="Village", event_id=war)
    assert [row["n_claims"] for row in incidents(world)] == [1, 1]


def test_the_running_toll_of_a_sudden_event_belongs_to_its_incident(world):
    strike(world, "a", "12")
    article = world.article("b", "2024-03-08")
    event = world.event(article, DAY)
    world.claim(article, "13", when="2024-03-08", since=DAY, measure="cumulative", event_id=event)
    (incident,) = incidents(world)
    assert (incident["n_claims"], str(incident["date_end"])) == (2, DAY)
    assert world.estimate()["latest"] == (13, 13, 13)


@pytest.mark.parametrize(("field", "value"), [("status", "hypothetical"), ("status", "negated")])
def test_what_did_not_happen_is_no_incident(world, field, value):
    strike(world, "a", "12", **{field: value})
    assert incidents(world) == []


def test_copies_of_one_story_are_one_source(world):
    strike(world, "a", "12")
    strike(world, "b", "12", copy_of="a")
    strike(world, "c", "12", copy_of="b")
    (incident,) = incidents(world)
    assert (incident["n_articles"], incident["n_independent"], incident["grading"]) == (3, 1, "weak")
    assert {row["n_claims"] for row in world.mart("estimates")} == {1}


def test_a_copy_of_a_withdrawn_article_still_speaks_once(world):
    strike(world, "b", "12", copy_of="gone")
    strike(world, "c", "12", copy_of="gone")
    (incident,) = incidents(world)
    assert incident["n_independent"] == 1
    assert world.estimate()["median"] == (12, 12, 12)


def test_a_denial_contests_an_incident_but_want_of_verification_does_not(world):
    claim = strike(world, "a", "12")
    world.stance(claim, "the observers", "not_verified")
    assert incidents(world)[0]["grading"] == "weak"
    world.stance(claim, "the army", "denies")
    assert incidents(world)[0]["grading"] == "contested"


def test_figures_without_a_common_value_contest_it_and_open_bounds_do_not(world, worlds):
    strike(world, "a", "12")
    strike(world, "b", "14")
    assert incidents(world)[0]["grading"] == "contested"
    open_ended = worlds()
    strike(open_ended, "a", "at least 12")
    strike(open_ended, "b", "14")
    assert incidents(open_ended)[0]["grading"] == "fair"


def test_an_article_that_comes_later_does_not_rename_the_incident(world):
    strike(world, "b", "12")
    before = incidents(world)[0]["incident_id"]
    strike(world, "a", "12", published="2024-03-07")
    (incident,) = incidents(world)
    assert (incident["incident_id"], incident["n_articles"]) == (before, 2)


def test_each_membership_says_why(world):
    first = strike(world, "a", "12")
    strike(world, "b", "12")
    reasons = {row["claim_id"]: row["why"] for row in world.mart("incident_claims")}
    assert reasons[first] == "same event, which founded the incident"
    assert set(reasons.values()) == {reasons[first], f"same place and figure, with claim {first}"}


def test_parts_are_not_added_to_their_whole_nor_taken_for_it(world):
    article = world.article("a", "2024-03-06")
    event = world.event(article, DAY)
    whole = world.claim(article, "at least 20", when=DAY, place="Land", precision="5", measure="period", event_id=event)
    world.claim(article, "2", when=DAY, place="Town", measure="period", event_id=event, part_of=whole, victim_group="child")
    world.claim(article, "6", when=DAY, place="Village", measure="period", event_id=event, part_of=whole)
    estimate = world.estimate()
    assert estimate["min"] == estimate["max"] == estimate["latest"] == (20, 20, None)
    assert estimate["hull"] == (20, None, None)
    assert world.estimate(victim_group="child")["min"] == (2, 2, 2)


def test_parts_of_parts_are_left_out_too(world):
    article = world.article("a", "2024-03-06")
    event = world.event(article, DAY)
    whole = world.claim(article, "20", when=DAY, event_id=event)
    part = world.claim(article, "8", when=DAY, event_id=event, part_of=whole, victim_group="civilian")
    world.claim(article, "3", when=DAY, event_id=event, part_of=part)
    assert world.estimate()["min"] == (20, 20, 20)


def test_sums_over_a_span_are_not_mixed_with_counts_of_an_event(world):
    article = world.article("a", "2024-03-06")
    event = world.event(article, DAY)
    world.claim(article, "5", when=DAY, event_id=event)
    world.claim(article, "40", when=DAY, measure="period", event_id=event)
    assert world.estimate()["max"] == (5, 5, 5)


def test_the_rules_differ_and_are_all_there(world):
    ministry = {"entity_id": "moh", "kind": "organisation", "name": "ministry", "claimant_class": "health_authority"}
    world.rows["core.entities"].append(ministry)
    strike(world, "a", "10", source_text="the ministry", source_id="moh")
    strike(world, "b", "12", published="2024-03-07")
    strike(world, "c", "12", published="2024-03-08")
    strike(world, "d", "at least 14", published="2024-03-09", source_text="a witness")
    assert world.estimate() == {
        "min": (10, 10, 10),
        "median": (12, 12, 12),
        "max": (14, 14, None),
        "latest": (14, 14, None),
        "trusted_latest": (10, 10, 10),
        "mode": (12, 12, 12),
        "hull": (10, None, None),  # open above, since one figure is; no intersection, since 14 and more excludes 10
    }


def test_the_intersection_is_the_common_span(world):
    strike(world, "a", "at least 10")
    strike(world, "b", "up to 12")
    assert world.estimate()["intersection"] == (10, None, 12)


def test_vague_words_have_no_value_where_a_policy_excludes_them(world):
    strike(world, "a", "dozens")
    assert world.estimate() == {}
    strike(world, "b", "37")
    assert set(world.estimate().values()) == {(37, 37, 37)}


def test_what_is_only_alleged_counts_only_where_nothing_is_asserted(world):
    strike(world, "a", "40", status="unverified")
    assert world.estimate()["max"] == (40, 40, 40)
    strike(world, "b", "38")
    assert world.estimate()["max"] == (38, 38, 38)


def told_by(world, **other):
    article = world.article("a", "2024-03-06")
    event = world.event(article, DAY)
    world.claim(article, "22", when=DAY, event_id=event)
    world.claim(article, when=DAY, event_id=event, **other)


@pytest.mark.parametrize("other", [{"number": "20"}, {"number": "3", "source_text": "the hospital"}])
def test_a_lower_figure_of_the_same_story_may_be_of_some_of_the_victims(world, other):
    told_by(world, **other)
    assert incidents(world)[0]["grading"] == "weak"
    assert world.estimate()["min"] == (22, 22, 22)


def test_a_named_source_may_contest_the_figure_of_the_same_story(world):
    told_by(world, number="12", source_text="the hospital")
    assert incidents(world)[0]["grading"] == "contested"
    assert world.estimate()["min"] == (12, 12, 12)
    assert [(row["rule"], row["why"]) for row in world.mart("contradictions")] == [
        ("figures_of_one_day", '"22" and "12" were both published on 2024-03-06 by different accounts and have no value in common')
    ]


@pytest.mark.parametrize(
    ("roles", "role"), [(("background",), "background"), (("background", "main"), "main"), (("background", "related"), "related")]
)
def test_an_incident_is_history_where_no_article_tells_of_it_as_news(world, roles, role):
    for number, each in enumerate(roles):
        article = world.article(f"a{number}", "2024-03-06")
        world.claim(article, "12", when="2024-03-05", event_id=world.event(article, "2024-03-05", role=each))
    (incident,) = world.mart("incidents")
    assert incident["role"] == role
