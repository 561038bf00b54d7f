"""Which results are those of a day, and which records those of a part of the network. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from functools import cache

from graph.kinds import Result
from graph.network import EVERYTHING, Columns, Filters


class Choice:
    """The records under the filters, but for the type of ties: by their own area and issue where
    they say one, and else, as for sector and network, by whose they are, whenever these were
    there."""

    def __init__(self, columns: Columns, filters: Filters) -> None:
        self.columns, self.filters = columns, replace(filters, types=())
        self.under = cache(self._under)

    def holds(self, actors: Collection[str], area: str | None, issue: str | None) -> bool:
        """Whether a record of these actors (uids), in the area and about the issue, is one."""
        left, areas, issues = self.filters, self.columns.areas, self.columns.issues
        if left.area and area in areas.uids:
            if areas.uids.index(area) not in areas.within(left.area):
                return False
            left = replace(left, area=None)
        if left.issue and issue in issues.uids:
            if issues.uids.index(issue) not in issues.within(left.issue):
                return False
            left = replace(left, issue=None)
        return left == EVERYTHING or not self.under(left).isdisjoint(actors)

    def _under(self, filters: Filters) -> set[str]:
        ever = self.columns.timeless()
        return set(ever.actors.uids[ever.present(date.max, filters)])


def achieved(results: Iterable[Result], on: date, choice: Choice) -> tuple[Result, ...]:
    """Those achieved by the day, the last first; those without a day at the end."""
    known = [
        each
        for each in results
        if (each.achieved is None or each.achieved <= on)
        and choice.holds(each.actors, each.area, each.about)
    ]
    known.sort(key=lambda each: each.uid)
    return tuple(sorted(known, key=lambda each: each.achieved or date.min, reverse=True))
