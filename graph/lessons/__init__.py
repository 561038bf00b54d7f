"""What have we learned, and where does it matter again? Worksheet 2."""

from datetime import timedelta

from graph import brokers, expansion, governance, settings, strength
from graph.kinds import Lesson
from graph.lessons.recalling import LATELY, Day, Gathering, Recalled, learned, reasons
from graph.network import Snapshot, heavy, question
from graph.network.history import a_year_before

__all__ = ["Recalled"]


@question
@heavy
def lessons(snapshot: Snapshot) -> tuple[Recalled, ...]:
    """The lessons of the network that is asked about, each with why it speaks on the day: see
    `graph.lessons.recalling`; of all networks where it is not known which one."""
    from graph.journal.all_records import records_of

    ours = settings.managed(snapshot)
    every = records_of(snapshot.store, "lessons").of(Lesson).values()
    found = learned((e for e in every if ours is None or e.network == ours.uid), snapshot.on)
    if not found:
        return ()
    day = Day(
        on=snapshot.on,
        columns=snapshot.columns,
        filters=snapshot.filters,
        findings=governance.report(snapshot).findings,
        alone={each.uid: each.lost for each in brokers.brokers(snapshot).brokers if each.lost},
        steps=[e.step for e in expansion.plan(snapshot) if e.waits and e.there],
        activities=_lately(snapshot),
        figures=_figures(snapshot, tuple(sorted({e.figure for e in found if e.figure}))),
    )
    return tuple(Recalled(each, reasons(each, day)) for each in found)


def _lately(snapshot: Snapshot) -> list[Gathering]:
    first = snapshot.on - timedelta(days=LATELY - 1)
    rows = snapshot.store.rows("lessons/begun", first=first, on=snapshot.on)
    return [Gathering(**row | {"participants": tuple(row["participants"])}) for row in rows]


def _figures(
    snapshot: Snapshot, names: tuple[str, ...]
) -> dict[str, tuple[float | None, float | None]]:
    """Each figure a year before the day, and on it."""
    if not names:
        return {}
    earlier = snapshot.at(a_year_before(snapshot.on))
    before, now = (strength.values(each, names) for each in (earlier, snapshot))
    return {name: (before[name], now[name]) for name in names}
