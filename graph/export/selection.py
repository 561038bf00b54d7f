"""What an export holds: everything on record, or the part that filters and a day leave of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.base.errors import Conflict
from graph.journal.all_records import Reader, all_records
from graph.kinds import (
    KINDS,
    Activity,
    Actor,
    Case,
    Dated,
    ManagedNetwork,
    Promise,
    Record,
    Records,
    Result,
    Tie,
    begun,
    declared,
)
from graph.kinds.registry import references, referred
from graph.network import EVERYTHING, Filters, Source
from graph.rights import current_user
from graph.store.patient import Patient

if TYPE_CHECKING:
    from graph.journal.moment import Moment

TRIES = 5

WHOSE = {"lessons": "concerns", "results": "actors", "promises": "who"}
"""Kind → the field of several actors without any of whom a record says nothing here."""


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


def select(source: Source, on: date | None, filters: Filters) -> Selection:
    """Everything, or what `filters` leave: as of `on`, or of all dates where it is None.

    Conflict while a large import is being written, or where others write all the time.
    """
    for _ in range(TRIES):
        before, everything, after = _read(Patient(source.store))
        if before["writing"] or after["writing"]:
            raise Conflict("network.writing")
        if before["counter"] != after["counter"]:
            continue
        if on is None and not filters:
            return _with_state(Selection(everything), source, after)
        columns = source.columns.columns()
        if columns.counter != (after["counter"] or 0):
            continue
        if on is None:
            columns = columns.timeless()
        day = on or date.max
        actors = set(columns.actors.uids[columns.present(day, filters, everyone=True)])
        ties = set(columns.ties.uids[columns.in_force(day, filters)])
        part = Selection(_narrowed(everything, actors, ties, on, filters), on, filters)
        return _with_state(part, source, after)
    raise Conflict("export.moved")


def _with_state(made: Selection, source: Source, state: dict[str, Any]) -> Selection:
    moment = source.known.moment if source.known else None
    head, batches = state["head"] or "", state["batches"] or 0
    return replace(made, batches=batches, head=head, moment=moment)


def _read(reader: Reader) -> tuple[dict[str, Any], Records, dict[str, Any]]:
    (before,) = reader.rows("journal/state")
    everything = all_records(reader)
    may = current_user().may
    guarded = {kind for kind in KINDS if (deed := declared(kind).guarded) and not may(deed)}
    everything = everything.replaced(**{kind: {} for kind in guarded})
    (after,) = reader.rows("journal/state")
    return before, everything, after


def _narrowed(
    everything: Records, actors: set[str], ties: set[str], on: date | None, filters: Filters
) -> Records:
    """The records of these actors and ties, and what they refer to; nobody else is named.

    Of an activity, somebody who took part must be among them; so of those whom a lesson concerned,
    whose a result or promise is, if there were any; a finding must concern only them. Who looks
    after a step or a finding is a name in words: it goes where it is that of somebody outside.
    """
    networks = {uid for uid in everything.of(ManagedNetwork) if filters.network in (None, uid)}
    inside = {"actors": actors, "networks": networks}

    def those(kind: str, among: Mapping[str, Any], on: date | None) -> dict[str, Any]:
        so = {u: r for u, r in among.items() if on is None or _is_so(r, on)}
        return {u: left for u, r in so.items() if (left := _inside(kind, r, inside)) is not None}

    kept = {
        kind: those(kind, everything.of(kind), on)
        for kind in KINDS
        if any(to in inside for field in references(kind).values() for to in field.refers)
    }
    kept["actors"] = {u: r for u, r in everything.of(Actor).items() if u in actors}
    kept["networks"] = {u: r for u, r in kept["networks"].items() if u in networks}
    kept["ties"] = those("ties", {u: r for u, r in everything.of(Tie).items() if u in ties}, None)
    kept["activities"] = {u: r for u, r in kept["activities"].items() if r.participants}
    inside["activities"] = set(kept["activities"])
    for kind, field in WHOSE.items():
        among = those(kind, everything.of(kind), on).items()
        kept[kind] = {
            u: r
            for u, r in among
            if getattr(r, field) or not getattr(everything.of(kind)[u], field)
        }
    findings = everything.of(Case)
    kept["findings"] = {
        u: r
        for u, r in findings.items()
        if r.concerns and actors.issuperset(r.concerns) and (on is None or r.opened <= on)
    }
    others = (a for uid, a in everything.of(Actor).items() if uid not in actors)
    outside = {name for each in others for name in (each.name, *each.aliases)}
    for kind in ("plans", "findings"):
        kept[kind] = {
            u: replace(r, owner=None) if r.owner in outside else r for u, r in kept[kind].items()
        }
    for kind, above in (("areas", "within"), ("issues", "part_of")):
        kept[kind] = _with_wholes(everything.of(kind), list(_named(kept, kind)), above)
    return Records(**kept)


def _is_so(record: Any, on: date) -> bool:
    """Whether it was so on the day, or had happened by then."""
    if isinstance(record, Activity | Result | Promise):
        return begun(record) <= on
    return not isinstance(record, Dated) or record.covers(on)


def _inside(kind: str, record: Record, inside: Mapping[str, set[str]]) -> Record | None:
    """The record without actors and networks that are not inside; None where it needs them."""
    changed: dict[str, Any] = {}
    for name, field in references(kind).items():
        around = [inside[to] for to in field.refers if to in inside]
        value = getattr(record, name)
        if not around or value is None:
            continue
        if isinstance(value, tuple):
            changed[name] = tuple(uid for uid in value if any(uid in each for each in around))
        elif not any(value in each for each in around):
            if field.required:
                return None
            changed[name] = None
    return replace(record, **changed) if changed else record


def _named(kept: Mapping[str, Mapping[str, Record]], kind: str) -> Iterator[str]:
    """The uids of a kind that the records name."""
    for other, records in kept.items():
        for record in records.values():
            yield from (uid for kinds, uid in referred(other, record) if kinds == (kind,))


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
