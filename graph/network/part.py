"""The part of a database that is one managed network's, for who has a role in that one alone.

Its partners are those who are, or once were, members of it; of all else what speaks of these and of
nobody beside them. A query is answered only where it is known here how its rows are told apart:
what nobody thought of is refused, and not shown.
"""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, replace
from functools import cached_property
from typing import Any, TypeVar

import numpy as np

from graph.base.errors import Forbidden
from graph.journal.all_records import pages
from graph.journal.rows import module, record_of
from graph.kinds import KINDS, Actor, Case, ManagedNetwork, Record
from graph.kinds.registry import referred
from graph.network.columns import Attended, Columns, Links, Mask, Spans, Tree
from graph.network.pull import Cache
from graph.store import Store, Work
from graph.store import module as query
from graph.store.bolt import READ_SECONDS

T = TypeVar("T")
Row = dict[str, Any]

SHARED = ("issues", "areas", "settings")
"""Kinds that all networks of a database have in common."""

RECORDS: Mapping[str, str] = {
    **{module(verb, kind): kind for kind in KINDS for verb in ("records", "selected")},
    **dict.fromkeys(("ties/selected_of", "ties/selected_pair"), "ties"),
}
"""Queries that give records → their kind."""

OPEN = (
    *("issues/records_areas", "issues/selected_areas", "ties/starts"),
    *("journal/records_settings", "journal/state", "journal/last", "network/count"),
)
"""Queries that say nothing of anybody."""

TOLD_BY: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("actors/profile", "actors/bases", "actors/works", "actors/contacts"), ()),
    **dict.fromkeys(("actors/names", "actors/find", "actors/former"), ("uid",)),
    **dict.fromkeys(("actors/ties", "actors/memberships"), ("other",)),
    "actors/belonging": ("member", "body"),
    **dict.fromkeys(("activities/of_actor", "activities/of_pair"), ("uid",)),
    **dict.fromkeys(("activities/between", "activities/search", "lessons/begun"), ("uid",)),
    "activities/requests": ("uid", "concerns"),
    "ties/between": ("a", "b"),
}
"""Queries about one `uid`, or whose rows have uids in these columns: all must be of the part."""

ASIDE: Mapping[str, tuple[tuple[str, str], ...]] = {"actors/ties": (("through", "through_name"),)}
"""Columns that hold somebody else, who is left out where not of the part."""

ALL = 1_000_000
EVERY = {"text": "", "incomplete": False, "limit": ALL, "issues": None, "areas": None}

GOVERNANCE = "governance/"
"""Queries that narrow themselves to the networks that they are given; a row that names somebody
else all the same is left out."""


def narrowed(columns: Columns, network: str) -> Columns:
    """All days of one managed network: whoever was ever a member, the ties among them, and the
    activities in which nobody else took part."""
    members, tree = columns.members, columns.networks
    at = tree.uids.index(network) if network in tree.uids else -1
    kept = np.zeros(len(columns.actors.uids), dtype=bool)
    kept[members.left[members.right == at]] = True
    place = np.where(kept, np.cumsum(kept) - 1, -1).astype(np.int32)
    ties = columns.ties
    both = kept[ties.start] & kept[ties.end]
    left = replace(_some(ties, both), uids=ties.uids[both].reset_index(drop=True))
    through = np.where(left.through >= 0, place[left.through], -1).astype(np.int32)
    own = _links(members, place, kept, members.right == at)
    return replace(
        columns,
        actors=_some(columns.actors, kept),
        ties=replace(left, start=place[left.start], end=place[left.end], through=through),
        bases=_links(columns.bases, place, kept),
        works=_links(columns.works, place, kept),
        members=replace(own, right=np.zeros_like(own.right)),
        attended=_attended(columns.attended, place, kept),
        networks=_only(tree, network),
    )


def _only(tree: Tree, uid: str) -> Tree:
    here = [at for at, each in enumerate(tree.uids) if each == uid]
    uids, names, levels = (
        tuple(values[at] for at in here) for values in (tree.uids, tree.names, tree.levels)
    )
    return Tree(uids, names, levels, np.full(len(here), -1, dtype=np.int32))


