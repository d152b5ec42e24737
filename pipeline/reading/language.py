"""A light guess at the language of a text: English or not known."""

from __future__ import annotations

import re

UNKNOWN = "und"  # ISO 639-2: undetermined

# Frequent English words that are not frequent in another language written in Latin letters (which leaves out a, in, is, was,
# of, as, an, or, more, he, we, and, for the Scandinavian languages, at, by, for, her and to).
_ENGLISH = frozenset(
    {
        "the", "and", "that", "with", "from", "were", "are", "this", "which", "have", "has", "been", "their", "they",
        "said", "who", "his", "not", "but", "after", "its", "would", "when", "she", "him",
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4000  # characters
_LEAST_SHARE = 0.04  # running English has about 0.16, and 0.05 where captions and menus stand in it; other languages under 0.02
_NAMES = {"english": "en", "eng": "en"}


def guess_language(text: str) -> str:
    """`en` where one word in 25 of the first 4,000 characters is a frequent English word, else `und`."""
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    hits = sum(word in _ENGLISH for word in words)
    return "en" if words and hits / len(words) >= _LEAST_SHARE else UNKNOWN


def language_code(stated: str) -> str | None:
    """The ISO 639-1 code of a stated language (`en-GB`, `eng`, `English`); None where it is not a code of two letters."""
    first = re.split(r"[-_ ]", stated.strip().lower(), maxsplit=1)[0]
    first = _NAMES.get(first, first)
    return first if len(first) == 2 and first.isascii() and first.isalpha() else None
