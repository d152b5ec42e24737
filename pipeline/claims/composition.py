"""Groups told by who they are made up of: `nine people, comprising six farmers and three traders`, `a group made up of 12 women`."""

from __future__ import annotations

from pipeline.claims.claim import Claim
from pipeline.claims.clause import FINITE
from pipeline.claims.copies import copies
from pipeline.language.document import Document
from pipeline.language.numbers import Quantity

_REACH = 16  # tokens from the group's number to the words that open its breakdown
_GROUPS = frozenset({"group", "total", "number"})  # what takes up those counted before: `12 victims, a group made up of ...`
_BEFORE_MEMBER = frozenset({"of", "up", "about", "some", "at", "least", "the"})
_LINKS = frozenset({",", "which", "who", "that", "was", "were", "are", "is", "-", "–", "—", "("})


def composed(document: Document, quantity: Quantity, before: Quantity | None, sources: list[Claim]) -> list[Claim]:
    """The claims of the first member of a breakdown: those of the number before it, `before`, whose claims are `sources`."""
    if before is None or not sources or quantity.token_first - before.token_last > _REACH:
        return []
    tokens = document.tokens
    opener = _opener(document, quantity.token_first)
    if opener is None or opener < before.token_last or tokens[opener].sentence != tokens[before.token_first].sentence:
        return []
    if quantity.best is not None and before.best is not None and quantity.best >= before.best:
        return []
    group = opener - 1
    while group > before.token_first and tokens[group].lower in _LINKS:
        group -= 1
    own = group in {before.head, before.token_last - 1}
    taken_up = tokens[group].lemma.lower() in _GROUPS and not any(t.tag in FINITE for t in tokens[before.token_last : group])
    return copies(document, quantity, sources, "list") if own or taken_up else []


def _opener(document: Document, number: int) -> int | None:
    """The token of `comprising`, `made up of`, `composed of`, `consisting of` right before a number; None where none stands there."""
    tokens = document.tokens
    i = number - 1
    while i > 0 and number - i <= 5 and tokens[i].lower in _BEFORE_MEMBER:
        i -= 1
    word, between = tokens[i].lower, {t.lower for t in tokens[i + 1 : number]}
    if word in {"comprising", "comprised"}:
        return i
    if word in {"consisting", "consisted", "composed"} and "of" in between:
        return i
    return i if word == "made" and {"up", "of"} <= between else None
