"""Ties: the told relations, and those that standing circles bring about, cut into episodes."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from story import LEVELS, Circle, Relation, Step, Story
from when import When, at

COURSES = (
    # weight, levels in order of time, whether it ends
    (34, ("coop",), False),
    (14, ("coord",), False),
    (12, ("coop", "coord"), False),
    (14, ("coord", "collab"), False),
    (7, ("coop", "coord", "collab"), False),
    (5, ("collab",), False),
    (6, ("coord", "coop"), False),
    (4, ("coop",), True),
    (4, ("coord", "coop"), True),
)
SHORTEST = 200  # days two must share a circle before it ties them
CERTAIN = ("sure", "likely", "guess", "")
RHYTHM = {"coop": (1, 1, 2, 2, 4), "coord": (4, 4, 6, 12), "collab": (12, 12, 24, 52)}
TRUST = {"coop": (1, 2, 2, 3), "coord": (2, 3, 3), "collab": (3, 3, 4, 4)}
MUTUAL = {
    "coop": ("yes", "no", "no", "", ""),
    "coord": ("yes", "yes", "yes", "no", ""),
    "collab": ("yes", "yes", "yes", "yes", ""),
}


@dataclass(frozen=True)
class Episode:
    """One row of the ties table: a pair at one level for a while. until: its last day."""

    start: str
    end: str
    level: str
    since: When
    until: When | None
    frequency: int
    trust: int | None
    about: str
    through: str
    mutual: str
    certainty: str
    source: str
    note: str
    chapter: str

    def holds(self, day: date) -> bool:
        """Whether the episode is in force on a day."""
        return self.since.first <= day and (self.until is None or day <= self.until.last)


def episodes(story: Story, rng: random.Random) -> list[Episode]:
    """All episodes, told ones first, each relation's in order of time."""
    relations = [*story.relations, *woven(story, rng)]
    return [episode for relation in relations for episode in _cut(relation, rng)]


def woven(story: Story, rng: random.Random) -> list[Relation]:
    """Relations between members of a circle whose pair the story does not tell."""
    known = {frozenset((r.start, r.end)) for r in story.relations} | story.apart
    found: list[Relation] = []
    funders = {a.id for a in story.actors.values() if a.chapter == "fund"}
    for circle in story.circles:
        for a, b in combinations([m for m in circle.members if m not in funders], 2):
            if frozenset((a, b)) in known or rng.random() >= circle.density:
                continue
            known.add(frozenset((a, b)))
            found += _between(a, b, circle, story, rng)
    return found


def _between(a: str, b: str, circle: Circle, story: Story, rng: random.Random) -> list[Relation]:
    """The relation of two members, or none where they share the circle for too short a time."""
    first, last = _window(a, b, circle, story)
    if (last - first).days < SHORTEST:
        return []
    _, levels, ends = rng.choices(COURSES, [course[0] for course in COURSES])[0]
    steps = _steps(levels, first, last, rng)
    until = None
    if last < story.last_day:
        until = at(last, "day")
    elif ends:
        begun = steps[-1].since.last
        until = at(begun + timedelta(days=rng.randrange(max((last - begun).days, 1))), "day")
    start, end = (a, b) if rng.random() < 0.6 else (b, a)
    source = str(rng.choice(story.words["sources"]["woven"]))
    return [Relation(start, end, circle.about, tuple(steps), until, source=source)]


def _steps(levels: tuple[str, ...], first: date, last: date, rng: random.Random) -> list[Step]:
    """The levels on days between the two, at least five months apart; a closer one is left out."""
    room = int((last - first).days * 0.85)
    days = sorted(first + timedelta(days=rng.randrange(room)) for _ in levels)
    steps: list[Step] = []
    for level, day in zip(levels, days, strict=True):
        since = _remembered(day, first, last, rng)
        if not steps or since.first > steps[-1].since.last + timedelta(days=150):
            steps.append(Step(level, since, rng.choice(RHYTHM[level])))
    return steps


def _window(a: str, b: str, circle: Circle, story: Story) -> tuple[date, date]:
    """The days on which both are in the circle and exist."""
    firsts, lasts = [circle.since], [circle.until]
    for uid in (a, b):
        actor, (first, last) = story.actors[uid], circle.members[uid]
        firsts += [first] + ([actor.since.first] if actor.since else [])
        lasts += [last] + ([actor.until.last] if actor.until else [])
    return max(firsts), min(lasts)


def _remembered(day: date, first: date, last: date, rng: random.Random) -> When:
    """The day as far as it is remembered, never reaching beyond what is possible."""
    when = at(day, rng.choices(("day", "month", "year"), (4, 5, 2))[0])
    return when if first <= when.first and when.last <= last else at(day, "day")


def _cut(relation: Relation, rng: random.Random) -> list[Episode]:
    """The relation's episodes: each step ends the one before on the last day before its own."""
    ends = [step.since.before() for step in relation.steps[1:]] + [relation.until]
    paper = relation.chapter == "paper"
    return [
        Episode(
            start=relation.start,
            end=relation.end,
            level=step.level,
            since=step.since,
            until=until,
            frequency=step.frequency,
            trust=None if paper else _trust(step, relation, rng),
            about=relation.about,
            through=relation.through if place == 0 else "",
            mutual="yes" if paper else rng.choice(MUTUAL[step.level]),
            certainty="sure" if paper else rng.choices(CERTAIN, (6, 2, 1, 2))[0],
            source=relation.source,
            note=relation.note if place == 0 else "",
            chapter=relation.chapter,
        )
        for place, (step, until) in enumerate(zip(relation.steps, ends, strict=True))
    ]


def _trust(step: Step, relation: Relation, rng: random.Random) -> int | None:
    """The told trust, more on tighter levels and less on looser; else often a fitting guess."""
    if relation.trust is not None:
        tighter = LEVELS.index(step.level) - LEVELS.index(relation.steps[-1].level)
        return min(max(relation.trust + tighter, 1), 4)
    return rng.choice(TRUST[step.level]) if rng.random() < 0.75 else None