def _some(things: Any, kept: Mask) -> Any:
    """Those of many things; each of their fields holds one value a thing."""
    values = {each.name: getattr(things, each.name) for each in fields(things)}
    return replace(
        things,
        **{
            name: _some(value, kept) if isinstance(value, Spans) else value[kept]
            for name, value in values.items()
        },
    )


def _links(links: Links, place: Any, kept: Mask, wanted: Any = True) -> Links:
    found = _some(links, kept[links.left] & wanted)
    return replace(found, left=place[found.left])


def _attended(attended: Attended, place: Any, kept: Mask) -> Attended:
    whole = np.zeros(len(attended.activities), dtype=bool)
    whole[attended.activity] = True
    whole[attended.activity[~kept[attended.actor]]] = False
    rows = whole[attended.activity]
    new = np.cumsum(whole, dtype=np.int32) - 1
    return Attended(
        tuple(uid for uid, is_kept in zip(attended.activities, whole, strict=True) if is_kept),
        attended.days[whole],
        place[attended.actor[rows]],
        new[attended.activity[rows]],
    )


class PartOfCache(Cache):
    """The columns of the part, narrowed again when those of the whole were pulled again."""

    def __init__(self, whole: Cache, network: str) -> None:
        self._whole, self._network = whole, network
        self._held: tuple[Columns, Columns] | None = None

    def columns(self, counter: int | None = None) -> Columns:
        """As of the whole."""
        return self.both(counter)[1]

    def both(self, counter: int | None = None) -> tuple[Columns, Columns]:
        """Those of the whole, and those of the part."""
        whole, held = self._whole.columns(counter), self._held
        if held is None or held[0] is not whole:
            self._held = held = (whole, narrowed(whole, self._network))
        return held


class PartOfStore(Store):
    """The part's own door: what is read by it is told apart."""

    def __init__(self, whole: Store, columns: "PartOfCache", network: str) -> None:
        self._whole, self._columns, self._network = whole, columns, network
        self.target, self.driver = whole.target, whole.driver

    def read(
        self, task: Callable[[Work], T], what: str = "read", seconds: float = READ_SECONDS
    ) -> T:
        """As of the whole, of its rows those that are of the part."""
        within = _Within(*self._columns.both(), self._network)
        return self._whole.read(lambda work: task(_PartOfWork(work, within)), what, seconds)

    def write(self, task: Callable[[Work], T], what: str = "write") -> T:
        """As of the whole: whether what is written is theirs is asked where it is journalled."""
        return self._whole.write(task, what)


class _PartOfWork(Work):
    def __init__(self, work: Work, within: "_Within") -> None:
        self._work, self._within = work, within
        self._found: dict[str, set[str]] = {}

    def rows(self, name: str, **parameters: Any) -> list[Row]:
        if name == "activities/count":
            found = self.rows("activities/between", **parameters, limit=ALL)
            return [{"activities": len(found)}]
        if name == "activities/incomplete":
            return [_incomplete(self.rows("activities/search", **EVERY))]
        if name == "search/texts":
            return [row for row in self._work.rows(name) if row["uid"] in self._uids(row["kind"])]
        self._within.need(name, parameters)
        if name in RECORDS and "after" in parameters:
            return self._page(name, **parameters)
        found = self._within.told(name, parameters, self._work.rows(name, **_all(name, parameters)))
        return found[: parameters.get("limit", _usual(name))]

    def _page(self, name: str, after: str, limit: int) -> list[Row]:
        """Records up to the limit, whatever is left out between them."""
        found: list[Row] = []
        while rows := self._work.rows(name, after=after, limit=limit):
            found += self._within.told(name, {}, rows)
            if len(rows) < limit or len(found) >= limit:
                break
            after = rows[-1]["uid"]
        return found[:limit]

    def _uids(self, kind: str) -> Collection[str]:
        """Of the records of a kind that are of the part."""
        if kind in ("actors", "activities", "networks"):
            return self._within.uids
        if kind == "ties":
            return self._within.ties
        if kind not in self._found:
            self._found[kind] = {row["uid"] for row in pages(self, module("records", kind))}
        return self._found[kind]

    def columns(self, name: str, **parameters: Any) -> dict[str, Any]:
        if name != "ties/unsourced":
            raise Forbidden("rights.whole")
        uids = self._work.columns(name, **parameters)["uids"]
        return {"uids": [uid for uid in uids if uid in self._within.ties]}


