"""The parts of a network that can be told apart: its areas, issues, sectors, managed networks."""

from dataclasses import replace
from typing import Any

from graph.kinds import SECTORS
from graph.network.columns import Columns, Tree
from graph.network.filters import Filters

BY = ("area", "issue", "sector", "network")
"""The filters that divide a network."""


def parts(columns: Columns, by: str) -> list[tuple[str, str]]:
    """(uid, name) of each part; of a sector its word and "".

    Areas: of the widest level of which two or more have actors, else all that have. Issues and
    managed networks: all in use; they overlap.
    """
    if by == "sector":
        return [(sector, "") for sector in SECTORS]
    if by in ("issue", "network"):
        tree = columns.issues if by == "issue" else columns.networks
        return list(zip(tree.uids, tree.names, strict=True))
    areas, used = columns.areas, _with_all_around(columns.areas, set(columns.bases.right.tolist()))
    for level in ("province", "district", "subdistrict"):
        found = [place for place in sorted(used) if areas.levels[place] == level]
        if len(found) > 1:
            break
    else:
        found = sorted(used)
    return [(areas.uids[place], areas.names[place]) for place in found]


def narrowed(filters: Filters, by: str, uid: str) -> Filters:
    """The filters, narrowed to one part."""
    change: dict[str, Any] = {by: uid}
    return replace(filters, **change)


def _with_all_around(tree: Tree, places: set[int]) -> set[int]:
    """The places and everything that they lie within."""
    found: set[int] = set()
    for place in places:
        while place >= 0 and place not in found:
            found.add(place)
            place = int(tree.whole[place])
    return found
