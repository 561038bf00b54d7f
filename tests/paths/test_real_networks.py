"""Ways through real networks: as long as networkx found them, and as strong."""

import math
from itertools import combinations, islice

import networkx as nx
import numpy as np
import pytest

from graph.measures.components import cut_vertices
from graph.network import fetch
from graph.paths.graph import search_graph
from graph.paths.routes import ways
from graph.paths.search import PathQuery, cheapest
from graph.store import Store
from tests.measures.test_real_networks import expected_of, network_of, table
from tests.paths.test_search import net
from tests.support.made import actor, day, put, tie

CASES = [
    ("krackhardt", "advice"),
    ("krackhardt", "friendship"),
    ("krackhardt", "reports to"),
    ("lazega", "co-work"),
    ("lazega", "advice"),
    ("lazega", "friendship"),
    ("wetlands", "organisations only"),
]


def distances(folder: str, kind: str) -> dict[tuple[str, str], int]:
    rows = table(folder, f"distances-{kind.replace(' ', '-')}.csv")
    return {(row["from"], row["to"]): int(row["steps"]) for row in rows}


@pytest.mark.parametrize(("folder", "kind"), CASES)
def test_all_shortest_distances_are_those_of_other_software(folder: str, kind: str) -> None:
    network = network_of(folder, kind, None)
    one = {(int(a), int(b)): 1.0 for a, b in network.pairs}
    web = net(network.n, one)
    found = {}
    for a, b in combinations(range(network.n), 2):
        way = cheapest(web, PathQuery((a,), (b,))).ways
        if way:
            found[frozenset((network.uids[a], network.uids[b]))] = len(way[0][1]) - 1
    expected = {frozenset(pair): steps for pair, steps in distances(folder, kind).items()}
    assert found == expected


@pytest.mark.parametrize(("folder", "kind"), CASES)
def test_cut_vertices_are_those_of_other_software(folder: str, kind: str) -> None:
    found = cut_vertices(network_of(folder, kind, None))
    assert sorted(found) == sorted(expected_of(folder, kind)["undirected"]["cut_vertices"])


def test_the_database_finds_ways_as_short(store: Store) -> None:
    network = network_of("krackhardt", "reports to", None)
    pairs = [(network.uids[a], network.uids[b]) for a, b in network.pairs]
    put(store, *map(actor, network.uids), *(tie(a, b) for a, b in pairs))
    over = search_graph(fetch(store), day("2020-01-01"))
    found = {
        (a, b): ways(store, over, a, b)[0].hops for a, b in distances("krackhardt", "reports to")
    }
    assert found == distances("krackhardt", "reports to")


@pytest.mark.parametrize(("folder", "kind"), [("krackhardt", "advice"), ("lazega", "co-work")])
def test_the_strongest_ways_are_those_of_yens_algorithm(folder: str, kind: str) -> None:
    network = network_of(folder, kind, None)
    strengths = np.random.default_rng(5).uniform(0.1, 0.9, network.m)
    edges = {
        (int(a), int(b)): -math.log(s) for (a, b), s in zip(network.pairs, strengths, strict=True)
    }
    graph = nx.Graph()
    graph.add_weighted_edges_from((a, b, cost) for (a, b), cost in edges.items())
    for a, b in ((0, 5), (3, 17), (1, 20)):
        expected = islice(nx.shortest_simple_paths(graph, a, b, "weight"), 5)
        found = cheapest(net(network.n, edges), PathQuery((a,), (b,), 5))
        assert [way for _, way in found.ways] == [tuple(way) for way in expected]
