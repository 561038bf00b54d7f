"""What the sealed book must not keep: whatever is of a round that is not on record any more, and
what is left of one that has closed, where its end was cut off."""

from pathlib import Path

from graph.conditions.recording import rounds
from graph.conditions.sealed import Sealed, book_of
from graph.store import Store


def tidy(store: Store, home: Path) -> list[str]:
    """Empties the book of both; the rounds that are gone.

    Gone is what was on record here and was taken out: what this database never knew stays, since
    the book may be of another. Whatever a `Store` raises, and then nothing more is emptied.
    """
    if book_of(home) is None:
        return []
    sealed, there = Sealed(home), rounds(store)
    kept = sorted(sealed.rounds())
    gone = [uid for uid in kept if uid not in there and _was_dropped(store, uid)]
    for uid in gone:
        sealed.empty(uid)
    for uid in kept:
        if uid in there and there[uid].closed:
            sealed.close(uid)
            sealed.clear(uid)
    return gone


def _was_dropped(store: Store, uid: str) -> bool:
    last = store.rows("journal/touching", kind="rounds", record=uid, limit=1)
    return [row["action"] for row in last] == ["dropped"]
