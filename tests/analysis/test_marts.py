"""Every mart keeps its contract, whatever the input, and the same input gives the same rows."""

from __future__ import annotations

import random

import pytest

from pipeline.analysis.marts import MARTS, SQL, build_mart
from pipeline.contracts import TABLES, table
from pipeline.storage.arrow import arrow_schema


def test_there_is_one_mart_a_table_and_one_file_a_mart():
    of_a_job_of_its_own = {"mart.quality_scores"}  # it is made from the gold sets, not from other tables
    assert {mart.name for mart in MARTS} == {t.full_name for t in TABLES if t.layer == "mart"} - of_a_job_of_its_own
    assert {path.stem for path in SQL.glob("*.sql")} == {mart.name.removeprefix("mart.") for mart in MARTS}


def test_a_mart_reads_only_what_is_built_before_it():
    known = {t.full_name for t in TABLES if t.layer != "mart"}
    for mart in MARTS:
        assert set(mart.inputs) <= known, mart.name
        known.add(mart.name)


def test_every_sql_file_opens_with_its_rule():
    for path in SQL.rglob("*.sql"):
        assert path.read_text(encoding="utf-8").startswith("-- "), path.name


def test_declared_inputs_are_all_that_a_mart_reads(world):
    for mart in MARTS:
        con = world.connection()
        for name in set(world.rows) - set(mart.inputs):
            con.execute(f"DROP TABLE {name}")
        for name in mart.inputs:
            if name.startswith("mart."):
                con.register("empty", arrow_schema(table(name)).empty_table())
                con.execute(f"CREATE TABLE {name} AS FROM empty")
        build_mart(mart.name, con)


def test_an_empty_warehouse_gives_empty_marts(world):
    for name, data in world.marts().items():
        assert data.schema.equals(arrow_schema(table(name)), check_metadata=True)
        if name not in (
            "mart.rules",
            "mart.policies",
            "mart.reference_series",
            "mart.reference_days",
            "mart.issues",
        ):  # of shipped files too
            assert data.num_rows == 0, name


def test_an_unknown_mart_is_named(world):
    with pytest.raises(KeyError, match=r"no mart 'mart.tals'"):
        build_mart("mart.tals", world.connection())


def busy(world):
    world.place("Land")
    world.place("Town", parent="Land")
    for number in range(6):
        a = world.article(f"a{number}", f"2024-01-0{3 + number % 3}", copy_of="a0" if number == 3 else None)
        e = world.event(a, "2024-01-02")
        whole = world.claim(a, f"{10 + number % 2}", when="2024-01-02", event_id=e)
        world.claim(a, "2", when="2024-01-02", event_id=e, part_of=whole, victim_group="child")
        world.claim(a, "dozens", "injured", when="2024-01-02", event_id=e)
        world.claim(a, "at least 9", when="2024-01-02", place="Land", precision="6", measure="period")
        world.total(a, f"{1000 - number}", f"2024-01-0{3 + number % 3}", source_text="the ministry")
        world.total(a, "more than 22000", f"2024-01-0{3 + number % 3}", place="Gaza Strip")
        world.stance(whole, "the army", "denies")
        world.claim(a, "3", "abducted", when="2024-01-02", place="Village")
    alike = (
        "The mayor of Alder Bay opened a stone bridge over the Orrin at dawn, while Marisol Quenneville of the harbour board counted "
        "forty lorries."
    )
    for number in range(2):
        a = world.article(f"b{number}", "2024-01-05", text=f"{alike} Edition {number}.")
        world.claim(a, "3", when="2024-01-05", place="Bay", event_id=world.event(a, "2024-01-05", kind="crime"))
    for number, name in enumerate(("b0", "b1")):
        entity_id = f"person:{number:016x}"
        world.rows["core.entities"].append({"entity_id": entity_id, "kind": "person", "name": "Marisol Quenneville"})
        mention = {
            "mention_id": f"m{number}",
            "article_id": name,
            "sentence_no": 0,
            "start_char": 0,
            "end_char": 1,
            "text": "Marisol Quenneville",
        }
        world.rows["core.mentions"].append(mention | {"form": "name", "entity_id": entity_id})
    return world


def test_every_mart_keeps_its_keys_and_codes(world):
    for name, data in busy(world).marts().items():
        contract, rows = table(name), data.to_pylist()
        assert rows, name
        keys = [tuple(row[column] for column in contract.key) for row in rows]
        assert len(keys) == len(set(keys)), name
        for column in contract.columns:
            if column.vocabulary:
                assert {row[column.name] for row in rows} <= {*column.vocabulary, None}, f"{name}.{column.name}"


def test_the_order_of_rows_makes_no_difference(worlds):
    one, other = busy(worlds()), busy(worlds())
    shuffle = random.Random(1).shuffle
    for rows in other.rows.values():
        shuffle(rows)
    shuffled = other.marts()
    for name, data in one.marts().items():
        assert data.to_pylist() == shuffled[name].to_pylist(), name


def test_places_of_equal_standing_are_chosen_alike_in_any_order_of_rows(worlds):
    def named(turn):
        world = worlds()
        article = world.article("a", "2024-01-03")
        event = world.event(article, "2024-01-02")
        world.claim(article, "22", when="2024-01-02", event_id=event, place="Town", start_char=7)
        world.claim(article, "12", when="2024-01-02", event_id=event, place="Village", start_char=7, source_text="the hospital")
        world.rows["core.claims"].sort(key=lambda row: row["claim_id"], reverse=turn)
        return [row["place_name"] for mart in ("incidents", "contradictions", "place_days") for row in world.mart(mart)]

    assert named(False) == named(True) == ["Town"] * 3
