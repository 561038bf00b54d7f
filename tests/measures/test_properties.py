"""What holds of any network, and what networkx says of it."""

import math
import random
from datetime import date

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.measures import actor_figures, composition, groups, scorecard
from graph.measures.breadth_first import longest_way
from graph.measures.communities import communities, modularity
from graph.network import Network
from tests.support.columns import columns

few = settings(max_examples=25, deadline=None)


@st.composite
def graphs(draw: st.DrawFn) -> nx.Graph:
    n = draw(st.integers(3, 24))
    share = draw(st.floats(0, 0.6))
    return nx.gnp_random_graph(n, share, seed=draw(st.integers(0, 10_000)))


def as_network(graph: nx.Graph, names: dict[int, str] | None = None) -> Network:
    names = names or {i: f"{i:02}" for i in graph.nodes}
    ties = [(names[a], names[b], 1 + (a + b) % 3) for a, b in graph.edges]
    return Network.of(names.values(), ties)


@few
@given(graphs(), st.integers(0, 1000))
def test_other_names_for_the_actors_change_no_figure(graph: nx.Graph, seed: int) -> None:
    shuffled = [f"x{i:02}" for i in graph.nodes]
    random.Random(seed).shuffle(shuffled)
    names = dict(zip(graph.nodes, shuffled, strict=True))
    back = {name: f"{i:02}" for i, name in names.items()}
    plain, renamed = scorecard(as_network(graph)), scorecard(as_network(graph, names))
    # Random orders and divisions are drawn by position; they may differ a little.
    drawn = {"robustness", "communities", "modularity", "cut_vertices", "bridges"}
    for name, value in plain.as_dict().items():
        if name not in drawn:
            assert renamed.as_dict()[name] == pytest.approx(value, abs=1e-12), name
    assert sorted(back[uid] for uid in renamed["cut_vertices"]) == plain["cut_vertices"]
    bridges = sorted(sorted(back[uid] for uid in pair) for pair in renamed["bridges"])
    assert bridges == plain["bridges"]


@few
@given(graphs())
def test_networkx_gives_the_same_figures_of_the_whole(graph: nx.Graph) -> None:
    card = scorecard(as_network(graph))
    assert card["density"] == pytest.approx(nx.density(graph))
    assert card["global_efficiency"] == pytest.approx(nx.global_efficiency(graph))
    assert card["transitivity"] is None or card["transitivity"] == pytest.approx(
        nx.transitivity(graph)
    )
    assert card["components"] == nx.number_connected_components(graph)
    assert card["core_max"] == max(nx.core_number(graph).values())
    assert card["cut_vertices"] == sorted(f"{i:02}" for i in nx.articulation_points(graph))
    assert len(card["bridges"]) == len(list(nx.bridges(graph)))
    steps = [d for _, ways in nx.all_pairs_shortest_path_length(graph) for d in ways.values() if d]
    assert card["diameter"] == max(steps, default=None)
    assert card["mean_path"] == (pytest.approx(np.mean(steps)) if steps else None)


@few
@given(graphs())
def test_networkx_gives_the_same_figures_of_each_actor(graph: nx.Graph) -> None:
    found = actor_figures(as_network(graph))
    others = len(graph) - 1
    within = nx.all_pairs_shortest_path_length(graph, cutoff=2)
    expected = {
        "betweenness": nx.betweenness_centrality(graph),
        "closeness": nx.closeness_centrality(graph),
        "constraint": nx.constraint(graph),
        "effective_size": nx.effective_size(graph),
        "core": nx.core_number(graph),
        "reach2": {i: (len(ways) - 1) / others for i, ways in within},
    }
    for name, values in expected.items():
        ordered = [values[i] for i in sorted(graph.nodes)]
        assert found[name].tolist() == pytest.approx(ordered, nan_ok=True), name


@few
@given(graphs())
def test_the_eigenvector_is_that_of_the_largest_part(graph: nx.Graph) -> None:
    found = actor_figures(as_network(graph))["eigenvector"].tolist()
    part = max(nx.connected_components(graph), key=lambda part: (len(part), -min(part)))
    inside = [found[i] for i in sorted(part)]
    if len(part) > 1:
        matrix = nx.to_numpy_array(graph, nodelist=sorted(part))
        assert np.linalg.norm(inside) == pytest.approx(1)
        assert matrix @ inside == pytest.approx(np.linalg.eigvalsh(matrix)[-1] * np.array(inside))
    assert all(math.isnan(found[i]) for i in graph.nodes if i not in part or len(part) == 1)


