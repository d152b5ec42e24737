"""Connected components under a bound: the one step of joining incidents that SQL says badly."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import numpy as np

# Early reports of one incident differ by up to a half, and small counts by two: what lies further apart is another incident.
NEAR_FACTOR = 1.5
NEAR_STEP = 2
# A night is dated by either of its days.
DAYS_APART = 1

DAY = 0  # the extent of a node in days since an epoch; every other number is an extent of figures

Extent = tuple[float, float]


class Link(NamedTuple):
    """Two nodes that tell of one incident; `binds_days` and `binds_figures`: whether the union must keep days and figures near."""

    one: int
    other: int
    binds_days: bool = False
    binds_figures: bool = False


class Extents:
    """How far each of the nodes 0 to n_nodes - 1 reaches: the least and greatest of its days (`DAY`), and of its figures by the number of
    what they count. Given as columns, a row a node and thing, in order of the nodes; a row takes some bytes."""

    def __init__(self, n_nodes: int, node: np.ndarray, what: np.ndarray, low: np.ndarray, high: np.ndarray) -> None:
        self._starts = array("q", np.searchsorted(node, np.arange(n_nodes + 1)).astype(np.int64).tobytes())
        self._what, self._low, self._high = (
            array("h", what.astype(np.int16).tobytes()),
            array("d", low.tobytes()),
            array("d", high.tobytes()),
        )

    @classmethod
    def nowhere(cls, n_nodes: int) -> Extents:
        """Of nodes of which nothing is known."""
        return cls(n_nodes, *(np.empty(0, kind) for kind in (np.int32, np.int16, np.float64, np.float64)))

    def of(self, node: int) -> dict[int, Extent]:
        """The extents of one node."""
        return {self._what[row]: (self._low[row], self._high[row]) for row in range(self._starts[node], self._starts[node + 1])}


def components(links: Iterable[Link], n_nodes: int, extents: Extents | None = None) -> np.ndarray:
    """For each of the nodes 0 to n_nodes - 1 the least node in its component.

    Links are followed in the order given, strongest first. One that binds is refused where the union would spread further than one
    incident does, and further than either component does alone: chance likenesses do not chain. Union-find with path halving and union by
    size: all but linear; the links may be a stream, and a node takes some bytes.
    """
    extents = extents or Extents.nowhere(n_nodes)
    parent = array("i", range(n_nodes))
    size = array("i", [1]) * n_nodes
    spread: dict[int, Mapping[int, Extent]] = {}  # of the roots of two or more nodes

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other, binds_days, binds_figures in links:
        a, b = root(one), root(other)
        if a == b:
            continue
        spread_a = spread[a] if a in spread else extents.of(a)
        spread_b = spread[b] if b in spread else extents.of(b)
        if not _fits(binds_days, binds_figures, spread_a, spread_b):
            continue
        if size[a] < size[b]:
            a, b, spread_a, spread_b = b, a, spread_b, spread_a
        parent[b] = a
        size[a] += size[b]
        spread[a] = {**spread_a, **{what: _union(extent, spread_a.get(what, extent)) for what, extent in spread_b.items()}}
        spread.pop(b, None)
    return _least(np.array(parent, np.int32))


def _least(parent: np.ndarray) -> np.ndarray:
    """The least node of each tree, for every node."""
    while not np.array_equal(parent, above := parent[parent]):
        parent = above
    least = np.empty_like(parent)
    backwards = np.arange(len(parent) - 1, -1, -1, dtype=np.int32)
    least[parent[backwards]] = backwards  # the last to be written is the least
    return np.asarray(least[parent])


def _fits(binds_days: bool, binds_figures: bool, one: Mapping[int, Extent], other: Mapping[int, Extent]) -> bool:
    if not (binds_days or binds_figures):
        return True
    for what in one.keys() & other.keys():
        if not (binds_days if what == DAY else binds_figures):
            continue
        low, high = _union(one[what], other[what])
        is_near: Callable[[float, float], bool] = _near_days if what == DAY else _near_figures
        if (low, high) not in (one[what], other[what]) and not is_near(low, high):
            return False
    return True


def _union(one: Extent, other: Extent) -> Extent:
    return min(one[0], other[0]), max(one[1], other[1])


def _near_days(low: float, high: float) -> bool:
    return high - low <= DAYS_APART


def _near_figures(low: float, high: float) -> bool:
    return high - low <= NEAR_STEP or high <= NEAR_FACTOR * low
