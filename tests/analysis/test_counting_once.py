"""Days of places, links, sources and issues."""

from __future__ import annotations

import datetime as dt

import pytest

DAY = "2024-03-05"


def place_days(world):
    return {(row["place_name"], str(row["day"]), row["impact"]): (row["low"], row["high"]) for row in world.mart("place_days")}


def links(world, relation):
    return {(row["claim_a"], row["claim_b"]) for row in world.mart("claim_links") if row["relation"] == relation}


def report(world, name, number, *, published="2024-03-06", **more):
    article = world.article(name, published, copy_of=more.pop("copy_of", None))
    return world.claim(article, number, when=DAY, event_id=world.event(article, DAY), **more)


def test_two_incidents_of_a_place_and_day_are_added_up(world):
    report(world, "a", "12")
    report(world, "b", "40")
    assert place_days(world) == {("Town", DAY, "killed"): (52, 52)}


def test_one_incident_is_counted_once_however_often_it_is_reported(world):
    for name in "abc":
        report(world, name, "12")
    report(world, "d", "12", copy_of="a")
    assert place_days(world) == {("Town", DAY, "killed"): (12, 12)}


def test_a_sum_over_the_day_holds_the_incidents_of_the_place(world):
    report(world, "a", "12")
    report(world, "b", "at least 30", measure="period")
    assert place_days(world) == {("Town", DAY, "killed"): (30, None)}


def test_a_place_within_a_counted_place_is_not_added_again(world):
    world.place("Land")
    world.place("Town", parent="Land")
    report(world, "a", "30", place="Land", precision="6", measure="period")
    report(world, "b", "12")
    assert place_days(world) == {("Land", DAY, "killed"): (30, 30)}


def test_what_a_disaster_did_to_a_country_holds_what_it_did_to_a_town(world):
    world.place("Land")
    world.place("Town", parent="Land")
    for name, number, place, precision in (("a", "40", "Land", "6"), ("b", "12", "Town", "1")):
        article = world.article(name, "2024-03-06")
        event = world.event(article, DAY, kind="disaster")
        world.claim(article, number, when=DAY, event_id=event, place=place, precision=precision)
    assert place_days(world) == {("Land", DAY, "killed"): (40, 40)}


def test_of_other_events_the_town_is_counted_beside_the_country(world):
    world.place("Land")
    world.place("Town", parent="Land")
    report(world, "a", "40", place="Land", precision="6")
    report(world, "b", "12")
    assert place_days(world) == {("Land", DAY, "killed"): (40, 40), ("Town", DAY, "killed"): (12, 12)}


def test_another_outlets_figure_for_a_stated_part_is_not_added_again(world):
    article = world.article("a", "2024-03-06")
    event = world.event(article, DAY)
    whole = world.claim(article, "30", when=DAY, place="Land", precision="6", measure="period", event_id=event)
    world.claim(article, "6", when=DAY, place="Camp", measure="period", event_id=event, part_of=whole)
    world.claim(article, "2", when=DAY, place="Alley", measure="period", event_id=event, part_of=whole, victim_group="child")
    report(world, "b", "7", place="Camp")
    assert place_days(world) == {("Land", DAY, "killed"): (30, 30)}


def test_a_group_of_victims_bounds_all_from_below_only(world):
    report(world, "a", "3", victim_group="child")
    assert place_days(world) == {("Town", DAY, "killed"): (3, None)}


def test_two_places_of_one_name_are_two_rows(world):
    world.place("Town")
    report(world, "a", "3")
    claim = report(world, "b", "4")
    row = next(row for row in world.rows["core.claims"] if row["claim_id"] == claim)
    row["place_id"] = "place:other"
    assert place_days(world) == {("Town", DAY, "killed"): (3, 3), ("Town [place:other]", DAY, "killed"): (4, 4)}


def test_links_say_how_claims_stand_to_one_another(world):
    article = world.article("a", "2024-03-06")
    event = world.event(article, DAY)
    whole = world.claim(article, "20", when=DAY, event_id=event)
    part = world.claim(article, "2", when=DAY, event_id=event, part_of=whole)
    again = world.claim(article, "20", when=DAY, event_id=event)
    other = report(world, "b", "20")
    copied = report(world, "c", "20", copy_of="b")
    assert links(world, "part_of") == {(part, whole)}
    assert links(world, "copy_of") == {(again, whole), (copied, other)}
    assert (other, whole) in links(world, "same_incident") or (other, again) in links(world, "same_incident")


def test_the_figure_of_a_stated_part_in_another_story_is_part_of_the_whole(world):
    article = world.article("a", "2024-03-06")
    event = world.event(article, DAY)
    whole = world.claim(article, "20", when=DAY, place="Land", precision="6", measure="period", event_id=event)
    part = world.claim(article, "6", when=DAY, place="Camp", measure="period", event_id=event, part_of=whole)
    other = report(world, "b", "6", place="Camp", measure="period")
    assert links(world, "part_of") == {(part, whole), (other, whole)}
    assert set(world.estimate().values()) == {(20, 20, 20)}


def test_a_crowded_day_does_not_link_all_with_all(world):
    for number in range(60):
        report(world, f"a{number:02d}", "12")
    assert len(links(world, "same_incident")) == 59


def test_sources_are_profiled_once_a_story(world):
    claim = report(world, "a", "12", source_text="the ministry")
    world.stance(claim, "the army", "denies")
    copied = report(world, "b", "12", source_text="The Ministry", copy_of="a")
    world.stance(copied, "the army", "denies")
    profiles = {row["speaker"]: (row["n_asserted"], row["n_denied"], row["n_articles"]) for row in world.mart("source_profiles")}
    # a stance of another speaker does not unsay that the ministry is the source
    assert profiles == {"the ministry": (1, 0, 1), "the army": (0, 1, 1)}


