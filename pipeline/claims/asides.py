"""What is set between a number and its verb: `28 passengers, most of them pilgrims, were shot`, `six people (two of them women) died`."""

from __future__ import annotations

from pipeline.language.document import Document

_SHORT = 10  # tokens of an aside of any kind
_LONG = 26  # tokens of one that tells who the counted are
_SHARES = frozenset(
    "more fewer almost nearly about at most many some all both half several each one two three four five six seven eight nine ten "
    "including among".split()
)
_VERBS = frozenset("was were has have had died drowned perished suffered sustained received lost remain remained are is".split())


def past_aside(document: Document, i: int, last: int) -> int:
    """The token after `, including children,`, `, most of them pilgrims,` or `(three of them women)` where one opens at token i; else i."""
    tokens = document.tokens
    opener = tokens[i].lower if i < last else ""
    if opener not in {",", "("}:
        return i
    closer = "," if opener == "," else ")"
    for j in range(i + 2, min(i + _SHORT, last)):
        if tokens[j].lower == closer:
            return j + 1
        if tokens[j].pos in {"VERB", "AUX"} and tokens[j].lower != "including":
            break
    return _past_members(document, i, last, closer)


def _past_members(document: Document, i: int, last: int, closer: str) -> int:
    """The verb after an aside on who the counted are, which may have verbs of its own; i where none follows it."""
    tokens = document.tokens
    opening = tokens[i + 1 : i + 7]
    told = any(t.lower in {"them", "whom"} for t in opening) or (opening[:1] and opening[0].lower == "including")
    if not opening or not told or not (opening[0].lower in _SHARES or opening[0].pos == "NUM"):
        return i
    for j in range(i + 2, min(i + _LONG, last - 1)):
        if tokens[j].lower == closer and tokens[j + 1].lower in _VERBS:
            return j + 1
    return i


def past_by(document: Document, i: int) -> int:
    """The token after `-by` in `passers-by`, of which the parse makes three words."""
    tokens = document.tokens
    if not 0 < i < len(tokens) - 1 or tokens[i - 1].lower not in {"passers", "passer"}:
        return i
    return i + 2 if (tokens[i].lower, tokens[i + 1].lower) == ("-", "by") else i


def past_relative(document: Document, i: int, last: int) -> int:
    """The verb after a clause with `who`: `Two nurses who ran to help the boy were among the dead`; i where none stands at token i."""
    tokens = document.tokens
    if i >= last or tokens[i].lower != "who":
        return i
    said = False
    for token in tokens[i + 1 : min(i + _RELATIVE, last)]:
        if token.text in {",", ";"} or token.lower in {"and", "that", "when", "as", "while", "after", "but"}:
            return i
        if token.tag in {"VBD", "VBZ", "VBP"}:
            if said:
                return token.i if token.lower in _VERBS else i
            said = True
    return i


def among_whom(document: Document, i: int) -> str | None:
    """`among the dead`, `among those killed`: the impact on the group that the words at token i put somebody in; None where they do not."""
    following = [t.lower for t in document.tokens[i + 1 : i + 3]]
    if document.tokens[i].lower != "among" or len(following) < 2 or following[0] not in {"the", "those"}:
        return None
    return _GROUPS.get(following[1])


_RELATIVE = 14  # tokens of a clause with `who`
_GROUPS = {"dead": "killed", "killed": "killed", "slain": "killed", "wounded": "injured", "injured": "injured", "missing": "missing"}
