"""The version of the extractor: it changes with every change of code, lexicon or weights that can change a row."""

from __future__ import annotations

import hashlib
from pathlib import Path

_ROOMS = ("claims", "language")
_RELEASE = "0.1.0"


def _digest() -> str:
    """Ten hexadecimal digits over the names and contents of all code and data of the two rooms that read an article."""
    package = Path(__file__).parent.parent
    found = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted((package / room).rglob("*")):
            if path.suffix in {".py", ".json"}:
                found.update(path.relative_to(package).as_posix().encode())
                found.update(path.read_bytes())
    return found.hexdigest()[:10]


EXTRACTOR_VERSION = f"{_RELEASE}+{_digest()}"
