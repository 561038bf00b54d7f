"""What happened to one actor over the years: who came, who went, what grew tighter or looser."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from graph.network import BY_CODE, Columns
from graph.network.columns import PRECISIONS, number
from graph.ties.history import Stretch, of_ties

if TYPE_CHECKING:
    import pandas as pd

    from graph.actors.lookup import Profile

OF_TIES = ("tied", "untied", "tightened", "loosened")
OF_LINKS = ("members", "bases", "works")


@dataclass(frozen=True)
class Event:
    """One thing that happened. day: its first day, or the first day no longer; precision of it.

    what: of `OF_TIES`, or a kind of `OF_LINKS` with "_begun" or "_ended". other, other_name: the
    partner, area, issue, network. before, after: levels, of ties; role: of memberships.
    """

    day: date
    precision: str
    what: str
    other: str
    other_name: str
    before: str = ""
    after: str = ""
    role: str = ""


def lifeline(
    columns: Columns, uid: str, known: "Profile", places: dict[str, "pd.DataFrame"], on: date
) -> "pd.DataFrame":
    """One row an event up to the day, the latest first: columns of `Event`.

    What began before records is no event. A tie with a gap ends and begins again.
    """
    import pandas as pd

    events = [*_of_ties(columns, uid, on)]
    for kind, rows in {"members": known.memberships, **places}.items():
        events += _of_links(kind, rows, on)
    events.sort(key=lambda each: (each.day, each.other, each.what), reverse=True)
    return pd.DataFrame([asdict(each) for each in events], columns=list(Event.__annotations__))


def _of_ties(columns: Columns, uid: str, on: date) -> Iterator[Event]:
    ties, actors = columns.ties, columns.actors
    at = np.flatnonzero(actors.uids == uid)
    if not len(at):
        return
    mine = (ties.start == at[0]) ^ (ties.end == at[0])
    places = np.flatnonzero(mine & (ties.spans.since <= number(on)))
    partner = np.where(ties.start[places] == at[0], ties.end[places], ties.start[places])
    for other in np.unique(partner):
        theirs = places[partner == other]
        known = _precisions(columns, theirs)
        for day, what, before, after in _turns(of_ties(columns, theirs)):
            if day <= on:
                precision = known.get(number(day), "day")
                who = (actors.uids[other], actors.names[other])
                yield Event(day, precision, what, *who, before, after)


def _turns(stretches: tuple[Stretch, ...]) -> Iterator[tuple[date, str, str, str]]:
    """(day, what, level before, level after) of a pair."""
    before: Stretch | None = None
    for now in stretches:
        if before and before.until == now.since and now.since:
            tighter = BY_CODE.index(now.level) > BY_CODE.index(before.level)
            what = "tightened" if tighter else "loosened"
            yield now.since, what, before.level, now.level
        else:
            if before and before.until:
                yield before.until, "untied", before.level, ""
            if now.since:
                yield now.since, "tied", "", now.level
        before = now
    if before and before.until:
        yield before.until, "untied", before.level, ""


def _precisions(columns: Columns, places: Any) -> dict[int, str]:
    """How exactly each day on which one of these ties begins or ends is known."""
    ties = columns.ties
    ends = zip(ties.spans.until[places], ties.until_precision[places], strict=True)
    begins = zip(ties.spans.since[places], ties.since_precision[places], strict=True)
    return {int(day): PRECISIONS[code] for day, code in (*ends, *begins) if PRECISIONS[code]}


def _of_links(kind: str, rows: "pd.DataFrame", on: date) -> Iterator[Event]:
    for row in rows.to_dict("records"):
        for end, column in (("begun", "since"), ("ended", "until")):
            day = row[column]
            if isinstance(day, date) and day <= on:
                precision = row[f"{column}_precision"] or "day"
                who = (row["other"], row["other_name"])
                role = row.get("role") or ""
                yield Event(day, precision, f"{kind}_{end}", *who, role=role)
