"""Figures of the scorecard against other libraries, and how their cost grows with the network.

Run as `python benchmarks/bench_strength.py [--large]`. CPU seconds of one run each; networks of
1,000 and 10,000 actors, with `--large` 100,000; five pairs an actor, communities of about 50,
skewed degrees. Goals: at least 10 × networkx at 10,000; at most 3 × the best library; at most
20 × the CPU for ten times the actors; the robustness curve at most 0.2 × networkx with 21 points.
"""

import sys
from collections.abc import Callable
from time import process_time
from typing import Any

import networkit
import networkx as nx
import numpy as np
import rustworkx

from graph.kinds import SECTORS
from graph.measures import actor_figures, brokerage, keyplayers, mixing, scorecard
from graph.measures.centrality import betweenness
from graph.measures.closure import surroundings, transitivity
from graph.measures.communities import communities, participation
from graph.measures.components import bridges, components, cut_vertices
from graph.measures.cores import core_max, core_periphery
from graph.measures.distances import distances
from graph.measures.robustness import robustness
from graph.network import Network

Measure = Callable[[Any], Any]

OURS: dict[str, Measure] = {
    "components": components,
    "core_max": core_max,
    "cut_vertices": cut_vertices,
    "bridges": bridges,
    "transitivity": transitivity,
    "constraint": surroundings,
    "communities": communities,
    "distances": distances,
    "betweenness": betweenness,
    "robustness": robustness,
    "mixing": lambda network: mixing.mixing(network, sectors(network)),
    "ei_chance": lambda network: mixing.ei_chance(network, sectors(network)),
    "brokerage": lambda network: brokerage(network, sectors(network)),
    "core_periphery": core_periphery,
    "participation": participation,
    "breaking": lambda network: keyplayers.breaking(network, 3),
    "reaching": lambda network: keyplayers.reaching(network, 3),
    "scorecard": scorecard,
    "actor_figures": actor_figures,
}
NETWORKX: dict[str, Measure] = {
    "components": nx.number_connected_components,
    "core_max": nx.core_number,
    "cut_vertices": lambda g: list(nx.articulation_points(g)),
    "bridges": lambda g: list(nx.bridges(g)),
    "transitivity": nx.transitivity,
    "constraint": nx.constraint,
    "communities": lambda g: nx.community.louvain_communities(g, seed=1),
    "distances": nx.global_efficiency,
    "betweenness": nx.betweenness_centrality,
    "robustness": lambda g: points(g, 21),
    "mixing": lambda g: nx.attribute_mixing_matrix(g, "sector"),
}
BEST: dict[str, tuple[str, Measure]] = {
    "components": ("networkit", lambda g: networkit.components.ConnectedComponents(g[0]).run()),
    "core_max": ("networkit", lambda g: networkit.centrality.CoreDecomposition(g[0]).run()),
    "cut_vertices": ("rustworkx", lambda g: rustworkx.articulation_points(g[1])),
    "bridges": ("rustworkx", lambda g: rustworkx.bridges(g[1])),
    "transitivity": ("rustworkx", lambda g: rustworkx.transitivity(g[1])),
    "communities": (
        "networkit",
        lambda g: networkit.community.ParallelLeiden(g[0], iterations=10).run(),
    ),
    "betweenness": (
        "networkit",
        lambda g: (
            networkit.centrality.KadabraBetweenness(g[0], 0.01).run()
            if g[0].numberOfNodes() > 5_000
            else networkit.centrality.Betweenness(g[0]).run()
        ),
    ),
}
NETWORKX_UP_TO = {"distances": 1_000, "betweenness": 1_000, "robustness": 10_000}


def made(n: int, seed: int = 1) -> Network:
    """A network of n actors in communities of 50: four pairs in five stay inside."""
    rng = np.random.default_rng(seed)
    ties = 5 * n
    fame = rng.pareto(2.0, n) + 0.2
    start = rng.choice(n, ties, p=fame / fame.sum())
    inside = start // 50 * 50 + rng.integers(0, 50, ties)
    end = np.where(rng.random(ties) < 0.8, np.minimum(inside, n - 1), rng.integers(0, n, ties))
    uids = [f"{i:06}" for i in range(n)]
    return Network.of(uids, [(uids[a], uids[b]) for a, b in zip(start, end, strict=True)])


