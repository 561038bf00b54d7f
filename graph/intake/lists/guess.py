"""What a list is taken for: the table, what each column says, and what only people can tell."""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from graph.intake.graphs.choice import Choice, shown
from graph.intake.graphs.mapping import LEAVE_OUT
from graph.intake.lists import contents
from graph.intake.lists.contents import Column
from graph.intake.lists.scheme import KEEP, TICK, Scheme
from graph.intake.tables.headings import EXTRA
from graph.intake.tables.reach import is_email, is_phone
from graph.intake.tables.wide import numbered_of
from graph.intake.worksheets.actors import kind_by_word
from graph.kinds.vocabulary import lists, partners, row_numbers, sensitive, tables

_ASKED = re.compile(
    r"ทำงานร่วม|ร่วมงานกับ|ประสานงานกับ|work(?:s|ed|ing)? (?:together )?with|collaborat"
)
_OF = {"รหัส": "id", "ประเภท": "kind", "id": "id", "code": "id", "type": "kind", "kind": "kind"}
_CELLS: dict[str, Callable[[str], bool]] = {
    "contact.phone": is_phone,
    "contact.email": is_email,
    "area": contents.is_place,
    "since": contents.is_date,
    "kind": contents.is_kind_word,
    "tie.type": contents.is_level,
    "tie.frequency": contents.is_frequency,
}
"""What the cells of a field look like, where that alone tells it."""

HALF = 0.5
"""So many of the cells make it so where the heading says it; the others are told, row by row."""

_MUST = ("contact.email", "since", "tie.type", "tie.frequency")
"""Fields whose cells must look so, whatever the heading says."""


@dataclass(frozen=True)
class Guess:
    """A scheme, and why it is so."""

    scheme: Scheme
    choices: tuple[Choice, ...]


def guess(
    columns: Sequence[Column],
    title: str,
    today: date | None,
    recorded: Callable[[str], bool],
    anyhow: bool = False,
) -> Guess | None:
    """How a list may be read; None where it names nobody, but for `anyhow`: then all is kept.

    title: of the list, or its sheet. recorded: whether a text names partners on record.
    """
    known = {column.heading for column in columns if column.mostly(recorded, 0.5)}
    found = _dated_rows(columns) or _pairs(columns, known) or _partners(columns, known)
    found = found or (Scheme() if anyhow else None)
    return _settled(found, columns, title, today, known) if found else None


def _dated_rows(columns: Sequence[Column]) -> Scheme | None:
    """Rows of ties, or of memberships, in which the years are ticked."""
    years = {c.heading: TICK for c in columns if c.year is not None}
    if not years:
        return None
    for kind in ("ties", "members"):
        headings = tables()[kind].headings
        own = {c.heading: headings[c.name] for c in columns if c.name in headings}
        if {"from", "to"} <= set(own.values()) or {"member", "of"} <= set(own.values()):
            return Scheme(kind, own | years, ticked="years")
    return None


def _pairs(columns: Sequence[Column], known: Set[str]) -> Scheme | None:
    """Rows of ties: two columns of names on record, and none that is said to be of names."""
    ends = [column.heading for column in columns if column.heading in known]
    words = tables()["actors"].headings | lists()["columns"]
    said = {words.get(c.name, "name" if c.name in lists()["persons"] else "") for c in columns}
    if len(ends) != 2 or said & {"name", "member.of", "tie.to"}:
        return None
    headings = tables()["ties"].headings
    own = {headings[c.name]: c.heading for c in columns if c.name in headings}
    own |= {"from": ends[0], "to": ends[1]}
    return Scheme("ties", {heading: field for field, heading in own.items()})


def _partners(columns: Sequence[Column], known: Set[str]) -> Scheme | None:
    """Rows of partners, with what stands beside them. known: headings of names on record."""
    read: dict[str, str] = {}
    taken: set[str] = set()
    asked = {column.question for column in columns if column.ticked}
    columns = [column for column in columns if column.name not in asked]
    for column, field in _by_heading(columns):
        if column.heading not in read and field not in taken and _looks_so(column, field):
            read[column.heading] = field
            taken.add(field)
    read |= _several(columns, read)
    for column in columns:
        if column.heading in known and column.heading not in read:
            body = _kind(columns, read) == "person" and not column.mostly(contents.is_person)
            field = "name" if "name" not in taken else "member.of" if body else "tie.to"
            if field not in taken:
                read[column.heading] = field
                taken.add(field)
    for column in columns:
        for field, says in _CELLS.items():
            free = column.heading not in read and field not in taken
            if free and field != "since" and column.mostly(says):
                read[column.heading] = field
                taken.add(field)
    if "name" not in taken and not _bodies(read) and not _name_by_cells(columns, read):
        return None
    ticked = _ticked(columns, read)
    return Scheme("actors", read, ticked=ticked)


