"""The networks of one province, seen together, and who is in the others. Pure.

A network is of the province in which most of "us" are based; where it is not known of any of us, in
which most of its members are (our rule).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from graph.kinds import ManagedNetwork
from graph.measures.composition import areas_at
from graph.network import Columns
from graph.network.columns import Mask


@dataclass(frozen=True)
class Together:
    """province: its name. networks: uids of all networks in it, ours first. others: uid of each
    actor who is one of "us", or a member, of another of them → uids of these. members: uids of all
    who are one of either in any of them."""

    province: str
    networks: tuple[str, ...]
    others: dict[str, tuple[str, ...]]
    members: frozenset[str]


def together(
    columns: Columns, networks: Sequence[ManagedNetwork], on: date, ours: ManagedNetwork
) -> Together | None:
    """The networks of our province on the day; None where it has no other, or is not known."""
    provinces = areas_at("province", columns, on)
    of = {each.uid: _province(columns, each, on, provinces) for each in networks}
    code = of.get(ours.uid)
    near = [each for each in networks if each.uid != ours.uid and code and of[each.uid] == code]
    if not code or not near:
        return None
    uids, others = columns.actors.uids, dict[str, tuple[str, ...]]()
    for each in near:
        for uid in uids[_in(columns, each, on)]:
            others[uid] = (*others.get(uid, ()), each.uid)
    return Together(
        columns.areas.names[columns.areas.uids.index(code)],
        (ours.uid, *(each.uid for each in near)),
        others,
        frozenset({*uids[_in(columns, ours, on)], *others}),
    )


def _province(
    columns: Columns, network: ManagedNetwork, on: date, codes: NDArray[np.object_]
) -> str | None:
    for who in (_us(columns, network, on), _in(columns, network, on)):
        counts = Counter(code for code in codes[who] if code)
        if counts:
            return str(min(counts, key=lambda code: (-counts[code], code)))
    return None


def _us(columns: Columns, network: ManagedNetwork, on: date) -> Mask:
    return np.isin(columns.actors.uids, list(network.us)) & columns.present(on)


def _in(columns: Columns, network: ManagedNetwork, on: date) -> Mask:
    """Who is one of us in the network, or a member, on the day."""
    found = _us(columns, network, on)
    found[columns.members.of(columns.networks.within(network.uid), on)] = True
    return found & columns.present(on)
