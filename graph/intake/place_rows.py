"""Rows of the areas and issues tables: trees, in which a row may name one that comes after it."""

from dataclasses import replace

from graph.intake.draft import Draft, Given
from graph.intake.tables.line import Line
from graph.kinds import AREA_LEVELS, MAX_ID, Area, Issue
from graph.kinds.registry import fields

MIDDLE = ("latitude", "longitude")


def plan_areas(draft: Draft) -> None:
    """Merge the areas tables into the draft."""
    rows: list[tuple[str, Line, Given]] = []
    codes = set(draft.current["areas"])
    for line in draft.lines("areas"):
        code, name = line.need("code", MAX_ID), line.name()
        level = line.word("level") if line.need("level") else None
        given: dict[str, str | float | None] = {"name": name, "level": level}
        given |= {"name_en": line.text("name_en"), "within": line.text("within")}
        given |= {name: line.number(name, *fields("areas")[name].range) for name in MIDDLE}
        rows.append((code or "", line, {k: v for k, v in given.items() if v is not None}))
        if code:
            codes.add(code)
            if name:
                draft.renames("areas", code, line, name)
    for code, line, given in rows:
        within = given.get("within")
        if within is not None and (within not in codes or within == code):
            line.fail("within", "intake.area.no_parent", within, code=within)
        draft.put("areas", code, line, given)
    _check_levels(draft)
    _drop_loose_ends(draft, "areas", "within", "intake.ref.faulty")


def _check_levels(draft: Draft) -> None:
    """An area lies in one of a higher level; a row that says otherwise is left out."""
    for uid, origin in list(draft.origins["areas"].items()):
        area = draft.records(Area)[uid]
        above = draft.records(Area).get(area.within or "")
        if above is None:
            continue
        if AREA_LEVELS.index(above.level) >= AREA_LEVELS.index(area.level):
            line = origin.line
            line.fail("within", "intake.area.wrong_level", line.text("within"), code=uid)


def _drop_loose_ends(draft: Draft, kind: str, field: str, key: str) -> None:
    """Leave out rows found faulty, then rows that hang on one of those, until none is left."""
    draft.sweep()
    records = draft.current[kind]
    while True:
        loose = [
            uid
            for uid in draft.origins[kind]
            if (getattr(records[uid], field) or uid) not in records
        ]
        if not loose:
            return
        for uid in loose:
            line, above = draft.origins[kind][uid].line, getattr(records[uid], field)
            line.fail(field, key, line.text(field), text=above, row=draft.row_of(kind, above))
        draft.sweep()


def plan_issues(draft: Draft) -> None:
    """Merge the issues tables: names first, then what each is a part of."""
    rows: list[tuple[str, Line]] = []
    for line in draft.lines("issues"):
        own, name = line.id(), line.name()
        if line.table.mentioned and any(draft.knows("issues", t) for t in (own, name) if t):
            continue
        uid = draft.identify("issues", own, lambda name=name: _named(draft, name))  # type: ignore[misc]
        uid = uid or (draft.make_uid("issues", name) if name else "")
        if name:
            draft.renames("issues", uid, line, name)
        if draft.put("issues", uid, line, {"name": name} if name else {}):
            rows.append((uid, line))
        else:
            draft.refuse(line, "issues", name)
    for uid, line in rows:
        part_of = draft.refer(line, "part_of", line.text("part_of"), "issues")
        if part_of:
            _set_part_of(draft, uid, part_of, line)
    _drop_loose_ends(draft, "issues", "part_of", "intake.ref.faulty")


def _set_part_of(draft: Draft, uid: str, part_of: str, line: Line) -> None:
    issues = draft.records(Issue)
    above: str | None = part_of
    seen: set[str] = set()
    while above is not None and above not in seen:
        if above == uid:
            line.fail("part_of", "intake.issue.circle", line.text("part_of"))
            return
        seen.add(above)
        above = issues[above].part_of if above in issues else None
    issues[uid] = replace(issues[uid], part_of=part_of)


def _named(draft: Draft, name: str | None) -> str | None:
    found = draft.names["issues"].find(name) if name else []
    return found[0] if found else None
