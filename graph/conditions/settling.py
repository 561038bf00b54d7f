"""Settling a difference: what a member says is taken into the record, or the record stays."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from graph.base.dates import iso
from graph.base.errors import Conflict, DataError
from graph.edit import Edit, edit, episodes
from graph.edit.write import Today, taken_in
from graph.journal.rows import module, record_of
from graph.journal.transaction import Note, Written
from graph.kinds import Change, ReportedTie
from graph.kinds.round import KEPT, TAKEN
from graph.network import BY_CODE
from graph.store import Store, Work


@dataclass(frozen=True)
class Settlement:
    """What is done about the reports of one pair, and why. on: the day it is done.

    level: what is so, "none" where there is no tie; None: the record stays as it is. since: the day
    from which it is so, as typed; "" as long as the tie is on record. partner: who is meant, where
    the reports don't say; kind: of a partner who is new by the name that was written, `network`
    that of the round. source: where it is known from. running: the reports are of a workshop, and
    become records by it.
    """

    reports: tuple[ReportedTie, ...]
    on: date
    reason: str
    level: str | None = None
    since: str = ""
    partner: str | None = None
    source: str = ""
    kind: str | None = None
    network: str = ""
    running: bool = False


def settle(
    store: Store,
    of: Sequence[Settlement],
    note: Note,
    today: Today = None,
    token: str | None = None,
) -> Written | None:
    """The record, and that its reports are settled, as one write.

    DataError where something is missing; Refused as an edit is; Conflict where somebody was faster.
    """
    if not all(each.reason.strip() for each in of):
        raise DataError("conditions.settle.no_reason")
    edits: list[Edit] = []
    done: list[Settlement] = []
    for each in of:
        newcomer, partner = _newcomer(each)
        settled = replace(each, partner=partner)
        edits += [*newcomer, *(_edits(store, settled) if settled.level else ())]
        done.append(settled)

    def mark(work: Work) -> list[Change]:
        return [change for each in done for change in _marked(work, each)]

    return edit(store, edits, note, token, today, mark)


def _newcomer(of: Settlement) -> tuple[list[Edit], str | None]:
    """A partner who is new, with the membership in the network; and who is meant."""
    if not of.kind or of.partner:
        return [], of.partner
    given = {"name": of.reports[0].named or "", "kind": of.kind, "source": of.source}
    made = taken_in(Edit("add", "actors", given), of.network)
    return made, made[0].given["id"]


def _marked(work: Work, of: Settlement) -> list[Change]:
    uids = sorted(each.uid for each in of.reports)
    rows = work.rows(module("selected", "reported_ties"), uids=uids, of=[])
    before: dict[str, Any] = {row["uid"]: record_of("reported_ties", row) for row in rows}
    if not of.running and before != {each.uid: each for each in of.reports}:
        raise Conflict("conditions.settle.over")
    done: dict[str, Any] = {"settled": of.on, "outcome": TAKEN if of.level else KEPT}
    return [
        Change("reported_ties", e.uid, before.get(e.uid), replace(e, **done, **_met(e, of)))
        for e in of.reports
    ]


def _met(report: ReportedTie, of: Settlement) -> dict[str, Any]:
    """Who was meant by the name that was written."""
    return {"partner": of.partner, "named": None} if of.partner and not report.partner else {}


def _edits(store: Store, of: Settlement) -> list[Edit]:
    first = of.reports[0]
    partner = first.partner or of.partner
    if partner is None:
        raise DataError("conditions.settle.no_partner")
    now = [tie for tie in episodes(store, first.reporter, partner) if tie.until is None]
    if not now:
        return [] if of.level == "none" else [Edit("add", "ties", _new(of, first, partner))]
    if of.level == "none":
        if not of.since:
            raise DataError("conditions.settle.no_day")
        return [Edit("end", "ties", base=tie, day=of.since) for tie in now]
    tightest = max(now, key=lambda tie: (BY_CODE.index(tie.type), tie.stated))
    given = {"type": of.level or ""}
    if of.since:
        return [Edit("change", "ties", given, tightest, of.since)]
    return [Edit("correct", "ties", given, tightest)]


def _new(of: Settlement, first: ReportedTie, partner: str) -> dict[str, str]:
    """The columns of a tie as its reporter tells it."""
    known = {
        "from": first.reporter,
        "to": partner,
        "type": of.level,
        "since": of.since or iso(first.since, first.since_precision),
        "frequency": None if first.frequency is None else f"{first.frequency:g}",
        "through": first.through,
        "about": first.about,
        "source": of.source,
    }
    return {column: text for column, text in known.items() if text}