def _by_heading(columns: Sequence[Column]) -> Iterator[tuple[Column, str]]:
    """Columns with the field that their heading says, the surest first; none that is kept as what
    it is called, "extra:…"."""
    columns = [column for column in columns if not column.name.startswith(EXTRA)]
    own = tables()["actors"].headings
    words = lists()
    yield from _of_one_thing(columns)
    persons = [c for c in columns if c.name in words["persons"] or c.mostly(contents.is_person)]
    for column in persons[:1]:
        yield column, "name"
    beside = words["columns"]
    if any(c.name in words["surveys"] or beside.get(c.name) == "answered" for c in columns):
        own = own | dict.fromkeys(words["answers"], "answered")
    for column in columns:
        said = own.get(column.name) or own.get(column.name.replace(" ", ""))
        if persons and said == "name":
            said = None
        if said := said or beside.get(column.name):
            yield column, said
    for column in columns:
        if not column.texts or column.ticked or column.name in row_numbers():
            continue
        if _ASKED.search(column.name):
            often = "tie.frequency" if column.mostly(contents.is_frequency) else "tie.to"
            yield column, often
        for word, field in _longest_first():
            if word in column.name:
                yield column, field


def _of_one_thing(columns: Sequence[Column]) -> Iterator[tuple[Column, str]]:
    """Columns "X", "code of X" and "kind of X", in whatever order of words: X is what the rows are,
    and where kinds begin names ("เทศบาลเมือง"), the kind goes before the name."""
    by_name = {column.name: column for column in columns}
    for column in columns:
        for word, field in _OF.items():
            rest = column.name.removeprefix(word).removesuffix(f" {word}").strip()
            if rest == column.name or rest not in by_name or not by_name[rest].texts:
                continue
            yield by_name[rest], "name"
            before = field == "kind" and column.mostly(contents.begins_names)
            named = any(kind_by_word(text) for text in by_name[rest].texts)
            yield column, "name.before" if before and not named else field


@cache
def _longest_first() -> list[tuple[str, str]]:
    """Words of headings, long enough to be found within one, with their fields."""
    known = lists()["columns"] | tables()["actors"].headings
    return sorted(
        ((word, field) for word, field in known.items() if len(word) >= 5),
        key=lambda pair: -len(pair[0]),
    )


def _looks_so(column: Column, field: str) -> bool:
    """Whether the cells don't contradict the field."""
    if field in _MUST:
        return not column.texts or column.mostly(_CELLS[field], HALF)
    if field == "name":
        return not column.mostly(contents.is_number)
    return field != "contact.phone" or not column.mostly(contents.is_date)


def _several(columns: Sequence[Column], read: dict[str, str]) -> dict[str, str]:
    """Columns of a partner each, numbered: "คู่ 1", "ระดับ 1"; they are ties of the row."""
    found: dict[str, str] = {}
    for column in columns:
        numbered = numbered_of(column.heading)
        if column.heading in read or numbered is None:
            continue
        stem, number = numbered
        field = lists()["columns"].get(stem, "")
        if stem in partners():
            found[column.heading] = f"tie.to {number}"
        elif field.startswith("tie."):
            found[column.heading] = f"{field} {number}"
    numbered_ends = {f for f in found.values() if f.startswith("tie.to")}
    return found if len(numbered_ends) > 1 else {}


def _bodies(read: dict[str, str]) -> bool:
    """Bodies that nobody belongs to are what the rows are."""
    for heading in [heading for heading, field in read.items() if field.startswith("member.")]:
        field = read.pop(heading)
        if field == "member.of":
            read[heading] = "name"
    return "name" in read.values()


def _name_by_cells(columns: Sequence[Column], read: dict[str, str]) -> bool:
    """The first column whose cells name partners is that of the name."""
    for column in columns:
        known = [text for text in column.texts if kind_by_word(text)]
        if column.heading not in read and known and 2 * len(known) >= len(column.texts):
            read[column.heading] = "name"
            return True
    return False


