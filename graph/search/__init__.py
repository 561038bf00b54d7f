"""Where is what I remember? Finding a partner, or anything on record, by what someone types."""

from graph import network
from graph.network import Snapshot, question_of_all_days
from graph.search.everywhere import Everywhere, Found
from graph.search.matching import Hit, Index


@question_of_all_days
def search(snapshot: Snapshot, text: str, limit: int = 10) -> list[Hit]:
    """The actors meant by a text, of any day, the likeliest first: see `graph.search.matching`."""
    return index(snapshot).search(text, limit)


@question_of_all_days
def index(snapshot: Snapshot) -> Index:
    """The names of all actors, ready to be searched."""
    return Index.of(snapshot.store)


@question_of_all_days
def find(snapshot: Snapshot, text: str) -> list[Found]:
    """Anything on record that is meant by a text: see `graph.search.everywhere`."""
    return everything(snapshot).search(text)


@question_of_all_days
def everything(snapshot: Snapshot) -> Everywhere:
    """All that is on record, ready to be searched; of areas those that can be filtered by."""
    names, offered = network.names(snapshot), network.choices(snapshot)
    named = {
        "actors": index(snapshot),
        "issues": Index((uid, name, ()) for uid, name in offered.issues),
        "areas": Index((uid, names.areas.get(uid, name), (name,)) for uid, name in offered.areas),
    }
    return Everywhere(named, snapshot.store.rows("search/texts"), names.actors)
