"""Graph files that must be refused, or taken with a word: each in time, in a plain sentence."""

import gzip
import time
from pathlib import Path

import pytest

from graph.intake import Plan, Problem, ReadOptions, plan, read
from graph.kinds import Records

ACCEPT = ReadOptions(accept=True)
HEAD = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed">'
TAIL = "</graph></graphml>"
NAMES = "*Vertices 3\n1 ก\n2 ข\n3 ค\n"


def graphml(inner: str) -> bytes:
    return (HEAD + inner + TAIL).encode()


def errors(made: Plan) -> list[Problem]:
    return [problem for problem in made.problems if problem.severity == "error"]


def imported(folder: Path, name: str, data: bytes) -> Plan:
    """The plan, which must be there within five seconds of work."""
    path = folder / name
    path.write_bytes(data)
    started = time.process_time()
    made = plan(read([path], ACCEPT), Records())
    assert time.process_time() - started < 5
    assert all(problem.text(lang) for problem in made.problems for lang in ("th", "en"))
    return made


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE graphml [<!ENTITY a "ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><graphml>&b;</graphml>"""

REFUSED: dict[str, tuple[str, bytes, str, int | None]] = {
    "entities within entities": ("a.graphml", LAUGHS, "graphs.xml.dtd", None),
    "compressed": ("a.gexf", gzip.compress(b"<gexf/>"), "graphs.xml.other", None),
    "a web page": ("a.graphml", b"<!doctype html><html></html>", "graphs.xml.other", None),
    "another kind of xml": ("a.gexf", graphml(""), "graphs.xml.root", None),
    "no xml": ("a.graphml", b"name,kind\n", "graphs.xml.none", None),
    "unknown encoding": (
        *("a.graphml", b'<?xml version="1.0" encoding="klingon"?><graphml/>'),
        *("graphs.xml.encoding", None),
    ),
    "cut short": ("a.graphml", b"<graphml>\n<graph>\n<no", "graphs.xml.broken", 3),
    "no graph": ("a.graphml", b"<graphml/>", "graphs.xml.no_graph", None),
    "a node without id": ("a.graphml", graphml("\n<node/>"), "graphs.xml.lacks", 2),
    "an edge without end": ("a.graphml", graphml('<edge source="a"/>'), "graphs.xml.lacks", 1),
    "nested beyond reason": ("a.gexf", b"<gexf>" + b"<node>" * 9999, "graphs.xml.deep", 1),
    "a version nobody knows": ("a.gexf", b'<gexf version="9.9"/>', "graphs.gexf.version", 1),
    "a long text in a tag": (
        *("a.graphml", graphml(f'<node id="{"x" * 50_000_000}"/>')),
        *("graphs.xml.long_text", 1),
    ),
    "too many nodes": (
        *("a.graphml", graphml('<node id="a"/>' * 200_001)),
        *("graphs.many_nodes", None),
    ),
    "too many elements": (
        *("a.graphml", b"<graphml>" + b"<a/>" * 2_000_001),
        *("graphs.xml.many", None),
    ),
    "one line of 50 MB": ("a.net", b"*Vertices 3 " + b"x" * 50_000_000, "graphs.text.long_line", 1),
    "nothing but line ends": (
        *("a.dl", b"dl n=3\ndata:\n" + b"\n" * 3_000_000),
        *("graphs.text.many_lines", None),
    ),
    "no vertices": ("a.net", b"*Arcs\n1 2\n", "graphs.pajek.no_vertices", None),
    "fewer than no vertices": ("a.net", b"*Vertices -3\n", "graphs.pajek.count", 1),
    "more vertices than fit": ("a.net", b"*Vertices 999999999\n", "graphs.many_nodes", None),
    "a vertex beyond their number": ("a.net", b"*Vertices 1\n7 x\n", "graphs.pajek.vertex", 2),
    "a vertex twice": ("a.net", b"*Vertices 1\n1 x\n1 y\n", "graphs.pajek.twice", 3),
    "an arc with one end": ("a.net", f"{NAMES}*Arcs\n1\n".encode(), "graphs.pajek.line", 6),
    "a short row": ("a.net", f"{NAMES}*Matrix\n0 1 1\n0 1\n".encode(), "graphs.matrix.row", 7),
    "a word in a matrix": ("a.net", f"{NAMES}*Matrix\n0 x 1\n".encode(), "graphs.matrix.cell", 6),
    "a short row of dl": ("a.dl", b"dl n=2\ndata:\n0 1\n1\n", "graphs.dl.short", None),
    "a long row of dl": ("a.dl", b"dl n=2\ndata:\n0 1 1\n1 0 1\n", "graphs.matrix.row", 3),
    "n is a lie": ("a.dl", b"dl n=199999\ndata:\n0 1\n1 0\n", "graphs.dl.short", None),
    "n is beyond reason": ("a.dl", b"dl n=1000000000\ndata:\n0 1\n", "graphs.many_nodes", None),
    "n is no number": ("a.dl", b"dl n=x\ndata:\n", "graphs.dl.count", 1),
    "fewer labels than n": (
        "a.dl",
        "dl n=3\nlabels:\nก ข\ndata:\n".encode(),
        "graphs.dl.few_labels",
        3,
    ),
    "more labels than n": ("a.dl", "dl n=1\nlabels:\nก ข\ndata:\n0".encode(), "graphs.dl.word", 3),
    "a dl without data": ("a.dl", b"dl n=3\n", "graphs.dl.no_data", None),
    "a form that isn't read": ("a.dl", b"dl n=3 format=edgearray1\ndata:\n", "graphs.dl.format", 1),
    "binary": ("a.net", bytes(range(256)), "intake.file.binary", None),
    "an empty file": ("a.gexf", b"", "intake.file.empty", None),
    "other json": ("a.json", b'{"nodes": []}', "documents.no_arrays", None),
    "no end named": (
        "a.graphml",
        graphml('<node id="a"/><edge source="a" target="b"/>'),
        "graphs.edge.no_node",
        1,
    ),
    "an id twice": ("a.graphml", graphml('<node id="a"/>\n<node id="a"/>'), "graphs.node.twice", 2),
    "ids that differ in spaces": (
        "a.graphml",
        graphml('<node id="a"/>\n<node id="a "/>'),
        "graphs.node.twice",
        2,
    ),
    "vertices that aren't there": (
        "a.net",
        f"{NAMES}*Arcs\n1 2\n-1 2\n".encode(),
        "graphs.edge.no_node",
        7,
    ),
    "a huge vertex": ("a.net", f"{NAMES}*Arcs\n1 {'9' * 50}\n".encode(), "graphs.edge.no_node", 6),
    "a weight that is no number": (
        "a.net",
        f"{NAMES}*Arcs\n1 2 NaN\n2 3 1\n1 3 2\n".encode(),
        "intake.number.range",
        6,
    ),
    "an infinite weight": (
        "a.net",
        f"{NAMES}*Arcs\n1 2 inf\n2 3 1\n1 3 2\n".encode(),
        "intake.number.range",
        6,
    ),
    "a tie with oneself": (
        "a.graphml",
        graphml('<node id="a"/><edge source="a" target="a"/>'),
        "intake.tie.self",
        1,
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_with_its_line(what: str, tmp_path: Path) -> None:
    name, data, key, line = REFUSED[what]
    made = imported(tmp_path, name, data)
    assert made.refused
    assert not made.changes
    (told,) = [problem for problem in errors(made) if problem.key == key]
    assert told.line == line or dict(told.facts).get("line") == line


def test_an_edge_to_nowhere_and_an_id_given_twice_name_both_sides(tmp_path: Path) -> None:
    inner = '<node id="a1"/>\n<node id="a2"/>\n<node id="a1"/>\n<edge source="a1" target="zz"/>'
    for read_options in (ACCEPT, ReadOptions()):
        path = tmp_path / "a.graphml"
        path.write_bytes(graphml(inner))
        said = {p.key: p.text("en") for p in plan(read([path], read_options), Records()).problems}
        assert "“a1” to “zz”" in said["graphs.edge.no_node"]
        assert "“a1” belongs to “a1” (line 1)" in said["graphs.node.twice"]


def test_sound_rows_of_a_graph_can_be_taken_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.graphml"
    path.write_bytes(
        graphml(
            '<node id="ก"/><node id="ข"/><edge source="ก" target="ข"/><edge source="ก" target="ค"/>'
        )
    )
    made = plan(read([path], ACCEPT), Records(), take_sound=True)
    assert {kind: count["created"] for kind, count in made.counts.items()} == {
        "actors": 2,
        "ties": 1,
        "mappings": 1,
    }
    (row,) = made.refused_rows
    assert row.cells[:2] == ("ก", "ค")


def test_edges_before_nodes_and_decimal_commas_are_read(tmp_path: Path) -> None:
    before = graphml('<edge source="ก" target="ข"/><node id="ก"/><node id="ข"/>')
    assert not imported(tmp_path, "a.graphml", before).refused
    made = imported(tmp_path, "a.net", f"{NAMES}*Arcs\n1 2 0,5\n2 3 1,5\n1 3 2\n".encode())
    assert "graphs.decimal_comma" in {problem.key for problem in made.problems}
    strengths = [getattr(c.after, "declared_strength", None) for c in made.changes]
    assert sorted(s for s in strengths if s) == [0.5, 1.5, 2]


def test_utf_16_and_western_letters_are_read_and_told(tmp_path: Path) -> None:
    wide = '<?xml version="1.0" encoding="UTF-16"?>' + HEAD + '<node id="ก"/>' + TAIL
    assert next(c.uid for c in imported(tmp_path, "a.graphml", wide.encode("utf-16")).changes)
    text = '*Vertices 2\n1 "André"\n2 "Zoë Müller"\n*Edges\n1 2\n'
    made = imported(tmp_path, "a.net", text.encode("cp1252"))
    assert {"André", "Zoë Müller"} <= {getattr(c.after, "name", "") for c in made.changes}
    assert "graphs.text.western" in {problem.key for problem in made.problems}
    made = imported(tmp_path, "b.net", '*Vertices 1\n1 "กลุ่มเกษตร"\n'.encode("cp874"))
    assert "กลุ่มเกษตร" in {getattr(c.after, "name", "") for c in made.changes}
    assert "intake.file.windows_874" in {problem.key for problem in made.problems}


@pytest.mark.parametrize(
    "label", ["<img src=x onerror=alert(1)>", "=HYPERLINK(1)", "`}) DETACH DELETE n//"]
)
def test_a_hostile_label_stays_text(label: str, tmp_path: Path) -> None:
    import json

    document = {"elements": [{"label": label, "type": "Person"}], "connections": []}
    made = imported(tmp_path, "a.json", json.dumps(document).encode())
    assert [c.after.name for c in made.changes if c.kind == "actors"] == [label]  # type: ignore[union-attr]
