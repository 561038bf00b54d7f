"""The usual day's heavy questions, asked before anybody does: after a start, and after each write.

Whoever asks a worker goes before them. A write while they are asked makes an end of them.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

from graph import actors, brokers, governance, strength
from graph.base.errors import SaanError
from graph.measures import tiles
from graph.network import EVERYTHING, Snapshot, Source
from graph.network.history import a_year_before
from graph.network.worker import unhurried
from graph.rights import MACHINE, acting

log = logging.getLogger(__name__)

_lock = threading.Lock()
_begun: dict[Source, tuple[int, date]] = {}


def begin(source: Source, counter: int, on: date) -> None:
    """Asks them in a thread of its own, once for each state and day, where there is a worker."""
    with _lock:
        if source.worker is None or _begun.get(source) == (counter, on):
            return
        _begun[source] = (counter, on)
    asked = Snapshot(source, on, EVERYTHING, counter)
    threading.Thread(target=ask_all, args=(asked,), name="usual", daemon=True).start()


def ask_all(snapshot: Snapshot) -> None:
    """Asks them, unless there are so few actors that nobody waits; ends where it is overtaken."""
    from neo4j.exceptions import DriverError, Neo4jError

    try:
        if snapshot.worker is None:
            return
        for ask in usual(snapshot):
            if _begun.get(snapshot.source) != (snapshot.counter, snapshot.on):
                return
            with unhurried(), acting(MACHINE):
                ask()
    except (SaanError, DriverError, Neo4jError) as error:
        log.debug("warming ended early: %s", type(error).__name__)


def usual(snapshot: Snapshot) -> Iterator[Callable[[], Any]]:
    """What overview, brokers, governance, strength and what-if ask when they are opened."""
    before = snapshot.at(a_year_before(snapshot.on))
    on_tiles = tuple(each.name for each in tiles())
    yield partial(strength.scorecard, snapshot)
    yield partial(strength.scorecard, before)
    yield partial(actors.people, snapshot)
    yield partial(brokers.brokers, snapshot)
    yield partial(strength.shape, snapshot)
    yield partial(strength.of_networks, snapshot)
    yield partial(strength.values, before, on_tiles)
    for name in (*on_tiles, "shape"):
        yield partial(strength.trend, snapshot, name)
    yield partial(strength.key_players, snapshot, 3)
    yield partial(governance.report, snapshot)
