"""Start, memory and stop of the embedded server, with our flags and with the defaults."""

from benchmarks.bench import Bench, seconds
from benchmarks.table import Row
from graph import server

ROUNDS = 2


def measure(bench: Bench) -> list[Row]:
    """Both kinds of start by turns, each on a home of its own that has been started before."""
    spent: dict[tuple[bool, str], list[float]] = {}
    for turn in range(ROUNDS + 1):
        for tuned in (True, False):
            home = bench.home("tuned" if tuned else "default")
            up = seconds(lambda home=home, tuned=tuned: server.up(home, tuned=tuned))
            memory = server.status(home).memory / 2**20
            down = seconds(lambda home=home: server.down(home))
            if turn:
                for what, value in (("up", up), ("memory", memory), ("down", down)):
                    spent.setdefault((tuned, what), []).append(value)
    rows = [
        ("start of the server, to the first answer", "up", 0.5, "s"),
        ("resident memory after the start", "memory", 0.5, "MB"),
        ("stop of the server", "down", 0.35, "s"),
    ]
    return [_row(spent, what, key, goal, unit) for what, key, goal, unit in rows]


def _row(
    spent: dict[tuple[bool, str], list[float]], what: str, key: str, goal: float, unit: str
) -> Row:
    ours, theirs = min(spent[True, key]), min(spent[False, key])
    note = f"{ours:.1f} {unit} against {theirs:.1f} {unit} with default flags, best of {ROUNDS}"
    return Row(what, goal, ours / theirs, note)
