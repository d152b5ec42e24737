"""Articles that mainly tell of one incident, found by names and words; and what never joins."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.analysis.stories import average_linkage, shipped_weights

DAY = "2024-03-05"
SHOOTING = (
    "Police in Alder Bay named the victim of the shooting outside the Copper Kettle diner as Marisol Quenneville, a nurse at Saint Brannoc "
    "clinic. Detectives said that Quenneville was hit as she left the diner on Larkspur Lane and was pronounced dead at the clinic where "
    "she worked."
)
FOLLOW_UP = (
    "A candle burned on Larkspur Lane where Marisol Quenneville fell. The nurse of Saint Brannoc clinic was leaving the Copper Kettle "
    "diner when shots rang out; detectives in Alder Bay have made no arrest, and the family of Quenneville asked whoever saw the gunman "
    "to come forward."
)
FLOOD = (
    "Torrential rain burst the banks of the Orrin and drowned the lower quarters of Vestmark, where soldiers carried families from "
    "rooftops in boats; the mayor Halvard Strom opened the schools as shelters and asked the capital for pumps, blankets and clean water "
    "before nightfall."
)


def tell(world, name, text, *, published="2024-03-06", when=DAY, kind="crime", place="Town", number="1"):
    article = world.article(name, published, text=text)
    return world.claim(article, number, when=when, place=place, event_id=world.event(article, when, kind=kind))


def sizes(world):
    return sorted(row["n_articles"] for row in world.mart("incidents"))


def test_names_and_rare_words_join_reports_whose_claims_do_not_meet(world):
    tell(world, "a", SHOOTING)
    tell(world, "b", FOLLOW_UP, published="2024-03-09", when="2024-03-08", place="Alder Bay")
    tell(world, "c", FLOOD, place="Vestmark", kind="disaster", number="9")
    assert sizes(world) == [1, 2]
    (link,) = world.mart("article_links")
    assert (link["article_id"], link["other_article"]) == ("b", "a")
    assert "quenneville" in link["why"]


@pytest.mark.parametrize(("kind", "n"), [("crime", 1), ("strike", 2), ("attack", 2), ("clash", 2)])
def test_war_is_told_in_the_same_words_every_day(world, kind, n):
    tell(world, "a", SHOOTING, kind=kind, number="7")
    tell(world, "b", FOLLOW_UP, kind=kind, number="9", when="2024-03-06", published="2024-03-07")
    assert len(sizes(world)) == n


@pytest.mark.parametrize(("place", "n"), [("Town", 1), ("Village", 2)])
def test_strikes_on_two_towns_of_one_day_are_two(world, place, n):
    tell(world, "a", SHOOTING, kind="strike", number="7")
    tell(world, "b", FOLLOW_UP, kind="strike", number="19", place=place)
    assert len(sizes(world)) == n


def test_an_article_without_claims_is_put_with_the_one_that_it_is_like(world):
    claim = tell(world, "a", SHOOTING)
    world.article("b", "2024-03-07", text=FOLLOW_UP)
    rows = {row["article_id"]: row for row in world.mart("incident_articles")}
    assert (rows["a"]["is_main"], rows["a"]["n_claims"]) == (True, 1)
    assert (rows["b"]["is_main"], rows["b"]["n_claims"], rows["b"]["incident_id"]) == (True, 0, rows["a"]["incident_id"])
    assert [row["claim_id"] for row in world.mart("incident_claims")] == [claim]


def test_an_article_has_one_main_incident_of_several(world):
    tell(world, "a", SHOOTING)
    for number in (2, 3):
        world.claim("a", "2", when=f"2024-02-0{number}", event_id=world.event("a", f"2024-02-0{number}", role="related"))
    rows = world.mart("incident_articles")
    assert sorted(row["is_main"] for row in rows) == [False, False, True]


def test_a_withdrawn_article_and_dates_at_both_ends_of_time_break_nothing(world):
    tell(world, "a", SHOOTING, published="0001-01-01", when="0001-01-01")
    tell(world, "b", FOLLOW_UP, published="9999-12-31", when="9999-12-31")
    world.rows["core.claims"].append(world.rows["core.claims"][0] | {"claim_id": "gone/c", "article_id": "gone", "event_id": None})
    assert sizes(world) == [1, 1]


PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1]), st.floats(0, 1).map(lambda x: round(x, 3))
)


def clusters(pairs, threshold=0.5):
    ends = np.array(list(pairs), np.int64).reshape(-1, 2)
    return average_linkage(ends[:, 0], ends[:, 1], np.array(list(pairs.values())), threshold)


def test_one_chance_likeness_does_not_join_two_groups():
    group = {(0, 1): 0.9, (2, 3): 0.9}
    assert clusters(group | {(1, 2): 0.8}) == {0: 0, 1: 0, 2: 2, 3: 2}
    assert set(clusters(group | {(1, 2): 0.8, (0, 2): 0.7, (1, 3): 0.7, (0, 3): 0.6}).values()) == {0}


@given(PAIRS, st.randoms())
def test_clusters_are_named_by_their_least_and_follow_no_order(pairs, randoms):
    found = clusters(pairs)
    items = list(pairs.items())
    randoms.shuffle(items)
    assert clusters(dict(items)) == found
    assert all(found[least] == least <= node for node, least in found.items())


def test_the_shipped_weights_name_the_features_that_speak_for_and_against():
    weights = shipped_weights().features
    assert min(weights[name] for name in ("cosine", "people", "sites", "places")) > 0
    assert max(weights[name] for name in ("days_published", "other_day", "far")) < 0


@pytest.mark.parametrize(("latitude", "named", "n"), [(51.0, "Village", 2), (51.0, "Town", 1), (45.1, "Village", 1)])
def test_towns_far_apart_make_two_incidents_however_alike_the_words_unless_an_article_names_both(world, latitude, named, n):
    text = "Candles burned where the nurse fell; a gunman had opened fire at the copper kettle as she left; detectives ask who saw him."
    for number, (town, degrees) in enumerate((("Town", 45.0), ("Village", latitude))):
        world.place(town)
        world.rows["core.entities"][-1] |= {"latitude": degrees, "longitude": 5.0}
        tell(world, f"a{number}", f"{text} Edition {number}.", place=town, number="3")
    mention = {"mention_id": "a1/m0", "article_id": "a1", "sentence_no": 0, "start_char": 0, "end_char": 1, "text": "x", "form": "name"}
    world.rows["core.mentions"].append(mention | {"entity_id": f"place:{named}"})
    assert len(sizes(world)) == n
