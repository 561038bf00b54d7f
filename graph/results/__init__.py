"""What came of it, and was what was promised kept?"""

from graph.kinds import Result
from graph.network import Snapshot, question
from graph.results.pledging import Pledge

__all__ = ["Pledge", "Result"]

MOST = 10_000
"""Records of a kind read at most."""


@question
def results(snapshot: Snapshot) -> tuple[Result, ...]:
    """What had come of the work by the day, under the filters, the last first, those without a day
    at the end: see `graph.results.choosing`."""
    from graph.results.choosing import Choice, achieved

    rows = _records(snapshot, "results")
    choice = Choice(snapshot.tied, snapshot.filters)
    return achieved([each for each in rows if isinstance(each, Result)], snapshot.on, choice)


@question
def promises(snapshot: Snapshot) -> tuple[Pledge, ...]:
    """The agreements and promises made by the day, under the filters, each with where it stands,
    the longest overdue first: see `graph.results.pledging`."""
    from graph.kinds import Promise
    from graph.results.choosing import Choice
    from graph.results.pledging import pledges

    choice = Choice(snapshot.tied, snapshot.filters)
    made = [each for each in _records(snapshot, "promises") if isinstance(each, Promise)]
    chosen = [each for each in made if choice.holds({*each.who, *each.whom}, None, each.about)]
    return pledges(chosen, snapshot.on)


def _records(snapshot: Snapshot, kind: str) -> list[object]:
    from graph.journal.rows import record_of

    rows = snapshot.store.rows(f"{kind}/records", after="", limit=MOST)
    return [record_of(kind, row) for row in rows]
