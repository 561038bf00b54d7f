"""Edits applied to a working copy of what is on record: what comes of each, and what is wrong."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from graph.base.dates import When, read_when
from graph.base.errors import DataError
from graph.base.problems import Place, Problem, trouble
from graph.base.texts import clean, split_list
from graph.edit import dependents, places, row
from graph.edit.both_sides import end_beside, same_level
from graph.edit.edits import Edit, problem_of, shown, wrong
from graph.edit.episodes import divides, split
from graph.edit.working_copy import WorkingCopy
from graph.intake.tables.line import FAR, LATE
from graph.kinds import KINDS, Dated, Record, Tie, declared, uids

Today = date | None


def do(working_copy: WorkingCopy, edit: Edit, today: date | None = None) -> list[Problem]:
    """Does the edit on the working copy; the problems it meets. With an error, nothing is done.

    today: where given, days far beyond it are told.
    """
    problems = _unfit(edit)
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
    return doing[edit.what](working_copy, edit, today)


def _unfit(edit: Edit) -> list[Problem]:
    """What is wrong with an edit as it is put."""
    allowed = row.columns(edit.kind)
    strange = [column for column in edit.given if not row.takes(edit.kind, column)]
    if edit.what in ("correct", "change") and edit.base is not None:
        strange += [c for c in ("id", "code") if c in edit.given and c in allowed]
    found = [
        problem_of("error", "edit.no_column", column, allowed=", ".join(allowed))
        for column in strange
    ]
    if edit.what != "add" and edit.base is None:
        raise ValueError(f"{edit.what} needs the record it is about")
    if edit.what in ("add", "correct", "change") and not allowed:
        raise ValueError(f"{edit.kind} can only be deleted")
    if edit.kind == "findings":
        found.append(problem_of("error", "governance.never_deleted", None))
    dated = issubclass(KINDS[edit.kind], Dated)
    if edit.what in ("change", "end", "retire") and not dated:
        found.append(problem_of("error", "edit.not_dated", "day"))
    if edit.what in ("change", "end", "retire") and not clean(edit.day or ""):
        found.append(problem_of("error", "edit.no_day", "day"))
    several = edit.kind == "ties" and len(split_list(edit.given.get("about", ""))) > 1
    if edit.what != "add" and several:
        found.append(problem_of("error", "edit.one_issue", "about", edit.given["about"]))
    return found


def _add(working_copy: WorkingCopy, edit: Edit, today: Today) -> list[Problem]:
    given = {column: text for column, text in edit.given.items() if text.strip()}
    before = working_copy.known()
    read = row.read(edit.kind, given, before, today=today)
    there = [
        record
        for (kind, uid), record in read.after.items()
        if kind == edit.kind and uid in before.of(kind)
    ]
    if there:
        return [*read.problems, _already(edit.kind, there[0])]
    _take(working_copy, read)
    return [*read.problems, *same_level(working_copy, read.after.values())]


def _already(kind: str, record: Any) -> Problem:
    column = "name" if hasattr(record, "name") else "since" if hasattr(record, "since") else None
    return problem_of("error", f"kinds.{kind}.exists", column, record.uid, uid=record.uid)


def _correct(working_copy: WorkingCopy, edit: Edit, today: Today) -> list[Problem]:
    recorded = _record(working_copy, edit)
    own, beside = places.apart(edit)
    problems = _write(working_copy, edit.kind, recorded.uid, _ready(edit, recorded), own, today)
    if wrong(problems) or not beside:
        return problems
    return problems + places.correct(working_copy, recorded.uid, beside)


def _change(working_copy: WorkingCopy, edit: Edit, today: Today) -> list[Problem]:
    recorded = _record(working_copy, edit)
    when, problems = _when(edit, False, today)
    if when is None or when.first is None:
        return problems
    if edit.kind == "actors":
        return problems + _renamed(working_copy, edit, recorded, when, today)
    if not divides(recorded, when.first):
        return [*problems, _undivided(recorded, when)]
    uid = _next_uid(working_copy, edit.kind, recorded, when)
    former, following = split(recorded, when, uid)
    working_copy.put(edit.kind, recorded.uid, former)
    given = {c: text for c, text in edit.given.items() if c != "since"}
    if clean(edit.given.get("since", "")) not in ("", clean(edit.day or "")):
        problems.append(problem_of("warning", "edit.start_is_day", "since", edit.given["since"]))
    following = row.cleared(edit.kind, following, given)
    found = _write(working_copy, edit.kind, uid, following, given, today, frozenset(("since",)))
    if not wrong(found) and _alike(working_copy.now[edit.kind][uid], recorded):
        found.append(problem_of("error", "edit.nothing_changes", "day", edit.day))
    if wrong(found):
        working_copy.put(edit.kind, recorded.uid, recorded)
        working_copy.put(edit.kind, uid, None)
    elif isinstance(now := working_copy.now[edit.kind][uid], Tie):
        found += end_beside(working_copy, recorded, now, when)
    return problems + found


def _alike(following: Record, recorded: Record) -> bool:
    """Whether the two say the same, but for the start of the one."""
    own = ("uid", "ids", "since", "since_precision")
    values = vars(recorded)
    return all(value == values[name] for name, value in vars(following).items() if name not in own)


def _end(working_copy: WorkingCopy, edit: Edit, today: Today) -> list[Problem]:
    """The last day; of an actor, of all that hangs on it as well."""
    recorded = _record(working_copy, edit)
    when, problems = _when(edit, True, today)
    if when is None:
        return problems
    if when.after is None:
        return [*problems, problem_of("error", "edit.no_day", "day", edit.day)]
    given = {"until": edit.day or ""}
    found = [
        _on_day(each)
        for each in _write(working_copy, edit.kind, recorded.uid, recorded, given, today)
    ]
    if wrong(found):
        return problems + found
    if recorded.until is not None and recorded.until != when.after:
        was = shown(recorded.until, recorded.until_precision, until=True)
        found.append(problem_of("warning", "edit.end_corrected", "day", was=was))
    if edit.kind == "actors":
        found += dependents.retire(working_copy, recorded.uid, when)
    return problems + found


def _delete(working_copy: WorkingCopy, edit: Edit, today: Today) -> list[Problem]:
    recorded = _record(working_copy, edit)
    return dependents.delete(working_copy, edit.kind, recorded.uid)


def _renamed(
    working_copy: WorkingCopy, edit: Edit, recorded: Any, when: When, today: Today
) -> list[Problem]:
    """An actor changed from a day: the former name stays an alias, area and issues have times."""
    if when.first and not divides(recorded, when.first):
        return [_undivided(recorded, when)]
    own, beside = places.apart(edit)
    ready = _ready(edit, recorded)
    name = clean(own.get("name", ""))
    if name and name != recorded.name:
        ready = replace(ready, aliases=tuple(dict.fromkeys((*ready.aliases, recorded.name))))
    problems = _write(working_copy, "actors", recorded.uid, ready, own, today)
    if wrong(problems):
        return problems
    lasting = [c for c in own if c not in ("name", "aliases", "note", "source", "ids")]
    if lasting:
        problems.append(problem_of("warning", "edit.no_episodes", lasting[0]))
    return problems + (places.change(working_copy, recorded.uid, beside, when) if beside else [])


def _ready(edit: Edit, recorded: Any) -> Any:
    """The record without what is cleared; a name it takes up is no longer another name of it."""
    ready = row.cleared(edit.kind, recorded, edit.given)
    name = clean(edit.given.get("name", ""))
    if edit.kind == "actors" and name in ready.aliases:
        ready = replace(ready, aliases=tuple(a for a in ready.aliases if a != name))
    return ready


def _write(
    working_copy: WorkingCopy,
    kind: str,
    uid: str,
    ready: Record,
    given: Mapping[str, str],
    today: Today,
    more: frozenset[str] = frozenset(),
) -> list[Problem]:
    """Reads the row on the record made ready; with an error the sketch is left as it was."""
    was = working_copy.now[kind].get(uid)
    working_copy.put(kind, uid, ready)
    read = row.read(kind, given, working_copy.known(), uid, today, more)
    if read.refused:
        working_copy.put(kind, uid, was)
        return read.problems
    _take(working_copy, read)
    return read.problems


def _take(working_copy: WorkingCopy, read: row.Read) -> None:
    for (kind, uid), record in read.after.items():
        working_copy.put(kind, uid, record)


def _record(working_copy: WorkingCopy, edit: Edit) -> Any:
    assert edit.base is not None
    return working_copy.now[edit.kind][edit.base.uid]


def _when(edit: Edit, end: bool, today: Today) -> tuple[When | None, list[Problem]]:
    try:
        when = read_when(edit.day or "", end, today=today)
    except DataError as error:
        return None, [trouble(error, Place(column="day"), edit.day)]
    if when.first is None:
        return None, [problem_of("error", "edit.no_day", "day", edit.day)]
    notes = [note for severity, note in when.notes if severity == "warning"]
    if today and (when.first - today).days > (LATE if end else FAR):
        notes.append("far")
    keys = (f"edit.one.intake_date_{note}" for note in notes)
    return when, [problem_of("warning", key, "day", edit.day, meant=when.year()) for key in keys]


def _undivided(recorded: Dated, when: When) -> Problem:
    assert when.first is not None
    if recorded.until is not None and recorded.until <= when.first:
        return problem_of(
            "error", "edit.change_after_end", "day", when.first.isoformat(),
            end=shown(recorded.until, recorded.until_precision, until=True),
        )  # fmt: skip
    assert recorded.since is not None
    start = shown(recorded.since, recorded.since_precision)
    return problem_of("error", "edit.change_from_start", "day", when.first.isoformat(), start=start)


def _next_uid(working_copy: WorkingCopy, kind: str, recorded: Any, when: When) -> str:
    """Of an episode with an id of its own, that id with a number; else made as of any new one."""
    taken = working_copy.now[kind].keys() | working_copy.before.of(kind).keys()
    if uids.is_made(recorded.uid):
        values = {name: getattr(recorded, name) for name in declared(kind).key} | {
            "since": when.first
        }
        return uids.make(kind, *values.values(), taken=taken)
    number = 2
    while f"{recorded.uid}-{number}" in taken:
        number += 1
    return f"{recorded.uid}-{number}"


def _on_day(problem: Problem) -> Problem:
    """An end is asked for as a day."""
    return replace(problem, column="day") if problem.column == "until" else problem
