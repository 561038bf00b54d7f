"""Some of what is on record: records by uid or name, those that hang on others, what they name.

By the unique indexes, so that it costs the same whatever the size of the database.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from graph.journal.all_records import Reader
from graph.journal.rows import module, record_of
from graph.kinds import KINDS, Record, Records, declared
from graph.kinds.registry import references, referred
from graph.kinds.uids import OWN

R = TypeVar("R", bound=Record)
PAGE = 50_000


class Selected:
    """Records while they are being read, by kind and uid."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.found: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
        self._whole: set[str] = set()

    def known(self) -> Records:
        """What was read, as the planner takes it."""
        return Records(**self.found)

    def records(self, cls: type[R]) -> dict[str, R]:
        """What was read of one kind."""
        return self.found[cls.declared.name]  # type: ignore[return-value]

    def some(self, kind: str, uids: Iterable[str], of: Iterable[str] = ()) -> None:
        """Records of a kind by uid, and those that hang on others."""
        wanted = sorted(set(uids) - self.found[kind].keys())
        hung = sorted(set(of))
        if declared(kind).few:
            self.all(kind)
        elif kind == "actors":
            self.actors(wanted)
        elif kind == "ties":
            self.keep(kind, "ties/selected", uids=wanted) if wanted else None
            self.keep(kind, "ties/selected_of", of=hung) if hung else None
        elif kind == "activities" and (wanted or hung):
            self.keep(kind, "activities/selected", uids=wanted, of=hung, day=None)
        elif wanted or hung:
            self.keep(kind, module("selected", kind), uids=wanted, of=hung)

    def hanging(self, kind: str, uids: Sequence[str]) -> None:
        """All that refers to these records of a kind, and what all of it refers to."""
        for other in KINDS:
            if any(kind in field.refers for field in references(other).values()):
                self.some(other, (), uids)
        for other in KINDS:
            self.referred(other, list(self.found[other].values()))

    def referred(self, kind: str, records: Sequence[Record]) -> None:
        """What these records of a kind refer to."""
        wanted: dict[str, set[str]] = {}
        for record in records:
            for kinds, uid in referred(kind, record):
                for each in kinds:
                    wanted.setdefault(each, set()).add(uid)
        for each, uids in wanted.items():
            self.some(each, uids)

    def actors(self, texts: Iterable[str], *sources: str) -> None:
        """Actors by uid, exact name or other name, the uid of one that was merged, or, where
        sources are named, the id it has there."""
        wanted = sorted(set(texts) - self.found["actors"].keys())
        if wanted:
            former = [f"{OWN}{text}" for text in wanted]
            former += [f"{source}:{text}" for source in sources for text in wanted]
            self.keep("actors", "actors/selected", texts=wanted, former=former)

    def all(self, kind: str) -> Iterable[str]:
        """All records of a kind but ties; their uids."""
        if kind not in self._whole and kind != "ties":
            self._whole.add(kind)
            after = ""
            while rows := self.keep(kind, module("records", kind), after=after, limit=PAGE):
                if len(rows) < PAGE:
                    break
                after = rows[-1]["uid"]
        return self.found[kind].keys()

    def keep(self, kind: str, module: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a module, whose records are kept."""
        rows = self.reader.rows(module, **parameters)
        for row in rows:
            self.found[kind][row["uid"]] = record_of(kind, row)
        return rows


def answers_to(actor: Any) -> set[str]:
    """What an actor is found by: its uid, its names, and the uids of those it was merged with."""
    former = {text.removeprefix(OWN) for text in actor.ids if text.startswith(OWN)}
    return {actor.uid, actor.name, *actor.aliases} | former
