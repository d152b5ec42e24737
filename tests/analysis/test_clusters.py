"""Connected components, and the bounds within which they grow."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.analysis.clusters import DAY, Link, components

EDGES = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=30)


def joined(edges):
    return components(Link(*edge) for edge in edges)


def test_a_chain_is_one_component_named_by_its_least_member():
    assert joined([("b", "c"), ("d", "c"), ("x", "y")]) == {"b": "b", "c": "b", "d": "b", "x": "x", "y": "x"}


@given(EDGES, st.randoms())
def test_the_order_of_edges_makes_no_difference(edges, randoms):
    shuffled = [(b, a) for a, b in edges]
    randoms.shuffle(shuffled)
    assert joined(edges) == joined(shuffled)


@given(EDGES)
def test_both_ends_of_every_edge_are_in_one_component(edges):
    found = joined(edges)
    assert all(found[a] == found[b] for a, b in edges)
    assert set(found) == {node for edge in edges for node in edge}


def test_links_that_bind_days_do_not_chain_beyond_two_days():
    extents = {name: {DAY: (day, day)} for day, name in enumerate("abcd")}
    links = [Link("a", "b", binds_days=True), Link("b", "c", binds_days=True), Link("c", "d", binds_days=True)]
    assert components(links, extents) == {"a": "a", "b": "a", "c": "c", "d": "c"}
    assert set(components([Link(link.one, link.other) for link in links], extents).values()) == {"a"}


def test_links_that_bind_figures_do_not_chain_beyond_what_is_near():
    extents = {name: {"killed": (value, value)} for name, value in zip("abcde", (10, 14, 20, 29, 42), strict=True)}
    links = [Link(one, other, binds_figures=True) for one, other in zip("abcd", "bcde", strict=True)]
    assert components(links, extents) == {"a": "a", "b": "a", "c": "c", "d": "c", "e": "e"}


def test_what_spreads_far_already_may_take_in_what_lies_within():
    extents = {"a": {DAY: (0.0, 9.0)}, "b": {DAY: (5.0, 5.0)}, "c": {DAY: (11.0, 11.0)}}
    links = [Link("a", "b", binds_days=True), Link("a", "c", binds_days=True)]
    assert components(links, extents) == {"a": "a", "b": "a", "c": "c"}
