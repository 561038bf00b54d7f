"""Figures of a whole network: known answers, and what has no answer."""

from typing import Any

import networkx as nx
import pytest

from graph.measures import scorecard
from graph.network import Network


def as_network(graph: nx.Graph) -> Network:
    return Network.of(map(str, graph.nodes), [(str(a), str(b)) for a, b in graph.edges])


def two_stars() -> nx.Graph:
    graph = nx.disjoint_union(nx.star_graph(9), nx.star_graph(9))
    graph.add_edge(0, 10)
    return graph


# density, degree and betweenness centralization, transitivity, efficiency, F, cuts, bridges, k
KNOWN: dict[str, tuple[nx.Graph, list[float]]] = {
    "star of 10": (nx.star_graph(9), [0.2, 1, 1, 0, 0.6, 0, 1, 9, 1]),
    "ring of 10": (nx.cycle_graph(10), [0.2222, 0, 0, 0, 0.4852, 0, 0, 0, 2]),
    "wheel of 10": (nx.wheel_graph(10), [0.4, 0.75, 0.6111, 0.4286, 0.7, 0, 0, 0, 3]),
    "two stars": (two_stars(), [0.1, 0.4737, 0.6981, 0, 0.4789, 0, 2, 19, 1]),
    "karate": (
        nx.karate_club_graph(),
        [0.1390, 0.3996, 0.4056, 0.2557, 0.4920, 0, 1, 1, 4],
    ),
    "florentine": (
        nx.florentine_families_graph(),
        [0.1905, 0.2747, 0.4368, 0.1915, 0.5002, 0, 4, 5, 2],
    ),
}


@pytest.mark.parametrize("name", KNOWN)
def test_known_networks_give_their_known_answers(name: str) -> None:
    graph, expected = KNOWN[name]
    card = scorecard(as_network(graph))
    found = [
        card["density"],
        card["degree_centralization"],
        card["betweenness_centralization"],
        card["transitivity"],
        card["global_efficiency"],
        card["fragmentation"],
        len(card["cut_vertices"]),
        len(card["bridges"]),
        card["core_max"],
    ]
    assert found == pytest.approx(expected, abs=5e-5)


def test_the_karate_club_without_its_first_member_falls_apart() -> None:
    graph = nx.karate_club_graph()
    graph.remove_node(0)
    card = scorecard(as_network(graph))
    assert card["fragmentation"] == pytest.approx(0.3163, abs=5e-5)
    assert card["global_efficiency"] is not None
    assert 1 - card["global_efficiency"] == pytest.approx(0.6415, abs=5e-5)


def test_leiden_finds_the_best_known_division_of_the_karate_club() -> None:
    card = scorecard(as_network(nx.karate_club_graph()))
    assert card["communities"] == 4
    assert card["modularity"] == pytest.approx(0.4197896, abs=1e-7)


def test_the_same_network_gives_the_same_figures_again() -> None:
    graph = nx.barabasi_albert_graph(300, 2, seed=4)
    assert scorecard(as_network(graph)) == scorecard(as_network(graph))


@pytest.mark.parametrize(
    ("graph", "r"),
    [(nx.star_graph(9), 0.09), (nx.complete_graph(10), 0.45), (nx.path_graph(3), 2 / 9)],
)
def test_robustness_of_small_networks_is_what_paper_and_pencil_give(
    graph: nx.Graph, r: float
) -> None:
    assert scorecard(as_network(graph))["robustness"] == pytest.approx(r, abs=1e-12)


UNDEFINED_BELOW_TWO = {
    "density": None,
    "tie_mix": {"COLLABORATE": None, "COORDINATE": None, "COOPERATE": None},
    "degree_centralization": None,
    "betweenness_centralization": None,
    "arc_reciprocity": None,
    "dyad_reciprocity": None,
    "transitivity": None,
    "mean_path": None,
    "diameter": None,
    "global_efficiency": None,
    "fragmentation": None,
    "cut_vertices": [],
    "bridges": [],
    "communities": None,
    "core_periphery": None,
    "modularity": None,
    "robustness": None,
    "shape": "too small to name",
    "shape_near": None,
    "tightness": None,
    "ties": 0,
    "pairs": 0,
    "arcs": 0,
    "density_directed": None,
    "indegree_centralization": None,
    "outdegree_centralization": None,
}


