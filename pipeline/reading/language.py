"""The language of a text."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

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
_LEAST_SURE = 0.5  # below this share the identifier only guesses, as it does for a headline of three words
ENGLISH_ENOUGH = frozenset(("en", UNKNOWN))  # articles in these are extracted: one whose language cannot be told may well be English


def identify_language(text: str, stated: str | None = None) -> str:
    """The ISO 639-1 code of the language that a text is written in; `und` where it cannot be told.

    English is known by its frequent words; anything else by the identifier (py3langid: byte n-grams, 97 languages and more, offline).
    `stated` is what the input says, which is believed only where the text does not say: pages state their template's language.
    """
    if is_english(text):
        return "en"
    code, sure = _identifier().classify(text[:_SAMPLE])
    return str(code) if sure >= _LEAST_SURE else stated or UNKNOWN


def is_english(text: str) -> bool:
    """Whether one word in 25 of the first 4,000 characters is a frequent English word."""
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    hits = sum(word in _ENGLISH for word in words)
    return bool(words) and hits / len(words) >= _LEAST_SHARE


@functools.cache
def _identifier() -> LanguageIdentifier:
    """The model that comes with py3langid, read once (a second) and only when a text is not plainly English."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    found = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    found.set_languages([label for label in found.labels if len(label) == 2])  # ISO 639-1, as the contract has it
    return found


def language_code(stated: str) -> str | None:
    """The ISO 639-1 code of a stated language (`en-GB`, `eng`, `English`); None where it is not a code of two letters."""
    first = re.split(r"[-_ ]", stated.strip().lower(), maxsplit=1)[0]
    first = _NAMES.get(first, first)
    return first if len(first) == 2 and first.isascii() and first.isalpha() else None
