"""What have we learned, and where does it matter again? Worksheet 2."""

from graph import governance, settings
from graph.lessons.recalling import Recalled
from graph.network import Snapshot, question

__all__ = ["Recalled"]


@question
def lessons(snapshot: Snapshot) -> tuple[Recalled, ...]:
    """The lessons of the network that is asked about, each with where it matters again: see
    `graph.lessons.recalling`; of all networks where it is not known which one."""
    from graph.journal.all_records import records_of
    from graph.kinds import Lesson
    from graph.lessons.recalling import recalled

    ours = settings.managed(snapshot)
    found = records_of(snapshot.store, "lessons").of(Lesson).values()
    own = [each for each in found if ours is None or each.network == ours.uid]
    return recalled(own, governance.report(snapshot).findings, snapshot.on)
