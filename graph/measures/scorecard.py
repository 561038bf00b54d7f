"""The scorecard: every figure of a whole network, under its name in JSON."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from graph.measures.betweenness import CHANCE, ERROR, betweenness
from graph.measures.centralization import (
    betweenness_centralization,
    degree_centralization,
    indegree_centralization,
    outdegree_centralization,
)
from graph.measures.closure import transitivity
from graph.measures.communities import count_of_communities, modularity_found
from graph.measures.components import (
    components,
    fragmentation,
    largest_component_share,
    strong_components,
)
from graph.measures.cores import core_max
from graph.measures.counts import density, density_directed, mean_degree, tie_mix
from graph.measures.cut_vertices import bridges, cut_vertices
from graph.measures.distances import diameter, distances, global_efficiency, mean_path
from graph.measures.periphery import core_periphery_fit
from graph.measures.reciprocity import arc_reciprocity, dyad_reciprocity
from graph.measures.robustness import ORDERS, robustness, robustness_runs
from graph.measures.sampling import SOURCES, Sampled
from graph.measures.shape import shape
from graph.network import Network


@dataclass(frozen=True)
class DirectedFigures:
    """Figures of the arcs, the ties that one side reported, over all n actors."""

    arcs: int
    density_directed: float | None
    indegree_centralization: float | None
    outdegree_centralization: float | None
    strong_components: int


@dataclass(frozen=True, kw_only=True)
class Scorecard:
    """The figures of a network on a day; None where a figure is not defined.

    Names, ranges and sources are those of the functions of the same names. `directed` only where
    asked for; `sampled` says which figures are estimates, and how far they may be off.
    """

    actors: int
    ties: int
    pairs: int
    density: float | None
    mean_degree: float | None
    tie_mix: dict[str, float | None]
    degree_centralization: float | None
    betweenness_centralization: float | None
    arc_reciprocity: float | None
    dyad_reciprocity: float | None
    transitivity: float | None
    mean_path: float | None
    diameter: int | None
    global_efficiency: float | None
    components: int
    largest_component_share: float | None
    fragmentation: float | None
    core_max: int | None
    core_periphery: float | None
    cut_vertices: list[str]
    bridges: list[list[str]]
    communities: int | None
    modularity: float | None
    robustness: float | None
    shape: str
    shape_near: str | None
    tightness: str | None
    directed: DirectedFigures | None = None
    sampled: tuple[Sampled, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The figures in the order and under the names of `saan strength -f json`.

        With "sampled", figure → {"method", "size", "error", "confidence", "seed"}, only where
        something was sampled.
        """
        row = {f.name: getattr(self, f.name) for f in fields(self)[:-2]}
        if self.directed:
            row |= vars(self.directed)
        if self.sampled:
            row["sampled"] = {
                note.figure: {k: v for k, v in vars(note).items() if k != "figure"}
                for note in self.sampled
            }
        return row


FIGURES: dict[str, Callable[[Network], Any]] = {
    "actors": lambda network: network.n,
    "ties": lambda network: network.ties,
    "pairs": lambda network: network.m,
    "density": density,
    "mean_degree": mean_degree,
    "tie_mix": tie_mix,
    "degree_centralization": degree_centralization,
    "betweenness_centralization": betweenness_centralization,
    "arc_reciprocity": arc_reciprocity,
    "dyad_reciprocity": dyad_reciprocity,
    "transitivity": transitivity,
    "mean_path": mean_path,
    "diameter": diameter,
    "global_efficiency": global_efficiency,
    "components": components,
    "largest_component_share": largest_component_share,
    "fragmentation": fragmentation,
    "core_max": core_max,
    "core_periphery": core_periphery_fit,
    "cut_vertices": cut_vertices,
    "bridges": bridges,
    "communities": count_of_communities,
    "modularity": modularity_found,
    "robustness": robustness,
    "shape": lambda network: shape(network).name,
    "shape_near": lambda network: shape(network).near,
    "tightness": lambda network: shape(network).tightness,
}
"""Name of a figure → the function that computes it, in the order of the scorecard."""


def scorecard(network: Network, directed: bool = False) -> Scorecard:
    """All figures of a network; with `directed` also those of its arcs."""
    return Scorecard(
        **{name: measure(network) for name, measure in FIGURES.items()},
        directed=_directed(network) if directed else None,
        sampled=tuple(_sampled(network)),
    )


def _directed(network: Network) -> DirectedFigures:
    return DirectedFigures(
        arcs=len(network.arcs),
        density_directed=density_directed(network),
        indegree_centralization=indegree_centralization(network),
        outdegree_centralization=outdegree_centralization(network),
        strong_components=strong_components(network),
    )


def _sampled(network: Network) -> list[Sampled]:
    n, notes = network.n, []
    if not betweenness(network).exact:
        # The most central actor and the mean may both be off.
        notes.append(Sampled("betweenness_centralization", "paths", None, 2 * ERROR, CHANCE))
    found = distances(network)
    if not found.exact:
        path, efficiency = found.total_error / found.reachable, found.inverse_error / (n * (n - 1))
        notes.append(Sampled("mean_path", "sources", SOURCES, path, 0.95))
        notes.append(Sampled("global_efficiency", "sources", SOURCES, efficiency, 0.95))
    runs = robustness_runs(network)
    if runs and runs.orders < ORDERS:
        notes.append(Sampled("robustness", "orders", runs.orders, runs.error, 0.95))
    return notes
