"""Finding records by exact name or alias, and what was perhaps meant where none has it.

Names are compared as duplicates are: short forms written out, without titles and the district and
province that follow. Of many names only those are looked at closely that share a rare piece.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from graph.base.problems import Bilingual
from graph.kinds import Actor
from graph.kinds.uids import is_made

if TYPE_CHECKING:
    from graph.duplicates import Table
    from graph.duplicates.forms import Form

OFFERED = 3
CLOSE_ENOUGH = 70  # of 100, rapidfuzz
SEARCHES = 200  # among very many names, suggestions cost time: only for so many different texts
SPELLED = 10_000  # texts for which names that are spelled otherwise are looked for as well
MANY = 100_000  # names, beyond which they are not taken apart
PIECE = 3  # letters
POSTED = 150  # names that share a piece, the rarest pieces first
CLOSELY = 8  # names that share most pieces
LONG = 6  # letters of what is left without the kind of body, from which it is compared by itself
BEGINS = 75  # how alike a name and its first words are
ALIKE = 85
"""Of 100: a name so like one on record is taken for that one misspelt, and asked about."""


@dataclass(frozen=True)
class Like:
    """A record that was perhaps meant. alike: 0–100; reasons: why, in words."""

    uid: str
    name: str
    alike: float
    reasons: Bilingual

    def shown(self, lang: str) -> str:
        """The name, its id where people gave it one, and why."""
        why = self.reasons.th if lang == "th" else self.reasons.en
        return f"“{self.name}” ({why if is_made(self.uid) else f'{self.uid}; {why}'})"


class Names:
    """Names and aliases of one kind of record → uids. table: of abbreviations."""

    def __init__(self, table: "Table | None" = None) -> None:
        self._uids: dict[str, dict[str, None]] = defaultdict(dict)
        self._suggested: dict[tuple[str, int], tuple[Like, ...]] = {}
        self._table = table
        self._pieces: _Pieces | None = None

    def add(self, uid: str, *names: str) -> None:
        """`uid` answers to these names."""
        for name in names:
            if self._pieces and not self._uids.get(name):
                self._pieces.add(name, self._far)
            self._uids[name][uid] = None

    def remove(self, uid: str, *names: str) -> None:
        """`uid` answers to these names no longer."""
        for name in names:
            self._uids.get(name, {}).pop(uid, None)

    def find(self, name: str) -> list[str]:
        """The uids that answer to exactly this name."""
        return list(self._uids.get(name, ()))

    def like(self, text: str, least: int = CLOSE_ENOUGH) -> tuple[Like, ...]:
        """Up to three records with a name like `text`, the likeliest first."""
        if (text, least) not in self._suggested:
            if len(self._uids) > MANY and len(self._suggested) >= SEARCHES:
                return ()
            self._suggested[text, least] = tuple(islice(self._closest(text, least), OFFERED))
        return self._suggested[text, least]

    def suggest(self, text: str, least: int = CLOSE_ENOUGH) -> "Bilingual | str":
        """What `like` finds, in words; "" for nothing."""
        return listed(self.like(text, least))

    def _closest(self, text: str, least: int) -> Iterator[Like]:
        seen: set[str] = set()
        for name, alike, reasons in self._alike(text, least):
            for uid in self._uids.get(name, ()):
                if uid not in seen:
                    seen.add(uid)
                    yield Like(uid, name, alike, reasons)

    def _alike(self, text: str, least: int) -> list[tuple[str, float, Bilingual]]:
        from graph.duplicates import built_in

        if len(self._uids) > MANY:
            return _as_written(text, (name for name, uids in self._uids.items() if uids), least)
        if self._pieces is None:
            self._pieces = _Pieces(self._table or built_in(), self._uids)
        return self._pieces.alike(text, least, self._far)

    @property
    def _far(self) -> bool:
        """Whether names that are spelled otherwise are still looked for."""
        return len(self._suggested) < SPELLED


def listed(likes: Iterable[Like]) -> "Bilingual | str":
    """The records that were perhaps meant, in words; "" for none."""
    found = list(likes)
    th, en = (", ".join(like.shown(lang) for like in found) for lang in ("th", "en"))
    return Bilingual(th, en) if found else ""


class _Pieces:
    """Names taken apart, found by the pieces that they share with another."""

    def __init__(self, table: "Table", names: Iterable[str]) -> None:
        self._table = table
        self._forms: list[Form] = []
        self._words: list[list[str]] = []
        self._same: dict[str, list[int]] = defaultdict(list)
        self._first: dict[str, list[int]] = defaultdict(list)
        self._holding: dict[str, list[int]] = defaultdict(list)
        self._last: tuple[str, Form, list[str]] | None = None
        for name in names:
            self.add(name)

    def add(self, name: str, far: bool = True) -> None:
        """far: it may be found by names that are spelled otherwise, too."""
        (form, said), place = self._apart(name), len(self._forms)
        self._forms.append(form)
        self._words.append(said)
        for word in said[:1]:
            self._first[word].append(place)
        for key in _keys(form):
            self._same[key].append(place)
        for piece in _pieces(form.rest) if far else ():
            self._holding[piece].append(place)

    def alike(self, text: str, least: int, far: bool) -> list[tuple[str, float, Bilingual]]:
        """(name, how alike, why), the likeliest first; far: spelled otherwise as well."""
        from rapidfuzz.fuzz import ratio

        form, said = self._apart(text)
        near = self._near(form, far)
        found = {n: _likeness(form, self._forms[n], ratio) for n in near}
        for n in islice(self._first.get(said[0], ()) if said else (), CLOSELY):
            if _begin(said, self._words[n]):
                found[n] = max(found.get(n, 0), BEGINS)
        best = sorted(found.items(), key=lambda pair: (-pair[1], self._forms[pair[0]].name))
        return [
            (self._forms[n].name, alike, _reasons(form, self._forms[n], alike))
            for n, alike in best[:OFFERED]
            if alike >= least and (alike == best[0][1] or best[0][1] < 100)
        ]

    def _apart(self, name: str) -> tuple["Form", list[str]]:
        """Its form and its words; a name that was looked for in vain is often added next."""
        from graph.duplicates.forms import form_of

        if self._last is None or self._last[0] != name:
            form = form_of(Actor(uid="", name=name, kind="person"), name, self._table)
            self._last = name, form, _words(name)
        return self._last[1:]

    def _near(self, form: "Form", far: bool) -> list[int]:
        """Those of the same name, and those that share most of its rarest pieces."""
        same = [n for key in _keys(form) for n in islice(self._same.get(key, ()), CLOSELY)]
        if not far:
            return same
        holding = [found for p in _pieces(form.rest) if (found := self._holding.get(p))]
        sharing: list[int] = []
        for places in sorted(holding, key=len):
            if len(sharing) + len(places) > POSTED and sharing:
                break
            sharing += islice(places, POSTED)
        best = [place for place, _ in Counter(sharing).most_common(CLOSELY)]
        return list(dict.fromkeys((*same, *best)))


def _keys(form: "Form") -> dict[str, None]:
    """What two forms of one name have in common."""
    said = f"{form.head} {form.rest}" if form.rest else form.untitled
    return dict.fromkeys((form.spelling, form.untitled, said))


def _words(name: str) -> list[str]:
    from graph.search.spelling import spelled, untitled, words

    return words(untitled(spelled(name)))


def _begin(one: list[str], other: list[str]) -> bool:
    """Whether the words of the one begin the other, or the other way round."""
    least = min(len(one), len(other))
    return one != other and one[:least] == other[:least]


def _pieces(rest: str) -> dict[str, None]:
    return dict.fromkeys(rest[at : at + PIECE] for at in range(max(1, len(rest) - PIECE + 1)))


def _elsewhere(here: dict[str, str], there: dict[str, str]) -> bool:
    return any(here[level] != there[level] for level in here.keys() & there.keys())


def _likeness(one: "Form", other: "Form", ratio: Callable[[str, str], float]) -> float:
    """How alike two names are, 0–100; other numbers or places in them speak against it."""
    if one.places and other.places and _elsewhere(dict(one.places), dict(other.places)):
        return 0
    if one.rest and (one.head, one.rest) == (other.head, other.rest):
        return 100
    apart = one.head or one.places or other.places
    if apart and one.head == other.head and min(len(one.rest), len(other.rest)) >= LONG:
        found = ratio(one.rest, other.rest)
    elif one.untitled == one.spelling and other.untitled == other.spelling:
        found = ratio(one.spelling, other.spelling)
    else:
        found = max(ratio(one.spelling, other.spelling), ratio(one.untitled, other.untitled))
    return found if one.numbers == other.numbers else min(found, ALIKE - 1)


def _reasons(one: "Form", other: "Form", alike: float) -> Bilingual:
    from graph.duplicates.context import of_names

    if alike == BEGINS:
        return _said("begins")
    reasons = of_names(one, other, round(alike))
    return Bilingual(*("; ".join(r.text(lang) for r in reasons) for lang in ("th", "en")))


def _as_written(text: str, names: Iterable[str], least: int) -> list[tuple[str, float, Bilingual]]:
    from rapidfuzz import fuzz, process

    close = process.extract(text, names, scorer=fuzz.ratio, limit=OFFERED, score_cutoff=least)
    return [(name, alike, _said("close", percent=round(alike))) for name, alike, _ in close]


def _said(reason: str, **facts: object) -> Bilingual:
    from graph.base.words import say

    return Bilingual(*(say(f"duplicates.reason.{reason}", w, **facts) for w in ("th", "en")))
