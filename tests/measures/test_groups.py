"""Figures of groups: mixing, E–I, diversity, brokerage, core and periphery, communities."""

import itertools
import math
import random

import networkx as nx
import numpy as np
import pytest

from graph.measures.communities import participation, within_module_z
from graph.measures.composition import blau, concentration, iqv
from graph.measures.cores import core_periphery
from graph.measures.mixing import ei_chance, ei_expected, ei_index, mixing
from graph.measures.roles import ROLES, brokerage
from graph.network import Network

HAND = "a1>b1 b1>a2 a1>a3 a3>a2 c1>b1 b1>b2 a3>c1"
"""The arcs of definitions: known answers; the letter is the group."""


def of(graph: nx.Graph, mutual: bool | None = None) -> Network:
    return Network.of(map(str, graph.nodes), [(str(a), str(b)) for a, b in graph.edges], mutual)


def hand(mutual: bool | None) -> Network:
    arcs = [tuple(arc.split(">")) for arc in HAND.split()]
    return Network.of({uid for arc in arcs for uid in arc}, arcs, mutual)


def test_karate_splits_by_club() -> None:
    graph = nx.karate_club_graph()
    clubs = {str(node): club for node, club in graph.nodes(data="club")}
    network = of(graph)
    found = mixing(network, [clubs[uid] for uid in network.uids])
    assert found.groups == ("Mr. Hi", "Officer")
    assert found.sizes.tolist() == [17, 17]
    assert found.pairs.tolist() == [[35, 11], [11, 32]]
    assert ei_index(found) == pytest.approx(-0.7179, abs=5e-5)
    assert found.expected() == pytest.approx(
        np.array([[136, 289], [289, 136]]) * 78 / 561, rel=1e-12
    )


@pytest.mark.parametrize(("sizes", "value"), [((20, 10, 5), 0.176), ((90, 5, 5), -0.626)])
def test_what_sizes_alone_give_is_as_worked_out_by_hand(
    sizes: tuple[int, ...], value: float
) -> None:
    groups = [name for name, size in zip("xyz", sizes, strict=True) for _ in range(size)]
    network = Network.of([f"{i:03}" for i in range(sum(sizes))], [])
    assert ei_expected(mixing(network, groups)) == pytest.approx(value, abs=5e-4)


def test_actors_without_a_group_count_nowhere() -> None:
    network = Network.of("abcd", [("a", "b"), ("b", "c"), ("c", "d")])
    found = mixing(network, ["x", "x", "", "y"])
    assert (found.m, found.internal, found.unknown) == (1, 1, 1)
    assert ei_index(found) == -1
    assert ei_expected(found) == pytest.approx(1 / 3)


@pytest.mark.parametrize("groups", [["", ""], ["x", ""]])
def test_without_known_groups_there_is_nothing_to_say(groups: list[str]) -> None:
    found = mixing(Network.of("ab", [("a", "b")]), groups)
    assert ei_index(found) is None
    assert ei_expected(found) is None
    assert found.expected() is None
    assert ei_chance(Network.of("ab", [("a", "b")]), groups) is None
    assert mixing(Network.of("", []), []).pairs.shape == (0, 0)


def test_a_split_by_club_is_no_chance_and_repeats() -> None:
    graph = nx.karate_club_graph()
    network = of(graph)
    clubs = [graph.nodes[int(uid)]["club"] for uid in network.uids]
    found = ei_chance(network, clubs)
    assert found is not None
    assert found.p == pytest.approx(1 / 1001)
    assert found.mean == pytest.approx(1 / 33)  # 17 of each: 1 − 2·2·17·16/(34·33)
    assert ei_chance(network, clubs) == found
    assert found.low < found.mean < found.high


def test_chance_agrees_with_every_deal_there_is() -> None:
    network = Network.of("abcdef", [("a", "b"), ("b", "c"), ("a", "c"), ("d", "e"), ("c", "d")])
    groups = list("xxxyyy")
    deals = [
        1 - 2 * sum((a in chosen) == (b in chosen) for a, b in network.pairs.tolist()) / 5
        for chosen in itertools.combinations(range(6), 3)
    ]
    mean = sum(deals) / len(deals)
    seen = 1 - 2 * 4 / 5
    exact = sum(abs(d - mean) >= abs(seen - mean) - 1e-12 for d in deals) / len(deals)
    found = ei_chance(network, groups, runs=20_000)
    assert found is not None
    assert found.p == pytest.approx(exact, abs=0.01)


def test_diversity_by_hand() -> None:
    assert blau([2, 2]) == 0.5
    assert blau([1, 1, 2]) == pytest.approx(0.625)
    assert iqv([1, 1, 1], 3) == pytest.approx(1)
    assert iqv([3], 3) == 0
    assert concentration([5]) == 1
    assert concentration([1, 1, 2]) == pytest.approx(0.375)
    assert (blau([]), iqv([1], 1), concentration([0, 0])) == (None, None, None)


