"""Sentences that more than one page says: what changed between two days, whom to call."""

from pandas import Series

from dashboards.frame import labels
from graph.base.words import say
from graph.calendar.rhythm import FAR, NEAR, Due
from graph.changes.between import OF_ACTORS, OF_PAIRS, Changes


def nothing_changed(found: Changes) -> bool:
    """Whether no pair and no actor changed."""
    return not any(len(getattr(found, name)) for name in (*OF_PAIRS, *OF_ACTORS))


def changed(found: Changes) -> str:
    """What changed, in one sentence."""
    counts = {name: labels.count(len(getattr(found, name))) for name in (*OF_PAIRS, *OF_ACTORS)}
    days = {"first": labels.day(found.first), "last": labels.day(found.last)}
    if nothing_changed(found):
        return say("changes.page.nothing", **days)
    return say("changes.sentence", kept=labels.count(found.kept), **days, **counts)


def due_counts(found: Due) -> dict[str, int]:
    """How many pairs are behind now, soon, later, on paper, and of how many it can't be said."""
    days = found.days[found.judged]
    return {
        "now": int((days == 0).sum()),
        "soon": int(((days > 0) & (days <= NEAR)).sum()),
        "later": int(((days > NEAR) & (days <= FAR)).sum()),
        "paper": int(found.pairs.on_paper.sum()),
        "blind": int((~found.judged).sum()),
    }


def due(counted: dict[str, int], pairs: int, first: Series | None) -> str:
    """Whom to call, in one sentence. first: the first row of the calendar, if any."""
    if not pairs:
        return say("calendar.lead_no_ties")
    if counted["blind"] == pairs:
        return say("calendar.lead_blind")
    if first is None:
        return say("calendar.lead_none", judged=labels.count(pairs - counted["blind"]))
    counts = {name: labels.count(counted[name]) for name in ("now", "soon")}
    return say("calendar.lead", one=first["one_name"], other=first["other_name"], **counts)


def due_briefly(found: Due) -> str:
    """How many pairs call for care, in one sentence."""
    counted, pairs = due_counts(found), len(found.days)
    if not pairs or counted["blind"] == pairs or not counted["now"] + counted["soon"]:
        return due(counted, pairs, None)
    kept = {name: labels.count(counted[name]) for name in ("now", "soon", "paper")}
    return say("calendar.short", **kept)
