"""From one running total to the next, hostages by flow and stock, and the days of a published series."""

from __future__ import annotations

import pytest

MINISTRY = {"source_text": "the ministry"}


def total(world, name, number, as_of, published=None, **more):
    return world.total(world.article(name, published or as_of), number, as_of, **MINISTRY | more)


def changes(world):
    return [(row["change_low"], row["change_best"], row["change_high"], row["agreement"]) for row in world.mart("toll_changes")]


def day_report(world, name, number, day, **more):
    article = world.article(name, day)
    return world.claim(article, number, when=day, event_id=world.event(article, day), **more)


def captives(world):
    (row,) = world.mart("captives")
    return row


def test_each_total_is_set_beside_the_one_before_of_its_account(world):
    total(world, "a", "450", "2024-01-02")
    total(world, "b", "600", "2024-01-03", source_text="the rebels")
    total(world, "c", "500", "2024-01-05")
    assert changes(world) == [(50, 50, 50, "no_reference")]


def test_open_bounds_leave_the_change_open(world):
    total(world, "a", "at least 450", "2024-01-02")
    total(world, "b", "500", "2024-01-05")
    assert changes(world) == [(None, 50, 50, "no_reference")]


def test_a_revision_within_a_day_is_marked(world):
    total(world, "a", "450", "2024-01-02", published="2024-01-02T08:00")
    total(world, "b", "440", "2024-01-02", published="2024-01-02T20:00")
    (row,) = world.mart("toll_changes")
    assert (row["is_same_day"], row["is_fall"], row["change_best"]) == (True, True, -10)
    assert [r["rule"] for r in world.mart("contradictions")] == ["falling_total"]


@pytest.mark.parametrize(("number", "agreement"), [("50", "consistent"), ("20", "partial"), ("60", "above")])
def test_day_reports_are_held_against_the_change(world, number, agreement):
    world.place("Land")
    world.place("Town", parent="Land")
    total(world, "a", "450", "2024-01-02")
    total(world, "b", "500", "2024-01-05")
    day_report(world, "before", "7", "2024-01-02")  # counted in the first total already
    day_report(world, "between", number, "2024-01-04")
    day_report(world, "after", "9", "2024-01-06")
    (row,) = world.mart("toll_changes")
    assert (row["reported_low"], row["agreement"]) == (float(number), agreement)


def test_copies_change_nothing(world):
    total(world, "a", "450", "2024-01-02")
    world.total(world.article("b", "2024-01-03", copy_of="a"), "450", "2024-01-02", **MINISTRY)
    assert changes(world) == []
    assert [row["is_copy"] for row in world.mart("tolls")] == [False, True]


def test_a_total_knows_its_claimant_and_its_series(world):
    world.rows["core.entities"].append(
        {"entity_id": "moh", "kind": "organisation", "name": "Health Ministry", "claimant_class": "health_authority"}
    )
    total(world, "a", "450", "2024-01-02", source_id="moh")
    total(world, "b", "500", "2024-01-05", source_text=None)
    one, other = world.mart("tolls")
    assert (one["claimant"], one["claimant_class"], other["claimant"]) == ("Health Ministry", "health_authority", "The b")
    assert one["series_id"] == other["series_id"]


def test_flow_and_stock_of_hostages_agree(world):
    day_report(world, "a", "60", "2024-01-02", impact="abducted")
    day_report(world, "b", "24", "2024-01-10", impact="released")
    day_report(world, "c", "4", "2024-01-15", victim_text="hostages")
    world.claim(world.article("d", "2024-01-16"), "32", "held", when="2024-01-16", measure="stock", as_of=None)
    row = captives(world)
    assert [row[name] for name in ("taken_low", "released_low", "died_low", "left_low", "left_high", "held_low")] == [60, 24, 4, 32, 32, 32]
    assert row["agreement"] == "consistent"


def test_groups_count_where_nobody_counts_all_who_were_freed(world):
    day_report(world, "a", "30", "2024-01-02", impact="abducted")
    day_report(world, "b", "12", "2024-01-10", impact="released", victim_group="woman")
    world.claim(world.article("d", "2024-01-16"), "18", "held", when="2024-01-16", measure="stock", victim_group="child")
    row = captives(world)
    assert [row[name] for name in ("taken_high", "released_low", "released_high", "left_low", "held_low")] == [30, 12, 12, 18, 18]


