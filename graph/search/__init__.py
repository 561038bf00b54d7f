"""Where is what I remember? Finding a partner, or anything on record, by what someone types."""

from typing import Any

from graph import network
from graph.network import Snapshot, by_value, question, question_of_all_days
from graph.search.everywhere import Everywhere, Found
from graph.search.matching import Hit, Index


@question_of_all_days
def search(snapshot: Snapshot, text: str, limit: int = 10) -> list[Hit]:
    """The actors meant by a text, of any day, the likeliest first: see `graph.search.matching`."""
    return index(snapshot).search(text, limit)


@question_of_all_days
def index(snapshot: Snapshot) -> Index:
    """The names of all actors, ready to be searched."""
    return Index(named(snapshot)["actors"])


@question
def of_day(snapshot: Snapshot) -> Index:
    """The names of those in the network of the day, ready to be searched."""
    present = set(network.network(snapshot).uids)
    return Index(each for each in named(snapshot)["actors"] if each[0] in present)


@question_of_all_days
def find(snapshot: Snapshot, text: str) -> list[Found]:
    """Anything on record that is meant by a text: see `graph.search.everywhere`."""
    return everything(snapshot).search(text)


@question_of_all_days
def everything(snapshot: Snapshot) -> Everywhere:
    """All that is on record, ready to be searched; made anew only where a name or text changed."""
    held = named(snapshot)
    indexes = {kind: Index(held[kind]) for kind in ("issues", "areas")}
    return Everywhere(
        {"actors": index(snapshot), **indexes},
        written(snapshot),
        {uid: name for uid, name, _ in held["actors"]},
    )


@question_of_all_days
@by_value
def named(snapshot: Snapshot) -> dict[str, list[tuple[str, str, tuple[str, ...]]]]:
    """(uid, name, other names) by kind; of areas those that can be filtered by."""
    names, offered = network.names(snapshot), network.choices(snapshot)
    rows = snapshot.store.rows("actors/names")
    return {
        "actors": [(row["uid"], row["name"], tuple(row["aliases"])) for row in rows],
        "issues": [(uid, name, ()) for uid, name in offered.issues],
        "areas": [(uid, names.areas.get(uid, name), (name,)) for uid, name in offered.areas],
    }


@question_of_all_days
@by_value
def written(snapshot: Snapshot) -> list[dict[str, Any]]:
    """The rows of `search/texts`."""
    return snapshot.store.rows("search/texts")
