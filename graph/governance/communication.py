"""Bad communication and relationships: who falls silent, drifts away, hangs by a thread?"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np

from graph.brokers import Brokers
from graph.calendar.rhythm import Due
from graph.governance.facts import YEAR, Issue, Province, Rated, Rhythm, a_year_to
from graph.governance.finding import Hit, Judged, Limits
from graph.governance.rhythms import kept
from graph.measures.components import components
from graph.measures.components import fragmentation as fragmentation_of
from graph.measures.counts import arc_reciprocity
from graph.measures.pairs import Pairs
from graph.network import Columns, Filters, Network
from graph.network.history import a_year_before
from graph.paths import Requested


def silent_ties(due: Due, limits: Limits) -> Judged:
    """Too many pairs without contact beyond their rhythm."""
    judged = int(due.judged.sum())
    silent = int(((due.days == 0) & due.judged).sum())
    over = judged >= limits["pairs"] and silent > limits["share"] * judged
    figures = {"silent": silent, "share": silent / judged if judged else 0.0}
    hits = (Hit((), figures),) if over else ()
    return Judged(judged if judged >= limits["pairs"] else None, hits)


def paper_ties(columns: Columns, pairs: Pairs, limits: Limits) -> Judged:
    """Pairs on paper only (`Pairs.on_paper`), of those of whom enough is logged to tell."""
    judged = int((~np.isnan(pairs.lived)).sum())
    paper = np.flatnonzero(pairs.on_paper)
    uids = columns.actors.uids
    concerned = sorted({str(uids[at]) for end in (pairs.one, pairs.other) for at in end[paper]})
    figures = {"paper": len(paper), "share": len(paper) / judged if judged else 0.0}
    over = judged and len(paper) > limits["share"] * judged
    hits = (Hit(tuple(concerned), figures, about=()),) if over else ()
    return Judged(judged if judged >= limits["pairs"] else None, hits)


def cut_off(
    on: date, network: Network, columns: Columns, filters: Filters, limits: Limits
) -> Judged:
    """Parts of several actors that were connected to those of today's largest part some years ago,
    and are not: a part that came later was never cut off."""
    largest, *rest = _parts(network) or [()]
    parts = [part for part in rest if len(part) >= limits["actors"]]
    before: dict[tuple[str, ...], date] = {}
    for years in range(1, int(limits["years"]) + 1):
        waiting = [part for part in parts if part not in before]
        day = _back(on, years)
        reached = _reached(columns.as_of(day, filters), set(largest)) if waiting else set()
        before |= {part: day for part in waiting if reached & set(part)}
    hits = [
        Hit(part, {"actors": len(part), "names": part, "before": before[part]}, about=part[:1])
        for part in parts
        if part in before
    ]
    return Judged(network.n if network.m else None, tuple(hits))


def hanging_part(network: Network, brokers: Brokers, limits: Limits) -> Judged:
    """A part of the network that hangs on a single tie."""
    hits = [
        Hit(
            (each.one, each.other),
            {"lost": each.lost, "names": each.names, "one": each.one, "other": each.other},
            each.since,
        )
        for each in brokers.bridges
        if each.lost >= limits["lost"]
    ]
    return Judged(network.m or None, tuple(hits))


def fragmentation(network: Network, last_year: Network, limits: Limits) -> Judged:
    """The network as a whole is falling into parts."""
    value, before = fragmentation_of(network), fragmentation_of(last_year)
    figures = {"fragmentation": value, "before": before}
    hits = (Hit((), figures),) if value is not None and value > limits["fragmentation"] else ()
    return Judged(network.n if value is not None else None, hits)


def isolated(network: Network, limits: Limits) -> Judged:
    """Too many actors without any tie."""
    alone = [part[0] for part in _parts(network) if len(part) == 1]
    n = network.n
    figures = {"alone": len(alone), "share": len(alone) / n if n else 0.0, "names": tuple(alone)}
    hits = (Hit(tuple(alone), figures, about=()),) if n and len(alone) > limits["share"] * n else ()
    return Judged(n if network.m else None, hits)


def drifting(network: Network, last_year: Network, limits: Limits) -> Judged:
    """Actors who had ties a year ago, are still there, and have none."""
    before = _tied(last_year) & set(network.uids)
    lost = tuple(sorted(before - _tied(network)))
    share = len(lost) / len(before) if before else 0.0
    figures = {"actors": len(lost), "share": share, "names": lost}
    hits = (Hit(lost, figures, about=()),) if len(lost) >= limits["actors"] else ()
    return Judged(len(before), hits if before else ())


def falling_reciprocity(network: Network, last_year: Network, limits: Limits) -> Judged:
    """Fewer ties are named by both sides than a year ago."""
    now, before = arc_reciprocity(network), arc_reciprocity(last_year)
    arcs = len(network.arcs)
    if now is None or before is None or arcs < limits["arcs"]:
        return Judged(None)
    fell = before - now > limits["fall"]
    return Judged(arcs, (Hit((), {"now": now, "before": before}),) if fell else ())


def quiet_issues(on: date, issues: Sequence[Issue], limits: Limits) -> Judged:
    """Issues that several work on, and about which nothing was done for long."""
    return _quiet(on, issues, limits, "issue", "workers")


def quiet_areas(on: date, provinces: Sequence[Province], limits: Limits) -> Judged:
    """Provinces in which several are based, and where nothing was done for long."""
    return _quiet(on, provinces, limits, "area", "actors")


def _quiet(
    on: date, rows: Iterable[Issue | Province], limits: Limits, what: str, several: str
) -> Judged:
    asked = [(uid, many, last) for uid, many, last in rows if last]
    hits = [
        Hit((uid,), {what: uid, several: many, "last": last})
        for uid, many, last in asked
        if many >= limits[several] and _months(last, on) >= limits["months"]
    ]
    return Judged(len(asked), tuple(hits))


def overloaded(on: date, requests: Sequence[Requested], limits: Limits) -> Judged:
    """One actor who is asked for introductions again and again."""
    recent = [each for each in requests if each.day >= a_year_to(on)]
    counts = Counter(each.host for each in recent if each.host)
    hits = [
        Hit((host,), {"asked": count, "share": count / len(recent)})
        for host, count in sorted(counts.items())
        if count > limits["asked"]
    ]
    return Judged(len(recent), tuple(hits))


def meeting_rhythm(on: date, rhythms: Sequence[Rhythm], limits: Limits) -> Judged:
    """A network did not meet as often as it agreed to."""
    return kept(on, rhythms, "meeting", limits)


def trust(rated: Sequence[Rated], limits: Limits) -> Judged:
    """Trust in all partners, or in some, is low in a network's last round, or fell since the round
    before. Which partners is for those who may see the round."""
    latest = {each.network: each for each in rated}
    before = {each.network: each for each in rated if each is not latest[each.network]}
    hits = []
    for of, now in latest.items():
        earlier = before[of].trust if of in before else None
        low = sum(each < limits["partner_trust"] for each in now.partners)
        fell = earlier is not None and earlier - now.trust > limits["fall"]
        if now.trust < limits["trust"] or fell or low:
            figures = {"last": now.closed, "share": now.trust, "earlier": earlier, "low": low}
            hits.append(Hit((of,), {"network": of, **figures}, now.closed))
    return Judged(len(rated), tuple(hits))


def _parts(network: Network) -> list[tuple[str, ...]]:
    """The uids of the connected parts, the largest first."""
    found = components(network)
    return [
        tuple(network.uids[at] for at in found.members(number))
        for number in range(len(found.sizes))
    ]


def _reached(network: Network, some: set[str]) -> set[str]:
    """Everyone in the connected parts of some."""
    labels = components(network).labels
    theirs = {labels[at] for at, uid in enumerate(network.uids) if uid in some}
    return {uid for at, uid in enumerate(network.uids) if labels[at] in theirs}


def _tied(network: Network) -> set[str]:
    """Who has a tie."""
    return {network.uids[at] for at in set(np.unique(network.pairs).tolist())}


def _months(first: date, last: date) -> float:
    return (last - first).days / (YEAR / 12)


def _back(on: date, years: int) -> date:
    for _ in range(years):
        on = a_year_before(on)
    return on
