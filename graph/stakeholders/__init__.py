"""Who has to do with our network, what matters to them, and how they move: worksheet 1."""

from graph import settings
from graph.network import Snapshot, question
from graph.stakeholders.standing import Stakeholder

__all__ = ["Stakeholder"]

PAGE = 10_000
"""Stakes read at most."""


@question
def stakeholders(snapshot: Snapshot) -> tuple[Stakeholder, ...]:
    """The stakeholders of the network that is asked about, on the day: see
    `graph.stakeholders.standing`; none where it is not known which network that is."""
    from graph.journal.rows import record_of
    from graph.kinds import Stake
    from graph.stakeholders.standing import standing

    ours = settings.managed(snapshot)
    if ours is None:
        return ()
    rows = snapshot.store.rows("stakeholders/records", after="", limit=PAGE)
    stakes = [each for row in rows if isinstance(each := record_of("stakes", row), Stake)]
    own = [each for each in stakes if each.network == ours.uid]
    return standing(own, snapshot.columns, snapshot.on, ours.us)
