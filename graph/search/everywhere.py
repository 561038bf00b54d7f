"""Finding anything on record by what someone types: by its name, or by a text that it holds."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from graph.search.matching import HOW, Index, likeness, spellings
from graph.search.spelling import bare, spelled, words
from graph.search.texts import Texts

NAMED = ("actors", "issues", "areas")
TOLD = (
    *("activities", "plans", "lessons", "stakes", "offers", "results", "promises"),
    *("interests", "ways", "networks", "ties", "mentors"),
)
TITLED = {"actors": "", "stakes": "", "ties": " – ", "mentors": " → "}
"""What has no title but the names of whom it concerns, and what stands between these."""

NOTED = ("actors", "ties", "mentors")
"""What is found here by its note alone."""

A_KIND = 6
"""Of one kind at most so many are found."""

AT_FIRST = 3
"""So many of one kind stand before what other kinds have that matches as well."""

MOST = 24
"""And of all kinds."""


@dataclass(frozen=True)
class Found:
    """Something on record. kind: of `NAMED` or `TOLD`; name: its name, or its first text.

    by: the other name or text that matched, else None; day: when it was, is due, was learned.
    concerns: uids of the actors that a text speaks of, its own first.
    """

    kind: str
    uid: str
    name: str
    by: str | None = None
    day: date | None = None
    day_precision: str | None = None
    concerns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Text:
    """A text by which something is found. place: 1 for its title, 2 for others, 3 for the names
    of those it concerns."""

    text: str
    place: int
    found: Found


Rank = tuple[float, ...]
"""How something was found, the least the best: how the text matches (of `HOW`), how unlike it is,
the place of the text, how much of it was not typed."""


class Everywhere:
    """All names and texts on record, ready to be searched."""

    def __init__(
        self,
        named: Mapping[str, Index],
        told: Iterable[Mapping[str, Any]],
        names: Mapping[str, str],
    ) -> None:
        """named: the index of each kind of `NAMED`; told: rows of `search/texts`, the latest first;
        names: of actors, by which what concerns them is found too."""
        self._named = named
        held = [
            (letters, text)
            for row in told
            for text in _texts(row, names)
            for letters in spellings(text.text)
            if letters
        ]
        self._held = [text for _, text in held]
        self._letters = Texts([letters for letters, _ in held])

    def search(self, text: str) -> list[Found]:
        """What is meant by a text, the likeliest first, `A_KIND` of a kind, `MOST` in all.

        None for an empty text. What is only like it is given where nothing has it.
        """
        hits = sorted([*self._by_name(text), *self._by_text(text)], key=lambda hit: hit[0])
        exact = [hit for hit in hits if hit[0][0] <= HOW.index("part")]
        best: dict[tuple[str, str], tuple[float, int, Found]] = {}
        of_kind = Counter[str]()
        for (how, *_), found in exact or hits:
            thing = (found.kind, found.uid)
            if thing not in best and of_kind[found.kind] < A_KIND:
                best[thing] = (how, of_kind[found.kind] // AT_FIRST, found)
                of_kind[found.kind] += 1
        return [found for *_, found in sorted(best.values(), key=lambda each: each[:2])][:MOST]

    def _by_name(self, text: str) -> Iterator[tuple[Rank, Found]]:
        for kind, index in self._named.items():
            for hit in index.search(text, A_KIND):
                by = hit.by if hit.by != hit.name else None
                rank = (HOW.index(hit.how), 100 - hit.likeness, 0)
                yield rank, Found(kind, hit.uid, hit.name, by)

    def _by_text(self, text: str) -> Iterator[tuple[Rank, Found]]:
        wanted, parts = spellings(text), [bare(word) for word in words(spelled(text))]
        if not wanted[0]:
            return
        for at, share in self._letters.near(wanted):
            letters, held = self._letters.forms[at], self._held[at]
            if alike := likeness(letters, wanted, parts, share):
                how, like = alike
                rest = 1 - min(1, len(wanted[0]) / len(letters))
                yield (HOW.index(how), 100 - like, held.place, round(rest, 1)), held.found


def _texts(row: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[Text]:
    """What a record is found by, its title first."""
    concerned = [names[uid] for uid in row["concerns"] if uid in names]
    texts = list(row["texts"])
    if row["kind"] in TITLED:
        texts.insert(0, TITLED[row["kind"]].join(concerned))
    found = Found(
        row["kind"],
        row["uid"],
        next(iter((*texts, *concerned)), row["uid"]),
        day=row["day"],
        day_precision=row["day_precision"],
        concerns=tuple(row["concerns"]),
    )
    told = [(text, 2) for text in texts[1:]]
    if row["kind"] not in NOTED:
        told += [(found.name, 1), *((name, 3) for name in concerned if name not in texts)]
    for text, place in told:
        yield Text(text, place, found if place == 1 else replace(found, by=text))
