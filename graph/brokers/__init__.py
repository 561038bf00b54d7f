"""Who lies between parts of the network, what hangs on them alone, and who could take over.

The figures are pure and stand in the modules of this room.
"""

from collections.abc import Hashable
from datetime import date

from graph import network, strength
from graph.brokers.analysis import Bridge, Broker, Brokers
from graph.brokers.behind import Dependants
from graph.network import Snapshot, heavy, question

__all__ = ["Bridge", "Broker", "Brokers", "Dependants"]


@question
@heavy
def brokers(snapshot: Snapshot, by: str = "sector") -> Brokers:
    """Who lies between sectors, provinces or communities: see `graph.brokers.analysis`."""
    from graph.brokers.analysis import brokers

    groups = strength.groups_by(snapshot, by)
    return brokers(network.network(snapshot), groups, _begun(snapshot))


@question
@heavy
def dependants(snapshot: Snapshot, uid: str) -> Dependants | None:
    """Who hangs on one actor alone; None where nobody does."""
    from graph.brokers.cut_vertices import behind
    from graph.brokers.substitutes import backup

    found = network.network(snapshot)
    uids = behind(found, uid)
    if not uids:
        return None
    return Dependants(uids, _begun(snapshot).get(uid), backup(found, found.uids.index(uid)))


@question
def _begun(snapshot: Snapshot) -> dict[Hashable, date | None]:
    """Since when each cut vertex, and each bridge, has been one."""
    from graph.brokers.cut_vertices import sole
    from graph.brokers.since import since

    return since(snapshot.tied, sole, snapshot.on, snapshot.filters)
