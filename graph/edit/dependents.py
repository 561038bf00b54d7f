"""What hangs on a record, when it goes or retires."""

from dataclasses import replace
from typing import Any

from graph.base.dates import When
from graph.base.problems import Bilingual, Problem
from graph.edit.edits import problem_of, shown
from graph.edit.episodes import ended
from graph.edit.working_copy import WorkingCopy
from graph.kinds import KINDS, Dated, Record, Tie, name_of
from graph.kinds.registry import dated, ends, is_of, references, referred, roots, whole


def delete(working_copy: WorkingCopy, kind: str, uid: str) -> list[Problem]:
    """Takes the record out, and all that hangs on it; what only names it names it no longer.

    A record hangs on what it must refer to; what may be left out is left out. What lay in the one
    that goes then lies in what that lay in.
    """
    gone = working_copy.now[kind][uid]
    problems: list[Problem] = []
    working_copy.put(kind, uid, None)
    for other in KINDS:
        for its, record in list(working_copy.now[other].items()):
            if any(kind in kinds and to == uid for kinds, to in referred(other, record)):
                left = _without(other, record, kind, gone)
                working_copy.put(other, its, left)
                problems += _problems(other, record, left)
    return problems + (_overlaps(working_copy) if kind == "issues" else [])


def retire(working_copy: WorkingCopy, uid: str, when: When) -> list[Problem]:
    """Ends what goes on of an actor with the day; what only begins later is told."""
    assert when.after is not None
    problems: list[Problem] = []
    for kind in dated():
        for its, record in list(working_copy.now[kind].items()):
            if not isinstance(record, Dated) or not is_of(uid, kind, record):
                continue
            if record.until is not None and record.until <= when.after:
                continue
            if record.since is not None and record.since >= when.after:
                problems.append(_later(working_copy, kind, record))
            else:
                working_copy.put(kind, its, ended(record, when))
    return problems


def _without(kind: str, record: Any, gone_kind: str, gone: Record) -> Record | None:
    """The record without what goes; None where it goes with it."""
    changed: dict[str, Any] = {}
    for name, field in references(kind).items():
        value = getattr(record, name)
        if gone_kind not in field.refers or gone.uid not in (
            value if isinstance(value, tuple) else (value,)
        ):
            continue
        if field.required:
            return None
        if isinstance(value, tuple):
            changed[name] = tuple(each for each in value if each != gone.uid)
        else:
            changed[name] = getattr(gone, name) if name == whole(kind) else None
    return replace(record, **changed)


def _problems(kind: str, record: Any, left: Any) -> list[Problem]:
    if kind == "activities" and record.participants and not left.participants:
        facts = {"title": record.title, "uid": record.uid}
        return [problem_of("warning", "edit.nobody_left", "participants", record.uid, **facts)]
    return []


def _overlaps(working_copy: WorkingCopy) -> list[Problem]:
    """Ties that lost their issue must not stand beside one that never had any."""
    from graph.intake.tie_rows import overlapping

    ties = working_copy.known().of(Tie)
    moved = {
        uid for uid, tie in ties.items() if working_copy.before.of(Tie).get(uid) not in (None, tie)
    }
    return [
        problem_of(
            "error",
            "edit.issue_overlap",
            None,
            later.uid,
            tie=_between(working_copy, "ties", later),
        )
        for later, _ in overlapping(ties.values(), moved)
    ]


def _later(working_copy: WorkingCopy, kind: str, record: Any) -> Problem:
    since = shown(record.since, record.since_precision)
    what = Bilingual(
        *(f"{_word(kind, lang)} “{_between(working_copy, kind, record)}”" for lang in ("th", "en"))
    )
    return problem_of("warning", "edit.begins_later", "day", record.uid, what=what, since=since)


def _between(working_copy: WorkingCopy, kind: str, record: Any) -> str:
    """The names of those a record stands between."""
    return " – ".join(_name(working_copy, getattr(record, end)) for end in ends(kind))


def _name(working_copy: WorkingCopy, uid: str) -> str:
    for kind in reversed(roots()):
        if found := working_copy.now[kind].get(uid) or working_copy.before.of(kind).get(uid):
            return name_of(found)
    return uid


def _word(kind: str, lang: str) -> str:
    from graph.base.words import say

    return say(f"kinds.{kind}.many", lang)
