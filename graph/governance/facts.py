"""What the rules look at: the records and figures of one day, each read when first asked for."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from graph.network import EVERYTHING, Filters, Network
from graph.network.columns import day_of, number
from graph.store import module

if TYPE_CHECKING:
    import pandas as pd

    from graph.brokers import Brokers
    from graph.calendar.due import Due
    from graph.governance.rule import Rule
    from graph.kinds import Case
    from graph.measures.pairs import Pairs
    from graph.network import Columns
    from graph.network.columns import Mask
    from graph.paths.introductions import Requested
    from graph.service import Service

YEAR = 365
OWN = "governance/"
ROWS = 1_000


class Facts:
    """The network of a day under filters, as a service reads it."""

    def __init__(self, service: "Service", on: date, filters: Filters = EVERYTHING) -> None:
        self.on = on
        self._service, self._filters = service, filters

    @property
    def a_year_ago(self) -> date:
        """The day after which the past year begins."""
        return self.on - timedelta(days=YEAR - 1)

    def rows(self, module: str, **more: Any) -> list[dict[str, Any]]:
        """The rows of a module on the day."""
        return self._service.store.rows(f"governance/{module}", on=self.on, **more)

    def evidence(self, rule: "Rule", concerns: tuple[str, ...] = ()) -> "pd.DataFrame | None":
        """The rows of a rule's own module in which one of those concerned stands, or all where
        nobody is named or none stands in any; None where a rule looks at the map itself."""
        if not rule.rows.startswith(OWN):
            return None
        asked = {parameter.name for parameter in module(rule.rows).parameters}
        given = {"on": self.on, "first": self.a_year_ago, "after": "", "limit": ROWS}
        rows = self._service.store.table(
            rule.rows, **{k: v for k, v in given.items() if k in asked}
        )
        among = set(concerns)
        named = [bool(among & _texts(row)) for row in rows.itertuples(index=False)]
        return rows[named] if any(named) else rows

    def figure(self, name: str, on: date | None = None) -> Any:
        """A figure of the scorecard, of the day or another."""
        return self._service.values((name,), on or self.on, self._filters)[name]

    @property
    def columns(self) -> "Columns":
        """The whole network, all days."""
        return self._service.columns()

    def requests(self) -> "list[Requested]":
        """The requests for introductions up to the day."""
        return self._service.requests(self.on)

    def seen(self) -> "Mask":
        """Which actors of all days took part in something by the day."""
        attended = self.columns.attended
        past = (attended.days > 0) & (attended.days <= number(self.on))
        found = np.zeros(len(self.columns.actors.uids), dtype=bool)
        found[attended.actor[past[attended.activity]]] = True
        return found

    def sectors(self) -> dict[str, str]:
        """The sector of every actor of all days; "" not known."""
        actors = self.columns.actors
        return dict(zip(actors.uids.tolist(), actors.sectors.tolist(), strict=True))

    def tied_on(self, on: date) -> set[str]:
        """Who has a tie on the day, or another."""
        network = self._service.network(on, self._filters)
        return {network.uids[at] for at in set(np.unique(network.pairs[:, :2]).tolist())}

    def partners(self, uids: "set[str]") -> dict[str, set[str]]:
        """The partners of some on the day."""
        found: dict[str, set[str]] = {uid: set() for uid in uids}
        for pair in self.levels():
            for uid in pair & uids:
                found[uid] |= pair - {uid}
        return found

    def cases(self) -> "list[Case]":
        """Findings that were on record by the day, and not closed."""
        from graph.governance.lifecycle import standing_on

        return standing_on(self._service.cases().values(), self.on)

    def levels(self) -> dict[frozenset[str], int]:
        """The level of each tied pair, 1–3, by its two uids."""
        uids, pairs = self.columns.actors.uids, self.pairs
        ends = zip(uids[pairs.one], uids[pairs.other], pairs.level.tolist(), strict=True)
        return {frozenset((one, other)): level for one, other, level in ends}

    def last_activity(self) -> date | None:
        """The day of the last activity by the day; None without one."""
        days = self.columns.attended.days
        past = days[(days > 0) & (days <= number(self.on))]
        return day_of(int(past.max())) if len(past) else None

    @cached_property
    def network(self) -> Network:
        """The network of the day."""
        return self._service.network(self.on, self._filters)

    @cached_property
    def brokers(self) -> "Brokers":
        """Brokers and bridges."""
        return self._service.brokers("sector", self.on, self._filters)

    @cached_property
    def pairs(self) -> "Pairs":
        """The strength of every pair."""
        return self._service.pairs(self.on, self._filters)

    @cached_property
    def due(self) -> "Due":
        """When each pair calls for care."""
        return self._service.due(self.on, self._filters)

    @cached_property
    def ties(self) -> "pd.DataFrame":
        """The ties in force."""
        return self._service.ties(self.on, self._filters)

    def unsourced(self) -> tuple[int, int]:
        """How many ties in force lack a source, and how many there are."""
        store, on = self._service.store, self.on
        lacking = store.columns("ties/unsourced", on=on)["uids"]
        (whole,) = store.rows("ties/unsourced_all", on=on)
        return len(lacking), int(next(iter(whole.values())))

    def managed(self) -> list[Any]:
        """The managed networks."""
        return self._service.managed()

    def parts(self) -> list[tuple[str, ...]]:
        """The connected parts, the largest first: uids of each."""
        from graph.measures.components import parts

        found = parts(self.network)
        return [
            tuple(self.network.uids[at] for at in found.members(number))
            for number in range(len(found.sizes))
        ]

    def largest_at(self, on: date) -> frozenset[str]:
        """The uids of the largest connected part on another day."""
        from graph.measures.components import parts

        network = self._service.network(on, self._filters)
        members = parts(network).members(0) if network.n else ()
        return frozenset(network.uids[at] for at in members)


def _texts(row: Iterable[Any]) -> set[str]:
    """The texts of a row, those within lists too."""
    found: set[str] = set()
    for value in row:
        found |= (
            set(value) if isinstance(value, list) else {value} if isinstance(value, str) else set()
        )
    return found
