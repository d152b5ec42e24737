"""One writer at a time, and a message that says who it is."""

from __future__ import annotations

import datetime as dt
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

_LOCK = ".writer.lock"
_OWNER = ".writer.json"


class WarehouseLockedError(RuntimeError):
    """Another process writes to the warehouse; the message names it."""


@contextmanager
def writer_lock(warehouse: Path, wait: float = 0) -> Iterator[None]:
    """Be the only writer of the warehouse; the system frees the lock of a process that dies.

    Waits up to `wait` seconds for another writer to end, then raises WarehouseLockedError.
    """
    warehouse.mkdir(parents=True, exist_ok=True)
    lock = FileLock(warehouse / _LOCK)
    try:
        lock.acquire(timeout=wait, poll_interval=0.05)
    except Timeout:
        raise WarehouseLockedError(
            f"{warehouse} is being written by {owner(warehouse)}; wait for it to end, or stop it, and run again"
        ) from None
    try:
        started = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        (warehouse / _OWNER).write_text(
            json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "started": started}), encoding="utf-8"
        )
        yield
    finally:
        (warehouse / _OWNER).unlink(missing_ok=True)
        lock.release()


def owner(warehouse: Path) -> str:
    """Who holds the lock, in words: process, machine, since when."""
    try:
        holder = json.loads((warehouse / _OWNER).read_text(encoding="utf-8"))
        started = dt.datetime.fromisoformat(holder["started"])
        minutes = max(0, int((dt.datetime.now(dt.UTC) - started).total_seconds() // 60))  # the clock may have been set back
        return f"process {holder['pid']} on {holder['host']} since {started:%Y-%m-%d %H:%M} UTC ({minutes} min)"
    except (OSError, ValueError, KeyError):
        return "another process"
