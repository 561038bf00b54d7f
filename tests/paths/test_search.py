"""The cheapest ways, against every way there is, on small networks."""

import math
from itertools import islice, pairwise

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.paths.adjacency import STEP, Web
from graph.paths.search import PathQuery, apart, cheapest


def net(n: int, edges: dict[tuple[int, int], float]) -> Web:
    """Undirected; what each pair costs."""
    both = sorted(
        [(*pair, c) for pair, c in edges.items()] + [(b, a, c) for (a, b), c in edges.items()]
    )
    source = np.array([a for a, _, _ in both], dtype=np.int32)
    start = np.concatenate(([0], np.cumsum(np.bincount(source, minlength=n)))).astype(np.int32)
    to = np.array([b for _, b, _ in both], dtype=np.int32)
    return Web(start, to, np.zeros_like(to), np.array([c for *_, c in both]) + STEP)


@st.composite
def nets(draw: st.DrawFn) -> tuple[int, dict[tuple[int, int], float]]:
    n = draw(st.integers(2, 7))
    pairs = [(a, b) for a in range(n) for b in range(a + 1, n)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True))
    costs = st.sampled_from([0.0, 0.1, 0.5, 0.51, 1.0, 2.9])
    return n, {pair: draw(costs) for pair in chosen}


def every_way(
    n: int, edges: dict[tuple[int, int], float], asked: PathQuery
) -> list[tuple[int, ...]]:
    """All that is asked for, by brute force, the cheapest first."""
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(edges)
    found = []
    for start in asked.starts:
        for end in asked.ends:
            for way in nx.all_simple_paths(graph, start, end) if start != end else ():
                inner = set(way[1:-1])
                if inner & {*asked.starts, *asked.ends} or not set(asked.through) <= set(way):
                    continue
                if asked.most_steps is None or len(way) - 1 <= asked.most_steps:
                    cost = sum(edges[min(p), max(p)] for p in pairwise(way))
                    found.append((round(cost, 9), len(way), tuple(way)))
    return [way for *_, way in islice(sorted(found), asked.limit)]


@settings(max_examples=300, deadline=None)
@given(nets(), st.data())
def test_the_cheapest_ways_are_those_of_brute_force(
    drawn: tuple[int, dict[tuple[int, int], float]], data: st.DataObject
) -> None:
    n, edges = drawn
    places = st.integers(0, n - 1)
    asked = PathQuery(
        starts=tuple(data.draw(st.lists(places, min_size=1, max_size=2, unique=True))),
        ends=tuple(data.draw(st.lists(places, min_size=1, max_size=2, unique=True))),
        limit=data.draw(st.integers(1, 6)),
        through=tuple(data.draw(st.lists(places, max_size=2, unique=True))),
        most_steps=data.draw(st.none() | st.integers(1, 6)),
    )
    if set(asked.starts) & set(asked.ends):
        return
    found = cheapest(net(n, edges), asked)
    assert found.whole
    assert [way for _, way in found.ways] == every_way(n, edges, asked)


def test_the_price_of_a_way_is_the_sum_of_its_steps() -> None:
    edges = {(0, 1): -math.log(0.5), (1, 2): -math.log(0.8), (0, 2): -math.log(0.3)}
    found = cheapest(net(3, edges), PathQuery((0,), (2,), limit=3))
    assert [way for _, way in found.ways] == [(0, 1, 2), (0, 2)]
    assert [math.exp(-cost) for cost, _ in found.ways] == pytest.approx([0.4, 0.3], rel=1e-8)


def test_ways_apart_share_nobody_in_between() -> None:
    edges = {(0, 1): 0.1, (1, 5): 0.1, (0, 2): 0.2, (2, 5): 0.2, (1, 2): 0.0, (0, 5): 3.0}
    found = apart(net(6, edges), PathQuery((0,), (5,), limit=9))
    assert [way for _, way in found.ways] == [(0, 1, 5), (0, 2, 5), (0, 5)]


def test_a_search_that_would_run_away_says_that_it_gave_up() -> None:
    edges = {(a, b): 1.0 for a in range(12) for b in range(a + 1, 12)}
    found = cheapest(net(12, edges), PathQuery((0,), (11,), limit=1_000), most_looked_at=500)
    assert not found.whole
    assert found.ways[0][1] == (0, 11)


@pytest.mark.parametrize("seed", range(8))
def test_on_larger_networks_they_cost_what_yens_algorithm_finds(seed: int) -> None:
    graph = nx.connected_watts_strogatz_graph(400, 4, 0.1, seed=seed)
    costs = np.random.default_rng(seed).uniform(0.02, 1.5, graph.number_of_edges())
    edges = {(min(p), max(p)): float(c) for p, c in zip(graph.edges, costs, strict=True)}
    graph.add_weighted_edges_from((a, b, c) for (a, b), c in edges.items())
    found = cheapest(net(400, edges), PathQuery((3,), (250,), limit=5))
    expected = islice(nx.shortest_simple_paths(graph, 3, 250, weight="weight"), 5)
    assert [way for _, way in found.ways] == [tuple(way) for way in expected]
