"""Tables of the network as of a date, straight from the columns."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from graph.network.columns import PRECISIONS, Columns
from graph.network.filters import EVERYTHING, Filters
from graph.network.simple import LEVELS

if TYPE_CHECKING:
    import pandas as pd


def ties(
    columns: Columns,
    on: date,
    filters: Filters = EVERYTHING,
    among: Collection[str] | None = None,
) -> "pd.DataFrame":
    """One row a tie in force on the day; of those between actors of the uids `among` if given.

    Columns: uid, start, start_name, end, end_name, type, since, since_precision, until
    (exclusive), until_precision, frequency (contacts a year), trust (1–4), about, about_name,
    through, through_name. Dates are `datetime.date` or None; texts are "" where not known.
    """
    import pandas as pd

    valid = columns.in_force(on, filters)
    kept, actors = columns.ties, columns.actors
    if among is not None:
        wanted = np.isin(actors.uids, list(among))
        valid &= wanted[kept.start] & wanted[kept.end]
    start, end, through = kept.start[valid], kept.end[valid], kept.through[valid]
    return pd.DataFrame(
        {
            "uid": kept.uids[valid].to_numpy(),
            "start": actors.uids[start],
            "start_name": actors.names[start],
            "end": actors.uids[end],
            "end_name": actors.names[end],
            "type": np.array(LEVELS, dtype=object)[kept.level[valid] - 1],
            "since": days_of(kept.spans.since[valid]),
            "since_precision": np.array(PRECISIONS, dtype=object)[kept.since_precision[valid]],
            "until": days_of(kept.spans.until[valid]),
            "until_precision": np.array(PRECISIONS, dtype=object)[kept.until_precision[valid]],
            "frequency": kept.frequency[valid],
            "trust": kept.trust[valid],
            "about": _looked_up(columns.issues.uids, kept.about[valid]),
            "about_name": _looked_up(columns.issues.names, kept.about[valid]),
            "through": _looked_up(actors.uids, through),
            "through_name": _looked_up(actors.names, through),
        }
    )


def growth(columns: Columns, on: date) -> "pd.DataFrame":
    """One row a year, from the first dated tie to `on`.

    Columns: year (common era), day (its last day, or `on`), actors, pairs, and COLLABORATE,
    COORDINATE, COOPERATE: pairs at each level on that day.
    """
    import pandas as pd

    dated = columns.ties.spans.since[columns.ties.spans.since > 0]
    first = min(int(dated.min()) // 10000, on.year) if len(dated) else on.year
    rows = [_year(columns, min(date(year, 12, 31), on)) for year in range(first, on.year + 1)]
    return pd.DataFrame(rows)


def _year(columns: Columns, day: date) -> dict[str, Any]:
    network = columns.as_of(day)
    levels = {kind: int((network.levels == i).sum()) for i, kind in enumerate(LEVELS, start=1)}
    return {"year": day.year, "day": day, "actors": network.n, "pairs": network.m, **levels}


def _looked_up(texts: Any, places: Any) -> Any:
    return np.append(np.array(texts, dtype=object), "")[places]


def days_of(numbers: Any) -> list[date | None]:
    """The days of yyyymmdd; None where open."""
    return [
        date(n // 10000, n // 100 % 100, n % 100) if 0 < n < 99999999 else None
        for n in map(int, numbers)
    ]
