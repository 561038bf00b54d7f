"""A name taken apart for comparing: what kind of body, which number, which place, and the rest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.kinds import Actor
from graph.search.abbreviations import Entry, Table
from graph.search.spelling import (
    LEVELS,
    bare,
    spelled,
    untitled,
    with_places,
    without_places,
    words,
)

_NUMBER = re.compile(r"\d+")
_MARK = re.compile(r"[a-z]|[ก-ฮ]|[ivx]{2,4}")
_FOLLOWS = re.compile(r"(?<=..)(จังหวัด|อำเภอ|ตำบล)(.+?)(?=จังหวัด|อำเภอ|ตำบล|$)")
_TAIL = re.compile(r"(?:บ้าน|ชุมชน|ตำบล|อำเภอ|จังหวัด|เขต|ลุ่มน้ำ)(.+)")


@dataclass(frozen=True)
class Form:
    """One name of one actor.

    name: as written; spelling: all of it, bare; untitled: the same without titles.
    head: what kind of body, written out ("" where the table has none); rest: what follows.
    numbers: what tells things in a row apart (1, 2, ก, ข, ii); places: of ต., อ., จ. within.
    tail: what follows บ้าน, ชุมชน and the like; used: the short forms that were written out.
    """

    uid: str
    name: str
    spelling: str
    untitled: str
    head: str
    rest: str
    numbers: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    tail: str
    used: tuple[Entry, ...]
    entry: Entry | None


def forms(actor: Actor, table: Table) -> Iterator[Form]:
    """The forms of an actor's name and other names, each spelling once."""
    seen: set[str] = set()
    for name in (actor.name, *actor.aliases):
        form = form_of(actor, name, table)
        if form.rest + form.head and form.spelling not in seen:
            seen.add(form.spelling)
            yield form


def form_of(actor: Actor, name: str, table: Table) -> Form:
    """One name taken apart; titles are put aside where it is a person's."""
    whole = spelled(name)
    plain = untitled(whole) if actor.kind == "person" else whole
    text, used = table.expanded(_said_once(plain, table))
    said = with_places(words(text))
    places = tuple(
        (level, word.removeprefix(level))
        for word in said[1:]
        for level in LEVELS
        if word.startswith(level) and word != level
    )
    head, rest, entry = table.head(bare("".join(without_places(said))))
    if entry and "place" in entry.rules:
        rest = _without_level(rest)
        places += tuple(_FOLLOWS.findall(rest))
        rest = _FOLLOWS.sub("", rest)
    tail = _TAIL.search(rest)
    return Form(
        uid=actor.uid,
        name=name,
        spelling=bare(whole),
        untitled=bare(plain),
        head=head,
        rest=rest,
        numbers=tuple(sorted((*_NUMBER.findall(text), *_marks(said)))),
        places=places,
        tail=tail[1] if tail else "",
        used=used,
        entry=entry,
    )


def _marks(said: list[str]) -> list[str]:
    return [word for word in said if _MARK.fullmatch(word)]


def _without_level(rest: str) -> str:
    for level in LEVELS:
        if rest.startswith(level) and len(rest) > len(level) + 1:
            return rest.removeprefix(level)
    return rest


def _said_once(name: str, table: Table) -> str:
    """The name without what stands in brackets at its end, where that says the same again."""
    outer, sign, inner = name.rstrip(" )").rpartition("(")
    if not sign or not outer.strip():
        return name
    one, other = (bare(table.expanded(part.strip())[0]) for part in (outer, inner))
    return outer.strip() if one == other else name
