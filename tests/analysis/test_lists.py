"""Numbers of victims told side by side are added up, where the words between them say that they are a list."""

from __future__ import annotations

import pytest

DAY = "2024-03-05"


def tell(world, name, text, *numbers, published="2024-03-06", **shared):
    """An article with this text and a claim for each (number as written in it, victim group or None, more columns)."""
    article = world.article(name, published, text=text)
    event = world.event(article, DAY)
    found, since = [], 0
    for words, value, group, more in numbers:
        start = text.index(words, since)
        since = start + len(words)
        columns = {"start_char": start, "end_char": since, "victim_group": group, "event_id": event, "when": DAY, **shared, **more}
        found.append(world.claim(article, value, **columns))
    return found


def figures(world, rule="max"):
    return {
        row["victim_group"]: (row["basis"], row["low"], row["best"], row["high"])
        for row in world.mart("estimates")
        if row["rule"] == rule and row["policy"] == "any"
    }


def test_two_numbers_of_one_group_are_added_up(world):
    tell(world, "a", "Three soldiers and five rebels died.", ("Three", "3", "combatant", {}), ("five", "5", "combatant", {}))
    assert figures(world) == {"combatant": ("stated", 8, 8, 8), None: ("groups", 8, 8, 8)}


def test_a_list_with_victims_of_no_group_counts_all_of_them(world):
    tell(
        world, "a", "Two nurses, at least four guards and a driver died.",
        ("Two", "2", "medic", {}), ("at least four", "at least 4", None, {}), ("a driver", "1", None, {"implicit": True}),
    )  # fmt: skip
    assert figures(world) == {"medic": ("stated", 2, 2, 2), None: ("stated", 7, 7, None)}


def test_the_words_of_a_sum_reach_to_the_last_of_its_numbers(world):
    text = "Three soldiers and five rebels died."
    first, _ = tell(world, "a", text, ("Three", "3", "combatant", {}), ("five", "5", "combatant", {}))
    (row,) = [row for row in world.mart("estimates") if row["rule"] == "max" and row["victim_group"]]
    assert (row["chosen_claim_id"], text[row["chosen_start"] : row["chosen_end"]]) == (first, "Three soldiers and five")


def test_the_days_of_a_place_count_the_whole_list(world):
    tell(world, "a", "Two nurses and four guards died.", ("Two", "2", None, {}), ("four", "4", None, {}))
    ((low, high),) = [(row["low"], row["high"]) for row in world.mart("place_days")]
    assert (low, high) == (6, 6)


@pytest.mark.parametrize(
    "text",
    [
        "Nine people died, including four guards.",
        "Nine people, four guards died.",
        "Nine guards died. The blast killed four at the gate.",
        "Nine guards died, or four by another count.",
        "Nine guards died, up from four.",
    ],
)
def test_what_is_no_list_is_not_added_up(world, text):
    tell(world, "a", text, ("Nine", "9", None, {}), ("four", "4", None, {}))
    assert figures(world)[None] == ("stated", 9, 9, 9)


def test_a_sum_followed_by_what_it_consists_of_is_not_added_to_it(world):
    tell(
        world, "a", "Nine guards, four women and five men died.",
        ("Nine", "9", None, {}), ("four", "4", "woman", {}), ("five", "5", "man", {}),
    )  # fmt: skip
    assert figures(world)[None] == ("stated", 9, 9, 9)


@pytest.mark.parametrize("unlike", [{"status": "alleged"}, {"impact": "injured"}, {"source_text": "a witness"}, {"place": "Village"}])
def test_numbers_of_unlike_things_are_no_list(world, unlike):
    tell(world, "a", "Nine guards and four drivers died.", ("Nine", "9", None, {}), ("four", "4", None, unlike))
    greatest = {row["low"] for row in world.mart("estimates") if row["rule"] == "max" and row["impact"] == "killed"}
    assert 9 in greatest
    assert greatest <= {9, 4}


def test_a_list_is_one_account_beside_others(world):
    tell(world, "a", "Two nurses and four guards died.", ("Two", "2", None, {}), ("four", "4", None, {}), place="Town")
    tell(world, "b", "Six people died.", ("Six", "6", None, {}), place="Town")
    (incident,) = world.mart("incidents")
    assert (incident["grading"], figures(world, "min")[None], figures(world, "max")[None]) == (
        "fair",
        ("stated", 6, 6, 6),
        ("stated", 6, 6, 6),
    )
