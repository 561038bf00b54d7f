"""Where is what I remember? Finding an actor by what someone types."""

from graph import actors
from graph.network import Snapshot, question_of_all_days
from graph.search.index import Hit


@question_of_all_days
def search(snapshot: Snapshot, text: str, limit: int = 10) -> list[Hit]:
    """The actors meant by a text, of any day, the likeliest first: see `graph.search.index`."""
    return actors.index(snapshot).search(text, limit)
