"""A matrix in a sheet: the same partners down the side and across the top, a cell for each pair."""

from collections.abc import Sequence

from graph.base.digits import ARABIC
from graph.base.texts import clean, fold
from graph.intake.graphs.raw import RawEdge, RawGraph, RawNode, Source, refuse_many
from graph.intake.lists.contents import is_number
from graph.intake.tables.sheets import Row, Sheet, text_of
from graph.kinds.vocabulary import lists

LEAST = 2  # partners of a matrix
_NOTHING = {"", "0", "0.0", "-", "–", "—", ".", "na", "n/a"}


def as_matrix(sheet: Sheet) -> RawGraph | None:
    """The graph of a sheet that is a matrix of partners; None where it is none.

    One half may be empty; a matrix that is its own mirror, or only one half, has undirected edges.
    """
    for position, (_, cells) in enumerate(sheet.rows[:20]):
        names = [clean(text_of(cell)) for cell in cells]
        body = sheet.rows[position + 1 :]
        first = next((n for n, name in enumerate(names) if name), 0)
        for side in range(max(first, 0) + 1):
            if _is_matrix(names[side + 1 :], body, side):
                return _graph(sheet, names, body, side)
    return None


def _is_matrix(across: Sequence[str], body: Sequence[Row], side: int) -> bool:
    """Whether the names down the side are those across, or those after the first."""
    top = [fold(name) for name in across if name]
    if len(top) < LEAST or len(set(top)) < len(top):
        return False
    down = [fold(name) for _, cells in body if (name := _cell(cells, side))]
    if len(down) < LEAST:
        return False
    common = set(top) & set(down)
    return len(common) >= max(LEAST, 0.8 * min(len(top), len(down))) and len(common) * 2 > len(top)


def _graph(sheet: Sheet, names: list[str], body: Sequence[Row], side: int) -> RawGraph:
    source = Source(sheet.file, sheet.name)
    across = {n: name for n, name in enumerate(names) if n > side and name}
    nodes = {fold(_cell(cells, side)): line for line, cells in reversed(body) if _cell(cells, side)}
    written = {fold(name): name for name in across.values()}
    written |= {fold(_cell(c, side)): _cell(c, side) for _, c in body if _cell(c, side)}
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for line, cells in body:
        start = fold(_cell(cells, side))
        for place, name in across.items():
            value = _cell(cells, place)
            if start and fold(value) not in _NOTHING and start != fold(name):
                found[start, fold(name)] = (line, value)
        refuse_many(nodes=len(written), edges=len(found))
    mirror = all(found.get((b, a), (0, v))[1] == v for (a, b), (_, v) in found.items())
    both = {frozenset(pair) for pair in found}
    directed = not (mirror and (len(both) * 2 == len(found) or len(both) == len(found)))
    edges = _edges(found, written, directed)
    every = tuple(RawNode(name, nodes.get(key, body[0][0]), name) for key, name in written.items())
    said = {"matrix": True, "counted": True, "mentioned": True}
    return RawGraph("matrix", source, source, every, tuple(edges), **said)


def _edges(
    found: dict[tuple[str, str], tuple[int, str]], written: dict[str, str], directed: bool
) -> list[RawEdge]:
    done: set[frozenset[str]] = set()
    edges = []
    for (start, end), (line, value) in found.items():
        pair = frozenset((start, end))
        if not directed and pair in done:
            continue
        done.add(pair)
        edges.append(RawEdge(written[start], written[end], line, directed, attributes=_said(value)))
    return edges


def _said(value: str) -> dict[str, str]:
    """What a cell says of its tie, under the name that a list of pairs has for it."""
    if is_number(value):
        return {"weight": value.translate(ARABIC)}
    return {} if fold(value) in lists()["marks"] else {"type": value}


def _cell(cells: Sequence[object], place: int) -> str:
    return clean(text_of(cells[place])) if place < len(cells) else ""  # type: ignore[arg-type]
