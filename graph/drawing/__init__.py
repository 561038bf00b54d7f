"""The drawing of the network: its model, its script, and the bar that plays it through time.

Shared by the map page and by the file that plays without a network connection.
"""

from graph.drawing.difference import difference
from graph.drawing.parts import frame, library, script, style, words
from graph.drawing.picture import COLOUR_BY, DRAWN, DRAWN_AT_MOST, Picture, picture
from graph.drawing.times import times

__all__ = [
    "COLOUR_BY",
    "DRAWN",
    "DRAWN_AT_MOST",
    "Picture",
    "difference",
    "frame",
    "library",
    "picture",
    "script",
    "style",
    "times",
    "words",
]
