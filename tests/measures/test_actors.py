"""Figures of each actor."""

import networkx as nx
import pandas
import pytest

from graph.measures import actor_figures, figures
from graph.network import Network


def figures_of(graph: nx.Graph) -> pandas.DataFrame:
    ties = [(str(a), str(b)) for a, b in graph.edges]
    return actor_figures(Network.of(map(str, graph.nodes), ties)).set_index("uid")


def test_the_medici_stand_where_the_papers_put_them() -> None:
    medici = figures_of(nx.florentine_families_graph()).loc["Medici"]
    assert medici["degree"] == 6
    assert medici["degree_centrality"] == pytest.approx(6 / 14)
    assert medici["effective_size"] == pytest.approx(5.667, abs=5e-4)
    assert medici["constraint"] == pytest.approx(0.2099, abs=5e-5)
    assert medici["betweenness"] == pytest.approx(0.522, abs=5e-4)
    assert medici["closeness"] == pytest.approx(0.56)
    assert medici["reach2"] == pytest.approx(11 / 14)


def test_constraint_of_a_triangle_exceeds_one() -> None:
    found = figures_of(nx.complete_graph(3))
    assert found["constraint"].tolist() == pytest.approx([1.125] * 3)
    assert found["effective_size"].tolist() == pytest.approx([1.0] * 3)
    assert found["core"].tolist() == [2, 2, 2]


def test_an_isolate_has_no_constraint_but_reaches_nobody() -> None:
    graph = nx.star_graph(3)
    graph.add_node("alone")
    found = figures_of(graph)
    for name in ("constraint", "effective_size", "eigenvector"):
        assert found[name].isna().tolist() == [False] * 4 + [True], name
    for name in ("degree", "closeness", "reach2", "core"):
        assert found[name]["alone"] == 0, name
    assert found["community"]["alone"] == 2


def test_closeness_in_a_small_part_is_weighed_down() -> None:
    graph = nx.disjoint_union(nx.path_graph(3), nx.path_graph(2))
    assert figures_of(graph)["closeness"].tolist() == pytest.approx(
        [1 / 3, 1 / 2, 1 / 3, 1 / 4, 1 / 4]
    )


def test_the_eigenvector_is_of_the_largest_part_only() -> None:
    graph = nx.disjoint_union(nx.path_graph(3), nx.path_graph(2))
    found = figures_of(graph)["eigenvector"]
    assert found.tolist()[:3] == pytest.approx([0.5, 0.5**0.5, 0.5])
    assert found.isna().tolist() == [False, False, False, True, True]


def test_communities_are_numbered_by_size_then_by_lowest_uid() -> None:
    graph = nx.Graph()
    for name, size in (("m", 3), ("b", 3), ("x", 4)):
        nx.add_cycle(graph, [f"{name}{i}" for i in range(size)])
    found = figures_of(graph)["community"].groupby(lambda uid: uid[0]).unique()
    assert {name: numbers.tolist() for name, numbers in found.items()} == {
        "x": [1],
        "b": [2],
        "m": [3],
    }


@pytest.mark.parametrize("uids", ["", "a", "ab"])
def test_without_ties_every_row_is_there_and_nothing_is_made_up(uids: str) -> None:
    found = actor_figures(Network.of(uids, []))
    assert list(found.columns) == ["uid", *(each.name for each in figures("actor"))]
    assert found["uid"].tolist() == list(uids)
    for name in ("betweenness", "constraint", "effective_size", "eigenvector", "community"):
        assert found[name].isna().all(), name
    assert found.attrs["sampled"] == ()
