"""The figures of real networks agree with those that networkx gave."""

import csv
import json
import random
from itertools import combinations
from typing import Any

import networkx as nx
import pytest

from graph.measures import actor_figures, scorecard
from graph.measures.communities import communities
from graph.network import Network
from tests.support.places import FILES

DATA = FILES / "networks"
CASES = [
    ("krackhardt", "friendship", False),
    ("krackhardt", "advice", False),
    ("krackhardt", "reports to", False),
    ("lazega", "co-work", False),
    ("lazega", "advice", False),
    ("lazega", "friendship", False),
    ("netsci", "co-authorship", None),
    ("wetlands", "organisations only", None),
]


def table(folder: str, name: str) -> list[dict[str, str]]:
    with (DATA / folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def network_of(folder: str, kind: str, mutual: bool | None) -> Network:
    wanted = "collaborates" if folder == "wetlands" else kind
    actors = [row["id"] for row in table(folder, "nodes.csv") if row["kind"] != "activity"]
    ties = [(r["from"], r["to"]) for r in table(folder, "ties.csv") if r["type"] == wanted]
    return Network.of(actors, ties, mutual=mutual)


def expected_of(folder: str, kind: str) -> dict[str, Any]:
    return json.loads((DATA / folder / "expected.json").read_text("utf-8"))[kind]


@pytest.mark.parametrize(("folder", "kind", "mutual"), CASES)
def test_figures_of_a_real_network_agree_with_networkx(
    folder: str, kind: str, mutual: bool | None
) -> None:
    expected = expected_of(folder, kind)
    card = scorecard(network_of(folder, kind, mutual), directed=True).as_dict()
    for name, value in {**expected["undirected"], **expected.get("directed", {})}.items():
        if isinstance(value, float):
            assert card[name] == pytest.approx(value, rel=0, abs=1e-9), name
        else:
            assert card[name] == value, name
    assert "sampled" not in card


@pytest.mark.parametrize(("folder", "kind", "mutual"), CASES)
def test_betweenness_of_real_actors_agrees_with_networkx(
    folder: str, kind: str, mutual: bool | None
) -> None:
    found = actor_figures(network_of(folder, kind, mutual)).set_index("uid")["betweenness"]
    for uid, value in expected_of(folder, kind)["betweenness"].items():
        assert found[uid] == pytest.approx(value, rel=0, abs=1e-9), uid


LEIDEN = {
    ("lazega", "co-work"): (0.300736, 0.300736),
    ("lazega", "advice"): (0.280286, 0.286543),
    ("lazega", "friendship"): (0.36877, 0.374564),
    ("krackhardt", "advice"): (0.044233, 0.071249),
    ("krackhardt", "friendship"): (0.146851, 0.167361),
    ("krackhardt", "reports to"): (0.5775, 0.5775),
    ("netsci", "co-authorship"): (0.958752, 0.9599),
    ("wetlands", "organisations only"): (0.391788, 0.401265),
}
"""The worst and the best Q of 50 seeded runs of leidenalg 0.12.0."""


@pytest.mark.parametrize(("folder", "kind", "mutual"), CASES)
def test_modularity_is_as_good_as_leidenalg_s_and_that_of_the_communities_shown(
    folder: str, kind: str, mutual: bool | None
) -> None:
    network = network_of(folder, kind, mutual)
    card, people = scorecard(network), actor_figures(network)
    worst, best = LEIDEN[folder, kind]
    assert card["modularity"] is not None
    assert worst - 0.01 <= card["modularity"] <= best + 0.001
    groups = people.groupby("community").groups.values()
    graph = nx.Graph(network.pairs.tolist())
    graph.add_nodes_from(range(network.n))
    assert nx.community.modularity(graph, map(set, groups)) == pytest.approx(card["modularity"])
    assert len(groups) == card["communities"]


SMALL = [case for case in CASES if case[0] != "netsci"]


@pytest.mark.parametrize(("folder", "kind", "mutual"), SMALL)
def test_communities_are_as_good_as_the_best_of_leidenalg_whatever_the_ids(
    folder: str, kind: str, mutual: bool | None
) -> None:
    network = network_of(folder, kind, mutual)
    found = set()
    for seed in range(3):
        names = [f"x{at:03}" for at in range(network.n)]
        random.Random(seed).shuffle(names)
        renamed = Network.of(names, [(names[a], names[b]) for a, b in network.pairs.tolist()])
        groups = communities(renamed)
        assert groups is not None
        assert groups.modularity == pytest.approx(LEIDEN[folder, kind][1], abs=0.0012)
        of = dict(zip(renamed.uids, groups.labels.tolist(), strict=True))
        found.add(tuple(of[a] == of[b] for a, b in combinations(names, 2)))
    assert len(found) == 1


def test_counts_are_whole_numbers_in_json() -> None:
    card = scorecard(network_of("lazega", "friendship", False), directed=True).as_dict()
    counts = "actors ties pairs diameter components core_max communities arcs strong_components"
    for name in counts.split():
        assert type(json.loads(json.dumps(card))[name]) is int, name
