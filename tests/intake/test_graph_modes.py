"""Matrices whole and half, graphs of two modes, and the first versions of GEXF."""

import time
from pathlib import Path

import pytest

from graph.base.problems import Problems
from graph.intake import Plan, ReadOptions, plan, read
from graph.intake.graphs import RawGraph, read_graph
from graph.kinds import Records
from tests.intake.test_intake import made

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


@pytest.mark.parametrize("form", ["nodelist1b", "nl1b"])
def test_a_node_list_of_counts_has_its_rows_in_order_and_none_skipped(form: str) -> None:
    """Each line is a row: how many are named, then their numbers (UCINET's help, Export DL)."""
    text = f"dl n=4 format={form} labels: ก ข ค ง\ndata:\n2 2 3\n0\n1 1\n1 3\n"
    graph = graph_of("a.dl", text)
    assert drawn(graph) == {("ก", "ข"), ("ก", "ค"), ("ค", "ก"), ("ง", "ค")}
    assert len(graph.nodes) == 4


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
        ("dl n=2 format=nl1b\ndata:\n1 2\n", "graphs.dl.short"),
        ("dl n=2 format=nl1b\ndata:\n2 2\n0\n", "graphs.dl.count_of_row"),
        ("dl n=1 format=nl1b\ndata:\n0\n0\n", "graphs.dl.count_of_row"),
        ("dl n=2 format=nl1b labels embedded\ndata:\n1 ก\n", "graphs.dl.unlabelled"),
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


MET = '*Vertices 5 3\n1 "Malee"\n2 "Arun"\n3 "กลุ่มข้าว"\n4 "{one}"\n5 "{other}"\n'
MET += "*Edges\n1 4\n1 5\n2 5\n3 4\n"


def met(folder: Path, one: str, other: str, mapping: str | None = None) -> Plan:
    (folder / "a.net").write_text(MET.format(one=one, other=other), "utf-8")
    return taken(folder / "a.net", ReadOptions(mapping=mapping) if mapping else None)


def created(done: Plan) -> dict[str, int]:
    return {kind: n["created"] for kind, n in done.counts.items() if n["created"]}


def belongs(done: Plan) -> set[tuple[str, str]]:
    names = {each.uid: each.name for each in made(done, "actors")}
    return {(names[each.member], names[each.of]) for each in made(done, "members")}


@pytest.mark.parametrize(("one", "other"), [("Meeting 1", "Meeting 2"), ("ประชุม ก", "อบรม ข")])
def test_what_is_called_a_meeting_without_a_day_is_offered_as_memberships(
    one: str, other: str, tmp_path: Path
) -> None:
    done = met(tmp_path, one, other)
    assert created(done) == {"actors": 5, "members": 4, "mappings": 1}
    assert belongs(done) == {
        ("Malee", one),
        ("Malee", other),
        ("Arun", other),
        ("กลุ่มข้าว", one),
    }
    kinds = {each.name: each.kind for each in made(done, "actors")}
    assert kinds == {
        "Malee": "person",
        "Arun": "person",
        "กลุ่มข้าว": "group",
        one: "group",
        other: "group",
    }


def test_the_three_ways_out_are_asked(tmp_path: Path) -> None:
    (tmp_path / "a.net").write_text(MET.format(one="Meeting 1", other="Meeting 2"), "utf-8")
    (proposal,) = read([tmp_path / "a.net"], ReadOptions()).proposals
    assert proposal.decided is None
    asked = {choice.name: choice for choice in proposal.questions}
    assert set(asked) == {"nodes.second_as", "nodes.second_kind", "nodes.all_kind"}
    for lang in ("th", "en"):
        assert "Meeting 1" in asked["nodes.second_as"].text(lang)
    assert proposal.mapping.nodes.dates == {"Meeting 1": "", "Meeting 2": ""}


def test_what_has_a_day_is_offered_as_activities(tmp_path: Path) -> None:
    done = met(tmp_path, "2566-03-01", "12 เม.ย. 2566")
    assert created(done) == {"actors": 3, "activities": 2, "mappings": 1}
    names = {each.uid: each.name for each in made(done, "actors")}
    people = {
        (each.date.isoformat(), tuple(sorted(names[uid] for uid in each.participants)))
        for each in made(done, "activities")
    }
    assert people == {
        ("2023-03-01", ("Malee", "กลุ่มข้าว")),
        ("2023-04-12", ("Arun", "Malee")),
    }


