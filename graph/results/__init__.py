"""What came of it, and was what was promised kept?"""

from graph.kinds import Result
from graph.network import Snapshot, question
from graph.results.pledging import Pledge

__all__ = ["Pledge", "Result"]


@question
def results(snapshot: Snapshot) -> tuple[Result, ...]:
    """What had come of the work by the day, under the filters, the last first, those without a day
    at the end: see `graph.results.choosing`."""
    from graph.journal.all_records import records_of
    from graph.results.choosing import Choice, achieved

    found = records_of(snapshot.store, "results").of(Result).values()
    return achieved(found, snapshot.on, Choice(snapshot.tied, snapshot.filters))


@question
def promises(snapshot: Snapshot) -> tuple[Pledge, ...]:
    """The agreements and promises made by the day, under the filters, each with where it stands,
    the longest overdue first: see `graph.results.pledging`."""
    from graph.journal.all_records import records_of
    from graph.kinds import Promise
    from graph.results.choosing import Choice
    from graph.results.pledging import pledges

    choice = Choice(snapshot.tied, snapshot.filters)
    made = records_of(snapshot.store, "promises").of(Promise).values()
    chosen = [each for each in made if choice.holds({*each.who, *each.whom}, None, each.about)]
    return pledges(chosen, snapshot.on)
