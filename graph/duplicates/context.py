"""What else speaks for or against two actors being one, and how it is told."""

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.base.words import say
from graph.duplicates.forms import Form
from graph.kinds import Activity, Actor, Area, Base, Contact, Records, Tie
from graph.search.abbreviations import Entry
from graph.search.spelling import DIGITS, bare, spelled

NAMED = 3  # shared partners
SHORTEST = 3  # letters of an area's name that is looked for in others

POINTS = {
    "contact": 10,
    "area": 8,
    "partners": 5,
    "activities": 3,
    "sector": 2,
    "other_kind": -3,
    "other_sector": -3,
    "other_area": -10,
    "doubt": -15,
    "category": -15,
    "tied": -15,
}


@dataclass(frozen=True)
class Word:
    """A fact that is a word of the program, by its key, and no name of a record."""

    key: str


@dataclass(frozen=True)
class Reason:
    """One thing that speaks for two actors being one, or against (`speaks` below 0)."""

    key: str
    facts: tuple[tuple[str, Any], ...] = ()

    @property
    def speaks(self) -> int:
        """Points of the score; 0 for how the names are alike."""
        return POINTS.get(self.key, 0)

    def text(self, lang: str | None = None) -> str:
        """The reason in words."""
        facts = {
            name: say(value.key, lang) if isinstance(value, Word) else value
            for name, value in self.facts
        }
        return say(f"duplicates.reason.{self.key}", lang, **facts)


def _reason(key: str, **facts: Any) -> Reason:
    return Reason(key, tuple(facts.items()))


class Context:
    """What is on record around the actors."""

    def __init__(self, known: Records) -> None:
        self.known = known
        self._bases: dict[str, set[str]] = defaultdict(set)
        for base in known.of(Base).values():
            self._bases[base.actor].add(base.area)
        self._chains: dict[str, tuple[str, ...]] = {}
        self._partners: dict[str, set[str]] = defaultdict(set)
        self._activities: dict[str, set[str]] = defaultdict(set)
        self._reached: dict[str, set[str]] = defaultdict(set)

    def provinces(self, uid: str) -> set[str]:
        """The provinces an actor is based in, or whatever is highest below a region."""
        return {self._province(area) for area in self._bases.get(uid, ())}

    def together(self, one: str, other: str) -> bool | None:
        """Whether an area of the one holds, or lies in, an area of the other; None: not known."""
        here, there = self._bases.get(one), self._bases.get(other)
        if not here or not there:
            return None
        return any(a in self._chain(b) or b in self._chain(a) for a in here for b in there)

    def look_at(self, uids: Set[str]) -> None:
        """Gathers partners, activities and contacts of these actors, before they are weighed."""
        for tie in self.known.of(Tie).values():
            for one, other in ((tie.start, tie.end), (tie.end, tie.start)):
                if one in uids:
                    self._partners[one].add(other)
        for activity in self.known.of(Activity).values():
            for uid in uids & {*activity.participants, activity.host}:
                self._activities[uid].add(activity.uid)
        for contact in self.known.of(Contact).values():
            if contact.actor in uids:
                self._reached[contact.actor] |= _reached_by(contact)

    def weigh(self, one: Form, other: Form, alike: int) -> tuple[int, tuple[Reason, ...]]:
        """Points for and against, and all reasons: how the names are alike, then the rest."""
        reasons = (*of_names(one, other, alike), *self._of_records(one.uid, other.uid))
        return sum(reason.speaks for reason in reasons), reasons

    def area_at_the_end(self, text: str) -> str | None:
        """The longest name of an area with which a bare name ends."""
        ends = (text[start:] for start in range(len(text) - SHORTEST + 1))
        return next((end for end in ends if end in self._area_names), None)

    @cached_property
    def _area_names(self) -> set[str]:
        names = (bare(spelled(area.name)) for area in self.known.of(Area).values())
        return {name for name in names if len(name) >= SHORTEST}

    def _of_records(self, one: str, other: str) -> list[Reason]:
        first, second = self.known.of(Actor)[one], self.known.of(Actor)[other]
        found: list[Reason] = []
        if self._reached[one] & self._reached[other]:
            found.append(_reason("contact"))
        together = self.together(one, other)
        if together is not None:
            found.append(_reason("area" if together else "other_area", **self._areas(one, other)))
        if first.sector and second.sector:
            same = first.sector == second.sector
            sectors = {
                f: Word(f"pages.sector.{a.sector}") for f, a in (("one", first), ("two", second))
            }
            found.append(_reason("sector" if same else "other_sector", **sectors))
        if first.kind != second.kind:
            kinds = {f: Word(f"pages.kind.{a.kind}") for f, a in (("one", first), ("two", second))}
            found.append(_reason("other_kind", **kinds))
        if shared := (self._partners[one] & self._partners[other]) - {one, other}:
            names = [
                self.known.of(Actor)[uid].name
                for uid in sorted(shared)
                if uid in self.known.of(Actor)
            ]
            found.append(_reason("partners", count=len(shared), names=", ".join(names[:NAMED])))
        if shared := self._activities[one] & self._activities[other]:
            found.append(_reason("activities", count=len(shared)))
        if other in self._partners[one]:
            found.append(_reason("tied"))
        return found

    def _areas(self, one: str, other: str) -> dict[str, str]:
        return {"one": self._area_name(one), "two": self._area_name(other)}

    def _area_name(self, uid: str) -> str:
        areas = (self.known.of(Area).get(code) for code in sorted(self._bases[uid]))
        return ", ".join(area.name for area in areas if area)

    def _chain(self, area: str) -> tuple[str, ...]:
        """The area and what it lies in, the smallest first; a ring of areas ends the walk."""
        if area not in self._chains:
            chain: list[str] = []
            step: str | None = area
            while step and step not in chain:
                chain.append(step)
                found = self.known.of(Area).get(step)
                step = found.within if found else None
            self._chains[area] = tuple(chain)
        return self._chains[area]

    def _province(self, area: str) -> str:
        known = self.known.of(Area)
        below = [a for a in self._chain(area) if a in known and known[a].level != "region"]
        return below[-1] if below else area


