"""How much a database holds, and how far its journal goes."""

from dataclasses import dataclass

from graph.store import Store


@dataclass(frozen=True)
class State:
    """How much there is. counter: of the writes; writing: a large import is under way.

    batches, head: the journal's length, and the hash at the end of its chain. areas: how many are
    on record.
    """

    actors: int
    ties: int
    activities: int
    areas: int
    counter: int
    writing: bool
    batches: int
    head: str


def state(store: Store) -> State:
    """How much there is; Unreachable where the server is down."""
    (row,) = store.rows("journal/state")
    return State(
        actors=row["actors"],
        ties=row["ties"],
        activities=row["activities"],
        areas=int(row["areas"]),
        counter=row["counter"] or 0,
        writing=row["writing"] is not None,
        batches=row["batches"] or 0,
        head=row["head"] or "",
    )
