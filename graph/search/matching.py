"""Finding an actor by what someone types: a name, another name, a short form, a part, a slip.

Names are compared as the search for duplicates spells them: without case, tone marks typed twice,
spaces and dots; short forms of organisations are written out on both sides.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.search.abbreviations import Table, built_in
from graph.search.spelling import bare, spelled, untitled, with_places, without_places, words
from graph.search.texts import Texts
from graph.store import Store

CLOSE = 72
"""How alike, 0–100, a misspelt text and a name, or a part of it, are at least."""

ENOUGH = 0.4
"""The share of its runs from which a text is like what is typed, in whatever order."""

SHORTEST = 3
"""Letters from which misspellings are looked for."""

FEW = 8
"""Letters up to which a slip may leave no run of three in common."""


@dataclass(frozen=True)
class Hit:
    """An actor found. by: the form of its name that matched, as recorded; how: "same", "begins",
    "part", "words" or "like", the best first; likeness: 0–100."""

    uid: str
    name: str
    by: str
    how: str
    likeness: float = 100.0


HOW = ("same", "begins", "part", "words", "like")


class Index:
    """The names of actors, made ready to be searched; one for each state of the records."""

    def __init__(
        self, named: Iterable[tuple[str, str, Sequence[str]]], short: Table | None = None
    ) -> None:
        """named: (uid, name, other names) of each actor."""
        self._short = short or built_in()
        self._owners: list[tuple[str, str, str]] = []
        self._forms: list[str] = []
        for uid, name, others in named:
            for form in (name, *others):
                for letters in spellings(form, self._short):
                    self._owners.append((uid, name, form))
                    self._forms.append(letters)

    @classmethod
    def of(cls, store: Store) -> "Index":
        """The names of all actors on record."""
        rows = store.rows("actors/names")
        return cls((row["uid"], row["name"], row["aliases"]) for row in rows)

    def search(self, text: str, limit: int = 10) -> list[Hit]:
        """The actors meant by a text, the likeliest first, each once; none for an empty text.

        First those whose name is the text, begins with it, holds it, holds all its words; then
        those of which a part is nearly it. A title before it, and a place after it, are put aside.
        """
        wanted = spellings(text, self._short)
        if not any(wanted):
            return []
        wanted = list(dict.fromkeys((*wanted, *self._core(text))))
        parts = [bare(word) for word in words(spelled(text))]
        hits = [
            Hit(*owner, how)
            for form, owner in zip(self._forms, self._owners, strict=True)
            if (how := matched(form, wanted, parts))
        ]
        if len({hit.uid for hit in hits}) < limit and len(wanted[0]) >= SHORTEST:
            near = self._near(wanted)
            hits += [*self._in_two(wanted, near), *self._like(wanted, near, limit)]
        return _best(hits, limit)

    def _core(self, text: str) -> Iterator[str]:
        """Its letters without titles; and without the district and province that follow."""
        plain = untitled(spelled(text))
        yield bare(plain)
        yield bare("".join(without_places(with_places(words(self._short.expanded(plain)[0])))))

    @cached_property
    def _texts(self) -> Texts:
        return Texts(self._forms)

    def _near(self, wanted: list[str]) -> list[int]:
        """The forms that may hold the text in pieces, or be like it."""
        if len(wanted[0]) <= FEW:
            return list(range(len(self._forms)))
        return [at for at, _ in self._texts.near(wanted)]

    def _in_two(self, wanted: list[str], near: list[int]) -> list[Hit]:
        """Names that hold the text in two pieces: Thai puts no spaces between words."""
        cuts = [
            (letters[:at], letters[at:])
            for letters in wanted
            for at in range(SHORTEST, len(letters) - SHORTEST + 1)
        ]
        return [
            Hit(*self._owners[at], "words")
            for at in near
            if any(one in self._forms[at] and other in self._forms[at] for one, other in cuts)
        ]

    def _like(self, wanted: list[str], near: list[int], limit: int) -> list[Hit]:
        from rapidfuzz import fuzz, process

        forms, found = {at: self._forms[at] for at in near}, []
        for letters in wanted:
            for scorer in (fuzz.ratio, fuzz.partial_ratio):  # the whole of a name, a part of it
                found += process.extract(
                    letters, forms, scorer=scorer, limit=limit * 4, score_cutoff=CLOSE
                )
        return [
            Hit(*self._owners[at], "like", likeness)
            for form, likeness, at in found
            if len(form) >= SHORTEST
        ]


def spellings(text: str, short: Table | None = None) -> list[str]:
    """Its letters, and those with short forms written out, where that is another."""
    plain = spelled(text)
    return list(dict.fromkeys((bare(plain), bare((short or built_in()).expanded(plain)[0]))))


def matched(form: str, wanted: Sequence[str], parts: Sequence[str]) -> str | None:
    """How the letters of a name match those of a text, of `HOW` but "like"; None: not at all.

    parts: the letters of the text's words.
    """
    if form in wanted:
        return "same"
    if any(form.startswith(letters) for letters in wanted):
        return "begins"
    if any(letters in form for letters in wanted):
        return "part"
    if len(parts) > 1 and all(part in form for part in parts):
        return "words"
    return None


def likeness(
    letters: str, wanted: Sequence[str], parts: Sequence[str], share: float
) -> tuple[str, float] | None:
    """How the letters of a text match what is typed, of `HOW`, and how alike they are, 0–100; None
    where they don't. share: of its runs (`graph.search.texts`)."""
    from rapidfuzz.fuzz import partial_ratio, ratio

    if how := matched(letters, wanted, parts):
        return how, 100.0
    alike = partial_ratio if len(letters) > len(wanted[0]) else ratio
    like = max(100 * share, *(alike(each, letters) for each in wanted))
    return None if like < CLOSE and share < ENOUGH else ("like", like)


def _best(hits: list[Hit], limit: int) -> list[Hit]:
    """Each actor once, by its best hit."""
    found: dict[str, Hit] = {}
    for how in HOW:
        if len(found) < limit:  # one letter is in most names: no more are sorted than are wanted
            for hit in sorted((hit for hit in hits if hit.how == how), key=_order):
                found.setdefault(hit.uid, hit)
    return list(found.values())[:limit]


def _order(hit: Hit) -> tuple[float, int, str, str]:
    return (-hit.likeness, len(hit.by), hit.name, hit.uid)
