"""Finding anything on record by what someone types: by its name, or by a text that it holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from graph.search.matching import HOW, Index, matched
from graph.search.spelling import bare, spelled, words

NAMED = ("actors", "issues", "areas")
TOLD = ("activities", "plans", "lessons")
A_KIND = 6
"""Of one kind at most so many are found."""


@dataclass(frozen=True)
class Found:
    """Something on record. kind: of `NAMED` or `TOLD`; name: its name, or its first text.

    by: the other name or text that matched, else None; day: when it was, is due or was learned.
    concerns: uids of the actors that a text speaks of.
    """

    kind: str
    uid: str
    name: str
    by: str | None = None
    day: date | None = None
    day_precision: str | None = None
    concerns: tuple[str, ...] = ()


class Everywhere:
    """All names and texts on record, ready to be searched."""

    def __init__(
        self,
        named: Mapping[str, Index],
        told: Iterable[Mapping[str, Any]],
        names: Mapping[str, str],
    ) -> None:
        """named: the index of each kind of `NAMED`; told: rows of `search/texts`, the latest first;
        names: of actors, by which plans and lessons are found too."""
        self._named = named
        self._told = [_forms(row, names) for row in told]

    def search(self, text: str) -> list[Found]:
        """What is meant by a text, `A_KIND` of a kind, the kind with the best first.

        None for an empty text. Names that are only like it are given where nothing has it.
        """
        hits = [
            (
                HOW.index(hit.how),
                Found(kind, hit.uid, hit.name, hit.by if hit.by != hit.name else None),
            )
            for kind, index in self._named.items()
            for hit in index.search(text, A_KIND)
        ]
        hits += self._texts(text)
        nearest = HOW.index("like")
        hits = [hit for hit in hits if hit[0] < nearest] or hits
        best: dict[str, int] = {}
        for rank, found in hits:
            best[found.kind] = min(rank, best.get(found.kind, rank))
        return [found for _, found in sorted(hits, key=lambda hit: best[hit[1].kind])]

    def _texts(self, text: str) -> list[tuple[int, Found]]:
        plain = spelled(text)
        wanted, parts = [bare(plain)], [bare(word) for word in words(plain)]
        if not wanted[0]:
            return []
        hits: dict[str, list[tuple[int, Found]]] = {kind: [] for kind in TOLD}
        for forms, found in self._told:
            ways = [
                (HOW.index(way), text)
                for letters, text in forms
                if (way := matched(letters, wanted, parts))
            ]
            if ways:
                rank, by = min(ways, key=lambda each: each[0])
                shown = found if by == found.name else replace(found, by=by)
                hits[found.kind].append((rank, shown))
        order = [sorted(each, key=lambda hit: hit[0])[:A_KIND] for each in hits.values()]
        return [hit for each in order for hit in each]


def _forms(row: Mapping[str, Any], names: Mapping[str, str]) -> tuple[list[tuple[str, str]], Found]:
    """What a text is found by, as letters and as written; and what is given of it."""
    concerned = [names[uid] for uid in row["concerns"] if uid in names]
    texts = row["texts"] or concerned or [row["uid"]]
    if row["kind"] != "activities":
        texts = [*texts, *concerned]
    found = Found(
        row["kind"],
        row["uid"],
        texts[0],
        day=row["day"],
        day_precision=row["day_precision"],
        concerns=tuple(row["concerns"]),
    )
    return [(bare(spelled(text)), text) for text in texts], found
