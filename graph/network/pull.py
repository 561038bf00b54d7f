"""Pulls the whole network from the server as columns, and keeps it until something changes."""

import logging
import threading
import time
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np

from graph.base.errors import Conflict
from graph.network.columns import (
    PRECISIONS,
    Actors,
    Attended,
    Columns,
    Ints,
    Links,
    Mask,
    Spans,
    Ties,
    Tree,
)
from graph.network.day import BY_CODE, pair_keys
from graph.store import Store, Work

OPEN = 99999999
log = logging.getLogger(__name__)

TRIES = 5
ACTORS_A_PAGE = 50_000
ACTIVITIES_A_PAGE = 20_000
TIES_A_PAGE = 200_000  # 600,000 in one record ran out of a 256 MB heap


class Cache:
    """The columns of one store, pulled again when its change counter has moved."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._columns: Columns | None = None

    def columns(self, counter: int | None = None) -> Columns:
        """The network as the database holds it now; safe to call from several threads.

        counter: of writes; what is held at this count is given without asking the server.
        While a large import is being written, as it was before; Conflict where it was not pulled
        before. What was pulled while someone wrote is pulled again, and not shown.
        """
        with self._lock:
            if counter is not None and self._columns and self._columns.counter == counter:
                return self._columns
            for _ in range(TRIES):
                before = self._state()
                kept = self._columns
                if kept and (before["writing"] or kept.counter == (before["counter"] or 0)):
                    return kept
                if before["writing"]:
                    break
                pulled = fetch(self._store)
                if self._state() == before:
                    self._columns = pulled
                    return pulled
            if self._columns is None:
                raise Conflict("network.writing")
            return self._columns

    def put(self, columns: Columns) -> None:
        """Holds what another process has pulled."""
        with self._lock:
            self._columns = columns

    def _state(self) -> dict[str, Any]:
        (state,) = self._store.rows("journal/state")
        return {name: state[name] for name in ("counter", "head", "writing")}


def fetch(store: Store) -> Columns:
    """All actors, ties, bases, works, memberships, areas, issues and networks of all days."""
    started = time.perf_counter()
    columns = store.read(_pull, "network")
    log.info(
        "%d actors and %d ties in %.2f s",
        len(columns.actors.uids),
        len(columns.ties.start),
        time.perf_counter() - started,
    )
    return columns


def _pull(work: Work) -> Columns:
    import pandas as pd

    (state,) = work.rows("journal/state")
    pages = list(_actor_pages(work))
    actors = _actors(pages)
    place = pd.Index(actors.uids)
    areas, issues, networks = (_tree(work, name) for name in ("areas", "issues", "networks"))
    ties = _ties(_tie_pages(work, pages), place, pd.Index(issues.uids))
    bases = _links(work, "network/bases", actors, areas)
    works = _links(work, "network/works", actors, issues)
    members = _links(work, "network/members", actors, networks)
    attended = _attended(list(_activity_pages(work)), place)
    (who,) = work.rows("network/population")
    belonging = [
        *((each.left, each.spans) for each in (bases, works, members)),
        *((end, ties.spans) for end in (ties.start, ties.end)),
        (place.get_indexer(who["who"]), Spans(_ints([who], "since"), _ints([who], "until"))),
    ]
    named = np.isin(actors.uids, np.array(who["named"], dtype=object))
    return Columns(
        counter=state["counter"] or 0,
        actors=counted(actors, named, who["years"], belonging, attended),
        ties=ties,
        bases=bases,
        works=works,
        members=members,
        attended=attended,
        areas=areas,
        issues=issues,
        networks=networks,
    )


def counted(
    actors: Actors,
    named: Mask,
    years: int | None,
    belonging: Iterable[tuple[Ints, Spans]],
    attended: Attended,
) -> Actors:
    """The actors with the spans in which they count: see `Actors`.

    named: which are only a name so far; belonging: whose, and when, each tie, base, work and
    membership is.
    """
    if not named.any() and years is None:
        return actors
    first = np.full(len(named), OPEN, dtype=np.int32)
    last = np.zeros(len(named), dtype=np.int32)
    days = attended.days[attended.activity]
    for who, spans in (*belonging, (attended.actor, Spans(days, days))):
        np.minimum.at(first, who, spans.since)
        np.maximum.at(last, who, spans.until)
    lives = actors.lives
    since = np.where(named | (years is not None), np.maximum(lives.since, first), lives.since)
    until = lives.until
    if years is not None:
        until = np.minimum(until, np.where(last < OPEN, last + 10_000 * years, OPEN))
    return replace(actors, spans=Spans(since.astype(np.int32), until.astype(np.int32)))


def _actor_pages(work: Work) -> Any:
    after = ""
    while True:
        page = work.columns("network/actors", after=after, limit=ACTORS_A_PAGE)
        yield page
        if len(page["uid"]) < ACTORS_A_PAGE:
            return
        after = page["uid"][-1]


def _actors(pages: list[dict[str, Any]]) -> Actors:
    def text(name: str) -> Any:
        return np.array([value for page in pages for value in page[name]], dtype=object)

    order = np.argsort(text("uid"), kind="stable")
    lives = Spans(_ints(pages, "since")[order], _ints(pages, "until")[order])
    return Actors(
        uids=text("uid")[order],
        names=text("name")[order],
        kinds=text("kind")[order],
        sectors=text("sector")[order],
        spans=lives,
        lives=lives,
    )


def _tie_pages(work: Work, pages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    uids = [uid for page in pages for uid in page["uid"]]
    page_of = np.cumsum(_ints(pages, "ties")) // TIES_A_PAGE
    starts = np.flatnonzero(np.diff(page_of, prepend=-1))
    bounds = [*(uids[place] for place in starts), None]
    return [
        work.columns("network/ties", first=first, beyond=beyond)
        for first, beyond in pairwise(bounds)
    ]


def _ties(pages: list[dict[str, Any]], place: Any, issues: Any) -> Ties:
    import pandas as pd

    def column(name: str) -> list[Any]:
        return [value for page in pages for value in page[name]]

    def coded(name: str, words: tuple[str, ...]) -> Any:
        codes = {word: code for code, word in enumerate(words)}
        return np.fromiter((codes[v] for v in column(name)), dtype=np.int8)

    start, end = (place.get_indexer(column(name)).astype(np.int32) for name in ("start", "end"))
    level = coded("type", BY_CODE) + np.int8(1)
    order = np.argsort(pair_keys(start, end, level, len(place)), kind="stable")
    return Ties(
        uids=pd.Series(column("uid"), dtype="str").iloc[order].reset_index(drop=True),
        start=start[order],
        end=end[order],
        level=level[order],
        spans=Spans(_ints(pages, "since")[order], _ints(pages, "until")[order]),
        since_precision=coded("since_precision", PRECISIONS)[order],
        until_precision=coded("until_precision", PRECISIONS)[order],
        frequency=_floats(pages, "frequency")[order],
        trust=_floats(pages, "trust")[order],
        about=issues.get_indexer(column("about")).astype(np.int32)[order],
        through=place.get_indexer(column("through")).astype(np.int32)[order],
        mutual=_ints(pages, "mutual").astype(np.int8)[order],
        stated=np.array(column("stated"), dtype=bool)[order],
    )


def _activity_pages(work: Work) -> Any:
    after: str | None = ""
    while after is not None:
        (page,) = work.rows("network/attended", after=after, limit=ACTIVITIES_A_PAGE)
        yield page
        after = page["last"]


def _attended(pages: list[dict[str, Any]], place: Any) -> Attended:
    import pandas as pd

    uids = np.array([uid for page in pages for uid in page["activity"]], dtype=object)
    actor = place.get_indexer([uid for page in pages for uid in page["actor"]]).astype(np.int32)
    day = _ints(pages, "day")
    order = np.lexsort((actor, pd.factorize(uids)[0], day))
    codes, activities = pd.factorize(uids[order])
    first = np.flatnonzero(np.diff(codes, prepend=-1))
    return Attended(
        activities=tuple(activities),
        days=day[order][first],
        actor=actor[order],
        activity=codes.astype(np.int32),
    )


def _links(work: Work, name: str, actors: Actors, tree: Tree) -> Links:
    """They begin and end with their actor at the latest: who has left works and lives nowhere."""
    import pandas as pd

    page = work.columns(name)
    left = pd.Index(actors.uids).get_indexer(page["left"]).astype(np.int32)
    right = pd.Index(tree.uids).get_indexer(page["right"]).astype(np.int32)
    known = (left >= 0) & (right >= 0)
    left, right, theirs = left[known], right[known], actors.spans
    spans = Spans(
        np.maximum(_ints([page], "since")[known], theirs.since[left]),
        np.minimum(_ints([page], "until")[known], theirs.until[left]),
    )
    return Links(left, right, spans)


def _tree(work: Work, name: str) -> Tree:
    import pandas as pd

    if name == "networks":
        found = work.rows("network/records", after="", limit=10_000)
        uids = tuple(row["uid"] for row in found)
        names = tuple(row["kept"]["name"] for row in found)
        return Tree(uids, names, ("",) * len(uids), np.full(len(uids), -1, dtype=np.int32))
    page = work.columns(f"network/{name}")
    wholes = page["within"] if name == "areas" else page["part_of"]
    whole = pd.Index(page["uid"]).get_indexer(wholes).astype(np.int32)
    levels = tuple(page["level"]) if name == "areas" else ("",) * len(page["uid"])
    return Tree(tuple(page["uid"]), tuple(page["name"]), levels, whole)


def _ints(pages: list[dict[str, Any]], name: str) -> Any:
    return np.fromiter((value for page in pages for value in page[name]), dtype=np.int32)


def _floats(pages: list[dict[str, Any]], name: str) -> Any:
    values = np.fromiter((value for page in pages for value in page[name]), dtype=np.float32)
    values[values < 0] = np.nan
    return values
