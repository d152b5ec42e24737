"""Publishing a warehouse: its tables, and the exports that are derived from them."""

from __future__ import annotations

from pathlib import Path

from pipeline.storage.publishing.publish import TITLE, Publication, publish
from pipeline.storage.warehouse import Warehouse


def publish_tables(
    warehouse: Path, folder: Path, *, title: str | None = None, licence: str | None = None, with_texts: bool = False
) -> Publication:
    """Write the tables of `warehouse` to `folder` with their descriptions; see `publish` for what it holds and raises."""
    return publish(Warehouse(warehouse), folder, title=title or TITLE, licence=licence, with_texts=with_texts)
