"""What each figure is called, what it means, how it is computed and who defined it."""

from dataclasses import dataclass

from graph.base.words import say

NETWORK_FIGURES = (
    "actors",
    "ties",
    "pairs",
    "density",
    "mean_degree",
    "tie_mix",
    "degree_centralization",
    "betweenness_centralization",
    "arc_reciprocity",
    "dyad_reciprocity",
    "transitivity",
    "mean_path",
    "diameter",
    "global_efficiency",
    "components",
    "largest_component_share",
    "fragmentation",
    "core_max",
    "core_periphery",
    "cut_vertices",
    "bridges",
    "communities",
    "modularity",
    "robustness",
    "shape",
    "shape_near",
    "tightness",
)
GROUP_FIGURES = (
    "sector_ei",
    "sector_ei_expected",
    "province_ei",
    "province_ei_expected",
    "sector_diversity",
    "sector_iqv",
    "within_issues",
    "between_issues",
)
DIRECTED_FIGURES = (
    "arcs",
    "density_directed",
    "indegree_centralization",
    "outdegree_centralization",
    "strong_components",
)
ACTOR_FIGURES = (
    "degree",
    "degree_centrality",
    "betweenness",
    "closeness",
    "eigenvector",
    "reach2",
    "constraint",
    "effective_size",
    "core",
    "community",
    "participation",
    "within_module_z",
)
ROLE_FIGURES = ("coordinator", "consultant", "gatekeeper", "liaison")


@dataclass(frozen=True)
class Explanation:
    """A figure in words: its label, one sentence for a manager, its formula, its source."""

    label: str
    definition: str
    formula: str
    source: str


def explained(figure: str, lang: str | None = None) -> Explanation:
    """What a figure means, in `lang` or the language in force; KeyError for an unknown one."""
    parts = ("label", "definition", "formula", "source")
    return Explanation(*(say(f"strength.{figure}.{part}", lang) for part in parts))
