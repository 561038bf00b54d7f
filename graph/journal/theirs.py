"""Whether what is written is of the managed networks in which its writer has a role."""

from collections.abc import Collection, Iterator, Sequence

from graph.base.errors import Forbidden
from graph.journal.rows import module, record_of
from graph.kinds import Case, Change, ManagedNetwork, Membership, Record
from graph.kinds.registry import referred
from graph.store import Work


def need_theirs(work: Work, changes: Sequence[Change], networks: Collection[str]) -> None:
    """Forbidden where a change is of what is not of these networks, as it is before the write.

    A partner is of the networks of which it is or was a member; of a new one, what is written with
    it says so. A partner of another network as well is corrected by either's writers, and taken
    out by who may in both. A finding of a network is that network's, whomever it names. Every other
    record is theirs where all whom it names are; what is common to all networks (issues, areas,
    settings) is nobody's.
    """
    of = _memberships(work, changes)
    for change in changes:
        for record in filter(None, (change.before, change.after)):
            if not _is_theirs(change, record, of, set(networks)):
                raise Forbidden("rights.not_theirs")


def _is_theirs(change: Change, record: Record, of: dict[str, set[str]], networks: set[str]) -> bool:
    if change.kind == "actors":
        own = of.get(change.uid, set())
        return own <= networks and bool(own) if change.after is None else bool(own & networks)
    if isinstance(record, ManagedNetwork) and (change.before is None or change.after is None):
        return False
    if isinstance(record, Case) and (own := _networks(change)):
        return own <= networks
    named = list(_named(record, change.kind))
    return bool(named) and all(uid in networks or of.get(uid, set()) & networks for uid in named)


def _networks(change: Change) -> set[str]:
    """The networks whose finding it was and is."""
    cases = (each for each in (change.before, change.after) if isinstance(each, Case))
    return {case.network for case in cases if case.network}


def _named(record: Record, kind: str) -> Iterator[str]:
    """The partners and networks that a record is of, itself among them."""
    if isinstance(record, ManagedNetwork):
        yield record.uid
    for to, uid in referred(kind, record):
        if {"actors", "networks"} & set(to):
            yield uid


def _memberships(work: Work, changes: Sequence[Change]) -> dict[str, set[str]]:
    """uid of a partner → the networks of which it is or was a member."""
    records = [(c.kind, r) for c in changes for r in (c.before, c.after) if r]
    uids = {uid for kind, record in records for uid in _named(record, kind)}
    uids |= {change.uid for change in changes if change.kind == "actors"}
    rows = work.rows(module("selected", "members"), uids=[], of=sorted(uids))
    managed = {
        row["uid"] for row in work.rows(module("records", "networks"), after="", limit=10_000)
    }
    made = {change.uid for change in changes if change.kind == "actors" and change.before is None}
    known = [record_of("members", row) for row in rows]
    known += [r for _, r in records if isinstance(r, Membership) and r.member in made]
    found: dict[str, set[str]] = {}
    for each in known:
        if isinstance(each, Membership) and each.of in managed:
            found.setdefault(each.member, set()).add(each.of)
    return found
