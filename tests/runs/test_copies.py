"""Near copies found by a run: what is judged once is remembered, and the order in which articles came leaves no trace."""

from __future__ import annotations

import datetime as dt
import json
import random
from itertools import permutations
from pathlib import Path

import pytest

from pipeline.runs import copies
from pipeline.runs.ingest import ingest
from pipeline.storage.warehouse import Warehouse

STORY = """A ferry with pilgrims sank off the port of Mirel before dawn on Tuesday, killing at least 12 people, the coast guard said.

Rescuers pulled 45 survivors from the water and took them to the two hospitals of the town, where doctors treated them for the cold.

The vessel had left the island an hour before and carried more passengers than its papers allow, an official of the harbour said."""
TEXTS = {
    "first": ("2024-03-05", STORY),
    "copy": ("2024-03-06", f"MIREL (Press Union) - {STORY}"),
    "cut": ("2024-03-06", STORY[: STORY.index("The vessel")]),
    "update": ("2024-03-07", STORY.replace("12 people", "31 people")),
    "echo": ("2024-03-08", "By Ann Example\n\n" + STORY.replace("12 people", "31 people")),
}


def write(folder: Path, *names: str) -> None:
    for name in names:
        published, text = TEXTS[name]
        (folder / f"{name}.json").write_text(json.dumps({"id": name, "text": text, "title": f"Title of {name}", "published": published}))


def found(warehouse: Warehouse, folder: Path) -> dict[str, str | None]:
    """By the name of each article that of the one which it copies, after a run."""
    ingest(warehouse, [folder], today=dt.date(2025, 1, 1))
    rows = warehouse.read("core.articles", ["article_id", "external_id", "copy_of", "copy_score"]).to_pylist()
    names = {row["article_id"]: row["external_id"] for row in rows}
    assert all((row["copy_of"] is None) == (row["copy_score"] is None) for row in rows)
    return {row["external_id"]: row["copy_of"] and names[row["copy_of"]] for row in rows}


def test_edited_copies_lead_to_the_first_and_a_changed_figure_to_itself(warehouse: Warehouse, articles: Path) -> None:
    write(articles, *TEXTS)
    assert found(warehouse, articles) == {"first": None, "copy": "first", "cut": "first", "update": None, "echo": "update"}


@pytest.mark.parametrize("order", [list(order) for order in permutations(("first", "cut", "echo"))])
def test_the_order_of_the_runs_leaves_no_trace(warehouse: Warehouse, articles: Path, order: list[str]) -> None:
    for name in order:
        write(articles, name)
        last = found(warehouse, articles)
    assert last == {"first": None, "cut": "first", "echo": None}


def test_without_its_original_a_copy_is_the_original(warehouse: Warehouse, articles: Path) -> None:
    write(articles, "first", "copy", "cut")
    found(warehouse, articles)
    (articles / "first.json").unlink()
    assert sorted(copy is None for copy in found(warehouse, articles).values()) == [False, True]


def test_a_pair_is_judged_once(warehouse: Warehouse, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judged = []
    judge = copies.judge
    monkeypatch.setattr(copies, "judge", lambda *pair: judged.append(pair) or judge(*pair))
    for names in (("first", "copy"), ("cut",), ("update", "echo")):
        write(articles, *names)
        found(warehouse, articles)
    assert len(judged) == len(set(judged)) >= 4


@pytest.mark.parametrize("seed", range(3))
def test_whatever_came_and_went_the_copies_are_those_of_a_first_run(seed: int, articles: Path, tmp_path: Path) -> None:
    choose = random.Random(seed)
    kept = Warehouse(tmp_path / "kept")
    for number in range(6):
        name = choose.choice(list(TEXTS))
        if (file := articles / f"{name}.json").exists() and choose.random() < 0.5:
            file.unlink()
        else:
            write(articles, name)
        found(kept, articles)
        fresh = Warehouse(tmp_path / f"fresh {number}")
        assert found(kept, articles) == found(fresh, articles)
        assert kept.fingerprint("state.judgements") == fresh.fingerprint("state.judgements")


def test_other_rules_judge_anew_though_no_file_changed(warehouse: Warehouse, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(articles, "first", "cut")
    assert found(warehouse, articles)["cut"] == "first"
    monkeypatch.setattr(copies, "SIGNATURE_VERSION", "another")
    monkeypatch.setattr(copies, "judge", lambda article, earlier: copies.Judgement(copies.Verdict.OTHER, 0.0))
    assert found(warehouse, articles)["cut"] is None


def test_the_article_of_the_agency_that_copies_credit_leads_whenever_it_comes(warehouse: Warehouse, articles: Path) -> None:
    def put(name: str, publisher: str, text: str, published: str) -> None:
        story = {"id": name, "text": text, "title": f"Title of {name}", "published": published, "publisher": publisher}
        (articles / f"{name}.json").write_text(json.dumps(story))

    put("post", "Post", f"MIREL (Press Union) - {STORY}", "2024-03-05")
    put("echo", "Echo", STORY, "2024-03-06")
    assert found(warehouse, articles) == {"post": None, "echo": "post"}
    put("wire", "The Press Union", STORY, "2024-03-06")
    assert found(warehouse, articles)["wire"] is None
    assert found(warehouse, articles)["post"] == "wire"
    (articles / "wire.json").unlink()
    assert found(warehouse, articles) == {"post": None, "echo": "post"}
