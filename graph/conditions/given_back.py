"""What a member gets back of a round that has closed: one page of their own, of nobody else's
answers."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from graph import network, shared
from graph.actors.lookup import former
from graph.base.errors import Conflict, NotFound
from graph.conditions.asking import AFTER, ends
from graph.conditions.means import read, share, totals
from graph.conditions.shown import HIDDEN, LEAST, Mean
from graph.journal.all_records import records_of
from graph.kinds import Promise, ReportedTie, Result, Round
from graph.network import Filters, Network, Snapshot

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Profile:
    """partners: how many of the `others` in the network they are tied to; between: pairs of these
    who are not tied to each other, and can meet through them. ties: on record, the tightest first.
    seen: level → how many say so of their tie with them, None where fewer than three tell of it.
    trust, value: how they are rated, 0–1, None where it is hidden. together: activities of the year
    before; results: that name them; promised: theirs that are open. means: of all, by what was
    asked.
    """

    name: str
    round: Round
    partners: int
    others: int
    between: int
    ties: tuple[shared.OwnTie, ...]
    seen: Mapping[str, int] | None
    trust: float | None
    value: float | None
    together: int
    results: tuple[str, ...]
    promised: tuple[str, ...]
    means: Mapping[str, Mean]


def profile(snapshot: Snapshot, of: str, round: str) -> Profile:
    """The page of a member; NotFound where the round did not ask them, Conflict until its closing
    is on record, once its links have ended, and where it was a workshop: whoever was there saw the
    screen."""
    held = records_of(snapshot.store, "rounds", "reported_ties", "results", "promises")
    found = held.of(Round).get(round)
    if found is None or (found.closed and of not in found.invited):
        raise NotFound("conditions.link.none")
    if found.workshop:
        raise Conflict("conditions.workshop.over")
    if found.closed is None:
        raise Conflict("conditions.closed")
    if snapshot.on > ends(found):
        raise Conflict("conditions.link.over", days=AFTER.days)
    then = snapshot.at(found.closed).under(Filters(network=found.network))
    standing, tied = shared.standing(then, of), network.network(then)
    partners, between = _place(tied, of)
    shown = read(found.means, former(snapshot.store))
    by_partner = {what: shown[what].by.get("partner", {}) for what in shown}
    rated = {what: by_partner.get(what, {}).get(of, HIDDEN).mean for what in ("trust", "value")}
    return Profile(
        name=standing.name,
        round=found,
        partners=partners,
        others=max(tied.n - 1, 0),
        between=between,
        ties=standing.ties,
        seen=_seen(held.of(ReportedTie).values(), of, round),
        trust=share(rated["trust"]),
        value=share(rated["value"]),
        together=_together(then, of),
        results=tuple(
            each.text
            for each in held.of(Result).values()
            if of in each.actors and (each.achieved is None or each.achieved <= found.closed)
        ),
        promised=tuple(
            each.text for each in held.of(Promise).values() if of in each.who and not each.kept
        ),
        means=totals(shown),
    )


def _place(tied: Network, of: str) -> tuple[int, int]:
    """How many partners one has, and how many pairs of these are not tied to each other."""
    if of not in tied.uids:
        return 0, 0
    own, pairs = tied.uids.index(of), tied.pairs.tolist()
    partners = {b if a == own else a for a, b in pairs if own in (a, b)}
    among = sum(a in partners and b in partners for a, b in pairs)
    return len(partners), len(partners) * (len(partners) - 1) // 2 - among


def _seen(reports: Iterable[ReportedTie], of: str, round: str) -> dict[str, int] | None:
    said = [each.type for each in reports if (each.partner, each.round) == (of, round)]
    return dict(Counter(said)) if len(said) >= LEAST else None


def _together(snapshot: Snapshot, of: str) -> int:
    found: Any = shared.own(snapshot, of).activities
    days = [value.date() if hasattr(value, "date") else value for value in found["date"]]
    return sum(snapshot.on - YEAR < each <= snapshot.on for each in days)
