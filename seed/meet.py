"""Activities: those that are told, and the meetings of the standing circles."""

import random
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta

from story import Circle, Story, listed
from weave import Episode
from when import When, at, read

Pairs = set[frozenset[str]]


@dataclass(frozen=True)
class Meeting:
    """One row of the activities table. circle: "" for a told one."""

    when: When
    title: str
    kind: str
    minutes: str
    participants: tuple[str, ...]
    host: str
    about: str
    area: str
    decisions: str
    budget: str
    source: str
    circle: str = ""


def meetings(story: Story, ties: list[Episode], rng: random.Random) -> list[Meeting]:
    """All activities in order of time; every tight pair, paper ties apart, met in the last year."""
    strangers = {frozenset((t.start, t.end)) for t in ties if t.chapter == "paper"}
    found = [_told_meeting(cells, story, rng) for cells in story.tables["visits"]]
    for circle in story.circles:
        found += _rounds(circle, story, strangers, rng)
    return sorted(_kept_up(found, ties, strangers, story), key=lambda m: (m.when.first, m.title))


def _told_meeting(cells: list[str], story: Story, rng: random.Random) -> Meeting:
    when, title, kind, minutes, participants, host, about, area, decisions, budget = cells
    day = read(when, story.words["era"])
    if day is None:
        raise ValueError(f"no date: {title}")
    source = str(rng.choice(story.words["sources"]["meeting"]))
    who = listed(participants)
    return Meeting(day, title, kind, minutes, who, host, about, area, decisions, budget, source)


def _rounds(circle: Circle, story: Story, strangers: Pairs, rng: random.Random) -> list[Meeting]:
    """The circle's meetings, about evenly spaced from its beginning to its end."""
    gap, found, counts = 365 // circle.rate, [], Counter[str]()
    day = circle.since + timedelta(days=rng.randrange(20, 60))
    while day <= circle.until - timedelta(days=5):
        title = story.titles[circle.id][len(found) % len(story.titles[circle.id])]
        counts[title[2]] += 1
        found.append(_meeting(circle, title, counts[title[2]], day, story, strangers, rng))
        day += timedelta(days=gap + rng.randrange(-gap // 6, gap // 6 + 1))
    return found


def _meeting(
    circle: Circle,
    row: list[str],
    count: int,
    day: date,
    story: Story,
    strangers: Pairs,
    rng: random.Random,
) -> Meeting:
    kind, minutes, title, decision = row
    hosts = [host for host in circle.hosts if _there(host, circle, story, day)]
    host = hosts[(day - circle.since).days * circle.rate // 365 % len(hosts)]
    return Meeting(
        when=at(day, "month" if rng.random() < 0.04 else "day"),
        title=title.format(n=count, y=day.year + story.words["era"]),
        kind=kind,
        minutes=minutes,
        participants=_present(circle, story, day, host, strangers, rng),
        host=host,
        about=circle.about,
        area=circle.area,
        decisions=decision if rng.random() < 0.7 else "",
        budget=_budget(host, story, rng),
        source=str(rng.choice(story.words["sources"]["meeting"])),
        circle=circle.id,
    )


def _budget(host: str, story: Story, rng: random.Random) -> str:
    """What the host pays: the funder always, others now and then."""
    giver = "funder" if story.actors[host].chapter == "fund" else "other"
    if giver == "other" and rng.random() > 0.4:
        return ""
    return str(rng.choice(story.words["budgets"][giver]))


def _there(uid: str, circle: Circle, story: Story, day: date) -> bool:
    first, last = circle.members[uid]
    return first <= day <= last and story.actors[uid].exists(day)


def _present(
    circle: Circle,
    story: Story,
    day: date,
    host: str,
    strangers: Pairs,
    rng: random.Random,
) -> tuple[str, ...]:
    """Who came: the host, and of the others about two in three; never both of two strangers."""
    came = [host]
    for uid in circle.members:
        if uid == host or not _there(uid, circle, story, day) or rng.random() > 0.62:
            continue
        if not any(pair <= {uid, *came} for pair in strangers):
            came.append(uid)
    return tuple(came)


def _kept_up(
    found: list[Meeting], ties: list[Episode], strangers: Pairs, story: Story
) -> list[Meeting]:
    """The same meetings, where tight pairs that did not meet for a year join one together."""
    kept = list(found)
    year_ago = story.last_day - timedelta(days=364)
    recent = [place for place, met in enumerate(kept) if met.when.first >= year_ago]
    for tie in ties:
        pair = frozenset((tie.start, tie.end))
        tight = tie.level == "collab" and tie.holds(story.last_day)
        if not tight or pair in strangers or any(pair <= set(kept[i].participants) for i in recent):
            continue
        shared = {circle.id for circle in story.circles if pair <= circle.members.keys()}
        for place in reversed(recent):
            together = {*kept[place].participants, *pair}
            if kept[place].circle in shared and not any(two <= together for two in strangers):
                kept[place] = replace(kept[place], participants=tuple(sorted(together)))
                break
        else:
            raise ValueError(f"tight, but nowhere to meet: {tie.start} – {tie.end}")
    return kept
