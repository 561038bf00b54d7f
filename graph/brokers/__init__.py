"""Who lies between parts of the network, what hangs on them alone, and who could take over.

The figures are pure and stand in the modules of this room.
"""

from graph import network, strength
from graph.brokers.analysis import Bridge, Broker, Brokers
from graph.network import Snapshot, question

__all__ = ["Bridge", "Broker", "Brokers"]


@question
def brokers(snapshot: Snapshot, by: str = "sector") -> Brokers:
    """Who lies between sectors, provinces or communities: see `graph.brokers.analysis`."""
    from graph.brokers.analysis import brokers
    from graph.brokers.cut_vertices import sole
    from graph.brokers.since import since

    begun = since(snapshot.columns, sole, snapshot.on, snapshot.filters)
    return brokers(network.network(snapshot), strength.groups_by(snapshot, by), begun)
