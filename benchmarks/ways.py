"""Ways, introductions, brokers and trials: how fast they are asked on a large network."""

import random
from collections.abc import Callable
from typing import Any

from benchmarks import made
from benchmarks.bench import seconds
from benchmarks.table import Row, middle
from graph import brokers, governance, paths, whatif
from graph.base.config import Preferences
from graph.paths.graph import Conditions, SearchGraph
from graph.paths.introducing import introductions
from graph.paths.routes import ways
from graph.service import Service
from graph.store import Store
from graph.whatif import Trial

PAIRS = 120


def measure(store: Store, actors: int) -> list[Row]:
    """Every question of the pages of paths, brokers and what-if."""
    return [*_paths(store, actors), *_ahead(Service(store, Preferences()))]


def _paths(store: Store, actors: int) -> list[Row]:
    """Five questions by turns; the first twenty pairs only warm up."""
    rng = random.Random(1)
    over = paths.search_graph(Service(store, Preferences()).snapshot(made.TODAY))
    names = ("one", "shortest", "all", "strongest", "introduction")
    spent: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(PAIRS + 20):
        pair = rng.sample(range(actors), 2)
        start, end = map(made.actor_id, pair)
        friend = over.columns.actors.uids[_of_a_partner(over, over.place(start), rng)]
        asked: dict[str, Callable[[], Any]] = {
            "one": lambda: ask_one(store),
            "shortest": lambda pair=pair: ask_module(store, "paths/shortest", pair),
            "all": lambda pair=pair: ask_module(store, "paths/all", pair, limit=50),
            "strongest": lambda ends=(start, end): ways(store, over, *ends, "strongest", 5),
            "introduction": lambda ends=(start, friend): introductions(
                over, ends[:1], ends[1:], 1, Conditions(most_steps=2)
            ),
        }
        for name, task in asked.items():
            took = seconds(task)
            if turn >= 20:
                spent[name].append(took)
    tail = {name: middle(each, 0.95) for name, each in spent.items()}
    half = {name: middle(each) for name, each in spent.items()}

    def row(what: str, name: str, goal: float) -> Row:
        ours, one = (
            f"p50 {milliseconds(half[each])}, p95 {milliseconds(tail[each])}"
            for each in (name, "one")
        )
        return Row(what, goal, tail[name] / tail["one"], f"{ours}; RETURN 1 {one}")

    return [
        row("one shortest path, p95, of RETURN 1", "shortest", 10),
        row("all shortest paths (50), p95, of RETURN 1", "all", 20),
        row("five strongest paths, p95, of RETURN 1", "strongest", 50),
        row("introduction over one broker, p95, of RETURN 1", "introduction", 5),
    ]


def _of_a_partner(over: SearchGraph, place: int, rng: random.Random) -> int:
    """The position of a partner of a partner, or of the next actor where there is none."""
    here = place
    for _ in range(2):
        near = over.web.to[over.web.start[here] : over.web.start[here + 1]]
        here = int(rng.choice(near)) if len(near) else here
    return here if here != place else (place + 1) % over.web.actors


def _ahead(service: Service) -> list[Row]:
    """Brokers, a trial and its repairs, as their pages ask for them."""
    day = made.TODAY
    hub = brokers.brokers(service.snapshot(day), "sector").brokers[0].uid
    trial = Trial(remove=(hub,))
    one = middle([seconds(lambda: ask_one(service.store)) for _ in range(PAIRS)])
    rows = []
    for what, task in (
        ("brokers, of RETURN 1", lambda: brokers.brokers(service.snapshot(day), "province")),
        (
            "a trial before and after, of RETURN 1",
            lambda: whatif.whatif(service.snapshot(day), trial),
        ),
        ("five repairs, of RETURN 1", lambda: whatif.repairs(service.snapshot(day), trial)),
        ("all rules of governance, of RETURN 1", lambda: governance.report(service.snapshot(day))),
    ):
        took = seconds(task)
        rows.append(Row(what, 10_000, took / one, f"{took:.1f} s"))
    return rows


def milliseconds(took: float) -> str:
    return f"{1000 * took:.1f} ms"


def ask_one(store: Store) -> Any:
    def ask(transaction: Any) -> Any:
        return list(transaction.run("RETURN 1 AS one"))

    with store.driver.session() as session:
        return session.execute_read(ask)


def ask_module(store: Store, name: str, pair: list[int], **more: Any) -> Any:
    start, end = map(made.actor_id, pair)
    return store.rows(name, **{"from": start, "to": end, "on": made.TODAY, **more})
