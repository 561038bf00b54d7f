"""What a report of two days rests on: facts, before any words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph import changes, governance, network, settings, strength
from graph.changes.between import OF_PAIRS, Changes
from graph.edit import episodes, one
from graph.governance import Finding
from graph.journal.all_records import records_of
from graph.journal.state import state
from graph.journal.traces import of_record
from graph.kinds import Actor, Lesson, PlanStep, Tie
from graph.network import Filters, Snapshot
from graph.network.named import Names

LARGEST = 3
FIGURES = ("actors", "pairs", "tie_mix", "largest_component_share", "cut_vertices")
"""The figures of both days, in this order."""


@dataclass(frozen=True)
class Largest:
    """One of the largest changes: a partner who came or left with all their pairs, or one pair.

    what: joined, left, or what became of the pair; uids: the partner, or the two; pairs: how many
    changed with it. size: the strength that was gained and lost, summed (our rule). before, after:
    the levels of a pair; None where it is not tied.
    """

    what: str
    uids: tuple[str, ...]
    size: float
    pairs: int = 1
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True)
class Reason:
    """Why a change came, as the log has it. notes: of the records; whys: reasons given when it was
    written; through: uid of the broker; together: title, day and precision of the first activity of
    both in the period; times: how many there were."""

    notes: tuple[str, ...] = ()
    whys: tuple[str, ...] = ()
    through: str | None = None
    together: tuple[str, date, str] | None = None
    times: int = 0


@dataclass(frozen=True)
class Report:
    """All that the report says. figures: name → values on the first and the last day; findings of
    the last day, the severest first; steps that were due in the period, are due or have no day;
    lessons learned in the period or on no known day. head: the hash of the journal's last write."""

    network: str | None
    filters: Filters
    changes: Changes
    largest: tuple[tuple[Largest, Reason], ...]
    figures: Mapping[str, tuple[Any, Any]]
    findings: tuple[Finding, ...]
    steps: tuple[PlanStep, ...]
    lessons: tuple[Lesson, ...]
    names: Names
    batches: int
    head: str


def gather(snapshot: Snapshot, since: date) -> Report:
    """The facts of a report from a day to the snapshot's, whichever is the earlier."""
    found = changes.changes(snapshot, since)
    then, now = snapshot.at(found.first), snapshot.at(found.last)
    stood = state(snapshot.store)
    cards = [strength.values(day, FIGURES) for day in (then, now)]
    largest = _largest(found, _strengths(then), _strengths(now))
    return Report(
        network=settings.network_name(snapshot),
        filters=snapshot.filters,
        changes=found,
        largest=tuple((each, _reason(snapshot, each, found)) for each in largest),
        figures={name: (cards[0][name], cards[1][name]) for name in FIGURES},
        findings=governance.report(now).findings,
        steps=_steps(snapshot, found.first),
        lessons=_lessons(snapshot, found.first, found.last),
        names=network.names(snapshot),
        batches=stood.batches,
        head=stood.head,
    )


def _strengths(day: Snapshot) -> dict[tuple[str, str], float]:
    rows = strength.pair_table(day)
    return dict(zip(zip(rows["one"], rows["other"], strict=True), rows["strength"], strict=True))


def _largest(
    found: Changes,
    before: Mapping[tuple[str, str], float],
    after: Mapping[tuple[str, str], float],
) -> list[Largest]:
    """The three largest, by the strength gained and lost, then by uid: see `Largest`."""
    moved = dict.fromkeys(found.joined, "joined") | dict.fromkeys(found.left, "left")
    whole: dict[str, list[float]] = {uid: [] for uid in moved}
    pairs = []
    for word in OF_PAIRS:
        for first, second, was, now in getattr(found, word):
            pair = (first, second)
            size = abs(after.get(pair, 0.0) - before.get(pair, 0.0))
            around = [uid for uid in pair if uid in moved]
            for uid in around:
                whole[uid].append(size)
            if not around:
                pairs.append(Largest(word, pair, size, before=was, after=now))
    partners = [
        Largest(moved[uid], (uid,), sum(sizes), len(sizes)) for uid, sizes in whole.items() if sizes
    ]
    order = sorted([*partners, *pairs], key=lambda each: (-round(each.size, 9), each.uids))
    return order[:LARGEST]


def _reason(snapshot: Snapshot, largest: Largest, found: Changes) -> Reason:
    if len(largest.uids) == 1:
        uid = largest.uids[0]
        partner = one(snapshot.store, Actor, uid)
        notes = [partner.note] if partner else []
        return Reason(notes=_texts(notes), whys=_whys(snapshot, "actors", uid))
    first, second = largest.uids
    ties = [each for each in episodes(snapshot.store, first, second) if _turns(each, found)]
    done = snapshot.store.rows("activities/of_pair", one=first, other=second, on=found.last)
    done = [row for row in reversed(done) if row["date"] > found.first]
    return Reason(
        notes=_texts(each.note for each in ties),
        whys=_texts(why for each in ties for why in _whys(snapshot, "ties", each.uid)),
        through=next((each.through for each in reversed(ties) if each.through), None),
        together=(done[0]["title"], done[0]["date"], done[0]["date_precision"]) if done else None,
        times=len(done),
    )


def _turns(tie: Tie, found: Changes) -> bool:
    """Whether an episode began or ended in the period."""
    return any(day and found.first < day <= found.last for day in (tie.since, tie.until))


def _whys(snapshot: Snapshot, kind: str, uid: str) -> tuple[str, ...]:
    traces = of_record(snapshot.store, kind, uid)
    return _texts(each.why for each in traces if each.uid == uid and not each.undone_by)


def _texts(texts: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _steps(snapshot: Snapshot, first: date) -> tuple[PlanStep, ...]:
    found = records_of(snapshot.store, "plans").of(PlanStep).values()
    kept = [each for each in found if _ours(snapshot, each) and not (each.due and each.due < first)]
    return tuple(sorted(kept, key=lambda each: (each.due or date.max, each.uid)))


def _lessons(snapshot: Snapshot, first: date, last: date) -> tuple[Lesson, ...]:
    found = records_of(snapshot.store, "lessons").of(Lesson).values()
    kept = [
        each
        for each in found
        if _ours(snapshot, each) and (each.learned is None or first < each.learned <= last)
    ]
    return tuple(sorted(kept, key=lambda each: (each.learned or date.max, each.uid)))


def _ours(snapshot: Snapshot, record: PlanStep | Lesson) -> bool:
    ours = settings.managed(snapshot)
    return ours is None or record.network == ours.uid
