"""Rows of the tables of work: what the worksheets say, results, promises and mentors."""

from graph.intake.contact_cells import put_contacts
from graph.intake.draft import Draft, Given
from graph.intake.plain_rows import plan_plain, stated
from graph.intake.spans import check_order, period
from graph.intake.tables.line import Line
from graph.intake.worksheets.marks import items
from graph.kinds import PlanStep, Record, Result, Stake
from graph.kinds.registry import key_of
from graph.kinds.stake import NUMBERS, half
from graph.kinds.vocabulary import read_loose, through


def plan_stakes(draft: Draft) -> None:
    """Merge the stakes tables: known by actor, network and start; a contact becomes one."""
    uids = {key_of("stakes", vars(s)): uid for uid, s in draft.known.of(Stake).items()}
    for line in draft.lines("stakes"):
        given = stated(draft, line, "stakes") | period(line)
        key = key_of("stakes", given)
        uid = draft.identify(
            "stakes",
            line.id(),
            lambda key=key, line=line: uids.get(key) or _open(draft, line, key),  # type: ignore[misc]
        )
        uid = uid or draft.make_uid("stakes", *key)
        if line.table.worksheet:
            given |= _by_number(draft, uid, given)
            given = draft.joined("stakes", uid, line, given, "groups")
            given |= {"groups": tuple(sorted(given["groups"]))} if "groups" in given else {}
        check_order(line, given, draft.current["stakes"].get(uid))
        if draft.put("stakes", uid, line, given):
            uids[key] = uid
            put_contacts(draft, line, given["actor"])


def _by_number(draft: Draft, uid: str, given: Given) -> Given:
    """The ratings that are known by their number, where the grid of a worksheet says their half."""
    first, found = draft.origins["stakes"].get(uid), {}
    for what in ("influence", "interest"):
        now, held = given.get(what), getattr(draft.current["stakes"].get(uid), what, None)
        if held in NUMBERS and now == half(held):
            found[what] = held
        elif first and first.given and now in NUMBERS and held == half(now):
            first.given[what] = now
    return found


def plan_steps(draft: Draft) -> None:
    """Merge the plans tables: known by network, actor and the wanted level."""
    uids = {key_of("plans", vars(s)): uid for uid, s in draft.known.of(PlanStep).items()}
    for line in draft.lines("plans"):
        given = stated(draft, line, "plans", "wanted", "existing", "through")
        levels = {"wanted": _wanted(line)} | _existing(draft, line)
        given |= {name: value for name, value in levels.items() if value is not None}
        key = key_of("plans", given)
        uid = draft.identify("plans", line.id(), lambda key=key: uids.get(key))  # type: ignore[misc]
        uid = uid or draft.make_uid("plans", *key)
        if line.table.worksheet and given.get("method") and not line.id():
            given["method"] = "\n".join(items(str(line.raw("method"))))
        if draft.put("plans", uid, line, given):
            uids[key] = uid


def plan_lessons(draft: Draft) -> None:
    """Merge the lessons tables: what one is about does not end before it begins."""
    plan_plain(draft, "lessons", _check_period)


def plan_results(draft: Draft) -> None:
    """Merge the results tables; one without a date or a source is kept, and told."""
    plan_plain(draft, "results")
    for uid, origin in draft.origins["results"].items():
        record: Record = draft.current["results"][uid]
        for column in record.lacks if isinstance(record, Result) else ():
            origin.line.note("warning", column, f"intake.result.no_{column}")


def plan_promises(draft: Draft) -> None:
    """Merge the promises tables: nothing is due, or settled, before it was made."""
    plan_plain(draft, "promises", _check_days)


def plan_mentors(draft: Draft) -> None:
    """Merge the mentors tables: nobody is their own mentor."""
    plan_plain(draft, "mentors", _check_self)


def _check_period(line: Line, given: Given) -> None:
    first, last = given.get("first"), given.get("last")
    if first and last and last < first:
        line.fail("last", "intake.lesson.before", line.raw("last"))


def _check_days(line: Line, given: Given) -> None:
    made = given.get("made")
    for column in ("due", "settled"):
        if made and (day := given.get(column)) and day < made:
            line.fail(column, "intake.promise.before", line.raw(column))
    if given.get("settled") and not given.get("kept"):
        line.fail("kept", "intake.promise.how", line.raw("settled"))


def _check_self(line: Line, given: Given) -> None:
    if given.get("mentor") and given.get("mentor") == given.get("mentored"):
        line.fail("mentored", "intake.mentor.self", line.text("mentored"))


def _open(draft: Draft, line: Line, key: tuple[object, ...]) -> str | None:
    """The one stake of the pair that goes on, where a worksheet, or another part of it, doesn't
    say since when."""
    if not line.table.worksheet:
        return None
    known = draft.known.of(Stake)
    found = [
        uid
        for uid, s in draft.records(Stake).items()
        if (s.actor, s.network) == key[:2] and s.until is None and (uid in known or not s.since)
    ]
    return found[0] if len(found) == 1 else None


def _wanted(line: Line) -> str | None:
    """The level that is wanted: "none" is no plan."""
    value = _level(line, "wanted") if line.need("wanted") else None
    if value == "none":
        line.fail("wanted", "intake.plan.none", line.text("wanted"), text=line.text("wanted"))
        return None
    return value


def _existing(draft: Draft, line: Line) -> Given:
    """The level there is: none for a dash; "หลวม ผ่านชาคริต" names the broker as well."""
    raw = line.raw("existing")
    dash = isinstance(raw, str) and raw.strip() in ("-", "–", "—")
    text, named = line.text("existing"), line.text("through")
    said = through(text) if text else None
    if said:
        named = named or said[1]
    broker = draft.refer(line, "through" if line.text("through") else "existing", named)
    level = "none" if dash else "loose" if said else _level(line, "existing")
    return {"existing": level, "through": broker}


def _level(line: Line, field: str) -> str | None:
    """A tie type, "loose" or "none": in a plan, loose is a level of its own."""
    text = line.text(field)
    if text and read_loose(text):
        return "loose"
    return line.word(field, "type")
