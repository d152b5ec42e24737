"""Connected components."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.analysis.clusters import components

EDGES = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=30)


def test_a_chain_is_one_component_named_by_its_least_member():
    assert components([("b", "c"), ("d", "c"), ("x", "y")]) == {"b": "b", "c": "b", "d": "b", "x": "x", "y": "x"}


@given(EDGES, st.randoms())
def test_the_order_of_edges_makes_no_difference(edges, randoms):
    shuffled = [(b, a) for a, b in edges]
    randoms.shuffle(shuffled)
    assert components(edges) == components(shuffled)


@given(EDGES)
def test_both_ends_of_every_edge_are_in_one_component(edges):
    found = components(edges)
    assert all(found[a] == found[b] for a, b in edges)
    assert set(found) == {node for edge in edges for node in edge}
