"""Lemma and coarse tag of a word, remembered: spaCy's attribute ruler and lemmatizer, asked once for each word, tag and label.

The ruler matches some 180 patterns at every token. A pattern over one token looks at its lower-case form, fine tag and label, so that
what it writes is known once it has been seen, and is the same for all words that no pattern names. The few patterns over two tokens
(`there is`, `let's`) are watched for: where one may match, the tokens are asked for together, once, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from spacy.attrs import DEP, ORTH, TAG
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from pipeline.language.layers import distinct_rows

if TYPE_CHECKING:
    from spacy.language import Language

_MOST_REMEMBERED = 100_000  # some 40 MB; then it begins anew
_UNDERSTOOD = {"LOWER", "TAG", "DEP", "IS_SPACE"}  # what patterns may look at
_FIRST, _SECOND = "first", "second"
_BETWEEN = "\N{PILCROW SIGN}"  # parts the words that are asked for: none is the neighbour of another

Pattern = list[dict[str, Any]]
Key = tuple[int, ...]  # a token's word, tag and label, as spaCy numbers strings


class Form(NamedTuple):
    """What a token's word, tag and label say."""

    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    is_space: bool
    opens: int = 0  # bits of the rules over two tokens whose first this may be
    follows: int = 0  # and of those whose second it may be


class _Ruled(NamedTuple):
    """What the ruler writes for a kind of word; `lemma` empty where it leaves it to the lemmatizer."""

    tag: str
    dep: str
    pos: str
    morph: str
    lemma: str
    opens: int
    follows: int


