"""The picture of a workshop: who is there, and the ties they tell of, those taken in drawn full."""

from collections.abc import Collection, Iterable, Mapping
from math import cos, sin
from typing import TYPE_CHECKING, Any

from graph.base.texts import fold
from graph.drawing.picture import Picture, picture

if TYPE_CHECKING:
    from pandas import DataFrame

    from graph.conditions.reports import Difference

FAINT = 0.35
"""How much is seen of a tie that is not taken in yet."""
FAR, TURN = 130, 2.4
"""How far from whom they are tied to those stand who have no place, and by how much each is turned
from the one before, that none stands on another."""


def told(
    people: "DataFrame",
    there: Collection[str],
    found: "Iterable[Difference]",
    places: Mapping[str, tuple[float, float]],
) -> Picture:
    """Those who are there, and everybody who is told of, also by a name that is not on record.

    people: rows of the directory. A line's id is its two ends with a tab between.
    """
    import pandas as pd

    pairs = {_ends(each): each for each in found if any(s.type != "none" for s in each.said)}
    names = {_ends(each)[1]: each.said[0].named for each in pairs.values() if each.other is None}
    shown = people[people["uid"].isin({*there, *(uid for pair in pairs for uid in pair)})]
    unknown = pd.DataFrame(
        [{"uid": uid, "name": name, "kind": None, "sector": None} for uid, name in names.items()],
        columns=["uid", "name", "kind", "sector"],
    )
    every = pd.concat([shown, unknown], ignore_index=True) if len(unknown) else shown
    ends = [uid for pair in pairs for uid in pair]
    every = every.assign(degree=[ends.count(uid) for uid in every["uid"]])
    made = picture(every, _ties(pairs), _placed(every["uid"], pairs, places))
    for edge in made.drawing.edges:
        edge["opacity"] = 1.0 if pairs[_pair(edge["id"])].settled else FAINT
    return made


def _ends(of: "Difference") -> tuple[str, str]:
    return of.one, of.other or f"named {fold(of.said[0].named or '')}"


def _pair(edge: str) -> tuple[str, str]:
    one, _, other = edge.partition("\t")
    return one, other


def _ties(pairs: "Mapping[tuple[str, str], Difference]") -> "DataFrame":
    import pandas as pd

    rows: list[dict[str, Any]] = []
    for (one, other), each in pairs.items():
        level = next(said.type for said in each.said if said.type != "none")
        drawn = "COOPERATE" if level == "loose" else level
        edge = {"uid": f"{one}\t{other}", "start": one, "end": other, "type": drawn}
        rows.append(edge | {"since": None, "since_precision": None})
    columns = ["uid", "start", "end", "type", "since", "since_precision"]
    return pd.DataFrame(rows, columns=columns)


def _placed(
    uids: Iterable[str],
    pairs: Collection[tuple[str, str]],
    places: Mapping[str, tuple[float, float]],
) -> dict[str, tuple[float, float]]:
    found = dict(places)
    for at, uid in enumerate(each for each in uids if each not in places):
        beside = [one if uid == other else other for one, other in pairs if uid in (one, other)]
        x, y = next((found[each] for each in beside if each in found), (0.0, 0.0))
        found[uid] = (x + FAR * cos(at * TURN), y + FAR * sin(at * TURN))
    return found
