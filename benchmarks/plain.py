"""The plain path: documents as spaCy's own loop makes them, a token at a time. What the quick one is held against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.language.document import Document, Sentence, Token
from pipeline.language.model import model_name, parsed_apart


def plain_model() -> Any:
    """The spaCy pipeline as it is loaded, nothing about it changed."""
    import spacy

    return spacy.load(model_name())


def parse_plainly(articles: Iterable[tuple[str, dict[str, Any]]], nlp: Any) -> Iterator[Document]:
    """Documents, in order, for (text, keyword arguments of Document) pairs; only tokens and sentences are filled in."""
    for text, settings in articles:
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        found = list(parsed_apart(text, settings))
        docs = nlp.pipe(text[a:b] for a, b, _, _ in found)
        for (offset, _, number, zone), doc in zip(found, docs, strict=True):
            _add_paragraph(doc, offset, number, zone, tokens, sentences)
        yield Document(text=text, tokens=tokens, sentences=sentences, **settings)


def _add_paragraph(doc: Any, offset: int, paragraph: int, zone: str, tokens: list[Token], sentences: list[Sentence]) -> None:
    numbers = {}  # ours by the model's
    for sent in doc.sents:
        words = [token for token in sent if not token.is_space]
        if not words:
            continue
        first = len(tokens)
        number = len(sentences)
        for token in words:
            numbers[token.i] = i = len(tokens)
            tokens.append(
                Token(
                    i=i,
                    text=token.text,
                    lower=token.lower_,
                    lemma=token.lemma_,
                    pos=token.pos_,
                    tag=token.tag_,
                    dep=token.dep_,
                    head=i,
                    start=offset + token.idx,
                    end=offset + token.idx + len(token),
                    sentence=number,
                    model_label=token.ent_type_,
                )
            )
        sentences.append(Sentence(number, paragraph, tokens[first].start, tokens[-1].end, first, len(tokens), zone))
    for theirs, ours in numbers.items():
        head = doc[theirs].head
        while head.is_space and head.head.i != head.i:
            head = head.head
        if head.i in numbers and numbers[head.i] != ours:
            tokens[ours].head = numbers[head.i]
            tokens[numbers[head.i]].children.append(ours)
