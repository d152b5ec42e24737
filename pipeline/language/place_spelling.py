"""One key for the spellings of a place whose name comes from another script: `Hodeidah`, `al-Hudaydah`, `Al Hudayda`.

Where a name is written in Arabic, Hebrew, Cyrillic or another script, each agency has its own custom of Latin letters, and lists of
places hold some of them. The key undoes what differs by custom alone: the Arabic article, short vowels that dialects colour (`e` and `i`,
`o` and `u`), long ones (`ee`, `ou`, `ei`), emphatic and throaty consonants (`q` and `k`, `kh` and `h`), doubled letters, hyphens, the
silent end (`-ah`, `-eh`), Slavic endings (`-skyi`, `-sky`). It is coarse: it is asked only for names that no list has as they are
written, and only for places of countries that the article speaks of (places.py).
"""

from __future__ import annotations

import functools
import re

from pipeline.language.names import fold

# Countries whose first official language is not written in Latin letters, or whose places have Arabic, Persian or Ethiopic names in
# the press (after the scripts of languages in Unicode CLDR): ISO 3166-1 alpha-2. Chinese, Japanese and Korean have standards of
# transliteration that the press keeps to, and India and Sri Lanka English spellings that are official.
TRANSLITERATED = frozenset(
    "AE AF AM AZ BD BG BH BY DJ DZ EG EH ER ET GE IL IQ IR JO KG KM KW KZ LB LY MA MD ME MK MM MN MR NP OM PK PS QA RS RU SA SD SO SY TD "
    "TJ TM TN UA UZ YE".split()
)

_SHORTEST, _SHORTEST_KEY = 5, 4  # letters of a name without its article, and of a key: shorter ones are shared by chance
_LONGEST = 60  # letters of a name that are looked at
_ARTICLES = frozenset("al el an ar as at ad az ash ath adh ez es er en et ed il ul ud".split())
# What differs by custom, in order: digraphs before the letters that they are made of.
_CONSONANTS = (
    ("tch", "ch"), ("dj", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("tz", "ts"), ("ck", "k"), ("x", "ks"),
    ("q", "k"), ("aw", "au"), ("ow", "u"), ("w", "v"),
)  # fmt: skip
_VOWELS = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"), ("ey", "i"), ("ay", "i"), ("ai", "i"))
_LETTERS = str.maketrans("yeo", "iiu")
_END = re.compile(r"eh$")  # `Nabatieh`: the same ending as in `Nabatiyah`
_SILENT = re.compile(r"(?<=[aei])h(?![aeiou])")  # `Basrah`
_DOUBLED = re.compile(r"(.)\1+")


@functools.lru_cache(maxsize=1 << 14)
def place_key(name: str) -> str:
    """The key of a place name; "" where it is too short or has letters that are not Latin."""
    words = fold(name)[:_LONGEST].split()
    text = "".join([w for w in words if w not in _ARTICLES] or words)
    if len(text) < _SHORTEST or not text.isascii() or not text.isalpha():
        return ""
    text = _END.sub("ah", text)
    for written, plain in (*_CONSONANTS, *_VOWELS):
        text = text.replace(written, plain)
    text = _SILENT.sub("", text).translate(_LETTERS)
    text = _DOUBLED.sub(r"\1", text)
    return text if len(text) >= _SHORTEST_KEY else ""
