"""Remembers what was computed of a network for as long as that network lives."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import finalize

from graph.network import Network

T = TypeVar("T")


def once(measure: Callable[[Network], T]) -> Callable[[Network], T]:
    """The same measure, computed at most once for each network object.

    For steps that several figures rest on: distances, betweenness, cut vertices. Networks are
    never changed, so nothing grows stale; what a dropped network gave is dropped with it.
    """
    # By identity, since arrays make networks neither comparable nor hashable.
    known: dict[int, T] = {}

    @wraps(measure)
    def remembered(network: Network) -> T:
        place = id(network)
        if place not in known:
            known[place] = measure(network)
            finalize(network, known.pop, place, None)
        return known[place]

    return remembered
