"""Anyone who …: the actors of a day that are of a kind, of a body, in an area, on an issue."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from graph.actors.lookup import profile
from graph.network import Columns, Filters
from graph.store import Store


@dataclass(frozen=True)
class Anyone:
    """Who is wanted; None: whoever. kind: person, group, organisation; of: uid of the actor that
    they belong to; area, issue: uids, with what lies in them; sector."""

    kind: str | None = None
    sector: str | None = None
    area: str | None = None
    issue: str | None = None
    of: str | None = None


def anyone(store: Store, columns: Columns, on: date, who: Anyone) -> tuple[str, ...]:
    """The uids of all who are so on the day, ascending; NotFound where `of` is not on record."""
    by = Filters(issue=who.issue, area=who.area, sector=who.sector)
    kept = columns.present(on, by, everyone=True)
    if who.kind:
        kept = kept & (columns.actors.kinds == who.kind)
    if who.of:
        rows = profile(store, who.of, on).memberships
        so = [
            row["other"]
            for row in rows.to_dict("records")
            if row["inward"]
            and not (isinstance(row["since"], date) and row["since"] > on)
            and not (isinstance(row["until"], date) and row["until"] <= on)
        ]
        kept = kept & np.isin(columns.actors.uids, so)
    return tuple(columns.actors.uids[kept])
