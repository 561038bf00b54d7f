"""Finds actors who may be one: names compared within a kind and an area, and what else agrees.

Two names are compared where both are of persons, or neither is; where their kind of body (by the
table of abbreviations) and their numbers are the same; and where both actors are based in one
province, or it isn't known where. Score (our rule), 0–100: eight tenths of how alike the names
are, more for the same contact (10), area (8), partners (5), activities (3) and sector (2), less
for a short form that may mean something else (15), a tie between the two (15), another area
(10), sector (3) or kind (3).
"""

import logging
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from graph.duplicates.context import Context, Reason
from graph.duplicates.forms import Form, forms
from graph.kinds import Actor, Distinct, Records
from graph.search.abbreviations import Table

log = logging.getLogger(__name__)

ALIKE = 85  # of 100, of names in a fuzzy comparison
SHORT = 6  # letters; shorter names are only compared for being the same
LETTERS = 8  # for one that is typed otherwise; one in any case
ROWS = 256  # compared with all others at once
MOST = 50_000  # pairs of alike names looked at, so that a list of one name ends too


@dataclass(frozen=True)
class Candidate:
    """Two actors who may be one; `one` is the lower uid.

    names: the two that were found alike. score: 0–100, the higher the likelier.
    """

    one: str
    other: str
    names: tuple[str, str]
    score: int
    reasons: tuple[Reason, ...]


def candidates(
    known: Records, among: Collection[str] | None = None, table: Table | None = None
) -> list[Candidate]:
    """Pairs of actors who may be one, the likeliest first; none that was found not to be the same.

    among: only pairs with at least one of these uids. 10,000 actors take about two seconds.
    """
    from graph.search.abbreviations import built_in

    context = Context(known)
    best: dict[tuple[str, str], tuple[int, Form, Form]] = {}
    for one, other, alike in _alike(known, among, table or built_in(), context):
        first, second = (one, other) if one.uid < other.uid else (other, one)
        pair = first.uid, second.uid
        if pair not in best or alike > best[pair][0]:
            best[pair] = alike, first, second
    context.look_at({uid for pair in best for uid in pair})
    found = [_candidate(context, alike, one, other) for alike, one, other in best.values()]
    return sorted(found, key=lambda c: (-c.score, c.one, c.other))


def _candidate(context: Context, alike: int, one: Form, other: Form) -> Candidate:
    points, reasons = context.weigh(one, other, alike)
    score = max(0, min(100, round(alike * 0.8) + points))
    return Candidate(one.uid, other.uid, (one.name, other.name), score, reasons)


def _alike(
    known: Records, among: Collection[str] | None, table: Table, context: Context
) -> Iterator[tuple[Form, Form, int]]:
    """Pairs of names that are alike, 85–100, and nothing that speaks against."""
    apart = {(pair.one, pair.other) for pair in known.of(Distinct).values()}
    looked = 0
    for rows, columns in _blocks(known, table, context, among):
        for one, other, alike in _pairs(rows, columns):
            if one.uid == other.uid:
                continue
            looked += 1
            if looked > MOST:
                log.warning("more than %d names look alike; the others are left out", MOST)
                return
            pair = min(one.uid, other.uid), max(one.uid, other.uid)
            asked = among is None or one.uid in among or other.uid in among
            if asked and pair not in apart and _may_be_one(one, other, context):
                yield one, other, alike


def _blocks(
    known: Records, table: Table, context: Context, among: Collection[str] | None
) -> Iterator[tuple[list[Form], list[Form]]]:
    """Lists of names, each of the first to be compared with each of the second."""
    groups: dict[tuple[object, ...], dict[str | None, list[Form]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for uid, actor in known.of(Actor).items():
        for form in forms(actor, table):
            key = (actor.kind == "person", form.head, form.numbers)
            for province in context.provinces(uid) or (None,):
                groups[key][province].append(form)
    for blocks in groups.values():
        nowhere = blocks.get(None, [])
        for province, here in blocks.items():
            everyone = here if province is None else [*here, *nowhere]
            if among is None:
                yield here, everyone
                continue
            new = [form for form in here if form.uid in among]
            yield new, everyone
            if province is not None:
                yield [form for form in nowhere if form.uid in among], here


def _pairs(rows: Sequence[Form], columns: Sequence[Form]) -> Iterator[tuple[Form, Form, int]]:
    """Pairs whose rests are alike; each text is compared once, however many bear it."""
    left, right = _by_text(rows), _by_text(columns)
    for text in sorted(left.keys() & right.keys()):
        yield from ((one, other, 100) for one, other in product(left[text], right[text]))
    for text, near, alike in _near(_long(left), _long(right)):
        yield from ((one, other, alike) for one, other in product(left[text], right[near]))


def _by_text(found: Sequence[Form]) -> dict[str, list[Form]]:
    texts: dict[str, list[Form]] = defaultdict(list)
    for form in found:
        texts[form.rest].append(form)
    return texts


def _long(texts: dict[str, list[Form]]) -> list[str]:
    return sorted(
        (text for text in texts if len(text) >= SHORT), key=lambda text: (len(text), text)
    )


def _near(rows: list[str], columns: list[str]) -> Iterator[tuple[str, str, int]]:
    """Different texts that are alike, 85–100. Both lists are ascending by length.

    Only texts of about one length can be: two of lengths a < b are 200 · a / (a + b) alike at most.
    """
    import numpy as np
    from rapidfuzz import fuzz, process

    same, lengths = rows == columns, [len(text) for text in columns]
    for start in range(0, len(rows), ROWS):
        part = rows[start : start + ROWS]
        first = bisect_left(lengths, len(part[0]) * ALIKE / (200 - ALIKE))
        first = start if same else first
        last = bisect_right(lengths, len(part[-1]) * (200 - ALIKE) / ALIKE)
        ratios = process.cdist(
            part, columns[first:last], scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8
        )
        for row, column in zip(*np.nonzero(ratios), strict=True):
            text, near = part[row], columns[first + column]
            if text != near:
                yield text, near, int(ratios[row, column])


def _may_be_one(one: Form, other: Form, context: Context) -> bool:
    """Whether nothing in two alike names says that they are of two."""
    here, there = dict(one.places), dict(other.places)
    if any(here[level] != there[level] for level in here.keys() & there.keys()):
        return False
    if one.entry and "place" in one.entry.rules:
        together = context.together(one.uid, other.uid)
        if together is False or (together is None and not one.rest):
            return False
    return one.rest == other.rest or _spelled_alike(one, other, context)


def _spelled_alike(one: Form, other: Form, context: Context) -> bool:
    """Whether names that differ differ in their spelling, not in the place they speak of."""
    from rapidfuzz.distance import OSA

    typed = min(len(one.rest), len(other.rest)) // LETTERS
    if OSA.distance(one.rest, other.rest) > max(1, typed):
        return False
    tails = one.tail, other.tail
    differ = all(tails) and tails[0] != tails[1]
    if differ and (OSA.distance(*tails) > 1 or min(map(len, tails)) < SHORT):
        return False
    here, there = context.area_at_the_end(one.rest), context.area_at_the_end(other.rest)
    return not (here and there and here != there)
