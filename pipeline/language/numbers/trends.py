"""Whether a number is a level that was reached or left, a change, or an addition: `rose to 305`, `up from 29`, `fell by 3`, `47 more`."""

from __future__ import annotations

from pipeline.language.numbers import lexicon
from pipeline.language.numbers.lexer import Lexeme
from pipeline.language.units import word_set

_REACH = 9  # lexemes between a verb of rising or falling and its number
_STOPS = {".", ";", ":", "!", "?", "“", "”", '"'}
_ADDED = {"another", "further", "additional"}
_NOT_TREND_BEFORE_NUMBER = word_set(
    """
    lost lose loses losing shot cut raised raise raises raising add adds added adding shed reduced down up gain gains gained gaining
    lower lowered crashed doubled grown falling dive dived sank sink
    """
)


def trend(lexemes: list[Lexeme], first: int, last: int) -> tuple[str | None, str | None]:
    """(trend, role) of the number that stands, with its bounds and currency, at lexemes `first`..`last`."""
    after, then = lexemes[last].text, lexemes[last + 1].text if last + 1 < len(lexemes) else ""
    if after in {"more", "additional", "extra"} and then != "than" and not lexemes[last].line:
        return "up", "more"
    if after in {"fewer", "less"} and not lexemes[last].line:
        return "down", "more"
    if not first:
        return None, None
    before = lexemes[first - 1].text
    if before in _ADDED:
        return None, "more"
    role = before if before in {"to", "from", "by", "at"} else None
    direction = _direction(lexemes, first - 1, role)
    if direction is None:
        return None, None
    if role is None:
        near = lexemes[first - 1].text
        if near not in lexicon.UP and near not in lexicon.DOWN:
            return None, None
        return direction, "by"
    if role == "at":
        return None, None
    return direction, role


def _direction(lexemes: list[Lexeme], k: int, role: str | None) -> str | None:
    """The way that the nearest verb of change before lexeme `k` (inclusive) points, within the clause."""
    for j in range(k, max(-1, k - _REACH), -1):
        text = lexemes[j].text
        if text in _STOPS or (text == "," and role not in {"from", "to"}):
            return None
        if text in lexicon.UP or text in lexicon.DOWN:
            if text in {"up", "down"} and role == "to" and j == k - 1 and not (j and (lexemes[j - 1].text in lexicon.UP | lexicon.DOWN)):
                return None  # "up to 30" is a bound
            if role is None and text in _NOT_TREND_BEFORE_NUMBER - {"up", "down", "gained", "gains", "added", "lost"}:
                return None
            return "up" if text in lexicon.UP else "down"
        if lexemes[j].line:
            return None
    return None
