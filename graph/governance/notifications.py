"""New and due findings for those outside Saan: a text for LINE, a calendar file, an e-mail.

Nothing is sent anywhere but to the mail server that is set on this machine.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from graph.base import mail as post
from graph.base.config import Mail
from graph.base.dates import show
from graph.base.mail import Letter
from graph.base.words import say
from graph.governance.lifecycle import UNRESOLVED, by_severity, open_on, overdue
from graph.governance.wording import whose, why_of
from graph.kinds import Case, ManagedNetwork
from graph.network.named import Names
from graph.rules import rules

SOON = 7  # days before a due day on which it is named
SHOWN = 20  # findings of each part


@dataclass(frozen=True)
class Notice:
    """What wants telling on a day: findings nobody took note of, those overdue, those due soon."""

    on: date
    new: tuple[Case, ...]
    overdue: tuple[Case, ...]
    soon: tuple[Case, ...]

    def __bool__(self) -> bool:
        return bool(self.new or self.overdue or self.soon)


def notice(cases: Iterable[Case], on: date) -> Notice:
    """What wants telling of the cases on record."""
    current = by_severity(case for case in open_on(cases, on) if case.status in UNRESOLVED)
    dated = sorted((case for case in current if case.due), key=lambda case: (case.due, case.uid))
    return Notice(
        on=on,
        new=tuple(case for case in current if case.seen is None),
        overdue=tuple(overdue(current, on)),
        soon=tuple(c for c in dated if c.due and on <= c.due <= on + timedelta(days=SOON)),
    )


def text(found: Notice, names: Names, network: ManagedNetwork | None, lang: str) -> str:
    """A message to copy into LINE. network: whose findings it tells; None: of all."""
    day = show(found.on, "day", lang)
    lines = [say("governance.notice.head", lang, name=network.name if network else "Saan", day=day)]
    if not found:
        lines.append(say("governance.notice.nothing", lang))
    for part in ("new", "overdue", "soon"):
        cases: Sequence[Case] = getattr(found, part)
        if cases:
            lines += ["", say(f"governance.notice.{part}", lang, count=str(len(cases)))]
            lines += (f"• {_line(case, names, lang, network)}" for case in cases[:SHOWN])
        if len(cases) > SHOWN:
            lines.append(say("governance.notice.more", lang, count=str(len(cases) - SHOWN)))
    return "\n".join(lines)


def calendar(cases: Iterable[Case], names: Names, lang: str, made: datetime) -> bytes:
    """The due days of unresolved findings as an iCalendar file (RFC 5545), each a whole day.

    made: when. The same finding keeps its UID, so that a calendar that has it takes the new day.
    """
    from icalendar import Calendar, Event

    found = Calendar()
    found.add("prodid", "-//Saan//governance//")
    found.add("version", "2.0")
    for case in sorted(cases, key=lambda each: each.uid):
        if case.status not in UNRESOLVED or case.due is None:
            continue
        event = Event()
        event.add("uid", f"{case.uid}@saan")
        event.add("dtstamp", made)
        event.add("dtstart", case.due)
        event.add("dtend", case.due + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        event.add("summary", _question(case, lang))
        event.add("description", _line(case, names, lang))
        found.add_component(event)
    return bytes(found.to_ical())


def send(notice: str, mail: Mail | None) -> None:
    """Sends a notice by e-mail, its first line as the subject: see `graph.base.mail.send`."""
    to = mail.to if mail else ()
    post.send([Letter(to, notice.splitlines()[0], notice)], mail)


def _line(case: Case, names: Names, lang: str, shown: ManagedNetwork | None = None) -> str:
    said = [f"[{say(f'governance.severity.{case.severity}', lang)}] {why_of(case, names, lang)}"]
    said += filter(None, [whose(case, names, shown)])
    if case.owner:
        said.append(say("governance.notice.owner", lang, owner=case.owner))
    if case.due:
        said.append(say("governance.notice.due", lang, day=show(case.due, "day", lang)))
    return " · ".join(said)


def _question(case: Case, lang: str) -> str:
    rule = rules()[0].get(case.rule)
    return rule.text("question", lang) if rule else case.rule
