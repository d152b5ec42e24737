"""Connected components under a bound: the one step of joining incidents that SQL says badly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

# Early reports of one incident differ by up to a half, and small counts by two: what lies further apart is another incident.
NEAR_FACTOR = 1.5
NEAR_STEP = 2
# A night is dated by either of its days.
DAYS_APART = 1

DAY = "day"  # the extent of a node in days since an epoch; every other extent is of figures

Node = str | int
Extent = tuple[float, float]


class Link(NamedTuple):
    """Two nodes that tell of one incident; `binds_days` and `binds_figures`: whether the union must keep days and figures near."""

    one: Node
    other: Node
    binds_days: bool = False
    binds_figures: bool = False


def components(links: Iterable[Link], extents: Mapping[Node, Mapping[str, Extent]] | None = None) -> dict[Node, Node]:
    """For every node that a link names, the least name in its component.

    Links are followed in the order given, strongest first. One that binds is refused where the union would spread further than one
    incident does, and further than either component does alone: chance likenesses do not chain. `extents`: by node, the least and
    greatest of its days (`DAY`) and of its figures by what they count. Union-find with path halving and union by size: all but linear; the
    links may be a stream.
    """
    number: dict[Node, int] = {}
    parent: list[int] = []
    size: list[int] = []
    spread: list[Mapping[str, Extent]] = []
    nowhere: dict[str, Extent] = {}

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for link in links:
        for name in (link.one, link.other):
            if name not in number:
                number[name] = len(parent)
                parent.append(len(parent))
                size.append(1)
                spread.append((extents or {}).get(name, nowhere))
        a, b = root(number[link.one]), root(number[link.other])
        if a == b or not _fits(link, spread[a], spread[b]):
            continue
        if size[a] < size[b]:
            a, b = b, a
        parent[b] = a
        size[a] += size[b]
        spread[a] = {**spread[a], **{what: _union(extent, spread[a].get(what, extent)) for what, extent in spread[b].items()}}
        spread[b] = nowhere
    least: dict[int, Node] = {}
    for name, node in number.items():
        top = root(node)
        if top not in least or name < least[top]:  # type: ignore[operator]  # nodes are all of one type
            least[top] = name
    return {name: least[root(node)] for name, node in number.items()}


def _fits(link: Link, one: Mapping[str, Extent], other: Mapping[str, Extent]) -> bool:
    for what in one.keys() & other.keys():
        if not (link.binds_days if what == DAY else link.binds_figures):
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
