"""How likely a tie is: by hand, against another library, and on networks with hidden ties."""

import networkx as nx
import numpy as np
import pytest

from benchmarks.hidden import precisions
from graph.measures.likely import likely
from graph.network import Network


def everyone(network: Network) -> np.ndarray:
    return likely(network, np.arange(network.n))


def test_a_partner_in_common_counts_twice_a_way_of_three_steps() -> None:
    path = Network.of("abcd", ["ab", "bc", "cd"])
    assert everyone(path)[0] == pytest.approx([0, 0, 2 / 3, 1 / 3])


def test_a_tie_that_is_there_is_judged_as_if_it_were_not() -> None:
    square = Network.of("abcd", ["ab", "bc", "cd", "ad"])
    alone = Network.of("ab", ["ab"])
    # a and c: two partners in common, the best; a and b: one way of three steps, none in common
    assert everyone(square)[0] == pytest.approx([0, 0, 2 / 3, 0])
    assert everyone(alone).tolist() == [[0, 0], [0, 0]]
    # with a fifth that hangs on d, a and b have b–c–d–a, and b–e is open by the same steps
    more = Network.of("abcde", ["ab", "bc", "cd", "ad", "de"])
    found = everyone(more)
    assert found[0, 1] == pytest.approx((1 / np.sqrt(2 * 3)) / (2 / np.sqrt(2 * 3)) / 3)


def test_nobody_and_isolates_have_nothing_to_expect() -> None:
    assert everyone(Network.of("", [])).shape == (0, 0)
    assert everyone(Network.of("abc", [])).tolist() == [[0.0] * 3] * 3


def test_partners_in_common_count_as_another_library_counts_them() -> None:
    graph = nx.gnp_random_graph(40, 0.08, seed=3)
    while not nx.is_bipartite(graph):  # without triangles nor odd ways: no ways of three steps
        graph.remove_edge(*nx.find_cycle(graph)[0])
    uids = [f"{n:02}" for n in range(40)]
    network = Network.of(uids, [(uids[a], uids[b]) for a, b in graph.edges])
    sides = nx.bipartite.color(graph) if nx.is_connected(graph) else None
    found = everyone(network)
    theirs = {(a, b): worth for a, b, worth in nx.resource_allocation_index(graph)}
    most = max(theirs.values())
    alike = {pair: worth for pair, worth in theirs.items() if worth > 0}
    assert sides is None or all(sides[a] == sides[b] for a, b in alike)
    for (a, b), worth in alike.items():
        assert found[a, b] == pytest.approx(worth / most * 2 / 3)


@pytest.mark.parametrize("name", ["lazega", "krackhardt", "wetlands"])
def test_hidden_ties_are_found_before_what_others_find(name: str) -> None:
    reached = precisions(name)
    assert reached["Saan"] > max(reached["common neighbours"], reached["Adamic–Adar"])
