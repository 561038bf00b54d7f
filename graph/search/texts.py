"""Texts that hold what someone types, by the runs of three letters that both have.

Thai puts no spaces between words: runs need no dictionary to part them, know names as well as
words, and forgive a slip, which changes three of them at most. See docs/decisions/search.md.
"""

from collections.abc import Sequence

import numpy as np

RUN = 3
LEAST = 0.3
"""The share of its runs, the rare ones counting more, that a text has at least of what is typed."""

MOST = 200
"""So many texts are looked at more closely."""

Array = np.ndarray


class Texts:
    """Texts, as their letters, ready to be searched."""

    def __init__(self, forms: Sequence[str]) -> None:
        """forms: the letters of each (`spelling.bare`), those to be preferred first."""
        self.forms = forms
        self._lengths = np.array([len(form) for form in forms], np.int64)
        letters = _codes("\n".join(forms))
        self._alphabet = np.zeros(0x110000, np.int64)
        used = np.setdiff1d(np.flatnonzero(np.bincount(letters)), [ord("\n")])
        self._alphabet[used] = np.arange(1, len(used) + 1)
        self._size = len(used) + 1
        runs, inside = self._runs(letters)
        whose = np.repeat(np.arange(len(forms)), self._lengths + 1)[: len(runs)]
        count = max(len(forms), 1)
        pairs = np.sort(runs[inside] * count + whose[inside])
        pairs = pairs[np.diff(pairs, prepend=-1) != 0]  # seven times as fast as `np.unique`
        self._known, self._starts = np.unique(pairs // count, return_index=True)
        self._starts = np.append(self._starts, len(pairs))
        self._whose = pairs % count
        self._weights = np.log1p(count / np.diff(self._starts))
        self._unknown = np.log1p(count) / 2

    def near(self, wanted: Sequence[str]) -> list[tuple[int, float]]:
        """(which text, its share of the runs: `LEAST`–1) for any of some spellings, the best first.

        Of equal ones that of which more is typed, then the first.
        """
        shares = np.zeros(len(self.forms))
        for letters in wanted:
            np.maximum(shares, self._shares(letters), out=shares)
        found = np.flatnonzero(shares >= LEAST)
        typed = np.minimum(1, len(wanted[0]) / np.maximum(self._lengths[found], 1))
        order = np.lexsort((found, -typed.round(1), -shares[found].round(2)))[:MOST]
        return [(int(at), float(shares[at])) for at in found[order]]

    def _shares(self, letters: str) -> Array:
        if len(letters) < RUN:
            has = (at for at, form in enumerate(self.forms) if letters in form)
            shares = np.zeros(len(self.forms))
            shares[np.fromiter(has, np.int64)] = bool(letters)
            return shares
        runs = np.unique(self._runs(_codes(letters))[0])
        at = np.searchsorted(self._known, runs[np.isin(runs, self._known)])
        held = np.zeros(len(self.forms))
        for run in at:
            held[self._whose[self._starts[run] : self._starts[run + 1]]] += self._weights[run]
        return held / (self._weights[at].sum() + self._unknown * (len(runs) - len(at)))

    def _runs(self, letters: Array) -> tuple[Array, Array]:
        """Each run of three letters as a number; and whether all are known, and of one text."""
        places = self._alphabet[letters]
        first, second, third = places[:-2], places[1:-1], places[2:]
        inside = (first != 0) & (second != 0) & (third != 0)
        return (first * self._size + second) * self._size + third, inside


def _codes(text: str) -> Array:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
