"""Lack of a leader: who is in office, for how long, and who could follow?"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import numpy as np

from graph.governance.facts import YEAR, Facts
from graph.governance.finding import Hit, Judged
from graph.measures.keyplayers import halving
from graph.rules import Rule

Limits = Mapping[str, float]


def no_coordinator(facts: Facts, _limits: Limits, rule: Rule) -> Judged:
    """An office of coordinator is on record, and nobody holds it."""
    hits, networks = [], 0
    for network, rows in _offices(facts, rule).items():
        networks += 1
        if any(_holds(row, facts.on) for row in rows):
            continue
        ended = max(row["until"] for row in rows)
        last = max(rows, key=lambda row: row["until"])["member"]
        hits.append(Hit((network,), {"network": network, "last": last, "until": ended}, ended))
    return Judged(networks, tuple(hits))


def term_ending(facts: Facts, limits: Limits, rule: Rule) -> Judged:
    """The coordinator's term ends soon, and nobody follows on record."""
    holding = [
        row for rows in _offices(facts, rule).values() for row in rows if _holds(row, facts.on)
    ]
    hits = [
        Hit((row["member"],), {"member": row["member"], "last": row["until"] - timedelta(days=1)})
        for row in holding
        if row["until"] and (row["until"] - facts.on).days <= limits["months"] * YEAR / 12
    ]
    return Judged(len(holding), tuple(hits))


def long_tenure(facts: Facts, limits: Limits, rule: Rule) -> Judged:
    """One coordinator for very long."""
    holding = [
        row
        for rows in _offices(facts, rule).values()
        for row in rows
        if _holds(row, facts.on) and row["since"]
    ]
    hits = [
        Hit((row["member"],), {"member": row["member"], "years": years}, row["since"])
        for row in holding
        if (years := (facts.on - row["since"]).days / 365.25) > limits["years"]
    ]
    return Judged(len(holding), tuple(hits))


def no_successor(facts: Facts, limits: Limits, rule: Rule) -> Judged:
    """Nobody knows half of the partners of the coordinator."""
    network = facts.network
    neighbours = _neighbours(facts)
    hits, asked = [], 0
    holding = {
        r["member"] for rows in _offices(facts, rule).values() for r in rows if _holds(r, facts.on)
    }
    for member in sorted(holding & set(network.uids)):
        theirs = neighbours[member]
        if len(theirs) < limits["partners"]:
            continue
        asked += 1
        shares = {
            uid: len(theirs & known) / len(theirs - {uid})
            for uid, known in neighbours.items()
            if uid != member and theirs - {uid}
        }
        best = min(shares, key=lambda uid: (-shares[uid], uid))
        if shares[best] < limits["share"]:
            figures = {"member": member, "best": best, "share": shares[best]}
            hits.append(Hit((member,), figures))
    return Judged(asked, tuple(hits))


def bus_factor(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """So few hold the network together that without them half of it is gone."""
    n = facts.network.n
    if n < limits["actors"] or not facts.network.m:
        return Judged(None)
    found = halving(facts.network, int(limits["people"]))
    hits = (Hit(found, {"people": len(found), "names": found}, about=()),) if found else ()
    return Judged(n, hits)


def _offices(facts: Facts, rule: Rule) -> dict[str, list[dict[str, Any]]]:
    """Network → the offices whose name holds one of the rule's words."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in facts.rows("offices"):
        begun = row["since"] is None or row["since"] <= facts.on
        if begun and any(word in row["role"].casefold() for word in rule.words):
            found.setdefault(row["network"], []).append(row)
    return found


def _holds(row: dict[str, Any], on: date) -> bool:
    return row["until"] is None or row["until"] > on


def _neighbours(facts: Facts) -> dict[str, set[str]]:
    from graph.measures.matrices import adjacency

    network = facts.network
    matrix, uids = adjacency(network), np.array(network.uids, dtype=object)
    return {
        uid: set(uids[matrix.indices[matrix.indptr[at] : matrix.indptr[at + 1]]])
        for at, uid in enumerate(network.uids)
    }