def of_names(one: Form, other: Form, alike: int) -> list[Reason]:
    """How two names that were found alike are alike."""
    apart = [entry for entry in one.used if entry not in other.used]
    apart += [entry for entry in other.used if entry not in one.used]
    entries = dict.fromkeys((*apart, *one.used, *filter(None, (one.entry, other.entry))))
    found = [r for entry in entries for r in _of_entry(entry, entry in apart)]
    if one.name == other.name:
        return [_reason("same_name"), *found]
    if one.spelling == other.spelling:
        return [_reason("spelling"), *found]
    if one.untitled == other.untitled:
        return [_reason("title"), *found]
    if one.rest != other.rest:
        return [_reason("close", percent=alike), *found]
    return found or [_reason("follows" if one.places != other.places else "written")]


def _of_entry(entry: Entry, apart: bool) -> list[Reason]:
    facts = {"short": entry.short, "full": entry.full}
    found = [_reason("short", **facts)] if apart and "word" not in entry.rules else []
    if "ask" in entry.rules and apart:
        found.append(_reason("doubt", **facts, remark=entry.remark or "?"))
    if "category" in entry.rules:
        found.append(_reason("category", **facts))
    if "renamed" in entry.rules:
        found.append(_reason("renamed", **facts, remark=entry.remark or "?"))
    return found


def _reached_by(contact: Contact) -> set[str]:
    """Phone, e-mail and LINE in one spelling, for comparing only."""
    phone = "".join(c for c in (contact.phone or "").translate(DIGITS) if c.isdigit())
    texts = (f"@{contact.email.casefold()}" if contact.email else "", contact.line or "")
    return {text for text in (phone[-9:] if len(phone) >= 9 else "", *texts) if text}
