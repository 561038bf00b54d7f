"""Looking for writes in the history: by who, what, when, through what and with which words."""

from dataclasses import dataclass
from datetime import UTC, datetime

from graph.journal.history import Entry, entries
from graph.journal.traces import of_record
from graph.store import Store

TRACES = 20_000


@dataclass(frozen=True)
class WriteQuery:
    """Which writes are looked for; what is None does not narrow.

    kind: those that changed such a record. actor: the uid of one, and all that refers to it.
    first, last: begun and ended between these moments. text: in the reason or the files.
    before: only those that ended before this place in the chain.
    """

    who: str | None = None
    kind: str | None = None
    actor: str | None = None
    channel: str | None = None
    first: datetime | None = None
    last: datetime | None = None
    text: str | None = None
    before: int | None = None


def seek(store: Store, sought: WriteQuery, limit: int = 100) -> list[Entry]:
    """The writes that are looked for, newest first, so many at most."""
    kind, writes = sought.kind, None
    if sought.actor:
        traces = of_record(store, "actors", sought.actor, limit=TRACES)
        writes = sorted({each.write for each in traces if kind in (None, each.kind)})
        kind = None
        if not writes:
            return []
    asked = {
        "writes": writes,
        "before": sought.before,
        "who": sought.who,
        "channel": sought.channel,
        "kind": kind,
        "first": _utc(sought.first),
        "last": _utc(sought.last),
        "text": sought.text,
    }
    return store.read(lambda work: entries(work, limit, **asked), "journal/writes")


def _utc(moment: datetime | None) -> str | None:
    """As the journal has it: Cypher orders moments that are one by their zones."""
    return moment.astimezone(UTC).isoformat() if moment else None
