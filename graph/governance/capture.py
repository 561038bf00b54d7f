"""Capture by interest groups: does one hold what should be shared?"""

from collections.abc import Mapping

from graph.governance.facts import Facts
from graph.governance.finding import Hit, Judged
from graph.governance.rule import Rule
from graph.strength.diversity import concentration

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
