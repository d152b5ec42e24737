"""GeoNames' own dump, `allCountries.txt` or the file of one country, read row by row.

The form is GeoNames': no header, tabs between 19 columns, UTF-8, a row a place (https://download.geonames.org/export/dump/readme.txt).
A path may name the text or the zip that GeoNames hands out.
"""

from __future__ import annotations

import math
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pipeline.language.reference_lists import ReferenceListError

GEONAMES_VARIABLE = "ASREPORTED_GEONAMES"
COLUMNS = 19
_REMEDY = "take allCountries.zip or the file of a country (XX.zip) from GeoNames' export and leave it as it is"

# Of the classes other than A (divisions) and P (populated places) those kinds of place that news names as where something happened:
# regions, seas and coasts, ports, fields; camps, bases, airports, crossings, dams, prisons, hospitals, bridges, stations; land forms.
_CODES = frozenset(
    "AREA RGN RGNE RGNH ZN CONT CST PRT MILB NVB OILF GASF MNA INDS PRK RES RESN RESF CMP CMPRF CMPLA CMPMN AIRP AIRB AIRF AIRH "
    "PSTB PSTC CSTM DAM PRN HSP HSPC HSPD BDG RSTN PS PSN PSH UNIV STDM FT BRKS MKT OILR OILT PORT "
    "ISL ISLS ISLET ATOL MT MTS PK PASS PEN CAPE VAL DSRT PLN PLAT VLC GRGE BCH HLL HLLS DUNE DLTA "
    "SEA OCN GULF STRT SD BAY BGHT LK LKS LGN STM STMS CHN CNL RSV FLLS GLCR RF".split()
)
_GONE = frozenset({"PPLH", "PPLCH", "ADM1H", "ADM2H", "ADM3H", "ADM4H", "ADM5H", "ADMDH"})  # what is no more


class BadRowError(ValueError):
    """A row of the dump that cannot be used, with the reason."""


@dataclass(frozen=True, slots=True)
class DumpRow:
    """A place of the dump. `admin1` and `admin2` are GeoNames' codes of the divisions that it lies in (US.TX, US.TX.453)."""

    number: int
    name: str
    aliases: list[str]
    feature: str
    country: str
    admin1: str | None
    admin2: str | None
    latitude: float
    longitude: float
    population: int


def geonames_files() -> list[Path]:
    """The dumps that ASREPORTED_GEONAMES names (several are parted as in PATH), those that come first preferred.

    Raises ReferenceListError where one is not there.
    """
    paths = [Path(part).expanduser() for part in os.environ.get(GEONAMES_VARIABLE, "").split(os.pathsep) if part]
    for path in paths:
        if not path.is_file():
            raise ReferenceListError(f"{GEONAMES_VARIABLE} names {path}, where no file is; {_REMEDY}, or unset {GEONAMES_VARIABLE}")
    return paths


def parse_row(line: str) -> DumpRow | None:
    """The place of a line; None for a kind that is left out. Raises BadRowError."""
    cells = line.rstrip("\r\n").split("\t")
    if len(cells) != COLUMNS:
        raise BadRowError(f"{len(cells)} columns parted by tabs, where GeoNames has {COLUMNS}")
    number, name, plain, aliases, latitude, longitude, kind, feature, country, _, admin1, admin2, *_ = cells
    if (kind not in "AP" and feature not in _CODES) or feature in _GONE:
        return None
    if not number.isascii() or not number.isdigit():
        raise BadRowError(f"the GeoNames id is no number: {number!r}")
    if not name.strip():
        raise BadRowError("the name is empty")
    north, east = _degrees(latitude, 90, "latitude"), _degrees(longitude, 180, "longitude")
    code = f"{country}.{admin1}" if country and admin1 not in ("", "00") else None
    return DumpRow(
        int(number), name, [plain, *aliases.split(",")] if aliases else [plain], feature or ("PPL" if kind == "P" else ""), country,
        code, f"{code}.{admin2}" if code and admin2 else None, north, east, _inhabitants(cells[14]),
    )  # fmt: skip


def _degrees(cell: str, most: float, what: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        raise BadRowError(f"the {what} is no number: {cell!r}") from None
    if not math.isfinite(value) or abs(value) > most:
        raise BadRowError(f"the {what} is out of range: {cell} (at most {most:g} degrees)")
    return value


def _inhabitants(cell: str) -> int:
    if not cell:
        return 0
    if not cell.isascii() or not cell.isdigit():
        raise BadRowError(f"the population is no number: {cell!r}")
    return min(int(cell), 20_000_000_000)


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The text of the dump, of a zip its one file of places. Raises ReferenceListError where there is none."""
    if not zipfile.is_zipfile(path):
        with path.open("rb") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive:
        texts = [name for name in archive.namelist() if name.endswith(".txt") and Path(name).name.lower() != "readme.txt"]
        if len(texts) != 1:
            raise ReferenceListError(f"{path}: {len(texts)} text files in the zip, where one is expected; {_REMEDY}")
        with archive.open(texts[0]) as member:
            yield member


def check_form(path: Path) -> None:
    """Raise ReferenceListError where the first line of the file is no row of a GeoNames dump, so that no minutes are lost on it."""
    with opened(path) as file:
        first = file.readline(1 << 20)
    if not first.strip():
        raise ReferenceListError(f"{path}: the file is empty; {_REMEDY}")
    columns = first.count(b"\t") + 1
    if columns != COLUMNS:
        raise ReferenceListError(f"{path}, line 1: {columns} columns parted by tabs, where GeoNames has {COLUMNS}; {_REMEDY}")
