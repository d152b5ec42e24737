"""asreported: the numbers in the news, as they were reported, with who said them.

`pipeline.connect()` opens the warehouse in DuckDB from any directory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.storage.connect import connect as connect

__version__ = "0.1.0"
__all__ = ["__version__", "connect"]


def __getattr__(name: str) -> Any:
    if name == "connect":  # on demand: importing a part of the package must not load DuckDB
        from pipeline.storage.connect import connect

        return connect
    raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
