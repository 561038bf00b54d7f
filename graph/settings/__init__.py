"""What can be set for a network, kept as records of the graph."""

from datetime import date

from graph.network import Snapshot, Source, question_of_all_days
from graph.settings.values import Options, fetch
from graph.store import Store, Work


@question_of_all_days
def options(snapshot: Snapshot) -> Options:
    """What is set for this network."""
    return fetch(snapshot.store)


def today(source: Source, work: Work | Store | None = None) -> date:
    """The day it is for a database: a demo's own, else today where the network is.

    work: where the settings are read; a transaction of one's own, so that no other can fail
    before it.
    """
    return source.preferences.day or fetch(work or source.store).today()
