"""A part of what is on record, while edits are done on it."""

from collections.abc import Iterator

from graph.kinds import KINDS, Change, Record, Records


class WorkingCopy:
    """Records by kind and uid as they were, and as they would be."""

    def __init__(self, before: Records) -> None:
        self.before = before
        self.now: dict[str, dict[str, Record]] = {k: dict(before.of(k)) for k in KINDS}

    def known(self) -> Records:
        """As they would be."""
        return Records(**{kind: dict(records) for kind, records in self.now.items()})

    def put(self, kind: str, uid: str, record: Record | None) -> None:
        """The record is this one from here on; None: there is none."""
        if record is None:
            self.now[kind].pop(uid, None)
        else:
            self.now[kind][uid] = record

    def changes(self) -> list[Change]:
        """What differs, in the order of KINDS, then by uid."""
        return list(self._changes())

    def _changes(self) -> Iterator[Change]:
        for kind in KINDS:
            before, now = self.before.of(kind), self.now[kind]
            for uid in sorted(before.keys() | now.keys()):
                if before.get(uid) != now.get(uid):
                    yield Change(kind, uid, before.get(uid), now.get(uid))