def _ticked(columns: Sequence[Column], read: dict[str, str]) -> str:
    """Marks the columns that are ticked; what they are."""
    free = [c for c in columns if c.heading not in read]
    dated = [c for c in free if c.dated]
    if len(dated) > 1 or (dated and all(c.ticked for c in dated)):
        read |= {c.heading: TICK for c in dated}
        return "activities"
    years = [c for c in free if c.year is not None and c.ticked]
    if years:
        read |= {c.heading: TICK for c in years}
        return "years"
    ticked = [c for c in free if c.ticked and c.name not in row_numbers()]
    if len(ticked) > 1:
        read |= {c.heading: TICK for c in ticked}
        names = [c.choice for c in ticked]
        asked = any(c.question for c in ticked)
        groups = [name for name in names if kind_by_word(name) in ("group", None)]
        return "ties" if asked or 2 * len(groups) < len(names) else "members"
    return ""


def _settled(
    scheme: Scheme, columns: Sequence[Column], title: str, today: date | None, known: Set[str]
) -> Guess:
    """The scheme with a choice, or a question, for all that it leaves open."""
    choices: list[Choice] = []

    def tell(name: str, value: str, sure: str, reason: str, **facts: object) -> str:
        choices.append(Choice(name, value, sure, f"lists.reason.{reason}", facts))
        return value

    tell("table", scheme.table, "question", "table")
    rest = {c.heading: _left(c) for c in columns if c.heading not in scheme.columns}
    scheme = replace(scheme, columns=scheme.columns | rest)
    scheme = replace(scheme, columns={c.heading: scheme.columns[c.heading] for c in columns})
    read = scheme.columns
    by_heading = {c.heading: c for c in columns}
    for heading, field in read.items():
        if field not in (TICK, KEEP, LEAVE_OUT):
            reason = "recorded" if heading in known else "column"
            tell("columns", field, "sure", reason, heading=heading)
    if scheme.table == "actors":
        kind = _kind(columns, read)
        scheme = replace(scheme, kind=kind)
        if "kind" not in read.values():
            tell("kind", kind, "question", "kind")
    ticked = [by_heading[h] for h, f in read.items() if f == TICK]
    if ticked:
        listed = shown(c.heading for c in ticked)
        tell("ticked", scheme.ticked, "question", "ticked", headings=listed)
        scheme = replace(scheme, marks=marks_of(ticked))
        asked = [mark for mark in scheme.marks if mark not in _known_marks()]
        if asked:
            tell("marks", "yes", "question", "marks", marks=shown(asked))
        if scheme.ticked == "activities":
            scheme = replace(scheme, title=tell("title", title, "question", "title"))
    if scheme.without_level:
        tell("level", scheme.level, "question", "level")
    if status := next((h for h, f in read.items() if f == "status"), None):
        scheme = replace(scheme, statuses=statuses_of(by_heading[status], today))
        for word, meant in scheme.statuses.items():
            if meant != "there":
                tell("statuses", meant, "question", "status", word=word)
    return Guess(scheme, tuple(choices))


def _left(column: Column) -> str:
    """What becomes of a column that says nothing we know: kept, but for what is personal."""
    words = row_numbers() | lists()["surveys"].keys() | lists()["answers"].keys()
    counts = column.name in words or column.heading.startswith("#")
    return LEAVE_OUT if counts or sensitive(column.heading) or not column.texts else KEEP


def _kind(columns: Sequence[Column], read: dict[str, str]) -> str:
    """The kind of those whose name doesn't tell it: persons where most of them are."""
    name = next((column for column in columns if read.get(column.heading) == "name"), None)
    if name is None:
        return "organisation"
    kinds = [kind_by_word(text) for text in name.texts]
    person = "member.of" in read.values() or name.name in lists()["persons"] or "surname" in read
    told = [kind for kind in kinds if kind]
    if told and 2 * len(told) >= len(kinds):
        return max(set(told), key=told.count)
    return "person" if person else "organisation"


def _known_marks() -> set[str]:
    return {mark for mark, says in lists()["marks"].items() if says != "ask"}


def marks_of(ticked: Sequence[Column]) -> dict[str, str]:
    """What each mark says: one that is used beside another that says yes says no."""
    known = lists()["marks"]
    marks = dict.fromkeys(word for column in ticked for word in column.words)
    sure = {known.get(mark) for mark in marks}
    doubtful = "no" if "yes" in sure else "yes"
    said = {mark: known.get(mark, "ask") for mark in marks if mark in known}
    return {mark: doubtful if says == "ask" else says for mark, says in said.items()}


def statuses_of(column: Column, today: date | None) -> dict[str, str]:
    """What each word of a status says; who has left did so this year at the latest."""
    known = lists()["statuses"]
    left = str(today.year) if today else LEAVE_OUT
    return {w: "there" if known.get(w) == "there" else left for w in column.words}
