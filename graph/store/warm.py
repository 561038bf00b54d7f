"""Warms the server: reading modules are compiled before anyone clicks.

A server just started takes 0.3–1 s over the first asking of a query; the plan is then kept, one
for each type of the parameters and each order of magnitude of their texts' lengths. So each
module is asked, about nobody: EXPLAIN alone leaves half of the work for the first click.
"""

import logging
import threading
import time
from datetime import date
from typing import Any

from graph.base.errors import SaanError
from graph.store.bolt import READ_SECONDS, Store
from graph.store.catalogue import UNSET, Module, Parameter, catalogue

log = logging.getLogger(__name__)

FIRST = ("journal/state", "network/", "actors/", "paths/")
"""What the first pages ask, in the order in which they do."""

UIDS = ("\uffff" * 7, "\uffff" * 14)
"""As long as a given id and as one made here; after every other in order, so nothing is found."""


def warm(store: Store) -> None:
    """Has the server compile every reading module, in a thread of its own that ends with us.

    Nothing is written, next to nothing read. A server that goes away ends it without a word.
    """
    threading.Thread(target=ask_all, args=(store,), name="warm", daemon=True).start()


def ask_all(store: Store) -> None:
    """Asks every reading module about nobody; some 5 s on a server just started."""
    from neo4j.exceptions import DriverError, Neo4jError

    started = time.perf_counter()
    reading = sorted((m for m in catalogue().values() if not m.writes), key=_turn)
    try:
        for module in reading:
            for uid in UIDS if module.parameters else UIDS[:1]:
                _ask(store, module, uid)
    except (SaanError, DriverError, Neo4jError) as error:
        log.debug("warming ended early: %s", type(error).__name__)
        return
    log.info("%d modules warm in %.1f s", len(reading), time.perf_counter() - started)


def _ask(store: Store, module: Module, uid: str) -> None:
    from neo4j import READ_ACCESS, Query

    values = {p.name: _sample(p, uid) for p in module.parameters}
    query = Query(module.cypher, timeout=READ_SECONDS)
    database = store.target.database
    with store.driver.session(database=database, default_access_mode=READ_ACCESS) as session:
        session.run(query, values).consume()


def _sample(parameter: Parameter, uid: str) -> Any:
    """A value of the parameter's type: its default, else one that matches nothing."""
    if parameter.default not in (UNSET, "today"):
        return parameter.default
    samples: dict[str, Any] = {
        "STRING": uid,
        "INTEGER": 10,
        "FLOAT": 1.0,
        "BOOLEAN": True,
        "DATE": date(1, 1, 2),
        "LIST<STRING>": [uid, uid],
        "LIST<INTEGER>": [1, 2],
        "LIST<LIST>": [[uid, uid]],
    }
    return samples.get(parameter.type)


def _turn(module: Module) -> tuple[int, str]:
    place = [i for i, start in enumerate(FIRST) if module.name.startswith(start)]
    return (place[0] if place else len(FIRST), module.name)
