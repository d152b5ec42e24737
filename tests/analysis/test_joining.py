"""What does not make one incident of two, and what speaks for a story that was told more than once."""

from __future__ import annotations

import pytest

DAY = "2024-03-05"


def strike(world, name, number, *, when=DAY, published="2024-03-12", kind="strike", role="main", **more):
    article = world.article(name, published, **{key: more.pop(key) for key in ("publisher", "copy_of", "external_id") if key in more})
    return world.claim(article, number, when=when, event_id=world.event(article, when, kind=kind, role=role), **more)


def sizes(world):
    return sorted(row["n_claims"] for row in world.mart("incidents"))


def test_strikes_on_successive_days_in_one_city_are_as_many_incidents(world):
    for day, number in enumerate((5, 7, 6, 8, 40, 6)):
        strike(world, f"a{day}", f"at least {number}", when=f"2024-03-{4 + day:02d}")
    assert sizes(world) == [1] * 6
    assert {(str(row["day"]), row["low"]) for row in world.mart("place_days")} == {
        (f"2024-03-{4 + day:02d}", number) for day, number in enumerate((5, 7, 6, 8, 40, 6))
    }


def test_the_same_figure_on_three_days_running_is_no_one_incident(world):
    for day in (4, 5, 6):
        strike(world, f"a{day}", "12", when=f"2024-03-{day:02d}")
    assert sizes(world) == [1, 2]


def test_a_small_figure_a_day_apart_is_met_by_chance(world):
    strike(world, "a", "2")
    strike(world, "b", "2", when="2024-03-06")
    assert sizes(world) == [1, 1]


def test_figures_that_grow_by_little_do_not_chain(world):
    for name, number in zip("abcde", (10, 14, 20, 29, 42), strict=True):
        strike(world, name, str(number))
    assert len(sizes(world)) > 1
    by_claim = {row["claim_id"]: row["incident_id"] for row in world.mart("incident_claims")}
    assert by_claim["a/c00"] != by_claim["e/c04"]


@pytest.mark.parametrize(("one", "other", "n"), [("at least 3", "at least 40", 2), ("at least 12", "14", 1), ("up to 50", "12", 2)])
def test_open_bounds_agree_only_where_the_figures_are_near(world, one, other, n):
    strike(world, "a", one)
    strike(world, "b", other)
    assert len(sizes(world)) == n


def test_a_refused_link_is_nobodys_reason(world):
    for name, number in zip("abcde", (10, 14, 20, 29, 42), strict=True):
        strike(world, name, str(number))
    incident = {row["claim_id"]: row["incident_id"] for row in world.mart("incident_claims")}
    for row in world.mart("incident_claims"):
        linked = row["why"].rpartition("with claim ")[2]
        assert incident.get(linked, row["incident_id"]) == row["incident_id"]
    for row in world.mart("claim_links"):
        assert row["relation"] != "same_incident" or incident[row["claim_a"]] == incident[row["claim_b"]]


def test_a_background_event_joins_only_by_a_day_of_its_claim(world):
    strike(world, "a", "12")
    claim = strike(world, "b", "12", role="background")
    assert sizes(world) == [2]
    next(row for row in world.rows["core.claims"] if row["claim_id"] == claim)["period_start"] = None
    assert sizes(world) == [1, 1]


@pytest.mark.parametrize(("number", "n"), [("4", 2), ("5", 1)])
def test_a_figure_that_chance_gives_does_not_join_a_town_and_its_country(world, number, n):
    world.place("Land")
    world.place("Town", parent="Land")
    strike(world, "a", number)
    strike(world, "b", number, place="Land", precision="6")
    assert len(sizes(world)) == n


def article_with_part(world, whole, kind="strike", **more):
    article = world.article("a", "2024-03-06")
    event = world.event(article, DAY, kind=kind)
    held = world.claim(article, whole, when=DAY, event_id=event, **more)
    return world.claim(article, "7", when=DAY, event_id=event, part_of=held)


@pytest.mark.parametrize(
    ("whole", "more"),
    [
        ("dozens", {}),
        ("30", {"status": "hypothetical"}),
        ("30", {"status": "denied"}),
        ("30000", {"kind": "conflict", "measure": "cumulative", "since": "2023-10-07"}),
    ],
)
def test_a_part_stands_where_its_whole_gives_no_figure(world, whole, more):
    part = article_with_part(world, whole, **more)
    chosen = {row["chosen_claim_id"] for row in world.mart("estimates") if row["subject_kind"] == "incident"}
    assert part in chosen


def test_a_part_of_a_figure_that_stands_is_left_out(world):
    part = article_with_part(world, "30")
    assert part not in {row["chosen_claim_id"] for row in world.mart("estimates")}


