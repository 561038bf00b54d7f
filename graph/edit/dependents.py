"""What hangs on a record, when it goes or retires."""

from dataclasses import replace
from typing import Any

from graph.base.dates import When
from graph.base.problems import Bilingual, Problem
from graph.edit.draft import Sketch
from graph.edit.edits import shown, told
from graph.edit.episodes import ended
from graph.kinds.records import KINDS, Dated, Record, Tie
from graph.kinds.references import REFERENCES, referred

LEAVES = {
    ("activities", "participants", "actors"),
    ("activities", "host", "actors"),
    ("activities", "about", "issues"),
    ("activities", "area", "areas"),
    ("activities", "concerns", "actors"),
    ("networks", "us", "actors"),
    ("ties", "through", "actors"),
    ("ties", "about", "issues"),
    ("plans", "through", "actors"),
    ("lessons", "concerns", "actors"),
    ("areas", "within", "areas"),
    ("issues", "part_of", "issues"),
    *(("findings", "concerns", kind) for kind in ("actors", "networks", "issues", "areas")),
}
"""(kind, field, kind of what it refers to) that says less once that has gone; all else goes with
it."""

ABOVE = {("areas", "within"), ("issues", "part_of")}
"""Fields that then refer to what the one that goes lay in."""


ENDS = ("start", "end", "actor", "member", "of", "one", "other", "area", "issue", "network")
"""Fields of those that a record without a name of its own stands between."""


def delete(sketch: Sketch, kind: str, uid: str) -> list[Problem]:
    """Takes the record out, and all that hangs on it; what only names it names it no longer."""
    gone = sketch.now[kind][uid]
    problems: list[Problem] = []
    sketch.put(kind, uid, None)
    for other in KINDS:
        for its, record in list(sketch.now[other].items()):
            if any(kind in kinds and to == uid for kinds, to in referred(other, record)):
                left = _without(other, record, kind, gone)
                sketch.put(other, its, left)
                problems += _told(other, record, left)
    return problems + (_overlaps(sketch) if kind == "issues" else [])


def retire(sketch: Sketch, uid: str, when: When) -> list[Problem]:
    """Ends what goes on of an actor with the day; what only begins later is told."""
    assert when.after is not None
    problems: list[Problem] = []
    for kind in ("ties", "members", "bases", "works", "stakes"):
        for its, record in list(sketch.now[kind].items()):
            if not isinstance(record, Dated) or not _is_of(uid, kind, record):
                continue
            if record.until is not None and record.until <= when.after:
                continue
            if record.since is not None and record.since >= when.after:
                problems.append(_later(sketch, kind, record))
            else:
                sketch.put(kind, its, ended(record, when))
    return problems


def _without(kind: str, record: Any, gone_kind: str, gone: Record) -> Record | None:
    """The record without what goes; None where it goes with it."""
    changed: dict[str, Any] = {}
    for field, kinds in REFERENCES[kind].items():
        value = getattr(record, field)
        if gone_kind not in kinds or gone.uid not in (
            value if isinstance(value, tuple) else (value,)
        ):
            continue
        if (kind, field, gone_kind) not in LEAVES:
            return None
        if isinstance(value, tuple):
            changed[field] = tuple(each for each in value if each != gone.uid)
        else:
            changed[field] = getattr(gone, field) if (kind, field) in ABOVE else None
    return replace(record, **changed)


def _told(kind: str, record: Any, left: Any) -> list[Problem]:
    if kind == "activities" and record.participants and not left.participants:
        facts = {"title": record.title, "uid": record.uid}
        return [told("warning", "edit.nobody_left", "participants", record.uid, **facts)]
    return []


def _overlaps(sketch: Sketch) -> list[Problem]:
    """Ties that lost their issue must not stand beside one that never had any."""
    from graph.intake.tie_rows import overlapping

    ties = [tie for tie in sketch.now["ties"].values() if isinstance(tie, Tie)]
    moved = {tie.uid for tie in ties if sketch.before.ties.get(tie.uid) not in (None, tie)}
    return [
        told("error", "edit.issue_overlap", None, later.uid, tie=_between(sketch, later))
        for later, _ in overlapping(ties, moved)
    ]


def _later(sketch: Sketch, kind: str, record: Any) -> Problem:

    since = shown(record.since, record.since_precision)
    what = Bilingual(
        *(f"{_word(kind, lang)} “{_between(sketch, record)}”" for lang in ("th", "en"))
    )
    return told("warning", "edit.begins_later", "day", record.uid, what=what, since=since)


def _between(sketch: Sketch, record: Any) -> str:
    """The names of those a record stands between."""
    named = [uid for field in ENDS if (uid := getattr(record, field, None))]
    return " – ".join(_name(sketch, uid) for uid in named)


def _name(sketch: Sketch, uid: str) -> str:
    for kind in ("actors", "networks", "issues", "areas"):
        if found := sketch.now[kind].get(uid) or sketch.before.of(kind).get(uid):
            return str(getattr(found, "name", uid))
    return uid


def _word(kind: str, lang: str) -> str:
    from graph.base.words import say

    return say(f"cli.kinds.{kind}", lang)


def _is_of(uid: str, kind: str, record: Any) -> bool:
    if kind == "ties":
        return uid in (record.start, record.end)
    return any(to == uid for _, to in referred(kind, record))
