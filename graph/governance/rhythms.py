"""Whether a network does as often as it agreed to."""

from collections.abc import Sequence
from datetime import date

from graph.governance.facts import YEAR, Rhythm
from graph.governance.finding import Hit, Judged, Limits


def kept(on: date, rhythms: Sequence[Rhythm], matter: str, limits: Limits) -> Judged:
    """Those of a matter that are late by more days than allowed, counted from the last time or,
    where there was none, from the agreement; without either day nothing can be said."""
    known = [
        (each, last)
        for each in rhythms
        if each.matter == matter and (last := each.last or each.since)
    ]
    hits = [
        Hit(
            (each.network,),
            {"network": each.network, "times": f"{each.times:g}", "last": each.last},
            last,
        )
        for each, last in known
        if (on - last).days - YEAR / each.times > limits["days"]
    ]
    return Judged(len(known), tuple(hits))
