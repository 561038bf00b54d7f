"""A matrix in a sheet: the same partners down the side and across the top, a cell for each pair."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from graph.base.digits import ARABIC
from graph.base.errors import DataError
from graph.base.texts import clean, fold
from graph.intake.graphs.raw import RawEdge, RawGraph, RawNode, Source, refuse_many
from graph.intake.lists.contents import is_number
from graph.intake.tables.sheets import Cell, Row, Sheet, text_of
from graph.kinds.vocabulary import lists

LEAST = 2  # partners of a matrix
LOOKED_AT = 20  # rows in which the names across are looked for
FIRST = 50  # rows of which one at least names a partner that stands across
MOST = 10_000_000  # cells
_NOTHING = {"", "0", "0.0", "-", "–", "—", ".", "na", "n/a"}


def as_matrix(sheet: Sheet) -> RawGraph | None:
    """The graph of a sheet that is a matrix of partners; None where it is none.

    One half may be empty; a matrix that is its own mirror, or only one half, has undirected edges.
    DataError where it has too many cells.
    """
    for position, (_, cells) in enumerate(sheet.rows[:LOOKED_AT]):
        names = [clean(text_of(cell)) for cell in cells]
        first = next((n for n, name in enumerate(names) if name), 0)
        for side in range(first + 1):
            across = {n: name for n, name in enumerate(names) if n > side and name}
            if _is_matrix(across, sheet.rows, position + 1, side):
                return _graph(sheet, across, sheet.rows[position + 1 :], side)
    return None


def _is_matrix(across: Mapping[int, str], rows: Sequence[Row], below: int, side: int) -> bool:
    """Whether the names down the side are those across, or those after the first."""
    top = {fold(name) for name in across.values()}
    if len(top) < max(LEAST, len(across)) or top.isdisjoint(
        _down(rows[below : below + FIRST], side)
    ):
        return False
    if len(top) * len(rows) > MOST:
        raise DataError("lists.large_matrix", limit=MOST)
    down = list(_down(rows[below:], side))
    common = top & set(down)
    least = max(LEAST, 0.8 * min(len(top), len(down)))
    return len(down) >= LEAST and len(common) >= least and len(common) * 2 > len(top)


def _down(body: Iterable[Row], side: int) -> Iterator[str]:
    """The names down the side, folded."""
    return (fold(name) for _, cells in body if (name := _cell(cells, side)))


def _graph(sheet: Sheet, across: dict[int, str], body: Sequence[Row], side: int) -> RawGraph:
    source = Source(sheet.file, sheet.name)
    ends = {place: fold(name) for place, name in across.items()}
    written = {ends[place]: name for place, name in across.items()}
    lines: dict[str, int] = {}
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for line, cells in body:
        name = _cell(cells, side)
        start = fold(name)
        if not start:
            continue
        written[start] = name
        lines.setdefault(start, line)
        for place, cell in enumerate(cells):
            if place in ends and start != ends[place] and (value := _value(cell)):
                found[start, ends[place]] = (line, value)
        refuse_many(nodes=len(written), edges=len(found))
    edges = _edges(found, written, directed=not _undirected(found, list(written)))
    every = tuple(RawNode(name, lines.get(key, body[0][0]), name) for key, name in written.items())
    said = {"matrix": True, "counted": True, "mentioned": True}
    return RawGraph("matrix", source, source, every, tuple(edges), **said)


def _undirected(found: Mapping[tuple[str, str], tuple[int, str]], order: Sequence[str]) -> bool:
    """Whether the cells are their own mirror, or those of one half of it."""
    mirrored = [(value, found[b, a][1]) for (a, b), (_, value) in found.items() if (b, a) in found]
    if mirrored:
        return len(mirrored) == len(found) and all(one == other for one, other in mirrored)
    place = {name: at for at, name in enumerate(order)}
    return len({place[a] < place[b] for a, b in found}) == 1


def _edges(
    found: dict[tuple[str, str], tuple[int, str]], written: dict[str, str], directed: bool
) -> list[RawEdge]:
    done: set[tuple[str, str]] = set()
    edges = []
    for pair, (line, value) in found.items():
        start, end = pair
        if not directed and (end, start) in done:
            continue
        done.add(pair)
        edges.append(RawEdge(written[start], written[end], line, directed, attributes=_said(value)))
    return edges


@lru_cache(maxsize=1_000)
def _value(cell: Cell) -> str:
    """What a cell says; "" where that is that there is no tie."""
    value = clean(text_of(cell))
    return "" if fold(value) in _NOTHING else value


def _said(value: str) -> dict[str, str]:
    """What a cell says of its tie, under the name that a list of pairs has for it."""
    if is_number(value):
        return {"weight": value.translate(ARABIC)}
    return {} if fold(value) in lists()["marks"] else {"type": value}


def _cell(cells: Sequence[Cell], place: int) -> str:
    return clean(text_of(cells[place])) if place < len(cells) else ""
