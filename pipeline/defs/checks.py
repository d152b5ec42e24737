"""The contracts' checks in Dagster: declared with the assets, run inside the asset's own step."""

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


def check_specs(names: Iterable[str]) -> list[dg.AssetCheckSpec]:
    """The checks of the named tables. One of severity error stops what comes after its table; a warning does not."""
    return [
        dg.AssetCheckSpec(check.name, asset=key_of(name), description=check.asks, blocking=check.severity == "error")
        for name in names
        for check in checks_of(table(name))
    ]


def check_results(contract: Table, con: duckdb.DuckDBPyConnection) -> Iterator[dg.AssetCheckResult]:
    """Run all checks of a table; `con` knows the tables by their full names."""
    for check in checks_of(contract):
        findings = run_check(check, con, FINDINGS_SHOWN + 1)
        yield dg.AssetCheckResult(
            asset_key=key_of(contract.full_name),
            check_name=check.name,
            passed=not findings,
            severity=dg.AssetCheckSeverity.ERROR if check.severity == "error" else dg.AssetCheckSeverity.WARN,
            description=None if not findings else _summary(check, findings),
            metadata={"rows": dg.MetadataValue.md(_as_markdown(findings))} if findings else {},
        )


def _summary(check: Check, findings: Sequence[Finding]) -> str:
    number = f"more than {FINDINGS_SHOWN}" if len(findings) > FINDINGS_SHOWN else str(len(findings))
    return f"{number} rows of {check.table.full_name} fail `{check.asks}`; the first: {findings[0].row_key}, {findings[0].detail}"


def _as_markdown(findings: Sequence[Finding]) -> str:
    rows = [f"| {cell(finding.row_key)} | {cell(finding.detail)} |" for finding in findings[:FINDINGS_SHOWN]]
    return "\n".join(["| row | found |", "| --- | --- |", *rows])
