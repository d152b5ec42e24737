"""The version of the readers: it changes with every change of code that can change an article or a reject."""

from __future__ import annotations

import hashlib
from pathlib import Path

_RELEASE = "0.1.0"


def _digest() -> str:
    """Ten hexadecimal digits over the names and contents of all code of this room."""
    room = Path(__file__).parent
    found = hashlib.sha256()
    for path in sorted(room.rglob("*.py")):
        found.update(path.relative_to(room).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:10]


READER_VERSION = f"{_RELEASE}+{_digest()}"
