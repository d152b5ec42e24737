"""A publication is whole, describes each of its files, and leaves the articles' texts out."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from pipeline.contracts import TABLES, table
from pipeline.storage import disk
from pipeline.storage.arrow import to_arrow
from pipeline.storage.publishing.publish import PublishError, publish
from pipeline.storage.publishing.resources import Imprint
from pipeline.storage.warehouse import Warehouse

NOW = dt.datetime(2026, 3, 4, 5, 6, 7, tzinfo=dt.UTC)
_SEEN = dt.datetime(2026, 1, 1)


@pytest.fixture
def filled(warehouse: Warehouse) -> Warehouse:
    """One file, one article, two sentences in two parts."""
    text = "Ferry sinks\n\nTwelve died. The owner denied it."
    file = {"file_id": "f" * 64, "path": "ferry.txt", "format": "text", "n_bytes": 3, "n_articles": 1, "n_rejects": 0}
    article: dict[str, Any] = dict.fromkeys(table("core.articles").column_names)
    article |= {"article_id": "a", "external_id": "ferry", "file_id": "f" * 64, "position": 0, "published_at": _SEEN, "language": "en"}
    article |= {"published_precision": "day", "published_basis": "header", "text": text, "text_sha256": "x", "n_chars": len(text)}
    with warehouse.transaction() as tx:
        tx.put("raw.files", "one", to_arrow(table("raw.files"), [file | {"reader_version": "r1", "first_seen_at": _SEEN}]))
        tx.put("core.articles", "one", to_arrow(table("core.articles"), [article]))
        for number, words in enumerate(("Twelve died.", "The owner denied it.")):
            start = text.index(words)
            row = {"article_id": "a", "sentence_no": number, "paragraph_no": 1, "start_char": start, "end_char": start + len(words)}
            rows = [row | {"zone": "body", "text": words}]
            tx.put("core.sentences", f"part{number}", to_arrow(table("core.sentences"), rows))
    return warehouse


@pytest.fixture
def published(filled: Warehouse, tmp_path: Path) -> Path:
    return publish(filled, tmp_path / "data set", now=NOW).folder


def _json(path: Path) -> Any:
    return json.loads(path.read_bytes())


def test_every_table_is_there_with_all_its_rows(published: Path) -> None:
    for contract in TABLES:
        assert (published / f"data/{contract.full_name}.parquet").is_file()
    assert pq.read_table(published / "data/core.sentences.parquet")["sentence_no"].to_pylist() == [0, 1]


def test_texts_are_left_out_unless_asked_for(filled: Warehouse, published: Path, tmp_path: Path) -> None:
    assert "text" not in pq.read_schema(published / "data/core.articles.parquet").names
    assert "text_sha256" in pq.read_schema(published / "data/core.articles.parquet").names
    assert not any("Twelve" in path.read_text("utf-8", "replace") for path in published.rglob("*") if path.is_file())
    with_texts = publish(filled, tmp_path / "texts", with_texts=True, now=NOW).folder
    assert pq.read_table(with_texts / "data/core.sentences.parquet")["text"].to_pylist() == ["Twelve died.", "The owner denied it."]


def test_descriptions_agree_with_the_files(published: Path) -> None:
    for resource in _json(published / "datapackage.json")["resources"]:
        file = published / resource["path"]
        contents = file.read_bytes()
        schema = pq.read_schema(file)
        assert resource["bytes"] == len(contents)
        assert resource["hash"] == f"sha256:{hashlib.sha256(contents).hexdigest()}"
        assert resource["rows"] == pq.read_metadata(file).num_rows
        assert [field["name"] for field in resource["schema"]["fields"]] == schema.names


def test_foreign_keys_point_to_published_columns(published: Path) -> None:
    resources = {resource["name"]: resource["schema"] for resource in _json(published / "datapackage.json")["resources"]}
    links = 0
    for name, schema in resources.items():
        for link in schema.get("foreignKeys", []):
            owner = resources[link["reference"]["resource"] or name]
            assert link["reference"]["fields"][0] in {field["name"] for field in owner["fields"]}
            links += 1
    assert links > 10


def test_a_primary_key_holds_no_nulls(published: Path) -> None:
    for resource in _json(published / "datapackage.json")["resources"]:
        required = {field["name"] for field in resource["schema"]["fields"] if field.get("constraints", {}).get("required")}
        assert set(resource["schema"].get("primaryKey", [])) <= required


def test_frictionless_accepts_the_package(published: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.Package.validate_descriptor(str(published / "datapackage.json"))
    assert report.valid, report.to_summary()


def test_croissant_accepts_the_description(published: Path) -> None:
    croissant = pytest.importorskip("mlcroissant")
    dataset = croissant.Dataset(str(published / "croissant.json"))  # raises where the description breaks the specification
    assert {record_set.id for record_set in dataset.metadata.record_sets} == {contract.full_name for contract in TABLES}


def test_croissant_fields_name_columns_of_their_files(published: Path) -> None:
    description = _json(published / "croissant.json")
    files = {file["@id"]: file for file in description["distribution"]}
    for record_set in description["recordSet"]:
        for field in record_set["field"]:
            file = files[field["source"]["fileObject"]["@id"]]
            assert field["source"]["extract"]["column"] in pq.read_schema(published / file["contentUrl"]).names


def test_checksums_cover_every_other_file(published: Path) -> None:
    lines = (published / "checksums.sha256").read_text().splitlines()
    listed = {line[66:]: line[:64] for line in lines}
    files = {path.relative_to(published).as_posix(): path for path in published.rglob("*") if path.is_file()}
    assert set(listed) == set(files) - {"checksums.sha256"}
    assert all(hashlib.sha256(files[name].read_bytes()).hexdigest() == digest for name, digest in listed.items())


def test_provenance_names_inputs_and_versions(published: Path) -> None:
    found = _json(published / "provenance.json")
    assert found["reader_versions"] == ["r1"]
    assert found["inputs"]["n_articles"] == 1
    assert found["published_at"] == "2026-03-04T05:06:07+00:00"
    assert (published / "inputs.sha256").read_text() == f"{'f' * 64}  ferry.txt\n"


def test_the_same_warehouse_gives_the_same_bytes(filled: Warehouse, published: Path, tmp_path: Path) -> None:
    again = publish(filled, tmp_path / "again", now=NOW).folder
    assert (again / "checksums.sha256").read_bytes() == (published / "checksums.sha256").read_bytes()


def test_the_statement_of_the_readme_runs(published: Path) -> None:
    statement = (published / "README.md").read_text().split("```sql\n")[1].split("```")[0]
    with duckdb.connect() as con:
        con.execute(f"set file_search_path = '{published}'")
        assert con.execute(statement).fetchall() == []


def test_an_earlier_publication_is_replaced_as_a_whole(filled: Warehouse, published: Path) -> None:
    (published / "data/stale.parquet").write_bytes(b"old")
    publish(filled, published, imprint=Imprint("Second"), now=NOW)
    assert not (published / "data/stale.parquet").exists()
    assert (published / "README.md").read_text().startswith("# Second")
    assert [path.name for path in published.parent.iterdir() if path.name.startswith(".")] == []


@pytest.mark.skipif(sys.platform != "linux", reason="the system has no exchange of folders")
def test_the_folder_is_there_at_every_moment(filled: Warehouse, published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "rename", lambda *_: pytest.fail("a rename leaves a moment without the folder"))
    publish(filled, published, imprint=Imprint("Second"), now=NOW)
    assert (published / "README.md").read_text().startswith("# Second")


def test_without_an_exchange_the_folder_is_replaced_by_renames(filled: Warehouse, published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "exchange", lambda *_: False)
    publish(filled, published, imprint=Imprint("Second"), now=NOW)
    assert (published / "README.md").read_text().startswith("# Second")
    assert [path.name for path in published.parent.iterdir() if path.name.startswith(".")] == []


def test_where_the_second_rename_fails_the_earlier_publication_comes_back(
    filled: Warehouse, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (published / "checksums.sha256").read_bytes()
    real = Path.rename

    def rename(path: Path, target: Path) -> Path:
        if target == published and path.name.endswith(str(os.getpid())):
            raise OSError("no such luck")
        return real(path, target)

    monkeypatch.setattr(disk, "exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OSError, match="no such luck"):
        publish(filled, published, imprint=Imprint("Second"), now=NOW)
    assert (published / "checksums.sha256").read_bytes() == before


def test_other_peoples_files_are_not_overwritten(filled: Warehouse, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work")
    with pytest.raises(PublishError, match="holds other files"):
        publish(filled, folder)
    assert (folder / "thesis.txt").read_text() == "years of work"


def test_a_publication_and_its_warehouse_stay_apart(filled: Warehouse) -> None:
    with pytest.raises(PublishError, match="folder of its own"):
        publish(filled, filled.folder / "published")
    with pytest.raises(PublishError, match="folder of its own"):
        publish(filled, filled.folder.parent)


def test_a_failure_leaves_the_earlier_publication(filled: Warehouse, published: Path) -> None:
    before = (published / "checksums.sha256").read_bytes()

    def fail(folder: Path) -> Any:
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        publish(filled, published, exports=[fail])
    assert (published / "checksums.sha256").read_bytes() == before
    assert [path.name for path in published.parent.iterdir() if path.name.startswith(".")] == []


def test_a_run_that_comes_between_is_published_whole(filled: Warehouse, tmp_path: Path) -> None:
    runs = iter([True])

    def meanwhile(folder: Path) -> Any:
        if next(runs, False):  # after the tables were copied, a run takes a part away
            with Warehouse(filled.folder).transaction() as tx:
                tx.drop("core.sentences", "part1")
        (folder / "data/extra.csv").write_text("a\n")
        return "data/extra.csv", table("core.sentences"), 0

    folder = publish(filled, tmp_path / "out", exports=[meanwhile], now=NOW).folder
    assert pq.read_metadata(folder / "data/core.sentences.parquet").num_rows == 1
    assert _json(folder / "provenance.json")["tables"]["core.sentences"]["fingerprint"] == filled.fingerprint("core.sentences")


def test_without_a_warehouse_there_is_nothing_to_publish(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no warehouse"):
        publish(Warehouse(tmp_path / "none"), tmp_path / "out")
