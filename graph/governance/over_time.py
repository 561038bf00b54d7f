"""Risks over the years: how many of each kind there were, and the figure of one of them."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from graph.governance.finding import Report
from graph.network.history import a_year_before
from graph.rules import CATEGORIES, Rule

if TYPE_CHECKING:
    import pandas as pd

MOST = 10  # years looked back


def days(first: date | None, on: date, most: int = MOST) -> list[date]:
    """The day, and the same day of the years before it down to the first record; the oldest
    first."""
    found = [on]
    while first and len(found) < most and (before := a_year_before(found[-1])) >= first:
        found.append(before)
    return found[::-1]


def by_category(reports: Sequence[Report]) -> "pd.DataFrame":
    """One row a report: day, findings of each category, and `not_assessed`, rules that could not
    be judged."""
    import pandas as pd

    rows = [
        {
            "day": report.on,
            **{name: sum(each.rule.category == name for each in report.findings)
               for name in CATEGORIES},
            "not_assessed": len(report.not_assessed),
        }
        for report in reports
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["day", *CATEGORIES, "not_assessed"])


def figure(
    rule: Rule, uid: str, days: Sequence[date], judge: Callable[[date, dict[str, float]], Report]
) -> "pd.DataFrame":
    """One finding on several days: day, state ("found", "well" or "not_assessed") and value, its
    measure; None where it was too small to be told, or there is none.

    judge: the rule alone on a day, under limits. Its measure is asked for below its limit too, so
    that what grows towards it is seen.
    """
    import pandas as pd

    rows = []
    for day in days:
        plain = judge(day, {})
        found = _of(plain, uid)
        state = "not_assessed" if plain.not_assessed else "found" if found else "well"
        value = None
        if rule.measure and state != "not_assessed":
            least = {f"{rule.name}.{rule.measure}": rule.limits[rule.measure].least}
            near = found or _of(judge(day, least), uid)
            value = near.hit.figures.get(rule.measure) if near else None
        rows.append({"day": day, "state": state, "value": value})
    return pd.DataFrame(rows, columns=["day", "state", "value"])


def _of(report: Report, uid: str):  # type: ignore[no-untyped-def]
    return next((each for each in report.findings if each.uid == uid), None)
