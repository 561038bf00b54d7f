"""All that is held of a partner, in one JSON, for them to read and take elsewhere."""

import json
from datetime import UTC, datetime
from typing import Any

from graph import accounts
from graph.base.version import VERSION
from graph.conditions import personal
from graph.journal.batches import batches
from graph.journal.chain import as_json
from graph.network import Source
from graph.privacy.person import Held
from graph.rights import looked

FORMAT = "saan-person"


def export(source: Source, found: Held) -> dict[str, Any]:
    """{format, person, records, history, entries, account, looks, asked}, all of it as JSON has it.

    records: by kind, each that tells of them. history: each change of these in the journal, before
    and after. entries: those of the journal that name them. looks: who looked at their contacts.
    asked: in which rounds they were, and what they told; what they scored, and said to the open
    question, is shown by their link alone.
    """
    looked("person", found.actor.uid)
    records: dict[str, list[Any]] = {}
    for kind, record in found.records:
        records.setdefault(kind, []).append(_json(as_json(record)))
    book = accounts.there(source.home)
    uids = found.forgetting.uids
    return {
        "format": FORMAT,
        "version": VERSION,
        "person": _json(as_json(found.actor)),
        "records": records,
        "history": [_told(row) for row in found.erasure.rows],
        "entries": [_entry(batch) for batch in _named(source, found)],
        "account": [
            {"name": each.name, "role": each.role, "made": _moment(each.made)}
            for each in (book.of(uids) if book else [])
        ],
        "looks": [
            vars(each) | {"at": _moment(each.at)}
            for each in (book.looks() if book else [])
            if each.about in uids
        ],
        "asked": personal.asked(source.home, uids),
    }


def _told(row: dict[str, Any]) -> dict[str, Any]:
    told = {name: row[name] for name in ("batch", "kind", "record", "action")}
    return told | {side: _json(row[side]) for side in ("before", "after")}


def _named(source: Source, found: Held) -> list[dict[str, Any]]:
    wanted = set(found.erasure.batches)
    return [each for each in batches(source.store) if each["number"] in wanted] if wanted else []


def _entry(batch: dict[str, Any]) -> dict[str, Any]:
    told = {name: batch.get(name) for name in ("uid", "who", "channel", "why", "files")}
    return told | {"at": batch["at"].isoformat()}


def _moment(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")


def _json(text: str | None) -> Any:
    return None if text is None else json.loads(text)
