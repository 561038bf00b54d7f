"""New actors that look like others, told once for each pair; nothing is refused for it."""

from typing import TYPE_CHECKING, Any

from graph.base.problems import Bilingual
from graph.base.words import say
from graph.intake.draft import Draft
from graph.kinds import Actor, Records
from graph.kinds.uids import is_made

if TYPE_CHECKING:
    from graph.duplicates import Candidate, Table

ALIKE = "intake.actor.alike"
TOLD = 50  # pairs
MOST = 200_000_000  # pairs of new with all; beyond, `saan duplicates` compares them afterwards


def tell_likeness(draft: Draft, table: "Table | None") -> None:
    """Compares the actors a plan would create with those known and with each other."""
    from graph.duplicates import candidates

    new = {uid for uid in draft.origins["actors"] if uid not in draft.known.of(Actor)}
    if not new:
        return
    if len(new) * len(draft.current["actors"]) > MOST:
        draft.problems.tell(
            "info", "intake.actor.not_compared", _line(draft, min(new)).place(), count=len(new)
        )
        _tell_same_names(draft, new, set())
        return
    current: Any = draft.current
    found = candidates(Records(**current), new, table)
    for candidate in found[:TOLD]:
        _tell(draft, new, candidate)
    if len(found) > TOLD:
        last = found[TOLD]
        uid = last.one if last.one in new else last.other
        rest = len(found) - TOLD
        draft.problems.tell(
            "warning", "intake.actor.alike_more", _line(draft, uid).place("name"), count=rest
        )
    _tell_same_names(draft, new, {(c.one, c.other) for c in found})


def _tell(draft: Draft, new: set[str], candidate: "Candidate") -> None:
    """On the row of the new one; of two new ones, on the later row."""
    ends = sorted((candidate.one, candidate.other), key=lambda uid: _rank(draft, new, uid))
    other, uid = ends
    names = dict(zip((candidate.one, candidate.other), candidate.names, strict=True))
    reasons = Bilingual(
        *("; ".join(r.text(lang) for r in candidate.reasons) for lang in ("th", "en"))
    )
    th, en = ([], []) if is_made(other) else ([f"รหัส {other}"], [f"id {other}"])
    if other in new:
        row = _line(draft, other).row
        th, en = [*th, f"แถว {row}"], [*en, f"row {row}"]
    where = Bilingual(*(f" ({', '.join(said)})" if said else "" for said in (th, en)))
    line = _line(draft, uid)
    told = draft.problems.tell(
        "warning",
        ALIKE,
        line.place("name"),
        names[uid],
        name=names[uid],
        uid=uid,
        other=names[other],
        id=other,
        where=where,
        reasons=reasons,
        advice=_advice(uid, other),
    )
    if other not in new:
        draft.known_alike.append((line, told))


def _advice(uid: str, other: str) -> Bilingual:
    """What to do, by the ids where both were given one."""
    key = "names" if is_made(uid) or is_made(other) else "ids"
    facts = {"uid": uid, "id": other}
    return Bilingual(*(say(f"intake.actor.alike_{key}", lang, **facts) for lang in ("th", "en")))


def _tell_same_names(draft: Draft, new: set[str], reported: set[tuple[str, str]]) -> None:
    """Those of one name that are not compared: of another kind, or elsewhere."""
    for uid in draft.origins["actors"]:
        if uid not in new:
            continue
        name = str(getattr(draft.current["actors"][uid], "name", ""))
        others = [
            other
            for other in draft.names["actors"].find(name)
            if other != uid
            and (min(uid, other), max(uid, other)) not in reported
            and _rank(draft, new, other) < _rank(draft, new, uid)
        ]
        if others:
            given = ", ".join(other for other in others[:5] if not is_made(other))
            ids = Bilingual(*(f" ({word} {given})" if given else "" for word in ("รหัส", "id")))
            facts = {"name": name, "count": len(others), "others": ids}
            _line(draft, uid).warn("name", "intake.actor.same_name", name, **facts)


def _rank(draft: Draft, new: set[str], uid: str) -> tuple[bool, int, str]:
    return (uid in new, _line(draft, uid).row if uid in new else 0, uid)


def _line(draft: Draft, uid: str) -> Any:
    return draft.origins["actors"][uid].line
