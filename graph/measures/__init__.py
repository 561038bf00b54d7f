"""How strong is the network, and what shape has it? Pure figures on `graph.network.Network`.

`scorecard` gives those of the whole, `actor_figures` those of each actor. Every figure also has
a function of its own, whose docstring holds its formula and source. Figures that rest on the
same steps share them: ask all of one network object.
"""

from graph.measures import (
    missing,
    mixing,
    pairs,
    trend,
)
from graph.measures.actor import actor_figures
from graph.measures.composition import Composition, composition, groups
from graph.measures.definitions import (
    ACTOR_FIGURES,
    DIRECTED_FIGURES,
    GROUP_FIGURES,
    NETWORK_FIGURES,
    ROLE_FIGURES,
    Explanation,
    explained,
)
from graph.measures.roles import brokerage
from graph.measures.sampling import EXACT_LIMIT, Sampled
from graph.measures.scorecard import DirectedFigures, Scorecard, scorecard
from graph.measures.shape import Shape, shape, shape_label

__all__ = [
    "ACTOR_FIGURES",
    "DIRECTED_FIGURES",
    "EXACT_LIMIT",
    "GROUP_FIGURES",
    "NETWORK_FIGURES",
    "ROLE_FIGURES",
    "Composition",
    "DirectedFigures",
    "Explanation",
    "Sampled",
    "Scorecard",
    "Shape",
    "actor_figures",
    "brokerage",
    "composition",
    "explained",
    "groups",
    "missing",
    "mixing",
    "pairs",
    "scorecard",
    "shape",
    "shape_label",
    "trend",
]
