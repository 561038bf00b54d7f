"""Uids for records that came without an id: short, and the same for the same record."""

import re
from collections.abc import Container
from hashlib import blake2s

from graph.kinds.registry import declared

OWN = "saan:"
"""What an id begins with that was a record's uid here, before it was merged into another."""

_MADE = re.compile(r"[a-z]+-[0-9a-f]{12}(-\d+)?$")


def make(kind: str, *key: object, taken: Container[str] = ()) -> str:
    """A uid from what identifies the record: "t-" and 12 hex digits; "-2" … where taken."""
    text = "\x1f".join("" if part is None else str(part) for part in key)
    uid = f"{declared(kind).prefix}-{blake2s(text.encode(), digest_size=6).hexdigest()}"
    free, count = uid, 1
    while free in taken:
        count += 1
        free = f"{uid}-{count}"
    return free


def is_made(uid: str) -> bool:
    """Whether the uid was made here, not given."""
    return _MADE.match(uid) is not None
