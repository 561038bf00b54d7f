"""Answering: what whoever holds a link may see and do, as the member whom it asks.

Nothing of it is written to the database: it lies in the sealed book until the round closes.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from graph import conditions, shared
from graph.base.dates import show
from graph.base.errors import Conflict, DataError, NotFound
from graph.base.problems import Bilingual
from graph.base.texts import clean, fold
from graph.conditions.questions import Item, items
from graph.conditions.sealed import Sealed
from graph.conditions.told import Told, ToldTie
from graph.kinds import ASKED
from graph.kinds.plan import WANTED
from graph.kinds.vocabulary import said
from graph.network import Filters, Snapshot
from graph.rights import MACHINE, User, acting

FOUND = 8
"""Partners that a search offers at most."""
RATED = 10
"""Partners whose trust and value are asked for at most, the tightest first."""
CHANGED = ("type", "frequency", "since", "through", "about")
"""What may be told of a tie."""


class Answering:
    """One member's part in a round, by the token of their link.

    As `Sealed.find`; Conflict where the round has not opened yet, or has closed by what is on
    record, NotFound where round or member is not there any more. Whatever keeps something:
    Conflict before they have agreed to be asked, DataError for what is not asked in this round.
    """

    def __init__(self, sealed: Sealed, now: Snapshot, token: str) -> None:
        """now: what is on record, today."""
        self._token, self._sealed = token, sealed
        self.invitation = sealed.find(token)
        self.uid = self.invitation.actor
        with acting(MACHINE):
            rounds = {each.uid: each for each in conditions.rounds(now)}
        if self.invitation.round not in rounds:
            raise NotFound("conditions.link.none")
        self.round = rounds[self.invitation.round]
        if self.round.closed:
            raise Conflict("conditions.closed")
        if now.on < self.round.opens:
            raise Conflict("conditions.round.not_open", day=_day(self.round.opens))
        self._now = now.under(Filters(network=self.round.network))
        self._user = User(f"link of {self.uid}", "member", self.uid)
        try:
            self.name = self.standing.name
        except NotFound as gone:
            raise NotFound("conditions.link.none") from gone

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that the round asks, in their order."""
        return tuple(part for part in ASKED if part in self.round.asks)

    def asked(self, *parts: str) -> list[Item]:
        """The items of these parts that the round asks."""
        return [item for item in items().values() if item.part in parts and item.part in self.parts]

    @cached_property
    def standing(self) -> shared.Standing:
        """Where the member stands today, with the ties that are on record."""
        return self._standing(self._now)

    @cached_property
    def network(self) -> str:
        """The name of the network that asks."""
        with acting(self._user):
            return (
                dict(shared.networks(self._now, self.uid)).get(self.round.network)
                or self.round.name
            )

    @cached_property
    def names(self) -> dict[str, str]:
        """uid → name of whom the member may name: the others of the network."""
        with acting(self._user):
            every = shared.members(self._now, self.uid).names
        return {uid: name for uid, name in every.items() if uid != self.uid}

    def search(self, text: str) -> list[tuple[str, str]]:
        """(uid, name) of the partners that may be meant, the likeliest first; persons from two
        letters on."""
        with acting(self._user):
            members = shared.members(self._now, self.uid)
        return members.found(text, FOUND, self.uid)

    @cached_property
    def told(self) -> Told:
        """What they told so far."""
        return self._sealed.told(self._token)

    @cached_property
    def answers(self) -> dict[tuple[str, str], int]:
        """What they answered so far: (whom it is about, "" for the network; the item) → answer."""
        return self._sealed.own(self._token)

    def rated(self) -> list[str]:
        """Of whom trust and value are asked: with whom they say that they have a tie; the ties on
        record where the round asks for none."""
        if "ties" in self.parts:
            ties = [(WANTED.index(t.type), t.partner) for t in self.told.ties if t.type in WANTED]
            known = [uid for _, uid in sorted(ties, key=lambda tie: tie[0]) if uid in self.names]
        else:
            known = [tie.other for tie in self.standing.ties]
        return [uid for uid in known if uid][:RATED]

    def consent(self) -> None:
        """They agree to be asked."""
        self._sealed.consent(self._token)

    def keep_tie(self, partner: str | None, named: str | None, changed: Mapping[str, Any]) -> None:
        """Keeps what is told of one tie, of `CHANGED`, beside what was told of it and of others.

        named: the partner as typed; a name that one member alone bears means that one.
        """
        self._need("ties")
        partner = partner or self._meant(named or "")
        named = None if partner else clean(named or "") or None
        known = {tie.other for tie in self.standing.ties} | self.names.keys()
        if any(uid not in known for uid in (partner, changed.get("through")) if uid):
            raise DataError("conditions.no_member")
        if changed.get("about") not in (None, *(uid for uid, _ in self.standing.issues)):
            raise DataError("conditions.no_issue")
        new = {name: changed[name] for name in CHANGED if name in changed}

        def keep(told: Told) -> Told:
            ties = {(tie.partner, tie.named): tie for tie in told.ties}
            before = ties.get((partner, named), ToldTie("", partner, named))
            ties[partner, named] = replace(before, **new)
            return replace(told, ties=tuple(ties.values()))

        self._change(keep)

    def drop_tie(self, partner: str | None, named: str | None) -> None:
        """Takes back what was told of one tie."""
        self._need("ties")

        def keep(told: Told) -> Told:
            left = (tie for tie in told.ties if (tie.partner, tie.named) != (partner, named))
            return replace(told, ties=tuple(left))

        self._change(keep)

    def keep_offers(self, changed: Mapping[str, tuple[str, ...]]) -> None:
        """Keeps offers, needs and skills. changed: which of the three → all of it, in words."""
        self._need("offers")

        def keep(told: Told) -> Told:
            kept = tuple(each for each in told.offers if each[0] not in changed)
            new = tuple((what, text) for what, texts in changed.items() for text in texts)
            return replace(told, offers=(*kept, *new))

        self._change(keep)

    def keep_voice(self, text: str) -> None:
        """Keeps what is said to the open question."""
        self._need("question")
        self._change(lambda told: replace(told, voice=text))

    def keep_answers(self, answers: Mapping[tuple[str, str], int | None]) -> None:
        """Keeps answers, beside those that are there: see `Sealed.keep`."""
        for about, name in answers:
            item = items().get(name)
            self._need(item.part if item else name)
            if about and about not in self.names:
                raise DataError("conditions.no_member")
        then = self._standing(self._now.at(self.round.opens))
        standing = {
            "sector": self.standing.sector,
            "area": self.standing.area,
            "community": then.community,  # of one day for all: it is numbered anew each day
        }
        self._sealed.keep(self._token, answers, standing)
        self.__dict__.pop("answers", None)

    def finish(self) -> None:
        """They say that it is all; they may still change it."""
        self._need()
        self._sealed.finish(self._token)

    def take_back(self) -> None:
        """Nothing is left of what they told and answered, nor of their consent."""
        self._sealed.take_back(self._token)

    def _standing(self, snapshot: Snapshot) -> shared.Standing:
        with acting(self._user):
            return shared.standing(snapshot, self.uid)

    def _change(self, change: Callable[[Told], Told]) -> None:
        self._sealed.change_told(self._token, change)
        self.__dict__.pop("told", None)

    def _need(self, part: str = "") -> None:
        if self._sealed.find(self._token).consented is None:
            raise Conflict("conditions.no_consent")
        if part and part not in self.parts:
            word = Bilingual(*(said("asks", part, lang) for lang in ("th", "en")))
            raise DataError("conditions.not_asked", item=word)

    def _meant(self, named: str) -> str | None:
        """The only member of that very name."""
        bearing = [uid for uid, name in self.names.items() if fold(name) == fold(named)]
        return bearing[0] if len(bearing) == 1 else None


def _day(day: date) -> Bilingual:
    return Bilingual(show(day, "day", "th"), show(day, "day", "en"))
