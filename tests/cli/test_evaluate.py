"""`asreported evaluate` over rows made by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .conftest import TEXT, Invoke, span


def label(claim_id: str, words: str, **values: Any) -> dict[str, Any]:
    start, end = span(words)
    row = {
        "id": claim_id,
        "start": start,
        "end": end,
        "number_text": words,
        "impact": "killed",
        "quantifier": "exact",
        "low": None,
        "best": None,
        "high": None,
        "victim": None,
        "victim_group": None,
        "place": "Example Island",
        "measure": "incident",
        "period_start": "2024-12-01",
        "period_end": "2024-12-01",
        "source": "coast guard",
        "status": "asserted",
        "part_of": None,
        "implicit": False,
    }
    return row | values


def write(path: Path, *claims: dict[str, Any]) -> str:
    path.write_text(json.dumps({"doc_id": "ferry", "claims": claims}) + "\n\n")
    return str(path)


def test_measures(invoke: Invoke, tmp_path: Path) -> None:
    gold = write(
        tmp_path / "gold.jsonl",
        label("g1", "12", quantifier="at_least", low=12, best=12),
        label("g2", "two", low=2, best=2, high=2, victim_group="child", part_of="g1", source="the owner"),
        label("g3", "Sunday"),
        label("g4", "a ferry", implicit=True),
    )
    result = json.loads(invoke("evaluate", gold, "--json", "--by", "impact").stdout)
    assert result["explicit"] == {"precision": 1.0, "recall": 0.6667, "f1": 0.8, "tp": 2, "fp": 0, "fn": 1}
    assert result["fields"] == dict.fromkeys(result["fields"], 1.0) | {"source": 0.5}
    assert result["whole"] == 0.3333
    assert result["implicit"]["gold"] == 1
    assert result["groups"]["killed"]["gold"] == 3


def test_mistakes_are_listed(invoke: Invoke, tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", label("g1", "12", low=13))
    output = invoke("evaluate", gold, "--errors", "9").stdout
    assert "wrong value: another (1)" in output
    assert "ferry  killed: " in output
    assert "[12]" in output
    assert "wrong quantifier: exact read as at_least (1)" in output
    assert "spurious: no claim labelled, read as killed (1)" in output


def test_bad_labels_are_explained(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "a").write_text('{"doc_id": "x"}\n')
    (tmp_path / "b").write_text('{"doc_id": "x", "claims": [{"id": "c"}]}\n')
    (tmp_path / "c").write_text("")
    for name, words in (
        ("a", "line 1: not an object"),
        ("b", "a claim has no 'start', 'end', 'number_text'"),
        ("c", "no labelled document"),
        ("d", "No such file"),
    ):
        result = invoke("evaluate", str(tmp_path / name))
        assert result.exit_code == 1
        assert words in result.stderr


def test_labelled_documents_that_were_not_read_are_named(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "gold").write_text(json.dumps({"doc_id": "storm", "claims": [label("g1", "12")]}) + "\n")
    result = invoke("evaluate", str(tmp_path / "gold"))
    assert result.exit_code == 0
    assert "storm" in result.stderr
    assert TEXT.startswith("Ferry")


def gold_folder(folder: Path) -> Path:
    """A set of one document whose claims are read rightly, and one that is not labelled."""
    folder.mkdir()
    text = "Bandits killed five people in Nairobi on Monday."
    start = text.index("five")
    values = {"low": 5, "best": 5, "high": 5, "place": "Nairobi", "period_start": "2024-03-04", "period_end": "2024-03-04", "source": None}
    claim = label("c1", "12") | values | {"number_text": "five", "start": start, "end": start + 4}
    (folder / "claims.jsonl").write_text(json.dumps({"doc_id": "a", "phenomenon": "plain", "claims": [claim]}) + "\n")
    (folder / "docs.jsonl").write_text(json.dumps({"doc_id": "a", "published": "2024-03-05", "text": text}) + "\n")
    return folder


def test_articles_of_a_gold_folder_are_read_without_a_warehouse(invoke: Invoke, tmp_path: Path) -> None:
    gold_folder(tmp_path / "sets")
    for path in (tmp_path / "sets", tmp_path):
        result = json.loads(invoke("evaluate", str(path), "--extract", "--json", "--by", "phenomenon").stdout)
        assert result["explicit"]["f1"] == result["whole"] == 1.0
        assert result["groups"]["plain"]["gold"] == 1


def test_a_run_is_kept_and_compared(invoke: Invoke, tmp_path: Path) -> None:
    kept = str(tmp_path / "run.json")
    gold = write(tmp_path / "gold.jsonl", label("g1", "12", low=13), label("g2", "Sunday"))
    invoke("evaluate", gold, "--save", kept)
    write(tmp_path / "gold.jsonl", label("g1", "12", quantifier="at_least", low=12, best=12), label("g2", "Sunday"))
    output = invoke("evaluate", gold, "--compare", kept).stdout
    assert "became right: 2" in output
    assert "+ ferry  '12' killed: wrong value" in output
    assert "became wrong: 0" in output
    invoke("evaluate", gold, "--save", kept)
    assert "no measure changed" in invoke("evaluate", gold, "--compare", kept).stdout


def test_what_evaluate_cannot_do_is_explained(invoke: Invoke, tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", label("g1", "12"))
    (tmp_path / "run.json").write_text("[]")
    for options, words in (
        (["--extract"], "holds no articles"),
        (["--by", "phenomenon"], "names no phenomena"),
        (["--compare", str(tmp_path / "run.json")], "not a saved run"),
        (["--compare", str(tmp_path / "absent.json")], "cannot be read"),
    ):
        result = invoke("evaluate", gold, *options)
        assert result.exit_code == 1
        assert words in " ".join(result.stderr.split())
