"""Rows of the activities and contacts tables."""

import re

from graph.base.dates import widen
from graph.intake.draft import Draft, Given
from graph.intake.plain_rows import plan_plain, stated
from graph.intake.tables.line import FAR, Line
from graph.kinds import Activity, Actor
from graph.kinds.registry import fields, key_of

_HOURS = re.compile(r"(\d+(?:\.\d+)?) ?(?:ชั่วโมง|ชม\.?|hours?|hrs?|h)$", re.IGNORECASE)
_MINUTES = re.compile(r"(\d+) ?(?:นาที|minutes?|mins?)$", re.IGNORECASE)
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def plan_activities(draft: Draft) -> None:
    """Merge the activities tables: without an id, known by day and title."""
    uids = {key_of("activities", vars(a)): uid for uid, a in draft.known.of(Activity).items()}
    for line in draft.lines("activities"):
        given = _activity(draft, line)
        _tell_absent(draft, line, given)
        key = key_of("activities", given)
        uid = draft.identify("activities", line.id(), lambda key=key: uids.get(key))  # type: ignore[misc]
        uid = uid or draft.make_uid("activities", *key)
        if draft.put("activities", uid, line, given):
            uids[key] = uid


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
    given = stated(draft, line, "activities", "date", "minutes") | _day(line)
    minutes = _minutes(line)
    return given if minutes is None else given | {"minutes": minutes}


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
    number = line.number("minutes", *fields("activities")["minutes"].range)
    return None if number is None else round(number)


def plan_contacts(draft: Draft) -> None:
    """Merge the contacts tables; what looks mistyped is told."""
    plan_plain(draft, "contacts", check_reach)


def check_reach(line: Line, given: Given) -> None:
    """Tell of an address or phone number that looks mistyped."""
    email, phone = given.get("email"), given.get("phone")
    if email and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", email):
        line.note("warning", "email", "intake.contact.email")
    digits = "".join(c for c in phone or "" if c.isdigit())
    lost_zero = len(digits) == 9 and digits[0] in "689" and not (phone or "").startswith("+")
    if phone and (len(digits) < 3 or lost_zero):
        line.note("warning", "phone", "intake.contact.phone")