class WordForms:
    """The forms of tokens. `replaces` names the components whose work it does; empty where it cannot and they must run themselves."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._known: dict[Key, Form] = {}
        self._rows: dict[tuple[Key, ...], list[Form]] = {}  # of tokens in a row that a rule may read together
        self._ruled: dict[tuple[str, str, str], _Ruled] = {}
        self._rulers = {name: part for name, part in nlp.pipeline if isinstance(part, AttributeRuler)}
        self._lemmatizers = {name: part for name, part in nlp.pipeline if isinstance(part, EnglishLemmatizer)}
        for lemmatizer in self._lemmatizers.values():
            _index_by_hash(lemmatizer)
        rules: list[Any] = [rule for ruler in self._rulers.values() for rule in ruler.patterns]
        patterns: list[Pattern] = [pattern for rule in rules for pattern in rule["patterns"]]
        self._named, self._expressions = _words_named(patterns)
        self._joint = _joint_patterns(nlp, [pattern for pattern in patterns if len(pattern) > 1])
        order = [name for name in nlp.pipe_names if name in self._rulers or name in self._lemmatizers]
        understood = all(key in _UNDERSTOOD for pattern in patterns for token in pattern for key in token)
        self.replaces = frozenset(order) if understood and order == [*self._rulers, *self._lemmatizers] else frozenset()

    def of(self, docs: Sequence[Doc]) -> list[list[Form]]:
        """The form of each token of documents that have tags and labels."""
        if not self.replaces:
            return [[_form(token) for token in doc] for doc in docs]
        if not docs:
            return []
        known = self._known
        rows = np.concatenate([doc.to_array([ORTH, TAG, DEP]) for doc in docs])
        first, which = distinct_rows(rows)
        keys: list[Key] = list(map(tuple, rows[first].tolist()))
        if missing := [key for key in keys if key not in known]:
            self._ask(missing)
        forms = np.fromiter((known[key] for key in keys), dtype=object, count=len(keys))[which].tolist()
        ends = np.cumsum([len(doc) for doc in docs]).tolist()
        found = [self._in_context(rows[start:end], forms[start:end]) for start, end in pairwise([0, *ends])]
        if len(known) > _MOST_REMEMBERED:
            known.clear()
            self._rows.clear()
        return found

    def _in_context(self, rows: Any, forms: list[Form]) -> list[Form]:
        """The forms of one document, those of neighbours together where a rule over two tokens may apply."""
        met = [i for i, (one, other) in enumerate(pairwise(forms)) if one.opens and one.opens & other.follows]
        while met:
            first = last = met.pop(0)
            while met and met[0] == last + 1:
                last = met.pop(0)
            forms[first : last + 2] = self._together(tuple(map(tuple, rows[first : last + 2].tolist())))
        return forms

    def _together(self, keys: tuple[Key, ...]) -> list[Form]:
        """The forms of tokens in a row, by the components themselves."""
        if keys not in self._rows:
            words, tags, deps = ([self._vocab.strings[number] for number in column] for column in zip(*keys, strict=True))
            doc = Doc(self._vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
            for component in [*self._rulers.values(), *self._lemmatizers.values()]:
                doc = component(doc)
            self._rows[keys] = [_form(token) for token in doc]
        return self._rows[keys]

    def _ask(self, keys: list[Key]) -> None:
        """Let the components say the forms of words of these tags and labels, all in one made-up document."""
        strings = self._vocab.strings
        words = [(strings[orth], strings[tag], strings[dep]) for orth, tag, dep in keys]
        ruled = self._rule(words)
        doc = Doc(
            self._vocab,
            words=[word for word, _, _ in words],
            tags=[rule.tag for rule in ruled],
            pos=[rule.pos for rule in ruled],
            morphs=[rule.morph for rule in ruled],
            lemmas=[rule.lemma for rule in ruled],
            deps=[rule.dep for rule in ruled],
            heads=list(range(len(words))),
        )
        for component in self._lemmatizers.values():
            doc = component(doc)
        for lemmatizer in self._lemmatizers.values():
            lemmatizer.cache.clear()  # what it would remember is remembered here
        for key, token, rule in zip(keys, doc, ruled, strict=True):
            self._known[key] = _form(token)._replace(opens=rule.opens, follows=rule.follows)

    def _rule(self, words: list[tuple[str, str, str]]) -> list[_Ruled]:
        """What the rulers write for (word, tag, label)."""
        kinds = [(self._kind(word), tag, dep) for word, tag, dep in words]
        missing = {kind: word for kind, (word, _, _) in zip(kinds, words, strict=True) if kind not in self._ruled}
        if missing:
            parted = [part for (_, tag, dep), word in missing.items() for part in ((word, tag, dep), (_BETWEEN, "", ""))]
            texts, tags, deps = (list(column) for column in zip(*parted, strict=True))
            doc = Doc(self._vocab, words=texts, tags=tags, deps=deps, heads=list(range(len(texts))))
            bits = [[0, 0] for _ in doc]
            for rule, start, _ in self._joint(doc, allow_missing=True):
                which, _, number = self._vocab.strings[rule].partition(" ")
                bits[start][which == _SECOND] |= 1 << int(number)
            for component in self._rulers.values():
                doc = component(doc)
            for kind, token, (opens, follows) in zip(missing, list(doc)[::2], bits[::2], strict=True):
                self._ruled[kind] = _Ruled(token.tag_, token.dep_, token.pos_, str(token.morph), token.lemma_, opens, follows)
        return [self._ruled[kind] for kind in kinds]

    def _kind(self, word: str) -> str:
        """The word in lower case where a pattern names it; one word for all white space, and one for all other words."""
        lower = word.lower()
        if lower in self._named or any(expression.search(lower) for expression in self._expressions):
            return lower
        return " " if word.isspace() else ""


def _form(token: Any) -> Form:
    return Form(token.text, token.lower_, token.lemma_, token.pos_, token.tag_, token.dep_, token.is_space)


def _index_by_hash(lemmatizer: EnglishLemmatizer) -> None:
    """Words that are lemmas are listed by part of speech, and each rule looks its result up: in a set, not from the list's beginning."""
    if lemmatizer.lookups.has_table("lemma_index"):
        index = lemmatizer.lookups.get_table("lemma_index")
        for part_of_speech in list(index):
            index[part_of_speech] = frozenset(index[part_of_speech])


def _words_named(patterns: list[Pattern]) -> tuple[frozenset[str], list[re.Pattern[str]]]:
    """The lower-case forms that patterns name, and the expressions by which they name others."""
    named: set[str] = set()
    expressions: list[re.Pattern[str]] = []
    for wanted in _wanted_forms(patterns):
        if isinstance(wanted, str):
            named.add(wanted)
            continue
        for operator, value in wanted.items():
            if operator == "REGEX":
                expressions.append(re.compile(value))
            elif operator in {"IN", "NOT_IN"}:
                named.update(value)
            else:
                expressions.append(re.compile(""))  # an operator that is not known here: it may name any word
    return frozenset(named), expressions


def _wanted_forms(patterns: list[Pattern]) -> Iterator[Any]:
    return (token["LOWER"] for pattern in patterns for token in pattern if "LOWER" in token)


def _joint_patterns(nlp: Language, joint: list[Pattern]) -> Matcher:
    """A matcher of the first and the second token of each pattern over several, under the names `first 0`, `second 0`, `first 1` ..."""
    matcher = Matcher(nlp.vocab)
    for number, (first, second, *_) in enumerate(joint):
        matcher.add(f"{_FIRST} {number}", [[first]])
        matcher.add(f"{_SECOND} {number}", [[second]])
    return matcher
