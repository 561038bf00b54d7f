"""Sentences that more than one page says: what changed between two days, whom to call."""

from pandas import DataFrame

from dashboards.frame import labels
from dashboards.frame.address import Asked
from dashboards.frame.session import ask
from graph import settings
from graph.base.words import say
from graph.calendar.rhythm import FAR, NEAR, Due
from graph.changes.between import OF_ACTORS, OF_PAIRS, Changes


def whose(asked: Asked, otherwise: str) -> str:
    """That one of several networks is to be chosen; where none is on record, the entry
    `otherwise`."""
    return say("settings.which" if ask(settings.undecided, asked) else otherwise)


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
    """How many pairs are due now, soon, later, on paper, of how many it can't be said, and how
    many do not live the rhythm declared of them."""
    days = found.days[found.calls]
    return {
        "now": int((days == 0).sum()),
        "soon": int(((days > 0) & (days <= NEAR)).sum()),
        "later": int(((days > NEAR) & (days <= FAR)).sum()),
        "paper": int(found.pairs.on_paper.sum()),
        "blind": int((~found.judged).sum()),
        "unlike": int(found.apart.sum()),
    }


def due(counted: dict[str, int], pairs: int, week: DataFrame, every: DataFrame) -> str:
    """Whom to call, in one sentence. week, every: of `graph.calendar`."""
    if not pairs:
        return say("calendar.lead_no_ties")
    if counted["blind"] == pairs:
        return say("calendar.lead_blind")
    if every.empty:
        return say("calendar.lead_none", judged=labels.count(pairs - counted["blind"]))
    row = (every if week.empty else week).iloc[0]
    names = {"one": row["one_name"], "other": row["other_name"]}
    if week.empty:
        return say("calendar.lead_later", day=labels.day(row["due"]), **names)
    return say("calendar.lead", count=labels.count(len(week)), **names)


def due_briefly(counted: dict[str, int]) -> str:
    """How many pairs are due, in one sentence; "" where none is."""
    if not counted["now"] + counted["soon"]:
        return ""
    kept = {name: labels.count(counted[name]) for name in ("now", "soon", "paper")}
    return say("calendar.short", **kept)
