"""Above 5,000 actors figures of paths are sampled, close to the exact ones, and say so."""

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest
import rustworkx

from graph.measures import Sampled, actor_figures, scorecard
from graph.measures.centrality import betweenness
from graph.measures.distances import diameter, distances, global_efficiency, mean_path
from graph.network import Network


def uid(number: int) -> str:
    return f"{number:05}"


def large(parts: int = 1) -> Network:
    """5,100 actors in the first part, of whom a few have very many partners."""
    graph = nx.barabasi_albert_graph(5_100, 3, seed=7)
    for _ in range(parts - 1):
        graph = nx.disjoint_union(graph, nx.path_graph(4))
    return Network.of(map(uid, graph.nodes), [(uid(a), uid(b)) for a, b in graph.edges])


@pytest.fixture(scope="module")
def network() -> Network:
    return large()


def test_a_sampled_mean_path_lies_within_its_stated_error(network: Network) -> None:
    # All shortest paths of the same graph by scipy: 4.0169, 0.25942, 7, and below 0.40549.
    card = scorecard(network)
    notes = {note.figure: note for note in card.sampled}
    assert card["mean_path"] == pytest.approx(4.016867974881657, abs=1.5 * notes["mean_path"].error)
    assert notes["mean_path"].error < 0.05
    assert card["global_efficiency"] == pytest.approx(
        0.25941981447086254, abs=1.5 * notes["global_efficiency"].error
    )
    assert card["diameter"] == 7


def test_sampled_betweenness_lies_within_its_stated_error(network: Network) -> None:
    found = betweenness(network)
    assert not found.exact
    graph = rustworkx.PyGraph()
    graph.add_nodes_from(range(network.n))
    graph.add_edges_from_no_data(list(map(tuple, network.pairs.tolist())))
    exact = np.array(list(rustworkx.betweenness_centrality(graph).values()))
    assert found.values == pytest.approx(exact, abs=0.01)


def test_sampled_closeness_lies_within_its_stated_error(network: Network) -> None:
    figures = actor_figures(network)
    note = next(note for note in figures.attrs["sampled"] if note.figure == "closeness")
    hub = figures["closeness"].idxmax()
    assert figures["closeness"][hub] == pytest.approx(0.40548707753479124, abs=2 * note.error)
    assert note.error < 0.05


def test_small_parts_of_a_large_network_stay_exact() -> None:
    found = distances(large(parts=3))
    assert found.sums[-4:].tolist() == [6, 4, 4, 6]
    assert found.reached[-4:].tolist() == [3, 3, 3, 3]


def test_many_small_parts_are_all_exact() -> None:
    ties = [(uid(i), uid(i + 1)) for i in range(9_000) if i % 3 < 2]
    network = Network.of(map(uid, range(9_000)), ties)
    assert distances(network).exact
    assert mean_path(network) == pytest.approx(4 / 3)
    assert diameter(network) == 2
    assert global_efficiency(network) == pytest.approx(3000 * 5 / (9000 * 8999))


def test_the_same_sample_is_drawn_every_time(network: Network) -> None:
    again = replace(network)
    assert mean_path(again) == mean_path(network)
    assert betweenness(again).values.tolist() == betweenness(network).values.tolist()


def test_a_large_network_without_ties_is_not_an_error() -> None:
    card = scorecard(Network.of(map(uid, range(5_001)), []))
    assert (card["mean_path"], card["fragmentation"], card["betweenness_centralization"]) == (
        None,
        1,
        0,
    )


def test_the_note_says_how_far_off_a_figure_may_be() -> None:
    note = Sampled("mean_path", "sources", 1000, 0.0213, 0.95)
    assert note.sentence("en") == (
        "Mean path is estimated from the distances of 1,000 partners drawn in each large part; "
        "the exact figure lies within ±0.021 with a chance of 95 %."
    )
    assert note.sentence("th").startswith("จำนวนขั้นเฉลี่ย เป็นค่าประมาณ")
