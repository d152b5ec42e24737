"""Reports told by a noun: `a claim by the opposition that police killed 50`, `Amnesty's report of 18 deaths`."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.language.document import Document, Token
from pipeline.language.speakers import source_at
from pipeline.language.speech import Attribution

_REPORTS = frozenset("report claim allegation accusation assertion statement charge estimate".split())
_BY = frozenset({"by", "from"})


def told_by_nouns(document: Document) -> Iterator[Attribution]:
    """What a noun of reporting says that somebody reports; the words told begin after `that` or `of`."""
    tokens = document.tokens
    for noun in tokens:
        if noun.pos != "NOUN" or noun.lemma.lower() not in _REPORTS:
            continue
        author = _author(tokens, noun)
        source = source_at(document, author.i) if author is not None else None
        if author is None or source is None or source.kind == "pronoun":
            continue
        after = noun.i + 1 if author.i < noun.i else source.last
        content = _content(document, after) if after < len(tokens) else None
        if content is None or tokens[after].sentence != noun.sentence:
            continue
        yield Attribution(
            content_start=tokens[content[0]].start,
            content_end=tokens[content[1]].end,
            source_start=tokens[source.first].start,
            source_end=tokens[source.last - 1].end,
            source_text=source.text(document),
            cue_start=noun.start,
            cue_end=noun.end,
            cue_text=noun.text,
            stance="asserts",
            delivery="indirect",
        )


def _author(tokens: list[Token], noun: Token) -> Token | None:
    """Whose report it is: the owner of the noun, or who stands after `by`."""
    for child in noun.children:
        token = tokens[child]
        if token.dep == "poss":
            return token
        if token.dep in {"prep", "agent"} and token.lower in _BY and child == noun.i + 1:
            return next((tokens[c] for c in token.children if tokens[c].dep == "pobj"), None)
    return None


def _content(document: Document, after: int) -> tuple[int, int] | None:
    """The first and last token of what is told, where it follows at a token."""
    opening = document.tokens[after]
    if opening.lower == "that" and opening.head > after and document.tokens[opening.head].pos in {"VERB", "AUX"}:
        told = document.subtree(opening.head)
    elif opening.lower == "of":
        told = document.subtree(after)
    else:
        return None
    return (after + 1, told[-1]) if told[-1] > after else None
