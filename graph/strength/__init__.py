"""How strong is the network, what shape has it, how has that changed?

The questions of a snapshot; the figures themselves are pure, in graph/measures.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph import measures, network
from graph.measures import Scorecard, Shape, figure
from graph.network import Network, Snapshot, heavy, question
from graph.settings import options

if TYPE_CHECKING:
    import pandas as pd

    from graph.measures.composition import Groups
    from graph.measures.further import Further
    from graph.measures.keyplayers import KeyPlayers
    from graph.measures.missing import Missing
    from graph.measures.mixing import Chance, Mixing
    from graph.measures.pairs import Pairs


@question
@heavy
def scorecard(snapshot: Snapshot, directed: bool = False) -> Scorecard:
    """The figures of the whole network; with `directed` also those of its arcs."""
    return measures.scorecard(network.network(snapshot), directed)


@question
@heavy
def values(snapshot: Snapshot, figures: tuple[str, ...]) -> dict[str, Any]:
    """Some figures of the scorecard only, by name."""
    found = network.network(snapshot)
    return {name: figure(name).function(found) for name in figures}


@question
@heavy
def trend(snapshot: Snapshot, figure: str, unit: str = "year") -> "pd.DataFrame":
    """One figure by month, quarter or year, from the first tie to the day: one row a step; see
    `graph.measures.trend`."""
    line = network.timeline(snapshot, unit)
    begun = network.first_tied(line)
    days = [day for day in line.days if begun is None or day >= begun]
    return measures.trend(snapshot.tied, figure, days, snapshot.filters)


@question
@heavy
def shape(snapshot: Snapshot) -> Shape:
    """The shape of the network, and why it is called so."""
    return measures.shape(network.network(snapshot))


@question
@heavy
def of_networks(snapshot: Snapshot) -> "Further | None":
    """Whether it is a network of networks: see `graph.measures.further`."""
    return measures.further.of_networks(network.network(snapshot))


@question
def further(snapshot: Snapshot) -> "tuple[Further, ...]":
    """The shapes it has beside the one it is named by, by who belongs to which organisation and by
    its communities: see `graph.measures.further`."""
    rows = snapshot.store.rows("actors/belonging", on=snapshot.on)
    belonging = [(row["member"], row["body"]) for row in rows]
    found = network.network(snapshot)
    return measures.further.further(found, belonging, of_networks(snapshot))


@question
def groups(snapshot: Snapshot) -> "Groups":
    """Sector, province and issues of each actor of the day: see `graph.measures.composition`."""
    return measures.groups(snapshot.tied, snapshot.on, snapshot.filters)


def groups_by(snapshot: Snapshot, by: str) -> tuple[str, ...]:
    """The "sector", "province" or "community" of each actor of the day, "" not known."""
    if by == "community":
        from graph.measures.communities import numbers

        return tuple(numbers(network.network(snapshot)))
    found = groups(snapshot)
    return found.sectors if by == "sector" else found.provinces


@question
@heavy
def composition(snapshot: Snapshot) -> dict[str, float | None]:
    """What the network is made of, and how its parts mix: the figures of its groups by name."""
    return measures.composition(network.network(snapshot), groups(snapshot))


@dataclass(frozen=True)
class Mixed:
    """Ties between sectors or provinces; their E–I index, −1–1, and what sizes alone give; None
    where there are no pairs."""

    pairs: "Mixing"
    ei: float | None
    expected: float | None


@question
@heavy
def mixing(snapshot: Snapshot, by: str) -> Mixed:
    """Ties between sectors or provinces."""
    from graph.measures import mixing

    found = mixing.mixing(network.network(snapshot), groups_by(snapshot, by))
    return Mixed(found, mixing.ei_index(found), mixing.ei_expected(found))


@question
@heavy
def chance(snapshot: Snapshot, by: str, runs: int = 1_000) -> "Chance | None":
    """Whether their E–I could be chance: see `graph.measures.mixing.ei_chance`."""
    from graph.measures.mixing import ei_chance

    return ei_chance(network.network(snapshot), groups_by(snapshot, by), runs)


@question
def bridging(snapshot: Snapshot, uid: str) -> tuple[str, str, int] | None:
    """The names of the two issues that an actor joins, and for how many pairs of its partners;
    None where it is not there or joins none: see `graph.measures.roles`."""
    from graph.measures.roles import bridging

    found = network.network(snapshot)
    if uid not in found.uids:
        return None
    joined = bridging(found, found.uids.index(uid), groups(snapshot).issues)
    names = snapshot.tied.issues.names
    return (names[joined.one], names[joined.other], joined.pairs) if joined else None


@question
def missing(snapshot: Snapshot) -> "Missing":
    """Who did not answer, and how far that may move figures: `graph.measures.missing`."""
    return measures.missing.missing(snapshot.tied, snapshot.on, snapshot.filters)


@question
@heavy
def core(snapshot: Snapshot) -> tuple[float, tuple[str, ...]] | None:
    """The fit of core and periphery, and uids of the core; None where there is none."""
    from graph.measures.cores import core_periphery

    found = network.network(snapshot)
    fit = core_periphery(found)
    return (fit.fit, _uids(found, fit.core)) if fit else None


def _uids(found: Network, places: Any) -> tuple[str, ...]:
    return tuple(found.uids[at] for at in places)


@question
@heavy
def actor_figures(snapshot: Snapshot) -> "pd.DataFrame":
    """The figures of each actor, and how often it stands in which role between sectors."""
    found = network.network(snapshot)
    roles = measures.brokerage(found, groups(snapshot).sectors)
    return measures.actor_figures(found).assign(**roles.drop(columns="uid"))


@question
def pairs(snapshot: Snapshot) -> "Pairs":
    """The strength of the pairs of the day, as arrays, as it is set: see `Pairs`."""
    return measures.pairs.pairs(snapshot.columns, snapshot.on, snapshot.filters, options(snapshot))


@question
def pair_table(snapshot: Snapshot) -> "pd.DataFrame":
    """Every pair tied on the day with its strength: see `graph.measures.pairs.table`."""
    return measures.pairs.table(snapshot.columns, pairs(snapshot))


@question
@heavy
def key_players(snapshot: Snapshot, k: int) -> "tuple[KeyPlayers | None, KeyPlayers | None]":
    """The k without whom most falls apart, and the k who together reach most."""
    from graph.measures import keyplayers

    found = network.network(snapshot)
    return keyplayers.breaking(found, k), keyplayers.reaching(found, k)
