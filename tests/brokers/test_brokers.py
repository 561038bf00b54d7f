"""Load, sole bridges and backups: by hand, and against networkx on random networks."""

from itertools import combinations
from random import Random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.brokers.analysis import brokers
from graph.brokers.cut_vertices import cuts
from graph.brokers.load import load
from graph.brokers.since import since
from graph.measures.components import cut_vertices
from graph.network import Network
from tests.support.columns import OPEN, columns
from tests.support.made import day


def net(*pairs: str, also: str = "") -> Network:
    names = {name for pair in pairs for name in pair} | set(also)
    return Network.of(names, [tuple(pair) for pair in pairs])


@st.composite
def networks(draw: st.DrawFn) -> Network:
    n = draw(st.integers(1, 9))
    pairs = [(f"{a}", f"{b}") for a, b in combinations(range(n), 2)]
    return Network.of(
        map(str, range(n)), draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    )


def graph_of(network: Network) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(network.uids)
    graph.add_edges_from((network.uids[a], network.uids[b]) for a, b in network.pairs)
    return graph


def test_of_a_line_and_a_ring_by_hand() -> None:
    line = load(net("ab", "bc"))
    assert (line.pairs, line.share.tolist(), line.alone.tolist()) == (1, [0, 1, 0], [0, 1, 0])
    assert (line.top, line.concentrated, line.on_one) == (1, 1, 1)
    ring = load(net("ab", "bc", "cd", "da"))
    assert (ring.pairs, ring.share.tolist(), ring.on_one) == (2, [0.25] * 4, 0)


@pytest.mark.parametrize("network", [net("ab"), net("ab", "bc", "ca"), net(also="a"), net()])
def test_where_nobody_introduces_anybody_nothing_is_defined(network: Network) -> None:
    found = load(network)
    assert (found.pairs, found.top, found.concentrated, found.on_one) == (0, None, None, None)


@settings(max_examples=200, deadline=None)
@given(networks())
def test_the_load_is_that_of_brute_force(network: Network) -> None:
    graph = graph_of(network)
    share, alone, pairs = dict.fromkeys(graph, 0.0), dict.fromkeys(graph, 0), 0
    for a, c in combinations(graph, 2):
        common = [] if graph.has_edge(a, c) else list(nx.common_neighbors(graph, a, c))
        pairs += bool(common)
        for b in common:
            share[b] += 1 / len(common)
            alone[b] += len(common) == 1
    found = load(network)
    assert found.pairs == pairs
    assert found.share == pytest.approx([share[u] / max(pairs, 1) for u in network.uids])
    assert found.alone.tolist() == [alone[u] for u in network.uids]


@settings(max_examples=200, deadline=None)
@given(networks())
def test_what_is_lost_is_what_really_falls_away(network: Network) -> None:
    graph = graph_of(network)
    vertices, pairs = cuts(network)
    assert sorted(cut.who[0] for cut in vertices) == sorted(nx.articulation_points(graph))
    assert {frozenset(cut.who) for cut in pairs} == {frozenset(e) for e in nx.bridges(graph)}
    for cut in (*vertices, *pairs):
        whole = nx.node_connected_component(graph, cut.who[0])
        rest = graph.subgraph(whole).copy()
        if len(cut.who) == 1:
            rest.remove_nodes_from(cut.who)
        else:
            rest.remove_edge(*cut.who)
        pieces = sorted(nx.connected_components(rest), key=len)
        assert cut.lost == sum(map(len, pieces[:-1]))
        assert len(cut.names) == cut.lost
        assert any(len(p) == len(pieces[-1]) and not p & {*cut.names} for p in pieces)


def test_those_most_would_be_lost_with_come_first() -> None:
    vertices, pairs = cuts(net("ab", "bc", "cd", "de", "ef", "fd"))
    assert [(cut.who, cut.lost, cut.names) for cut in vertices] == [
        (("c",), 2, ("a", "b")),
        (("d",), 2, ("e", "f")),
        (("b",), 1, ("a",)),
    ]
    assert [(cut.who, cut.lost) for cut in pairs] == [
        (("c", "d"), 3),
        (("b", "c"), 2),
        (("a", "b"), 1),
    ]


LINE = columns(
    dict.fromkeys("abc", OPEN),
    [
        ("a", "b", "COLLABORATE", OPEN),
        ("b", "c", "COLLABORATE", (20200315, 99999999)),
        ("a", "c", "COLLABORATE", (20190101, 20200601)),
        ("a", "c", "COOPERATE", (20210101, 20210201)),
    ],
)


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ("2020-03-14", {"a": day("2019-01-01")}),  # b–a–c; b–c has not begun
        ("2020-03-15", {}),  # all three tied
        ("2020-05-31", {}),
        ("2020-06-01", {"b": day("2020-06-01")}),
        ("2020-12-31", {"b": day("2020-06-01")}),
        ("2021-01-15", {}),
        ("2021-02-01", {"b": day("2021-02-01")}),  # again, after a break
        ("2026-01-01", {"b": day("2021-02-01")}),
    ],
)
def test_since_when_someone_has_been_the_only_bridge(on: str, found: dict[str, object]) -> None:
    assert since(LINE, cut_vertices, day(on)) == found


