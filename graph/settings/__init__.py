"""What can be set for a network, kept as records of the graph."""

from datetime import date

from graph import network
from graph.base.errors import Misuse
from graph.network import (
    ManagedNetwork,
    Snapshot,
    Source,
    by_value,
    question_of_all_days,
    question_of_filters,
)
from graph.settings.values import Options, fetch
from graph.store import Store, Work


@question_of_all_days
@by_value
def options(snapshot: Snapshot) -> Options:
    """What is set for this network."""
    return fetch(snapshot.store)


@question_of_filters
def managed(snapshot: Snapshot) -> ManagedNetwork | None:
    """The network that is asked about: that of the filter, else the one that is set, else the only
    one there is; None where there is none, or nobody said which of several."""
    among = {each.uid: each for each in network.managed(snapshot)}
    named = snapshot.filters.network or options(snapshot).managed
    if named or len(among) != 1:
        return among.get(named or "")
    return next(iter(among.values()))


def undecided(snapshot: Snapshot) -> tuple[ManagedNetwork, ...]:
    """The networks of which one is to be chosen; none where that is done, or there is none."""
    return () if managed(snapshot) else tuple(network.managed(snapshot))


def need_choice(snapshot: Snapshot) -> None:
    """Misuse, with how to choose, where nobody said which of several networks is asked about."""
    if among := undecided(snapshot):
        names = ", ".join(f"{each.name} ({each.uid})" for each in among)
        raise Misuse("settings.which", names=names)


def network_name(snapshot: Snapshot) -> str | None:
    """The name of that network; None where it is not known which."""
    found = managed(snapshot)
    return found.name if found else None


def us(snapshot: Snapshot) -> tuple[str, ...]:
    """Uids of those who manage the network that is asked about, ascending."""
    found = managed(snapshot)
    return tuple(sorted(set(found.us))) if found else ()


def today(source: Source, work: Work | Store | None = None) -> date:
    """The day it is for a database: a demo's own, else today where the network is.

    work: where the settings are read; a transaction of one's own, so that no other can fail
    before it.
    """
    return source.preferences.day or fetch(work or source.store).today()
