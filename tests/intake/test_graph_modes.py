"""Matrices whole and half, graphs of two modes, and the first versions of GEXF."""

import time
from pathlib import Path

import pytest

from graph.base.problems import Problems
from graph.intake import Plan, ReadOptions, plan, read
from graph.intake.graphs import RawGraph, read_graph
from graph.kinds import Records

Drawn = set[tuple[str, str]]


def graph_of(name: str, text: str) -> RawGraph:
    return read_graph(name, text.encode(), Problems(), ReadOptions())


def drawn(graph: RawGraph) -> Drawn:
    """Pairs of labels, in the order of the edges' ends."""
    names = {node.id: node.label or node.id for node in graph.nodes}
    return {(names[edge.source], names[edge.target]) for edge in graph.edges}


def taken(path: Path, options: ReadOptions | None = None) -> Plan:
    return plan(read([path], options or ReadOptions(accept=True)), Records())


CROSSED = {("ก", "x"), ("ก", "z"), ("ข", "y")}


@pytest.mark.parametrize(
    "text",
    [
        "dl nr=2 nc=3\nrow labels:\nก ข\ncolumn labels:\nx y z\ndata:\n1 0 1\n0 1 0\n",
        "dl nr=2, nc=3\nrow labels embedded\ncol labels embedded\ndata:\nx y z\nก 1 0 1\nข 0 1 0\n",
        "dl nr=2 nc=3 row labels: ก,ข col labels: x,y,z\ndata:\n1 0\n1 0\n1 0\n",
        "dl nr=2 nc=3 format=edgelist2\nrow labels: ก ข\ncol labels: x y z\ndata:\n1 1\n1 3\n2 2\n",
        "dl nr=2 nc=3 format=el2\nlabels embedded\ndata:\nก x\nก z\nข y\n",
        "dl nr=2 nc=3 format=nodelist2\nrow labels:\nก ข\ncol labels:\nx y z\ndata:\n1 1 3\n2 2\n",
        "dl nr=2 nc=3 format=nl2\nrow labels embedded\ncol labels embedded\ndata:\nก x z\nข y\n",
    ],
)
def test_a_dl_file_of_two_modes_has_edges_across(text: str) -> None:
    graph = graph_of("a.dl", text)
    assert drawn(graph) == CROSSED
    modes = {node.label: node.attributes["mode"] for node in graph.nodes}
    assert modes == {"ก": "row", "ข": "row", "x": "col", "y": "col", "z": "col"}


def test_a_row_and_a_column_of_one_name_are_two_nodes() -> None:
    graph = graph_of("a.dl", "dl nr=1 nc=1 format=el2 labels embedded\ndata:\nก ก\n")
    assert len(graph.nodes) == 2
    assert drawn(graph) == {("ก", "ก")}


PATH = {("ก", "ข"), ("ข", "ค")}


@pytest.mark.parametrize(
    "text",
    [
        "dl n=3 labels: ก ข ค\ndata:\n0 1\n0 1 0 1 0\n1\n0\n",
        "dl n=3 labels: ก ข ค\ndata:\n0 1 0 1 0 1 0 1 0\n",
        "dl n=3 format=lowerhalf labels: ก ข ค\ndata:\n0\n1 0\n0 1 0\n",
        "dl n=3 format=lowerhalf diagonal=absent labels: ก ข ค\ndata:\n1\n0 1\n",
        "dl n=3 format=upperhalf labels: ก ข ค\ndata:\n0 1 0\n0 1\n0\n",
        "dl n=3 format=uh diagonal absent labels: ก ข ค\ndata:\n1 0\n1\n",
        "dl n=3 format=fullmatrix diagonal=absent labels: ก ข ค\ndata:\n1 0 1\n1 0 1\n",
        "dl n=3 labels embedded\ndata:\nก ข ค\nก 0 1\n0 ข 1 0 1\nค 0 1 0\n",
    ],
)
def test_rows_may_break_anywhere_and_half_a_matrix_is_its_mirror(text: str) -> None:
    graph = graph_of("a.dl", text)
    assert drawn(graph) == PATH
    assert [edge.directed for edge in graph.edges] == [False, False]


