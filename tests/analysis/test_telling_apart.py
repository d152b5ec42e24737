"""Two events of one town and day: what tells them apart, and what does not."""

from __future__ import annotations

import pytest

DAY = "2024-03-05"  # a Tuesday
PLACES = (
    "Officers in Alder Bay taped off the car park where shots rang out {when}, and detectives asked whoever saw the gunman to come forward."
)


def shooting(world, name, *, group="man", number="1", when="on Tuesday", place="Town", killed="killed", **more):
    article = world.article(name, "2024-03-06", text=f"{PLACES.format(when=when)} Edition {name}.")
    return world.claim(
        article, number, killed, when=DAY, place=place, victim_group=group, event_id=world.event(article, DAY, kind="crime"), **more
    )


def know(world, article, *, age=None, person=None):
    """Let the article state an age and name a person."""
    if age:
        quantity = {"quantity_id": f"{article}/q", "article_id": article, "sentence_no": 0, "start_char": 0, "end_char": 1}
        quantity |= {"number_text": str(age), "quantifier": "exact", "value_best": float(age), "unit_kind": "age"}
        world.rows["core.quantities"].append(quantity)
    if person:
        entity = {"entity_id": f"person:{person}", "kind": "person", "name": person}
        if entity not in world.rows["core.entities"]:
            world.rows["core.entities"].append(entity)
        mention = {"mention_id": f"{article}/m", "article_id": article, "sentence_no": 0, "start_char": 0, "end_char": 1, "text": person}
        world.rows["core.mentions"].append(mention | {"form": "name", "entity_id": entity["entity_id"]})


def n_incidents(world):
    return len(world.mart("incidents"))


@pytest.mark.parametrize(
    ("one", "other", "n"),
    [
        (("man", "1"), ("woman", "1"), 2),
        (("man", "1"), ("man", "1"), 1),
        (("man", "1"), (None, "2"), 1),  # one outlet knows of a man, a later one of two people
        (("man", "1"), ("woman", "2"), 1),
        (("man", "1"), ("child", "1"), 1),  # a teenager is told as either
    ],
)
def test_a_man_killed_and_a_woman_killed_are_two(world, one, other, n):
    shooting(world, "a", group=one[0], number=one[1])
    shooting(world, "b", group=other[0], number=other[1])
    assert n_incidents(world) == n


def test_the_killed_are_told_apart_not_the_injured(world):
    shooting(world, "a", group="man", killed="injured")
    shooting(world, "b", group="woman", killed="injured")
    assert n_incidents(world) == 1


def test_who_names_the_same_person_tells_of_the_same_event(world):
    shooting(world, "a", group="man")
    shooting(world, "b", group="woman")
    for name in "ab":
        know(world, name, person="Marisol Quenneville")
    assert n_incidents(world) == 1


@pytest.mark.parametrize(
    ("one", "other", "n"),
    [
        ("on Tuesday morning", "on Tuesday night", 2),
        ("on Tuesday afternoon", "late Tuesday night", 2),
        ("Tuesday evening", "on Tuesday night", 1),
        ("on Tuesday morning", "on Tuesday morning", 1),
        ("early Tuesday morning", "on Tuesday night", 1),  # the small hours are told as that night too
        ("on Tuesday night", "on Tuesday, police said on Wednesday morning", 1),
        ("on Tuesday night", "on Tuesday night, and a vigil was held on Tuesday morning", 1),
    ],
)
def test_events_of_morning_and_night_are_two(world, one, other, n):
    shooting(world, "a", group=None, number="2", when=one)
    shooting(world, "b", group=None, number="2", when=other)
    assert n_incidents(world) == n


@pytest.mark.parametrize(
    ("age", "person", "number", "n"),
    [
        (52, "Priya Lindqvist", "1", 2),
        (34, "Priya Lindqvist", "1", 1),  # of one age
        (52, "Tom Abernethy", "1", 1),  # of one name
        (52, "Priya Lindqvist", "2", 1),  # as many were killed
        (None, "Priya Lindqvist", "1", 1),
    ],
)
def test_another_number_of_other_people_is_another_event(world, age, person, number, n):
    shooting(world, "a", group=None, number="2")
    know(world, "a", age=34, person="Tom Abernethy")
    shooting(world, "b", group=None, number=number)
    know(world, "b", age=age, person=person)
    assert n_incidents(world) == n


@pytest.mark.parametrize(("state", "n"), [("East", 2), ("West", 1), (None, 1)])
def test_a_town_of_one_state_and_another_state_are_two_places(world, state, n):
    world.place("Upland", country="AAA")
    world.rows["core.entities"][-1] |= {"admin1": "West"}
    world.place("Town", country="AAA")
    world.rows["core.entities"][-1] |= {"admin1": state}
    shooting(world, "a", group=None, number="15", place="Upland", precision="4")
    shooting(world, "b", group=None, number="12")
    assert n_incidents(world) == n


@pytest.mark.parametrize(
    ("told", "n"),
    [
        ([("3", "a house fire"), ("4", "the crash of a truck")], 2),
        ([("3", "a house fire"), ("3", "the crash of a truck")], 2),
        ([("12", "a fire"), ("12", "a crash")], 1),  # a bus burns after it crashed
        ([("3", "a house fire"), ("4", "the blaze")], 1),
        ([("3", "a house fire"), ("4", None)], 1),
        ([("3", "a crash"), ("4", None)], 1),
        ([("2", "a shooting"), ("2", "gunfire")], 1),
        ([("1", "a shooting"), ("1", "a stabbing")], 2),
        ([("2", "a shooting"), ("2", "shots fired from a car")], 1),  # no fire
        ([("3", "a house fire"), ("4", "a crash"), ("5", "the fire")], 2),  # the crash stands between the two
        ([("12", "the storm"), ("14", "the flood")], 1),
    ],
)
def test_a_fire_and_a_crash_are_two(world, told, n):
    for number, (figure, cause) in enumerate(told):
        article = world.article(f"a{number}", "2024-03-06")
        world.claim(article, figure, when=DAY, cause_text=cause, event_id=world.event(article, DAY, kind="accident"))
    assert n_incidents(world) == n
