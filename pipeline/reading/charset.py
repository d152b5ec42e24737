"""The text of a page or message: which encoding its bytes are in, as browsers find it."""

from __future__ import annotations

import codecs
import re

from pipeline.reading.decode import byte_order_mark

_HEAD = 4096  # bytes in which a page must state its encoding (the HTML standard asks for 1,024)
_STATED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,400}?(?:charset|encoding)\s{0,4}=\s{0,4}["']?\s{0,4}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
# What these labels mean by the WHATWG's Encoding Standard: Windows-1252, of which both are a part.
_MEANS_WINDOWS = frozenset(("ascii", "iso8859-1"))
_WINDOWS = "cp1252"


def decode_page(data: bytes, stated: str | None = None) -> str:
    """The bytes as text: by their mark, by what the server stated, by what the page states, as UTF-8, else as Windows-1252.

    Never fails. Within UTF-8 bytes that are none are read as Windows-1252, which is what such a mixture is made of.
    """
    mark, encoding = byte_order_mark(data[:4])
    if mark:
        return data[len(mark) :].decode(encoding, "replace")
    found = _STATED.search(data[:_HEAD])
    for label in (stated, found[1].decode("ascii") if found else None):
        name = _known(label)
        if name and name.startswith(("utf-16", "utf-32")):  # no page states this in bytes that could be read: the standard says UTF-8
            name = "utf-8"
        if name and name != "utf-8":
            return data.decode(name, "replace")
        if name:
            break
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("utf-8", "windows") if _mostly_utf8(data) else data.decode(_WINDOWS, "replace")


def _known(label: str | None) -> str | None:
    """Python's name of a stated encoding; None where there is none of this name."""
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name if label else None
    except (LookupError, ValueError):
        return None
    if name is None or not codecs.lookup(name)._is_text_encoding:
        return None
    return _WINDOWS if name in _MEANS_WINDOWS else name


def _mostly_utf8(data: bytes) -> bool:
    """Whether bytes that are not all UTF-8 hold sequences of it: then it is UTF-8 with faults, and no other encoding."""
    text = data[: 1 << 20].decode("utf-8", "ignore")
    return any(ord(character) > 0x7F for character in text)


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode(_WINDOWS, "replace"), error.end


codecs.register_error("windows", _as_windows)
