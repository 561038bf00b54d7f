"""Rows of the activities and contacts tables."""

import re
from collections import defaultdict
from typing import Any

from graph.base.dates import widen
from graph.intake.apart import unread_apart
from graph.intake.draft import Draft, Given
from graph.intake.plain_rows import plan_plain, stated
from graph.intake.tables.line import FAR, Line
from graph.intake.tables.reach import is_email
from graph.kinds import Activity, Actor
from graph.kinds.registry import fields, key_of

_HOURS = re.compile(r"(\d+(?:\.\d+)?) ?(?:ชั่วโมง|ชม\.?|hours?|hrs?|h)$", re.IGNORECASE)
_MINUTES = re.compile(r"(\d+) ?(?:นาที|minutes?|mins?)$", re.IGNORECASE)
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def plan_activities(draft: Draft) -> None:
    """Merge the activities tables: without an id, known by day, title and who took part."""
    index = _Index(draft)
    for line in draft.lines("activities"):
        given = _activity(draft, line)
        _tell_absent(draft, line, given)
        uid = draft.identify("activities", line.id(), lambda: index.find(line, given))  # noqa: B023
        if not uid:
            uid = draft.make_uid("activities", *key_of("activities", given))
            if index.alike(given):
                line.note("warning", "title", "intake.activity.alike", given.get("title"))
        if draft.put("activities", uid, line, given):
            index.add(uid, line, given)


class _Index:
    """Activities by day and title, those on record and those of the rows so far."""

    def __init__(self, draft: Draft) -> None:
        self._known = draft.known.of(Activity)
        self._uids: dict[Any, list[str]] = defaultdict(list)
        self._rows: dict[str, tuple[Line, Given]] = {}
        for uid, activity in self._known.items():
            self._uids[key_of("activities", vars(activity))].append(uid)

    def alike(self, given: Given) -> list[str]:
        """Those of the same day and title."""
        return self._uids.get(key_of("activities", given), [])

    def add(self, uid: str, line: Line, given: Given) -> None:
        if uid not in self.alike(given):
            self._uids[key_of("activities", given)].append(uid)
        self._rows[uid] = (line, given)

    def find(self, line: Line, given: Given) -> str | None:
        """The one that a row without an id speaks of: that of a row which says the same in every
        cell, else one on record whose people are the same, or all among these, or these among
        them; of several, the one that agrees most."""
        for uid in self.alike(given):
            if uid in self._rows:
                row, said = self._rows[uid]
                if said == given and not unread_apart(row, line):
                    return uid
        people = set(given.get("participants", ()))
        free = [self._known[uid] for uid in self.alike(given) if uid not in self._rows]
        same = [
            each for each in free if people <= (were := set(each.participants)) or were <= people
        ]
        best = max(same, key=lambda each: _agreeing(each, given), default=None)
        return best.uid if best else None


def _agreeing(activity: Activity, given: Given) -> tuple[int, int]:
    """How many fields are as the row says, and how many of the people."""
    same = sum(getattr(activity, name) == value for name, value in given.items())
    return same, len(set(activity.participants) & set(given.get("participants", ())))


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
    days = line.days("date")
    when = days[0] if days else line.when("date")
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
    if email and not is_email(email):
        line.note("warning", "email", "intake.contact.email")
    digits = "".join(c for c in phone or "" if c.isdigit())
    lost_zero = len(digits) == 9 and digits[0] in "689" and not (phone or "").startswith("+")
    if phone and (len(digits) < 3 or lost_zero):
        line.note("warning", "phone", "intake.contact.phone")
