"""What the members say of ties, trust, the seven conditions and the four pillars, by rounds."""

from graph import actors
from graph.actors.lookup import former
from graph.conditions.bands import Band
from graph.conditions.bands import bands as _bands
from graph.conditions.given_back import Profile
from graph.conditions.given_back import profile as _profile
from graph.conditions.means import read
from graph.conditions.reports import Agreement, Difference, Pair, levels, networks
from graph.conditions.reports import agreement as _agreement
from graph.conditions.reports import differences as _differences
from graph.conditions.shown import Shown
from graph.journal.all_records import records_of
from graph.kinds import ReportedTie, Round
from graph.measures.components import fragmentation
from graph.measures.counts import density, mean_degree
from graph.network import EVERYTHING, Filters, Snapshot, needs, question


@question
@needs("survey")
def rounds(snapshot: Snapshot) -> tuple[Round, ...]:
    """The rounds of the network under the filters, of all days, the latest first."""
    of = snapshot.filters.network
    found = records_of(snapshot.store, "rounds").of(Round).values()
    ours = [each for each in found if of in (None, each.network)]
    return tuple(sorted(ours, key=lambda each: (each.opens, each.uid), reverse=True))


@question
@needs("survey")
def reported(snapshot: Snapshot, round: str) -> tuple[ReportedTie, ...]:
    """What the members said of their ties in a round that has closed, by reporter."""
    found = records_of(snapshot.store, "reported_ties").of(ReportedTie).values()
    ours = [each for each in found if each.round == round]
    return tuple(sorted(ours, key=lambda each: (each.reporter, each.uid)))


@question
@needs("survey")
def members(snapshot: Snapshot, round: str) -> tuple[str, ...]:
    """Who may be asked in a round: the members of its network on the day, by uid."""
    found = _round(snapshot, round)
    if found is None:
        return ()
    return tuple(actors.directory(snapshot.under(Filters(network=found.network)))["uid"])


@question
@needs("survey")
def differences(snapshot: Snapshot, round: str) -> tuple[Difference, ...]:
    """Every pair of which somebody told in a round, beside what is on record on the day."""
    return _differences(reported(snapshot, round), _recorded(snapshot))


@question
@needs("survey")
def compared(snapshot: Snapshot, said: tuple[ReportedTie, ...]) -> tuple[Difference, ...]:
    """Every pair of which somebody tells in a workshop, beside what is on record on the day."""
    return _differences(said, _recorded(snapshot))


@question
@needs("survey")
def agreement(snapshot: Snapshot, round: str) -> Agreement:
    """How far the members and the record agree: see `graph.conditions.reports`."""
    found = _round(snapshot, round)
    invited = found.invited if found else ()
    return _agreement(differences(snapshot, round), _recorded(snapshot), invited)


@question
@needs("survey")
def counted(snapshot: Snapshot, round: str) -> dict[str, dict[str, Band]]:
    """recorded, reported, confirmed → `density`, `mean_degree`, `fragmentation` of such ties among
    the members asked; those of reported ties with their bands, of the others one number each."""
    of = _round(snapshot, round)
    if of is None or not of.invited:
        return {}
    made = networks(of.invited, differences(snapshot, round), _recorded(snapshot))
    plain = {"density": density, "mean_degree": mean_degree, "fragmentation": fragmentation}
    found = {
        name: {figure: Band(*[of_network(network)] * 3) for figure, of_network in plain.items()}
        for name, network in made.items()
    }
    tellers = {each.reporter for each in reported(snapshot, round)}
    return found | {"reported": _bands(made["reported"], tellers)}


@question
@needs("survey")
def results(snapshot: Snapshot, round: str) -> dict[str, Shown]:
    """Item, or trust and value of partners → what may be shown of it, once the round has closed."""
    found = _round(snapshot, round)
    return read(found.means if found else None, former(snapshot.store))


@question
@needs("shared")
def profile(snapshot: Snapshot, partner: str, round: str) -> Profile:
    """What a member gets back of a round that has closed: see `graph.conditions.given_back`."""
    return _profile(snapshot, partner, round)


def _round(snapshot: Snapshot, uid: str) -> Round | None:
    return next((each for each in rounds(snapshot.under(EVERYTHING)) if each.uid == uid), None)


@question
def _recorded(snapshot: Snapshot) -> dict[Pair, str]:
    """Pair → the level on record on the day, whatever the filters."""
    return levels(snapshot.tied, snapshot.tied.in_force(snapshot.on))
