"""Running totals: what contradicts, what is a reset, what updates, and what the published series says."""

from __future__ import annotations

import pytest


def test_a_total_that_falls_contradicts_the_earlier_one(world):
    a = world.ministry_total("a", "500", "2024-01-02")
    b = world.ministry_total("b", "450", "2024-01-05")
    assert world.contradictions() == [(a, b, "falling_total", 50)]


def test_a_total_that_grows_contradicts_nothing_and_updates_the_one_before(world):
    a = world.ministry_total("a", "450", "2024-01-02")
    b = world.ministry_total("b", "500", "2024-01-05")
    assert world.contradictions() == []
    assert [(r["claim_a"], r["claim_b"]) for r in world.mart("claim_links") if r["relation"] == "updates"] == [(b, a)]


OPEN = [("up to 500", "450"), ("500", "at least 450"), ("about 500", "450"), ("500", "more than 450")]


@pytest.mark.parametrize(("earlier", "later"), OPEN)
def test_open_bounds_cannot_contradict(world, earlier, later):
    world.ministry_total("a", earlier, "2024-01-02")
    world.ministry_total("b", later, "2024-01-05")
    assert world.contradictions() == []


def test_at_least_contradicts_a_later_lower_figure(world):
    a = world.ministry_total("a", "at least 500", "2024-01-02")
    b = world.ministry_total("b", "450", "2024-01-05")
    assert world.contradictions() == [(a, b, "falling_total", 50)]


def test_a_reset_is_not_a_contradiction(world):
    world.ministry_total("a", "500", "2024-01-02")
    b = world.ministry_total("b", "20", "2024-03-20", since="2024-03-18")
    assert world.contradictions() == []
    assert {row["claim_id"]: row["is_reset"] for row in world.mart("tolls")}[b]


@pytest.mark.parametrize(
    "other",
    [{"count_basis": "confirmed"}, {"victim_group": "child"}, {"place": "Otherland"}, {"impact": "injured"}, {"victim_nationality": "FRA"}],
)
def test_totals_of_unlike_things_do_not_contradict(world, other):
    world.ministry_total("a", "500", "2024-01-02")
    world.ministry_total("b", "450", "2024-01-05", **other)
    assert world.contradictions() == []


def test_a_change_of_count_basis_is_marked(world):
    world.ministry_total("a", "500", "2024-01-02", count_basis="suspected")
    b = world.ministry_total("b", "450", "2024-01-05", count_basis="confirmed")
    assert [row["claim_id"] for row in world.mart("tolls") if row["is_basis_change"]] == [b]


def test_a_start_that_is_not_stated_is_that_of_the_last_total(world):
    a = world.ministry_total("a", "500", "2024-01-02")
    b = world.ministry_total("b", "450", "2024-01-05", since=None)
    assert world.contradictions() == [(a, b, "falling_total", 50)]


def test_unstarted_totals_years_apart_are_different_counts(world):
    world.ministry_total("a", "500", "2021-01-02", since=None)
    world.ministry_total("b", "20", "2024-01-05", since=None)
    assert world.contradictions() == []


def test_two_accounts_of_one_day_contradict_where_they_do_not_meet(world):
    a = world.ministry_total("a", "500", "2024-01-02")
    b = world.ministry_total("b", "300", "2024-01-02", source_text="the army")
    assert world.contradictions() == [(a, b, "totals_of_one_day", 200)]
    assert [row["why"] for row in world.mart("contradictions")] == [
        '"500" and "300" are both of 2024-01-02 by different accounts and have no value in common'
    ]


def test_a_fall_is_found_among_many_totals(world):
    claims = [world.ministry_total(f"a{n:02d}", str(1000 + n), f"2024-01-{n + 1:02d}") for n in range(20)]
    wrong = world.ministry_total("wrong", "1005", "2024-01-15")
    found = world.contradictions()
    assert (claims[13], wrong, "falling_total", 8) in found
    assert {row[1] for row in found} == {wrong}


def test_a_part_with_the_place_of_its_whole_is_no_fall(world):
    article = world.article("a", "2024-01-02")
    whole = world.total(article, "500", "2024-01-02")
    world.total(article, "90", "2024-01-02", part_of=whole)
    assert world.contradictions() == []
    assert world.estimate(subject_kind="toll")["min"] == (500, 500, 500)


def test_a_toll_is_estimated_from_the_last_word_of_each_account(world):
    world.ministry_total("a", "450", "2024-01-02")
    world.ministry_total("b", "500", "2024-01-05")
    world.ministry_total("c", "480", "2024-01-04", source_text="the monitors")
    estimate = world.estimate(subject_kind="toll")
    assert (estimate["min"], estimate["max"]) == ((480, 480, 480), (500, 500, 500))


