"""Rows of the networks and members tables."""

from graph.intake.actor_rows import check_order
from graph.intake.draft import Draft, Given
from graph.intake.line import Line
from graph.intake.spans import period
from graph.kinds import ManagedNetwork, Membership


def plan_networks(draft: Draft) -> None:
    """Merge the networks tables into the draft."""
    for line in draft.lines("networks"):
        own, name = line.id(), _name(draft, line)
        given: Given = {"name": name, "vision": line.lines("vision"), "form": line.word("form")}
        us = line.many("us")
        if us is not None:
            given["us"] = tuple(uid for u in us if (uid := draft.refer(line, "us", u)))
        given = {field: value for field, value in given.items() if value is not None}
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
    """Merge the members tables: known by member, group, role and start."""
    held = {_key(m.__dict__): uid for uid, m in draft.known.of(Membership).items()}
    for line in draft.lines("members"):
        given = _member(draft, line)
        key = _key(given)
        uid = draft.identify("members", line.id(), lambda key=key: held.get(key))  # type: ignore[misc]
        uid = uid or draft.make_uid("members", *key)
        check_order(line, given, draft.current["members"].get(uid))
        if draft.put("members", uid, line, given):
            held[key] = uid


def only(draft: Draft, line: Line) -> str | None:
    """The uid of the only network there is; None, told, where there is none or another."""
    held = list(draft.current["networks"])
    if len(held) == 1:
        return held[0]
    key = f"{'worksheets' if line.table.worksheet else 'intake'}.network"
    fail = line.fail_together if line.table.worksheet else line.fail
    fail("network", f"{key}.{'which' if held else 'none'}")
    return None


def _name(draft: Draft, line: Line) -> str | None:
    """The network's name; a worksheet may give its id, or mean the only one there is."""
    if not line.table.worksheet:
        return line.name()
    uid = line.text("name") or only(draft, line)
    known = draft.known.of(ManagedNetwork).get(uid or "")
    return known.name if known else line.text("name")


def _member(draft: Draft, line: Line) -> Given:
    member = draft.refer(line, "member", line.need("member"))
    of = draft.refer(line, "of", line.need("of"), "networks", "actors")
    if member and member == of:
        line.fail("of", "intake.member.self", line.text("of"))
    given: Given = {"member": member, "of": of, "role": line.text("role")}
    return {field: value for field, value in given.items() if value is not None} | period(line)


def _key(fields: Given) -> tuple[object, ...]:
    return tuple(fields.get(name) for name in ("member", "of", "role", "since"))


def _named(draft: Draft, name: str | None) -> str | None:
    found = draft.names["networks"].find(name) if name else []
    return found[0] if found else None
