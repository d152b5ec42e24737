"""Text to lexemes: words, runs of digits and marks, each with its place in the text as it was given.

Digits of any script become ASCII ones, full-width letters their plain form, and invisible characters (zero-width, direction marks,
soft hyphen) are read over: `1\u200b200` is one run of digits. Offsets always count characters of the original text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# A run of digits keeps its inner separators; `digits.py` decides what they mean. An apostrophe groups thousands in Swiss style.
_LEXEME = re.compile(
    r"(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<digits>\d+(?:[.,]\d+|'\d{3}(?!\d))*|(?<![\w.])\.\d+)"
    r"|(?P<mark>[^\w\s]|_)"
)
_DOMAINS = (".com/", ".org/", ".net/", ".co/", ".gov/", ".uk/", ".ly/")
_OF_ADDRESSES = ("://", "@", "www.", "#", *_DOMAINS)
_END_MARKS = 12
_CHUNK = re.compile(r"\S+")
_SEPARATORS = {"٬": ",", "٫": ".", "，": ",", "．": ".", "’": "'"}


@dataclass(slots=True)
class Lexeme:
    """A word, a run of digits or a single mark; `text` is in lower case with plain digits."""

    text: str
    kind: str  # word, digits, mark, end
    start: int
    end: int
    glued: bool  # nothing stands between this lexeme and the one before it
    line: bool  # a line break stands before it
    capital: bool  # begins with a capital letter
    paragraph: bool = False  # a blank line stands before it
    hidden: bool = False  # part of a web or mail address, or of a handle


def lex(text: str) -> list[Lexeme]:
    """The lexemes of a text in order, closed by some of kind `end`, so that readers may look ahead; linear in its length."""
    plain, places = _plain(text)
    found: list[Lexeme] = []
    previous = 0
    for match in _LEXEME.finditer(plain):
        raw, kind = match.group(), match.lastgroup or "mark"
        start, end = match.span()
        glued = start == previous > 0
        lines = plain.count("\n", previous, start) if start > previous + 1 or plain[previous] == "\n" else 0
        found.append(Lexeme(raw.lower(), kind, start, end, glued, lines > 0, raw[0].isupper(), lines > 1))
        previous = end
    _hide(found, _addresses(plain))
    if places:
        for lexeme in found:
            lexeme.start, lexeme.end = places[lexeme.start], places[lexeme.end - 1] + 1
    found.extend(Lexeme("", "end", len(text), len(text), False, True, False) for _ in range(_END_MARKS))
    return found


def _plain(text: str) -> tuple[str, list[int] | None]:
    """The text with plain digits and without invisible characters, and where each of its characters stood (None: where it stands)."""
    if text.isascii():
        return text, None
    places: list[int] | None = None
    if _INVISIBLE.search(text):
        places = [i for i, character in enumerate(text) if not _INVISIBLE.match(character)]
        text = "".join(text[i] for i in places)
    return text.translate({ord(c): _plain_character(c) for c in set(text) if not c.isascii()}), places


def _plain_character(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if character in _SEPARATORS:
        return _SEPARATORS[character]
    folded = unicodedata.normalize("NFKC", character) if "\uff01" <= character <= "\uff5e" else character
    return folded if len(folded) == 1 else character


def _hide(lexemes: list[Lexeme], spans: list[tuple[int, int]]) -> None:
    """Mark the lexemes that begin within one of some spans, both in text order."""
    i = 0
    for start, end in spans:
        while i < len(lexemes) and lexemes[i].start < end:
            lexemes[i].hidden = lexemes[i].start >= start
            i += 1


def _addresses(text: str) -> list[tuple[int, int]]:
    """Spans of web addresses, mail addresses, handles and hash tags, in which digits count nothing."""
    if not any(mark in text for mark in _OF_ADDRESSES):
        return []
    spans = []
    for match in _CHUNK.finditer(text):
        chunk = match.group()
        if (
            "@" in chunk
            or ("/" in chunk and ("://" in chunk or any(domain in chunk for domain in _DOMAINS)))
            or chunk.startswith("www.")
            or (chunk.startswith("#") and not chunk[1:2].isdigit())
        ):
            spans.append(match.span())
    return spans
