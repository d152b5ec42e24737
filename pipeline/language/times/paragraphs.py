"""The paragraphs of a text with the words of each: a pattern is sought only where words stand that it cannot do without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from pipeline.language.times.names import YEAR

A_YEAR = "2000"  # stands among a paragraph's words for any four digits that may be a year
_BREAK = "\n\n"
_WORD = re.compile(r"[A-Za-z]+")
_YEAR = re.compile(YEAR)


class Paragraphs:
    """A text that patterns of `names` are sought in."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._parts: list[tuple[int, int, set[str]]] = []  # start, end with the break after it, words as written and in small letters
        start = 0
        while start < len(text):
            at = text.find(_BREAK, start)
            end = len(text) if at < 0 else at + len(_BREAK)
            words = set(_WORD.findall(text, start, end))
            words.update([word.lower() for word in words])
            if _YEAR.search(text, start, end):
                words.add(A_YEAR)
            if words:
                self._parts.append((start, end, words))
            start = end

    def find(self, pattern: re.Pattern[str], *needed: Set[str]) -> Iterator[re.Match[str]]:
        """The matches of a pattern that has in every match a word of each of the sets `needed`, in order of the text.

        No match may reach over a blank line, and none does that is made with `GAP`.
        """
        for start, end, words in self._parts:
            if not any(map(words.isdisjoint, needed)):
                yield from pattern.finditer(self.text, start, end)
