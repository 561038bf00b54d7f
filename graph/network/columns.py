"""Everything dated in the network, as arrays: any day's network is a mask over them.

Days are integers, yyyymmdd: 0 before records began, 99999999 for what has no end.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graph.network.day import BY_CODE, Network
from graph.network.filters import EVERYTHING, Filters

if TYPE_CHECKING:
    import pandas as pd

Ints = NDArray[np.int32]
Mask = NDArray[np.bool_]


def number(day: date) -> int:
    """A day as the columns hold it: yyyymmdd."""
    return day.year * 10000 + day.month * 100 + day.day


def day_of(number: int) -> date | None:
    """The day of yyyymmdd; None where it is open (0, 99999999)."""
    whole = int(number)
    if not 0 < whole < 99999999:
        return None
    return date(whole // 10000, whole // 100 % 100, whole % 100)


@dataclass(frozen=True)
class Spans:
    """When each of many things is so: since inclusive, until exclusive."""

    since: Ints
    until: Ints

    def on(self, day: date) -> Mask:
        """Which are so on the day."""
        d = number(day)
        return (self.since <= d) & (self.until > d)

    def always(self) -> "Spans":
        """As many things, all so on every day."""
        return Spans(np.zeros_like(self.since), np.full_like(self.until, 99999999))


@dataclass(frozen=True)
class Links:
    """Actors' dated links to areas, issues or networks, by position in each."""

    left: Ints
    right: Ints
    spans: Spans

    def of(self, wanted: Iterable[int], day: date) -> Ints:
        """Positions of actors linked on the day to one of `wanted`."""
        hit = np.isin(self.right, np.fromiter(wanted, dtype=np.int32)) & self.spans.on(day)
        return self.left[hit]

    def matrix(self, day: date, kept: Mask) -> Any:
        """(k, things) who of the k actors `kept` is linked to what on the day: ones, sparse."""
        from scipy.sparse import csr_array

        place = np.cumsum(kept) - 1
        valid = self.spans.on(day) & kept[self.left]
        rows, columns = place[self.left[valid]], self.right[valid]
        shape = (int(kept.sum()), int(self.right.max(initial=0)) + 1)
        found = csr_array((np.ones(len(rows), dtype=np.int64), (rows, columns)), shape=shape)
        found.data[:] = 1
        return found


