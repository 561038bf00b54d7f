"""Tables of the network as of a date, straight from the columns."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from graph.network.columns import PRECISIONS, Columns, day_of
from graph.network.day import BY_CODE
from graph.network.filters import EVERYTHING, Filters

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
    valid = columns.in_force(on, filters)
    kept, actors = columns.ties, columns.actors
    if among is not None:
        wanted = np.isin(actors.uids, list(among))
        valid &= wanted[kept.start] & wanted[kept.end]
    places = np.flatnonzero(valid)
    about, through = kept.about[places], kept.through[places]
    return episodes(columns, places).assign(
        frequency=kept.frequency[places],
        trust=kept.trust[places],
        about=looked_up(columns.issues.uids, about),
        about_name=looked_up(columns.issues.names, about),
        through=looked_up(actors.uids, through),
        through_name=looked_up(actors.names, through),
    )


def episodes(columns: Columns, places: Any) -> "pd.DataFrame":
    """One row a tie at these positions of the columns.

    Columns: uid, start, start_name, end, end_name, type, since, since_precision, until
    (exclusive), until_precision. Dates are `datetime.date` or None; precisions "" where not known.
    """
    import pandas as pd

    ties, actors = columns.ties, columns.actors
    start, end = ties.start[places], ties.end[places]
    precisions = np.array(PRECISIONS, dtype=object)
    return pd.DataFrame(
        {
            "uid": ties.uids.iloc[places].to_numpy(),
            "start": actors.uids[start],
            "start_name": actors.names[start],
            "end": actors.uids[end],
            "end_name": actors.names[end],
            "type": np.array(BY_CODE, dtype=object)[ties.level[places] - 1],
            "since": [day_of(since) for since in ties.spans.since[places]],
            "since_precision": precisions[ties.since_precision[places]],
            "until": [day_of(until) for until in ties.spans.until[places]],
            "until_precision": precisions[ties.until_precision[places]],
        }
    )


def looked_up(texts: Any, places: Any) -> Any:
    """The texts at these places; "" for the place -1."""
    return np.append(np.array(texts, dtype=object), "")[places]
