"""The named rules that marts follow, and estimates drawn by one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.contracts import VOCABULARIES

if TYPE_CHECKING:
    import duckdb

_CODES = {vocabulary.name: vocabulary for vocabulary in VOCABULARIES}
_VOCABULARY_OF_KIND = {
    "estimate": "estimate_rule",
    "basis": "estimate_basis",
    "policy": "vague_policy",
    "contradiction": "contradiction_rule",
    "grading": "grading",
    "agreement": "reference_agreement",
}
DEFAULT_RULE = "median"
DEFAULT_POLICY = "literal"


class UnknownRuleError(ValueError):
    """A rule or policy of that name does not exist; the message names those that do."""


def named_rules() -> Iterator[tuple[str, str, str]]:
    """Every rule as (kind, name, meaning): the rows of mart.rules."""
    for kind, vocabulary in _VOCABULARY_OF_KIND.items():
        for name, meaning in _CODES[vocabulary].values.items():
            yield kind, name, meaning


def check_rule(kind: str, name: str) -> str:
    """The name, where there is a rule of that kind and name; raises UnknownRuleError, with the names that there are, otherwise."""
    names = _CODES[_VOCABULARY_OF_KIND[kind]]
    if name not in names:
        raise UnknownRuleError(f"no {kind} rule {name!r}; there are {', '.join(names)} (select * from mart.rules)")
    return name


def estimates(con: duckdb.DuckDBPyConnection, rule: str = DEFAULT_RULE, policy: str = DEFAULT_POLICY) -> duckdb.DuckDBPyRelation:
    """The rows of mart.estimates that follow the rule, vague words read by the policy: one a subject, impact and victim group.

    Raises UnknownRuleError where there is no such rule or policy.
    """
    condition = "rule = ? AND policy IN ('any', ?)"
    return con.sql(f"FROM mart.estimates WHERE {condition}", params=[check_rule("estimate", rule), check_rule("policy", policy)])
