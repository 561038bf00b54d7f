"""Capture by interest groups: does one hold what should be shared?"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from graph.brokers import Brokers
from graph.governance.facts import DecisionMade, Host, Hosted, Payment, Seat, pair_levels
from graph.governance.finding import Hit, Judged, Limits
from graph.measures.composition import concentration
from graph.network import Columns, Network


def broker_share(brokers: Brokers, limits: Limits) -> Judged:
    """One actor on whom too large a share of the network's introductions hangs."""
    load = brokers.load
    hits = [
        Hit(
            (each.uid,),
            {"share": each.share, "hhi": load.concentrated, "pairs": load.pairs},
        )
        for each in brokers.brokers
        if each.share > limits["share"]
    ]
    return Judged(load.pairs if load.pairs >= limits["pairs"] else None, tuple(hits))


def host_share(hosts: Sequence[Host], hosted: Hosted, limits: Limits) -> Judged:
    """One actor who hosted too large a share of the past year's activities."""
    total = hosted.meetings
    hhi = concentration((host.meetings for host in hosts), total)
    hits = [
        Hit((host.uid,), {"share": host.meetings / total, "meetings": host.meetings, "hhi": hhi})
        for host in hosts
        if host.meetings > limits["share"] * total
    ]
    known = sum(host.meetings for host in hosts)
    return Judged(total if known >= limits["meetings"] else None, tuple(hits))


def budget_share(hosts: Sequence[Host], hosted: Hosted, limits: Limits) -> Judged:
    """One actor through whom too large a share of the past year's money came."""
    total = hosted.budget
    hhi = concentration((host.budget for host in hosts), total)
    hits = [
        Hit((host.uid,), {"share": host.budget / total, "baht": host.budget, "hhi": hhi})
        for host in hosts
        if total and host.budget > limits["share"] * total
    ]
    return Judged(total if hosted.budgeted >= limits["activities"] else None, tuple(hits))


def sole_bridge(network: Network, brokers: Brokers, limits: Limits) -> Judged:
    """One actor through whom alone a part of the network can be reached."""
    hits = [
        Hit(
            (each.uid,),
            {"lost": each.lost, "share": each.lost / network.n, "names": each.names},
            each.since,
        )
        for each in brokers.brokers
        if each.lost >= max(limits["lost"], limits["share"] * network.n)
    ]
    return Judged(network.n if network.m else None, tuple(hits))


def same_few(decisions: Sequence[DecisionMade], limits: Limits) -> Judged:
    """Decisions in a row by the same few."""
    latest = decisions[: int(limits["decisions"])]
    who = {each.participants for each in latest}
    few = next(iter(who), ())
    enough = len(latest) >= limits["decisions"]
    same = enough and len(who) == 1 and 0 < len(few) <= limits["people"]
    figures = {"decisions": len(latest), "people": len(few), "names": few}
    hits = (Hit(few, figures, latest[-1].day),) if same else ()
    return Judged(len(decisions) if enough else None, hits)


def two_hats(payments: Sequence[Payment], payers: int) -> Judged:
    """One person with roles in both who pays and who is paid, undeclared."""
    hits = [
        Hit(
            tuple(sorted({each.uid, each.funder, each.funded})),
            {"person": each.uid, "funder": each.funder, "funded": each.funded, "baht": each.budget},
        )
        for each in payments
        if not each.declared
    ]
    return Judged(payers, tuple(hits))


def office_share(seats: Sequence[Seat], limits: Limits) -> Judged:
    """One actor, itself or by its members, who holds too large a share of the leading roles."""
    seated = Counter(uid for seat in seats for uid in {seat.member, *seat.organisations})
    hhi = concentration(Counter(seat.member for seat in seats).values())
    hits = [
        Hit((uid,), {"share": count / len(seats), "seats": count, "hhi": hhi})
        for uid, count in sorted(seated.items())
        if count > limits["share"] * len(seats)
    ]
    return Judged(len(seats) if len(seats) >= limits["roles"] else None, tuple(hits))


