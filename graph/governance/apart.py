"""The findings of several managed networks in one database, each network's apart.

Where one network is on record, or none, findings are the whole's. Of several each has its own, and
what can't be told apart by networks stays the whole's.
"""

from graph import network, settings
from graph.governance.recording import cases
from graph.kinds import Case
from graph.network import Snapshot, question_of_all_days

Whose = tuple[str | None, ...]
"""Uids of managed networks; None: the whole's."""


@question_of_all_days
def several(snapshot: Snapshot) -> bool:
    """Whether several managed networks are on record, whichever of them may be seen."""
    return bool(snapshot.store.rows("network/count")[0]["networks"] > 1)


def everyone(snapshot: Snapshot) -> Whose:
    """All whose findings there are."""
    return (*(each.uid for each in network.managed(snapshot)), None)


def in_view(snapshot: Snapshot) -> Whose:
    """Whose findings are asked about: of several networks those of the one that is chosen by the
    filter; with the whole's beside, of the one that is set; else all."""
    among = everyone(snapshot)
    if not several(snapshot):
        return among
    if snapshot.filters.network:
        return (snapshot.filters.network,)
    chosen = settings.options(snapshot).managed
    return (chosen, None) if chosen and chosen in among else among


def cases_of(snapshot: Snapshot, whose: Whose) -> dict[str, Case]:
    """Uid → every finding on record of these networks."""
    kept = cases(snapshot.store)
    return {uid: case for uid, case in kept.items() if case.network in whose}


def cases_in_view(snapshot: Snapshot) -> dict[str, Case]:
    """Uid → every finding on record of those in view; none of a network that is no more."""
    return cases_of(snapshot, in_view(snapshot))
