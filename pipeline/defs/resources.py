"""Where articles come from and where tables go."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import dagster as dg
from pydantic import Field

if TYPE_CHECKING:
    from pipeline.storage.warehouse import Warehouse

ARTICLES_VARIABLE = "ASREPORTED_ARTICLES"
WAREHOUSE_VARIABLE = "ASREPORTED_WAREHOUSE"


class Folders(dg.ConfigurableResource):
    """The two folders of a run; relative paths count from the folder that Dagster was started in, the project's root."""

    articles: str = Field(default="seeds/articles", description="Folder (or file) of articles to read.")
    warehouse: str = Field(default="warehouse", description="Folder that the tables are written to.")

    @classmethod
    def from_environment(cls) -> Folders:
        """The folders that ASREPORTED_ARTICLES and ASREPORTED_WAREHOUSE name, else the project's own."""
        return cls(
            articles=os.environ.get(ARTICLES_VARIABLE) or "seeds/articles",
            warehouse=os.environ.get(WAREHOUSE_VARIABLE) or "warehouse",
        )

    @property
    def articles_path(self) -> Path:
        """Where articles are read from."""
        return Path(self.articles).expanduser()

    def open_warehouse(self) -> Warehouse:
        """The warehouse that tables are written to; it is made where there is none."""
        from pipeline.storage.warehouse import Warehouse

        return Warehouse(Path(self.warehouse).expanduser())
