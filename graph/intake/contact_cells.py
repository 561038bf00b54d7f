"""A cell that says who can be asked: names and phone numbers, one beside the other."""

import re

from graph.intake.activity_rows import check_reach
from graph.intake.draft import Draft, Given
from graph.intake.tables.line import Line
from graph.intake.tables.reach import PHONE
from graph.kinds import Contact

_BEFORE = re.compile(
    r"[\s+:;,/(]*(?:(?:เลข|เบอร์|โทร(?:ศัพท์)?\.?|tel\.?|phone)[\s.:]*)*$", re.IGNORECASE
)
_AFTER = re.compile(r"^[\s+:;,/)]+")


def contacts_in(text: str) -> list[tuple[str, str | None]]:
    """(name, phone) of each contact: "ป้อม + 080-000-0000, แดง" are two, the second without.

    Several numbers after one name are that contact's; a number before any name stays in the name.
    """
    found: list[tuple[str, str | None]] = []
    end = 0
    for phone in PHONE.finditer(text):
        name = _AFTER.sub("", _BEFORE.sub("", text[end : phone.start()]))
        if name:
            found.append((name, phone[0]))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]}, {phone[0]}")
        else:
            return [(text, None)]
        end = phone.end()
    rest = _AFTER.sub("", text[end:]).strip()
    return [*found, (rest, None)] if rest else found


def put_contacts(draft: Draft, line: Line, actor: str) -> None:
    """The contacts that a stake's row names, each known by actor and name."""
    name = line.text("contact")
    if name is None:
        return
    phone = line.text("phone")
    for who, number in [(name, phone)] if phone else contacts_in(name):
        given: Given = {"actor": actor, "name": who} | ({"phone": number} if number else {})
        check_reach(line, given)
        contacts = draft.records(Contact).items()
        uid = next((u for u, c in contacts if (c.actor, c.name) == (actor, who)), None)
        draft.put("contacts", uid or draft.make_uid("contacts", actor, who), line, given)
