"""A small warehouse in memory: a test states articles, events and claims, and reads the marts that follow from them."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any, ClassVar

import duckdb
import pyarrow as pa
import pytest

from pipeline.analysis.marts import MARTS, build_mart
from pipeline.contracts import TABLES, table
from pipeline.storage.arrow import to_arrow


def day(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None


def bounds(number: str) -> tuple[str, float | None, float | None, float | None]:
    """Quantifier, low, best and high of the few wordings that the tests use."""
    digits = "".join(c for c in number if c.isdigit())
    value = float(digits) if digits else None
    if value is None:
        return "vague", None, None, None
    for words, code in (("at least", "at_least"), ("more than", "more_than")):
        if number.startswith(words):
            return code, value, value, None
    if number.startswith("up to"):
        return "at_most", None, None, value
    if number.startswith("about"):
        return "about", None, value, None
    return "exact", value, value, value


class World:
    """Rows of the core tables in the making; `mart(name)` builds every mart up to that one and gives its rows."""

    MINISTRY: ClassVar[dict[str, str]] = {"source_text": "the ministry"}

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {t.full_name: [] for t in TABLES if t.layer != "mart"}

    def article(
        self,
        name: str,
        published: str,
        *,
        publisher: str | None = None,
        copy_of: str | None = None,
        external_id: str | None = None,
        text: str | None = None,
        title: str | None = None,
    ) -> str:
        text = text or f"text of {name}"
        self.rows["core.articles"].append(
            {
                "article_id": name, "external_id": external_id or name, "file_id": "f", "position": 0,
                "publisher": publisher or f"The {name}", "title": title,
                "published_at": dt.datetime.fromisoformat(published), "published_precision": "day", "published_basis": "field",
                "language": "en", "text": text, "text_sha256": hashlib.sha256(text.encode()).hexdigest(), "n_chars": len(text),
                "copy_of": copy_of,
            }
        )  # fmt: skip
        return name

    def place(self, name: str, *, parent: str | None = None, country: str | None = None, geonames_id: str | None = None) -> str:
        row = {"entity_id": f"place:{name}", "kind": "place", "name": name, "parent_id": parent and f"place:{parent}"}
        self.rows["core.entities"].append(row | {"country_iso3": country, "geonames_id": geonames_id})
        return name

    def event(self, article: str, when: str | None, *, kind: str = "strike", role: str = "main", is_ongoing: bool = False) -> str:
        event_id = f"{article}/e{len(self.rows['core.events'])}"
        self.rows["core.events"].append(
            {
                "event_id": event_id, "article_id": article, "kind": kind, "role": role, "is_ongoing": is_ongoing,
                "date_start": day(when), "date_end": day(when), "date_precision": "day" if when else "none",
                "date_basis": "written" if when else "none", "anchor_start": 0, "anchor_end": 1,
            }
        )  # fmt: skip
        return event_id

    def claim(
        self, article: str, number: str, impact: str = "killed", when: str | None = None, place: str | None = "Town", **more: Any
    ) -> str:
        """A claim of one day, or from `since` to `when`; `precision` is that of the place, 1 by default."""
        claim_id = f"{article}/c{len(self.rows['core.claims']):02d}"
        quantifier, low, best, high = bounds(number)
        since = more.pop("since", None)
        measure = more.pop("measure", "incident")
        row = {
            "claim_id": claim_id, "article_id": article, "sentence_no": 0, "kind": "numeric", "start_char": len(self.rows["core.claims"]),
            "end_char": len(self.rows["core.claims"]) + 1, "number_text": number, "evidence_start": 0, "evidence_end": 1, "impact": impact,
            "quantifier": quantifier, "value_low": low, "value_best": best, "value_high": high, "is_round": False, "implicit": False,
            "place_name": place, "place_text": place, "place_precision": (more.pop("precision", "1") if place else None),
            "place_id": f"place:{place}" if any(e["name"] == place for e in self.rows["core.entities"]) else None,
            "measure": measure, "period_start": day(since or (when if measure != "cumulative" else None)), "period_end": day(when),
            "period_precision": "none" if not when else "range" if since else "day", "period_basis": "written" if when else "none",
            "as_of": day(when) if measure == "cumulative" else None, "delivery": "narrator", "status": "asserted", "confidence": 0.9,
            "extractor_version": "test",
        }  # fmt: skip
        self.rows["core.claims"].append(row | more)
        return claim_id

    def total(self, article: str, number: str, as_of: str, *, since: str | None = "2023-10-07", place: str = "Land", **more: Any) -> str:
        return self.claim(article, number, when=as_of, since=since, place=place, measure="cumulative", precision="5", **more)

    def stance(self, claim: str, speaker: str, stance: str) -> None:
        row = {"claim_id": claim, "speaker_text": speaker, "stance": stance, "delivery": "indirect", "start_char": 0, "end_char": 1}
        self.rows["core.stances"].append(row)

    def connection(self) -> duckdb.DuckDBPyConnection:
        con = duckdb.connect()
        for layer in ("raw", "core", "mart"):
            con.execute(f"CREATE SCHEMA {layer}")
        for name, rows in self.rows.items():
            store(con, name, to_arrow(table(name), rows))
        return con

    def marts(self, last: str | None = None) -> dict[str, pa.Table]:
        """Every mart by full name, or `last` and those that it reads."""
        wanted = {mart.name for mart in MARTS} if last is None else {last}
        for mart in reversed(MARTS):
            if mart.name in wanted:
                wanted |= {name for name in mart.inputs if name.startswith("mart.")}
        con, built = self.connection(), {}
        for mart in MARTS:
            if mart.name in wanted:
                built[mart.name] = build_mart(mart.name, con)
                store(con, mart.name, built[mart.name])
        con.close()
        return built

    def ministry_total(self, name: str, number: str, as_of: str, **more: Any) -> str:
        """An article of a day with a running total of that day, by the ministry where `more` names no other source; the claim's id."""
        return self.total(self.article(name, as_of), number, as_of, **{**self.MINISTRY, **more})

    def contradictions(self) -> list[tuple[Any, ...]]:
        """The two claims, the rule and the gap of each row of mart.contradictions."""
        return [(row["claim_a"], row["claim_b"], row["rule"], row["gap"]) for row in self.mart("contradictions")]

    def mart(self, name: str) -> list[dict[str, Any]]:
        """The rows of one mart."""
        rows: list[dict[str, Any]] = self.marts(f"mart.{name}")[f"mart.{name}"].to_pylist()
        return rows

    def estimate(
        self, impact: str = "killed", victim_group: str | None = None, subject_kind: str = "incident", policy: str = "exclude"
    ) -> dict[str, tuple[Any, Any, Any]]:
        """Rule to (low, best, high) of the one subject there is, vague words read by the policy."""
        rows = [
            row for row in self.mart("estimates")
            if (row["subject_kind"], row["impact"], row["victim_group"]) == (subject_kind, impact, victim_group)
            and row["policy"] in ("any", policy)
        ]  # fmt: skip
        assert len({row["subject_id"] for row in rows}) <= 1
        return {row["rule"]: (row["low"], row["best"], row["high"]) for row in rows}


def store(con: duckdb.DuckDBPyConnection, name: str, data: pa.Table) -> None:
    con.register("incoming", data)
    con.execute(f"CREATE TABLE {name} AS FROM incoming")
    con.unregister("incoming")


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def worlds() -> type[World]:
    return World


@pytest.fixture(autouse=True)
def only_shipped_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASREPORTED_REFERENCE", raising=False)
