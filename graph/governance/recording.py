"""Runs and decisions written through the journal, all of it or nothing."""

from collections.abc import Callable
from datetime import date
from typing import Any

from graph.base.errors import Conflict, NotFound
from graph.governance.finding import Finding, Report
from graph.governance.lifecycle import Decision, News, decided, opened, run
from graph.journal.all_records import pages
from graph.journal.locked import write_inside
from graph.journal.rows import module, record_of
from graph.journal.theirs import need_theirs
from graph.journal.transaction import Note, Written
from graph.kinds import Case, Change
from graph.rights import current_user, held_to, need, need_somewhere
from graph.store import Store, Work

TRIES = 5
"""Runs, where records changed while the rules were being judged."""


def cases(work: Work | Store) -> dict[str, Case]:
    """Uid → every finding on record."""
    found: dict[str, Any] = {
        row["uid"]: record_of("findings", row) for row in pages(work, module("records", "findings"))
    }
    return found


def keep(
    store: Store,
    judge: Callable[[], tuple[Report, int]],
    note: Note,
    network: str | None = None,
) -> tuple[Written | None, Report, News]:
    """Puts a run on record. judge: gives a report, and the counter of the records it is of.

    Nothing is written where nothing changed since the last run. Two runs at once are one after
    the other. Conflict where others write all the time. Who may decide in one of several networks
    alone keeps what is of that one (`network`, where they may in more), and nothing else.
    """
    own = held_to("decide", network)
    for _ in range(TRIES):
        report, counter = judge()
        if own and not report.parts:
            need("decide")
        made: list[News] = []

        def make(
            work: Work, report: Report = report, counter: int = counter, made: list[News] = made
        ) -> list[Change]:
            if (work.rows("journal/state")[0]["counter"] or 0) != counter:
                raise _Moved("journal.moved")
            changes, news = run(cases(work), report)
            if own:
                changes = [each for each in changes if _network(each) == own]
                news = news.of({each.uid for each in changes})
            made[:] = [news]
            return changes

        try:
            written = write_inside(store, make, note)
        except _Moved:
            continue
        return written, report, made[0]
    raise Conflict("governance.moving")


def _network(change: Change) -> str | None:
    return change.after.network if isinstance(change.after, Case) else None


class _Moved(Conflict):
    """The records are no longer those that were judged."""


def decide(
    store: Store,
    decision: Decision,
    on: date,
    note: Note,
    found: Finding | None = None,
    base: Case | None = None,
    token: str | None = None,
) -> Written | None:
    """Puts on record what someone decided; None where nothing changes by it.

    found: the finding itself, where no run has kept it yet. base: the case as the writer saw it:
    Conflict where somebody was faster. NotFound where there is no such finding; DataError as
    of `decided`.
    """
    somewhere = need_somewhere("decide")

    def make(work: Work) -> list[Change]:
        rows = work.rows("governance/selected", uids=[decision.uid], of=[])
        before: Any = record_of("findings", rows[0]) if rows else None
        if before is None and found is None:
            raise NotFound("governance.no_finding", uid=decision.uid)
        if base is not None and before != base:
            raise Conflict("governance.faster")
        after = decided(before or opened(found, on), decision, on)  # type: ignore[arg-type]
        changes = [Change("findings", after.uid, before, after)] if after != before else []
        if somewhere:
            need_theirs(work, changes, current_user().where("decide"))
        return changes

    return write_inside(store, make, note, token)
