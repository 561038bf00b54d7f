"""Where each stakeholder stands on a day, where it stood before, and how near it is to us. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from graph.kinds import Stake
from graph.kinds.stake import NUMBERS, half
from graph.network import Columns

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Stakeholder:
    """stake: as assessed last by the day; before: the assessment before it. sector: "" not known.
    level, level_before: of the tie with us on the day and a year before, 0 none."""

    stake: Stake
    before: Stake | None
    sector: str
    level: int
    level_before: int

    @property
    def moved(self) -> bool:
        """Whether it stands elsewhere on the grid than when it was assessed before."""
        was, now = self.before, self.stake
        if was is None or (was.influence, was.interest) == (now.influence, now.interest):
            return False
        return cell(was) != cell(now) or (by_numbers(was) and by_numbers(now))

    @property
    def missing(self) -> bool:
        """Whether it weighs much and is not tied to us."""
        return half(self.stake.influence) == "high" and not self.level

    @property
    def drifting(self) -> bool:
        """Whether it weighs much and is tied to us more loosely than a year before."""
        return half(self.stake.influence) == "high" and 0 < self.level < self.level_before


def cell(stake: Stake) -> str:
    """The cell of influence × interest in which it stands: "high_low"; "" where either is not
    known."""
    influence, interest = half(stake.influence), half(stake.interest)
    return f"{influence}_{interest}" if influence and interest else ""


def by_numbers(stake: Stake) -> bool:
    """Whether it is placed by two numbers."""
    return stake.influence in NUMBERS and stake.interest in NUMBERS


def standing(
    stakes: Iterable[Stake], columns: Columns, on: date, us: Collection[str]
) -> tuple[Stakeholder, ...]:
    """The stakeholders of one network who are there on the day, by uid."""
    assessed: dict[str, list[Stake]] = {}
    for each in sorted(stakes, key=lambda each: (each.since or date.min, each.uid)):
        if each.since is None or each.since <= on:
            assessed.setdefault(each.actor, []).append(each)
    ties, ours = columns.ties, np.isin(columns.actors.uids, list(us))
    now, then = (ties.tightest(ties.spans.on(day), ours) for day in (on, on - YEAR))
    alive = columns.actors.lives.on(on)
    place = {uid: at for at, uid in enumerate(columns.actors.uids) if alive[at]}
    found = []
    for uid, own in sorted(assessed.items()):
        last = own[-1]
        if uid in place and (last.until is None or on < last.until):
            at = place[uid]
            before = own[-2] if len(own) > 1 else None
            sector = str(columns.actors.sectors[at])
            found.append(Stakeholder(last, before, sector, int(now[at]), int(then[at])))
    return tuple(found)
