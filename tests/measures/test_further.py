"""Three further shapes are named when they are there, with their numbers, and not otherwise."""

from itertools import combinations
from typing import Any

import networkx as nx
import pytest

from graph.measures.further import FURTHER, further, of_networks
from graph.measures.shape import shape_label
from graph.network import Network
from tests.measures.test_real_networks import network_of, table

Pairs = list[tuple[str, str]]


def named(network: Network, belonging: Pairs) -> dict[str, dict[str, int]]:
    found = further(network, belonging, of_networks(network))
    return {each.name: dict(each.facts) for each in found}


def clique(*who: str) -> Pairs:
    return list(combinations(who, 2))


HOSPITALS = [*clique("a1", "a2", "a3"), *clique("b1", "b2", "b3")]
STAFF = [(f"{body}{n}", body) for body in "ab" for n in (1, 2, 3)]
EVERYBODY = ["a", "b", *(who for who, _ in STAFF)]


def test_ties_within_two_hospitals_and_between_them_are_embedded_in_both() -> None:
    found = named(Network.of(EVERYBODY, [*HOSPITALS, ("a1", "b1")]), STAFF)
    assert found == {"embedded": {"bodies": 2, "pairs": 7, "within": 6, "between": 1}}


def test_an_organisation_belongs_to_itself() -> None:
    ties = [*HOSPITALS, ("a", "a1"), ("a", "b")]
    found = named(Network.of(EVERYBODY, ties), STAFF)
    assert found == {"embedded": {"bodies": 2, "pairs": 8, "within": 7, "between": 1}}


@pytest.mark.parametrize(
    ("ties", "belonging"),
    [
        (HOSPITALS, STAFF),  # no tie between the two
        ([*HOSPITALS, ("a1", "b1")], STAFF[:3]),  # nobody says who works at the other
        ([("a1", "b1"), ("a2", "b2")], STAFF),  # no tie within either
        ([*HOSPITALS, ("a1", "b1")], []),
        ([], STAFF),
    ],
)
def test_without_one_of_these_it_is_not_embedded(ties: Pairs, belonging: Pairs) -> None:
    assert named(Network.of(EVERYBODY, ties), belonging) == {}


def test_exactly_half_of_the_pairs_and_a_tenth_of_each_sort_are_enough() -> None:
    others = [("x0", f"x{n}") for n in range(1, 11)]
    inner = [*clique("a1", "a2", "a3", "a4"), ("a", "a1"), ("a", "a2"), ("a1", "b1"), ("a2", "b1")]
    uids = ["a", "b", "a1", "a2", "a3", "a4", "b1", *(f"x{n}" for n in range(11))]
    staff = [("a1", "a"), ("a2", "a"), ("a3", "a"), ("a4", "a"), ("b1", "b")]
    found = named(Network.of(uids, [*inner, *others]), staff)
    assert found == {"embedded": {"bodies": 2, "pairs": 20, "within": 8, "between": 2}}
    assert named(Network.of([*uids, "y"], [*inner, *others, ("x1", "y")]), staff) == {}


@pytest.mark.parametrize(("members", "there"), [(4, False), (5, True), (6, True)])
def test_five_members_and_half_of_the_others_make_an_organisation_with_members(
    members: int, there: bool
) -> None:
    who = [f"m{n}" for n in range(10)]
    network = Network.of(["union", *who], [(who[0], each) for each in who[1:]])
    found = named(network, [(each, "union") for each in who[:members]])
    expected = {"organisation with members": {"members": members, "others": 10}}
    assert found == (expected if there else {})


def test_members_who_are_not_there_do_not_count() -> None:
    network = Network.of("uabcd", [("a", "b"), ("c", "d")])
    assert named(network, [(each, "u") for each in "abcdefgh"]) == {}


def stars(count: int, leaves: int) -> Network:
    """So many stars, each centre tied to the next."""
    ties = [(f"s{n}", f"s{n}-{leaf}") for n in range(count) for leaf in range(leaves)]
    ties += [(f"s{n}", f"s{n + 1}") for n in range(count - 1)]
    return Network.of({uid for tie in ties for uid in tie}, ties)


def test_three_stars_joined_by_two_ties_are_a_network_of_networks() -> None:
    found = of_networks(stars(3, 5))
    assert found is not None
    assert found.who == ("s0", "s1", "s2")
    assert dict(found.facts) == {"parts": 3, "held": 18, "actors": 18, "between": 2, "pairs": 17}


@pytest.mark.parametrize(
    "graph",
    [
        nx.connected_caveman_graph(6, 8),  # communities without a hub
        nx.karate_club_graph(),  # more than a fifth of the pairs lies between
        nx.barabasi_albert_graph(200, 2, seed=1),
        nx.watts_strogatz_graph(200, 4, 0.1, seed=1),
        nx.empty_graph(6),
    ],
)
def test_other_networks_are_none(graph: nx.Graph) -> None:
    ties: list[Any] = [(str(a), str(b)) for a, b in graph.edges]
    assert of_networks(Network.of(map(str, graph.nodes), ties)) is None


def test_two_stars_or_stars_of_four_are_none() -> None:
    assert of_networks(stars(2, 5)) is None
    assert of_networks(stars(3, 3)) is None


def test_the_authors_of_network_science_are_a_network_of_groups_around_their_leaders() -> None:
    found = of_networks(network_of("netsci", "co-authorship", None))
    assert found is not None
    assert dict(found.facts) == {
        **{"parts": 9, "held": 363, "actors": 379, "between": 29, "pairs": 914}
    }
    leaders = {row["name"] for row in table("netsci", "nodes.csv") if row["id"] in found.who}
    assert {"Barabasia", "Newmanm", "Boccalettis"} <= leaders


def test_friends_among_lawyers_are_embedded_in_their_offices_and_between_them() -> None:
    offices = [(row["id"], row["office"]) for row in table("lazega", "nodes.csv")]
    lawyers = network_of("lazega", "friendship", None)
    rows = [row for row in table("lazega", "ties.csv") if row["type"] == "friendship"]
    ties = [(row["from"], row["to"]) for row in rows]
    bodies = sorted({office for _, office in offices})
    found = further(Network.of([*lawyers.uids, *bodies], ties), offices, None)
    assert [(each.name, each.who) for each in found] == [
        ("embedded", ("Boston", "Hartford", "Providence")),
        ("organisation with members", ("Boston",)),
    ]
    assert dict(found[0].facts) == {"bodies": 3, "pairs": 399, "within": 337, "between": 62}


def test_each_has_its_name_and_reason_in_both_languages() -> None:
    assert [shape_label(name, "th") for name in FURTHER] == [
        "ฝังอยู่ในองค์กรและระหว่างองค์กร",
        "องค์กรที่มีสมาชิก",
        "เครือข่ายของเครือข่าย",
    ]
    (one,) = further(Network.of(EVERYBODY, [*HOSPITALS, ("a1", "b1")]), STAFF, None)
    assert one.reason("th") == (
        "ในคู่ภาคี 7 คู่ มี 6 คู่อยู่ในองค์กรหรือกลุ่มเดียวกัน และ 1 คู่เชื่อมข้ามองค์กร (รวม 2 แห่ง)"
    )
    found = of_networks(stars(3, 5))
    assert found
    assert found.reason("en") == (
        "3 communities, each with a hub of its own, hold 18 of 18 partners; "
        "only 2 of 17 pairs join one community to another."
    )
