"""Lack of a leader: who is in office, for how long, and who could follow?"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import numpy as np

from graph.governance.facts import YEAR, Office, Term
from graph.governance.finding import Hit, Judged, Limits
from graph.kinds.vocabulary import coordinates
from graph.measures.keyplayers import halving
from graph.measures.matrices import adjacency
from graph.network import Network
from graph.network.history import in_year


def no_coordinator(on: date, offices: Sequence[Office]) -> Judged:
    """An office of coordinator is on record, and nobody holds it."""
    hits, networks = [], 0
    for network, posts in _coordinators(on, offices).items():
        networks += 1
        ended = [(post.until, post.member) for post in posts if post.until and post.until <= on]
        if len(ended) < len(posts):
            continue
        until, last = max(ended, key=lambda each: each[0])
        hits.append(Hit((network,), {"network": network, "last": last, "until": until}, until))
    return Judged(networks, tuple(hits))


def term_ending(
    on: date, offices: Sequence[Office], terms: Sequence[Term], limits: Limits
) -> Judged:
    """The coordinator's term ends soon, and nobody follows on record. Where no end is recorded, it
    ends with the years that the network agreed on."""
    agreed = {term.network: term.years for term in terms}
    holding = _holding(on, offices)
    hits = [
        Hit((term.member,), {"member": term.member, "last": term.until - timedelta(days=1)})
        for post in holding
        if (term := _ended(post, agreed.get(post.network))).until
        and (term.until - on).days <= limits["months"] * YEAR / 12
        and not any(_follows(each, term) for each in offices if each is not post)
    ]
    return Judged(len(holding), tuple(hits))


def _ended(post: Office, years: int | None) -> Office:
    """The office until the end of an agreed term, where it has no end of its own."""
    if post.until or post.since is None or not years:
        return post
    return post._replace(until=in_year(post.since, post.since.year + years))


def long_tenure(on: date, offices: Sequence[Office], limits: Limits) -> Judged:
    """One coordinator for very long."""
    begun = [
        (post.member, since)
        for post in _holding(on, offices)
        if (since := _without_a_break(post, offices)) is not None
    ]
    hits = [
        Hit((member,), {"member": member, "years": years}, since)
        for member, since in begun
        if (years := (on - since).days / 365.25) > limits["years"]
    ]
    return Judged(len(begun), tuple(hits))


def no_successor(on: date, network: Network, offices: Sequence[Office], limits: Limits) -> Judged:
    """Nobody knows half of the partners of the coordinator."""
    neighbours = _neighbours(network)
    hits, asked = [], 0
    holding = {post.member for post in _holding(on, offices)}
    for member in sorted(holding & set(network.uids)):
        theirs = neighbours[member]
        if len(theirs) < limits["partners"]:
            continue
        asked += 1
        shares = {
            uid: len(theirs & partners) / len(theirs - {uid})
            for uid, partners in neighbours.items()
            if uid != member and theirs - {uid}
        }
        best = min(shares, key=lambda uid: (-shares[uid], uid))
        if shares[best] < limits["share"]:
            figures = {"member": member, "best": best, "share": shares[best]}
            hits.append(Hit((member,), figures))
    return Judged(asked, tuple(hits))


def bus_factor(network: Network, limits: Limits) -> Judged:
    """So few hold the network together that without them half of it is gone."""
    n = network.n
    if n < limits["actors"] or not network.m:
        return Judged(None)
    found = halving(network, int(limits["people"]))
    hits = (Hit(found, {"people": len(found), "names": found}, about=()),) if found else ()
    return Judged(n, hits)


def _without_a_break(post: Office, offices: Sequence[Office]) -> date | None:
    """From when the holder has been coordinator there, term after term; None before records."""
    since = post.since
    terms = [
        each
        for each in offices
        if (each.member, each.network) == (post.member, post.network) and coordinates(each.role)
    ]
    while since and (before := [each.since for each in terms if _reaches(each, since)]):
        since = None if None in before else min(day for day in before if day)
    return since


def _reaches(term: Office, day: date) -> bool:
    """Whether a term began before a day and lasted until it at least."""
    return (term.since is None or term.since < day) and (term.until is None or term.until >= day)


def _follows(other: Office, post: Office) -> bool:
    """Whether another office of coordinator of the network lasts beyond the end of this one."""
    return (
        other.network == post.network
        and coordinates(other.role)
        and (other.until is None or post.until is None or other.until > post.until)
    )


def _coordinators(on: date, offices: Iterable[Office]) -> dict[str, list[Office]]:
    """Network → its offices of coordinator begun by the day."""
    found: dict[str, list[Office]] = {}
    for post in offices:
        begun = post.since is None or post.since <= on
        if begun and coordinates(post.role):
            found.setdefault(post.network, []).append(post)
    return found


def _holding(on: date, offices: Iterable[Office]) -> list[Office]:
    """Those of them that are held on the day, network by network."""
    posts = [post for each in _coordinators(on, offices).values() for post in each]
    return [post for post in posts if post.until is None or post.until > on]


def _neighbours(network: Network) -> dict[str, set[str]]:
    matrix, uids = adjacency(network), np.array(network.uids, dtype=object)
    return {
        uid: set(uids[matrix.indices[matrix.indptr[at] : matrix.indptr[at + 1]]])
        for at, uid in enumerate(network.uids)
    }
