"""Who is counted: the words, the group, the standing and the nationality that they state, and nothing more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.claims.claim import Claim
from pipeline.contracts import table

Read = Callable[..., list[Claim]]


WORDS = [
    ("Six fishermen drowned.", "fishermen"),
    ("Two Guatemalan children died.", "Guatemalan children"),
    ("The strike claimed 90 Palestinian lives.", "Palestinian lives"),
    ("The blast killed at least 20.", None),
    ("More than 30 of the passengers were hurt.", "passengers"),
    ("Twelve people were killed.", "people"),
    ("Two off-duty police officers were shot.", "off-duty police officers"),
    ("Forty homes were destroyed.", "homes"),
    ("Dozens of villagers fled.", "villagers"),
    ("A pregnant woman was killed.", "pregnant woman"),
    ('The army said it killed 30 "terrorists" there.', "terrorists"),
]

GROUPS = [
    ("Sixty-five media workers were killed.", "journalist"),
    ("Nine schoolchildren drowned.", "child"),
    ("Six children were killed.", "child"),
    ("Four schoolgirls were abducted.", "child"),
    ("Three infants died.", "child"),
    ("Nine teenagers were arrested.", "child"),
    ("Two women drowned.", "woman"),
    ("Five grandmothers were arrested.", "woman"),
    ("Seven men were lynched.", "man"),
    ("Three elderly people died in the fire.", "elderly"),
    ("Eleven civilians were killed.", "civilian"),
    ("Nine bystanders were hurt.", "civilian"),
    ("Twelve soldiers were killed.", "combatant"),
    ("Four gunmen were shot dead.", "combatant"),
    ("Thirty suspected militants were arrested.", "combatant"),
    ("Two attackers were killed.", "combatant"),
    ("Eight Taliban fighters died.", "combatant"),
    ("Nine of the hostage-takers were shot dead.", "combatant"),
    ("Three Marines were killed.", "combatant"),
    ("The number of rebels killed rose to 14.", "combatant"),
    ("The number of slain fighters stood at nearly 90.", "combatant"),
    ("Six police officers were injured.", "police"),
    ("A police inspector was shot.", "police"),
    ("At least 80 police personnel were killed.", "police"),
    ("Two policemen were stabbed.", "police"),
    ("Three journalists were detained.", "journalist"),
    ("Five aid workers were kidnapped.", "aid_worker"),
    ("Two nurses were killed.", "medic"),
    ("Four paramedics were wounded.", "medic"),
    ("Forty students are missing.", "student"),
    ("Nineteen pupils were hurt.", "student"),
    ("Sixty migrants drowned.", "migrant"),
    ("Seven inmates died in the riot.", "prisoner"),
    ("The deaths of four nurses shook the clinic.", "medic"),
]

NO_GROUP = [
    "Six people were killed.",
    "Nine refugees drowned.",
    "Twelve members of the security forces were killed.",
    "Eight passengers were hurt.",
    "Four Syrians were arrested.",
    "Two farmers were killed.",
    "Two youths were shot.",  # as old as 24
    "Two of his sons drowned.",  # of any age
    "Three siblings were killed.",
    "Four test-takers were hurt.",
    "The blast killed 20.",
    "Three hostages were freed.",
    "Five villagers were wounded.",
]


def test_minor_injuries_are_not_those_of_minors(read: Read) -> None:
    assert [c.victim_group for c in read("The storm caused 30 minor injuries. Two minors were hurt.")] == [None, "child"]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_the_victims_are_named_as_the_text_names_them(read: Read, text: str, words: str | None) -> None:
    assert [claim.victim_text for claim in read(text)] == [words]


@pytest.mark.parametrize(("text", "group"), GROUPS)
def test_a_noun_states_a_group(read: Read, text: str, group: str) -> None:
    assert {claim.victim_group for claim in read(text)} == {group}


@pytest.mark.parametrize("text", NO_GROUP)
def test_people_refugees_and_trades_state_no_group(read: Read, text: str) -> None:
    assert [claim.victim_group for claim in read(text)] == [None]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Six civilians were killed.", ["civilian"]),
        ("Six soldiers were killed.", ["combatant"]),
        ("Six people were killed.", [None]),
        ("Six children were killed.", [None]),
        ("Six police officers were killed.", [None]),
    ],
)
def test_a_standing_is_stored_only_where_it_is_stated(read: Read, text: str, statuses: list[str | None]) -> None:
    assert [claim.victim_status for claim in read(text)] == statuses


@pytest.mark.parametrize(
    ("text", "nationality"),
    [
        ("Three Egyptian workers were kidnapped.", "EGY"),
        ("Two Germans were killed in the crash.", "DEU"),
        ("Nine Kenyan soldiers were killed.", "KEN"),
        ("Nine soldiers were killed in Kenya.", None),
    ],
)
def test_a_nationality_is_stored_only_where_it_is_stated(read: Read, text: str, nationality: str | None) -> None:
    assert [claim.victim_nationality for claim in read(text)] == [nationality]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("The raid killed 16 civilians and injured 30.", ["civilian", "civilian"]),
        ("Forty pupils were abducted, 12 of them at night.", ["student", "student"]),
        ("Rebels abducted six soldiers. Four of them were shot dead.", ["combatant", "combatant"]),
        ("Six soldiers and four women were killed.", ["combatant", "woman"]),
        ("The bomb killed three nurses and wounded 12 passengers.", ["medic", None]),
        ("A soldier was killed. Nine people drowned elsewhere.", ["combatant", None]),
        ("Seven were treated by paramedics at the scene.", [None]),
        ("Nine journalists were killed in Leon. In 2006, 14 were killed there.", ["journalist", "journalist"]),
        ("Forty nurses have been infected. Two have died.", ["medic", "medic"]),
        ("Two women were killed in Lugo. Twelve were injured in Leon.", ["woman", None]),
        ("Nine policemen were shot on Friday, a day after a flood left 30 dead.", ["police", None]),
        ("Two men were detained, but no one was hurt.", ["man", None]),
        ("Ninety people were injured, nine of them badly; four were children.", [None, None, "child"]),
        ("Four people were killed, one of them, a 12-year-old boy, in Leon.", [None, "child"]),
        ("Divers found seven bodies, one of them that of a baby.", [None, "child"]),
        ("Four people were killed, one of them a dentist.", [None, None]),
    ],
)
def test_a_number_without_a_noun_counts_those_of_the_claim_before(read: Read, text: str, groups: list[str | None]) -> None:
    assert [claim.victim_group for claim in read(text)] == groups


def test_an_age_in_words_tells_a_child(read: Read) -> None:
    assert [claim.victim_group for claim in read("A two-year-old was shot.")] == ["child"]


def test_every_group_is_in_the_vocabulary(read: Read) -> None:
    vocabulary = table("core.claims").column("victim_group").vocabulary
    assert vocabulary is not None
    assert {group for _, group in GROUPS} == set(vocabulary)


def test_the_group_of_a_part_is_not_that_of_its_whole(read: Read) -> None:
    assert [(claim.number_text, claim.victim_group) for claim in read("Two children among five killed in house fire")] == [
        ("Two", "child"),
        ("five", None),
    ]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("On Sunday 12 people died and 30 were hurt. Troops killed 3,000 people in 1988.", [None, None, None]),
        ("The strike killed 31 people. Twenty-two of the victims were women.", [None, "woman"]),
        (
            "By evening 2,355 civilians, at least 505 of them children, had been killed and 4,862 wounded.",
            ["civilian", "child", "civilian"],
        ),
    ],
)
def test_a_group_is_read_within_the_sentence_and_carried_from_the_whole(read: Read, text: str, groups: list[str | None]) -> None:
    assert [claim.victim_group for claim in read(text)] == groups


def test_the_group_of_one_of_them_is_that_of_its_noun(read: Read) -> None:
    claims = read("Ten people, one of them a 12-year-old girl, were killed.")
    assert [claim.victim_group for claim in claims] == [None, "child"]
