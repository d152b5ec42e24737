"""`croissant.json` keeps what Croissant 1.0 says (docs.mlcommons.org/croissant/docs/croissant-spec.html), checked without its tools.

Licence, creator and address, which the standard wants too, are there where whoever publishes says them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.contracts import TABLES
from pipeline.storage.publishing.publish import publish
from pipeline.storage.publishing.resources import Imprint
from pipeline.storage.warehouse import Warehouse

# Properties by the class of what has them: those of schema.org and, with `cr:` or `dct:`, those of other vocabularies.
DATASET = {"name", "description", "datePublished", "version", "license", "creator", "url", "distribution"} | {
    "dct:conformsTo",
    "cr:isLiveDataset",
    "cr:recordSet",
}
FILE = {"name", "description", "contentUrl", "contentSize", "encodingFormat", "sha256"}
RECORD_SET = {"name", "description", "cr:field", "cr:key"}
FIELD = {"name", "description", "cr:dataType", "cr:source", "cr:references"}
# The values that a column of each type has in Croissant.
TYPES = {
    pa.string(): "sc:Text",
    pa.int64(): "sc:Integer",
    pa.float64(): "sc:Float",
    pa.bool_(): "sc:Boolean",
    pa.date32(): "sc:Date",
    pa.timestamp("us"): "sc:DateTime",
}


IMPRINT = Imprint("Ferries", "CC-BY-4.0", "Casualty Desk", "https://example.org/ferries")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The publication of a warehouse without rows."""
    warehouse = Warehouse(tmp_path_factory.mktemp("tables") / "warehouse")
    with warehouse.transaction():
        pass
    return publish(warehouse, tmp_path_factory.mktemp("out") / "set", imprint=IMPRINT, now=dt.datetime(2026, 3, 4, tzinfo=dt.UTC)).folder


@pytest.fixture(scope="module")
def described(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "croissant.json").read_bytes())
    return found


def properties(node: dict[str, Any], context: dict[str, Any]) -> set[str]:
    """The properties of a node, as the context spells them out."""
    spelt = (context.get(name, name) for name in node if not name.startswith("@"))
    return {name if isinstance(name, str) else name["@id"] for name in spelt}


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a description but its context."""
    if isinstance(value, dict):
        yield value
        for name, inner in value.items():
            yield from nodes(inner) if name != "@context" else ()
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def test_names_mean_what_the_vocabularies_say(described: dict[str, Any]) -> None:
    context = described["@context"]
    assert (context["@vocab"], context["sc"]) == ("https://schema.org/", "https://schema.org/")
    assert (context["cr"], context["dct"]) == ("http://mlcommons.org/croissant/", "http://purl.org/dc/terms/")
    for term, meaning in context.items():
        identity = meaning["@id"] if isinstance(meaning, dict) else meaning
        assert term.startswith("@") or identity in {f"cr:{term}", f"dct:{term}"} or identity.startswith("http")


def test_the_set_has_what_every_set_must_have(described: dict[str, Any]) -> None:
    assert described["@type"] == "sc:Dataset"
    assert described["conformsTo"] == "http://mlcommons.org/croissant/1.0"
    assert properties(described, described["@context"]) == DATASET
    assert described["creator"] == {"@type": "sc:Organization", "name": "Casualty Desk"}
    assert described["url"] == "https://example.org/ferries"
    assert dt.date.fromisoformat(described["datePublished"]) == dt.date(2026, 3, 4)
    assert all(isinstance(described[name], str) and described[name] for name in ("name", "description", "version", "license"))
    assert {record_set["@id"] for record_set in described["recordSet"]} == {contract.full_name for contract in TABLES}


def test_each_file_is_there_and_is_the_one_that_is_described(described: dict[str, Any], folder: Path) -> None:
    for file in described["distribution"]:
        assert file["@type"] == "cr:FileObject"
        assert properties(file, described["@context"]) == FILE
        contents = (folder / file["contentUrl"]).read_bytes()
        assert file["sha256"] == hashlib.sha256(contents).hexdigest()
        assert file["contentSize"] == f"{len(contents)} B"
        assert re.fullmatch(r"[a-z]+/[a-z.+-]+", file["encodingFormat"])


def test_each_record_set_has_fields_and_its_key_is_among_them(described: dict[str, Any]) -> None:
    for record_set in described["recordSet"]:
        assert record_set["@type"] == "cr:RecordSet"
        assert properties(record_set, described["@context"]) <= RECORD_SET
        fields = {field["@id"] for field in record_set["field"]}
        assert fields == {f"{record_set['@id']}/{field['name']}" for field in record_set["field"]}
        assert {key["@id"] for key in record_set.get("key", [])} <= fields


def test_each_field_is_a_column_of_its_file_and_of_its_type(described: dict[str, Any], folder: Path) -> None:
    files = {file["@id"]: pq.read_schema(folder / file["contentUrl"]) for file in described["distribution"]}
    for field in (field for record_set in described["recordSet"] for field in record_set["field"]):
        assert field["@type"] == "cr:Field"
        assert properties(field, described["@context"]) <= FIELD
        column = files[field["source"]["fileObject"]["@id"]].field(field["source"]["extract"]["column"])
        assert (column.name, TYPES[column.type]) == (field["name"], field["dataType"])


def test_every_reference_leads_to_one_node(described: dict[str, Any]) -> None:
    found = [node for node in nodes(described) if "@id" in node]
    owned = [node["@id"] for node in found if len(node) > 1]
    pointing = [node["@id"] for node in found if len(node) == 1]
    assert len(set(owned)) == len(owned)
    assert set(pointing) <= set(owned)
    assert len(pointing) > len(described["recordSet"])
