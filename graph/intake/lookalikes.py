"""Whom a name that nobody bears may mean: partners on record, and other new names of the files."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from graph.base.problems import Bilingual
from graph.base.words import say
from graph.intake.names import CLOSE_ENOUGH, OFFERED
from graph.intake.newcomers import SEVERAL, LookAlike, Mentions, Newcomer, one_number
from graph.intake.worksheets.actors import kind_by_word
from graph.kinds import Actor, Records

if TYPE_CHECKING:
    from graph.duplicates import Candidate, Table
    from graph.intake.draft import Draft

SHOWN = 200
"""New names, those of most rows, that are compared with others: no page lists more."""

COMPARED = 3_000
"""Partners on record that are all compared; of more, those that are spelled alike."""

NEAR, LIKELY = 8, 60
"""Of the others: so many for each name, at least so much of 100 alike."""

_NEW = "new:"


def newcomers(draft: "Draft", table: "Table | None") -> tuple[Newcomer, ...]:
    """Every new name, those of most rows first; look-alikes of the first 200 only."""
    seen = draft.newcomers.seen
    names = sorted(seen, key=lambda name: -seen[name].rows)
    alike = _alike(draft, names[:SHOWN], table) if names else {}
    return tuple(_newcomer(name, seen[name], tuple(alike.get(name, ()))) for name in names)


def _newcomer(name: str, seen: Mentions, alike: tuple[LookAlike, ...]) -> Newcomer:
    several = bool(SEVERAL.search(name))
    kind = kind_by_word(name)
    places = tuple(seen.places)
    return Newcomer(name, seen.rows, places, alike, kind, seen.asked, several, seen.decision)


def _alike(
    draft: "Draft", names: Sequence[str], table: "Table | None"
) -> dict[str, list[LookAlike]]:
    actors: dict[str, Any] = {
        uid: draft.known.of(Actor).get(uid, actor)
        for uid, actor in draft.records(Actor).items()
        if uid not in draft.newcomers.made
    }
    found = _by_reasons(draft, actors, names, table)
    for name, near in _by_spelling(actors, names):
        if name not in found:
            found[name] = near
    return found


def _by_reasons(
    draft: "Draft", actors: dict[str, Any], names: Sequence[str], table: "Table | None"
) -> dict[str, list[LookAlike]]:
    """As duplicates are found: the names are partners for once, of each kind they may be."""
    from graph.duplicates import candidates

    new = {
        f"{_NEW}{kind}:{place}": Actor(uid=f"{_NEW}{kind}:{place}", name=name, kind=kind)
        for place, name in enumerate(names)
        for kind in _kinds(name)
    }
    compared = actors if len(actors) <= COMPARED else _spelled_alike(actors, names)
    everyone = Records(**draft.current).replaced(actors={**compared, **new})
    found: dict[str, list[LookAlike]] = {}
    for candidate in candidates(everyone, new.keys(), table):
        for name, other in _sides(candidate, new, compared):
            near = found.setdefault(name, [])
            if len(near) < OFFERED and other.name != name and other not in near:
                near.append(other)
    return found


def _kinds(name: str) -> tuple[str, ...]:
    kind = kind_by_word(name)
    return (kind,) if kind else ("person", "organisation")


def _sides(
    candidate: "Candidate", new: dict[str, Actor], actors: dict[str, Any]
) -> Iterator[tuple[str, LookAlike]]:
    """(new name, whom it may mean), from each of the two that is new."""
    reasons = Bilingual(
        *("; ".join(r.text(lang) for r in candidate.reasons) for lang in ("th", "en"))
    )
    pair = candidate.one, candidate.other
    for own, other in (pair, pair[::-1]):
        if own in new:
            actor = new.get(other) or actors[other]
            yield new[own].name, LookAlike("" if other in new else other, actor.name, reasons)


def _spelled_alike(actors: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    from rapidfuzz import fuzz, process

    uids, known = list(actors), [actor.name for actor in actors.values()]
    near = {
        uids[place]
        for name in names
        for *_, place in process.extract(
            name, known, scorer=fuzz.ratio, limit=NEAR, score_cutoff=LIKELY
        )
    }
    return {uid: actors[uid] for uid in near}


def _by_spelling(
    actors: dict[str, Any], names: Sequence[str]
) -> Iterator[tuple[str, list[LookAlike]]]:
    """Those spelled much alike, for no better reason."""
    from rapidfuzz import fuzz, process

    known = [(uid, each) for uid, a in actors.items() for each in (a.name, *a.aliases)]
    reason = Bilingual(*(say("intake.newcomers.spelled", lang) for lang in ("th", "en")))
    texts = [text for _, text in known]
    for name in names:
        close = process.extract(
            name, texts, scorer=fuzz.ratio, limit=OFFERED, score_cutoff=CLOSE_ENOUGH
        )
        uids = dict.fromkeys(known[place][0] for text, _, place in close if one_number(text, name))
        if uids:
            yield name, [LookAlike(uid, actors[uid].name, reason) for uid in uids]