def test_an_empty_network_has_counts_and_nothing_else() -> None:
    assert scorecard(Network.of([], []), directed=True).as_dict() == {
        **UNDEFINED_BELOW_TWO,
        "actors": 0,
        "mean_degree": None,
        "components": 0,
        "largest_component_share": None,
        "core_max": None,
        "strong_components": 0,
    }


def test_a_lone_actor_is_one_part_and_the_rest_is_not_defined() -> None:
    assert scorecard(Network.of(["a"], []), directed=True).as_dict() == {
        **UNDEFINED_BELOW_TWO,
        "actors": 1,
        "mean_degree": 0,
        "components": 1,
        "largest_component_share": 1,
        "core_max": 0,
        "strong_components": 1,
    }


def test_actors_without_ties_are_wholly_fragmented() -> None:
    card = scorecard(Network.of("abcdef", []))
    assert (card["density"], card["fragmentation"], card["global_efficiency"]) == (0, 1, 0)
    assert (card["components"], card["largest_component_share"]) == (6, 1 / 6)
    undefined = [card["transitivity"], card["mean_path"], card["diameter"], card["modularity"]]
    assert [*undefined, card["communities"], card["tightness"]] == [None] * 6


def test_isolates_count_as_actors_and_as_parts() -> None:
    card = scorecard(Network.of("abcde", [("a", "b"), ("b", "c"), ("a", "c")]))
    assert (card["actors"], card["components"], card["largest_component_share"]) == (5, 3, 0.6)
    assert card["density"] == 0.3
    assert card["fragmentation"] == pytest.approx(0.7)
    assert card["global_efficiency"] == pytest.approx(0.3)
    assert (card["mean_path"], card["diameter"], card["communities"]) == (1, 1, 3)


def test_steps_are_counted_only_between_actors_who_can_reach_each_other() -> None:
    card = scorecard(Network.of("abcde", [("a", "b"), ("b", "c"), ("d", "e")]))
    assert card["mean_path"] == pytest.approx(10 / 8)
    assert card["global_efficiency"] == pytest.approx(7 / 20)
    assert card["cut_vertices"] == ["b"]
    assert card["bridges"] == [["a", "b"], ["b", "c"], ["d", "e"]]


def test_a_pair_counts_once_with_its_tightest_tie() -> None:
    card = scorecard(Network.of("abc", [("a", "b", 1), ("b", "a", 3), ("b", "c", 2)]))
    assert (card["ties"], card["pairs"]) == (3, 2)
    assert card["tie_mix"] == {"COLLABORATE": 0.5, "COORDINATE": 0.5, "COOPERATE": 0}


def test_reciprocity_of_arcs_and_of_dyads_differ() -> None:
    ties = [("a", "b"), ("b", "a"), ("a", "c")]
    card = scorecard(Network.of("abcd", ties, mutual=False), directed=True)
    assert (card["arc_reciprocity"], card["dyad_reciprocity"]) == (2 / 3, 1 / 2)
    assert "arcs" in card.values
    assert (card["arcs"], card["density_directed"]) == (3, 3 / 12)
    assert card["strong_components"] == 3
    assert card["outdegree_centralization"] == pytest.approx(5 / 9)
    assert card["indegree_centralization"] == pytest.approx(1 / 9)


def test_directed_figures_are_there_only_when_asked_for() -> None:
    names = {"arcs", "density_directed", "strong_components", "indegree_centralization"}
    triangle: Any = Network.of("abc", [("a", "b"), ("b", "c"), ("a", "c")])
    assert not names & set(scorecard(triangle).as_dict())
    assert names <= set(scorecard(triangle, directed=True).as_dict())
