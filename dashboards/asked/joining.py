"""Joining a workshop by the code on the screen: as whom one writes, or waiting at the door."""

from collections.abc import Mapping
from typing import Any

from graph import conditions, shared
from graph.base.errors import NotFound
from graph.conditions.answering import FOUND
from graph.conditions.workshop import Newcomer, Workshop
from graph.kinds import Round
from graph.network import Filters, Snapshot
from graph.rights import MACHINE, acting
from graph.service import Service

JOIN = "join"
"""The path below which codes lie."""

Page = tuple[str, dict[str, Any]]


def answered(
    service: Service, code: str, asked: Mapping[str, str], given: Mapping[str, str]
) -> Page | str:
    """The page of a code, or the path below that of all links to which one goes on.

    NotFound where no workshop has the code; as `Workshops.link` and `Workshops.knock`.
    """
    if not code:
        typed = given.get("code", "").strip()
        return f"{JOIN}/{typed.replace('/', '')}" if typed else ("code", {})
    workshop = service.workshops.find(code)
    with acting(MACHINE):
        joining = _Joining(service, workshop)
        return joining.answered(asked, given)


class _Joining:
    def __init__(self, service: Service, workshop: Workshop) -> None:
        self.service, self.workshop = service, workshop
        now = service.snapshot(service.today())
        rounds = {each.uid: each for each in conditions.rounds(now)}
        if workshop.round not in rounds:
            raise NotFound("conditions.workshop.none")
        self.round: Round = rounds[workshop.round]
        self.now: Snapshot = now.under(Filters(network=self.round.network))

    def answered(self, asked: Mapping[str, str], given: Mapping[str, str]) -> Page | str:
        if key := asked.get("door"):
            return self._at_the_door(self.service.workshops.newcomer(key))
        if "knock" in given:
            key = self.service.workshops.knock(self.workshop, given.get("named", ""))
            return f"{JOIN}/{self.workshop.code}?door={key}"
        if uid := given.get("actor"):
            return self._let_in(uid)
        text = given.get("q", "").strip()
        return self._page("join", text=text, found=self._found(text))

    def _at_the_door(self, who: Newcomer) -> Page | str:
        if who.round != self.workshop.round:
            raise NotFound("conditions.workshop.none")
        if who.actor:
            return self._let_in(who.actor)
        return self._page("door", name=who.name, again=not who.refused, kept={"door": who.key})

    def _let_in(self, uid: str) -> str:
        if uid not in conditions.members(self.now, self.round.uid):
            raise NotFound("conditions.workshop.none")
        return self.service.workshops.link(self.workshop, uid, self.round.closes)

    def _found(self, text: str) -> list[tuple[str, str]]:
        return shared.members(self.now, "").found(text, FOUND) if text else []

    def _page(self, template: str, **facts: Any) -> Page:
        return template, {"round": self.round, "code": self.workshop.code, **facts}