def test_issues_name_what_may_mislead(world):
    article = world.article("a", "2024-03-06")
    whole = world.claim(article, "5", when=DAY)
    part = world.claim(article, "7", when=DAY, part_of=whole)
    undated = world.claim(article, "3", place=None, confidence=0.2, source_text="police")
    rounded = world.total(article, "44000", "2024-03-06", is_round=True)
    found = {}
    for row in world.mart("issues"):
        found.setdefault(row["check_name"], []).append(row["claim_id"])
    assert found["part_exceeds_whole"] == [part]
    assert found["no_date"] == found["no_place"] == found["low_confidence"] == [undated]
    assert found["rounded_total"] == [rounded]
    assert found["no_source"] == [whole, part, rounded]


def test_a_part_that_may_fit_is_no_issue(world):
    article = world.article("a", "2024-03-06")
    whole = world.claim(article, "at least 5", when=DAY)
    world.claim(article, "7", when=DAY, part_of=whole)
    assert "part_exceeds_whole" not in {row["check_name"] for row in world.mart("issues")}


def test_rejected_input_is_an_issue(world):
    world.rows["raw.rejects"].append({"file_id": "f", "position": 0, "reason": "empty_file", "detail": "the file is empty"})
    (row,) = [row for row in world.mart("issues") if row["check_name"] == "rejected_input"]
    assert (row["table_name"], row["detail"]) == ("raw.rejects", "f: the file is empty")


def test_the_file_of_a_rejected_input_is_named_once(world):
    file = {"file_id": "f", "path": "cut.txt", "format": "unknown", "n_bytes": 0, "n_articles": 0, "n_rejects": 1}
    world.rows["raw.files"].append(file | {"reader_version": "test", "first_seen_at": dt.datetime(2024, 12, 3)})
    world.rows["raw.rejects"].append({"file_id": "f", "position": 0, "reason": "empty_file", "detail": "cut.txt: the file is empty"})
    (row,) = [row for row in world.mart("issues") if row["check_name"] == "rejected_input"]
    assert row["detail"] == "cut.txt: the file is empty"


def test_issues_write_whole_figures_without_a_fraction(world):
    article = world.article("a", "2024-03-06")
    whole = world.claim(article, "5", when=DAY)
    world.claim(article, "7", when=DAY, part_of=whole)
    taken = world.event(article, DAY)
    world.claim(article, "18", "abducted", when=DAY, event_id=taken)
    world.claim(world.article("b", "2024-03-08"), "6", "held", when="2024-03-08", measure="stock", as_of=None)
    details = {row["check_name"]: row["detail"] for row in world.mart("issues")}
    assert details["parts_within_whole"] == "its part is at least 7, it is at most 5"
    assert details["captives_do_not_balance"] == "taken less released and dead leaves 18, the last account has 6 held"


def storm(world, name, *claims, kind="disaster"):
    """An article of one event; each claim is number, place, and the place precision."""
    article = world.article(name, "2024-03-06")
    event = world.event(article, "2024-03-05", kind=kind)
    return [
        world.claim(article, number, when="2024-03-05", place=place, precision=precision, event_id=event, cause_text="the typhoon")
        for number, place, precision in claims
    ]


def ports(world):
    world.place("Land")
    world.place("Port", parent="Land")


def part(world, claim, whole):
    next(row for row in world.rows["core.claims"] if row["claim_id"] == claim)["part_of"] = whole


def test_the_figure_of_a_town_is_no_rival_of_its_countrys(world):
    ports(world)
    storm(world, "a", ("30", "Land", "6"))
    storm(world, "b", ("12", "Port", "1"))
    (incident,) = world.mart("incidents")
    assert (incident["n_articles"], incident["grading"]) == (2, "fair")
    assert world.estimate()["hull"] == (30, 30, 30)


@pytest.mark.parametrize(("kind", "hull"), [("accident", (12, None, 30)), ("disaster", (30, 30, 30))])
def test_but_an_accident_happens_in_one_place_however_wide_it_is_told(world, kind, hull):
    ports(world)
    storm(world, "a", ("30", "Land", "6"), ("40", "Port", "1"))
    storm(world, "b", ("12", "Port", "1"), ("44", "Land", "6"))
    for row in world.rows["core.claims"]:  # what joins the two
        if row["value_best"] in (40, 44):
            row |= {"impact": "injured", "value_low": 44.0, "value_best": 44.0, "value_high": 44.0}
    for row in world.rows["core.events"]:
        row["kind"] = kind
    estimate = world.estimate()["hull"]
    assert (estimate[0], estimate[2]) == (hull[0], hull[2])


def test_a_stated_part_elsewhere_says_that_the_whole_is_of_many_places(world):
    ports(world)
    whole, stated = storm(world, "a", ("30", "Land", "6"), ("12", "Port", "1"), kind="other")
    part(world, stated, whole)
    storm(world, "b", ("12", "Port", "1"), kind="other")
    storm(world, "c", ("13", "Port", "1"), kind="other")
    (incident,) = world.mart("incidents")
    assert (incident["n_articles"], incident["grading"], incident["place_name"]) == (3, "fair", "Land")
    assert world.estimate()["hull"] == (30, 30, 30)


def test_a_town_with_more_than_its_country_is_a_rival(world):
    ports(world)
    storm(world, "a", ("30", "Land", "6"))
    storm(world, "b", ("45", "Port", "1"))
    assert world.mart("incidents")[0]["grading"] == "contested"
    assert world.estimate()["min"] == (30, 30, 30)
