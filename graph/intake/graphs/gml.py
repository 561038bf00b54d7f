"""GML, as igraph, Gephi, Cytoscape and networkx write it."""

import html
import re
from collections.abc import Iterator
from typing import Any

from graph.base.errors import DataError
from graph.base.problems import Problems
from graph.intake.graphs.build import Builder
from graph.intake.graphs.plain import lines_of, text_of
from graph.intake.graphs.raw import Attributes, RawGraph, Source, take_label
from graph.intake.tables.options import ReadOptions

_TOKEN = re.compile(r'"(?P<text>[^"]*)"|(?P<open>\[)|(?P<close>\])|(?P<word>[^\s"\[\]]+)')
DEEPEST = 16
PLACED = {"graphics", "x", "y", "z", "w", "h", "fill"}
"""Keys that say how something is drawn."""

Token = tuple[int, str, str]
"""Its line; text, open, close or word; and what it says."""

Block = list[tuple[str, Any]]
"""The keys of a block in their order, each with its text or a block; repeated keys stay."""


def read_gml(file: str, data: bytes, problems: Problems, read_options: ReadOptions) -> RawGraph:
    """The first graph of the file; DataError where it holds none, or breaks off."""
    text = text_of(file, data, problems, read_options.encoding)
    tokens = _tokens(text)
    whole = _block(tokens, 0)
    graphs = _blocks(whole, "graph")
    if not graphs:
        raise DataError("graphs.gml.no_graph")
    graph = graphs[0]
    directed = dict(graph).get("directed") == "1"
    builder = Builder("gml", Source(file), problems)
    for block in _blocks(graph, "node"):
        _node(builder, block)
    for block in _blocks(graph, "edge"):
        _edge(builder, block, directed)
    return builder.graph()


def _tokens(text: str) -> Iterator[Token]:
    """A text may run over several lines; a line that begins with # says nothing."""
    joined, begun = "", 0
    for number, line in lines_of(text):
        if not joined and line.lstrip().startswith("#"):
            continue
        joined, begun = (f"{joined}\n{line}", begun) if joined else (line, number)
        if joined.count('"') % 2:
            continue
        for found in _TOKEN.finditer(joined):
            what = str(found.lastgroup)
            yield begun, what, html.unescape(found[what]) if what == "text" else found[what]
        joined = ""
    if joined:
        raise DataError("graphs.gml.broken", line=begun)


def _block(tokens: Iterator[Token], depth: int) -> Block:
    if depth > DEEPEST:
        raise DataError("graphs.gml.deep", limit=DEEPEST)
    found: Block = []
    line = 0
    for line, what, key in tokens:
        if what == "close" and depth:
            return found
        if what != "word":
            raise DataError("graphs.gml.broken", line=line)
        value = next(tokens, None)
        if value is None or value[1] == "close":
            raise DataError("graphs.gml.broken", line=line)
        if value[1] == "open":
            found.append((key, [("@line", str(line)), *_block(tokens, depth + 1)]))
        else:
            found.append((key, value[2]))
    if depth:
        raise DataError("graphs.gml.broken", line=line)
    return found


def _blocks(graph: Block, name: str) -> list[Block]:
    return [value for own, value in graph if own == name and isinstance(value, list)]


def _node(builder: Builder, block: Block) -> None:
    said = _said(block)
    line, own = int(said.pop("@line")), said.pop("id", "")
    builder.node(own, line, take_label(said), said)


def _edge(builder: Builder, block: Block, directed: bool) -> None:
    said = _said(block)
    line, own = int(said.pop("@line")), said.pop("id", None)
    source, target = said.pop("source", ""), said.pop("target", "")
    builder.edge(source, target, line, directed, own, said=said)


def _said(block: Block) -> Attributes:
    """The texts of a block; those of a key that is repeated are a list."""
    found: Attributes = {}
    for key, value in block:
        if isinstance(value, str) and key not in PLACED:
            found[key] = f"{found[key]}; {value}" if key in found else value
    return found
