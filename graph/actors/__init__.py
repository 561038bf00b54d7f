"""Who is in the network: finding an actor, the directory, one actor's profile and years."""

from typing import TYPE_CHECKING

from graph import network, strength
from graph.actors.lookup import Profile
from graph.kinds import begun
from graph.measures import matrices
from graph.network import Snapshot, heavy, needs, question, question_of_all_days

if TYPE_CHECKING:
    import pandas as pd

    from graph.kinds import Record


@question
def directory(snapshot: Snapshot, everyone: bool = False) -> "pd.DataFrame":
    """Who is in the network, or there at all, with `degree` (partners) beside, what needs no
    waiting: one row an actor, columns of `graph.actors.lookup.directory`."""
    from graph.actors.lookup import directory

    table = directory(snapshot.tied, snapshot.on, snapshot.filters, everyone)
    found = network.network(snapshot)
    degree = dict(zip(found.uids, matrices.degrees(found).tolist(), strict=True))
    return table.assign(degree=[degree.get(uid, 0) for uid in table["uid"]])


@question
@heavy
def people(snapshot: Snapshot) -> "pd.DataFrame":
    """The directory with each actor's figures beside."""
    table = directory(snapshot).drop(columns="degree")
    return table.merge(strength.actor_figures(snapshot), on="uid", how="left")


@question
def belonging(snapshot: Snapshot) -> "pd.DataFrame":
    """Who belongs to which group or organisation: columns of actors/belonging."""
    return snapshot.store.table("actors/belonging", on=snapshot.on)


@question
def profile(snapshot: Snapshot, uid: str) -> Profile:
    """Everything kept about one actor: see `graph.actors.lookup.profile`."""
    from graph.actors.lookup import profile

    return profile(snapshot.store, uid, snapshot.on)


@question
def lifeline(snapshot: Snapshot, uid: str) -> "pd.DataFrame":
    """What happened to an actor up to the day: see `graph.actors.events`."""
    from graph.actors.events import lifeline

    places = {"bases": bases(snapshot, uid), "works": works(snapshot, uid)}
    return lifeline(snapshot.columns, uid, profile(snapshot, uid), places, snapshot.on)


@question_of_all_days
def bases(snapshot: Snapshot, uid: str) -> "pd.DataFrame":
    """Where an actor is or was based: columns of actors/bases."""
    return snapshot.store.table("actors/bases", uid=uid)


@question_of_all_days
def works(snapshot: Snapshot, uid: str) -> "pd.DataFrame":
    """On what an actor works or worked: columns of actors/works."""
    return snapshot.store.table("actors/works", uid=uid)


@question_of_all_days
def held(snapshot: Snapshot, kind: str, uid: str) -> "tuple[Record, ...]":
    """The records of a kind that refer to an actor or network, the latest first."""
    from graph.journal.rows import module, record_of

    rows = snapshot.store.rows(module("selected", kind), uids=[], of=[uid])
    found = [record_of(kind, row) for row in rows]
    return tuple(sorted(found, key=begun, reverse=True))


@question_of_all_days
@needs("contacts")
def contacts(snapshot: Snapshot, uid: str) -> "pd.DataFrame":
    """How an actor is reached, personal data: columns of actors/contacts."""
    return snapshot.store.table("actors/contacts", uid=uid)