def gaza(world, number, published="2024-12-02", as_of=None, **more):
    world.place("Gaza Strip", country="PSE", geonames_id="281132")
    article = world.article("a", published)
    return world.total(article, number, as_of or published, place="Gaza Strip", **more)


def check(world):
    (row,) = world.mart("reference_checks")
    return row["agreement"], str(row["report_date"]), row["published"], row["gap"], row["detail"]


def test_a_total_is_held_against_the_newest_bulletin_before_the_article(world):
    gaza(world, "more than 44400")
    assert check(world) == (
        "consistent", "2024-12-01", 44429, 0, '44,429 on 2024-12-01: consistent with "more than 44400" (Gaza Health Ministry)'
    )  # fmt: skip


def test_a_total_beyond_all_measure_is_said_to_be_above(world):
    gaza(world, "9" * 26)
    assert check(world)[0] == "above"


@pytest.mark.parametrize(
    ("number", "bulletin", "agreement", "gap"),
    [
        ("44466", "2024-12-02", "consistent", 0),  # the bulletin of the day itself
        ("44382", "2024-11-30", "consistent", 0),  # an older bulletin
        ("44300", "2024-12-01", "consistent", -129),  # rounded: within tolerance of the newest
        ("40000", "2024-12-01", "below", -4429),
        ("more than 50000", "2024-12-01", "above", 5571),
    ],
)
def test_the_bulletin_that_an_article_quotes_is_found(world, number, bulletin, agreement, gap):
    gaza(world, number)
    row = check(world)
    assert (row[0], row[1], row[3]) == (agreement, bulletin, gap)


def test_a_total_of_a_stated_day_may_be_of_that_days_bulletin(world):
    gaza(world, "at least 44000", as_of="2024-11-30")
    assert check(world)[:2] == ("consistent", "2024-11-30")


def test_a_total_before_the_series_has_no_reference(world):
    gaza(world, "500", published="2014-08-01", since=None)
    assert check(world)[:3] == ("no_reference", "None", None)


def test_a_total_from_another_start_is_not_held_against_the_series(world):
    gaza(world, "500", since="2014-07-08")
    assert world.mart("reference_checks") == []


def test_filled_in_figures_are_not_used(world):
    gaza(world, "more than 73000", published="2026-08-22")
    assert check(world)[1:3] == ("2026-08-20", 73417)


def test_a_count_of_some_events_is_partial_beside_the_bulletin_of_the_day(world):
    world.place("Gaza Strip", country="PSE", geonames_id="281132")
    world.claim(world.article("a", "2024-12-02"), "at least 20", when="2024-12-01", place="Gaza Strip", measure="period")
    detail = '47 on 2024-12-01: "at least 20" is a count of some events; the bulletin gives 47 for the day (Gaza Health Ministry)'
    assert check(world) == ("partial", "2024-12-01", 47, 0, detail)


def test_another_place_of_the_same_name_is_not_that_of_the_series(world):
    world.place("Gaza", country="MOZ", geonames_id="1046058")
    world.total(world.article("a", "2024-12-02"), "500", "2024-12-02", place="Gaza")
    assert world.mart("reference_checks") == []


def test_a_total_that_starts_on_the_day_it_stands_at_has_no_stated_start(world):
    gaza(world, "more than 44400", since="2024-12-02")
    assert check(world)[:2] == ("consistent", "2024-12-01")


SINCE = "2023-10-07"


def test_a_toll_is_that_of_the_earliest_start_still_updated(world):
    world.ministry_total("a", "44429", "2024-12-01", since=SINCE)
    coarse = world.ministry_total("b", "1300", "2024-12-02", since="2024-10-01", period_precision="month")
    world.ministry_total("c", "44500", "2024-12-03", since=None)
    late = world.ministry_total("d", "2000", "2024-12-04", since="2024-10-06")
    assert set(world.estimate(subject_kind="toll").values()) == {(44500, 44500, 44500)}
    assert world.contradictions() == []
    resets = {row["claim_id"]: row["is_reset"] for row in world.mart("tolls")}
    assert not resets[coarse]
    assert not resets[late]


def test_a_count_that_is_given_up_yields_to_the_new_one(world):
    world.ministry_total("a", "44429", "2024-01-01", since=SINCE)
    new = world.ministry_total("b", "2000", "2024-12-04", since="2024-10-06")
    assert world.estimate(subject_kind="toll")["latest"] == (2000, 2000, 2000)
    assert {row["claim_id"]: row["is_reset"] for row in world.mart("tolls")}[new]


