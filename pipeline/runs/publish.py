"""Publishing a warehouse: its tables, and the exports that are derived from them."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from pipeline.analysis.hxl import write_hxl
from pipeline.contracts import Table, table
from pipeline.storage.connect import connect_within
from pipeline.storage.publishing.publish import Publication, publish
from pipeline.storage.publishing.resources import UNSIGNED, Imprint
from pipeline.storage.warehouse import Warehouse

_HXL = "data/daily.hxl.csv"


def publish_tables(warehouse: Path, folder: Path, *, imprint: Imprint = UNSIGNED, with_texts: bool = False) -> Publication:
    """Write the tables of `warehouse` to `folder` with their descriptions, and the daily figures with hashtags; see `publish`."""
    store = Warehouse(warehouse)

    def hxl(target: Path) -> tuple[str, Table, int]:
        with connect_within(store) as con:
            return _HXL, dataclasses.replace(table("mart.admin_days"), name="admin_days_hxl"), write_hxl(con, target / _HXL)

    return publish(store, folder, imprint=imprint, with_texts=with_texts, exports=[hxl])
