"""Where is what I remember? Finding an actor by what someone types."""

from graph.network import Snapshot, question_of_all_days
from graph.search.matching import Hit, Index


@question_of_all_days
def search(snapshot: Snapshot, text: str, limit: int = 10) -> list[Hit]:
    """The actors meant by a text, of any day, the likeliest first: see `graph.search.matching`."""
    return index(snapshot).search(text, limit)


@question_of_all_days
def index(snapshot: Snapshot) -> Index:
    """The names of all actors, ready to be searched."""
    return Index.of(snapshot.store)
