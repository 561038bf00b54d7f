"""Who has to do with our network, what matters to them, and how they move: worksheet 1."""

from graph import settings
from graph.network import Snapshot, question
from graph.stakeholders.standing import Stakeholder

__all__ = ["Stakeholder"]


@question
def stakeholders(snapshot: Snapshot) -> tuple[Stakeholder, ...]:
    """The stakeholders of the network that is asked about, on the day: see
    `graph.stakeholders.standing`; none where it is not known which network that is."""
    from graph.journal.all_records import records_of
    from graph.kinds import Stake
    from graph.stakeholders.standing import standing

    ours = settings.managed(snapshot)
    if ours is None:
        return ()
    stakes = records_of(snapshot.store, "stakes").of(Stake).values()
    own = [each for each in stakes if each.network == ours.uid]
    return standing(own, snapshot.columns, snapshot.on, ours.us)
