"""Rows of the activities and contacts tables."""

import re

from graph.base.dates import widen
from graph.intake.draft import Draft, Given
from graph.intake.line import FAR, Line
from graph.kinds import Activity, Actor, Contact

_HOURS = re.compile(r"(\d+(?:\.\d+)?) ?(?:ชั่วโมง|ชม\.?|hours?|hrs?|h)$", re.IGNORECASE)
_MINUTES = re.compile(r"(\d+) ?(?:นาที|minutes?|mins?)$", re.IGNORECASE)
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
LONGEST = 60 * 24 * 31  # minutes: a month
DEAREST = 1e12  # baht


def plan_activities(draft: Draft) -> None:
    """Merge the activities tables: without an id, known by day and title."""
    held = {(a.date, a.title): uid for uid, a in draft.known.of(Activity).items()}
    for line in draft.lines("activities"):
        given = _activity(draft, line)
        _tell_absent(draft, line, given)
        key = (given.get("date"), given.get("title"))
        uid = draft.identify("activities", line.id(), lambda key=key: held.get(key))  # type: ignore[misc]
        uid = uid or draft.make_uid("activities", *key)
        if draft.put("activities", uid, line, given):
            held[key] = uid  # type: ignore[index]


def _tell_absent(draft: Draft, line: Line, given: Given) -> None:
    """Tell of those who were not there yet on the day, or no more."""
    first, precision = given.get("date"), given.get("date_precision")
    if first is None or precision is None:
        return
    after = widen(first, precision)
    absent = [
        actor.name
        for uid in dict.fromkeys((*given.get("participants", ()), given.get("host")))
        if isinstance(actor := draft.current["actors"].get(uid), Actor)
        and ((actor.since and actor.since >= after) or (actor.until and actor.until <= first))
    ]
    if absent:
        line.note("warning", "participants", "intake.activity.absent", ", ".join(absent))


def _activity(draft: Draft, line: Line) -> Given:
    given: Given = {"title": line.name("title"), "kind": line.text("kind")}
    given |= _day(line)
    given |= {"minutes": _minutes(line), "budget": line.number("budget", 0, DEAREST)}
    given |= {"host": draft.refer(line, "host", line.text("host"))}
    given |= {"about": draft.refer(line, "about", line.text("about"), "issues")}
    given |= {"area": draft.area(line, "area", line.text("area"), "intake.area.left_out")}
    given |= {"decisions": line.lines("decisions"), "outcome": line.word("outcome")}
    if (concerned := line.many("concerns")) is not None:
        found = {uid for name in concerned if (uid := draft.refer(line, "concerns", name))}
        given["concerns"] = tuple(sorted(found))
    named = line.many("participants")
    if not named:
        if named is None:
            line.need("participants", 20_000)
        else:
            column = line.place("participants").column
            line.fail("participants", "intake.cell.required", column=column)
    else:
        found = {uid for n in named if (uid := draft.refer(line, "participants", n))}
        given["participants"] = tuple(sorted(found))
    return {field: value for field, value in given.items() if value is not None}


def _day(line: Line) -> Given:
    when = line.when("date")
    if when and when.first:
        if line.today and line.today < when.first and (when.first - line.today).days <= FAR:
            line.note("warning", "date", "intake.activity.to_come", line.raw("date"))
        return {"date": when.first, "date_precision": when.precision}
    if not line.errors or line.errors[-1].column != line.place("date").column:
        line.fail("date", "intake.cell.required", column=line.place("date").column)
    return {}


def _minutes(line: Line) -> int | None:
    """Minutes: a number, "90 นาที" or "1.5 ชม."."""
    text = line.text("minutes")
    plain = (text or "").translate(_DIGITS)
    hours, minutes = _HOURS.match(plain), _MINUTES.match(plain)
    if hours or minutes:
        return round(float(hours[1]) * 60) if hours else int(minutes[1]) if minutes else None
    number = line.number("minutes", 0, LONGEST)
    return None if number is None else round(number)


def plan_contacts(draft: Draft) -> None:
    """Merge the contacts tables: known by actor and name."""
    held = {(c.actor, c.name): uid for uid, c in draft.known.of(Contact).items()}
    for line in draft.lines("contacts"):
        actor = draft.refer(line, "actor", line.need("actor"))
        given: Given = {"actor": actor, "name": line.name(), "phone": line.text("phone")}
        given |= {"email": line.text("email"), "line": line.text("line")}
        given = {field: value for field, value in given.items() if value is not None}
        check_reach(line, given)
        key = (given.get("actor"), given.get("name"))
        uid = draft.identify("contacts", line.id(), lambda key=key: held.get(key))  # type: ignore[misc]
        uid = uid or draft.make_uid("contacts", *key)
        if draft.put("contacts", uid, line, given):
            held[key] = uid  # type: ignore[index]


def check_reach(line: Line, given: Given) -> None:
    """Tell of an address or phone number that looks mistyped."""
    email, phone = given.get("email"), given.get("phone")
    if email and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", email):
        line.note("warning", "email", "intake.contact.email")
    digits = "".join(c for c in phone or "" if c.isdigit())
    lost_zero = len(digits) == 9 and digits[0] in "689" and not (phone or "").startswith("+")
    if phone and (len(digits) < 3 or lost_zero):
        line.note("warning", "phone", "intake.contact.phone")