@pytest.mark.parametrize(
    ("held", "agreement"), [("50", "above"), ("70", "below"), ("about 60", "consistent"), ("at least 50", "consistent")]
)
def test_a_stock_that_the_flows_do_not_leave_is_named(world, held, agreement):
    day_report(world, "a", "60", "2024-01-02", impact="abducted")
    world.claim(world.article("d", "2024-01-16"), held, "held", when="2024-01-16", measure="stock")
    assert captives(world)["agreement"] == agreement


def test_an_open_flow_leaves_no_upper_bound(world):
    day_report(world, "a", "at least 60", "2024-01-02", impact="abducted")
    world.claim(world.article("d", "2024-01-16"), "70", "held", when="2024-01-16", measure="stock")
    row = captives(world)
    assert (row["left_low"], row["left_high"], row["agreement"]) == (60, None, "consistent")


def test_the_last_account_of_a_stock_stands(world):
    day_report(world, "a", "60", "2024-01-02", impact="abducted")
    for number, day in (("40", "2024-01-16"), ("30", "2024-01-20")):
        world.claim(world.article(f"d{day}", day), number, "held", when=day, measure="stock")
    assert captives(world)["held_low"] == 30


def test_the_dead_of_a_raid_did_not_die_in_captivity(world):
    day_report(world, "a", "60", "2024-01-02", impact="abducted")
    day_report(world, "b", "5", "2024-01-02", victim_text="guards")
    assert captives(world)["died_low"] == 0


def test_the_news_of_a_day_is_a_share_of_the_published_figure(world):
    world.place("Gaza Strip", geonames_id="281132")
    world.place("Town", parent="Gaza Strip")
    day_report(world, "a", "20", "2023-10-08")
    found = {str(row["report_date"]): row for row in world.mart("reference_days") if row["impact"] == "killed"}
    assert (found["2023-10-08"]["published"], found["2023-10-08"]["news_low"], found["2023-10-08"]["share_low"]) == (138, 20, 20 / 138)
    assert (found["2023-10-09"]["news_low"], found["2023-10-09"]["share_low"], found["2023-10-09"]["n_claims"]) == (None, 0, 0)


def test_days_are_added_up_by_province(world):
    for town, number in (("Town", "12"), ("Village", "at least 5")):
        world.rows["core.entities"].append(
            {"entity_id": f"place:{town}", "kind": "place", "name": town, "country_iso3": "LND", "admin1": "North", "feature_code": "PPL",
             "parent_id": "place:geonames:1138957"}
        )  # fmt: skip
        day_report(world, town, number, "2024-01-02", place=town)
    day_report(world, "c", "3", "2024-01-02", place="Elsewhere", impact="injured")
    rows = {row["admin1_pcode"]: row for row in world.mart("admin_days")}
    assert [rows["AF01"][name] for name in ("admin1_id", "admin1_name", "killed_low", "killed_high")] == ["1138957", "North", 17, None]
    assert (rows[None]["killed_low"], rows[None]["injured_low"], rows[None]["injured_high"]) == (None, 3, 3)


def test_what_does_not_balance_is_an_issue(world):
    total(world, "a", "450", "2024-01-02")
    later = total(world, "b", "460", "2024-01-05")
    day_report(world, "c", "30", "2024-01-04", place="Land")
    day_report(world, "d", "60", "2024-01-02", impact="abducted")
    held = world.claim(world.article("e", "2024-01-16"), "50", "held", when="2024-01-16", measure="stock")
    found = {row["check_name"]: row["claim_id"] for row in world.mart("issues")}
    assert (found["days_exceed_change"], found["captives_do_not_balance"]) == (later, held)


def test_the_figure_that_its_article_replaces_is_no_second_total(world):
    article = world.article("a", "2024-01-05", text="The toll was lowered to 240 from 260.")
    newer = world.total(article, "240", "2024-01-05")
    older = world.total(article, "260", "2024-01-05", updated_by=newer)
    assert {row["claim_id"]: row["is_copy"] for row in world.mart("tolls")} == {newer: False, older: True}
