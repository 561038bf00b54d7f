"""What an export holds: everything on record, or the part that filters and a day leave of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.base.errors import Conflict
from graph.journal.known import known
from graph.kinds import (
    Activity,
    Actor,
    Area,
    Base,
    Case,
    Contact,
    Distinct,
    Issue,
    Lesson,
    ManagedNetwork,
    Membership,
    PlanStep,
    Records,
    Stake,
    Tie,
    Work,
)
from graph.network import EVERYTHING, Filters

if TYPE_CHECKING:
    from graph.past import Moment
    from graph.service import Service

TRIES = 5


@dataclass(frozen=True)
class Selection:
    """The records of an export. whole: nothing was narrowed; else by `on` and `filters`.

    batches, head: how far the journal went, and the hash at its end. moment: the past one as of
    which they were known, None for all on record.
    """

    known: Records
    on: date | None = None
    filters: Filters = EVERYTHING
    batches: int = 0
    head: str = ""
    moment: "Moment | None" = None

    @property
    def whole(self) -> bool:
        """Whether it holds everything on record."""
        return self.on is None and not self.filters


def select(service: "Service", on: date | None, filters: Filters) -> Selection:
    """Everything, or what `filters` leave: as of `on`, or of all dates where it is None.

    Conflict while a large import is being written, or where others write all the time.
    """
    for _ in range(TRIES):
        before, held, after = service.store.read(_read, "known")
        if before["writing"] or after["writing"]:
            raise Conflict("network.writing")
        if before["counter"] != after["counter"]:
            continue
        if on is None and not filters:
            return _told(Selection(held), service, after)
        columns = service.columns()
        if columns.counter != (after["counter"] or 0):
            continue
        if on is None:
            columns = columns.timeless()
        day = on or date.max
        actors = set(columns.actors.uids[columns.present(day, filters)])
        ties = set(columns.ties.uids[columns.in_force(day, filters)])
        part = Selection(_narrowed(held, actors, ties, on, filters), on, filters)
        return _told(part, service, after)
    raise Conflict("export.moved")


def _told(made: Selection, service: "Service", state: dict[str, Any]) -> Selection:
    moment = service.known.moment if service.known else None
    head, batches = state["head"] or "", state["batches"] or 0
    return replace(made, batches=batches, head=head, moment=moment)


def _read(work: Any) -> tuple[dict[str, Any], Records, dict[str, Any]]:
    (before,) = work.rows("journal/state")
    held = known(work)
    (after,) = work.rows("journal/state")
    return before, held, after


def _narrowed(
    held: Records, actors: set[str], ties: set[str], on: date | None, filters: Filters
) -> Records:
    """The records of these actors and ties, and what they refer to; nobody else is named."""

    def so(records: Mapping[str, Any]) -> dict[str, Any]:
        return {u: r for u, r in records.items() if on is None or _in_force(r, on)}

    networks = {
        uid: replace(one, us=_only(one.us, actors))
        for uid, one in held.of(ManagedNetwork).items()
        if filters.network in (None, uid)
    }
    within = actors | networks.keys()
    kept: dict[str, dict[str, Any]] = {
        "actors": {u: held.of(Actor)[u] for u in held.of(Actor) if u in actors},
        "networks": networks,
        "bases": {u: r for u, r in so(held.of(Base)).items() if r.actor in actors},
        "works": {u: r for u, r in so(held.of(Work)).items() if r.actor in actors},
        "members": {
            u: r
            for u, r in so(held.of(Membership)).items()
            if r.member in actors and r.of in within
        },
        "ties": {u: _through(held.of(Tie)[u], actors) for u in held.of(Tie) if u in ties},
        "activities": _activities(held, actors, on),
        "contacts": {u: r for u, r in held.of(Contact).items() if r.actor in actors},
        "stakes": {
            u: r
            for u, r in so(held.of(Stake)).items()
            if r.actor in actors and r.network in networks
        },
        "plans": {
            u: _through(r, actors)
            for u, r in held.of(PlanStep).items()
            if r.actor in actors and r.network in networks
        },
        "lessons": _lessons(held, actors, networks),
        "findings": {
            u: r
            for u, r in held.of(Case).items()
            if r.concerns and actors.issuperset(r.concerns) and (on is None or r.opened <= on)
        },
        "distinct": {u: r for u, r in held.of(Distinct).items() if {r.one, r.other} <= actors},
    }
    named = [record for records in kept.values() for record in records.values()]
    kept["areas"] = _with_wholes(held.of(Area), (getattr(r, "area", None) for r in named), "within")
    issues = (getattr(r, f, None) for r in named for f in ("issue", "about"))
    kept["issues"] = _with_wholes(held.of(Issue), issues, "part_of")
    return Records(**kept)


def _in_force(record: Any, on: date) -> bool:
    return (record.since is None or record.since <= on) and (
        record.until is None or record.until > on
    )


def _only(uids: tuple[str, ...], actors: set[str]) -> tuple[str, ...]:
    return tuple(uid for uid in uids if uid in actors)


def _through(record: Any, actors: set[str]) -> Any:
    """Without a broker who is not among the actors."""
    if record.through is None or record.through in actors:
        return record
    return replace(record, through=None)


def _activities(held: Records, actors: set[str], on: date | None) -> dict[str, Any]:
    kept = {}
    for uid, one in held.of(Activity).items():
        present = _only(one.participants, actors)
        if present and (on is None or one.date <= on):
            host = one.host if one.host in actors else None
            concerned = _only(one.concerns, actors)
            kept[uid] = replace(one, participants=present, host=host, concerns=concerned)
    return kept


def _lessons(held: Records, actors: set[str], networks: Mapping[str, Any]) -> dict[str, Any]:
    kept = {}
    for uid, one in held.of(Lesson).items():
        concerned = _only(one.concerns, actors)
        if one.network in networks and (concerned or not one.concerns):
            kept[uid] = replace(one, concerns=concerned)
    return kept


def _with_wholes(
    tree: Mapping[str, Any], named: Iterable[str | None], above: str
) -> dict[str, Any]:
    """The records named, and all that they are a part of."""
    kept: dict[str, Any] = {}
    waiting = [uid for uid in named if uid]
    while waiting:
        uid = waiting.pop()
        if uid in tree and uid not in kept:
            kept[uid] = tree[uid]
            waiting += [whole] if (whole := getattr(tree[uid], above)) else []
    return kept