def test_the_figure_of_a_part_stands_where_the_whole_is_in_another_incident(world):
    article = world.article("a", "2024-03-06")
    event = world.event(article, DAY)
    whole = world.claim(article, "20", when=DAY, event_id=event)
    world.claim(article, "6", when=DAY, place="Camp", event_id=event, part_of=whole)
    strike(world, "b", "6", when="2024-03-04", place="Camp")
    strike(world, "c", "6", when="2024-03-06", place="Camp")
    assert sizes(world) == [1, 3]
    assert {row["subject_id"] for row in world.mart("estimates")} == {row["incident_id"] for row in world.mart("incidents")}


def test_a_part_of_a_total_in_another_place_is_the_toll_of_that_place(world):
    article = world.article("a", "2024-03-06")
    whole = world.total(article, "500", "2024-03-06")
    part = world.total(article, "90", "2024-03-06", place="Province", part_of=whole)
    assert {row["chosen_claim_id"] for row in world.mart("estimates") if row["rule"] == "latest"} == {whole, part}


def test_articles_of_one_publisher_are_one_voice(world):
    for name in "ab":
        strike(world, name, "12", publisher="The Post")
    (incident,) = world.mart("incidents")
    assert (incident["n_articles"], incident["n_independent"], incident["grading"]) == (2, 1, "weak")


def test_who_denies_the_charge_does_not_contest_the_count(world):
    claim = strike(world, "a", "12")
    row = next(row for row in world.rows["core.claims"] if row["claim_id"] == claim)
    charge = {"claim_id": "a/charge", "kind": "assertion", "start_char": 90}
    world.rows["core.claims"].append(row | charge | dict.fromkeys(("quantifier", "value_low", "value_best", "value_high")))
    world.stance("a/charge", "the army", "denies")
    assert [row["grading"] for row in world.mart("incidents")] == ["weak"]
    world.stance(claim, "the army", "denies")
    assert [row["grading"] for row in world.mart("incidents")] == ["contested"]


def versions(world):
    old = strike(world, "v1", "12", published="2024-03-06", publisher="The Post", external_id="7")
    new = strike(world, "v2", "20", published="2024-03-07", publisher="The Post", external_id="7")
    return old, new


def test_the_newest_version_of_an_article_speaks_for_its_story(world):
    old, new = versions(world)
    strike(world, "w", "9", when="2024-01-05", publisher="The Times", external_id="7")
    chosen = {row["chosen_claim_id"] for row in world.mart("estimates")}
    assert new in chosen
    assert old not in chosen
    assert [(r["claim_a"], r["claim_b"]) for r in world.mart("claim_links") if r["relation"] == "updates"] == [(new, old)]
    assert sizes(world) == [1, 2]
    issues = [(r["row_key"], r["detail"]) for r in world.mart("issues") if r["check_name"] == "superseded_version"]
    assert issues == [("v1", "another version of v2, which speaks for the story")]


def test_a_version_that_the_reader_took_for_a_copy_still_speaks(world):
    versions(world)
    world.rows["core.articles"][1]["copy_of"] = "v1"
    assert world.estimate()["min"] == (20, 20, 20)


def test_an_article_of_which_nothing_was_read_is_an_issue(world):
    world.article("a", DAY)
    world.article("b", DAY)
    sentence = {"article_id": "b", "sentence_no": 0, "paragraph_no": 0, "start_char": 0, "end_char": 9, "zone": "body", "text": "text of b"}
    world.rows["core.sentences"].append(sentence)
    assert [row["row_key"] for row in world.mart("issues") if row["check_name"] == "not_extracted"] == ["a"]


def test_copies_of_copies_lead_to_one_story_and_circles_end(world):
    for name, above in zip("abcd", (None, "a", "b", "c"), strict=True):
        strike(world, name, "12", copy_of=above)
    assert [row["n_independent"] for row in world.mart("incidents")] == [1]
    world.rows["core.articles"][0]["copy_of"] = "d"
    assert sum(row["n_articles"] for row in world.mart("incidents")) == 4


def test_a_copy_contradicts_nothing(world):
    strike(world, "a", "12", published="2024-03-06")
    world.article("b", "2024-03-08", copy_of="a")
    world.total("a", "500", "2024-03-06", source_text="the ministry")
    world.total("b", "450", "2024-03-08", source_text="the ministry")
    assert world.mart("contradictions") == []


@pytest.mark.parametrize("more", [{"measure": "stock"}, {"period_precision": "month"}])
def test_a_stock_or_a_figure_of_no_one_day_is_in_no_day(world, more):
    strike(world, "a", "12", **more)
    assert world.mart("place_days") == []


def test_what_about_covers_is_the_figure_itself(world):
    strike(world, "a", "about 12")
    strike(world, "b", "14")
    assert world.estimate()["hull"] == (12, None, 14)
    assert [(row["low"], row["high"]) for row in world.mart("place_days")] == [(12, 14)]
