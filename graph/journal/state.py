"""How much a database holds, and how far its journal goes."""

from dataclasses import dataclass

from graph.store import Store


@dataclass(frozen=True)
class State:
    """How much there is. counter: of the writes; writing: a large import is under way.

    network_name: of the managed network, None where there is none, or none was chosen of several
    (`networks`). batches, head: the journal's
    length, and the hash at the end of its chain. areas: how many are on record.
    """

    actors: int
    ties: int
    activities: int
    areas: int
    counter: int
    writing: bool
    network_name: str | None
    networks: int
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
        network_name=row["network"],
        networks=row["networks"],
        batches=row["batches"] or 0,
        head=row["head"] or "",
    )
