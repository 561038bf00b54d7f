"""How the rows and columns of a list are read: decided once, kept, used for every list like it.

A column is read as a field of the table, as one of the facts that stand beside it, as one of those
that are ticked, kept as `extra:NAME`, or left out.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from graph.base.errors import DataError
from graph.base.texts import fold
from graph.intake.graphs.mapping import LEAVE_OUT
from graph.intake.tables.settled_text import load, refuse_unknown, remarked, toml
from graph.kinds import uids
from graph.kinds.vocabulary import tables

KEEP, TICK = "keep", "tick"
TICKED = ("activities", "members", "ties", "issues", "years")
CONTACT = ("contact.name", "contact.phone", "contact.email", "contact.line")
MEMBER = ("member.of", "member.role", "member.since", "member.until")
TIE = ("tie.to", "tie.type", "tie.frequency", "tie.trust", "tie.about", "tie.note")
PLACE = ("area.subdistrict", "area.district", "area.province")
BESIDE = (*CONTACT, *MEMBER, *TIE, *PLACE, "name.before", "status", "answered")
"""What a row may say beside the fields of its own table; of `tie.…` several, with a number."""

Words = dict[str, str]


@dataclass(frozen=True)
class Scheme:
    """table: what a row is. columns: heading → field, "keep", "tick" or "leave out".

    kind: of the partners whose rows and names don't say it. level: of ties without a word for it.
    ticked: what the ticked columns are. marks: a mark → "yes", "no", or "" not known. statuses: a
    word → "there", "leave out", or when the partner left. title: of the activities that are ticked.
    head: the line of the headings, 0 where they are found; without columns it is a question what
    those say.
    """

    table: str = "actors"
    columns: Words = field(default_factory=dict)
    kind: str = ""
    level: str = "loose"
    ticked: str = ""
    marks: Words = field(default_factory=dict)
    statuses: Words = field(default_factory=dict)
    title: str = ""
    head: int = 0

    def as_json(self) -> str:
        """The text that is kept."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    def as_toml(self, remarks: tuple[str, ...] = ()) -> str:
        """The text to correct by hand, with `remarks` as comments above it."""
        return "\n".join([*remarked(remarks), *toml(asdict(self))]) + "\n"

    @property
    def beside(self) -> bool:
        """Whether it reads what the table itself has no column for."""
        return any(base_of(f) in BESIDE or f == TICK for f in self.columns.values())

    @property
    def without_level(self) -> bool:
        """Whether it makes ties, and no column says how close they are."""
        read = {base_of(field) for field in self.columns.values()}
        if self.table == "ties":
            return "type" not in read
        return (self.ticked == "ties" or "tie.to" in read) and "tie.type" not in read


def base_of(field: str) -> str:
    """A field without the number that tells several of it apart."""
    name, _, number = field.rpartition(" ")
    return name if number.isdigit() else field


def from_text(text: str) -> Scheme:
    """The scheme of a TOML or JSON text; DataError says what in it can't be read."""
    found = load(text)
    refuse_unknown(found, [one.name for one in fields(Scheme)])
    scheme = Scheme(**{name: _sound(name, value) for name, value in found.items()})
    allowed_fields = fields_of(scheme.table)
    for heading, one in scheme.columns.items():
        if base_of(one) not in allowed_fields:
            allowed = ", ".join(allowed_fields)
            raise DataError("graphs.mapping.value", name=f"columns.{heading[:40]}", allowed=allowed)
    if double := twice(scheme):
        raise DataError("lists.twice", field=double)
    return scheme


def twice(scheme: Scheme) -> str | None:
    """A field that two columns are read as, where there is one."""
    once = [field for field in scheme.columns.values() if field not in (KEEP, TICK, LEAVE_OUT)]
    return next((field for field in once if once.count(field) > 1), None)


def rows_of() -> tuple[str, ...]:
    """What a row of a list may be."""
    return tuple(table for table in tables() if table != "settings")


def fields_of(table: str) -> tuple[str, ...]:
    """What a column of such a list may be read as."""
    own = [column for column in tables()[table].thai if column != "ids"]
    beside = ("surname", "honorific", *BESIDE) if table == "actors" else ()
    return (*own, *beside, TICK, KEEP, LEAVE_OUT)


def uid_of(headings: Iterable[str]) -> str:
    """The uid under which the scheme of a list with these headings is kept."""
    return uids.make("mappings", "list", *sorted({fold(heading) for heading in headings}))


def _sound(name: str, value: Any) -> Any:
    """The value, where it is one that the field may have."""
    allowed = _allowed().get(name, ())
    if name in ("columns", "marks", "statuses"):
        sound = isinstance(value, dict) and all(isinstance(word, str) for word in value.values())
    elif name == "head":
        sound = type(value) is int and value >= 0
    else:
        sound = isinstance(value, str) and (not allowed or value in allowed)
    if not sound:
        said = "1, 2, 3, …" if name == "head" else ", ".join(f'"{word}"' for word in allowed)
        raise DataError("graphs.mapping.value", name=name, allowed=said or '"…"')
    return value


def _allowed() -> dict[str, tuple[str, ...]]:
    from graph.kinds import LEVELS
    from graph.kinds.actor import SORTS

    return {
        "table": rows_of(),
        "kind": ("", *SORTS),
        "level": (*LEVELS, "loose"),
        "ticked": ("", *TICKED),
        "marks": ("yes", "no", ""),
        "statuses": ("there", LEAVE_OUT),
    }
