"""Lists as offices have them, and what is right for each: `tests/files/cases`."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.base import config
from graph.base.dates import iso
from graph.journal.all_records import records_of
from graph.kinds import Activity, Actor, Contact, Membership, Records, Tie
from graph.store import Store
from tests.support.made import actor, put
from tests.support.places import FILES

FOLDER = FILES / "cases"


@dataclass(frozen=True)
class Case:
    """A file and what is right for it.

    records: a line for each record that it makes, as `lines` writes them; none where it is
    refused. asked: the questions that an answer is proposed to. told: parts of what is said.
    partners: name → whom it means. skip: rows that can't go in. people, first: persons on record,
    and another case brought in, before it.
    """

    file: str
    records: tuple[str, ...] = ()
    asked: frozenset[str] = frozenset()
    told: tuple[str, ...] = ()
    partners: dict[str, str] = field(default_factory=dict)
    skip: tuple[int, ...] = ()
    people: tuple[str, ...] = ()
    first: str = ""

    @property
    def path(self) -> Path:
        """Where the file is."""
        return FOLDER / self.file

    def people_there(self, store: Store) -> None:
        """The persons it names are on record."""
        put(store, *(actor(uid, name=uid) for uid in self.people))


def cases() -> dict[str, Case]:
    """File → its case."""
    found = tomllib.loads((FOLDER / "right.toml").read_text("utf-8"))
    return {file: Case(file, **_read(facts)) for file, facts in found.items()}


def _read(facts: dict[str, Any]) -> dict[str, Any]:
    read = {name: tuple(v) if isinstance(v, list) else v for name, v in facts.items()}
    records = facts.get("records", "").replace("THIS YEAR", str(config.today().year))
    return read | {
        "asked": frozenset(facts.get("asked", ())),
        "records": tuple(records.splitlines()),
    }


def lines(store: Store) -> list[str]:
    """A line for each partner, tie, membership, activity and contact on record, in order."""
    found = records_of(store, "actors", "ties", "members", "activities", "contacts")
    return sorted(_lines(found))


def _lines(found: Records) -> Iterator[str]:
    who = {uid: one.name for uid, one in found.of(Actor).items()}
    for one in found.of(Actor).values():
        yield _line(f"{one.kind} {one.name}", one.place, _span(one), *one.aliases)
    for tie in found.of(Tie).values():
        between = " -- " if tie.mutual else " -> "
        ends = (
            sorted([who[tie.start], who[tie.end]]) if tie.mutual else [who[tie.start], who[tie.end]]
        )
        level = tie.type if tie.stated else f"({tie.type})"
        strength = "" if tie.declared_strength is None else f"strength {tie.declared_strength:g}"
        often = "" if tie.frequency is None else f"{tie.frequency:g} a year"
        facts = (_span(tie), strength, often, *tie.sources, tie.note)
        yield _line(f"tie {between.join(ends)}", level, *facts)
    for member in found.of(Membership).values():
        yield _line(f"member {who[member.member]} of {who[member.of]}", member.role, _span(member))
    for activity in found.of(Activity).values():
        came = ", ".join(sorted(who[uid] for uid in activity.participants))
        day = iso(activity.date, activity.date_precision)
        yield _line(f"activity {day} {activity.title}", came, activity.decisions)
    for contact in found.of(Contact).values():
        yield _line(f"contact {who[contact.actor]}", contact.name, contact.phone)


def _line(*parts: str | None) -> str:
    return " | ".join(part for part in parts if part)


def _span(one: Any) -> str:
    since = iso(one.since, one.since_precision)
    until = iso(one.until, one.until_precision, exclusive=True)
    return f"{since or ''}..{until or ''}" if since or until else ""
