"""Where each actor stands on the map: one place for all dates, the same in every run.

Each connected part is laid out on its own and the parts are packed, the largest first, so that
actors without ties stand in rows beside the others instead of flying away. Units are the pixels of
an unscaled map; y grows downwards. `python -m graph.network.layout` is the child process that
`positions` starts for large networks: columns in on stdin, places out on stdout (both .npz).
"""

import io
import logging
import subprocess
import sys
import time

import numpy as np
from numpy.typing import NDArray

from graph.network.day import Network

log = logging.getLogger(__name__)

SPACING = 90.0
"""The usual distance of an actor to the nearest other, in pixels."""

CHILD_ABOVE = 500
"""Above so many actors the work is done in a child process with a time limit."""

SPRING_UP_TO = 1_500
"""Above so many actors in a part, no springs: their work grows with the square."""

Places = NDArray[np.float64]


def positions(
    network: Network, seed: int = 1, seconds: float = 60.0
) -> dict[str, tuple[float, float]]:
    """uid → (x, y), one entry an actor, around (0, 0); an empty network gives an empty dict.

    `network` is that of all dates, so that an actor stays in its place when the day changes.
    Above `CHILD_ABOVE` actors a child process works at most `seconds`; where that is not enough,
    the actors stand on a spiral, the best connected in the middle.
    Spring: Fruchterman & Reingold 1991 (rustworkx); large parts: PivotMDS, Brandes & Pich 2007
    (networkit).
    """
    began = time.monotonic()
    if network.n <= CHILD_ABOVE:
        places = lay_out(network.n, network.pairs, seed)
    else:
        places = _in_child(network, seed, seconds)
    log.info("positions: %d actors in %.1f s", network.n, time.monotonic() - began)
    return {uid: (float(x), float(y)) for uid, (x, y) in zip(network.uids, places, strict=True)}


def lay_out(n: int, pairs: NDArray[np.int32], seed: int) -> Places:
    """(n, 2) places: every connected part laid out, then all packed and centred."""
    parts = _parts(n, pairs)
    places = np.zeros((n, 2))
    if not parts:
        return places
    own = np.full(n, -1)
    for part in parts:
        own[part] = np.arange(len(part))
        inner = pairs[np.isin(pairs[:, 0], part)] if len(part) > 1 else pairs[:0]
        places[part] = _one_part(len(part), own[inner], seed)
    _pack(parts, places)
    middle = (places.min(axis=0) + places.max(axis=0)) / 2
    return np.round(places - middle, 1)


def spiral(n: int, pairs: NDArray[np.int32]) -> Places:
    """(n, 2) places on a sunflower spiral, by falling number of pairs; needs no time."""
    degree = np.bincount(pairs.ravel(), minlength=n)
    rank = np.empty(n)
    rank[np.argsort(-degree, kind="stable")] = np.arange(n)
    angle, radius = rank * np.pi * (3 - np.sqrt(5)), SPACING * 0.6 * np.sqrt(rank)
    return np.round(np.column_stack((radius * np.cos(angle), radius * np.sin(angle))), 1)


def _parts(n: int, pairs: NDArray[np.int32]) -> list[NDArray[np.int64]]:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    links = coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(n, n))
    count, label = connected_components(links, directed=False) if n else (0, np.zeros(0))
    order = np.argsort(label, kind="stable")
    parts = np.split(order, np.cumsum(np.bincount(label, minlength=count))[:-1]) if n else []
    return sorted(parts, key=lambda part: (-len(part), int(part[0])))


def _one_part(n: int, pairs: NDArray[np.int64], seed: int) -> Places:
    if n == 1:
        return np.zeros((1, 2))
    raw = _springs(n, pairs, seed) if n <= SPRING_UP_TO else _pivots(n, pairs, seed)
    raw = raw - raw.mean(axis=0)
    _, _, axes = np.linalg.svd(raw, full_matrices=False)
    turned = raw @ axes.T
    return _spread(turned, seed) if n > 2 else turned / np.ptp(turned[:, 0]) * SPACING * 1.5


