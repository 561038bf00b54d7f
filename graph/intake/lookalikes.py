"""The new names of a plan, with whom each may mean: on record, or another new name of the files."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.intake.names import ALIKE, Like, Names
from graph.intake.newcomers import SEVERAL, LookAlike, Newcomer
from graph.intake.worksheets.actors import kind_by_word

if TYPE_CHECKING:
    from graph.duplicates import Table
    from graph.intake.draft import Draft

SHOWN = 200
"""New names, those of most rows, that are compared with each other: no page lists more."""


def newcomers(draft: "Draft", table: "Table | None") -> tuple[Newcomer, ...]:
    """Every new name, those of most rows first."""
    seen = draft.newcomers.seen
    names = sorted(seen, key=lambda name: -seen[name].rows)
    among = _among(names[:SHOWN], table)
    return tuple(_newcomer(draft, name, among.get(name, ())) for name in names)


def _newcomer(draft: "Draft", name: str, among: Sequence[Like]) -> Newcomer:
    seen = draft.newcomers.seen[name]
    made = draft.newcomers.made
    alike = {("", one.name): LookAlike("", one.name, one.reasons) for one in among}
    for one in seen.alike:
        if one.uid in draft.current["actors"] and (one.uid not in made or one.alike >= ALIKE):
            uid, label = "" if one.uid in made else one.uid, draft.label("actors", one.uid)
            alike[uid, label] = LookAlike(uid, label, one.reasons)
    return Newcomer(
        name=name,
        rows=seen.rows,
        places=tuple(seen.places),
        alike=tuple(alike.values()),
        kind=kind_by_word(name),
        asked=not seen.decision and any(one.alike >= ALIKE for one in (*seen.alike, *among)),
        several=bool(SEVERAL.search(name)),
        decision=seen.decision,
    )


def _among(names: Sequence[str], table: "Table | None") -> dict[str, tuple[Like, ...]]:
    """Those among the new names that are much like one before them, which more rows name."""
    found: dict[str, tuple[Like, ...]] = {}
    before = Names(table)
    for name in names:
        if near := before.like(name, ALIKE):
            found[name] = near
        before.add(name, name)
    return found
