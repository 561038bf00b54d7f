"""How strong is the network, and what shape has it? Pure figures on `graph.network.Network`.

`figures` has what is declared of every figure. `scorecard` computes those of the whole,
`composition` those of its groups, `actor_figures` those of each actor. Every figure has a function
of its own, whose docstring holds its formula and source. Figures that rest on the same steps share
them: ask all of one network object.
"""

from graph.measures import further, missing, mixing, pairs
from graph.measures.composition import Grouped, Groups, groups
from graph.measures.figures import Figure, by_part, figure, figures, tiles
from graph.measures.roles import brokerage
from graph.measures.sampling import EXACT_LIMIT, Sampled
from graph.measures.scorecard import Scorecard, actor_figures, composition, scorecard, trend
from graph.measures.shape import Shape, shape, shape_label

__all__ = [
    "EXACT_LIMIT",
    "Figure",
    "Grouped",
    "Groups",
    "Sampled",
    "Scorecard",
    "Shape",
    "actor_figures",
    "brokerage",
    "by_part",
    "composition",
    "figure",
    "figures",
    "further",
    "groups",
    "missing",
    "mixing",
    "pairs",
    "scorecard",
    "shape",
    "shape_label",
    "tiles",
    "trend",
]
