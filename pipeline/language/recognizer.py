"""Names by spaCy's recognizer without a walk: what it decides word by word, decided for all words of a batch at once.

The recognizer goes through a text and gives each word an action: out, the one word of a name, its first, inner or last word, with a
label. What it looks at are the word and, within a name, the name's first word and the word before. So outside of a name its choice hangs
on the word alone, and all those choices are one matrix product. Within a name only two actions are open, to go on or to end, with the
label that it began with: names are grown from all words that may begin one, side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import ENT_IOB, IS_SPACE, SENT_START
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Span

from pipeline.language.layers import WordVectors

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OUT, _FIRST, _INNER, _LAST, _ONLY = "O", "B", "I", "L", "U"
_FEATURES = 3  # the word, the name's first word, the word before


class Recognizer:
    """An entity recognizer of spaCy that chooses the best action at each word (`supports`)."""

    def __init__(self, component: EntityRecognizer, vectors: WordVectors | None) -> None:
        """With the vectors of its network, where this is of a known build."""
        model: Any = component.model
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        weights = lower.get_param("W")  # features, outputs, pieces, inputs
        self._tok2vec = model.get_ref("tok2vec")
        ends_known = [layer.name for layer in self._tok2vec.layers[1:]] == ["list2array", "linear"]
        self._vectors = vectors if ends_known else None
        self._n_pieces = weights.shape[2]
        by_piece = weights.transpose(0, 2, 1, 3).reshape(_FEATURES, -1, weights.shape[3])
        self._weights = [np.ascontiguousarray(feature.T) for feature in by_piece]
        self._nothing = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(_FEATURES, -1)  # in place of a word that is not there
        self._bias = lower.get_param("b").T.reshape(-1)
        moves = [tuple(move.split("-", 1)) for move in _moves(component)]
        chosen = [i for i, (kind, *label) in enumerate(moves) if kind == _OUT or (kind in {_FIRST, _ONLY} and label[0])]
        self._outside = _columns(upper, chosen)
        self._kinds = np.array([moves[i][0] for i in chosen])
        labels = {label: number for number, label in enumerate(sorted({label[0] for _, *label in moves if label and label[0]}))}
        self._label_of = np.array([labels[moves[i][1]] if moves[i][0] != _OUT else -1 for i in chosen])
        self._labels = list(labels)
        at = {tuple(move): i for i, move in enumerate(moves)}
        self._inside = _columns(upper, [at[kind, label] for kind in (_INNER, _LAST) for label in self._labels])
        self._barred_first = np.where(self._kinds == _FIRST, -np.inf, 0).astype("f")
        self._barred_space = np.where(self._kinds != _OUT, -np.inf, 0).astype("f")

    @staticmethod
    def supports(component: Any) -> bool:
        """Whether a component is an entity recognizer of the build that is known here."""
        if not isinstance(component, EntityRecognizer) or component.cfg["beam_width"] != 1:
            return False
        model: Any = component.model
        if not model.attrs["has_upper"] or model.attrs["unseen_classes"] or model.get_ref("lower").get_dim("nF") != _FEATURES:
            return False
        moves = [move.partition("-") for move in _moves(component)]
        of_kind = {kind: sorted(label for found, _, label in moves if found == kind and label) for kind in (_FIRST, _INNER, _LAST, _ONLY)}
        return len(set(map(tuple, of_kind.values()))) == 1 and {kind for kind, _, _ in moves} == {_OUT, *of_kind}

    def annotate(self, docs: list[Doc]) -> bool:
        """Set the names of documents that have sentences; False, and nothing is done, where some are set already."""
        words = np.concatenate([doc.to_array([ENT_IOB, SENT_START, IS_SPACE]) for doc in docs])
        if words[:, 0].any():
            return False
        ends = np.cumsum([len(doc) for doc in docs])
        is_last = np.append(words[1:, 1] == 1, True)  # the next word begins a sentence, into which no name goes on
        is_last[ends - 1] = True
        found = iter(self._spans(self._inputs(docs), is_last, words[:, 2] != 0))
        start, end, label = next(found, (-1, -1, ""))
        for doc, offset, doc_end in zip(docs, np.append(0, ends[:-1]).tolist(), ends.tolist(), strict=True):
            names = []
            while offset <= start < doc_end:
                names.append(Span(doc, start - offset, end - offset, label))
                start, end, label = next(found, (-1, -1, ""))
            doc.set_ents(names)
        return True

    def _inputs(self, docs: list[Doc]) -> Any:
        """A vector a word."""
        if self._vectors is None:
            return self._tok2vec.predict(docs)
        return self._tok2vec.layers[-1].predict(np.concatenate(self._vectors.of(docs)))

    def _spans(self, vectors: Any, is_last: Any, is_space: Any) -> list[tuple[int, int, str]]:
        """The names as (first word, end, label), in order; words count through all documents."""
        words = vectors @ self._weights[0]
        scores = self._scored(words + self._nothing[1] + self._nothing[2], self._outside)
        scores[is_last] += self._barred_first
        scores[is_space] += self._barred_space
        choice = scores.argmax(axis=1)
        kinds, labels = self._kinds[choice], self._label_of[choice]
        ends = np.where(kinds == _OUT, 0, np.arange(1, len(kinds) + 1))
        self._grow(vectors, words, is_last, np.flatnonzero(kinds == _FIRST), labels, ends)
        spans, free = [], 0
        for start in np.flatnonzero(ends).tolist():
            if start >= free:  # else it lies within the name before
                free = int(ends[start])
                spans.append((start, free, self._labels[labels[start]]))
        return spans

    def _grow(self, vectors: Any, words: Any, is_last: Any, starts: Any, labels: Any, ends: Any) -> None:
        """Enter in `ends` where the names of several words end that begin at `starts`, all of them a word further at a time."""
        first_words = vectors[starts] @ self._weights[1]
        at = starts + 1
        while len(at):
            scores = self._scored(words[at] + first_words + vectors[at - 1] @ self._weights[2], self._inside)
            label, rows = labels[starts], np.arange(len(at))
            goes_on = (scores[rows, label] >= scores[rows, label + len(self._labels)]) & ~is_last[at]
            ends[starts[~goes_on]] = at[~goes_on] + 1
            starts, first_words, at = starts[goes_on], first_words[goes_on], at[goes_on] + 1

    def _scored(self, features: Any, columns: tuple[Any, Any]) -> Any:
        features += self._bias
        hidden, *pieces = np.split(features, self._n_pieces, axis=1)
        for piece in pieces:
            np.maximum(hidden, piece, out=hidden)
        weights, bias = columns
        return hidden @ weights + bias


def _moves(component: Any) -> list[str]:
    return [component.moves.get_class_name(i) for i in range(component.moves.n_moves)]


def _columns(upper: Any, rows: list[int]) -> tuple[Any, Any]:
    """The weights and biases of some actions."""
    return np.ascontiguousarray(upper.get_param("W")[rows].T), upper.get_param("b")[rows]
