"""Folding names, so that one name is found however it is spelled: case, accents, hyphens, the Arabic article."""

from __future__ import annotations

import functools
import re
import unicodedata

# Marks of direction, joiners, soft hyphens: characters that nobody sees.
INVISIBLE = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
# Letters that Unicode does not decompose, in their usual English transliteration.
_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "œ": "oe", "ħ": "h", "ŋ": "n", "ə": "e",
        "’": "", "‘": "", "'": "", "ʿ": "", "ʾ": "", "ʻ": "", "ʼ": "", "`": "", "´": "", "′": "",
        "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "/": " ", ".": "", ",": " ", "_": " ", "&": " and ",
        **dict.fromkeys(INVISIBLE, ""),
    }
)  # fmt: skip
# The Arabic article before a hyphen, with its consonant assimilated: al-Fashir, el-Fasher, ash-Shati, Deir ez-Zor. After an apostrophe
# it is the end of a word (Be'er-Sheva).
_ARTICLE = re.compile(r"(?<![^\W_])(?<!['’‘ʿʾ])(?:al|el|an|ar|as|at|ad|az|ash|ath|adh|ez|es|er|en|et|ed|il|ul|ud)[-‐‑](?=[^\W_])")
_SHORT_FORMS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "el": "al"}


@functools.lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """The name in lower case, without accents, marks and a leading "the", with one spelling of common prefixes; "" for none."""
    text = name.lower()
    text = _ARTICLE.sub("al ", text)
    text = text.translate(_LETTERS)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower().translate(_LETTERS)
    words = text.split()
    if len(words) > 1:
        words = [_SHORT_FORMS.get(word, word) for word in words]
        if words[0] == "the":
            del words[0]
    return " ".join(words)
