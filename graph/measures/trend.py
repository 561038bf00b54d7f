"""One figure on many days: computed when asked for, never kept beside the records."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.base.errors import Misuse
from graph.measures.composition import Composition, composition, groups
from graph.measures.scorecard import FIGURES
from graph.network import EVERYTHING, Columns, Filters

if TYPE_CHECKING:
    import pandas as pd

OF_GROUPS = tuple(field.name for field in fields(Composition))


def trend(
    columns: Columns, figure: str, days: Sequence[date], filters: Filters = EVERYTHING
) -> "pd.DataFrame":
    """One row a day: day, value (as in the scorecard or the composition; None not defined).

    Only the figure itself is computed. Misuse for a name that is none.
    """
    import pandas as pd

    if figure not in FIGURES and figure not in OF_GROUPS:
        allowed = ", ".join((*FIGURES, *OF_GROUPS))
        raise Misuse("cli.not_one_of", what="figure", value=figure, allowed=allowed)
    values = [_value(columns, figure, day, filters) for day in days]
    return pd.DataFrame({"day": list(days), "value": pd.Series(values, dtype=object)})


def _value(columns: Columns, figure: str, day: date, filters: Filters) -> Any:
    network = columns.as_of(day, filters)
    if figure in FIGURES:
        return FIGURES[figure](network)
    return getattr(composition(network, groups(columns, day, filters)), figure)
