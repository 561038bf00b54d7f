"""Changes in words: one row a field, with its value before and after."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.base.dates import iso
from graph.intake.planning import what_of
from graph.kinds import Change, Record
from graph.kinds.registry import ends, references


@dataclass(frozen=True)
class Row:
    """One field of one record; before and after as text, "" for nothing."""

    kind: str
    uid: str
    action: str
    label: str
    field: str
    before: str
    after: str


def action(change: Change) -> str:
    """created, changed, ended or deleted."""
    return "deleted" if change.after is None else what_of(change)


def label(record: Record, names: Mapping[str, str]) -> str:
    """A record in a few words: its name or title, else the names of those it stands between."""
    if own := getattr(record, "name", None) or getattr(record, "title", None):
        return str(own)
    between = [getattr(record, end) for end in ends(record.declared.name)]
    return " – ".join(names.get(uid, uid) for uid in between) or str(record.uid)


def rows(changes: Sequence[Change], names: Mapping[str, str]) -> Iterator[Row]:
    """The fields that change, references by name; of what goes, one row that names it."""
    for change in changes:
        record: Any = change.after or change.before
        start = (change.kind, change.uid, action(change), label(record, names))
        if change.after is None:
            yield Row(*start, "", "", "")
            continue
        before, after = (_texts(change.kind, r, names) for r in (change.before, change.after))
        for name in dict.fromkeys((*before, *after)):
            if before.get(name, "") != after.get(name, ""):
                yield Row(*start, name, before.get(name, ""), after.get(name, ""))


def as_json(record: Any) -> dict[str, Any] | None:
    """The record as the command line's JSON has it: what is known, days as far as they are,
    `until` as the last day; None for None."""
    if record is None:
        return None
    values = vars(record)
    return {
        name: iso(value, values[f"{name}_precision"], exclusive=name == "until")
        if f"{name}_precision" in values
        else list(value)
        if isinstance(value, tuple)
        else value
        for name, value in values.items()
        if value not in (None, ()) and not name.endswith("_precision")
    }


def _texts(kind: str, record: Any, names: Mapping[str, str]) -> dict[str, str]:
    found = {}
    for name, value in (as_json(record) or {}).items():
        if name == "uid":
            continue
        each = value if isinstance(value, list) else [value]
        if name in references(kind):
            each = [names.get(uid, uid) for uid in each]
        found[name] = "; ".join(map(str, each))
    return found