def test_an_earlier_start_is_no_reset(world):
    world.ministry_total("a", "2000", "2024-10-10", since="2024-10-06")
    earlier = world.ministry_total("b", "44429", "2024-12-01", since=SINCE)
    assert not {row["claim_id"]: row["is_reset"] for row in world.mart("tolls")}[earlier]


def test_a_total_without_a_start_and_far_from_all_is_a_count_of_its_own(world):
    world.ministry_total("a", "44429", "2024-12-01", since=SINCE)
    world.ministry_total("b", "1300", "2024-12-02", since=None)
    assert world.contradictions() == []
    assert world.estimate(subject_kind="toll")["latest"] == (44429, 44429, 44429)


@pytest.mark.parametrize(("group", "n"), [(None, 0), ("child", 1)])
def test_a_standing_parts_counts_of_all_victims_only(world, group, n):
    world.ministry_total("a", "500", "2024-01-02", victim_group=group)
    world.ministry_total("b", "450", "2024-01-05", victim_group=group, victim_status="civilian")
    assert len(world.contradictions()) == n


@pytest.mark.parametrize(("month", "n"), [("2023-10-01", 1), ("2024-10-01", 0)])
def test_a_start_known_to_the_month_is_held_against_a_series_that_starts_in_it(world, month, n):
    gaza(world, "more than 44400", since=month, period_precision="month")
    assert len(world.mart("reference_checks")) == n


def test_those_who_are_missing_are_found_so_that_their_number_may_fall(world):
    for name, number, day in (("a", "30", "2024-01-02"), ("b", "4", "2024-01-03")):
        article = world.article(name, day)
        event = world.event(article, "2024-01-01", kind="accident")
        world.claim(article, number, "missing", when=day, measure="stock", event_id=event)
        world.ministry_total(f"t{name}", number, day, impact="missing")
    assert world.contradictions() == []


def test_a_total_of_an_unknown_sort_of_event_is_of_the_one_sort_there_is(world):
    for name, kind, number in (("a", "conflict", "850"), ("b", "other", "300")):
        article = world.article(name, "2024-01-02")
        event = world.event(article, "2023-10-07", kind=kind, is_ongoing=True)
        world.total(article, number, "2024-01-02", event_id=event, source_text=name)
    assert [rule for _, _, rule, _ in world.contradictions()] == ["totals_of_one_day"]


def test_suspected_cases_are_a_basis_of_their_own(world):
    world.ministry_total("a", "310", "2024-01-02", impact="infected", status="unverified")
    b = world.ministry_total("b", "180", "2024-01-05", impact="infected", count_basis="confirmed")
    rows = {row["claim_id"]: row for row in world.mart("tolls")}
    assert {row["count_basis"] for row in rows.values()} == {"suspected", "confirmed"}
    assert rows[b]["is_basis_change"]
    assert world.contradictions() == []


def test_a_contradiction_says_of_what_and_whose(world):
    world.ministry_total("a", "500", "2024-01-02")
    world.ministry_total("b", "300", "2024-01-02", source_text="the army")
    (row,) = world.mart("contradictions")
    assert [row[name] for name in ("place_name", "impact", "victim_group", "account_a", "account_b")] == [
        "Land", "killed", None, "the ministry", "the army"
    ]  # fmt: skip


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_at_the_end_of_the_calendar_break_nothing(world, day):
    world.ministry_total("total", "500", day, since=None)
    world.claim(world.article("b", day), "12", when=day)
    gaza(world, "500", published=day, since=None)
    marts = world.marts()
    assert marts["mart.tolls"].num_rows == 2
    assert marts["mart.place_days"].num_rows == 1


@pytest.mark.parametrize("stance", ["disputes", "not_verified", "denies"])
def test_what_others_say_of_a_total_leaves_it_its_sources(world, stance):
    a = world.ministry_total("a", "500", "2024-01-02", status="denied" if stance == "denies" else "unverified")
    world.stance(a, "the ministry", "asserts")
    world.stance(a, "the rebels", stance)
    b = world.ministry_total("b", "450", "2024-01-05")
    assert world.contradictions() == [(a, b, "falling_total", 50)]
    assert [row["status"] for row in world.mart("tolls")] == ["denied" if stance == "denies" else "unverified", "asserted"]


def test_a_total_that_is_only_denied_is_nobodys(world):
    a = world.ministry_total("a", "500", "2024-01-02", status="denied", source_text=None)
    world.stance(a, "the rebels", "denies")
    world.ministry_total("b", "450", "2024-01-05")
    assert world.contradictions() == []
