"""Graph files in: GraphML, GEXF, GML, Pajek, UCINET DL, Kumu, node-link JSON, Gephi's tables.

`read_graph` gives what a file says; `propose` what it may mean; `apply` turns both into tables.
"""

from pathlib import PurePath

from graph.base.problems import Problems
from graph.intake.graphs.applying import apply
from graph.intake.graphs.choice import Choice
from graph.intake.graphs.dl import is_dl, read_dl
from graph.intake.graphs.gexf import read_gexf
from graph.intake.graphs.gml import read_gml
from graph.intake.graphs.graphml import read_graphml
from graph.intake.graphs.kumu import is_kumu, read_kumu
from graph.intake.graphs.listed import Listed, join, listed
from graph.intake.graphs.mapping import EdgeMapping, Mapping, NodeMapping, from_text, uid_of
from graph.intake.graphs.nodelink import is_node_link, read_node_link
from graph.intake.graphs.pajek import read_pajek
from graph.intake.graphs.proposal import Proposal, propose
from graph.intake.graphs.raw import RawEdge, RawGraph, RawNode, Source
from graph.intake.graphs.settling import settle
from graph.intake.tables.options import ReadOptions

PAJEK = frozenset({".net", ".paj", ".pajek"})
ENDINGS = frozenset({".graphml", ".gexf", ".gml", ".dl"}) | PAJEK
MAYBE = frozenset({".txt", ".dat"})
"""Endings of files that are graphs only where they begin as a DL file does."""


def read_graph(file: str, data: bytes, problems: Problems, read_options: ReadOptions) -> RawGraph:
    """The graph of a file of one of ENDINGS or MAYBE, by its ending; DataError where unreadable."""
    ending = PurePath(file).suffix.lower()
    if ending == ".graphml":
        return read_graphml(file, data, problems)
    if ending == ".gexf":
        return read_gexf(file, data, problems, read_options.waves)
    if ending == ".gml":
        return read_gml(file, data, problems, read_options)
    if ending in PAJEK:
        return read_pajek(file, data, problems, read_options)
    return read_dl(file, data, problems, read_options)


__all__ = [
    "ENDINGS",
    "MAYBE",
    "Choice",
    "EdgeMapping",
    "Listed",
    "Mapping",
    "NodeMapping",
    "Proposal",
    "RawEdge",
    "RawGraph",
    "RawNode",
    "Source",
    "apply",
    "from_text",
    "is_dl",
    "is_kumu",
    "is_node_link",
    "join",
    "listed",
    "propose",
    "read_graph",
    "read_kumu",
    "read_node_link",
    "settle",
    "uid_of",
]
