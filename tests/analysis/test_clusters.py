"""Connected components, and the bounds within which they grow."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.analysis.clusters import DAY, Extents, Link, components

N = 8
KILLED = 1
EDGES = st.lists(st.tuples(st.integers(0, N - 1), st.integers(0, N - 1)), max_size=30)


def joined(edges, extents=None, n_nodes=N):
    return components([Link(*edge) for edge in edges], n_nodes, extents).tolist()


def reaching(what, *spans):
    """The extent of each node, of one thing."""
    lows, highs = (np.array(ends, np.float64) for ends in zip(*spans, strict=True))
    return Extents(len(spans), np.arange(len(spans)), np.full(len(spans), what), lows, highs)


def test_a_chain_is_one_component_named_by_its_least_member():
    assert joined([(1, 2), (3, 2), (5, 6)]) == [0, 1, 1, 1, 4, 5, 5, 7]


@given(EDGES, st.randoms())
def test_the_order_of_edges_makes_no_difference(edges, randoms):
    shuffled = [(b, a) for a, b in edges]
    randoms.shuffle(shuffled)
    assert joined(edges) == joined(shuffled)


@given(EDGES)
def test_both_ends_of_every_edge_are_in_one_component(edges):
    found = joined(edges)
    assert all(found[a] == found[b] for a, b in edges)
    assert all(least <= node and found[least] == least for node, least in enumerate(found))


@given(EDGES)
def test_a_component_is_no_larger_than_its_edges_make_it(edges):
    assert N - len(set(joined(edges))) <= len({edge for edge in edges if edge[0] != edge[1]})


def test_links_that_bind_days_do_not_chain_beyond_two_days():
    extents = reaching(DAY, (0, 0), (1, 1), (2, 2), (3, 3))
    edges = [(0, 1), (1, 2), (2, 3)]
    assert joined([(a, b, True) for a, b in edges], extents, 4) == [0, 0, 2, 2]
    assert joined(edges, extents, 4) == [0, 0, 0, 0]


def test_links_that_bind_figures_do_not_chain_beyond_what_is_near():
    extents = reaching(KILLED, *((value, value) for value in (10, 14, 20, 29, 42)))
    edges = [(a, a + 1) for a in range(4)]
    assert joined([(a, b, False, True) for a, b in edges], extents, 5) == [0, 0, 2, 2, 4]
    assert joined([(a, b, True, False) for a, b in edges], extents, 5) == [0, 0, 0, 0, 0]


def test_what_spreads_far_already_may_take_in_what_lies_within():
    extents = reaching(DAY, (0, 9), (5, 5), (11, 11))
    assert joined([(0, 1, True), (0, 2, True)], extents, 3) == [0, 0, 2]


def test_what_reaches_differently_in_unlike_things_is_joined():
    extents = Extents(2, np.array([0, 1]), np.array([KILLED, KILLED + 1]), np.array([1.0, 100.0]), np.array([1.0, 100.0]))
    assert joined([(0, 1, True, True)], extents, 2) == [0, 0]