def shared(linked: Any, one: int, other: int, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of what two rows of a `Links.matrix` have in common, in the order of `names`."""
    both = np.intersect1d(linked[[one]].indices, linked[[other]].indices)
    return tuple(names[at] for at in both)


@dataclass(frozen=True)
class Tree:
    """Areas or issues: uid, name, and the position of the whole each is part of (-1: none)."""

    uids: tuple[str, ...]
    names: tuple[str, ...]
    levels: tuple[str, ...]
    whole: Ints

    def within(self, uid: str) -> list[int]:
        """Positions of `uid` and of all that lies within it; none where nobody uses it."""
        if uid not in self.uids:
            return []
        inside = {self.uids.index(uid)}
        while more := {i for i, w in enumerate(self.whole) if w in inside} - inside:
            inside |= more
        return sorted(inside)


@dataclass(frozen=True)
class Actors:
    """Actors of all days, ascending by uid.

    spans: when they count, as partners of the network; lives: when they are there. A name that is
    only a stakeholder, planned or asked about counts from its first tie, membership, base, work or
    activity; whoever else is on record, from the beginning. Where so many years are set, all count
    as long after the last of these.
    """

    uids: NDArray[np.object_]
    names: NDArray[np.object_]
    kinds: NDArray[np.object_]
    sectors: NDArray[np.object_]  # "" not known
    spans: Spans
    lives: Spans


@dataclass(frozen=True)
class Ties:
    """Ties of all days, ascending by pair, the tightest of a pair first.

    start, end: positions of actors. level: 1–3. about: position of an issue, -1 none.
    mutual: 1 yes, 0 no, -1 not known. uids: Arrow text, as pandas keeps it.
    """

    uids: "pd.Series[str]"
    start: Ints
    end: Ints
    level: NDArray[np.int8]
    spans: Spans
    since_precision: NDArray[np.int8]  # place in PRECISIONS
    until_precision: NDArray[np.int8]
    frequency: NDArray[np.float32]  # contacts a year, NaN not known
    trust: NDArray[np.float32]  # 1–4, NaN not known
    about: Ints
    through: Ints  # position of an actor, -1 none
    mutual: NDArray[np.int8]
    stated: Mask

    def tightest(self, valid: Mask, ours: Mask) -> NDArray[np.int8]:
        """(actors,) the tightest level that each has with any of `ours` by the ties that are
        `valid`, 0 none. valid: (ties,); ours: (actors,)."""
        found = np.zeros(len(ours), dtype=np.int8)
        for mine, theirs in ((self.start, self.end), (self.end, self.start)):
            hit = valid & ours[mine]
            np.maximum.at(found, theirs[hit], self.level[hit])
        return found

    def pair(self) -> Ints:
        """The number of each tie's pair, from 1, ascending."""
        low, high = np.minimum(self.start, self.end), np.maximum(self.start, self.end)
        other = (np.diff(low, prepend=-1) != 0) | (np.diff(high, prepend=-1) != 0)
        return np.cumsum(other, dtype=np.int32)


PRECISIONS = ("", "year", "month", "day")


@dataclass(frozen=True)
class Attended:
    """Who took part in which activity, ascending by day; a host was there.

    activities: uids, ascending by day and uid. days: (a,) yyyymmdd, 0 not known; of an activity
    known to the month or year its first day. actor, activity: (p,) positions, activity ascending.
    """

    activities: tuple[str, ...]
    days: Ints
    actor: Ints
    activity: Ints


class Unread(Attended):
    """Who took part in what, where a question is not to read it."""

    def __init__(self) -> None:
        pass

    def __getattribute__(self, name: str) -> Any:
        if name in Attended.__annotations__:
            raise AssertionError(f"reads {name} of activities: ask for `columns`, not for `tied`")
        return super().__getattribute__(name)


@dataclass(frozen=True)
class Columns:
    """The whole network, all days, as of one state of the database (its change counter)."""

    counter: int
    actors: Actors
    ties: Ties
    bases: Links
    works: Links
    members: Links
    attended: Attended
    areas: Tree
    issues: Tree
    networks: Tree

    @property
    def tied(self) -> "Columns":
        """The same but for who took part in what: who reads that of it has an error."""
        return replace(self, attended=Unread())

    @cached_property
    def versions(self) -> dict[str, bytes]:
        """By content: "columns" of all, "tied" of all but who took part in what."""
        content = blake2b(digest_size=16)
        for each in fields(self):
            if each.name not in ("counter", "attended"):
                _add(content, getattr(self, each.name))
        tied = content.digest()
        _add(content, self.attended)
        return {"tied": tied, "columns": content.digest()}

    @classmethod
    def empty(cls) -> "Columns":
        """Nothing on record."""
        import pandas as pd

        none, texts = np.zeros(0, dtype=np.int32), np.zeros(0, dtype=object)
        small, real = none.astype(np.int8), none.astype(np.float32)
        spans, tree = Spans(none, none), Tree((), (), (), none)
        links, stated = Links(none, none, spans), none.astype(bool)
        return cls(
            counter=0,
            actors=Actors(texts, texts, texts, texts, spans, spans),
            ties=Ties(
                uids=pd.Series(dtype="str"),
                start=none,
                end=none,
                level=small,
                spans=spans,
                since_precision=small,
                until_precision=small,
                frequency=real,
                trust=real,
                about=none,
                through=none,
                mutual=small,
                stated=stated,
            ),
            bases=links,
            works=links,
            members=links,
            attended=Attended((), none, none, none),
            areas=tree,
            issues=tree,
            networks=tree,
        )

    def present(self, on: date, filters: Filters = EVERYTHING, everyone: bool = False) -> Mask:
        """Which actors the network of that day has, under the filters; everyone: also names that
        do not count."""
        kept = (self.actors.lives if everyone else self.actors.spans).on(on)
        if filters.sector:
            kept = kept & (self.actors.sectors == filters.sector)
        if filters.no_persons:
            kept = kept & (self.actors.kinds != "person")
        for uid, tree, links in (
            (filters.area, self.areas, self.bases),
            (filters.network, self.networks, self.members),
        ):
            if uid:
                kept = kept & self._at(links.of(tree.within(uid), on))
        if filters.issue:
            kept = kept & self._on_issue(on, filters.issue, kept)
        return kept

    def in_force(self, on: date, filters: Filters = EVERYTHING) -> Mask:
        """Which ties are in force on the day between actors present on it."""
        kept = self.present(on, filters)
        ties = self.ties
        valid = ties.spans.on(on) & kept[ties.start] & kept[ties.end]
        if filters.types:
            wanted = [BY_CODE.index(kind) + 1 for kind in filters.types]
            valid &= np.isin(ties.level, wanted)
        if filters.issue:
            valid &= self._about(on, filters.issue)
        return valid

    def as_of(self, on: date, filters: Filters = EVERYTHING) -> Network:
        """The network of that day."""
        kept, valid = self.present(on, filters), self.in_force(on, filters)
        place = np.cumsum(kept, dtype=np.int32) - 1
        start, end = place[self.ties.start[valid]], place[self.ties.end[valid]]
        return Network.of_sorted(
            tuple(self.actors.uids[kept]),
            np.column_stack((start, end)),
            self.ties.level[valid],
            self.ties.mutual[valid] == 0,
        )

    def beside(self, on: date) -> Mask:
        """Which actors are there on the day and do not count: only names so far, or long silent."""
        return self.actors.lives.on(on) & ~self.actors.spans.on(on)

    def ever(self) -> Network:
        """The network of all days at once: every actor, every tie."""
        ties = self.ties
        ends = np.column_stack((ties.start, ties.end))
        return Network.of_sorted(tuple(self.actors.uids), ends, ties.level, ties.mutual == 0)

    def timeless(self) -> "Columns":
        """The same with everything so on every day: for questions about all dates at once."""
        links = (self.bases, self.works, self.members)
        bases, works, members = (replace(one, spans=one.spans.always()) for one in links)
        return replace(
            self,
            actors=replace(
                self.actors, spans=self.actors.spans.always(), lives=self.actors.lives.always()
            ),
            ties=replace(self.ties, spans=self.ties.spans.always()),
            bases=bases,
            works=works,
            members=members,
        )

    def workers(self, on: date, issue: str) -> Mask:
        """Which actors work on the issue, or a part of it, on the day."""
        return self._at(self.works.of(self.issues.within(issue), on))

    def _about(self, on: date, issue: str) -> Mask:
        ties, working = self.ties, self.workers(on, issue)
        about = np.isin(ties.about, self.issues.within(issue))
        return about | ((ties.about < 0) & working[ties.start] & working[ties.end])

    def _on_issue(self, on: date, issue: str, kept: Mask) -> Mask:
        ties = self.ties
        hit = ties.spans.on(on) & kept[ties.start] & kept[ties.end]
        hit &= np.isin(ties.about, self.issues.within(issue))
        return self.workers(on, issue) | self._at(ties.start[hit]) | self._at(ties.end[hit])

    def _at(self, places: Ints) -> Mask:
        mask = np.zeros(len(self.actors.uids), dtype=bool)
        mask[places] = True
        return mask


def _add(content: Any, part: Any) -> None:
    """Adds arrays, texts and what is made of them; each ends where no other begins."""
    if is_dataclass(part):
        for each in fields(part):
            _add(content, getattr(part, each.name))
        return
    if isinstance(part, np.ndarray) and part.dtype != object:
        content.update(part.tobytes())
    else:
        content.update(json.dumps([*part]).encode())
    content.update(f"{len(part)};".encode())
