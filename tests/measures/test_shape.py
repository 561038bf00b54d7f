"""The shape's name follows the rules, and says when it is near another."""

import networkx as nx
import pytest

from graph.base.words import texts
from graph.measures import Shape, figures, shape
from graph.measures.shape import NAMES, shape_label
from graph.network import Network


def shape_of(graph: nx.Graph, level: int = 3) -> Shape:
    ties = [(str(a), str(b), level) for a, b in graph.edges]
    return shape(Network.of(map(str, graph.nodes), ties))


def two_stars(leaves: int) -> nx.Graph:
    graph = nx.disjoint_union(nx.star_graph(leaves), nx.star_graph(leaves))
    graph.add_edge(0, leaves + 1)
    return graph


def one_hub() -> nx.Graph:
    """A ring of 20 whose first actor also knows half of the others: C = 9/19."""
    graph = nx.cycle_graph(20)
    graph.add_edges_from((0, i) for i in range(2, 11))
    return graph


@pytest.mark.parametrize(
    ("graph", "name"),
    [
        (nx.star_graph(3), "too small to name"),
        (nx.disjoint_union(nx.cycle_graph(6), nx.empty_graph(6)), "too scattered to name"),
        (nx.star_graph(9), "centralised"),
        (nx.wheel_graph(10), "centralised"),
        (one_hub(), "hub"),
        (two_stars(9), "multi-hub"),
        (nx.karate_club_graph(), "multi-hub"),
        (nx.cycle_graph(10), "distributed"),
        (nx.path_graph(10), "decentralised"),
        (nx.florentine_families_graph(), "decentralised"),
        (nx.star_graph(250), "hub"),
        (two_stars(150), "multi-hub"),
        (nx.cycle_graph(250), "distributed"),
        (nx.path_graph(250), "decentralised"),
    ],
)
def test_networks_bear_the_name_of_their_shape(graph: nx.Graph, name: str) -> None:
    assert shape_of(graph).name == name


def test_the_hubs_of_two_stars_are_their_centres() -> None:
    found = shape_of(two_stars(9))
    assert found.hubs == ("0", "10")
    assert (found.actors, found.cuts, found.fragmented) == (20, 2, False)


def test_a_network_just_below_a_threshold_is_near_its_neighbour() -> None:
    graph = nx.cycle_graph(20)
    graph.add_edges_from((0, i) for i in range(2, 13))
    found = shape_of(graph)
    assert found.centralization == pytest.approx(11 / 19)
    assert (found.name, found.near) == ("hub", "centralised")


def test_far_from_every_threshold_there_is_no_neighbour() -> None:
    assert shape_of(nx.star_graph(9)).near is None
    assert shape_of(nx.cycle_graph(10)).near is None


def test_a_network_that_barely_holds_together_is_near_too_scattered() -> None:
    graph = nx.disjoint_union(nx.cycle_graph(15), nx.empty_graph(6))
    found = shape_of(graph)
    assert found.fragmentation == 0.5
    assert (found.name, found.near) == ("distributed", "too scattered to name")
    assert found.fragmented


@pytest.mark.parametrize(("level", "name"), [(3, "tight"), (2, "loose"), (1, "loose")])
def test_tight_means_that_half_of_the_pairs_collaborate(level: int, name: str) -> None:
    assert shape_of(nx.cycle_graph(6), level).tightness == name


def test_exactly_half_of_the_pairs_is_tight() -> None:
    assert shape(Network.of("abc", [("a", "b", 3), ("b", "c", 1)])).tightness == "tight"


def test_each_shape_has_its_name_and_reason_in_both_languages() -> None:
    assert [shape_label(name, "th") for name in NAMES[2:]] == [
        "รวมศูนย์",
        "ผ่าน Hub",
        "หลายจุดร่วม (Hub)",
        "กระจายไปทั่ว",
        "กระจายศูนย์",
    ]
    for graph in (nx.star_graph(3), nx.star_graph(9), one_hub(), two_stars(9), two_stars(150)):
        for lang in ("th", "en"):
            assert "{" not in " ".join([shape_of(graph).reason(lang), *shape_of(graph).notes(lang)])


def test_the_reason_names_what_the_shape_was_judged_by() -> None:
    assert shape_of(two_stars(9)).reason("en") == (
        "2 hubs stand out, and centralization within the largest part is 0.47, 0.15 or more."
    )
    assert shape_of(nx.star_graph(3)).reason("th") == (
        "ส่วนที่เชื่อมถึงกันส่วนที่ใหญ่ที่สุดมีภาคี 4 ราย น้อยกว่า 5 ราย จึงยังระบุรูปร่างไม่ได้ เพิ่มภาคีหรือความสัมพันธ์ก่อน"
    )


def test_every_text_about_strength_is_in_both_languages() -> None:
    found = {key: text for key, text in texts().items() if key.startswith("strength.")}
    parts = ("label", "definition", "formula", "source")
    found |= {f"{each.name}.{part}": getattr(each, part) for each in figures() for part in parts}
    assert len(found) > 150
    for key, text in found.items():
        assert set(text) == {"th", "en"}, key
        assert all(text.values()), key