ACTIVITIES = """
[nodes]
mode = "mode"
second = "2"
second_as = "activities"
kind = "@name"
all_kind = "person"
{more}
[nodes.dates]
"Meeting 1" = "{date}"
"""


def test_activities_take_their_days_from_the_mapping(tmp_path: Path) -> None:
    mapping = ACTIVITIES.format(more='all_date = "2566"', date="2566-03-01")
    done = met(tmp_path, "Meeting 1", "Meeting 2", mapping)
    held = {(e.title, e.date.isoformat(), e.date_precision) for e in made(done, "activities")}
    assert held == {("Meeting 1", "2023-03-01", "day"), ("Meeting 2", "2023-01-01", "year")}


def test_an_activity_without_a_day_is_named_with_what_to_do(tmp_path: Path) -> None:
    done = met(tmp_path, "Meeting 1", "Meeting 2", ACTIVITIES.format(more="", date="2566"))
    assert done.refused
    (told,) = [problem for problem in done.problems if problem.severity == "error"]
    assert (told.key, told.line) == ("graphs.modes.no_date", 6)
    assert "“Meeting 2”" in told.text("en")
    assert "dates" in told.text("th")


def test_partners_have_ties_across(tmp_path: Path) -> None:
    mapping = '[nodes]\nmode="mode"\nsecond="2"\nsecond_as="partners"\nall_kind="group"\n'
    done = met(tmp_path, "Meeting 1", "Meeting 2", mapping + '[edges]\nall_type="loose"')
    assert created(done) == {"actors": 5, "ties": 4, "mappings": 1}
    assert created(met(tmp_path, "Rice Group", "Water Users"))["ties"] == 4


BIPARTITE = """graph [
node [ id 0 label "ก" bipartite 0 ] node [ id 1 label "ข" bipartite 0 ]
node [ id 2 label "เวทีน้ำ" bipartite 1 ]
edge [ source 0 target 2 weight 3 ] edge [ source 2 target 1 weight 1 ] ]"""


def test_networkx_bipartite_is_two_modes_and_lost_weights_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.gml").write_text(BIPARTITE, "utf-8")
    done = taken(tmp_path / "a.gml")
    assert belongs(done) == {("ก", "เวทีน้ำ"), ("ข", "เวทีน้ำ")}
    (told,) = [problem for problem in done.problems if problem.key == "graphs.modes.edges_lost"]
    assert "“weight”" in told.text("en")


def test_events_among_persons_by_their_kinds_are_memberships_or_left_as_they_were(
    tmp_path: Path,
) -> None:
    text = BIPARTITE.replace("bipartite 0", 'type "Person"').replace("bipartite 1", 'type "Event"')
    (tmp_path / "a.gml").write_text(text, "utf-8")
    done = taken(tmp_path / "a.gml")
    assert belongs(done) == {("ก", "เวทีน้ำ"), ("ข", "เวทีน้ำ")}
    assert {e.name: e.kind for e in made(done, "actors")}["เวทีน้ำ"] == "group"


def test_what_nobody_took_part_in_is_told(tmp_path: Path) -> None:
    done = met(tmp_path, "2566-03-01", "2566-04-01")
    text = MET.format(one="2566-03-01", other="2566-04-01").replace("1 5\n2 5\n", "")
    (tmp_path / "a.net").write_text(text, "utf-8")
    done = taken(tmp_path / "a.net")
    assert [e.title for e in made(done, "activities")] == ["2566-03-01"]
    assert "graphs.modes.nobody" in {problem.key for problem in done.problems}


def test_what_else_is_said_of_activities_is_told(tmp_path: Path) -> None:
    text = BIPARTITE.replace('label "เวทีน้ำ"', 'label "เวทีน้ำ" date "2566-03-01" hall "A"')
    (tmp_path / "a.gml").write_text(text, "utf-8")
    done = taken(tmp_path / "a.gml")
    assert [(e.title, e.date.isoformat()) for e in made(done, "activities")] == [
        ("เวทีน้ำ", "2023-03-01")
    ]
    (told,) = [problem for problem in done.problems if problem.key == "graphs.modes.nodes_lost"]
    assert "“hall”" in told.text("th")
