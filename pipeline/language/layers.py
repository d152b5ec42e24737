"""The networks below spaCy's tagger, parser and recognizer of names, computed in another order: the same vectors but for the last bits.

A word's vector is mixed from the embeddings of its forms, then several times with its neighbours' vectors. The embeddings, and each word's
share in the first of these mixtures, depend on the word alone: they are computed once for all texts of a run, which repeat their words.

Only networks of the build that is known here are computed so; whatever is built otherwise stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from thinc.api import Model, NumpyOps

if TYPE_CHECKING:
    from spacy.tokens import Doc

_EMBEDDING = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]  # spaCy's MultiHashEmbed
_MIXTURE = ["maxout", "layernorm"]
_WITH_NEIGHBOURS = ["expand_window", *_MIXTURE]  # a word with the one before and the one after
_NORM_FLOOR = 1e-8  # thinc's own, in its layer normalization
_MIX = np.uint64(0x9E3779B97F4A7C15)  # odd, from the golden ratio: the usual multiplier of a multiplicative hash


def use_openblas(model: Model) -> None:
    """Let a model that runs on the processor take its matrix products from numpy, in place."""
    if all(type(node.ops) is NumpyOps for node in model.walk()):
        ops = NumpyOps(use_blis=False)
        for node in model.walk():
            node.ops = ops


class WordVectors:
    """A network of spaCy's Tok2Vec build (`find`)."""

    def __init__(self, network: Model) -> None:
        embedding, mixing = network.layers
        self._columns = embedding.layers[0].attrs["columns"]
        self._tables = embedding.layers[2].layers[0]
        self._blank_words: int = mixing.attrs["pad"]  # between texts, so that none reaches into the next
        self._embedded = _Mixture(*_leaves(embedding.layers[3]))
        leaves = _leaves(mixing)
        self._mixtures = [_Mixture(*leaves[i + 1 : i + 3]) for i in range(0, len(leaves), len(_WITH_NEIGHBOURS))]
        self._shares = np.concatenate(np.split(self._mixtures[0].weights, 3), axis=1)  # of the word before, the word, the word after
        self._ops = NumpyOps(use_blis=False)
        self._known: dict[int, Any] = {}
        self._words = self._products = np.empty((0, 0), dtype="f")

    @classmethod
    def find(cls, model: Model) -> WordVectors | None:
        """The network that a model is, or that it begins with; None where there is none of the known build."""
        while not _is_known(model):
            if not model.layers:
                return None
            model = model.layers[0]
        return cls(model)

    def look_up(self, docs: Sequence[Doc]) -> None:
        """Compute what depends on words alone, for all documents of a run. What was looked up before is forgotten."""
        rows = np.concatenate([doc.to_array(self._columns) for doc in docs])
        first, which = distinct_rows(rows)
        words = self._embedded.of(self._tables.predict(rows[first]) @ self._embedded.weights)
        self._words = np.concatenate([np.zeros_like(words[:1]), words])  # the first is none
        self._products = self._words @ self._shares
        ends = np.cumsum([len(doc) for doc in docs])
        self._known = dict(zip(map(id, docs), np.split(which + 1, ends[:-1]), strict=True))

    def forget(self) -> None:
        """Let go of what was looked up."""
        self._known = {}
        self._words = self._products = np.empty((0, 0), dtype="f")

    def of(self, docs: Sequence[Doc]) -> list[Any]:
        """For each of some documents that were looked up the vectors of its words."""
        known = [self._known[id(doc)] for doc in docs]
        ends = np.cumsum([len(which) for which in known])
        blanks = self._blank_words * np.arange(1, len(docs) + 1)
        where = np.arange(ends[-1]) + np.repeat(blanks, [len(which) for which in known])
        words = np.zeros(ends[-1] + self._blank_words * (len(docs) + 1) + 2, dtype=np.intp)  # and one at either end
        words[where + 1] = np.concatenate(known)
        before, same, after = np.split(self._products, 3, axis=1)
        product = before[words[:-2]]
        product += same[words[1:-1]]
        product += after[words[2:]]
        vectors = self._words[words[1:-1]]
        vectors += self._mixtures[0].of(product)
        for mixture in self._mixtures[1:]:
            vectors += mixture.of(self._ops.seq2col(vectors, 1) @ mixture.weights)
        return np.split(vectors[where], ends[:-1])


class _Mixture:
    """Maxout, then layer normalization. The pieces lie side by side, so that the greatest is found for many outputs at a time."""

    def __init__(self, maxout: Model, norm: Model) -> None:
        weights: Any = maxout.get_param("W")  # outputs, pieces, inputs
        biases: Any = maxout.get_param("b")
        self.weights = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1))
        self._bias = np.ascontiguousarray(biases.T.reshape(-1))
        self._n_pieces = weights.shape[1]
        self._scale: Any = norm.get_param("G")
        self._shift: Any = norm.get_param("b")

    def of(self, product: Any) -> Any:
        """What comes out for the product of inputs and `weights`, which is used up."""
        product += self._bias
        pieces = product.reshape(len(product), self._n_pieces, -1)
        best = pieces[:, 0].copy()
        for i in range(1, self._n_pieces):
            np.maximum(best, pieces[:, i], out=best)
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / best.shape[1] + np.float32(_NORM_FLOOR)
        best *= (1 / np.sqrt(variance))[:, None]
        best *= self._scale
        best += self._shift
        return best


def _is_known(model: Model) -> bool:
    if len(model.layers) != 2:
        return False
    embedding, mixing = model.layers
    if [layer.name.split("(")[0] for layer in embedding.layers] != _EMBEDDING or not mixing.name.startswith("with_array("):
        return False
    windows = [node for node in mixing.walk() if node.name == "expand_window"]
    names = [leaf.name for leaf in _leaves(mixing)]
    return (
        [leaf.name for leaf in _leaves(embedding.layers[3])] == _MIXTURE
        and len(windows) > 0
        and names == _WITH_NEIGHBOURS * len(windows)
        and all(window.attrs["window_size"] == 1 for window in windows)
        and sum(node.name.startswith("residual(") and ">>residual(" not in node.name for node in mixing.walk()) == len(windows)
        and all(type(node.ops) is NumpyOps for node in model.walk())
    )


def _leaves(model: Model) -> list[Model]:
    """The layers that compute something, in order; dropout does nothing in prediction."""
    return [node for node in model.walk(order="dfs_pre") if not node.layers and node.name != "dropout"]


def distinct_rows(rows: Any) -> tuple[Any, Any]:
    """Where each distinct row stands first, and for every row which of them it is."""
    keys = np.zeros(len(rows), dtype=np.uint64)
    for column in rows.T:
        keys = (keys ^ column) * _MIX
        keys ^= keys >> np.uint64(29)
    _, first, which = np.unique(keys, return_index=True, return_inverse=True)
    if not np.array_equal(rows[first][which], rows):  # two rows with one key
        return np.arange(len(rows)), np.arange(len(rows))
    return first, which