def test_brokers_of_the_hand_made_network_are_as_worked_out() -> None:
    network = hand(mutual=False)
    found = brokerage(network, [uid[0] for uid in network.uids], directed=True).set_index("uid")
    roles = {
        uid: {role: int(row[role]) for role in ROLES if row[role]} for uid, row in found.iterrows()
    }
    assert roles == {
        "a1": {},
        "a2": {},
        "a3": {"coordinator": 1, "representative": 1},
        "b1": {"consultant": 1, "gatekeeper": 2, "liaison": 1},
        "b2": {},
        "c1": {"liaison": 1},
    }


def brute(network: Network, groups: list[str], directed: bool) -> list[list[int]]:
    pairs = network.arcs.tolist() if directed else network.pairs.tolist()
    tied = {tuple(pair) for pair in pairs}
    if not directed:
        tied |= {(b, a) for a, b in tied}
    rows = [[0] * 5 for _ in groups]
    for a, b, c in itertools.permutations(range(network.n), 3):
        x, y, z = groups[a], groups[b], groups[c]
        if not (x and y and z) or (a, b) not in tied or (b, c) not in tied or (a, c) in tied:
            continue
        role = 0 if x == y == z else 1 if x == z else 2 if y == z else 3 if x == y else 4
        rows[b][role] += 1
    return rows


@pytest.mark.parametrize("seed", range(6))
def test_brokerage_is_what_counting_every_way_gives(seed: int) -> None:
    draw = random.Random(seed)
    graph = nx.gnp_random_graph(14, 0.3, seed=seed, directed=True)
    network = of(graph, mutual=False)
    groups = [draw.choice(["x", "y", "z", ""]) for _ in network.uids]
    directed = brokerage(network, groups, directed=True)
    assert directed[list(ROLES)].to_numpy().tolist() == brute(network, groups, True)
    mutual = brokerage(network, groups)
    assert "representative" not in mutual
    expected = [[a // 2, b // 2, c, e // 2] for a, b, c, d, e in brute(network, groups, False)]
    names = [role for role in ROLES if role != "representative"]
    assert mutual[names].to_numpy().tolist() == expected


@pytest.mark.parametrize("uids", ["", "a", "ab"])
def test_nobody_brokers_where_nobody_is_tied(uids: str) -> None:
    found = brokerage(Network.of(uids, []), ["x"] * len(uids))
    assert found["uid"].tolist() == list(uids)
    assert found["coordinator"].sum() == 0


def test_a_star_is_all_core_and_periphery() -> None:
    found = core_periphery(of(nx.star_graph(9)))
    assert found is not None
    assert found.fit == pytest.approx(1)
    assert found.core.tolist() == [0]


def test_a_wheel_fits_less_and_a_ring_has_no_core() -> None:
    found = core_periphery(of(nx.wheel_graph(10)))
    assert found is not None
    # 9 of the 18 pairs lie in the pattern of 9 among 45: (45·9 − 18·9)/√(18·27·9·36).
    assert found.fit == pytest.approx(243 / math.sqrt(18 * 27 * 9 * 36))
    for graph in (nx.cycle_graph(10), nx.complete_graph(4), nx.empty_graph(3), nx.empty_graph(0)):
        assert core_periphery(of(graph)) is None


@pytest.mark.parametrize("seed", range(4))
def test_the_best_cut_is_the_best_of_all_correlations(seed: int) -> None:
    graph = nx.gnm_random_graph(12, 20, seed=seed)
    network, found = of(graph), core_periphery(of(graph))
    matrix = nx.to_numpy_array(graph, nodelist=sorted(graph, key=str))
    upper = np.triu_indices(12, 1)
    degree = matrix.sum(axis=0)
    fits = []
    for least in sorted(set(degree))[1:]:
        core = degree >= least
        ideal = (core[:, None] | core[None, :]).astype(float)
        if ideal[upper].min() < 1:
            fits.append(float(np.corrcoef(matrix[upper], ideal[upper])[0, 1]))
    assert found is not None
    assert found.fit == pytest.approx(max(fits))
    assert network.n == 12


def test_who_is_tied_to_two_groups_takes_part_in_both() -> None:
    graph = nx.disjoint_union(nx.complete_graph(6), nx.complete_graph(6))
    graph.add_edge(0, 6)
    network = of(graph)
    at = {uid: i for i, uid in enumerate(network.uids)}
    spread = participation(network)
    assert spread[at["0"]] == pytest.approx(1 - (25 + 1) / 36)
    assert spread[at["1"]] == 0
    assert np.isnan(within_module_z(network)).all()


def test_a_hub_of_its_community_stands_out() -> None:
    network = of(nx.star_graph(5))
    values = within_module_z(network)
    # Degrees 5, 1, 1, 1, 1, 1: mean 5/3, deviation √(20/9).
    assert values[0] == pytest.approx((5 - 5 / 3) / math.sqrt(20 / 9))
    assert values[1] == pytest.approx((1 - 5 / 3) / math.sqrt(20 / 9))
    assert participation(network).tolist() == [0] * 6


def test_small_communities_say_nothing() -> None:
    for graph in (nx.complete_graph(4), nx.empty_graph(2), nx.empty_graph(0)):
        assert np.isnan(participation(of(graph))).all()
        assert np.isnan(within_module_z(of(graph))).all()
