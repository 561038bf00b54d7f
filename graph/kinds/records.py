"""Records together, by kind and uid; a change of one; a record from JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar, overload

from graph.kinds.kind import Record
from graph.kinds.registry import KINDS, fields

R = TypeVar("R", bound=Record)


class Records:
    """What is on record: of every kind a mapping uid → record, empty where none is given."""

    __slots__ = ("_by_kind",)

    def __init__(self, **by_kind: Mapping[str, Record]) -> None:
        if strange := by_kind.keys() - KINDS.keys():
            raise TypeError(f"no kinds of record: {', '.join(sorted(strange))}")
        self._by_kind = {kind: by_kind.get(kind, {}) for kind in KINDS}

    @overload
    def of(self, kind: type[R]) -> Mapping[str, R]: ...
    @overload
    def of(self, kind: str) -> Mapping[str, Record]: ...
    def of(self, kind: Any) -> Mapping[str, Any]:
        """The records of one kind, by its class or its name."""
        return self._by_kind[kind if isinstance(kind, str) else kind.declared.name]

    def replaced(self, **by_kind: Mapping[str, Record]) -> "Records":
        """The same, with other records of these kinds."""
        return Records(**self._by_kind | by_kind)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Records) and self._by_kind == other._by_kind

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Change:
    """One record as it was and as it shall be; None where it was not, or shall not be, there."""

    kind: str  # one of KINDS
    uid: str
    before: Record | None
    after: Record | None


def name_of(record: Record) -> str:
    """Its name or title; its uid where it has neither."""
    return str(getattr(record, "name", None) or getattr(record, "title", record.uid))


def begun(record: Record) -> date:
    """The day on which it began, happened or was agreed; the first of all where none is known."""
    names = ("since", "date", "achieved", "made")
    return next((day for name in names if (day := getattr(record, name, None))), date.min)


def record_from(kind: str, values: dict[str, Any]) -> Record:
    """The record that JSON's values stand for; TypeError or ValueError where there is none."""
    made: dict[str, Any] = {
        name: tuple(v) if isinstance(v, list) else v for name, v in values.items()
    }
    for name in made.keys() & fields(kind).keys():
        if fields(kind)[name].holds == "day":
            made[name] = date.fromisoformat(made[name])
    return KINDS[kind](**made)
