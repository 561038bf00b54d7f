"""The network as of a date: what measures, maps and paths are computed on."""

from graph.network.columns import Columns
from graph.network.day import BY_CODE, Network
from graph.network.filters import EVERYTHING, Filters
from graph.network.pull import Cache, fetch

__all__ = ["BY_CODE", "EVERYTHING", "Cache", "Columns", "Filters", "Network", "fetch"]
