"""The named rules, and estimates drawn by one of them."""

from __future__ import annotations

import pytest

from pipeline.analysis.rules import UnknownRuleError, check_rule, estimates
from pipeline.contracts.vocabularies import ESTIMATE_RULE, VAGUE_POLICY

from .conftest import store

DAY = "2024-03-05"


def estimated(world):
    article = world.article("a", "2024-03-06")
    event = world.event(article, DAY)
    world.claim(article, "12", when=DAY, event_id=event)
    world.claim(article, "dozens", "injured", when=DAY, event_id=event)
    con = world.connection()
    for name, data in world.marts("mart.estimates").items():
        store(con, name, data)
    return con


def test_every_rule_and_policy_is_a_row_with_its_meaning(world):
    rows = {(row["kind"], row["name"]): row["meaning"] for row in world.mart("rules")}
    assert {name for kind, name in rows if kind == "estimate"} == set(ESTIMATE_RULE)
    assert {name for kind, name in rows if kind == "policy"} == set(VAGUE_POLICY)
    assert rows["estimate", "min"] == ESTIMATE_RULE.values["min"]


def test_estimates_follow_one_rule_and_one_policy(world):
    con = estimated(world)
    found = {(impact, low) for impact, low in estimates(con, "min", "acled").select("impact, low").fetchall()}
    assert found == {("killed", 12), ("injured", 12)}
    assert estimates(con, "min", "exclude").select("impact").fetchall() == [("killed",)]


@pytest.mark.parametrize(
    ("rule", "policy", "says"),
    [("mean", "acled", "no estimate rule 'mean'; there are min, median"), ("min", "ucdp", "no policy rule 'ucdp'; there are any, literal")],
)
def test_a_rule_that_does_not_exist_is_refused_with_those_that_do(world, rule, policy, says):
    with pytest.raises(UnknownRuleError, match=says):
        estimates(world.connection(), rule, policy)


def test_a_known_rule_is_given_back():
    assert check_rule("grading", "fair") == "fair"
