"""Bands of figures where answers are missing, on published networks and drawn ones."""

import networkx as nx
import numpy as np
import pytest

from graph.conditions.bands import Band, bands
from graph.network import Network

GRAPHS = {
    "florentine": nx.florentine_families_graph(),  # Padgett & Ansell 1993
    "karate": nx.karate_club_graph(),  # Zachary 1977
    "miserables": nx.les_miserables_graph(),  # Knuth 1993
    "star": nx.star_graph(19),
    "random": nx.gnm_random_graph(60, 150, seed=1),
    "preferential": nx.barabasi_albert_graph(50, 2, seed=1),
}


def seen(graph: nx.Graph, answered: set[str]) -> Network:
    ties = [(str(a), str(b)) for a, b in graph.edges if {str(a), str(b)} & answered]
    return Network.of(map(str, graph.nodes), ties)


@pytest.mark.parametrize("missing", [0.2, 0.4])
@pytest.mark.parametrize("name", GRAPHS)
def test_a_band_holds_the_figure_of_full_answers_in_95_of_100_draws(
    name: str, missing: float
) -> None:
    graph = GRAPHS[name]
    everybody = sorted(map(str, graph.nodes))
    full = {key: band.seen for key, band in bands(seen(graph, {*everybody}), everybody).items()}
    held = dict.fromkeys(full, 0)
    for draw in range(100):
        drawn = np.random.default_rng(draw).permutation(everybody)
        answered = {*drawn[round(missing * len(everybody)) :].tolist()}
        for key, band in bands(seen(graph, answered), answered).items():
            held[key] += band.low - 1e-12 <= full[key] <= band.high + 1e-12
    assert held["fragmentation"] == 100
    assert min(held.values()) >= 95, held


def test_by_hand() -> None:
    """Four in a row, a–b–c–d; c and d were silent: c–d may be there or not, and nothing tells."""
    row = Network.of("abcd", [("a", "b"), ("b", "c")])
    found = bands(row, {"a", "b"})
    assert found["density"] == Band(2 / 6, 2 / 6, 3 / 6)
    assert found["mean_degree"] == Band(1.0, 1.0, 1.5)
    assert found["fragmentation"] == Band(0.5, 0.0, 0.5)


def test_where_all_have_answered_a_band_is_one_number() -> None:
    row = Network.of("abcd", [("a", "b"), ("b", "c")])
    assert bands(row, "abcd")["density"] == Band(2 / 6, 2 / 6, 2 / 6)
    assert bands(row, "abc")["density"] == Band(2 / 6, 2 / 6, 2 / 6)  # d alone has no other


def test_a_band_is_narrower_than_the_bounds_that_are_sure() -> None:
    graph = GRAPHS["karate"]
    everybody = sorted(map(str, graph.nodes))
    drawn = np.random.default_rng(7).permutation(everybody)
    answered = {*drawn[10:].tolist()}
    band = bands(seen(graph, answered), answered)["density"]
    sure = band.seen + 10 * 9 / (34 * 33)
    assert band.seen <= band.low < band.high < sure
    assert band.high - band.low < 0.1


@pytest.mark.parametrize("members", ["", "a"])
def test_of_nobody_and_of_one_there_is_no_density(members: str) -> None:
    assert bands(Network.of(members, []), members)["density"] == Band(None, None, None)