@few
@given(graphs())
def test_modularity_is_that_of_the_division_shown(graph: nx.Graph) -> None:
    network = as_network(graph)
    found = communities(network)
    if found is None:
        return
    groups = [set(np.flatnonzero(found.labels == k)) for k in range(1, found.count + 1)]
    assert found.modularity == pytest.approx(nx.community.modularity(graph, groups))
    assert found.modularity >= modularity(network, np.zeros(network.n, dtype=np.int64)) - 1e-12
    assert [len(group) for group in groups] == sorted(map(len, groups), reverse=True)


@few
@given(st.integers(5, 60), st.integers(0, 1000))
def test_the_longest_way_is_found_without_measuring_all(n: int, seed: int) -> None:
    graph = nx.random_labeled_tree(n, seed=seed)
    graph.add_edge(0, n - 1)
    rows = nx.to_scipy_sparse_array(graph, nodelist=range(n), format="csr")
    assert longest_way(rows.indptr, rows.indices) == nx.diameter(graph)


@few
@given(graphs())
def test_a_sum_of_shares_and_every_share_stays_within_bounds(graph: nx.Graph) -> None:
    card = scorecard(as_network(graph))
    if card["pairs"]:
        assert sum(share or 0 for share in card["tie_mix"].values()) == pytest.approx(1)
    assert card["robustness"] is not None
    assert 0 <= card["robustness"] <= 0.5
    assert card["fragmentation"] is not None
    assert 0 <= card["fragmentation"] <= 1


@few
@given(graphs())
def test_a_second_tie_of_a_pair_changes_only_the_count_of_ties(graph: nx.Graph) -> None:
    ties = [(f"{a:02}", f"{b:02}", 1 + (a + b) % 3) for a, b in graph.edges]
    names = [f"{i:02}" for i in graph.nodes]
    looser = [(a, b, 1) for a, b, _ in ties[:1]]
    plain = scorecard(Network.of(names, ties)).as_dict()
    twice = scorecard(Network.of(names, [*ties, *looser])).as_dict()
    assert twice.pop("ties") == plain.pop("ties") + len(looser)
    assert twice == plain


@few
@given(graphs())
def test_an_isolate_changes_only_what_counts_all_actors(graph: nx.Graph) -> None:
    network = as_network(graph)
    names = [f"{i:02}" for i in graph.nodes]
    ties = [(names[a], names[b], 1 + (a + b) % 3) for a, b in graph.edges]
    plain = scorecard(network).as_dict()
    more = scorecard(Network.of([*names, "zz"], ties)).as_dict()
    n = network.n
    same = (
        *("ties", "pairs", "tie_mix", "transitivity", "mean_path", "diameter", "core_max"),
        *("cut_vertices", "bridges", "tightness", "arc_reciprocity"),
    )
    assert {name: more[name] for name in same} == {name: plain[name] for name in same}
    assert more["actors"] == plain["actors"] + 1
    assert more["components"] == plain["components"] + 1
    assert more["density"] == pytest.approx(plain["density"] * (n - 1) / (n + 1))
    assert more["mean_degree"] == pytest.approx(plain["mean_degree"] * n / (n + 1))
    reached = (1 - plain["fragmentation"]) * n * (n - 1)
    assert more["fragmentation"] == pytest.approx(1 - reached / (n * (n + 1)))


@few
@given(graphs())
def test_an_episode_that_is_over_changes_nothing(graph: nx.Graph) -> None:
    open_, over = (0, 99999999), (20150101, 20160101)
    names = [f"{i:02}" for i in graph.nodes]
    ties = [(names[a], names[b], "COORDINATE", open_) for a, b in graph.edges]
    ended = [(names[0], name, "COLLABORATE", over) for name in names[1:]]
    who = dict.fromkeys(names, open_)
    day = date(2016, 1, 1)
    plain, more = (columns(who, each) for each in (ties, [*ties, *ended]))
    assert scorecard(more.as_of(day)) == scorecard(plain.as_of(day))
    assert composition(more.as_of(day), groups(more, day)) == composition(
        plain.as_of(day), groups(plain, day)
    )
