"""Sole bridges: without whom others can't be reached, and whom the network would lose.

A network falls into blocks, in which everyone can be reached in two ways, joined at cut vertices;
blocks and cut vertices make a forest, on which what lies behind each is added up once.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph.measures.components import bridges, cut_positions, cut_vertices
from graph.measures.matrices import adjacency, cached, rustworkx_graph
from graph.network import Network

NAMED = 20  # of those who would be lost

Node = tuple[str, int]
"""("block", its number) or ("cut", a position)."""


@dataclass(frozen=True)
class Cut:
    """Someone, or a tied pair, without whom a connected part falls apart.

    who: uids, one of a cut vertex, two of a bridge. lost: how many the largest piece would no
    longer reach; names: uids of the first of them, ascending.
    """

    who: tuple[str, ...]
    lost: int
    names: tuple[str, ...]


@cached
def cuts(network: Network) -> tuple[list[Cut], list[Cut]]:
    """The cut vertices, and the bridges; each list begins with those that most is lost with.

    Of three in a row the middle one, with 1 lost; both pairs of it. None of a ring. A bridge's
    own end is lost with it. Source of both: Tarjan 1972.
    """
    if not network.m:
        return [], []
    forest = _Forest(network)
    vertices = [forest.cut((place,), forest.around(("cut", place))) for place in forest.cuts]
    pairs = [
        forest.cut(tuple(sorted(ends)), forest.sides(number))
        for number, ends in forest.blocks.items()
        if len(ends) == 2
    ]
    return _first(vertices), _first(pairs)


def _first(found: list[Cut]) -> list[Cut]:
    return sorted(found, key=lambda cut: (-cut.lost, cut.who))


def behind(network: Network, uid: str) -> tuple[str, ...]:
    """Everyone who would be cut off without this actor, ascending: those of `Cut.lost`, all of
    them. Nobody where it is no cut vertex, or not there."""
    from scipy.sparse.csgraph import connected_components

    if uid not in cut_vertices(network):
        return ()
    whole, others = adjacency(network), np.arange(network.n) != network.uids.index(uid)
    pieces = connected_components(whole[others][:, others], directed=False)[1]
    around = pieces[(whole[~others].toarray()[0] > 0)[others]]
    stays = min(
        set(around), key=lambda piece: (-np.sum(pieces == piece), np.argmax(pieces == piece))
    )
    lost = np.isin(pieces, around) & (pieces != stays)
    return tuple(network.uids[at] for at in np.flatnonzero(others)[lost])


def sole(network: Network) -> list[str | tuple[str, ...]]:
    """The uid of every cut vertex, and the two uids of every bridge, ascending."""
    return [*cut_vertices(network), *map(tuple, bridges(network))]


class _Forest:
    """Blocks and cut vertices, and how many actors lie behind each."""

    def __init__(self, network: Network) -> None:
        import rustworkx

        self.network = network
        self.cuts = frozenset(cut_positions(network).tolist())
        self.blocks: dict[int, set[int]] = defaultdict(set)
        edges = rustworkx.biconnected_components(rustworkx_graph(network))
        for ends, number in edges.items():
            self.blocks[number].update(ends)
        self.next: dict[Node, list[Node]] = defaultdict(list)
        for number, inside in self.blocks.items():
            for place in inside & self.cuts:
                self.next["block", number].append(("cut", place))
                self.next["cut", place].append(("block", number))
        self._add_up()

    def _add_up(self) -> None:
        """parent, behind: what a node hangs from, and how many hang on it; whole: of its tree."""
        self.parent: dict[Node, Node | None] = {}
        self.behind: dict[Node, int] = {}
        self.whole: dict[Node, int] = {}
        for number in self.blocks:
            root: Node = ("block", number)
            if root in self.parent:
                continue
            order, self.parent[root] = [root], None
            for node in order:
                for other in self.next[node]:
                    if other not in self.parent:
                        self.parent[other] = node
                        order.append(other)
            for node in reversed(order):
                below = (self.behind[o] for o in self.next[node] if self.parent[o] == node)
                self.behind[node] = self.own(node) + sum(below)
            for node in order:
                self.whole[node] = self.behind[root]

    def own(self, node: Node) -> int:
        """How many actors a node itself stands for."""
        return 1 if node[0] == "cut" else len(self.blocks[node[1]] - self.cuts)

    def around(self, node: Node) -> list[tuple[int, Node, Node]]:
        """(size, first node, node it was left from) of each piece a cut vertex leaves."""
        return [(self._beyond(node, other), other, node) for other in self.next[node]]

    def sides(self, number: int) -> list[tuple[int, Node | int, Node]]:
        """The same of a block of two: what lies at either end, the end with it."""
        block: Node = ("block", number)
        found: list[tuple[int, Node | int, Node]] = []
        for place in sorted(self.blocks[number]):
            end: Node = ("cut", place)
            inside = place in self.cuts
            found.append((self._beyond(block, end), end, block) if inside else (1, place, block))
        return found

    def _beyond(self, node: Node, other: Node) -> int:
        """How many actors lie on the side of `other`, seen from `node`."""
        if self.parent[other] == node:
            return self.behind[other]
        return self.whole[node] - self.behind[node]

    def cut(self, who: tuple[int, ...], pieces: Any) -> Cut:
        most = max(size for size, *_ in pieces)
        largest = [piece for piece in pieces if piece[0] == most]
        stays = min(largest, key=self._lowest) if len(largest) > 1 else largest[0]
        smaller = [piece for piece in pieces if piece is not stays]
        places: list[int] = []
        for _, first, came_from in smaller:
            places += [first] if isinstance(first, int) else list(self._inside(first, came_from))
        uids = self.network.uids
        return Cut(
            who=tuple(uids[place] for place in who),
            lost=sum(size for size, *_ in smaller),
            names=tuple(sorted(uids[place] for place in places))[:NAMED],
        )

    def _lowest(self, piece: tuple[int, Node | int, Node]) -> int:
        """The lowest position in a piece: of pieces of one size the one with it stays."""
        _, first, came_from = piece
        return first if isinstance(first, int) else min(self._inside(first, came_from))

    def _inside(self, first: Node, came_from: Node) -> Iterator[int]:
        """The positions of the actors on one side."""
        waiting, seen = [first], {came_from, first}
        while waiting:
            kind, number = node = waiting.pop()
            if kind == "cut":
                yield number
            else:
                yield from self.blocks[number] - self.cuts
            fresh = [other for other in self.next[node] if other not in seen]
            seen.update(fresh)
            waiting += fresh
