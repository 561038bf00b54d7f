"""Who lies between parts of the network, what hangs on them alone, and who could take over.

`brokers` gives the table; the figures behind it are pure and stand in the modules of this room.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from graph.brokers.cut_vertices import Cut, cuts
from graph.brokers.load import Load, load
from graph.brokers.substitutes import Backup, Between, backup, between
from graph.measures.matrices import degrees
from graph.measures.roles import brokerage
from graph.network import Network

MOST = 50
"""Brokers told of that are no cut vertices: those with the largest share."""


@dataclass(frozen=True)
class Broker:
    """One broker. share: of the network's introductions, 0–1; alone: open pairs that have no
    other partner in common; roles: how often it stands between two as coordinator, consultant,
    gatekeeper or liaison (Gould & Fernandez 1989, by the groups); lost: how many can't be reached
    without it, 0 where all can; since: from when that is so, None not known; names: uids of the
    first of them."""

    uid: str
    degree: int
    share: float
    alone: float
    roles: dict[str, int]
    between: Between
    backup: Backup
    lost: int
    names: tuple[str, ...]
    since: date | None


@dataclass(frozen=True)
class Bridge:
    """A tied pair without which a part falls apart; as of `Broker`."""

    one: str
    other: str
    lost: int
    names: tuple[str, ...]
    since: date | None


@dataclass(frozen=True)
class Brokers:
    """load: of the whole network. brokers: the `MOST` with the largest share, the largest first,
    then all other cut vertices, those that most is lost with first. bridges: all, in that order."""

    load: Load
    brokers: tuple[Broker, ...]
    bridges: tuple[Bridge, ...]


def brokers(
    network: Network, groups: Sequence[str], since: Mapping[Hashable, date | None]
) -> Brokers:
    """Who introduces most, and everyone whom others hang on; nobody where there are no ties.

    groups: one an actor, in the order of `network.uids`, "" not known. since: uid of a cut vertex,
    or the two uids of a bridge, ascending → the day from which it has been one.
    """
    found, (vertices, pairs) = load(network), cuts(network)
    cut = {each.who[0]: each for each in vertices}
    order = np.lexsort((np.arange(network.n), -found.share))
    chosen = [int(at) for at in order[:MOST] if found.share[at] > 0 or network.uids[at] in cut]
    most, place = set(chosen), {uid: at for at, uid in enumerate(network.uids)}
    chosen += [at for uid in cut if (at := place[uid]) not in most]
    degree, roles = degrees(network), brokerage(network, groups).set_index("uid")
    return Brokers(
        load=found,
        brokers=tuple(
            Broker(
                uid=(uid := network.uids[at]),
                degree=int(degree[at]),
                share=float(found.share[at]),
                alone=float(found.alone[at]),
                roles={role: int(count) for role, count in roles.loc[uid].items()},
                between=between(network, at, groups),
                backup=backup(network, at),
                lost=cut[uid].lost if uid in cut else 0,
                names=cut[uid].names if uid in cut else (),
                since=since.get(uid),
            )
            for at in chosen
        ),
        bridges=tuple(
            Bridge(each.who[0], each.who[1], each.lost, each.names, since.get(each.who))
            for each in pairs
        ),
    )


__all__ = ["Backup", "Between", "Bridge", "Broker", "Brokers", "Cut", "Load", "brokers"]
