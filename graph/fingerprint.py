"""One hash of everything on record: two databases that hold the same have the same."""

import hashlib

from graph.intake import Known
from graph.journal.chain import as_json
from graph.records import KINDS


def fingerprint(known: Known) -> str:
    """SHA-256 over all records, by kind and uid; the journal and its counters play no part."""
    digest = hashlib.sha256()
    for kind in KINDS:
        records = known.of(kind)
        for uid in sorted(records):
            digest.update(f"{kind}\t{as_json(records[uid])}\n".encode())
    return digest.hexdigest()
