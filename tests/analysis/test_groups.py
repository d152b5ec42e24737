"""All victims of an incident, where figures of groups alone were given."""

from __future__ import annotations

DAY = "2024-03-05"


def tell(world, name, *figures, published="2024-03-06"):
    """An article of one strike: each figure is (number, victim group or None, first character, more columns)."""
    article = world.article(name, published)
    event = world.event(article, DAY)
    found = []
    for number, group, start, more in figures:
        place = {"start_char": start, "end_char": start + len(number)}
        found.append(world.claim(article, number, when=DAY, event_id=event, victim_group=group, **place, **more))
    return found


def row_of(world, rule="hull", policy="any"):
    """The one estimate of all victims under the rule."""
    (row,) = [
        row for row in world.mart("estimates")
        if row["victim_group"] is None and row["rule"] == rule and row["policy"] in ("any", policy)
    ]  # fmt: skip
    return row


def span(world, rule="hull", policy="any"):
    row = row_of(world, rule, policy)
    return row["basis"], row["low"], row["best"], row["high"]


def test_one_group_is_all_there_were(world):
    (claim,) = tell(world, "a", ("2", "child", 10, {}))
    assert span(world, "median") == ("groups", 2, 2, 2)
    assert row_of(world, "median")["chosen_claim_id"] == claim


def test_groups_of_a_list_that_exclude_one_another_add_up(world):
    tell(world, "a", ("a", "woman", 10, {"value_low": 1, "value_best": 1, "value_high": 1}), ("2", "child", 22, {}))
    assert span(world, "median") == ("groups", 2, 3, 3)


def test_groups_of_two_sentences_may_be_the_same_people(world):
    tell(world, "a", ("1", "man", 10, {}), ("1", "child", 200, {}))
    assert span(world, "median") == ("groups", 1, None, 2)


def test_groups_that_overlap_are_no_sum(world):
    tell(world, "a", ("3", "woman", 10, {}), ("4", "civilian", 25, {}))
    assert span(world) == ("groups", 4, None, 7)


def test_a_group_within_another_adds_nothing(world):
    article = world.article("a", "2024-03-06")
    event = world.event(article, DAY)
    officers = world.claim(article, "4", when=DAY, event_id=event, victim_group="police", start_char=10, end_char=11)
    world.claim(article, "2", when=DAY, event_id=event, victim_group="woman", start_char=40, end_char=41, part_of=officers)
    assert span(world) == ("groups", 4, 4, 4)


def test_a_group_among_others_leaves_all_open(world):
    article = world.article("a", "2024-03-06")
    event = world.event(article, DAY)
    many = world.claim(article, "dozens", when=DAY, event_id=event)
    world.claim(article, "3", when=DAY, event_id=event, victim_group="child", part_of=many)
    assert span(world, policy="exclude") == ("groups", 3, None, None)
    assert span(world, policy="acled") == ("stated", 12, None, None)


def test_an_open_group_leaves_all_open(world):
    tell(world, "a", ("at least 3", "woman", 10, {}), ("2", "child", 33, {}))
    assert span(world, "median") == ("groups", 3, 5, None)


def test_whoever_counts_all_is_preferred(world):
    tell(world, "a", ("2", "child", 10, {}))
    tell(world, "b", ("5", None, 10, {}), published="2024-03-07")
    rows = [row for row in world.mart("estimates") if row["victim_group"] is None]
    assert {row["basis"] for row in rows} <= {"stated", "groups"}
    assert [(row["basis"], row["best"]) for row in rows if row["rule"] == "median" and row["best"] == 5] == [("stated", 5)]


def test_a_figure_below_that_of_a_group_counts_some_only(world):
    tell(world, "a", ("4", "man", 10, {}), ("1", None, 90, {}))
    assert span(world, "max") == ("groups", 4, 4, 4)


def test_a_source_may_count_fewer_than_another_has_of_a_group(world):
    tell(world, "a", ("4", "man", 10, {"source_text": "the mayor"}), ("3", None, 90, {"source_text": "police"}))
    assert span(world, "max") == ("stated", 3, 3, 3)


def test_sums_over_days_are_no_group_of_an_incident(world):
    tell(world, "a", ("2", "woman", 10, {}), ("9", "child", 90, {"measure": "period", "precision": "6"}))
    assert span(world) == ("groups", 2, None, None)


def test_voices_of_all_groups_are_counted_once(world):
    tell(world, "a", ("2", "woman", 10, {}), ("3", "child", 22, {}))
    tell(world, "b", ("3", "child", 10, {}), published="2024-03-07")
    row = row_of(world)
    assert (row["n_claims"], row["n_independent"]) == (3, 2)


def test_a_spread_is_one_of_figures_that_were_stated(world):
    tell(world, "a", ("1", "man", 10, {}), ("1", "child", 200, {}))
    assert {row["victim_group"] for row in world.mart("spreads")} == {"man", "child"}


def test_groups_under_a_policy_take_the_word_as_it_reads_it(world):
    tell(world, "a", ("dozens", "woman", 10, {}), ("3", "child", 27, {}))
    assert span(world, "median", "acled") == ("groups", 12, 15, None)
    assert span(world, "median", "exclude") == ("groups", 3, None, None)


def test_an_estimate_names_article_and_characters_of_the_claim_it_chose(world):
    tell(world, "a", ("12", None, 30, {}))
    row = row_of(world, "latest")
    assert (row["chosen_article_id"], row["chosen_start"], row["chosen_end"]) == ("a", 30, 32)
    row = row_of(world, "hull")
    assert (row["chosen_claim_id"], row["chosen_article_id"], row["chosen_start"]) == (None, None, None)
