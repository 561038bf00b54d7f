"""JSON with everything, as `saan export` writes it: checked field by field, read to records."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.base.errors import DataError
from graph.base.problems import Place, Problems
from graph.base.texts import clean, clean_lines, cleaned
from graph.intake.tables.headings import Table
from graph.kinds import KINDS, Field, Records
from graph.kinds.registry import fields

FORMAT = 1
FAULTS = 200  # told of one array; the rest of it is left unread
YEARS = range(1700, 2102)


@dataclass(frozen=True)
class Item:
    """What one object states: its place in its array, from 1, and the fields it holds."""

    number: int
    uid: str
    given: dict[str, Any]


@dataclass(frozen=True)
class Document:
    """Sound items by kind, and for each kind a table without rows that says where they stand."""

    file: str
    items: dict[str, list[Item]]
    places: dict[str, Table]


def is_document(value: Any) -> bool:
    """Whether a JSON value says that it is Saan's own."""
    return isinstance(value, dict) and isinstance(value.get("saan"), dict)


def read_document(file: str, value: dict[str, Any], problems: Problems) -> Document:
    """The records of a document, every fault in `problems`; DataError where it is not for us."""
    from graph.setup.schema import SCHEMA

    said = value["saan"]
    for name, known in (("format", FORMAT), ("schema", SCHEMA)):
        number = said.get(name)
        if not isinstance(number, int) or isinstance(number, bool) or number < 1:
            raise DataError("documents.no_format", name=name)
        if number > known:
            raise DataError("documents.later", found=number, known=known)
    _tell_unknown(file, "", set(value) - {"saan", *KINDS}, problems)
    reader = _Reader(file, problems)
    items = {kind: list(reader.items(kind, value[kind])) for kind in KINDS if kind in value}
    if not reader.faults and isinstance(said.get("fingerprint"), str):
        _compare(file, items, said["fingerprint"], problems)
    return Document(file, items, {kind: _place(file, kind) for kind in items})


def _place(file: str, kind: str) -> Table:
    return Table(kind, file, None, {"id": 0}, {"id": "uid"}, ("id",), [], path=kind)


def _compare(file: str, items: dict[str, list[Item]], said: str, problems: Problems) -> None:
    from graph.journal.fingerprint import fingerprint

    records: dict[str, Any] = {
        kind: {item.uid: KINDS[kind](uid=item.uid, **item.given) for item in found}
        for kind, found in items.items()
    }
    if fingerprint(Records(**records)) != said:
        problems.tell("warning", "documents.changed", Place(file))


def _tell_unknown(file: str, path: str, names: set[str], problems: Problems) -> None:
    if names:
        listed = ", ".join(f"“{name[:40]}”" for name in sorted(names)[:20])
        problems.tell(
            "warning", "documents.unknown_keys", Place(file, None, None, path), names=listed
        )


class _Reader:
    """Reads the objects of each array, and counts the faults."""

    def __init__(self, file: str, problems: Problems) -> None:
        self.file = file
        self.problems = problems
        self.faults = 0

    def items(self, kind: str, array: Any) -> Iterator[Item]:
        """The sound objects of an array; the others are told."""
        if not isinstance(array, list):
            self._fail(kind, "documents.not_array", array)
            return
        known, seen, unknown = fields(kind), set(), set()
        before = self.faults
        for place, found in enumerate(array):
            path = f"{kind}[{place}]"
            if self.faults - before > FAULTS:
                self._fail(path, "documents.too_faulty", limit=FAULTS)
                return
            if not isinstance(found, dict):
                self._fail(path, "documents.not_object", found)
                continue
            unknown |= found.keys() - known.keys()
            given = self._fields(path, known, found)
            if given is None:
                continue
            uid = given.pop("uid")
            if uid in seen:
                self._fail(f"{path}.uid", "documents.uid_twice", uid, uid=uid)
                continue
            seen.add(uid)
            yield Item(place + 1, uid, given)
        _tell_unknown(self.file, kind, unknown, self.problems)

    def _fields(
        self, path: str, known: dict[str, Field], found: dict[str, Any]
    ) -> dict[str, Any] | None:
        """The fields an object states; None, told, where one is faulty."""
        given, sound = {}, True
        for name, field in known.items():
            raw = found.get(name)
            try:
                value = None if raw is None else self._value(f"{path}.{name}", field, raw)
                if value in (None, "") and field.required:
                    raise DataError("documents.required", name=name)
            except DataError as error:
                self._fail(f"{path}.{name}", error.key, raw, **error.facts)
                sound = False
                continue
            if value not in (None, "", ()):
                given[name] = value
        return given if sound else None

    def _value(self, path: str, field: Field, raw: Any) -> Any:
        if field.holds == "texts":
            if not isinstance(raw, list):
                raise DataError("documents.not_a.texts")
            texts = [self._text(f"{path}[{i}]", field, one) for i, one in enumerate(raw)]
            kept = dict.fromkeys(text for text in texts if text)
            return tuple(sorted(kept) if not field.in_order else kept)
        if field.holds == "text":
            return self._text(path, field, raw)
        return _READERS[field.holds](field, raw)

    def _text(self, path: str, field: Field, raw: Any) -> str:
        if not isinstance(raw, str):
            raise DataError("documents.not_a.text")
        if len(raw) > field.limit:
            raise DataError("intake.cell.too_long", length=len(raw), limit=field.limit)
        text = (
            raw if field.literal else clean_lines(raw) if "\n" in raw and field.long else clean(raw)
        )
        if text != raw:
            place = Place(self.file, None, None, path)
            for how in cleaned(raw):
                severity = "info" if how == "trimmed" else "warning"
                self.problems.tell(severity, f"documents.{how}", place, text)
        if text and field.words and text not in field.words:
            allowed = ", ".join(field.words)
            raise DataError("intake.word.unknown", text=text, allowed=allowed, rows="")
        if field.name == "extra" and "=" not in text:
            raise DataError("documents.extra")
        return text

    def _fail(self, path: str, key: str, value: object = None, **facts: Any) -> None:
        self.faults += 1
        self.problems.tell("error", key, Place(self.file, None, None, path), value, **facts)


def _day(field: Field, raw: Any) -> date:
    try:
        day = date.fromisoformat(raw) if len(raw) == 10 else None
    except (TypeError, ValueError) as error:
        raise DataError("documents.not_a.day") from error
    if day is None or day.year not in YEARS:
        raise DataError("documents.not_a.day")
    return day


def _number(field: Field, raw: Any) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise DataError("documents.not_a.number")
    low, high = field.range
    if not low <= raw <= high:
        raise DataError("intake.number.range", text=str(raw)[:40], low=low, high=high)
    return float(raw)


def _whole(field: Field, raw: Any) -> int:
    if not isinstance(raw, int):
        raise DataError("documents.not_a.whole")
    return int(_number(field, raw))


def _flag(_: Field, raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise DataError("documents.not_a.flag")
    return raw


_READERS = {"day": _day, "number": _number, "whole": _whole, "flag": _flag}
