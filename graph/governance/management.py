"""Bad management: roles, plans and records that nobody keeps."""

from collections.abc import Sequence
from datetime import date

from graph.expansion.states import wanted_level
from graph.governance.facts import (
    Due,
    Joined,
    Logged,
    Mentored,
    Rhythm,
    Step,
    a_year_to,
    pair_levels,
)
from graph.governance.finding import Hit, Judged, Limits
from graph.governance.rhythms import kept
from graph.kinds.vocabulary import leads
from graph.network import Network


def no_roles(joined: Sequence[Joined]) -> Judged:
    """Members on record, and not one office."""
    members = len({each.member for each in joined})
    offices = any(leads(each.role) for each in joined)
    hits = (Hit((), {"members": members}),) if members and not offices else ()
    return Judged(members, hits)


def overdue_plans(
    on: date, network: Network, steps: Sequence[Step], dated: int, limits: Limits
) -> Judged:
    """Steps of the plan whose day has passed, without an outcome, and without the wanted tie."""
    levels = pair_levels(network)
    hits = [
        Hit((step.actor,), {"actor": step.actor, "due": step.due}, step.due, (step.uid,))
        for step in steps
        if (on - step.due).days > limits["days"]
        and not any(
            levels.get(frozenset((us, step.actor)), 0) >= wanted_level(step.wanted)
            for us in step.us
        )
    ]
    return Judged(dated, tuple(hits))


def overdue_promises(on: date, promises: Sequence[Due], promised: int, limits: Limits) -> Judged:
    """Agreements and promises whose day has passed, and nobody says whether they were kept."""
    hits = [
        Hit(tuple(sorted(each.who)), {"due": each.due}, each.due, (each.uid,))
        for each in promises
        if (on - each.due).days > limits["days"]
    ]
    return Judged(promised, tuple(hits))


def no_mentor(
    on: date,
    network: Network,
    joined: Sequence[Joined],
    mentored: Sequence[Mentored],
    limits: Limits,
) -> Judged:
    """A member of less than a year without a mentor who is tied to nobody that was there before."""
    looked_after = {each.mentored for each in mentored}
    came: dict[str, dict[str, date]] = {}
    for each in joined:
        known = came.setdefault(each.network, {})
        known[each.member] = min(each.since or date.min, known.get(each.member, date.max))
    new = [
        (member, since, {other for other, day in known.items() if day < since})
        for known in came.values()
        for member, since in known.items()
        if since >= a_year_to(on)
    ]
    partners = _partners(network, {member for member, *_ in new})
    hits = [
        Hit((member,), {"member": member, "joined": since}, since)
        for member, since, before in new
        if (on - since).days >= limits["days"]
        and member not in looked_after
        and not partners[member] & before
    ]
    return Judged(len(new), tuple(hits))


def _partners(network: Network, uids: set[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {uid: set() for uid in uids}
    for pair in pair_levels(network):
        for uid in pair & uids:
            found[uid] |= pair - {uid}
    return found


def stale_records(on: date, logged: Logged, limits: Limits) -> Judged:
    """Nothing has been logged for long."""
    silent = logged.last is not None and (on - logged.last).days > limits["days"]
    hits = (Hit((), {"last": logged.last}, logged.last),) if silent else ()
    return Judged(logged.activities, hits)


def assessment(on: date, rhythms: Sequence[Rhythm], limits: Limits) -> Judged:
    """A network did not assess itself as often as it agreed to."""
    return kept(on, rhythms, "assessment", limits)
