"""The invented story as it is told in `story/<language>/*.txt`, read into records.

A story file holds one row a line, cells parted by `|`; lines that begin with `#` are remarks and
`[names]` in brackets are chapters.
"""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from when import When, read

HERE = Path(__file__).parent
LEVELS = ("coop", "coord", "collab")


@dataclass(frozen=True)
class Actor:
    """An actor of the story; `chapter` is the part of the network it belongs to."""

    id: str
    name: str
    kind: str
    sector: str
    area: str
    issues: tuple[str, ...]
    since: When | None
    until: When | None
    aliases: str
    note: str
    chapter: str

    def exists(self, day: date) -> bool:
        """Whether the actor is there on a day; an unknown date bounds nothing."""
        born = self.since is None or self.since.first <= day
        return born and (self.until is None or day <= self.until.last)


@dataclass(frozen=True)
class Circle:
    """Actors who meet in rhythm. members: id → (first, last day) in the circle."""

    id: str
    since: date
    until: date
    about: str
    area: str
    rate: int  # meetings a year
    hosts: tuple[str, ...]
    density: float  # share of its pairs that are tied
    members: dict[str, tuple[date, date]]


@dataclass(frozen=True)
class Step:
    """From `since` on a pair is tied at `level`, `frequency` times a year."""

    level: str
    since: When
    frequency: int


@dataclass(frozen=True)
class Relation:
    """The course of one pair on one issue: steps in order of time, and its end if it ended."""

    start: str
    end: str
    about: str
    steps: tuple[Step, ...]
    until: When | None
    through: str = ""
    source: str = ""
    trust: int | None = None
    note: str = ""
    chapter: str = "woven"


@dataclass(frozen=True)
class Story:
    """Everything that is told, before anything is woven."""

    lang: str
    last_day: date
    words: dict[str, Any]
    actors: dict[str, Actor]
    circles: list[Circle]
    relations: list[Relation]
    apart: set[frozenset[str]]
    titles: dict[str, list[list[str]]]
    tables: dict[str, list[list[str]]] = field(default_factory=dict)


def rows(path: Path, width: int) -> list[tuple[str, list[str]]]:
    """(chapter, cells) of each row, short rows filled with empty cells; none where no file is."""
    found: list[tuple[str, list[str]]] = []
    chapter = ""
    for line in path.read_text("utf-8").splitlines() if path.exists() else []:
        if line.startswith("[") and line.endswith("]"):
            chapter = line.strip("[]")
        elif line.strip() and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) > width:
                raise ValueError(f"{path.name}: more than {width} cells in: {line}")
            found.append((chapter, cells + [""] * (width - len(cells))))
    return found


def tell(lang: str) -> Story:
    """The story in a language ("th" or "en")."""
    folder = HERE / "story" / lang
    words = tomllib.loads((folder / "words.toml").read_text("utf-8"))
    about_seed = tomllib.loads((HERE / words["folder"] / "seed.toml").read_text("utf-8"))
    era, last_day = words["era"], about_seed["last_day"]
    rest = rows(folder / "ties.txt", 8)
    titles: dict[str, list[list[str]]] = {}
    for _, (circle, *cells) in rows(folder / "titles.txt", 5):
        titles.setdefault(circle, []).append(cells)
    widths = {"areas": 7, "issues": 3, "networks": 5, "members": 5, "contacts": 6, "visits": 10}
    widths |= {"stakes": 12, "plans": 11, "lessons": 5, "offers": 7, "results": 8}
    widths |= {"promises": 10, "ways": 7, "mentors": 6, "interests": 6}
    return Story(
        lang=lang,
        last_day=last_day,
        words=words,
        actors={
            cells[0]: _actor(cells, chapter, era)
            for chapter, cells in rows(folder / "actors.txt", 10)
        },
        circles=[_circle(cells, era, last_day) for _, cells in rows(folder / "circles.txt", 9)],
        relations=[_relation(cells, name, era) for name, cells in rest if name != "apart"],
        apart={frozenset(cells[:2]) for name, cells in rest if name == "apart"},
        titles=titles,
        tables={
            name: [cells for _, cells in rows(folder / f"{name}.txt", width)]
            for name, width in widths.items()
        },
    )


def listed(text: str) -> tuple[str, ...]:
    """The parts of a list written with commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _actor(cells: list[str], chapter: str, era: int) -> Actor:
    uid, name, kind, sector, area, issues, since, until, aliases, note = cells
    first, last = read(since, era), read(until, era)
    return Actor(uid, name, kind, sector, area, listed(issues), first, last, aliases, note, chapter)


def _circle(cells: list[str], era: int, last_day: date) -> Circle:
    uid, since, until, about, area, rate, hosts, density, members = cells
    first, last = _span(f"{since}~{until}", era, date.min, last_day)
    return Circle(
        id=uid,
        since=first,
        until=last,
        about=about,
        area=area,
        rate=int(rate),
        hosts=listed(hosts),
        density=float(density),
        members=dict(_member(text, era, first, last) for text in listed(members)),
    )


def _member(text: str, era: int, first: date, last: date) -> tuple[str, tuple[date, date]]:
    uid, _, span = text.partition("@")
    return uid, _span(span, era, first, last)


def _span(text: str, era: int, first: date, last: date) -> tuple[date, date]:
    since, _, until = text.partition("~")
    begun, ended = read(since.strip(), era), read(until.strip(), era)
    return begun.first if begun else first, ended.last if ended else last


def _relation(cells: list[str], chapter: str, era: int) -> Relation:
    start, end, about, course, through, source, trust, note = cells
    steps, until = [], None
    for text in course.split(";"):
        level, rest = text.split()
        when, _, frequency = rest.partition("/")
        since = read(when, era)
        if level == "end":
            until = since
        elif level in LEVELS and since is not None:
            steps.append(Step(level, since, int(frequency)))
        else:
            raise ValueError(f"{start} – {end}: no such step: {text}")
    rating = int(trust) if trust else None
    return Relation(start, end, about, tuple(steps), until, through, source, rating, note, chapter)
