"""Who hangs on one actor alone, all of them by name."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.brokers.cut_vertices import behind, cuts
from graph.network import Network

LINE = Network.of("abcde", [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")])


@pytest.mark.parametrize(
    ("uid", "lost"), [("b", "a"), ("c", "de"), ("d", "e"), ("a", ""), ("nobody", "")]
)
def test_without_one_of_a_line_the_shorter_side_is_lost(uid: str, lost: str) -> None:
    assert behind(LINE, uid) == tuple(lost)


@given(st.integers(3, 40), st.integers(0, 1_000))
def test_those_behind_are_those_that_cuts_counts(n: int, seed: int) -> None:
    graph = nx.gnp_random_graph(n, 1.5 / n, seed=seed)
    network = Network.of(
        (f"{at:02}" for at in graph), [(f"{a:02}", f"{b:02}") for a, b in graph.edges]
    )
    for cut in cuts(network)[0]:
        found = behind(network, cut.who[0])
        assert len(found) == cut.lost
        assert found[:20] == cut.names
