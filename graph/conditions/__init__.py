"""What the members say of ties, trust, the seven conditions and the four pillars, by rounds."""

from graph.journal.all_records import records_of
from graph.kinds import ReportedTie, Round
from graph.network import Snapshot, needs, question


@question
@needs("survey")
def rounds(snapshot: Snapshot) -> tuple[Round, ...]:
    """The rounds of the network under the filters, of all days, the latest first."""
    of = snapshot.filters.network
    found = [
        each
        for each in records_of(snapshot.store, "rounds").of(Round).values()
        if of in (None, each.network)
    ]
    return tuple(sorted(found, key=lambda each: (each.opens, each.uid), reverse=True))


@question
@needs("survey")
def reported(snapshot: Snapshot, round: str) -> tuple[ReportedTie, ...]:
    """What the members said of their ties in a round that has closed, by reporter."""
    found = records_of(snapshot.store, "reported_ties").of(ReportedTie).values()
    return tuple(
        sorted(
            (each for each in found if each.round == round),
            key=lambda each: (each.reporter, each.uid),
        )
    )
