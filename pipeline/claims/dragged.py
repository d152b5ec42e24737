"""Where people are dragged or forced from: their home, and then they are driven out, or a car, and then they are taken."""

from __future__ import annotations

from pipeline.claims import impact_words as words
from pipeline.language.document import Document

DRAGGING = frozenset({"drag", "force", "pull", "snatch"})
DRAGGED_FROM = "car cars taxi bus buses vehicle home homes house houses bed beds"
_VEHICLES = frozenset("car cars taxi bus buses vehicle train plane".split())
_REACH = 20  # tokens in which it is told what was done to them there
_HARMED = frozenset({"killed", "injured"})


def takes_nobody(document: Document, verb: str, companion: int) -> bool:
    """Whether a verb with the word at `companion` does not say what it says elsewhere: `forced from a taxi` is not from home, `dragged from
    a bus and shot` tells of no captivity, `took the tug and 80 people aboard hostage` of no rescue."""
    tokens = document.tokens
    last = document.sentences[tokens[companion].sentence].last
    following = tokens[companion + 1 : min(companion + 1 + _REACH, last)]
    word = tokens[companion].lower
    if word == "aboard":
        return any(t.lower in {"hostage", "captive"} for t in following[:2])
    if word == "from":
        return any(t.lower in _VEHICLES for t in following[:3])
    if verb not in DRAGGING or word not in DRAGGED_FROM.split():
        return False
    return any(words.TRANSITIVE.get(t.lemma.lower()) in _HARMED or t.lower in {"beat", "beaten", "dead"} for t in following)
