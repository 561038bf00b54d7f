"""Capture by interest groups: does one hold what should be shared?"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

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
    total, hhi = hosted.meetings, concentration(host.meetings for host in hosts)
    hits = [
        Hit((host.uid,), {"share": host.meetings / total, "meetings": host.meetings, "hhi": hhi})
        for host in hosts
        if host.meetings > limits["share"] * total
    ]
    return Judged(total if total >= limits["meetings"] else None, tuple(hits))


def budget_share(hosts: Sequence[Host], hosted: Hosted, limits: Limits) -> Judged:
    """One actor through whom too large a share of the past year's money came."""
    total, hhi = hosted.budget, concentration(host.budget for host in hosts)
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
    """One person with roles in both who pays and who is paid."""
    hits = [
        Hit(
            tuple(sorted({person, funder, funded})),
            {"person": person, "funder": funder, "funded": funded, "baht": baht},
        )
        for person, funder, funded, baht in payments
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
    limits: Limits,
) -> Judged:
    """One sector with nearly all of something, and more than its share of the actors."""
    actors = columns.actors
    sectors = dict(zip(actors.uids.tolist(), actors.sectors.tolist(), strict=True))
    of_actors = Counter(sectors[uid] for uid in network.uids if sectors[uid])
    judged, hits = 0, []
    for what, (enough, rows) in _shared_out(brokers, seats, hosts, limits["least"]).items():
        seated = _by_sector(rows, sectors) if enough else {}
        total = sum(seated.values())
        if not total:
            continue
        judged += 1
        top = max(seated, key=lambda sector: (seated[sector], sector))
        share, usual = seated[top] / total, of_actors[top] / max(1, of_actors.total())
        if share > limits["share"] and share - usual > limits["over"]:
            figures = {"what": what, "sector": top, "share": share, "actors": f"{usual:.0%}"}
            hhi = concentration(seated.values())
            hits.append(Hit((), {**figures, "hhi": hhi}, about=(what, top)))
    return Judged(judged, tuple(hits))


Held = list[tuple[str, float]]
"""Uid → how much of something it holds."""


def _shared_out(
    brokers: Brokers, seats: Sequence[Seat], hosts: Sequence[Host], least: float
) -> dict[str, tuple[bool, Held]]:
    """What is held → whether at least `least` of it are known, and who holds how much."""
    meetings = [(host.uid, float(host.meetings)) for host in hosts]
    money = [(host.uid, host.budget) for host in hosts if host.budget]
    return {
        "seats": (len(seats) >= least, [(seat.member, 1.0) for seat in seats]),
        "meetings": (sum(count for _, count in meetings) >= least, meetings),
        "money": (len(money) >= least, money),
        "introductions": (
            max(brokers.load.pairs, len(brokers.brokers)) >= least,
            [(each.uid, each.share) for each in brokers.brokers],
        ),
    }


def _by_sector(rows: Held, sectors: Mapping[str, str]) -> dict[str, float]:
    """Sector → how much its actors hold; those of no known sector are left out."""
    seated: dict[str, float] = {}
    for uid, much in rows:
        if sector := sectors.get(uid, ""):
            seated[sector] = seated.get(sector, 0.0) + much
    return seated


def closed_core(network: Network, brokers: Brokers, limits: Limits) -> Judged:
    """Nearly all who hold the network together are tied to each other: one circle holds it."""
    cut = sorted(each.uid for each in brokers.brokers if each.lost)
    if len(cut) < limits["people"] or len(cut) > MOST_CUT:
        return Judged(len(cut) if len(cut) > MOST_CUT else None)
    circle = max(_circles(cut, pair_levels(network)), key=lambda each: (len(each), sorted(each)))
    share = len(circle) / len(cut)
    names = tuple(sorted(circle))
    figures = {"people": len(circle), "cut": len(cut), "share": share, "names": names}
    closed = len(circle) >= limits["people"] and share > limits["share"]
    return Judged(len(cut), (Hit(names, figures, about=()),) if closed else ())


MOST_CUT = 30
"""Of more cut vertices no one circle holds all: our rule."""


def _circles(uids: list[str], tied: Collection[frozenset[str]]) -> Iterable[set[str]]:
    """The largest groups among these in which each is tied to each."""
    import networkx as nx

    among = nx.Graph()
    among.add_nodes_from(uids)
    among.add_edges_from(pair for pair in combinations(uids, 2) if frozenset(pair) in tied)
    return (set(found) for found in nx.find_cliques(among))
