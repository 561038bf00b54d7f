"""Three further shapes, which a network may have beside the one it is named by. Pure.

The rules are ours (figures: shapes), after the workshop's list: embedded in organisations and
between them, an organisation with members, a network of networks.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.base.words import say
from graph.measures.communities import SMALLEST, communities, own_degrees
from graph.measures.components import components
from graph.measures.shape import HALF, hubs_among, shape_label, slug
from graph.network import Network

FURTHER = ("embedded", "organisation with members", "network of networks")
TENTH, FIFTH = 0.1, 0.2
SEVERAL = 3

Belonging = Iterable[tuple[str, str]]
"""(member, body): uids of who belongs to which group or organisation on the day."""


@dataclass(frozen=True)
class Further:
    """A further shape. name: one of `FURTHER`. who: uids of what it rests on: the organisations,
    those with the most of it first; the organisation; the hubs of the communities.

    facts: the numbers of its reason.
    """

    name: str
    who: tuple[str, ...]
    facts: tuple[tuple[str, int], ...]

    def label(self, lang: str | None = None) -> str:
        """Its name, in `lang` or the language in force."""
        return shape_label(self.name, lang)

    def reason(self, lang: str | None = None) -> str:
        """One sentence that says why it is there."""
        facts = {name: f"{number:,}" for name, number in self.facts}
        return say(f"strength.shapes.{slug(self.name)}.reason", lang, **facts)


def further(
    network: Network, belonging: Belonging, networks: Further | None
) -> tuple[Further, ...]:
    """Which of the further shapes the network has, in the order of `FURTHER`.

    networks: what `of_networks` found of it.
    """
    bodies = _bodies(network, belonging)
    found = (embedded(network, bodies), with_members(network, bodies), networks)
    return tuple(each for each in found if each)


def _bodies(network: Network, belonging: Belonging) -> dict[int, set[int]]:
    """Position of each body in the network → positions of its members in it, itself left out."""
    place = {uid: at for at, uid in enumerate(network.uids)}
    found: dict[int, set[int]] = {}
    for member, body in belonging:
        if member != body and member in place and body in place:
            found.setdefault(place[body], set()).add(place[member])
    return found


def embedded(network: Network, bodies: dict[int, set[int]]) -> Further | None:
    """Half of the pairs or more join two who each belong to an organisation, a tenth or more two of
    the same one, a tenth or more two of different ones. An organisation belongs to itself."""
    of: dict[int, set[int]] = {}
    for body, members in bodies.items():
        for one in (body, *members):
            of.setdefault(one, set()).add(body)
    ends = [(of.get(one), of.get(other)) for one, other in network.pairs.tolist()]
    both = [(one, other) for one, other in ends if one and other]
    within = sum(bool(one & other) for one, other in both)
    between = len(both) - within
    if not both or len(both) < HALF * network.m or min(within, between) < TENTH * network.m:
        return None
    most = sorted(bodies, key=lambda body: (-len(bodies[body]), body))
    facts = {"bodies": len(bodies), "pairs": network.m, "within": within, "between": between}
    return _further(network, "embedded", most, facts)


def with_members(network: Network, bodies: dict[int, set[int]]) -> Further | None:
    """Half of the other actors or more belong to one organisation, five or more."""
    if not bodies:
        return None
    body = min(bodies, key=lambda body: (-len(bodies[body]), body))
    members, others = len(bodies[body]), network.n - 1
    if members < max(SMALLEST, HALF * others):
        return None
    facts = {"members": members, "others": others}
    return _further(network, "organisation with members", [body], facts)


def of_networks(network: Network) -> Further | None:
    """Three communities or more, of five actors or more, each with a hub of its own, hold half of
    the largest part or more, and at most a fifth of its pairs lies between communities.

    A hub of a community is one as shapes have it, by the pairs within the community.
    """
    found = communities(network)
    if not found:
        return None
    part = components(network).labels == 0
    labels, own = found.labels, own_degrees(network, found.labels)
    hubs, held = list[int](), 0
    for members in _each(labels, part):
        if len(members) >= SMALLEST and hubs_among(own[members]).any():
            hubs.append(int(members[np.argmax(own[members])]))
            held += len(members)
    pairs = network.pairs[part[network.pairs[:, 0]]]
    between = int((labels[pairs[:, 0]] != labels[pairs[:, 1]]).sum())
    if len(hubs) < SEVERAL or held < HALF * part.sum() or between > FIFTH * len(pairs):
        return None
    facts = {"parts": len(hubs), "held": held, "actors": int(part.sum())}
    return _further(
        network, "network of networks", hubs, facts | {"between": between, "pairs": len(pairs)}
    )


def _each(labels: NDArray[np.int64], part: NDArray[np.bool_]) -> Iterable[NDArray[np.int64]]:
    """Positions of the actors of each community in the part, by the community's number."""
    at = np.flatnonzero(part)
    at = at[np.argsort(labels[at], kind="stable")]
    return np.split(at, np.flatnonzero(np.diff(labels[at])) + 1)


def _further(network: Network, name: str, who: Collection[int], facts: dict[str, int]) -> Further:
    return Further(name, tuple(network.uids[at] for at in who), tuple(facts.items()))
