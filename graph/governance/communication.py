"""Bad communication and relationships: who falls silent, drifts away, hangs by a thread?"""

from collections.abc import Mapping
from datetime import date

import numpy as np

from graph.governance.facts import YEAR, Facts
from graph.governance.finding import Hit, Judged
from graph.network.history import a_year_before
from graph.rules import Rule

Limits = Mapping[str, float]


def silent_ties(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """Too many pairs without contact beyond their rhythm."""
    judged = int(facts.due.judged.sum())
    silent = int(((facts.due.days == 0) & facts.due.judged).sum())
    over = judged >= limits["pairs"] and silent > limits["share"] * judged
    figures = {"silent": silent, "share": silent / judged if judged else 0.0}
    hits = (Hit((), figures),) if over else ()
    return Judged(judged if judged >= limits["pairs"] else None, hits)


def paper_ties(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """Tight pairs who never do anything together, though both take part elsewhere."""
    pairs, seen = facts.pairs, facts.seen()
    logged = seen[pairs.one] & seen[pairs.other] & (pairs.level == 3)
    paper = np.flatnonzero(logged & (pairs.meeting < 0))
    known, uids = int(logged.sum()), facts.columns.actors.uids
    concerned = sorted({str(uids[at]) for end in (pairs.one, pairs.other) for at in end[paper]})
    figures = {"paper": len(paper), "share": len(paper) / known if known else 0.0}
    over = known and len(paper) > limits["share"] * known
    hits = (Hit(tuple(concerned), figures, about=()),) if over else ()
    return Judged(known if known >= limits["pairs"] else None, hits)


def cut_off(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """Parts of several actors that were connected to the rest some years ago, and are not."""
    parts = facts.parts()
    hits = []
    for part in parts[1:]:
        if len(part) < limits["actors"]:
            continue
        years = [_back(facts.on, years) for years in range(1, int(limits["years"]) + 1)]
        before = next((day for day in years if set(part) & facts.largest_at(day)), None)
        if before:
            figures = {"actors": len(part), "names": part, "before": before}
            hits.append(Hit(part, figures, about=part[:1]))
    return Judged(facts.network.n if facts.network.m else None, tuple(hits))


def hanging_part(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """A part of the network that hangs on a single tie."""
    hits = [
        Hit(
            (each.one, each.other),
            {"lost": each.lost, "names": each.names, "one": each.one, "other": each.other},
            each.since,
        )
        for each in facts.brokers.bridges
        if each.lost >= limits["lost"]
    ]
    return Judged(facts.network.m or None, tuple(hits))


def fragmentation(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """The network as a whole is falling into parts."""
    value, before = (facts.figure("fragmentation", on) for on in (None, a_year_before(facts.on)))
    figures = {"fragmentation": value, "before": before}
    hits = (Hit((), figures),) if value is not None and value > limits["fragmentation"] else ()
    return Judged(facts.network.n if value is not None else None, hits)


def isolated(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """Too many actors without any tie."""
    alone = [part[0] for part in facts.parts() if len(part) == 1]
    n = facts.network.n
    figures = {"alone": len(alone), "share": len(alone) / n if n else 0.0, "names": tuple(alone)}
    hits = (Hit(tuple(alone), figures, about=()),) if n and len(alone) > limits["share"] * n else ()
    return Judged(n if facts.network.m else None, hits)


def drifting(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """Actors who had ties a year ago, are still there, and have none."""
    before = facts.tied_on(a_year_before(facts.on)) & set(facts.network.uids)
    lost = tuple(sorted(before - facts.tied_on(facts.on)))
    share = len(lost) / len(before) if before else 0.0
    figures = {"actors": len(lost), "share": share, "names": lost}
    hits = (Hit(lost, figures, about=()),) if len(lost) >= limits["actors"] else ()
    return Judged(len(before), hits if before else ())


def falling_reciprocity(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """Fewer ties are named by both sides than a year ago."""
    now, before = (facts.figure("arc_reciprocity", on) for on in (None, a_year_before(facts.on)))
    arcs = len(facts.network.arcs)
    enough = now is not None and before is not None and arcs >= limits["arcs"]
    fell = enough and before - now > limits["fall"]
    hits = (Hit((), {"now": now, "before": before}),) if fell else ()
    return Judged(arcs if enough else None, hits)


def quiet_issues(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """Issues that several work on, and about which nothing was done for long."""
    return _quiet(facts, limits, "issue", "workers")


def quiet_areas(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """Provinces in which several are based, and where nothing was done for long."""
    return _quiet(facts, limits, "area", "actors")


def _quiet(facts: Facts, limits: Limits, what: str, several: str) -> Judged:
    rows = facts.rows(f"quiet_{what}s")
    asked = [row for row in rows if row[several] >= limits[several] and row["last"]]
    hits = [
        Hit((row["uid"],), {what: row["uid"], several: row[several], "last": row["last"]})
        for row in asked
        if _months(row["last"], facts.on) >= limits["months"]
    ]
    return Judged(len(asked), tuple(hits))


def overloaded(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """One actor who is asked for introductions again and again."""
    recent = [each for each in facts.requests() if each.day >= facts.a_year_ago and each.host]
    counts = {host: sum(each.host == host for each in recent) for host in {r.host for r in recent}}
    hits = [
        Hit((host,), {"asked": count, "share": count / len(recent)})
        for host, count in sorted(counts.items())
        if host and count > limits["asked"]
    ]
    return Judged(len(recent), tuple(hits))


def meeting_rhythm(_facts: Facts, _limits: Limits, _rule: Rule) -> Judged:
    """An agreed rhythm of meetings is not kept on record yet."""
    return Judged(None)


def _months(first: date, last: date) -> float:
    return (last - first).days / (YEAR / 12)


def _back(on: date, years: int) -> date:
    for _ in range(years):
        on = a_year_before(on)
    return on
