"""The network as of a date, paths, the first click after a start, and the whole stack's memory."""

import random
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from typing import Any

import numpy as np
import psutil

from benchmarks import made, ways
from benchmarks.bench import Bench, seconds
from benchmarks.table import Row, middle
from benchmarks.ways import PAIRS, ask_module, ask_one, milliseconds
from graph import actors, drawing, edit, network, server, strength
from graph.base.config import Preferences
from graph.calendar import rhythm
from graph.changes.between import between
from graph.changes.by_part import changed_by
from graph.drawing import picture, times
from graph.drawing.drawn import Stage
from graph.edit import Edit
from graph.intake import read
from graph.intake.write import load
from graph.journal import Note
from graph.measures import pairs, tiles
from graph.network import Columns, Filters, fetch, history, lifetimes
from graph.network.worker import Worker
from graph.service import Service
from graph.store import Store
from graph.store.warm import ask_all
from graph.ties import listing

ROUNDS = 3
VALUES = """
MATCH (a:Actor)-[r:COLLABORATE|COORDINATE|COOPERATE]->(b:Actor)
RETURN r.uid, a.uid, b.uid, type(r), r.since, r.since_precision, r.until, r.until_precision,
       r.frequency, r.trust, r.about, r.through, r.mutual, r.stated
"""
OBJECTS = """
MATCH (a:Actor)-[r:COLLABORATE|COORDINATE|COOPERATE]->(b:Actor)
RETURN a, r, b
"""


def measure(bench: Bench) -> list[Row]:
    """Uses the network that the import left in the home "main", or puts it there."""
    with bench.store("main") as store:
        fill(bench, store)
        rows = [*_fetching(store), *_stepping(store), *_years(store), *_editing(store)]
        rows += _strength_page(store)
        rows += ways.measure(store, bench.actors)
    return [*rows, *_first_click(bench), _whole_stack(bench)]


def fill(bench: Bench, store: Store) -> None:
    """Puts the made network in, where it is not there already."""
    if store.rows("journal/state")[0]["actors"] != bench.actors:
        load(store, read([made.tables(bench.folder, bench.actors)]), Note("bench", "import"))


def _fetching(store: Store) -> list[Row]:
    ours, values = [], []
    columns = fetch(store)
    for _ in range(ROUNDS):
        ours.append(seconds(lambda: fetch(store)))
        values.append(seconds(lambda: _plain(store, VALUES)))
    objects = seconds(lambda: _plain(store, OBJECTS))
    other = middle([seconds(lambda y=y: columns.as_of(date(y, 3, 1))) for y in range(2017, 2026)])
    pull, plain = min(ours), min(values)
    bytes_a_tie = _size(columns) / len(columns.ties.start)
    return [
        Row(
            "fetch of all ties, of result.values()", 0.3, pull / plain, f"{pull:.2f}, {plain:.2f} s"
        ),
        Row("… of returning relationships", 0.05, pull / objects, f"{pull:.2f}, {objects:.2f} s"),
        Row("network of another date, of the fetch", 0.02, other / pull, f"{1000 * other:.1f} ms"),
        Row("columns kept", 100, bytes_a_tie, unit="bytes/tie"),
    ]


def _plain(store: Store, query: str) -> list[Any]:
    with store.driver.session() as session:
        return session.run(query).values()


def _size(columns: Columns) -> int:
    """Bytes of the ties' arrays."""
    ties = columns.ties
    arrays = [getattr(ties, field.name) for field in fields(ties)]
    arrays += [ties.spans.since, ties.spans.until]
    return sum(a.nbytes if isinstance(a, np.ndarray) else _bytes(a) for a in arrays)


def _bytes(column: Any) -> int:
    return int(column.memory_usage(deep=True)) if hasattr(column, "memory_usage") else 0


def _stepping(store: Store) -> list[Row]:
    """The map through time: opening it, and all that the page works out where one comes to rest."""
    service = Service(store, Preferences())
    network.positions(service.snapshot(date.max))
    one = middle([seconds(lambda: ask_one(store)) for _ in range(PAIRS)])
    opening = seconds(
        lambda: _moment(service, made.TODAY, drawing.through_time(service.snapshot(made.TODAY)))
    )
    drawn = drawing.through_time(service.snapshot(made.TODAY))
    steps = network.timeline(service.snapshot(made.TODAY), "month").days[-60:-1:6]
    step = middle([seconds(lambda day=day: _moment(service, day, drawn)) for day in steps])
    spent, asked, opened = map(milliseconds, (step, one, opening))
    note = f"{spent}, RETURN 1 p50 {asked}; opening the map {opened}"
    return [
        Row("a step of the map through time, of RETURN 1", 150, step / one, note),
        Row("… in seconds of server time", 0.3, step, unit="s"),
    ]