def _texts(row: Row) -> set[str]:
    """The texts of a row, those within lists too."""
    values = (value if isinstance(value, list) else [value] for value in row.values())
    return {text for several in values for text in several if isinstance(text, str)}


def _usual(name: str) -> int | None:
    """How many rows a query gives at most where nobody says."""
    limits = (each.default for each in query(name).parameters if each.name == "limit")
    found = next(limits, None)
    return found if isinstance(found, int) else None


def _all(name: str, parameters: Row) -> Row:
    """The parameters by which it gives all: a limit counts what is left out as well."""
    limited = any(each.name == "limit" for each in query(name).parameters)
    return parameters | ({"limit": ALL} if limited and name in TOLD_BY else {})


def _incomplete(rows: list[Row]) -> Row:
    """The row of activities/incomplete that these of activities/search make."""
    nobody = sum(not row["participants"] for row in rows)
    aimless = sum(not row["about"] for row in rows)
    return {
        "activities": len(rows),
        "nobody": nobody,
        "aimless": aimless,
        "lacking": sum(not (row["participants"] and row["about"]) for row in rows),
        "kinds": sorted({row["kind"] for row in rows if row["kind"]})[:50],
    }


class _Within:
    """What is of the part."""

    def __init__(self, whole: Columns, columns: Columns, network: str) -> None:
        self.network, self._whole, self._columns = network, whole, columns
        self.uids = {network, *columns.actors.uids, *columns.attended.activities}
        self._shared = {*columns.issues.uids, *columns.areas.uids}

    @cached_property
    def ties(self) -> set[str]:
        return set(self._columns.ties.uids)

    @cached_property
    def others(self) -> set[str]:
        every = {*self._whole.actors.uids, *self._whole.attended.activities}
        return (every | {*self._whole.networks.uids}) - self.uids

    def need(self, name: str, parameters: Row) -> None:
        """Forbidden where nobody has said how the rows are told apart."""
        known = name in RECORDS or name in OPEN or name in TOLD_BY
        if not known and not (
            name.startswith(GOVERNANCE) and parameters.get("networks") == [self.network]
        ):
            raise Forbidden("rights.whole")

    def told(self, name: str, parameters: Row, rows: list[Row]) -> list[Row]:
        if kind := RECORDS.get(name):
            return [row for row in rows if self._has(kind, record_of(kind, row))]
        if name.startswith(GOVERNANCE):
            return [row for row in rows if not self.others & _texts(row)]
        if name not in TOLD_BY:
            return rows
        if parameters.get("uid") not in (None, *self.uids):
            return []
        found = [row for row in rows if all(self._are(row[each]) for each in TOLD_BY[name])]
        return [self._without(row, ASIDE.get(name, ())) for row in found]

    def _are(self, value: str | list[str] | None) -> bool:
        values = value if isinstance(value, list) else [value]
        return bool(values) and all(uid in self.uids for uid in values)

    def _without(self, row: Row, pairs: tuple[tuple[str, str], ...]) -> Row:
        gone = [pair for pair in pairs if row[pair[0]] not in self.uids]
        return row | {column: None for pair in gone for column in pair}

    def _has(self, kind: str, record: Record) -> bool:
        if isinstance(record, Actor | ManagedNetwork):
            return record.uid in self.uids
        if kind in SHARED:
            return True
        if isinstance(record, Case) and self.others & _texts(json.loads(record.figures or "{}")):
            return False
        whose = [
            uid
            for to, uid in referred(kind, record)
            if not (set(to) <= set(SHARED) or (uid in self._shared and set(to) & set(SHARED)))
        ]
        if isinstance(record, Case) and record.network:
            whose.append(record.network)
        return bool(whose) and all(uid in self.uids for uid in whose)
