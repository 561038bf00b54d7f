"""On what, and where: issues with what there is to each, and the areas in use."""

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from graph.network import Columns
from graph.store import Store

if TYPE_CHECKING:
    import pandas as pd


def issues(store: Store, columns: Columns, on: date) -> "pd.DataFrame":
    """One row an issue, each below the one it is part of, as of the day.

    Columns: uid, name, part_of (uid, "" none), depth (0 at the top), actors (who work on it on the
    day), ties (about it, in force on the day), activities (about it, up to the day). An issue's
    numbers leave out those of its parts.
    """
    import pandas as pd

    tree, count = columns.issues, len(columns.issues.uids)
    working = columns.works.right[columns.works.spans.on(on)]
    about = columns.ties.about[columns.in_force(on)]
    done = {r["uid"]: r["activities"] for r in store.rows("issues/activities", on=on)}
    table = pd.DataFrame(
        {
            "uid": tree.uids,
            "name": tree.names,
            "part_of": [tree.uids[w] if w >= 0 else "" for w in tree.whole],
            "actors": np.bincount(working, minlength=count),
            "ties": np.bincount(about[about >= 0], minlength=count),
            "activities": [done.get(uid, 0) for uid in tree.uids],
        }
    )
    places = list(_walk(columns))
    table = table.iloc[[place for place, _ in places]].reset_index(drop=True)
    return table.assign(depth=[depth for _, depth in places])


def _walk(columns: Columns) -> list[tuple[int, int]]:
    """(position, depth) of every issue, a part after its whole; by name among those of one whole.

    What is part of itself, by whatever way, stands at the end.
    """
    tree = columns.issues
    parts: dict[int, list[int]] = {}
    for place, whole in enumerate(tree.whole):
        parts.setdefault(int(whole), []).append(place)
    found: list[tuple[int, int]] = []
    waiting = [(place, 0) for place in _by_name(columns, parts.get(-1, []))]
    while waiting:
        place, depth = waiting.pop()
        found.append((place, depth))
        waiting += [(part, depth + 1) for part in _by_name(columns, parts.get(place, []))]
    seen = {place for place, _ in found}
    return found + [(place, 0) for place in range(len(tree.uids)) if place not in seen]


def _by_name(columns: Columns, places: list[int]) -> list[int]:
    """Descending, since the last is taken first."""
    return sorted(places, key=lambda p: (columns.issues.names[p], p), reverse=True)
