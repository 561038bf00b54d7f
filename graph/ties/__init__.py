"""Who works with whom, how closely, since when: the list of ties, and the history of a pair."""

from typing import TYPE_CHECKING

from graph import strength
from graph.network import EVERYTHING, Snapshot, question
from graph.ties.history import History
from graph.ties.table import Listing

if TYPE_CHECKING:
    from graph.network.columns import Mask


@question
def listing(snapshot: Snapshot, which: str, of: str | None, limit: int = 1_000) -> Listing:
    """The ties on record, open, ended or incomplete: see `graph.ties.table.listing`."""
    from graph.ties.table import listing

    unsourced = _unsourced(snapshot.under(EVERYTHING))
    return listing(snapshot.tied, unsourced, snapshot.on, which, of, snapshot.filters, limit)


@question
def _unsourced(snapshot: Snapshot) -> "Mask":
    """Which ties of the columns have no source."""
    found = snapshot.store.columns("ties/unsourced", on=snapshot.on)["uids"]
    return snapshot.tied.ties.uids.isin(found).to_numpy()


@question
def pair(snapshot: Snapshot, one: str, other: str) -> History:
    """What is on record of two actors up to the day: see `graph.ties.history`."""
    from graph.ties.history import history

    strengths = strength.pair_table(snapshot.under(EVERYTHING))
    return history(snapshot.store, snapshot.columns, strengths, one, other, snapshot.on)
