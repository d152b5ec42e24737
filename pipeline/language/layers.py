"""Layers of spaCy's networks computed in another order: the same numbers but for the last bits, in less time.

Only prediction is changed, and only in layers that are known by name and build; whatever is built otherwise stays as it is.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from thinc.api import Model, NumpyOps

_EMBEDDING = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]  # spaCy's MultiHashEmbed
_OURS = {"embed_once", "maxout_norm"}
_MIXING = ["maxout", "layernorm"]
_NORM_FLOOR = 1e-8  # thinc's own, in its layer normalization
_MIX = np.uint64(0x9E3779B97F4A7C15)  # odd, from the golden ratio: the usual multiplier of a multiplicative hash


def quicken(model: Model) -> None:
    """Give a model OpenBLAS for matrix products, embeddings computed once a word, and maxout with its normalization in one step.

    It is changed in place. A model that runs on another device, or through a library of its own, stays as it is.
    """
    if any(type(node.ops) is not NumpyOps or node.name in _OURS for node in model.walk()):
        return  # made quick before, or not to be made so
    ops = NumpyOps(use_blis=False)
    for node in model.walk():
        node.ops = ops
    for node in list(model.walk()):
        layers = [layer.name.split("(")[0] for layer in node.layers]
        if layers == _EMBEDDING:
            model.replace_node(node, _embedding(node))
    for node in list(model.walk()):
        if [layer.name for layer in node.layers] == _MIXING:
            model.replace_node(node, _mixing(*node.layers))


def _embedding(node: Model) -> Model:
    return Model("embed_once", _embed, layers=[node], attrs={"columns": node.layers[0].attrs["columns"]})


def _embed(model: Model, docs: list[Any], is_train: bool) -> tuple[list[Any], Any]:
    """The vector of each token, computed once for tokens that the tables cannot tell apart."""
    if is_train:
        return model.layers[0](docs, is_train)
    rows = np.concatenate([doc.to_array(model.attrs["columns"]) for doc in docs])
    first, which = _distinct(rows)
    vectors = rows[first]
    for layer in model.layers[0].layers[2:4]:  # with_array around the tables, with_array around the layer that mixes them
        vectors = layer.layers[0].predict(vectors)
    ends = np.cumsum([len(doc) for doc in docs])
    return np.split(vectors[which], ends[:-1]), _no_training


def _distinct(rows: Any) -> tuple[Any, Any]:
    """Where each distinct row stands first, and for every row which of them it is."""
    keys = np.zeros(len(rows), dtype=np.uint64)
    for column in rows.T:
        keys = (keys ^ column) * _MIX
        keys ^= keys >> np.uint64(29)
    _, first, which = np.unique(keys, return_index=True, return_inverse=True)
    if not np.array_equal(rows[first][which], rows):  # two rows with one key
        return np.arange(len(rows)), np.arange(len(rows))
    return first, which


def _mixing(maxout: Model, norm: Model) -> Model:
    weights: Any = maxout.get_param("W")  # outputs, pieces, inputs
    biases: Any = maxout.get_param("b")
    n_outputs, n_pieces, n_inputs = weights.shape
    attrs = {
        "weights": np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(n_inputs, n_pieces * n_outputs)),
        "bias": np.ascontiguousarray(biases.T.reshape(-1)),
        "pieces": n_pieces,
        "scale": norm.get_param("G"),
        "shift": norm.get_param("b"),
    }
    return Model("maxout_norm", _mix, layers=[maxout, norm], attrs=attrs, dims={"nI": n_inputs, "nO": n_outputs})


def _mix(model: Model, inputs: Any, is_train: bool) -> tuple[Any, Any]:
    """Maxout, then layer normalization. The pieces lie side by side, so that the greatest is found for many outputs at a time."""
    attrs = model.attrs
    product = inputs @ attrs["weights"]
    product += attrs["bias"]
    pieces = product.reshape(len(inputs), attrs["pieces"], -1)
    best = pieces[:, 0].copy()
    for i in range(1, attrs["pieces"]):
        np.maximum(best, pieces[:, i], out=best)
    best -= best.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", best, best) / best.shape[1] + np.float32(_NORM_FLOOR)
    best *= (1 / np.sqrt(variance))[:, None]
    best *= attrs["scale"]
    best += attrs["shift"]
    return best, _no_training


def _no_training(_: Any) -> Any:
    raise NotImplementedError("a prepared model predicts only")
