"""Ids that may be one bearer are proposed with what speaks for and against it; a name alone makes none likely."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.analysis.alike import keys_of, read_decisions
from pipeline.language.reference_lists import ReferenceListError


class People:
    """Entities with the articles that name them, in a world of the other tests."""

    def __init__(self, world: Any) -> None:
        self.world = world

    def article(self, name: str, published: str, *entities: str) -> None:
        self.world.article(name, published)
        for number, entity_id in enumerate(entities):
            self.world.rows["core.mentions"].append(
                {
                    "mention_id": f"{name}/m{number}", "article_id": name, "sentence_no": 0, "start_char": number, "end_char": number + 1,
                    "text": "x", "form": "name", "entity_id": entity_id,
                }
            )  # fmt: skip

    def entity(self, name: str, kind: str = "person", *, mark: str = "", listed: bool = False, **more: Any) -> str:
        code = name.lower().replace(" ", "-") if listed else hashlib.sha256(f"{name}{mark}".encode()).hexdigest()[:16]
        entity_id = f"{'actor' if listed else kind}:{code}"
        self.world.rows["core.entities"].append({"entity_id": entity_id, "kind": kind, "name": name} | more)
        return entity_id

    def pairs(self) -> list[dict[str, Any]]:
        return self.world.mart("likely_same_entities")  # type: ignore[no-any-return]


@pytest.fixture
def people(world: Any) -> People:
    return People(world)


def test_who_is_named_beside_two_of_one_name_says_whether_they_are_one(people: People) -> None:
    one, same, other = (people.entity("Ana Quiroga", mark=mark) for mark in "abc")
    mayor, judge, pilot = people.entity("Luis Ferrer"), people.entity("Marta Oyarzun"), people.entity("Igor Venn")
    people.article("a1", "2024-03-01", one, mayor, judge)
    people.article("a2", "2024-03-02", same, mayor, judge)
    people.article("a3", "2017-03-02", other, pilot)
    scores = {frozenset((row["entity_a"], row["entity_b"])): row for row in people.pairs()}
    assert scores[frozenset((one, same))]["score"] > 0.7
    assert scores[frozenset((one, same))]["evidence_for"] == "named with both: Luis Ferrer, Marta Oyarzun; in the news within a month"
    assert scores[frozenset((one, other))]["score"] < 0.35
    assert "nobody is named with both" in scores[frozenset((one, other))]["evidence_against"]


def test_a_name_alone_is_never_likely(people: People) -> None:
    people.article("a1", "2024-03-01", people.entity("Ana Quiroga", mark="a"))
    people.article("a2", "2021-03-01", people.entity("Ana Quiroga", mark="b"))
    (pair,) = people.pairs()
    assert pair["method"] == "same_name"
    assert pair["score"] < 0.5


@pytest.mark.parametrize(
    ("a", "b", "against"),
    [
        ({"country_iso3": "PER"}, {"country_iso3": "KEN"}, "of PER and KEN"),
        ({"role": "surgeon"}, {"role": "finance minister"}, "unlike roles: surgeon, finance minister"),
        ({"claimant_class": "un"}, {"claimant_class": "witness"}, "unlike voices: un, witness"),
    ],
)
def test_what_is_said_of_them_speaks_against(people: People, a: dict[str, str], b: dict[str, str], against: str) -> None:
    people.article("a1", "2024-03-01", people.entity("Ana Quiroga", mark="a", **a))
    people.article("a2", "2024-03-01", people.entity("Ana Quiroga", mark="b", **b))
    (pair,) = people.pairs()
    assert against in pair["evidence_against"].split("; ")
    assert pair["score"] < 0.5


def test_one_article_that_names_both_holds_them_apart(people: People) -> None:
    one, other = people.entity("Ana Quiroga"), people.entity("Ana Lucia Quiroga")
    people.article("a1", "2024-03-01", one, other, people.entity("Luis Ferrer"))
    (pair,) = people.pairs()
    assert (pair["method"], pair["n_together"]) == ("fuller_name", 1)
    assert pair["score"] < 0.3


def test_the_one_named_more_often_comes_first(people: People) -> None:
    rare, usual = people.entity("Ana Quiroga", mark="a"), people.entity("Ana Quiroga", mark="b")
    people.article("a1", "2024-03-01", rare)
    people.article("a2", "2024-03-01", usual)
    people.article("a3", "2024-03-01", usual)
    (pair,) = people.pairs()
    assert (pair["entity_a"], pair["entity_b"], pair["n_articles_a"]) == (usual, rare, 2)


def test_two_rows_of_a_list_are_two(people: People) -> None:
    people.article("a1", "2024-03-01", people.entity("Red Front", "organisation", listed=True))
    people.article("a2", "2024-03-01", people.entity("The Red Front", "organisation", listed=True))
    assert people.pairs() == []
    people.article("a3", "2024-03-01", people.entity("Red Front", "organisation"))
    assert len(people.pairs()) == 2


def test_bodies_of_one_common_name_in_two_countries_are_two(people: People) -> None:
    people.article("a1", "2024-03-01", people.entity("Central Hospital", "organisation", mark="a", country_iso3="PER"))
    people.article("a2", "2024-03-01", people.entity("Central Hospital", "organisation", mark="b", country_iso3="KEN"))
    assert people.pairs() == []


def test_many_bearers_of_one_name_make_pairs_in_proportion(people: People) -> None:
    for number in range(60):
        people.article(f"a{number}", "2024-03-01", people.entity("Ana Quiroga", mark=str(number)))
    pairs = people.pairs()
    assert 59 <= len(pairs) <= 5 * 60
    assert {row["entity_a"] for row in pairs} | {row["entity_b"] for row in pairs} == {
        e["entity_id"] for e in people.world.rows["core.entities"]
    }


def test_what_the_user_decided_stands_beside_the_pair(people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = people.entity("Ana Quiroga", mark="a"), people.entity("Ana Quiroga", mark="b")
    people.article("a1", "2024-03-01", one)
    people.article("a2", "2024-03-01", other)
    assert [pair["decision"] for pair in people.pairs()] == [None]
    (tmp_path / "same_entities.csv").write_text(
        f"entity_a,entity_b,decision,note\n{max(one, other)},{min(one, other)},different,two towns\n"
    )
    monkeypatch.setenv("ASREPORTED_REFERENCE", str(tmp_path))
    assert [pair["decision"] for pair in people.pairs()] == ["different"]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("a,b,maybe", "line 2: no decision 'maybe'; write same or different"),
        ("a,a,same", "line 2: a stands beside itself"),
        ("a,b,same\nb,a,different", "line 3: the pair stands in line 2 too"),
        ("a,,same", "line 2: empty entity_b"),
    ],
)
def test_a_list_of_decisions_that_cannot_be_used_is_refused(tmp_path: Path, rows: str, fault: str) -> None:
    (tmp_path / "same_entities.csv").write_text(f"entity_a,entity_b,decision\n{rows}\n")
    with pytest.raises(ReferenceListError, match=fault):
        read_decisions([tmp_path])


ALIKE = [
    ("person", "Muammar Qadhafi", "Moammar Gaddafi", "same_name"),
    ("person", "Quiroga Ana", "Ana Quiroga", "same_name"),
    ("person", "Ana Lucia Quiroga", "Ana Quiroga", "fuller_name"),
    ("person", "Hassan al-Jabouri", "Husein Jabouri", "like_spelling"),
    ("person", "Quiroga", "Ana Quiroga", "surname"),
    ("organisation", "PLF", "People's Liberation Front", "acronym"),
    ("organisation", "Front for Liberation", "The Liberation Front", "same_name"),
]


@pytest.mark.parametrize(("kind", "one", "other", "method"), ALIKE)
def test_names_that_are_alike_share_a_key(kind: str, one: str, other: str, method: str) -> None:
    shared = {key[:2] for key in keys_of(kind, one)} & {key[:2] for key in keys_of(kind, other)}
    assert method in {found for found, _ in shared}


@pytest.mark.parametrize(("one", "other"), [("Ana Quiroga", "Ana Ferrer"), ("Daniel Roe", "Danielle Roy"), ("Ana Quiroga", "Luis Quiroga")])
def test_names_of_two_people_share_none_that_lets_them_meet(one: str, other: str) -> None:
    sides = {key: side for *key, side in ((m, k, s) for m, k, s in keys_of("person", one)) for key in [tuple(key)]}
    assert all(sides.get((m, k)) == side == 2 for m, k, side in keys_of("person", other) if (m, k) in sides)


@given(st.sampled_from(["person", "organisation", "place", "facility", "people"]), st.text(max_size=400))
def test_any_name_has_a_handful_of_short_keys(kind: str, name: str) -> None:
    keys = list(keys_of(kind, name))
    assert len(keys) <= 4
    assert len({method for method, _, _ in keys}) == len(keys)