def test_a_matrix_that_lacks_just_its_diagonal_is_read_and_told() -> None:
    problems = Problems()
    text = "dl n=3 labels: ก ข ค\ndata:\n1\n0 1 1 0\n1\n"
    graph = read_graph("a.dl", text.encode(), problems, ReadOptions())
    assert drawn(graph) == PATH
    assert [problem.key for problem in problems.all()] == ["graphs.dl.no_diagonal"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("dl n=3\ndata:\n0 1 0\n1 0 1\n", "graphs.dl.short"),
        ("dl n=3 format=lh\ndata:\n0\n1 0\n0\n", "graphs.dl.short"),
        ("dl n=2\ndata:\n0 1\n1 0\n1 0\n", "graphs.dl.more"),
        ("dl n=2\ndata:\n0 1 1\n0 1 1\n", "graphs.matrix.row"),
        ("dl nr=1 nc=1 format=el2 labels embedded\ndata:\nก x\nข x\n", "graphs.dl.many_labels"),
    ],
)
def test_values_that_are_missing_or_too_many_are_told(text: str, key: str, tmp_path: Path) -> None:
    (tmp_path / "a.dl").write_text(text, "utf-8")
    done = taken(tmp_path / "a.dl")
    assert [p.key for p in done.problems if p.severity == "error"] == [key]


@pytest.mark.parametrize("name", ["a.dl", "a.net"])
def test_a_matrix_beyond_reason_has_its_sentence_in_time(name: str, tmp_path: Path) -> None:
    head = "dl n=5000\ndata:\n" if name == "a.dl" else "*Vertices 5000\n*Matrix\n"
    (tmp_path / name).write_text(head + ("0 " * 5000 + "\n") * 5000, "ascii")
    started = time.process_time()
    done = taken(tmp_path / name)
    assert time.process_time() - started < 5
    assert [p.key for p in done.problems if p.severity == "error"] == ["graphs.matrix.large"]


MODES = '*Vertices 5 2\n1 "ก"\n2 "ข"\n3 "x"\n4 "y"\n5 "z"\n'


@pytest.mark.parametrize("rows", ["*Matrix\n1 0 1\n0 1 0\n", "*Edges\n1 3\n1 5\n2 4\n"])
def test_pajeks_first_mode_are_the_rows(rows: str) -> None:
    graph = graph_of("a.net", MODES + rows)
    assert drawn(graph) == CROSSED
    assert [node.attributes["mode"] for node in graph.nodes] == ["1", "1", "2", "2", "2"]


def test_a_matrix_of_both_modes_with_too_many_rows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.net").write_text(MODES + "*Matrix\n" + "1 0 1\n" * 3, "utf-8")
    done = taken(tmp_path / "a.net")
    assert [p.key for p in done.problems if p.severity == "error"] == ["graphs.matrix.row"]


GEXF = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.1draft" xmlns:viz="http:///www.gexf.net/1.1draft/viz"{version}>
<graph defaultedgetype="undirected" idtype="string" type="static" mode="dynamic" timeformat="date">
<attributes class="node" mode="static"><attribute id="0" title="kind" type="string"/></attributes>
<nodes count="2">
<node id="0.0" label="ก" datefrom="2015-01-01"><attvalues><attvalue id="0" value="group"/>
</attvalues><viz:color b="1" g="2" r="3"/></node>
<node id="1.0" label="ข"><attvalues><attvalue for="0" value="person"/></attvalues></node>
</nodes>
<edges count="1"><edge id="0" source="0.0" target="1.0" type="dir" cardinal="2.0">
<slices><slice start="2016-01-01" end="2017-12-31"/><slice start="2019-01-01"/></slices>
</edge></edges></graph></gexf>"""


@pytest.mark.parametrize("version", ['version="1.1"', 'version="1.0"', ""])
def test_the_first_versions_of_gexf_are_read(version: str, tmp_path: Path) -> None:
    graph = graph_of("a.gexf", GEXF.replace("{version}", f" {version}"))
    assert [(n.label, n.attributes["kind"], n.since) for n in graph.nodes] == [
        ("ก", "group", "2015-01-01"),
        ("ข", "person", None),
    ]
    lives = [(e.directed, e.attributes["weight"], e.since, e.until) for e in graph.edges]
    assert lives == [
        (True, "2.0", "2016-01-01", "2017-12-31"),
        (True, "2.0", "2019-01-01", None),
    ]
    (tmp_path / "a.gexf").write_text(GEXF.replace("{version}", f" {version}"), "utf-8")
    made = {c.uid: getattr(c.after, "name", "") for c in taken(tmp_path / "a.gexf").changes}
    assert "0.0" not in made


def test_gephis_first_namespace_is_a_version() -> None:
    text = GEXF.replace("www.gexf.net/1.1draft", "www.gephi.org/gexf").replace("{version}", "")
    assert len(graph_of("a.gexf", text).nodes) == 2
