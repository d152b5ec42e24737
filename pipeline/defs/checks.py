"""The contracts' checks in Dagster: declared with the assets, run inside the asset's own step.

Dagster records every check apart, which costs some hundredths of a second each, and a list of fifty tells a reader little. So the checks
of one rule are one check here: `not_null` says of all columns of a table that they are given where they must be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import dagster as dg

from pipeline.contracts import Table, table
from pipeline.defs.metadata import cell
from pipeline.defs.specs import key_of
from pipeline.storage.checks import Check, Finding, checks_of, run_check

if TYPE_CHECKING:
    import duckdb

FINDINGS_SHOWN = 20  # a check

# the ends of the names of a table's checks, and the rule that they follow; a check that follows none stands alone
RULES = {
    "not_null": "not_null",
    "allowed": "allowed_values",
    "exists": "keys_exist",
    "minimum": "within_limits",
    "maximum": "within_limits",
    "ordered": "low_to_high",
    "within_text": "offsets_within_text",
    "reproduced": "offsets_give_the_text",
}


def checks_by_rule(contract: Table) -> dict[str, list[Check]]:
    """The checks of a table under the rule that they follow; all checks of a rule have one severity."""
    found: dict[str, list[Check]] = {}
    for check in checks_of(contract):
        rule = next((rule for end, rule in RULES.items() if check.name.endswith("_" + end)), check.name)
        if rule in found and found[rule][0].severity != check.severity:
            rule = check.name
        found.setdefault(rule, []).append(check)
    return found


def check_specs(names: Iterable[str]) -> list[dg.AssetCheckSpec]:
    """The checks of the named tables. One of severity error stops what comes after its table; a warning does not."""
    return [
        dg.AssetCheckSpec(
            rule,
            asset=key_of(name),
            description="; ".join(check.asks for check in checks),
            blocking=checks[0].severity == "error",
        )
        for name in names
        for rule, checks in checks_by_rule(table(name)).items()
    ]


def check_results(contract: Table, con: duckdb.DuckDBPyConnection) -> Iterator[dg.AssetCheckResult]:
    """Run all checks of a table; `con` knows the tables by their full names."""
    for rule, checks in checks_by_rule(contract).items():
        findings = [finding for check in checks for finding in run_check(check, con, FINDINGS_SHOWN + 1)]
        yield dg.AssetCheckResult(
            asset_key=key_of(contract.full_name),
            check_name=rule,
            passed=not findings,
            severity=dg.AssetCheckSeverity.ERROR if checks[0].severity == "error" else dg.AssetCheckSeverity.WARN,
            description=_summary(findings) if findings else None,
            metadata={"findings": len(findings)} | ({"rows": dg.MetadataValue.md(_as_markdown(findings))} if findings else {}),
        )


def _summary(findings: Sequence[Finding]) -> str:
    number = f"more than {FINDINGS_SHOWN}" if len(findings) > FINDINGS_SHOWN else str(len(findings))
    first = findings[0]
    return f"{number} found in {first.table_name}; the first: row {first.row_key}: {first.detail}"


def _as_markdown(findings: Sequence[Finding]) -> str:
    rows = [f"| {cell(finding.row_key)} | {cell(finding.check_name)} | {cell(finding.detail)} |" for finding in findings[:FINDINGS_SHOWN]]
    return "\n".join(["| row | check | found |", "| --- | --- | --- |", *rows])
