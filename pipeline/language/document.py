"""The annotated document: what every language and claim module reads.

Plain data, independent of the model that made it. All offsets count Unicode code points in the article's whole text
(`Article.text`: title, blank line, body) with an exclusive end; all token numbers index `Document.tokens`.
"""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.language.entity import Entity, Mention
    from pipeline.language.numbers.quantity import Quantity
    from pipeline.language.speech import Attribution, Quote
    from pipeline.language.times.expression import TimeExpression


@dataclass(slots=True)
class Token:
    """One word or mark with its place in the dependency tree of its sentence."""

    i: int
    text: str
    lower: str
    lemma: str
    pos: str  # Universal Dependencies coarse tag: NOUN, VERB, NUM ...
    tag: str  # Penn Treebank tag: NNS, VBD, CD ...
    dep: str  # spaCy's English (CLEAR) label: nsubj, dobj, nummod ...
    head: int  # index of the governing token; the token's own index at the root
    start: int
    end: int
    sentence: int  # index into Document.sentences
    model_label: str = ""  # the model's own entity label of the span this token stands in: PERSON, GPE ...
    children: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Sentence:
    """A sentence: `first` and `last` are token numbers, `last` exclusive; zone is a value of contracts' ZONE."""

    number: int
    paragraph: int
    start: int
    end: int
    first: int
    last: int
    zone: str = "body"


@dataclass(slots=True)
class Document:
    """An article's text with everything that the language modules found in it.

    The lists are filled in the order in which they stand here; a module reads only what stands above its own.
    """

    text: str
    title_end: int  # end of the title in `text`; 0 where the article has none
    published: dt.date | None
    tokens: list[Token]
    sentences: list[Sentence]
    dateline: str | None = None
    publisher: str | None = None
    quantities: list[Quantity] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    _token_starts: list[int] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        self._token_starts = [token.start for token in self.tokens]

    def token_at(self, offset: int) -> int:
        """The number of the token that covers the offset, else of the last token before it (-1 where there is none)."""
        return bisect.bisect_right(self._token_starts, offset) - 1

    def token_span(self, start: int, end: int) -> tuple[int, int]:
        """Token numbers (first, last exclusive) of the tokens that overlap the characters start..end; first == last for none."""
        first = self.token_at(start)
        if first < 0 or self.tokens[first].end <= start:
            first += 1
        last = bisect.bisect_left(self._token_starts, end)
        return first, max(first, last)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers the offset, else the last one that starts before it; None before the first."""
        token = self.token_at(offset)
        return self.sentences[self.tokens[token].sentence] if token >= 0 else None

    def words(self, sentence: Sentence) -> list[Token]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def ancestors(self, token: int) -> Iterator[int]:
        """Token numbers from the token's head up to the root of its sentence, nearest first."""
        seen = {token}
        while (head := self.tokens[token].head) not in seen:
            yield head
            seen.add(head)
            token = head

    def subtree(self, token: int) -> list[int]:
        """The token and all that depends on it, in text order."""
        found, queue = [], [token]
        while queue:
            i = queue.pop()
            found.append(i)
            queue.extend(self.tokens[i].children)
        return sorted(found)
