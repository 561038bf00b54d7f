"""Ties that were hidden, found again: what `graph.measures.likely` says, beside the usual measures.

One tie in ten of a published network is hidden, by seed; of all pairs that are not tied then, the
ten likeliest are taken, and how many of them had been hidden is the precision at 10.
"""

import csv
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.table import Row
from graph.measures.likely import likely
from graph.measures.matrices import adjacency, degrees
from graph.network import Network

WHERE = Path(__file__).parent.parent / "tests" / "files" / "networks"
LEVELS = {
    "lazega": {"co-work": 3, "advice": 2, "friendship": 1},
    "krackhardt": {"friendship": 3, "advice": 2, "reports to": 1},
    "wetlands": {"collaborates": 3},
    "netsci": {"co-authorship": 3},
}
"""How tight each kind of tie is taken to be; of several between two the tightest."""

SPLITS, HIDDEN, FIRST = 20, 0.1, 10

Scores = NDArray[np.float64]


def measure(_: Any) -> list[Row]:
    """The precision at 10 of each network, as a ratio to the better of the two usual measures."""
    rows = []
    for name in LEVELS:
        reached = precisions(name)
        best = max(reached["common neighbours"], reached["Adamic–Adar"])
        note = ", ".join(f"{who} {share:.3f}" for who, share in reached.items())
        rows.append(Row(f"hidden ties of {name}", 1, reached["Saan"] / best, note, most=False))
    return rows


def precisions(name: str) -> dict[str, float]:
    """The mean precision at 10 over the seeded splits, by measure."""
    uids, levels = _read(name)
    pairs = sorted(levels)
    found: dict[str, list[float]] = {who: [] for who in MEASURES}
    for seed in range(SPLITS):
        hidden = set(Random(seed).sample(pairs, int(len(pairs) * HIDDEN)))
        network = Network.of(uids, [(*pair, levels[pair]) for pair in pairs if pair not in hidden])
        order = np.random.default_rng(seed).permutation(network.n * (network.n - 1) // 2)
        for who, score in MEASURES.items():
            first = _first(network, score(network), order)
            found[who].append(sum(pair in hidden for pair in first) / FIRST)
    return {who: float(np.mean(shares)) for who, shares in found.items()}


def _read(name: str) -> tuple[list[str], dict[tuple[str, str], int]]:
    """The organisations or persons of a network, and the level of its pairs."""
    with (WHERE / name / "nodes.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    wanted = "organisation" if name == "wetlands" else "person"
    uids = sorted(row["id"] for row in rows if row["kind"] == wanted)
    known, levels = set(uids), dict[tuple[str, str], int]()
    with (WHERE / name / "ties.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            one, other = sorted((row["from"], row["to"]))
            if one != other and {one, other} <= known:
                level = LEVELS[name][row["type"]]
                levels[one, other] = max(level, levels.get((one, other), 0))
    return uids, levels


def _first(network: Network, score: Scores, order: NDArray[np.int64]) -> list[tuple[str, str]]:
    """The likeliest pairs that are not tied; of equal ones those that `order` has first."""
    low, high = np.triu_indices(network.n, 1)
    worth = np.where(adjacency(network).toarray()[low, high] > 0, -np.inf, score[low, high])
    best = order[np.argsort(-worth[order], kind="stable")][:FIRST]
    return [(network.uids[low[at]], network.uids[high[at]]) for at in best]


def _ours(network: Network) -> Scores:
    return likely(network, np.arange(network.n))


def _common(network: Network) -> Scores:
    matrix = adjacency(network)
    found: Scores = (matrix @ matrix).toarray()
    return found


def _adamic_adar(network: Network) -> Scores:
    """Partners in common, each by the inverse logarithm of its degree (Adamic & Adar 2003)."""
    matrix, degree = adjacency(network), degrees(network).astype(np.float64)
    each = np.where(degree > 1, 1 / np.log(np.maximum(degree, 2)), 0.0)
    found: Scores = (matrix.multiply(each).tocsr() @ matrix).toarray()
    return found


MEASURES: dict[str, Callable[[Network], Scores]] = {
    "Saan": _ours,
    "common neighbours": _common,
    "Adamic–Adar": _adamic_adar,
}