def sector_share(
    network: Network,
    columns: Columns,
    brokers: Brokers,
    seats: Sequence[Seat],
    hosts: Sequence[Host],
    hosted: Hosted,
    limits: Limits,
) -> Judged:
    """One sector with nearly all of something, and more than its share of the actors."""
    actors = columns.actors
    sectors = dict(zip(actors.uids.tolist(), actors.sectors.tolist(), strict=True))
    of_actors = Counter(sectors[uid] for uid in network.uids)
    judged, hits = 0, []
    for what, shared_out in _shared_out(network, brokers, seats, hosts, hosted).items():
        held = _by_sector(shared_out.rows, sectors)
        if shared_out.known < limits["least"] or not held:
            continue
        judged += 1
        top = max(held, key=lambda sector: (held[sector], sector))
        share, usual = held[top] / shared_out.whole, of_actors[top] / network.n
        if share > limits["share"] and share - usual > limits["over"]:
            figures = {"what": what, "sector": top, "share": share, "actors": f"{usual:.0%}"}
            hhi = concentration(held.values(), shared_out.whole)
            hits.append(Hit((), {**figures, "hhi": hhi}, about=(what, top)))
    return Judged(judged, tuple(hits))


class _SharedOut(NamedTuple):
    """Of something: uid → how much; how much there is in all, somebody's or not; how many pieces
    are known."""

    rows: list[tuple[str, float]]
    whole: float
    known: float


def _shared_out(
    network: Network,
    brokers: Brokers,
    seats: Sequence[Seat],
    hosts: Sequence[Host],
    hosted: Hosted,
) -> dict[str, _SharedOut]:
    meetings = [(host.uid, float(host.meetings)) for host in hosts]
    money = [(host.uid, host.budget) for host in hosts if host.budget]
    share = list(zip(network.uids, brokers.load.share.tolist(), strict=True))
    pairs = brokers.load.pairs
    return {
        "seats": _SharedOut([(seat.member, 1.0) for seat in seats], len(seats), len(seats)),
        "meetings": _SharedOut(meetings, hosted.meetings, sum(count for _, count in meetings)),
        "money": _SharedOut(money, hosted.budget, hosted.budgeted if money else 0),
        "introductions": _SharedOut(share if pairs else [], 1.0, pairs),
    }


def _by_sector(rows: Iterable[tuple[str, float]], sectors: Mapping[str, str]) -> dict[str, float]:
    """Sector → how much its actors hold; those of no known sector are left out."""
    held: dict[str, float] = {}
    for uid, much in rows:
        if (sector := sectors.get(uid, "")) and much:
            held[sector] = held.get(sector, 0.0) + much
    return held


def closed_core(network: Network, brokers: Brokers, limits: Limits) -> Judged:
    """Nearly all who hold the network together are tied to each other: one circle holds it."""
    cut = sorted(each.uid for each in brokers.brokers if each.lost)
    if len(cut) < limits["people"]:
        return Judged(None)
    circle = _largest_circle(cut, pair_levels(network))
    share = len(circle) / len(cut)
    names = tuple(sorted(circle))
    figures = {"people": len(circle), "cut": len(cut), "share": share, "names": names}
    closed = len(circle) >= limits["people"] and share > limits["share"]
    return Judged(len(cut), (Hit(names, figures, about=()),) if closed else ())


def _largest_circle(uids: list[str], tied: Collection[frozenset[str]]) -> set[str]:
    """The largest group among these in which each is tied to each, the first of one size."""
    import networkx as nx

    among = nx.Graph()
    among.add_nodes_from(uids)
    asked = frozenset(uids)
    among.add_edges_from(tuple(pair) for pair in tied if pair <= asked)
    return max(map(set, nx.find_cliques(among)), key=lambda each: (len(each), sorted(each)))
