"""Records as nodes and edges with plain attributes: what all graph formats write.

No contacts ever; notes only where asked for.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from graph.intake import iso
from graph.kinds import Actor, Area, Base, Issue, Records, Tie, Work
from graph.network import BY_CODE

Value = str | float | int | bool
NODE = {
    "kind": "string",
    "sector": "string",
    "aliases": "string",
    "area": "string",
    "area_name": "string",
    "issues": "string",
    "issue_names": "string",
    "since": "string",
    "until": "string",
    "note": "string",
}
"""Attributes of nodes and their types. since, until: as far as known, until the last day."""

EDGE = {
    "tie_type": "string",
    "level": "integer",
    "stated": "boolean",
    "mutual": "boolean",
    "since": "string",
    "until": "string",
    "frequency": "double",
    "trust": "double",
    "declared_strength": "double",
    "declared_scale": "string",
    "certainty": "string",
    "about": "string",
    "about_name": "string",
    "through": "string",
    "through_name": "string",
    "sources": "string",
    "note": "string",
}


@dataclass(frozen=True)
class Node:
    """An actor. first, last: the days between which it is there, both included.

    issues: the names of those it works on.
    """

    uid: str
    label: str
    issues: tuple[str, ...]
    values: dict[str, Value]
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Edge:
    """A tie, from the actor it was written from. label: its type."""

    uid: str
    start: str
    end: str
    label: str
    mutual: bool | None
    values: dict[str, Value]
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Graph:
    """Nodes and edges, each in the order of their uids."""

    known: Records
    notes: bool = False

    def nodes(self) -> Iterator[Node]:
        """The actors."""
        areas: dict[str, list[str]] = defaultdict(list)
        issues: dict[str, list[str]] = defaultdict(list)
        for _, base in sorted(self.known.of(Base).items()):
            areas[base.actor].append(base.area)
        for _, work in sorted(self.known.of(Work).items()):
            issues[work.actor].append(work.issue)
        for uid in sorted(self.known.of(Actor)):
            actor = self.known.of(Actor)[uid]
            works = list(dict.fromkeys(issues.get(uid, ())))
            named = tuple(self._issue(issue) for issue in works)
            values = self._of_actor(actor, list(dict.fromkeys(areas.get(uid, ()))), works, named)
            yield Node(uid, actor.name, named, values, actor.since, _last(actor.until))

    def edges(self) -> Iterator[Edge]:
        """The ties."""
        for uid in sorted(self.known.of(Tie)):
            tie = self.known.of(Tie)[uid]
            yield Edge(
                uid=uid,
                start=tie.start,
                end=tie.end,
                label=tie.type,
                mutual=tie.mutual,
                values=self._of_tie(tie),
                first=tie.since,
                last=_last(tie.until),
            )

    def _of_actor(
        self, actor: Actor, areas: list[str], issues: list[str], named: tuple[str, ...]
    ) -> dict[str, Value]:
        known = self.known
        places = [known.of(Area)[uid].name for uid in areas if uid in known.of(Area)]
        return _stated(
            kind=actor.kind,
            sector=actor.sector,
            aliases="; ".join(actor.aliases),
            area="; ".join(areas),
            area_name="; ".join(places) or actor.place,
            issues="; ".join(issues),
            issue_names="; ".join(named),
            since=iso(actor.since, actor.since_precision),
            until=iso(actor.until, actor.until_precision, exclusive=True),
            note=actor.note if self.notes else None,
        )

    def _of_tie(self, tie: Tie) -> dict[str, Value]:
        broker = self.known.of(Actor).get(tie.through or "")
        return _stated(
            tie_type=tie.type,
            level=BY_CODE.index(tie.type) + 1,
            stated=tie.stated,
            mutual=tie.mutual,
            since=iso(tie.since, tie.since_precision),
            until=iso(tie.until, tie.until_precision, exclusive=True),
            frequency=tie.frequency,
            trust=tie.trust,
            declared_strength=tie.declared_strength,
            declared_scale=tie.declared_scale,
            certainty=tie.certainty,
            about=tie.about,
            about_name=self._issue(tie.about) if tie.about else None,
            through=tie.through,
            through_name=broker.name if broker else None,
            sources="; ".join(tie.sources),
            note=tie.note if self.notes else None,
        )

    def _issue(self, uid: str) -> str:
        issue = self.known.of(Issue).get(uid)
        return issue.name if issue else uid


def _stated(**values: Any) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value not in (None, "")}


def _last(until: date | None) -> date | None:
    return until - timedelta(days=1) if until else None
