"""Rounds written through the journal, and what was told in one made records when it closes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from graph.base.dates import read_when
from graph.base.errors import Conflict, DataError, NotFound
from graph.base.texts import fold
from graph.base.words import say
from graph.conditions.asking import AFTER, stage
from graph.conditions.means import written
from graph.conditions.sealed import Invitation, Sealed
from graph.conditions.told import Told, ToldTie
from graph.journal.all_records import pages
from graph.journal.locked import write_inside
from graph.journal.rows import module, record_of
from graph.journal.transaction import Note, Written
from graph.kinds import ASKED, Change, ManagedNetwork, Offer, Record, ReportedTie, Round, uids
from graph.rights import held_to
from graph.store import Store, Work

LATER = ("name", "closes")
"""What may change of a round that somebody has answered."""

OPEN = timedelta(days=21)
"""How long a round is open, where nobody says otherwise."""


def proposed(of: ManagedNetwork, opens: date) -> Round:
    """A round of a network as it may be begun, without a name yet: everything is asked, with
    consent and question in words of our own."""
    return Round(
        uid="",
        name="",
        network=of.uid,
        opens=opens,
        closes=opens + OPEN,
        asks=ASKED,
        consent=say("conditions.consent.usual", network=of.name, days=AFTER.days).strip(),
        question=say("conditions.form.usual_question"),
    )


def gathered(of: ManagedNetwork, name: str, on: date) -> Round:
    """A workshop of a network: on one day, about ties alone."""
    return Round(
        uid=new_uid(of.uid, name, on),
        name=name,
        network=of.uid,
        opens=on,
        closes=on,
        asks=("ties",),
        consent=say("conditions.workshop.consent", network=of.name).strip(),
        workshop=True,
    )


def put(
    store: Store,
    sealed: Sealed,
    after: Round,
    note: Note,
    base: Round | None = None,
    token: str | None = None,
) -> Written | None:
    """Keeps a round, new or changed; the links that are out hold until its last day.

    base: as the writer saw it, None for a new one. DataError where it can't be; Conflict where
    somebody was faster, it has closed, or somebody has answered and its meaning would change.
    """
    held_to("survey", after.network)
    _check(after)
    answered = _answered(sealed, after.uid)

    def make(work: Work) -> list[Change]:
        before = rounds(work).get(after.uid)
        if before != base:
            raise Conflict("conditions.round.faster")
        if before and before.closed:
            raise Conflict("conditions.round.closed")
        if answered and not (before and _means_the_same(before, after)):
            raise Conflict("conditions.round.begun")
        return [Change("rounds", after.uid, before, after)] if before != after else []

    made = write_inside(store, make, note, token)
    sealed.extend(after.uid, after.closes)
    return made


def changed(sealed: Sealed, changes: Sequence[Change]) -> list[Round]:
    """The rounds that changes leave on record, as they shall be; Conflict where somebody has
    answered one whose meaning would change."""
    found = []
    for each in changes:
        before, after = each.before, each.after
        if isinstance(before, Round) and isinstance(after, Round):
            begun = not before.closed and _answered(sealed, each.uid)
            if begun and not _means_the_same(before, after):
                raise Conflict("conditions.round.begun")
            found.append(after)
    return found


def new_uid(network: str, name: str, opens: date) -> str:
    """The uid of a round that is begun."""
    return uids.make("rounds", network, name, opens)


def close(store: Store, sealed: Sealed, of: str, on: date, note: Note) -> Written | None:
    """Ends a round for good: the sealed answers go, and what was told becomes records.

    Cut off half-way, it goes on where it is called again. None where it was closed before.
    NotFound where there is no such round.
    """
    found = rounds(store).get(of)
    if found is None:
        raise NotFound("conditions.round.none")
    held = held_to("survey", found.network)
    sealed.close(of)  # from here on nothing more is told
    told, voices = sealed.all_told(of), sealed.voices(of)
    means = written(sealed.shown(of))

    def make(work: Work) -> list[Change]:
        before = rounds(work)[of]
        if before.closed:
            return []
        known = _known(work)
        links = {each.actor: each for each in sealed.invitations(of) if each.actor in known}
        asked = [each for each in links.values() if stage(each) != "withdrawn"]
        after = replace(
            before,
            closed=on,
            voices=tuple(voices),
            invited=tuple(sorted(each.actor for each in asked)),
            answered=tuple(sorted(each.actor for each in asked if each.answered)),
            means=means,
        )
        theirs = {uid: each for uid, each in told.items() if uid in known}
        records = [
            *_reports(work, theirs, after, links, known, everybody=held is None),
            *_offers(work, theirs, after),
        ]
        changes = [Change("rounds", of, before, after)]
        return changes + [
            Change(each.declared.name, each.uid, None, each) for each in _new(work, records)
        ]

    made = write_inside(store, make, note)
    sealed.clear(of)
    return made


def so_far(store: Store, sealed: Sealed, of: Round) -> list[ReportedTie]:
    """What was told of ties in a workshop that runs: those settled as they are on record.

    Forbidden where the user in force may not ask in that network; Conflict where others were
    promised that nobody looks before it has closed.
    """
    everybody = held_to("survey", of.network) is None
    if not of.workshop:
        raise Conflict("conditions.open")

    def read(work: Work) -> list[ReportedTie]:
        known = _known(work)
        links = {each.actor: each for each in sealed.invitations(of.uid)}
        told = {uid: each for uid, each in sealed.all_told(of.uid).items() if uid in known}
        found = list(_reports(work, told, of, links, known, everybody))
        rows = work.rows(module("selected", "reported_ties"), uids=[e.uid for e in found], of=[])
        settled: dict[str, Any] = {row["uid"]: record_of("reported_ties", row) for row in rows}
        return [_as_settled(each, settled.get(each.uid)) for each in found]

    return store.read(read)


def _as_settled(told: ReportedTie, settled: ReportedTie | None) -> ReportedTie:
    """As it is on record, unless they say something else by now."""
    return settled if settled and settled.type == told.type else told


def _known(work: Work) -> dict[str, str]:
    """uid → name of everybody on record."""
    return {row["uid"]: row["name"] for row in work.rows("actors/names")}


def rounds(work: Work | Store) -> dict[str, Round]:
    """Uid → every round on record."""
    found: Any = pages(work, module("records", "rounds"))
    return {row["uid"]: record_of("rounds", row) for row in found}  # type: ignore[misc]


def _answered(sealed: Sealed, of: str) -> bool:
    return any(each.answered for each in sealed.invitations(of))


def _means_the_same(before: Round, after: Round) -> bool:
    return replace(before, **{name: getattr(after, name) for name in LATER}) == after


def _check(round: Round) -> None:
    if not round.name.strip():
        raise DataError("conditions.round.name")
    if round.closes < round.opens:
        raise DataError("conditions.round.days")
    if not round.asks or not set(round.asks) <= set(ASKED):
        raise DataError("conditions.round.nothing")


def _reports(
    work: Work,
    told: Mapping[str, Told],
    of: Round,
    links: Mapping[str, Invitation],
    known: Mapping[str, str],
    everybody: bool,
) -> Iterator[ReportedTie]:
    """What was told of ties; of what is not on record any more nothing. known: uid → name of who
    is; everybody: a name that somebody wrote may be found among all of them."""
    named: dict[str, list[str]] = {}
    for uid, name in known.items() if everybody else ():
        named.setdefault(fold(name), []).append(uid)
    issues = {row["uid"] for row in pages(work, module("records", "issues"))}
    for actor, each in told.items():
        for tie in each.ties:
            partner = tie.partner or _only(named.get(fold(tie.named or "")))
            if partner != actor and (partner in known or partner is None):
                through = tie.through if tie.through in known else None
                about = tie.about if tie.about in issues else None
                tie = replace(tie, partner=partner, through=through, about=about)
                yield _reported(tie, actor, of, links[actor].filled_by)


def _offers(work: Work, told: Mapping[str, Told], of: Round) -> Iterator[Offer]:
    """What was told of offers, needs and skills, but what is on record in the same words."""
    rows = work.rows(module("selected", "offers"), uids=[], of=sorted(told))
    held: list[Any] = [record_of("offers", row) for row in rows]
    there = {(offer.actor, offer.what, fold(offer.text)) for offer in held}
    for actor, each in told.items():
        for what, text in each.offers:
            if (actor, what, fold(text)) in there:
                continue
            uid = uids.make("offers", actor, what, text, None)
            yield Offer(uid=uid, actor=actor, what=what, text=text, sources=(of.name,))


def _only(found: list[str] | None) -> str | None:
    return found[0] if found and len(found) == 1 else None


def _reported(tie: ToldTie, actor: str, of: Round, filled_by: str | None) -> ReportedTie:
    began = read_when(tie.since) if tie.since else None
    named = None if tie.partner else tie.named
    return ReportedTie(
        uid=uids.make("reported_ties", of.uid, actor, tie.partner, named),
        round=of.uid,
        reporter=actor,
        partner=tie.partner,
        named=named,
        type=tie.type,
        frequency=tie.frequency,
        since=began.first if began else None,
        since_precision=began.precision if began else None,
        through=tie.through,
        about=tie.about,
        said=of.closed or of.closes,
        filled_by=filled_by,
    )


def _new(work: Work, made: Sequence[Record]) -> list[Record]:
    """Those that are not on record yet, each once."""
    by_uid = {each.uid: each for each in made}
    there: set[str] = set()
    for kind in {each.declared.name for each in made}:
        of_kind = sorted(uid for uid, each in by_uid.items() if each.declared.name == kind)
        rows = work.rows(module("selected", kind), uids=of_kind, of=[])
        there |= {row["uid"] for row in rows}
    return [each for uid, each in by_uid.items() if uid not in there]
