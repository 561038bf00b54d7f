"""What if? Actors leave, ties come and go on trial: the figures before and after, and repairs."""

from graph import network
from graph.network import Snapshot, heavy, question
from graph.whatif.compare import Comparison
from graph.whatif.repair import Repair
from graph.whatif.trial import Trial, applied, day_of

__all__ = ["Comparison", "Repair", "Trial"]


@question
@heavy
def whatif(snapshot: Snapshot, trial: Trial) -> Comparison:
    """What a trial would do: see `graph.whatif.compare`; nothing is written."""
    from graph.whatif.compare import compare

    former = network.network(snapshot.at(day_of(trial, snapshot.on)))
    return compare(snapshot.tied, trial, snapshot.on, snapshot.filters, former)


@question
@heavy
def repairs(snapshot: Snapshot, trial: Trial, limit: int = 5) -> tuple[Repair, ...]:
    """The few new ties that would mend most after a trial: see `graph.whatif.repair`."""
    from graph.whatif.repair import repairs

    day = day_of(trial, snapshot.on)
    changed, former = (
        applied(snapshot.tied, trial, snapshot.on),
        network.network(snapshot.at(day)),
    )
    return repairs(changed, day, snapshot.filters, limit, trial.drop, former)
