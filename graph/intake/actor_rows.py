"""Rows of the actors table: actors, where they are based, what they work on."""

from collections import defaultdict

from graph.base.texts import join_list, split_list
from graph.intake.apart import unread_apart
from graph.intake.draft import Draft, Given
from graph.intake.plain_rows import stated
from graph.intake.spans import check_order, period
from graph.intake.tables.line import Line
from graph.intake.worksheets.actors import kind_by_name, kind_by_word, leave_sector
from graph.kinds import Actor, Base, Work


def plan_actors(draft: Draft) -> None:
    """Merge the actors tables into the draft."""
    bases = _bases(draft)
    works = _works(draft)
    folded: dict[str, str] = {uid.casefold(): uid for uid in draft.current["actors"]}
    for line in draft.lines("actors"):
        if draft.merged("actors", line.text("id")):
            line.note("warning", "id", "intake.actor.merged", line.text("id"))
            continue
        uid, given = _actor(draft, line)
        if line.table.mentioned and uid in draft.known.of(Actor) and not line.errors:
            continue
        area = draft.area(line, "area", line.text("area"), "intake.area.kept_as_text")
        issues = [draft.refer(line, "issues", i, "issues") for i in line.many("issues") or ()]
        if line.has("area") and line.text("area") and not line.errors:
            given["place"] = None if area else line.text("area")
        if written := line.text("area_text"):
            given["place"] = written
        known = uid in draft.current["actors"]
        further = _further(draft, uid, line)
        if not (_add(draft, uid, line, given) if further else _put(draft, uid, line, given)):
            continue
        if not known:
            _tell_same_id(uid, line, folded)
        if area:
            _base(draft, uid, area, line, bases, further)
        for issue in issues:
            if issue:
                _work(draft, uid, issue, line, works)


def _further(draft: Draft, uid: str, line: Line) -> bool:
    """Whether an earlier row says the same but for the issues, or, of one id, the area."""
    first = draft.origins["actors"].get(uid)
    if first is None or line.table.worksheet or first.line.table is not line.table:
        return False
    if first.line.errors or unread_apart(first.line, line):
        return False
    apart = {c for c in line.table.columns if first.line.raw(c) != line.raw(c)}
    return bool(apart) and apart <= ({"issues", "area"} if line.text("id") else {"issues"})


def _add(draft: Draft, uid: str, line: Line, given: Given) -> bool:
    """A further row of an actor: it says where else, or what else about; told with the lines."""
    if line.errors:
        return draft.refuse(line)
    actor = draft.records(Actor)[uid]
    places = dict.fromkeys((*split_list(actor.place or ""), *split_list(given.get("place") or "")))
    draft.extend("actors", uid, {"place": join_list(places) or None})
    first = {"name": actor.name, "row": draft.origins["actors"][uid].line.row}
    line.note("info", "", "intake.actor.several_rows", actor.name, first=first)
    return True


def _in_several(line: Line) -> bool:
    """Whether the table has several rows of the row's id."""
    own = line.text("id")
    return own is not None and own in line.table.repeated


def _actor(draft: Draft, line: Line) -> tuple[str, Given]:
    own = line.id()
    name = line.name()
    given: Given = {"name": name, "kind": _kind(draft, line, name)}
    given = {field: value for field, value in given.items() if value is not None}
    given |= stated(draft, line, "actors", "name", "kind", "area_text") | period(line)
    if name and (before := line.text("honorific")):
        given["aliases"] = tuple(dict.fromkeys((*given.get("aliases", ()), f"{before}{name}")))
    uid = draft.identify("actors", own, lambda: _same(draft, line, name))
    if not uid:
        uid = draft.make_uid("actors", name) if name else ""
    if line.table.worksheet and name == uid:
        given.pop("name")
    elif name and uid in draft.known.of(Actor):
        draft.renames("actors", uid, line, name)
        if name in draft.known.of(Actor)[uid].aliases:
            given.pop("name", None)
    if line.table.worksheet:
        leave_sector(line, given, draft.known.of(Actor).get(uid))
        given = draft.joined("actors", uid, line, given, "aliases")
    check_order(line, given, draft.current["actors"].get(uid))
    return uid, given


def _kind(draft: Draft, line: Line, name: str | None) -> str | None:
    """The kind stated; a worksheet may leave it to what is said, or to the name's first word."""
    if line.table.worksheet and name and line.text("kind") is None:
        same = _same(draft, line, name)
        if same in draft.known.of(Actor):
            return None
        return draft.records(Actor)[same].kind if same else kind_by_name(line, name)
    return line.word("kind", otherwise=kind_by_word) if _needed(line, "kind") else None


def _needed(line: Line, field: str) -> bool:
    before = len(line.errors)
    return line.need(field) is not None and len(line.errors) == before


def _same(draft: Draft, line: Line, name: str | None) -> str | None:
    """The actor a row without an id speaks of: the one with its name, if there is one."""
    if line.table.worksheet and name in draft.current["actors"]:
        return name  # an id, written where names are
    found = draft.names["actors"].find(name) if name else []
    if len(found) > 1:
        offered = ", ".join(found[:5])
        line.fail("name", "intake.ref.several", name, text=name, offered=offered)
    return found[0] if found else None


def _put(draft: Draft, uid: str, line: Line, given: Given) -> bool:
    if not draft.put("actors", uid, line, given):
        return draft.refuse(line, "actors", given.get("name"))
    return True


def _tell_same_id(uid: str, line: Line, folded: dict[str, str]) -> None:
    """Two ids that differ in case only are told."""
    other = folded.setdefault(uid.casefold(), uid)
    if other != uid:
        line.warn("id", "intake.actor.same_id_case", uid, uid=uid, other=other)


def _bases(draft: Draft) -> dict[str, list[str]]:
    """Actor → uids of the bases it has now."""
    found: dict[str, list[str]] = defaultdict(list)
    for uid, base in draft.known.of(Base).items():
        if base.until is None:
            found[base.actor].append(uid)
    return found


def _base(
    draft: Draft, actor: str, area: str, line: Line, bases: dict[str, list[str]], further: bool
) -> None:
    """State where the actor is based; another area than before corrects the one there was, unless
    the actor has several rows."""
    here = bases[actor]
    uid = next((uid for uid in here if draft.records(Base)[uid].area == area), None)
    if further and uid in draft.origins["bases"]:
        return
    if uid is None and len(here) == 1 and not further and not _in_several(line):
        uid = here[0]
        line.warn("area", "intake.area.corrected", line.text("area"), code=area)
    if uid is None:
        uid = draft.make_uid("bases", actor, area)
        here.append(uid)
    draft.put("bases", uid, line, {"actor": actor, "area": area})


def _works(draft: Draft) -> dict[tuple[str, str], str]:
    """(actor, issue) → uid of the work that goes on now."""
    return {(w.actor, w.issue): uid for uid, w in draft.known.of(Work).items() if w.until is None}


def _work(
    draft: Draft, actor: str, issue: str, line: Line, works: dict[tuple[str, str], str]
) -> None:
    uid = works.get((actor, issue)) or draft.make_uid("works", actor, issue)
    if uid in draft.origins["works"] and draft.origins["works"][uid].line.table is line.table:
        return
    works[actor, issue] = uid
    draft.put("works", uid, line, {"actor": actor, "issue": issue})
