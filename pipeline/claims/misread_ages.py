"""Single victims told by their age alone, which the parse takes for an adjective: `killed a 19-year-old late Sunday`."""

from __future__ import annotations

from pipeline.claims import impact_words
from pipeline.claims.claim import Claim
from pipeline.claims.persons import INDEFINITE, is_person
from pipeline.claims.word_order import adjacent
from pipeline.language.document import Document, Token


def misread_age(document: Document, token: Token, headlines: list[tuple[int, int]]) -> list[Claim]:
    """`killed a 19-year-old late Sunday`, in a headline `6-year-old shot`: where the parse takes the person for an adjective."""
    tokens = document.tokens
    head = tokens[token.head]
    if (
        token.dep != "amod"
        or not token.i < head.i
        or (is_person(head) and head.lower not in impact_words.STATES)
        or token.i + 1 >= len(tokens)
    ):
        return []
    first = age_start(document, token.i)
    if first is None:
        return []
    opens = any(start == tokens[first].start for start, _ in headlines)
    if not opens and (first < 1 or tokens[first - 1].lower not in INDEFINITE):
        return []
    start, end = (tokens[first].start, token.end) if opens else (tokens[first - 1].start, tokens[first - 1].end)
    return [
        Claim(
            start=start,
            end=end,
            number_text=document.text[start:end],
            impact=hit.impact,
            sentence=token.sentence,
            trigger=hit.trigger,
            implicit=True,
            head=token.i,
            anchor=token.i,
            how=hit.how,
        )
        for hit in adjacent(document, token.i, token.i + 1, token.i)
        if hit.how == "after"
    ]


def age_start(document: Document, old: int) -> int | None:
    """The token of the number in `17-year-old` (or `17 year old`) that ends at token `old`; None where there is none."""
    tokens = document.tokens
    i = old - 1
    while i > 0 and old - i <= 4 and (tokens[i].text in {"-", "‑"} or tokens[i].lower in {"year", "years", "month", "months"}):
        i -= 1
    return i if i < old - 1 and tokens[i].pos == "NUM" else None
