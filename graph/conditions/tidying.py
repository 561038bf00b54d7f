"""What the sealed book must not keep: whatever is of a round that is not on record any more."""

from pathlib import Path

from graph.conditions.recording import rounds
from graph.conditions.sealed import Sealed, book_of
from graph.store import Store


def tidy(store: Store, home: Path) -> list[str]:
    """The rounds of which nothing is kept any more, since they are gone.

    Gone is what was on record here and was taken out: what this database never knew stays, since
    the book may be of another. Whatever a `Store` raises, and then nothing more is emptied.
    """
    if book_of(home) is None:
        return []
    sealed, there = Sealed(home), rounds(store).keys()
    gone = [uid for uid in sorted(sealed.rounds() - there) if _was_dropped(store, uid)]
    for uid in gone:
        sealed.empty(uid)
    return gone


def _was_dropped(store: Store, uid: str) -> bool:
    last = store.rows("journal/touching", kind="rounds", record=uid, limit=1)
    return [row["action"] for row in last] == ["dropped"]