def _springs(n: int, pairs: NDArray[np.int64], seed: int) -> Places:
    import rustworkx as rx

    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(n))
    graph.add_edges_from_no_data([(int(a), int(b)) for a, b in pairs])
    rounds = 500 if n <= CHILD_ABOVE else 150
    found = rx.spring_layout(
        graph, seed=seed, num_iter=rounds, k=1.6 / np.sqrt(n), repulsive_exponent=2
    )
    return np.array([found[i] for i in range(n)])


def _pivots(n: int, pairs: NDArray[np.int64], seed: int) -> Places:
    import networkit as nk

    nk.setNumberOfThreads(1)
    nk.setSeed(seed, False)
    low, high = np.ascontiguousarray(pairs.T)
    graph = nk.GraphFromCoo((low, high), n=n)
    layout = nk.viz.PivotMDS(graph, 2, min(n, 100))
    layout.run()
    start = np.array([tuple(point) for point in layout.getCoordinates()])
    return start + np.random.default_rng(seed).normal(0, 1e-3 * np.ptp(start), start.shape)


def _spread(places: Places, seed: int, rounds: int = 100) -> Places:
    """Scale to about `SPACING` between neighbours, then push apart those still too close."""
    from scipy.spatial import cKDTree

    k = min(len(places) - 1, 6)
    near = cKDTree(places).query(places, k=2)[0][:, 1]
    apart = places * (SPACING * 1.1 / max(float(np.median(near)), 1e-9))
    jitter = np.random.default_rng(seed).normal(0, 1.0, apart.shape)
    apart = _not_wider_than(apart + jitter, SPACING * 2.2 * np.sqrt(len(apart)))
    for _ in range(rounds):
        distance, index = cKDTree(apart).query(apart, k=k + 1)
        gap = np.clip(SPACING * 0.9 - distance[:, 1:], 0, None)
        away = (apart[:, None] - apart[index[:, 1:]]) / np.maximum(distance[:, 1:, None], 1e-6)
        apart = apart + 0.25 * (away * gap[:, :, None]).sum(axis=1)
    return apart


def _not_wider_than(places: Places, width: float) -> Places:
    extent = float(np.ptp(places, axis=0).max())
    return places * (width / extent) if extent > width else places


def _pack(parts: list[NDArray[np.int64]], places: Places) -> None:
    """Move the parts in place: the largest on top, the others in rows below it."""
    first = np.ptp(places[parts[0]], axis=0)
    total = max(float(first[0]), SPACING * 1.4 * np.sqrt(len(parts) * 2), SPACING * 4)
    x = y = height = 0.0
    for place, part in enumerate(parts):
        low = places[part].min(axis=0)
        wide, high = np.ptp(places[part], axis=0)
        if place == 1 or (x > 0 and x + wide > total):
            x, y, height = 0.0, y + height + SPACING, 0.0
        shift = (total - wide) / 2 if place == 0 else x
        places[part] += np.array([shift, y]) - low
        x, height = x + wide + SPACING * 1.4, max(height, float(high))


def _in_child(network: Network, seed: int, seconds: float) -> Places:
    sent = io.BytesIO()
    np.savez(sent, n=network.n, pairs=network.pairs, seed=seed)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "graph.network.layout"],
            input=sent.getvalue(),
            stdout=subprocess.PIPE,
            timeout=seconds,
            check=True,
        )
    except subprocess.TimeoutExpired:
        log.warning("positions: the layout of %d actors did not come to an end", network.n)
        return spiral(network.n, network.pairs)
    return np.load(io.BytesIO(done.stdout), allow_pickle=False)["places"]


def _main() -> None:
    asked = np.load(io.BytesIO(sys.stdin.buffer.read()), allow_pickle=False)
    places = lay_out(int(asked["n"]), asked["pairs"], int(asked["seed"]))
    answer = io.BytesIO()
    np.savez(answer, places=places)
    sys.stdout.buffer.write(answer.getvalue())


if __name__ == "__main__":
    _main()
