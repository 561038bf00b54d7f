"""Rows of the bases and works tables: where actors are based, and what they work on, with dates."""

from collections.abc import Callable

from graph.intake.actor_rows import check_order
from graph.intake.draft import Draft
from graph.intake.line import Line
from graph.intake.spans import period


def plan_bases(draft: Draft) -> None:
    """Merge the bases tables: known by actor, area and start."""
    _plan(draft, "bases", "area", lambda line: _area(draft, line))


def plan_works(draft: Draft) -> None:
    """Merge the works tables: known by actor, issue and start."""
    _plan(draft, "works", "issue", lambda line: _issue(draft, line))


def _plan(draft: Draft, kind: str, other: str, read: Callable[[Line], str | None]) -> None:
    fields = ("actor", other, "since")
    held = {
        tuple(getattr(link, field) for field in fields): uid
        for uid, link in draft.known.of(kind).items()
    }
    for line in draft.lines(kind):
        given = {"actor": draft.refer(line, "actor", line.need("actor")), other: read(line)}
        given |= period(line)
        key = tuple(given.get(field) for field in fields)
        uid = draft.identify(kind, line.id(), lambda key=key: held.get(key))  # type: ignore[misc]
        uid = uid or draft.make_uid(kind, *key)
        check_order(line, given, draft.current[kind].get(uid))
        if draft.put(kind, uid, line, given):
            held[key] = uid


def _area(draft: Draft, line: Line) -> str | None:
    text = line.need("area")
    before = len(line.errors)
    found = draft.area(line, "area", text, "intake.area.left_out")
    if text and found is None and len(line.errors) == before:
        line.fail("area", "intake.area.unknown", text, text=text)
    return found


def _issue(draft: Draft, line: Line) -> str | None:
    return draft.refer(line, "issue", line.need("issue"), "issues")