def sectors(network: Network) -> list[str]:
    """A sector for each actor."""
    return [SECTORS[place % 7 % 3] for place in range(network.n)]


def beside() -> dict[str, Measure]:
    """igraph's way to the same figures, where whoever runs this has installed it; else nothing."""
    try:
        import igraph  # type: ignore[import-not-found, unused-ignore]  # GPL: never a dependency
    except ImportError:
        return {}

    def of(measure: Measure) -> Measure:
        return lambda g: measure(igraph.Graph(n=len(g), edges=list(g.edges)))

    return {
        "components": of(lambda g: g.connected_components()),
        "core_max": of(lambda g: g.coreness()),
        "cut_vertices": of(lambda g: g.articulation_points()),
        "bridges": of(lambda g: g.bridges()),
        "transitivity": of(lambda g: g.transitivity_undirected()),
        "constraint": of(lambda g: g.constraint()),
        "communities": of(lambda g: g.community_leiden("modularity")),
    }


def points(graph: nx.Graph, count: int) -> list[int]:
    """The largest part after each of `count` equal lots of removals by highest degree."""
    left, sizes = graph.copy(), []
    for _ in range(count - 1):
        lot = sorted(left.degree, key=lambda pair: -pair[1])[: max(len(graph) // (count - 1), 1)]
        left.remove_nodes_from([actor for actor, _ in lot])
        sizes.append(max(map(len, nx.connected_components(left)), default=0))
    return sizes


def for_other_libraries(network: Network) -> tuple[nx.Graph, tuple[Any, Any]]:
    """The same network for networkx, and for networkit and rustworkx."""
    pairs = list(map(tuple, network.pairs.tolist()))
    plain = nx.empty_graph(network.n)
    plain.add_edges_from(pairs)
    nx.set_node_attributes(plain, dict(enumerate(sectors(network))), "sector")
    low, high = network.pairs.astype(np.uint64).T
    kit = networkit.GraphFromCoo((low.copy(), high.copy()), n=network.n)
    rust = rustworkx.PyGraph(multigraph=False)
    rust.add_nodes_from(range(network.n))
    rust.add_edges_from_no_data(pairs)
    return plain, (kit, rust)


def seconds(measure: Measure, subject: Any) -> float:
    """CPU seconds of one run."""
    start = process_time()
    measure(subject)
    return process_time() - start


def main(sizes: list[int]) -> None:
    """Measures every figure at every size and prints one table for each size."""
    networkit.setNumberOfThreads(1)
    scorecard(made(100))
    before: dict[str, float] = {}
    third = beside()
    for n in sizes:
        network = made(n)
        plain, fast = for_other_libraries(network)
        print(f"\n{n:,} actors, {network.m:,} pairs; CPU seconds")
        head = f"{'figure':15}{'ours':>9}{'networkx':>11}{'best':>9}{'ours/best':>11}{'growth':>9}"
        print(head + (f"{'igraph':>11}" if third else ""))
        for name, measure in OURS.items():
            ours = seconds(measure, made(n))
            limit = NETWORKX_UP_TO.get(name, 10_000)
            theirs = seconds(NETWORKX[name], plain) if name in NETWORKX and n <= limit else None
            best = seconds(BEST[name][1], fast) if name in BEST else None
            cells = [
                f"{ours:9.3f}",
                f"{theirs / ours:10.1f}×" if theirs is not None else f"{'':11}",
                f"{best:9.3f}" if best is not None else f"{'':9}",
                f"{ours / best:10.1f}×" if best else f"{'':11}",
                f"{ours / before[name]:8.1f}×" if name in before else f"{'':9}",
                f"{seconds(third[name], plain) / ours:10.1f}×" if name in third else "",
            ]
            print(f"{name:15}" + "".join(cells), flush=True)
            before[name] = ours


if __name__ == "__main__":
    main([1_000, 10_000, 100_000] if "--large" in sys.argv[1:] else [1_000, 10_000])
