"""Connected components: the one step of joining incidents that SQL says badly."""

from __future__ import annotations

from collections.abc import Iterable


def components(edges: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For every node of an undirected graph given by its edges, the least name in its component.

    Union-find with path halving and union by size: time grows all but linearly with the edges, and their order makes no difference.
    """
    number: dict[str, int] = {}
    parent: list[int] = []
    size: list[int] = []

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other in edges:
        for name in (one, other):
            if name not in number:
                number[name] = len(parent)
                parent.append(len(parent))
                size.append(1)
        a, b = root(number[one]), root(number[other])
        if a != b:
            if size[a] < size[b]:
                a, b = b, a
            parent[b] = a
            size[a] += size[b]
    least: dict[int, str] = {}
    for name, node in number.items():
        top = root(node)
        if top not in least or name < least[top]:
            least[top] = name
    return {name: least[root(node)] for name, node in number.items()}