def _years(store: Store) -> list[Row]:
    """Strength, calendar, changes and periods on cached columns, of one step of fetching them."""
    columns = fetch(store)
    pull = min(seconds(lambda: fetch(store)) for _ in range(ROUNDS))
    columns = replace(columns, attended=made.attended(len(columns.actors.uids)))
    day, before = made.TODAY, date(made.TODAY.year - 1, 6, 30)
    found = lifetimes.lives(columns, day)
    line = lifetimes.timeline(columns, found, "month", day)
    tasks: dict[str, tuple[float, Callable[[], Any]]] = {
        "strength of every pair": (0.1, lambda: pairs.pairs(columns, day)),
        "calendar of 90 days": (0.5, lambda: rhythm.due(columns, day)),
        "changes in a year": (0.05, lambda: between(columns, before, day)),
        "… by sector": (0.2, lambda: changed_by(columns, "sector", before, day)),
        "periods by month": (0.05, lambda: history.history(columns, found, line)),
    }
    rows = []
    for what, (goal, task) in tasks.items():
        took = middle([seconds(task) for _ in range(ROUNDS)])
        rows.append(Row(f"{what}, of the fetch", goal, took / pull, milliseconds(took)))
    return rows


def _strength_page(store: Store) -> list[Row]:
    """All that the page of strength asks, with nothing computed before, and again.

    The goals are 3 s and 0.5 s where RETURN 1 takes a millisecond.
    """
    service = Service(store, Preferences())
    service.source.columns.columns()
    one = middle([seconds(lambda: ask_one(store)) for _ in range(PAIRS)])
    cold, warm = (seconds(lambda: _strength(service)) for _ in range(2))
    return [
        Row("page of strength, cold, of RETURN 1", 3_000, cold / one, milliseconds(cold)),
        Row("… warm, of RETURN 1", 500, warm / one, milliseconds(warm)),
    ]


def _strength(service: Service) -> None:
    day = made.TODAY
    at = service.snapshot(day)
    on_tiles = tuple(each.name for each in tiles())
    strength.scorecard(at)
    strength.values(at.at(day.replace(year=day.year - 1)), on_tiles)
    for figure in (*on_tiles, "shape"):
        strength.trend(at, figure, "year")
    strength.shape(at)
    strength.further(at)
    strength.mixing(at, "sector")
    actors.people(at)
    strength.core(at)
    strength.composition(at)
    strength.missing(at)
    network.ties(at)
    listing(at, "open", None)


def _editing(store: Store) -> list[Row]:
    """One tie corrected again and again, and what one question costs on the same server."""
    service = Service(store, Preferences())
    uid = service.source.columns.columns().ties.uids.iloc[0]
    spent = []
    for turn in range(PAIRS // 4):
        base = edit.record(service.store, "ties", uid)
        wanted = Edit("correct", "ties", {"note": f"note {turn}"}, base)
        spent.append(seconds(lambda wanted=wanted: service.edit(wanted, "bench")))
    one = middle([seconds(lambda: ask_one(store)) for _ in range(PAIRS)])
    took = middle(spent[5:])
    return [Row("one edit, of RETURN 1", 60, took / one, f"{milliseconds(took)}, p50")]


def _moment(service: Service, on: date, drawn: Stage) -> None:
    """Who is drawn does not hang on the day: the pages keep it."""
    picture(drawn.people, drawn.ties, network.positions(service.snapshot(date.max)))
    times(
        network.timeline(service.snapshot(made.TODAY), "month"),
        on,
        network.count(service.snapshot(on)),
    )
    actors.directory(service.snapshot(on))
    network.ties_among(service.snapshot(on, Filters()), tuple(drawn.people["uid"]))


def _first_click(bench: Bench) -> list[Row]:
    """A path asked of a server just started, without the warming and with it."""
    ratios, notes = {}, []
    for warmed in (False, True):
        server.down(bench.home("main"))
        with bench.store("main") as store:
            warming = seconds(lambda store=store: ask_all(store)) if warmed else 0
            first = seconds(lambda store=store: ask_module(store, "paths/shortest", [1, 500]))
            rng = random.Random(2)
            pairs = [rng.sample(range(bench.actors), 2) for _ in range(60)]
            later = middle(
                [seconds(lambda p=p: ask_module(store, "paths/shortest", p)) for p in pairs]
            )
        ratios[warmed] = first / later
        notes.append(f"{milliseconds(first)}, later {milliseconds(later)}")
    note = f"{notes[1]} (warming {warming:.1f} s); not warmed: {notes[0]}, {ratios[False]:.0f} ×"
    return [Row("first path after a start, of a later one", 10, ratios[True], note)]


def _whole_stack(bench: Bench) -> Row:
    """Server, a process that holds what the dashboards hold after ten questions, and its worker."""
    with bench.store("main") as store:
        service = Service(store, Preferences(), worker=(worker := Worker()))
        for year in range(2017, 2027):
            network.network(service.snapshot(date(year, 3, 1)))
        for number in range(10):
            ask_module(store, "paths/shortest", [number, number + 300])
        import streamlit  # noqa: F401

        ours = psutil.Process().memory_info().rss / 2**20
        theirs = bench.memory("main") / 2**20
        strength.scorecard(service.snapshot(made.TODAY))
        beside = psutil.Process(worker.pid).memory_info().rss / 2**20
        worker.close()
    note = f"server {theirs:.0f} MB, pages' process {ours:.0f} MB, worker {beside:.0f} MB"
    whole = ours + theirs + beside
    return Row("resident memory of the whole stack", 1024, whole, note, unit="MB")
