"""Deeds done on a sketch of what is on record: what comes of each, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from graph.base.dates import When, read_when
from graph.base.errors import DataError
from graph.base.problems import Place, Problem, trouble
from graph.base.texts import clean, split_list
from graph.edit import dependents, places, row
from graph.edit.draft import Sketch
from graph.edit.edits import Deed, shown, told, wrong
from graph.edit.episodes import divides, split
from graph.intake.tables.line import FAR, LATE
from graph.kinds import KINDS, Dated, Record, declared, uids

Today = date | None


def do(sketch: Sketch, deed: Deed, today: date | None = None) -> list[Problem]:
    """Does the deed on the sketch; the problems it meets. With an error, nothing is done.

    today: where given, days far beyond it are told.
    """
    problems = _unfit(deed)
    if problems:
        return problems
    doing = {
        "add": _add,
        "correct": _correct,
        "change": _change,
        "end": _end,
        "retire": _end,
        "delete": _delete,
    }
    return doing[deed.what](sketch, deed, today)


def _unfit(deed: Deed) -> list[Problem]:
    """What is wrong with a deed as it is put."""
    allowed = row.columns(deed.kind)
    strange = [column for column in deed.given if not row.takes(deed.kind, column)]
    if deed.what in ("correct", "change") and deed.base is not None:
        strange += [c for c in ("id", "code") if c in deed.given and c in allowed]
    found = [
        told("error", "edit.no_column", column, allowed=", ".join(allowed)) for column in strange
    ]
    if deed.what != "add" and deed.base is None:
        raise ValueError(f"{deed.what} needs the record it is about")
    if deed.what in ("add", "correct", "change") and not allowed:
        raise ValueError(f"{deed.kind} can only be deleted")
    if deed.kind == "findings":
        found.append(told("error", "governance.never_deleted", None))
    dated = issubclass(KINDS[deed.kind], Dated)
    if deed.what in ("change", "end", "retire") and not dated:
        found.append(told("error", "edit.not_dated", "day"))
    if deed.what in ("change", "end", "retire") and not clean(deed.day or ""):
        found.append(told("error", "edit.no_day", "day"))
    several = deed.kind == "ties" and len(split_list(deed.given.get("about", ""))) > 1
    if deed.what != "add" and several:
        found.append(told("error", "edit.one_issue", "about", deed.given["about"]))
    return found


def _add(sketch: Sketch, deed: Deed, today: Today) -> list[Problem]:
    given = {column: text for column, text in deed.given.items() if text.strip()}
    before = sketch.known()
    read = row.read(deed.kind, given, before, today=today)
    there = [
        record
        for (kind, uid), record in read.after.items()
        if kind == deed.kind and uid in before.of(kind)
    ]
    if there:
        return [*read.problems, _already(deed.kind, there[0])]
    _take(sketch, read)
    return read.problems


def _already(kind: str, record: Any) -> Problem:
    column = "name" if hasattr(record, "name") else "since" if hasattr(record, "since") else None
    return told("error", f"edit.there_{kind}", column, record.uid, uid=record.uid)


def _correct(sketch: Sketch, deed: Deed, today: Today) -> list[Problem]:
    held = _held(sketch, deed)
    own, beside = places.apart(deed)
    problems = _write(sketch, deed.kind, held.uid, _ready(deed, held), own, today)
    if wrong(problems) or not beside:
        return problems
    return problems + places.correct(sketch, held.uid, beside)


def _change(sketch: Sketch, deed: Deed, today: Today) -> list[Problem]:
    held = _held(sketch, deed)
    when, problems = _when(deed, False, today)
    if when is None or when.first is None:
        return problems
    if deed.kind == "actors":
        return problems + _renamed(sketch, deed, held, when, today)
    if not divides(held, when.first):
        return [*problems, _undivided(held, when)]
    uid = _next_uid(sketch, deed.kind, held, when)
    former, following = split(held, when, uid)
    sketch.put(deed.kind, held.uid, former)
    given = {c: text for c, text in deed.given.items() if c != "since"}
    if clean(deed.given.get("since", "")) not in ("", clean(deed.day or "")):
        problems.append(told("warning", "edit.start_is_day", "since", deed.given["since"]))
    following = row.cleared(deed.kind, following, given)
    found = _write(sketch, deed.kind, uid, following, given, today, frozenset(("since",)))
    if not wrong(found) and _alike(sketch.now[deed.kind][uid], held):
        found.append(told("error", "edit.nothing_changes", "day", deed.day))
    if wrong(found):
        sketch.put(deed.kind, held.uid, held)
        sketch.put(deed.kind, uid, None)
    return problems + found


def _alike(following: Record, held: Record) -> bool:
    """Whether the two say the same, but for the start of the one."""
    own = ("uid", "ids", "since", "since_precision")
    values = vars(held)
    return all(value == values[name] for name, value in vars(following).items() if name not in own)


def _end(sketch: Sketch, deed: Deed, today: Today) -> list[Problem]:
    """The last day; of an actor, of all that hangs on it as well."""
    held = _held(sketch, deed)
    when, problems = _when(deed, True, today)
    if when is None:
        return problems
    if when.after is None:
        return [*problems, told("error", "edit.no_day", "day", deed.day)]
    given = {"until": deed.day or ""}
    found = [_on_day(each) for each in _write(sketch, deed.kind, held.uid, held, given, today)]
    if wrong(found):
        return problems + found
    if held.until is not None and held.until != when.after:
        was = shown(held.until, held.until_precision, until=True)
        found.append(told("warning", "edit.end_corrected", "day", was=was))
    if deed.kind == "actors":
        found += dependents.retire(sketch, held.uid, when)
    return problems + found


def _delete(sketch: Sketch, deed: Deed, today: Today) -> list[Problem]:
    held = _held(sketch, deed)
    return dependents.delete(sketch, deed.kind, held.uid)


def _renamed(sketch: Sketch, deed: Deed, held: Any, when: When, today: Today) -> list[Problem]:
    """An actor changed from a day: the former name stays an alias, area and issues have times."""
    if when.first and not divides(held, when.first):
        return [_undivided(held, when)]
    own, beside = places.apart(deed)
    ready = _ready(deed, held)
    name = clean(own.get("name", ""))
    if name and name != held.name:
        ready = replace(ready, aliases=tuple(dict.fromkeys((*ready.aliases, held.name))))
    problems = _write(sketch, "actors", held.uid, ready, own, today)
    if wrong(problems):
        return problems
    lasting = [c for c in own if c not in ("name", "aliases", "note", "source", "ids")]
    if lasting:
        problems.append(told("warning", "edit.no_episodes", lasting[0]))
    return problems + (places.change(sketch, held.uid, beside, when) if beside else [])


def _ready(deed: Deed, held: Any) -> Any:
    """The record without what is cleared; a name it takes up is no longer another name of it."""
    ready = row.cleared(deed.kind, held, deed.given)
    name = clean(deed.given.get("name", ""))
    if deed.kind == "actors" and name in ready.aliases:
        ready = replace(ready, aliases=tuple(a for a in ready.aliases if a != name))
    return ready


def _write(
    sketch: Sketch,
    kind: str,
    uid: str,
    ready: Record,
    given: Mapping[str, str],
    today: Today,
    more: frozenset[str] = frozenset(),
) -> list[Problem]:
    """Reads the row on the record made ready; with an error the sketch is left as it was."""
    was = sketch.now[kind].get(uid)
    sketch.put(kind, uid, ready)
    read = row.read(kind, given, sketch.known(), uid, today, more)
    if read.refused:
        sketch.put(kind, uid, was)
        return read.problems
    _take(sketch, read)
    return read.problems


def _take(sketch: Sketch, read: row.Read) -> None:
    for (kind, uid), record in read.after.items():
        sketch.put(kind, uid, record)


def _held(sketch: Sketch, deed: Deed) -> Any:
    assert deed.base is not None
    return sketch.now[deed.kind][deed.base.uid]


def _when(deed: Deed, end: bool, today: Today) -> tuple[When | None, list[Problem]]:
    try:
        when = read_when(deed.day or "", end)
    except DataError as error:
        return None, [trouble(error, Place(column="day"), deed.day)]
    if when.first is None:
        return None, [told("error", "edit.no_day", "day", deed.day)]
    notes = [note for severity, note in when.notes if severity == "warning"]
    if today and (when.first - today).days > (LATE if end else FAR):
        notes.append("far")
    keys = (f"edit.one.intake_date_{note}" for note in notes)
    return when, [told("warning", key, "day", deed.day) for key in keys]


def _undivided(held: Dated, when: When) -> Problem:
    assert when.first is not None
    if held.until is not None and held.until <= when.first:
        return told(
            "error", "edit.change_after_end", "day", when.first.isoformat(),
            end=shown(held.until, held.until_precision, until=True),
        )  # fmt: skip
    assert held.since is not None
    start = shown(held.since, held.since_precision)
    return told("error", "edit.change_from_start", "day", when.first.isoformat(), start=start)


def _next_uid(sketch: Sketch, kind: str, held: Any, when: When) -> str:
    """Of an episode with an id of its own, that id with a number; else made as of any new one."""
    taken = sketch.now[kind].keys() | sketch.before.of(kind).keys()
    if uids.is_made(held.uid):
        values = {name: getattr(held, name) for name in declared(kind).key} | {"since": when.first}
        return uids.make(kind, *values.values(), taken=taken)
    number = 2
    while f"{held.uid}-{number}" in taken:
        number += 1
    return f"{held.uid}-{number}"


def _on_day(problem: Problem) -> Problem:
    """An end is asked for as a day."""
    return replace(problem, column="day") if problem.column == "until" else problem
