"""The columns of a list of edges that say who the two ends are: by id, by name, of what kind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from graph.base.texts import clean, fold
from graph.kinds.vocabulary import EndWords, end_words, graph_words

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z0-9])")
_PARTS = (("id", "ids"), ("name", "names"), ("kind", "kinds"))
Parts = dict[str, str]
"""id, name, kind → the heading, as it is written, under which it stands."""


@dataclass(frozen=True)
class Ends:
    """The headings of both ends. plain: by words that our own table of ties has as well; one: the
    start is what the row is about, and no end by name."""

    start: Parts = field(default_factory=dict)
    end: Parts = field(default_factory=dict)
    plain: bool = False
    one: bool = False

    @property
    def told(self) -> bool:
        """Whether rows say what their ends are called, or of what kind they are."""
        return bool({"name", "kind"} & (self.start.keys() | self.end.keys()))

    @property
    def kinds(self) -> bool:
        """Whether rows say of what kind an end is."""
        return "kind" in self.start or "kind" in self.end


def worded(heading: str) -> str:
    """A heading as its words are compared: "FromName", "from_name" and "From name" are one."""
    return fold(re.sub(r"[_\-.]+", " ", _CAMEL.sub(" ", clean(heading))))


def find_ends(headings: Sequence[str]) -> Ends | None:
    """Who the headings say the ends are; None where they name no two."""
    found = [_of_words(headings, words) for words in end_words()]
    whole = [ends for ends in found if _named(ends.start) and _named(ends.end)]
    if whole:
        return max(whole, key=lambda ends: len(ends.start) + len(ends.end))
    half = [ends for ends in found if _named(ends.end)]
    return _of_one(headings, half[0].end) if len(half) == 1 else None


def _of_words(headings: Sequence[str], words: EndWords) -> Ends:
    start: Parts = {}
    end: Parts = {}
    for heading in headings:
        text = worded(heading).replace(" ", "")
        for side, each in ((start, words.start), (end, words.end)):
            if part := _known(each).get(text):
                side.setdefault(part, heading)
    return Ends(start, end, words.plain)


def _of_one(headings: Sequence[str], end: Parts) -> Ends | None:
    """Where a row is about one partner, and says whom it is joined with, and how."""
    start: Parts = {}
    related = "kind" in end
    for heading in headings:
        text = worded(heading)
        related = related or text in graph_words("relations")
        for part, words in _PARTS:
            if text in graph_words(words):
                start.setdefault(part, heading)
    return Ends(start, end, one=True) if related and "name" in start else None


def _named(side: Parts) -> bool:
    return "id" in side or "name" in side


@cache
def _known(words: tuple[str, ...]) -> dict[str, str]:
    """A heading without blanks → the part of an end, by one of these words, that it names."""
    return {text.replace(" ", ""): part for word in words for text, part in _with(word)}


def _with(word: str) -> Iterator[tuple[str, str]]:
    yield word, "id"
    for part, also in _PARTS:
        for more in graph_words(also):
            yield word + more, part
            yield more + word, part
