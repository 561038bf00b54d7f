"""How one actor reaches another: ways over ties in force on a day, and who can introduce whom."""

from graph.paths.search_graph import FREE, Conditions, Ground, ground, place_of
from graph.paths.ways import KINDS, MOST, Step, Way, Ways, ways

__all__ = [
    "FREE",
    "KINDS",
    "MOST",
    "Conditions",
    "Ground",
    "Step",
    "Way",
    "Ways",
    "ground",
    "place_of",
    "ways",
]
