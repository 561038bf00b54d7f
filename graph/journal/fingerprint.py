"""One hash of everything on record: two databases that hold the same have the same."""

import hashlib

from graph.journal.chain import as_json
from graph.kinds import KINDS, Records


class Fingerprint:
    """The hash while it is being made: records by kind in the order of KINDS, then by uid."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()

    def add(self, kind: str, text: str | None) -> None:
        """The next record, as `graph.journal.chain.as_json` writes it."""
        self._digest.update(f"{kind}\t{text}\n".encode())

    def value(self) -> str:
        """64 hexadecimal digits."""
        return self._digest.hexdigest()


def fingerprint(known: Records) -> str:
    """SHA-256 over all records, by kind and uid; the journal and its counters play no part."""
    made = Fingerprint()
    for kind in KINDS:
        records = known.of(kind)
        for uid in sorted(records):
            made.add(kind, as_json(records[uid]))
    return made.value()
