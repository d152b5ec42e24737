"""The contracts agree with themselves, and everything that is made from them agrees with them."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.contracts import TABLES, VOCABULARIES, Table, dictionary, table
from pipeline.storage.arrow import arrow_schema, to_arrow
from pipeline.storage.warehouse import Warehouse


def test_names_are_distinct() -> None:
    assert len({contract.full_name for contract in TABLES}) == len(TABLES)
    assert len({vocabulary.name for vocabulary in VOCABULARIES}) == len(VOCABULARIES)
    for contract in TABLES:
        assert len(set(contract.column_names)) == len(contract.columns)


@pytest.mark.parametrize("contract", TABLES, ids=lambda contract: contract.full_name)
def test_keys_and_references_point_to_columns_that_are_there(contract: Table) -> None:
    assert contract.key
    assert set(contract.key) <= set(contract.column_names)
    for column in contract.columns:
        if column.references:
            owner, _, name = column.references.rpartition(".")
            assert name in table(owner).key, f"{column.name} must point to a key"
        if column.vocabulary:
            assert column.vocabulary in VOCABULARIES
            assert column.type == "string"


@pytest.mark.parametrize("contract", TABLES, ids=lambda contract: contract.full_name)
def test_every_table_and_column_says_what_it_means(contract: Table) -> None:
    assert contract.meaning.endswith(".")
    assert contract.caveat, "what must a user know before he draws a conclusion from the table?"
    assert contract.caveat.endswith(".")
    for column in contract.columns:
        assert column.meaning
        assert column.meaning == column.meaning.strip()
        assert "\n" not in dictionary.describe_column(column)


@pytest.mark.parametrize("contract", TABLES, ids=lambda contract: contract.full_name)
def test_the_example_of_the_dictionary_is_a_row_of_the_table(contract: Table) -> None:
    row = json.loads(dictionary.EXAMPLES.read_bytes())[contract.full_name]
    assert set(row) <= set(contract.column_names)
    for column in contract.columns:
        value = row.get(column.name)
        assert column.nullable or value is not None
        if value is not None and column.vocabulary:
            assert value in column.vocabulary


def test_an_unknown_table_is_named_with_those_there_are() -> None:
    with pytest.raises(KeyError, match=r"no table 'core\.nothing'; the tables are raw\.files"):
        table("core.nothing")


def test_parquet_files_carry_the_contract(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path)
    with warehouse.transaction() as tx:
        for contract in TABLES:
            tx.replace(contract.full_name, to_arrow(contract, []))
    for contract in TABLES:
        (file,) = warehouse.files(contract.full_name)
        found = pq.read_schema(file)
        assert found.equals(arrow_schema(contract), check_metadata=True)
        for column in contract.columns:
            assert found.field(column.name).metadata[b"description"].decode() == dictionary.describe_column(column)


def test_the_data_dictionary_is_that_of_the_contracts() -> None:
    assert dictionary.main(["--check"]) == 0, "run python -m pipeline.contracts.dictionary"


def test_the_data_dictionary_names_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = dictionary.page()
    for contract in TABLES:
        assert f"### {contract.full_name}\n" in page
        for column in contract.columns:
            assert f"| `{column.name}` | {column.type} |" in page
    for vocabulary in VOCABULARIES:
        for code in vocabulary:
            assert f"| `{code}` |" in page
    monkeypatch.setattr(dictionary, "PAGE", tmp_path / "docs" / "tables.md")
    assert dictionary.main(["--check"]) == 1
    assert dictionary.main([]) == 0
    assert dictionary.main(["--check"]) == 0
