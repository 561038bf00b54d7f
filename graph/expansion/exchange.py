"""Offers that meet needs: what one side has to give, and the other is looking for. Pure.

Two are said to meet where both are about one issue, or a part of it, or where one says what the
other says, as the search compares texts.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from graph.kinds import Offer
from graph.network.columns import Tree
from graph.search.matching import likeness, spellings
from graph.search.spelling import bare, spelled, words
from graph.search.texts import Texts

MOST = 3
"""So many of one partner are given."""


@dataclass(frozen=True)
class Match:
    """given: what is offered, or known how to do; needed: what is needed; ours: whether the need
    is ours, and the offer theirs."""

    given: str
    needed: str
    ours: bool


def matches(
    offers: Iterable[Offer], issues: Tree, on: date, us: Collection[str]
) -> dict[str, tuple[Match, ...]]:
    """uid of a partner → what it can give us, or we can give it, on the day: what it gives first,
    `MOST` of each partner."""
    there = sorted((each for each in offers if each.covers(on)), key=lambda each: each.uid)
    needs, gives = ([x for x in there if (x.what == "need") is need] for need in (True, False))
    found: dict[str, list[Match]] = {}
    for ours in (True, False):
        for need, give in _met(
            [each for each in needs if (each.actor in us) is ours],
            [each for each in gives if (each.actor in us) is not ours],
            issues,
        ):
            partner = give.actor if ours else need.actor
            found.setdefault(partner, []).append(Match(give.text, need.text, ours))
    return {uid: tuple(each[:MOST]) for uid, each in found.items()}


def _met(
    needs: Sequence[Offer], gives: Sequence[Offer], issues: Tree
) -> Iterator[tuple[Offer, Offer]]:
    """The needs that are met, each with what meets it."""
    alike = _alike(needs, gives) | {(need, give) for give, need in _alike(gives, needs)}
    for at, need in enumerate(needs):
        for place, give in enumerate(gives):
            if (at, place) in alike or _one_issue(need.about, give.about, issues):
                yield need, give


def _alike(some: Sequence[Offer], others: Sequence[Offer]) -> set[tuple[int, int]]:
    """Positions of each text, and of those that say it."""
    held = [(at, letters) for at, each in enumerate(others) for letters in spellings(each.text)]
    texts, found = Texts([letters for _, letters in held]), set()
    for place, each in enumerate(some):
        wanted, parts = spellings(each.text), [bare(one) for one in words(spelled(each.text))]
        for at, share in texts.near(wanted) if wanted[0] else ():
            other, letters = held[at]
            if likeness(letters, wanted, parts, share):
                found.add((place, other))
    return found


def _one_issue(one: str | None, other: str | None, issues: Tree) -> bool:
    if not one or not other or not {one, other} <= set(issues.uids):
        return False
    places = issues.uids.index(one), issues.uids.index(other)
    return places[0] in issues.within(other) or places[1] in issues.within(one)
