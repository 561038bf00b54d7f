"""Where an actor is based and what it works on, given with the actor: links of their own."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph.base.dates import When, iso
from graph.base.problems import Problem
from graph.base.texts import clean, split_list
from graph.edit import row
from graph.edit.edits import Edit, wrong
from graph.edit.episodes import divides, ended
from graph.edit.working_copy import WorkingCopy
from graph.kinds import Actor, Records

BESIDE = Actor.declared.beside
"""Columns of an actor that are records of their own."""


def apart(edit: Edit) -> tuple[dict[str, str], dict[str, str]]:
    """What is given of the record itself, and, of an actor, of where it is and on what it works."""
    if edit.kind != "actors":
        return dict(edit.given), {}
    own = {column: text for column, text in edit.given.items() if column not in BESIDE}
    return own, {column: text for column, text in edit.given.items() if column in BESIDE}


def correct(working_copy: WorkingCopy, actor: str, given: Mapping[str, str]) -> list[Problem]:
    """It was always so: what is not given of what goes on now goes, what is new comes."""
    return _settle(working_copy, actor, given, None)


def change(
    working_copy: WorkingCopy, actor: str, given: Mapping[str, str], when: When
) -> list[Problem]:
    """It is so from the day on: what is not given ends the day before, what is new begins."""
    return _settle(working_copy, actor, given, when)


def _settle(
    working_copy: WorkingCopy, actor: str, given: Mapping[str, str], when: When | None
) -> list[Problem]:
    problems: list[Problem] = []
    for column, text in given.items():
        kind, field = BESIDE[column].kind, BESIDE[column].field
        named = [clean(p) for p in (split_list(text) if BESIDE[column].several else [text])]
        stays: set[str] = set()
        for part in filter(None, named):
            read = _read(kind, field, actor, part, working_copy.known())
            problems += [_in(each, column) for each in read.problems]
            stays |= {getattr(record, field) for record in read.after.values()}
            if not read.refused:
                _begin(working_copy, kind, field, actor, read, when)
        if not wrong(problems):
            _close(working_copy, kind, field, actor, stays, when)
    return problems


def _read(kind: str, field: str, actor: str, text: str, known: Records) -> Any:
    """The link as a new one, whatever there is, so that what it names is known."""
    return row.read(kind, {"actor": actor, field: text}, known.replaced(**{kind: {}}))


def _begin(
    working_copy: WorkingCopy, kind: str, field: str, actor: str, read: Any, when: When | None
) -> None:
    for record in read.after.values():
        other = getattr(record, field)
        links: list[Any] = list(working_copy.now[kind].values())
        ends = [(each.actor, getattr(each, field)) for each in links if each.until is None]
        if (actor, other) in ends:
            continue
        since = iso(when.first, when.precision) if when else None
        cells = {"actor": actor, field: other} | ({"since": since} if since else {})
        made = row.read(kind, cells, working_copy.known())
        for (its, uid), new in made.after.items():
            working_copy.put(its, uid, new)


def _close(
    working_copy: WorkingCopy, kind: str, field: str, actor: str, stays: set[str], when: When | None
) -> None:
    for uid, links in list(working_copy.now[kind].items()):
        link: Any = links
        if link.actor != actor or link.until is not None or getattr(link, field) in stays:
            continue
        if when is None:
            working_copy.put(kind, uid, None)
        elif when.first and divides(link, when.first):
            before = When(when.first, when.first, when.precision)
            working_copy.put(kind, uid, ended(link, before))
        else:
            working_copy.put(kind, uid, None)


def _in(problem: Problem, column: str) -> Problem:
    return replace(problem, column=column)
