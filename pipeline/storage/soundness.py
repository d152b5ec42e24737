"""Whether the files of a warehouse are those that its record says."""

from __future__ import annotations

import hashlib
import json

from pipeline.storage.record import RECORD_FILE, remedy
from pipeline.storage.warehouse import Warehouse


def damages(warehouse: Warehouse, *, read_all: bool = True) -> list[str]:
    """What is wrong with the files, a sentence each with its remedy; empty where all is sound.

    Finds files that are missing, that were changed by other hands (`read_all`: by the hash of their bytes), or that do not belong there.
    """
    record = warehouse.record
    rebuild = remedy(warehouse.folder)
    found = [f"{name}: written by another version of asreported; {rebuild}" for name in record.outdated()]
    known = set()
    for name, parts in sorted(record.parts.items()):
        for part, about in sorted(parts.items()):
            file = warehouse.locate(name, part)
            known.add(file)
            shown = file.relative_to(warehouse.folder).as_posix()
            if not file.is_file():
                found.append(f"{shown}: the file is missing; {rebuild}")
            elif read_all and hashlib.sha256(file.read_bytes()).hexdigest() != about.sha256:
                found.append(f"{shown}: the file was changed since it was written; {rebuild}")
    if not (warehouse.folder / RECORD_FILE).is_file():
        anew = remedy(warehouse.folder, articles="FOLDER")
        found.append(f"{RECORD_FILE}: there is no record (did a copy leave hidden folders out?); copy the folder whole, or {anew}")
        return found
    strays = [file for file in warehouse.table_files() if file not in known]
    found += [f"{file.relative_to(warehouse.folder).as_posix()}: no run wrote this file; take it away" for file in strays]
    for note in sorted((warehouse.folder / RECORD_FILE).parent.glob("*.json")):
        try:
            json.loads(note.read_bytes())
        except ValueError:
            found.append(f"{note.relative_to(warehouse.folder).as_posix()}: the file cannot be read; {rebuild}")
    return found
