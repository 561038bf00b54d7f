"""Small records for tests, made in one line each."""

from datetime import date
from typing import Any

from graph.journal import Note, write
from graph.kinds import KINDS, Actor, Change, Record, Tie
from graph.store import Store

NOTE = Note(who="tester", channel="test", why="a test")

KIND_OF = {made: kind for kind, made in KINDS.items()}


def actor(uid: str, **more: Any) -> Actor:
    """A person without anything known of them."""
    return Actor(**{"uid": uid, "name": f"name of {uid}", "kind": "person", **more})


def tie(start: str, end: str, kind: str = "COLLABORATE", **more: Any) -> Tie:
    """A tie whose uid is its ends and type, unless given."""
    made = {"uid": f"{start}-{end}-{kind}", "type": kind, "start": start, "end": end}
    return Tie(**{**made, **more})


def day(text: str) -> date:
    """A day as 2020-01-31."""
    return date.fromisoformat(text)


def added(*records: Record) -> list[Change]:
    """The changes that put these records in."""
    return [Change(KIND_OF[type(r)], r.uid, None, r) for r in records]


def put(store: Store, *records: Record) -> None:
    """Writes the records through the door."""
    write(store, added(*records), NOTE)
