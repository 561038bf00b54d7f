"""How strong is the network, and what shape has it? Pure figures on `graph.network.Network`.

`scorecard` gives those of the whole, `actor_figures` those of each actor. Every figure also has
a function of its own, whose docstring holds its formula and source. Figures that rest on the
same steps share them: ask all of one network object.
"""

from graph.strength import missing, mixing, pairs, trend
from graph.strength.actor import actor_figures
from graph.strength.composition import Composition, composition, groups
from graph.strength.definitions import (
    ACTOR_FIGURES,
    DIRECTED_FIGURES,
    GROUP_FIGURES,
    NETWORK_FIGURES,
    ROLE_FIGURES,
    Explanation,
    explained,
)
from graph.strength.roles import brokerage
from graph.strength.sampling import EXACT_LIMIT, Sampled
from graph.strength.scorecard import DirectedFigures, Scorecard, scorecard
from graph.strength.shape import Shape, shape, shape_label

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
