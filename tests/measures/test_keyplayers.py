"""Sets of actors that break or reach most, against every set there is."""

import math
import time
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse.csgraph import shortest_path

from graph.base.errors import Misuse
from graph.measures.keyplayers import breaking, reaching
from graph.network import Network


def of(graph: nx.Graph) -> Network:
    return Network.of((f"{n:02}" for n in graph), [(f"{a:02}", f"{b:02}") for a, b in graph.edges])


def fragmented(graph: nx.Graph, gone: tuple[int, ...]) -> float:
    rest = graph.copy()
    rest.remove_nodes_from(gone)
    return 1 - nx.global_efficiency(rest)


def reached(graph: nx.Graph, chosen: tuple[int, ...]) -> float:
    total = 0.0
    for node in graph:
        far = [
            nx.shortest_path_length(graph, s, node) for s in chosen if nx.has_path(graph, s, node)
        ]
        total += 1 / max(min(far), 1) if far else 0
    return total / len(graph)


def worst(graph: nx.Graph, k: int) -> float:
    """The most that is broken without any k actors, by scipy: networkx takes a second for 1,000."""
    whole, least = nx.to_numpy_array(graph), 1.0
    for gone in combinations(range(len(graph)), k):
        kept = np.delete(np.arange(len(graph)), gone)
        far = shortest_path(whole[np.ix_(kept, kept)], unweighted=True)
        np.fill_diagonal(far, np.inf)
        least = min(least, float((1 / far).sum()) / (len(kept) * (len(kept) - 1)))
    return 1 - least


def best(graph: nx.Graph, k: int) -> float:
    """The most that any k actors reach, from all distances as networkx finds them."""
    far = {a: nx.single_source_shortest_path_length(graph, a) for a in graph}
    near = np.array([[1 / max(far[a].get(b, math.inf), 1) for b in graph] for a in graph])
    sets = np.array(list(combinations(range(len(graph)), k)))
    return float(near[sets].max(axis=1).mean(axis=1).max())


def test_without_its_first_actor_karate_is_as_borgatti_defines_it() -> None:
    karate = nx.karate_club_graph()
    assert fragmented(karate, (0,)) == pytest.approx(0.6415, abs=5e-5)
    found = breaking(of(karate), 1)
    assert found is not None
    assert (found.uids, found.value) == (("00",), pytest.approx(0.6415, abs=5e-5))
    assert found.alone == pytest.approx(1 - 0.4920, abs=5e-5)
    assert not found.sampled


@pytest.mark.parametrize("k", [1, 2, 3])
def test_on_karate_the_exchange_finds_the_best_set_of_all(k: int) -> None:
    karate = nx.karate_club_graph()
    broken, most = breaking(of(karate), k), reaching(of(karate), k)
    assert broken is not None
    assert most is not None
    assert broken.value == pytest.approx(worst(karate, k))
    assert broken.value == pytest.approx(fragmented(karate, tuple(map(int, broken.uids))))
    assert most.value == pytest.approx(best(karate, k))


@settings(max_examples=60, deadline=None)
@given(st.integers(4, 8), st.integers(0, 10_000), st.integers(1, 2))
def test_on_small_random_networks_it_is_the_best_set_of_all(n: int, seed: int, k: int) -> None:
    graph = nx.gnp_random_graph(n, 0.35, seed=seed)
    found, most = breaking(of(graph), k), reaching(of(graph), k)
    assert found is not None
    assert most is not None
    assert found.value == pytest.approx(fragmented(graph, tuple(map(int, found.uids))))
    assert most.value == pytest.approx(reached(graph, tuple(map(int, most.uids))))
    assert found.value == pytest.approx(worst(graph, k))
    assert most.value == pytest.approx(best(graph, k))


def test_of_large_networks_the_likeliest_are_tried() -> None:
    graph = nx.barabasi_albert_graph(400, 2, seed=4)
    graph.add_edges_from([(500 + at, 450) for at in range(40)] + [(450, 0)])
    found = breaking(of(nx.convert_node_labels_to_integers(graph)), 2)
    assert found is not None
    assert found.sampled
    assert found.value > found.alone


@pytest.mark.parametrize("graph", [nx.path_graph(400), nx.wheel_graph(400)], ids=["path", "wheel"])
def test_a_network_long_from_end_to_end_costs_no_more_than_others(graph: nx.Graph) -> None:
    network = of(nx.relabel_nodes(graph, lambda at: at + 100))
    began = time.process_time()
    found = breaking(network, 10)
    assert time.process_time() - began < 15
    assert found is not None
    assert found.value > found.alone


def test_what_cannot_be_asked_is_said_or_not_defined() -> None:
    pair = Network.of("ab", [("a", "b")])
    assert breaking(pair, 1) is None
    assert reaching(pair, 1) is not None
    assert reaching(Network.of("", []), 1) is None
    for k in (0, 11):
        with pytest.raises(Misuse):
            breaking(pair, k)
