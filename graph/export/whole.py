"""JSON with everything: what reads back to an identical database."""

import json
from typing import IO, Any

from graph.base.version import VERSION
from graph.export.selection import Selection
from graph.intake.documents import FORMAT
from graph.journal.chain import as_json
from graph.journal.fingerprint import fingerprint
from graph.kinds import KINDS, Contact


def write_whole(file: IO[bytes], selection: Selection) -> None:
    """Every record of every kind, one a line, by uid; days as they are kept (until exclusive)."""
    known = selection.known
    file.write(b'{"saan": ' + json.dumps(_said(selection), ensure_ascii=False).encode())
    for kind in KINDS:
        records = known.of(kind)
        file.write(f',\n"{kind}": ['.encode())
        for place, uid in enumerate(sorted(records)):
            line = as_json(records[uid]) or ""
            file.write((",\n" if place else "\n").encode() + line.encode())
        file.write(b"]")
    file.write(b"}\n")


def _said(selection: Selection) -> dict[str, Any]:
    from graph.setup.schema import SCHEMA

    known, filters = selection.known, selection.filters
    return {
        "format": FORMAT,
        "schema": SCHEMA,
        "version": VERSION,
        "fingerprint": fingerprint(known),
        "until": "the first day on which it is no longer so",
        "personal_data": bool(known.of(Contact)),
        "whole": selection.whole,
        "on": selection.on.isoformat() if selection.on else None,
        "filters": {k: v for k, v in vars(filters).items() if v},
        "counts": {kind: len(known.of(kind)) for kind in KINDS if known.of(kind)},
    }
