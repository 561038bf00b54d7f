"""Who has to do with our network, what matters to them, and how they move: worksheet 1."""

from graph import network, settings
from graph.network import ManagedNetwork, Snapshot, question
from graph.stakeholders.standing import Stakeholder

__all__ = ["Stakeholder"]


@question
def stakeholders(snapshot: Snapshot) -> tuple[Stakeholder, ...]:
    """The stakeholders of the network that is asked about, on the day: see
    `graph.stakeholders.standing`; none where it is not known which network that is."""
    ours = settings.managed(snapshot)
    return _of(snapshot, ours) if ours else ()


@question
def by_actor(snapshot: Snapshot) -> dict[str, tuple[Stakeholder, ...]]:
    """uid → where it stands on the day with each managed network, by the network's uid; of those
    who are assessed, whatever the filters."""
    found: dict[str, tuple[Stakeholder, ...]] = {}
    for each in network.managed(snapshot):
        for one in _of(snapshot, each):
            found[one.stake.actor] = (*found.get(one.stake.actor, ()), one)
    return found


def _of(snapshot: Snapshot, managed: ManagedNetwork) -> tuple[Stakeholder, ...]:
    from graph.journal.all_records import records_of
    from graph.kinds import Stake
    from graph.stakeholders.standing import standing

    stakes = records_of(snapshot.store, "stakes").of(Stake).values()
    own = [each for each in stakes if each.network == managed.uid]
    return standing(own, snapshot.columns, snapshot.on, managed.us)