def test_what_was_always_so_has_no_first_day() -> None:
    always = columns(
        dict.fromkeys("abc", OPEN),
        [("a", "b", "COLLABORATE", OPEN), ("b", "c", "COLLABORATE", OPEN)],
    )
    assert since(always, cut_vertices, day("2020-01-01")) == {"b": None}


def test_where_someone_stands_and_who_could_take_over() -> None:
    # b joins two of the people and two of the state; x knows three of the four.
    star = net("bp", "bq", "bs", "bt", "xp", "xq", "xs", "pq")
    groups = {"p": "people", "q": "people", "s": "state", "t": "state", "b": "", "x": ""}
    found = brokers(star, [groups[uid] for uid in star.uids], {"b": day("2020-01-01")})
    first = found.brokers[0]
    assert (first.uid, first.degree, first.lost, first.names) == ("b", 4, 1, ("t",))
    # Open pairs of b: p–s, p–t, q–s, q–t, s–t; x is tied to both of p–s and q–s.
    assert (first.between.pairs, first.between.between, first.between.joins) == (
        5,
        ("people", "state"),
        4,
    )
    assert (first.backup.uid, first.backup.share) == ("x", 0.4)
    assert first.since == day("2020-01-01")
    assert sum(first.roles.values()) == 0  # b's own group is not known
    # Six more through b alone or shared: p–t, q–t, s–t and b–x by p, q and s.
    assert found.load.pairs == 6
    assert first.share == pytest.approx((3 + 2 / 2) / 6)
    assert first.alone == 3
    assert [(each.one, each.other, each.lost) for each in found.bridges] == [("b", "t", 1)]


def test_the_role_is_that_of_gould_and_fernandez() -> None:
    found = brokers(net("ab", "bc"), ["x", "x", "y"], {})
    roles = {"coordinator": 0, "consultant": 0, "gatekeeper": 1, "liaison": 0}
    assert found.brokers[0].roles == roles


def test_nobody_backs_up_the_middle_of_a_star() -> None:
    found = brokers(net("ba", "bc", "bd"), ["", "", "", ""], {})
    assert (found.brokers[0].backup.uid, found.brokers[0].between.between) == (None, None)


def test_a_large_network_is_sampled_and_says_so() -> None:
    graph = nx.random_regular_graph(4, 6_000, seed=3)
    large = Network.of((f"{i:04}" for i in graph), [(f"{a:04}", f"{b:04}") for a, b in graph.edges])
    found = load(large)
    assert found.sampled
    # Nearly no short cycles: 6 open pairs a broker.
    assert found.pairs == pytest.approx(6_000 * 6, rel=0.02)
    assert found.share.sum() == pytest.approx(1)


def test_whoever_alone_joins_two_halves_is_told_of_however_little_goes_over_them() -> None:
    """Two rings of 30, each tied to three on either side, and one with a tie to either."""
    names = [f"{side}{at:02}" for side in "lr" for at in range(30)]
    ties = [
        (f"{side}{at:02}", f"{side}{(at + by) % 30:02}")
        for side in "lr"
        for at in range(30)
        for by in (1, 2, 3)
    ]
    network = Network.of([*names, "m"], [*ties, ("m", "l00"), ("m", "r00")])
    found = brokers(network, ("",) * 61, {})
    assert len(found.brokers) == 51
    assert [(each.uid, each.lost) for each in found.brokers if each.lost] == [
        ("l00", 29),
        ("r00", 29),
        ("m", 30),
    ]
    assert found.brokers[-1].uid == "m"


def test_of_two_thousand_all_cut_vertices_and_bridges_are_there() -> None:
    random = Random(4)
    names = [f"a{at:04}" for at in range(2_000)]
    tree = [(names[random.randrange(at)], names[at]) for at in range(1, 2_000)]
    more = [tuple(random.sample(names, 2)) for _ in range(1_500)]
    network = Network.of(names, [*tree, *more])
    graph = graph_of(network)
    found = brokers(network, ("",) * 2_000, {})
    cut = {each.uid for each in found.brokers if each.lost}
    assert cut == set(nx.articulation_points(graph))
    assert len(cut) > 100
    assert {frozenset((each.one, each.other)) for each in found.bridges} == {
        frozenset(pair) for pair in nx.bridges(graph)
    }


def test_who_could_take_over_is_found_among_all() -> None:
    """h joins a–f, none tied. Five share four partners in a ring, who know each other; x shares
    three who don't: more open pairs go over x."""
    hub = [("h", each) for each in "abcdefg"]
    ring = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a"), ("a", "c"), ("b", "d")]
    five = [(f"n{at}", each) for at in range(5) for each in "abcd"]
    ties = [*hub, *ring, *five, ("x", "e"), ("x", "f"), ("x", "g")]
    network = Network.of({name for tie in ties for name in tie}, ties)
    found = brokers(network, ("",) * network.n, {})
    (first,) = (each for each in found.brokers if each.uid == "h")
    assert (first.backup.uid, first.backup.share) == ("x", 3 / 15)
