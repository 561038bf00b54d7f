"""What have we learned, and where does it matter again? Worksheet 2."""

from graph import governance, settings
from graph.lessons.recalling import Recalled
from graph.network import Snapshot, question

__all__ = ["Recalled"]

PAGE = 10_000
"""Lessons read at most."""


@question
def lessons(snapshot: Snapshot) -> tuple[Recalled, ...]:
    """The lessons of the network that is asked about, each with where it matters again: see
    `graph.lessons.recalling`; of all networks where it is not known which one."""
    from graph.journal.rows import record_of
    from graph.kinds import Lesson
    from graph.lessons.recalling import recalled

    ours = settings.managed(snapshot)
    rows = snapshot.store.rows("lessons/records", after="", limit=PAGE)
    found = [each for row in rows if isinstance(each := record_of("lessons", row), Lesson)]
    own = [each for each in found if ours is None or each.network == ours.uid]
    return recalled(own, governance.report(snapshot).findings, snapshot.on)
