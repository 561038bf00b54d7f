"""What a member tells of ties, offers and needs: not sealed, it becomes knowledge.

It is kept with the invitation while the round is open; its closing makes records of it. What they
say to the open question is kept apart, sealed as answers are.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from graph.base.dates import read_when
from graph.base.errors import DataError
from graph.base.texts import clean, clean_lines
from graph.kinds import MAX_NAME
from graph.kinds.registry import fields

MOST = 200
"""Ties, or offers and needs, that one member may tell."""
LONGEST = 2_000
"""Characters of what is said in words."""
TYPES = fields("reported_ties")["type"].words
OFFERED = fields("offers")["what"].words


@dataclass(frozen=True)
class ToldTie:
    """A tie as its one side tells it. partner: their uid; or named: as they wrote it. frequency:
    contacts a year; since: as `read_when` reads it; through, about: uids."""

    type: str
    partner: str | None = None
    named: str | None = None
    frequency: float | None = None
    since: str | None = None
    through: str | None = None
    about: str | None = None


@dataclass(frozen=True)
class Told:
    """All that a member told so far. offers: (offer, need or skill; in words); voice: what was said
    to the open question."""

    ties: tuple[ToldTie, ...] = ()
    offers: tuple[tuple[str, str], ...] = ()
    voice: str = ""


NOTHING = Told()


def checked(told: Told, by: str) -> Told:
    """The same, tidied; DataError, with what to do, where something of it can't be. by: whose."""
    if max(len(told.ties), len(told.offers)) > MOST:
        raise DataError("conditions.too_many", most=MOST)
    ties = tuple(_tie(each, by) for each in told.ties)
    whom = [each.partner or each.named for each in ties]
    if len(set(whom)) < len(whom):
        raise DataError("conditions.twice")
    offers = tuple((what, _text(text)) for what, text in told.offers if clean(text))
    if any(what not in OFFERED for what, _ in offers):
        raise DataError("conditions.no_offer")
    return Told(ties, offers, _text(told.voice))


def redirected(told: Told, by: str, former: Mapping[str, str]) -> Told:
    """The same, of whom the partners are now: what was told of the kept one stays, and nobody is
    tied to themselves. former: uid of before → uid now; by: whose, now."""
    own = {tie.partner for tie in told.ties} - former.keys()
    ties: dict[tuple[str | None, str | None], ToldTie] = {}
    for tie in told.ties:
        partner, through = (former.get(uid or "", uid) for uid in (tie.partner, tie.through))
        if partner == by or (partner != tie.partner and partner in own):
            continue
        through = None if through in (partner, by) else through
        ties.setdefault((partner, tie.named), replace(tie, partner=partner, through=through))
    return replace(told, ties=tuple(ties.values()))


def joined(one: Told, other: Told) -> Told:
    """What two told who are one: the first's word counts, what it lacks comes from the other."""
    whom = {(tie.partner, tie.named) for tie in one.ties}
    more = tuple(tie for tie in other.ties if (tie.partner, tie.named) not in whom)
    offers = tuple(dict.fromkeys((*one.offers, *other.offers)))
    return Told((*one.ties, *more), offers)


def _tie(tie: ToldTie, by: str) -> ToldTie:
    named = clean(tie.named or "")[:MAX_NAME] or None
    if tie.type not in TYPES or bool(tie.partner) == bool(named) or tie.partner == by:
        raise DataError("conditions.no_tie")
    if tie.frequency is not None and not 0 <= tie.frequency <= 3650:
        raise DataError("conditions.frequency")
    if tie.since:
        read_when(tie.since)
    return ToldTie(**asdict(tie) | {"named": named, "since": clean(tie.since or "") or None})


def _text(text: str) -> str:
    if len(text) > LONGEST:
        raise DataError("conditions.too_long", most=LONGEST)
    return clean_lines(text)


def written(told: Told) -> str:
    """As it is kept."""
    return json.dumps(asdict(told), ensure_ascii=False)


def read(text: str | None) -> Told:
    """What was kept."""
    if not text:
        return NOTHING
    held: dict[str, Any] = json.loads(text)
    pairs: Sequence[Sequence[str]] = held["offers"]
    return Told(
        tuple(ToldTie(**each) for each in held["ties"]),
        tuple((what, words) for what, words in pairs),
        held["voice"],
    )
