"""GML and node-link JSON, as other programs write them."""

import json
from pathlib import Path

import networkx as nx
import pytest

from graph.intake import Plan, ReadOptions, plan, read
from graph.kinds import Records
from tests.intake.test_intake import made


def taken(path: Path) -> Plan:
    return plan(read([path], ReadOptions(accept=True)), Records())


def ends(done: Plan) -> set[tuple[str, str]]:
    names = {each.uid: each.name for each in made(done, "actors")}
    return {(names[each.start], names[each.end]) for each in made(done, "ties")}


@pytest.fixture
def drawn() -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.DiGraph()
    graph.add_edge("กลุ่มข้าว", "อนามัย", weight=2)
    graph.add_edge("อนามัย", 'ชมรม "รัก" [ป่า]', weight=3)
    return graph


def test_what_networkx_writes_as_gml_is_read(drawn: "nx.Graph[str]", tmp_path: Path) -> None:
    path = tmp_path / "a.gml"
    nx.write_gml(drawn, path)
    done = taken(path)
    assert not done.refused
    assert ends(done) == set(drawn.edges)


@pytest.mark.parametrize("links", ["links", "edges"])
def test_what_networkx_writes_as_node_link_data_is_read(
    links: str, drawn: "nx.Graph[str]", tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(nx.node_link_data(drawn, edges=links)), "utf-8")
    assert ends(taken(path)) == set(drawn.edges)


IGRAPH = """Creator "igraph"
# a remark
graph
[
  directed 0
  node
  [
    id 0
    name "Rice
 Group"
    graphics [ x 1.5 fill "#ff0000" ]
  ]
  node [ id 1 name "Health Centre" ]
  edge [ source 0 target 1 weight 2 ]
]
"""


def test_what_igraph_writes_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.gml").write_text(IGRAPH, "utf-8")
    done = taken(tmp_path / "a.gml")
    assert ends(done) <= {("Rice Group", "Health Centre"), ("Health Centre", "Rice Group")}
    assert len(made(done, "ties")) == 1


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("", "intake.file.empty", None),
        ("Version 1", "graphs.gml.no_graph", None),
        ("graph [ node [ id 1", "graphs.gml.broken", 1),
        ("graph\n[\n ]\n]", "graphs.gml.broken", 4),
        ("graph [\n node [ id ]\n]", "graphs.gml.broken", 2),
        ('graph [\n node [ label "open\n]', "graphs.gml.broken", 2),
        ("graph " + "[ a " * 40, "graphs.gml.deep", None),
    ],
)
def test_gml_that_breaks_off_has_its_sentence(
    text: str, key: str, line: int | None, tmp_path: Path
) -> None:
    (tmp_path / "a.gml").write_text(text, "utf-8")
    done = taken(tmp_path / "a.gml")
    assert done.refused
    told = [problem for problem in done.problems if problem.severity == "error"]
    assert [(each.key, each.line) for each in told] == [(key, line)]
