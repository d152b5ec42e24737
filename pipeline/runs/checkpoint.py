"""Batches that are done but not yet committed: a run that is stopped half-way goes on from them.

A run's tables become visible at its end, all together. Extraction is the long part of a run, so each batch is kept in
`.work/<extractor>/<part>/` as soon as it is done; a folder of that name is complete, since it gets its name last.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.runs.extractor import BatchResult
from pipeline.storage import disk

_WORK = ".work"
_ABOUT = "batch.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """A batch that is done: the hash of what was read of each article, the error where extraction failed, the file of each table."""

    part: str
    inputs: dict[str, str]
    errors: dict[str, str]
    files: dict[str, Path]


class Checkpoints:
    """The finished batches of one extractor in one warehouse. Only the holder of the writer's lock uses them."""

    def __init__(self, warehouse: Path, extractor: str) -> None:
        self._root = warehouse / _WORK
        self._folder = self._root / extractor

    def save(self, result: BatchResult, inputs: dict[str, str]) -> None:
        """Keep a batch; `inputs` maps its articles to the hash of what was read of them."""
        unfinished = self._folder / f"{result.part}.part"
        disk.remove_folder(unfinished)
        for name, data in result.files.items():
            disk.write(unfinished / f"{name}.parquet", data)
        about = {"inputs": inputs, "tables": sorted(result.files), "errors": result.errors}
        disk.write(unfinished / _ABOUT, json.dumps(about, sort_keys=True).encode())
        disk.sync_folder(unfinished)
        self.discard(result.part)
        disk.move(unfinished, self._folder / result.part)

    def load(self) -> Iterator[Kept]:
        """Every batch that is kept."""
        for folder in sorted(self._folder.glob("*")):
            if (folder / _ABOUT).is_file() and not folder.name.endswith(".part"):
                about = json.loads((folder / _ABOUT).read_bytes())
                yield Kept(folder.name, about["inputs"], about["errors"], {name: folder / f"{name}.parquet" for name in about["tables"]})

    def discard(self, part: str) -> None:
        """Forget a batch."""
        disk.remove_folder(self._folder / part)

    def clear(self) -> None:
        """Forget everything, other extractors' batches included."""
        disk.remove_folder(self._root)
