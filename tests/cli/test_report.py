"""`report` writes one page that holds what the tables hold and asks no network."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from pipeline.analysis.report.gather import gather
from pipeline.analysis.report.page import page
from pipeline.storage.connect import connect
from pipeline.storage.warehouse import Warehouse

Invoke = Callable[..., Result]


@pytest.fixture
def data(warehouse: Path) -> dict[str, Any]:
    with connect(warehouse) as con:
        return gather(con)


def _embedded(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_rows_refer_to_one_another_by_place(data: dict[str, Any]) -> None:
    assert [article["id"] for article in data["articles"]] == ["ferry", "flood"]
    assert {claim["article"] for claim in data["claims"]} == {0, 1}
    part = next(claim for claim in data["claims"] if claim["number_text"] == "two")
    assert data["claims"][part["part_of"]]["number_text"] == "At least 12"
    start, end, entity = data["articles"][0]["mentions"][1]
    assert data["articles"][0]["text"][start:end] == "coast guard"
    assert data["entities"][entity]["name"] == "Coast Guard"


def test_stances_and_fields_come_along(data: dict[str, Any]) -> None:
    charge = next(claim for claim in data["claims"] if claim["kind"] == "assertion")
    assert charge["stances"] == [["The owner", None, "denies"]]
    assert {field["field"]: field["n"] for field in data["quality"]["fields"]}["source"] == 3
    assert data["quality"]["rejects"][0]["path"] == "empty.txt"


def test_a_headline_that_its_article_repeats_is_not_counted(data: dict[str, Any]) -> None:
    repeated = [claim for claim in data["claims"] if claim["again"] is not None]
    assert data["counts"]["claims"] == len(data["claims"]) - len(repeated)
    assert all(data["claims"][claim["again"]]["article"] == claim["article"] for claim in repeated)


def test_only_so_many_articles_are_shown_and_all_are_counted(warehouse: Path) -> None:
    with connect(warehouse) as con:
        data = gather(con, most_articles=1)
    assert len(data["articles"]) == 1
    assert {claim["article"] for claim in data["claims"]} == {0}
    assert data["counts"]["articles"] == 2


def test_an_empty_warehouse_gives_a_page(tmp_path: Path) -> None:
    store = Warehouse(tmp_path / "empty")
    with store.transaction():
        pass
    with connect(store.folder) as con:
        html = page(gather(con), title="Nothing")
    assert _embedded(html)["articles"] == []


def test_the_page_holds_the_data_as_it_is(data: dict[str, Any]) -> None:
    held = _embedded(page(data, title="Ferries"))
    assert {name: held[name] for name in data} == data


def test_no_text_can_leave_its_place(data: dict[str, Any]) -> None:
    data["articles"][0]["text"] = "</script><img src=x onerror=alert(1)> <!-- %style% %data% & ]]>"
    html = page(data, title="<b>Title</b> & more", banner="<i>invented</i>")
    assert _embedded(html)["articles"][0]["text"] == data["articles"][0]["text"]
    assert "<img" not in html
    assert "<b>Title</b>" not in html
    assert "<i>invented</i>" not in html


def test_the_page_asks_for_nothing(data: dict[str, Any]) -> None:
    found: list[str] = []

    class Asked(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(f"{tag} {name}" for name, value in attrs if name in ("src", "href") and value and not value.startswith("#"))
            found.extend([tag] if tag in ("link", "iframe", "object", "embed") else [])

    Asked().feed(page(data, title="Ferries"))
    assert found == []


def test_the_command_writes_the_page_and_says_where(invoke: Invoke, tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "report.html"
    result = invoke("report", str(file), "--title", "Ferries", "--banner", "Invented")
    assert result.exit_code == 0, result.output
    assert file.as_uri() in result.output
    html = file.read_text(encoding="utf-8")
    assert "<h1>Ferries</h1>" in html
    assert '<p class="banner" role="note">Invented</p>' in html
    assert [path.name for path in file.parent.iterdir()] == ["report.html"]


def test_a_folder_is_no_file(invoke: Invoke, tmp_path: Path) -> None:
    result = invoke("report", str(tmp_path))
    assert result.exit_code == 1
    assert "is a folder" in result.output
