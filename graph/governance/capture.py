"""Capture by interest groups: does one hold what should be shared?"""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations

from graph.governance.facts import Facts
from graph.governance.finding import Hit, Judged
from graph.governance.rule import Rule
from graph.measures.composition import concentration

Limits = Mapping[str, float]


def broker_share(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """One actor on whom too large a share of the network's introductions hangs."""
    load = facts.brokers.load
    hits = [
        Hit(
            (each.uid,),
            {"share": each.share, "hhi": load.concentrated, "pairs": load.pairs},
        )
        for each in facts.brokers.brokers
        if each.share > limits["share"]
    ]
    return Judged(load.pairs if load.pairs >= limits["pairs"] else None, tuple(hits))


def host_share(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """One actor who hosted too large a share of the past year's activities."""
    rows = facts.rows("hosted", first=facts.a_year_ago)
    (whole,) = facts.rows("hosted_all", first=facts.a_year_ago)
    total, hhi = whole["meetings"], concentration(row["meetings"] for row in rows)
    hits = [
        Hit(
            (row["uid"],),
            {"share": row["meetings"] / total, "meetings": row["meetings"], "hhi": hhi},
        )
        for row in rows
        if row["meetings"] > limits["share"] * total
    ]
    return Judged(total if total >= limits["meetings"] else None, tuple(hits))


def budget_share(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """One actor through whom too large a share of the past year's money came."""
    rows = facts.rows("hosted", first=facts.a_year_ago)
    (whole,) = facts.rows("hosted_all", first=facts.a_year_ago)
    total, hhi = whole["budget"], concentration(row["budget"] for row in rows)
    hits = [
        Hit((row["uid"],), {"share": row["budget"] / total, "baht": row["budget"], "hhi": hhi})
        for row in rows
        if total and row["budget"] > limits["share"] * total
    ]
    return Judged(total if whole["budgeted"] >= limits["activities"] else None, tuple(hits))


def sole_bridge(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """One actor through whom alone a part of the network can be reached."""
    hits = [
        Hit(
            (each.uid,),
            {"lost": each.lost, "share": each.lost / facts.network.n, "names": each.names},
            each.since,
        )
        for each in facts.brokers.brokers
        if each.lost >= max(limits["lost"], limits["share"] * facts.network.n)
    ]
    return Judged(facts.network.n if facts.network.m else None, tuple(hits))


def same_few(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """Decisions in a row by the same few."""
    rows = facts.rows("decisions")
    latest = rows[: int(limits["decisions"])]
    who = {tuple(row["participants"]) for row in latest}
    few = next(iter(who), ())
    enough = len(latest) >= limits["decisions"]
    same = enough and len(who) == 1 and 0 < len(few) <= limits["people"]
    figures = {"decisions": len(latest), "people": len(few), "names": few}
    hits = (Hit(tuple(few), figures, latest[-1]["day"]),) if same else ()
    return Judged(len(rows) if enough else None, hits)


def two_hats(facts: Facts, _limits: Limits, _rule: Rule) -> Judged:
    """One person with roles in both who pays and who is paid."""
    (whole,) = facts.rows("two_hats_all", first=facts.a_year_ago)
    hits = [
        Hit(
            tuple(sorted({row["uid"], row["funder"], row["funded"]})),
            {"person": row["uid"], "funder": row["funder"], "funded": row["funded"],
             "baht": row["budget"]},
        )
        for row in facts.rows("two_hats", first=facts.a_year_ago)
    ]  # fmt: skip
    return Judged(whole["persons"], tuple(hits))


def office_share(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """One actor, itself or by its members, who holds too large a share of the leading roles."""
    seats = facts.rows("seats")
    held = Counter(uid for row in seats for uid in {row["member"], *row["organisations"]})
    hhi = concentration(Counter(row["member"] for row in seats).values())
    hits = [
        Hit((uid,), {"share": count / len(seats), "seats": count, "hhi": hhi})
        for uid, count in sorted(held.items())
        if count > limits["share"] * len(seats)
    ]
    return Judged(len(seats) if len(seats) >= limits["roles"] else None, tuple(hits))


def sector_share(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """One sector with nearly all of something, and more than its share of the actors."""
    sectors = facts.sectors()
    of_actors = Counter(sectors[uid] for uid in facts.network.uids if sectors[uid])
    judged, hits = 0, []
    for what, held in _by_sector(facts, sectors, limits["least"]).items():
        total = sum(held.values())
        if not total:
            continue
        judged += 1
        top = max(held, key=lambda sector: (held[sector], sector))
        share, usual = held[top] / total, of_actors[top] / max(1, of_actors.total())
        if share > limits["share"] and share - usual > limits["over"]:
            figures = {"what": what, "sector": top, "share": share, "actors": f"{usual:.0%}"}
            hhi = concentration(held.values())
            hits.append(Hit((), {**figures, "hhi": hhi}, about=(what, top)))
    return Judged(judged, tuple(hits))


def _by_sector(
    facts: Facts, sectors: Mapping[str, str], least: float
) -> dict[str, dict[str, float]]:
    """What is held → sector → how much; nothing where fewer than `least` are known."""
    hosted = facts.rows("hosted", first=facts.a_year_ago)
    shares = [(each.uid, each.share) for each in facts.brokers.brokers]
    parts: dict[str, tuple[float, list[tuple[str, float]]]] = {
        "seats": (0, [(row["member"], 1.0) for row in facts.rows("seats")]),
        "meetings": (0, [(row["uid"], row["meetings"]) for row in hosted]),
        "money": (0, [(row["uid"], row["budget"]) for row in hosted if row["budget"]]),
        "introductions": (facts.brokers.load.pairs, shares),
    }
    found: dict[str, dict[str, float]] = {}
    for what, (known, rows) in parts.items():
        held: dict[str, float] = {}
        for uid, much in rows:
            if sector := sectors.get(uid, ""):
                held[sector] = held.get(sector, 0.0) + much
        counts = {"seats": len(rows), "meetings": sum(much for _, much in rows)}
        enough = max(known, counts.get(what, len(rows))) >= least
        found[what] = held if enough else {}
    return found


def closed_core(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """Nearly all who hold the network together are tied to each other: one circle holds it."""
    cut = sorted(each.uid for each in facts.brokers.brokers if each.lost)
    if len(cut) < limits["people"] or len(cut) > MOST_CUT:
        return Judged(len(cut) if len(cut) > MOST_CUT else None)
    tied = facts.levels()
    circle = max(_circles(cut, tied.keys()), key=lambda each: (len(each), sorted(each)))
    share = len(circle) / len(cut)
    names = tuple(sorted(circle))
    figures = {"people": len(circle), "cut": len(cut), "share": share, "names": names}
    closed = len(circle) >= limits["people"] and share > limits["share"]
    return Judged(len(cut), (Hit(names, figures, about=()),) if closed else ())


MOST_CUT = 30
"""Of more cut vertices no one circle holds all: our rule."""


def _circles(uids: list[str], tied: Iterable[frozenset[str]]) -> Iterable[set[str]]:
    """The largest groups among these in which each is tied to each."""
    import networkx as nx

    pairs, among = set(tied), nx.Graph()
    among.add_nodes_from(uids)
    among.add_edges_from(pair for pair in combinations(uids, 2) if frozenset(pair) in pairs)
    return (set(found) for found in nx.find_cliques(among))
