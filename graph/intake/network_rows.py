"""Rows of the networks and members tables."""

from graph.intake.draft import Draft, Given
from graph.intake.plain_rows import only, plan_plain, stated
from graph.intake.tables.line import Line
from graph.kinds import ManagedNetwork


def plan_networks(draft: Draft) -> None:
    """Merge the networks tables into the draft."""
    for line in draft.lines("networks"):
        own, name = line.id(), _name(draft, line)
        given = {"name": name} if name else {}
        given |= stated(draft, line, "networks", "name")
        uid = draft.identify("networks", own, lambda name=name: _named(draft, name))  # type: ignore[misc]
        uid = uid or (draft.make_uid("networks", name) if name else "")
        if name:
            draft.renames("networks", uid, line, name)
        if line.table.worksheet and uid not in draft.current["networks"]:
            line.note("info", "name", "worksheets.new_network", name, name=name)
        if line.table.worksheet and uid:
            given = draft.joined("networks", uid, line, given, "us")
        if not draft.put("networks", uid, line, given):
            draft.refuse(line, "networks", name)


def plan_members(draft: Draft) -> None:
    """Merge the members tables: nobody belongs to themselves; a cell may name several."""
    plan_plain(draft, "members", _check_self, ("member", "of"))


def _check_self(line: Line, given: Given) -> None:
    member, of = given.get("member"), given.get("of")
    if member and member == of:
        line.fail("of", "intake.member.self", line.text("of"))


def _name(draft: Draft, line: Line) -> str | None:
    """The network's name; a worksheet may give its id, or mean the only one there is."""
    if not line.table.worksheet:
        return line.name()
    uid = line.text("name") or only(draft, line)
    known = draft.known.of(ManagedNetwork).get(uid or "")
    return known.name if known else line.text("name")


def _named(draft: Draft, name: str | None) -> str | None:
    found = draft.names["networks"].find(name) if name else []
    return found[0] if found else None
