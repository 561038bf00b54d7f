"""Graph files of every format, read through a mapping into the records they stand for."""

from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph.base.problems import Problems
from graph.intake import Plan, ReadOptions, plan, read
from graph.intake.graphs import RawGraph, propose, read_graph
from graph.kinds import KINDS, Actor, Records, Tie
from tests.intake.test_import import TYPES, as_tables
from tests.support.places import FILES

GRAPHS = FILES / "graphs"
ACCEPT = ReadOptions(accept=True)
ORGANIC, HOSPITAL, ELDERS = "กลุ่มเกษตรอินทรีย์", "โรงพยาบาลบ้านสวน", "ชมรมผู้สูงอายุ"
SPACED = "โรงพยาบาล บ้านสวน"
COLLABORATE, COORDINATE, COOPERATE = "COLLABORATE", "COORDINATE", "COOPERATE"
LOOSE = "loose"


def planned(path: Path, read_options: ReadOptions = ACCEPT) -> Plan:
    made = plan(read([path], read_options), Records())
    assert not made.refused, [p.text("en") for p in made.problems if p.severity == "error"]
    return made


def found(path: Path, read_options: ReadOptions = ACCEPT) -> tuple[dict[str, Actor], list[Tie]]:
    """Actors by name, and ties."""
    changes = planned(path, read_options).changes
    actors = [c.after for c in changes if isinstance(c.after, Actor)]
    return {a.name: a for a in actors}, [c.after for c in changes if isinstance(c.after, Tie)]


def told(path: Path, read_options: ReadOptions = ACCEPT) -> set[str]:
    return {p.key for p in read([path], read_options).problems if p.severity != "info"}


def said(tie: Tie, names: dict[str, str]) -> tuple[Any, ...]:
    """(from, to, type, since, until, mutual), the dates as text of their precision."""
    length = {"year": 4, "month": 7, "day": 10}
    since = tie.since.isoformat()[: length[tie.since_precision or "day"]] if tie.since else None
    until = tie.until.isoformat() if tie.until else None
    ends = (names[tie.start], names[tie.end])
    ends = tuple(sorted(ends)) if tie.mutual else ends
    return (*ends, tie.type if tie.stated else LOOSE, since, until, tie.mutual)


SAMPLES: dict[str, tuple[dict[str, str], set[tuple[Any, ...]]]] = {
    "static.graphml": (
        {ORGANIC: "group", HOSPITAL: "organisation", ELDERS: "group"},
        {
            (ORGANIC, HOSPITAL, COLLABORATE, "2022-03", None, True),
            (HOSPITAL, ELDERS, COOPERATE, None, None, None),
        },
    ),
    "yed.graphml": (
        {ORGANIC: "organisation", HOSPITAL: "organisation"},
        {(ORGANIC, HOSPITAL, LOOSE, None, None, None)},
    ),
    "saan.graphml": (
        {ORGANIC: "group", HOSPITAL: "organisation", ELDERS: "group"},
        {
            (ORGANIC, HOSPITAL, COLLABORATE, "2022-03", "2024-01-01", True),
            (ELDERS, HOSPITAL, LOOSE, None, None, None),
        },
    ),
    "dates.gexf": (
        {ORGANIC: "group", HOSPITAL: "organisation"},
        {
            (ORGANIC, HOSPITAL, COLLABORATE, "2016-01-01", "2018-01-01", None),
            (ORGANIC, HOSPITAL, COLLABORATE, "2019-05-01", None, None),
            (ORGANIC, HOSPITAL, COORDINATE, "2018-01-01", "2018-07-01", True),
        },
    ),
    "saan.gexf": (
        {ORGANIC: "group", HOSPITAL: "organisation"},
        {
            (HOSPITAL, ORGANIC, COLLABORATE, "2022-03", "2024-01-01", None),
            (ORGANIC, HOSPITAL, LOOSE, None, None, None),
        },
    ),
    "saan.json": (
        {ORGANIC: "group", HOSPITAL: "organisation"},
        {(ORGANIC, HOSPITAL, COLLABORATE, "2022-03", None, True)},
    ),
    "years.gexf": (
        {ORGANIC: "organisation", HOSPITAL: "organisation", ELDERS: "organisation"},
        {
            (ORGANIC, HOSPITAL, COLLABORATE, "2019", None, True),
            (ELDERS, HOSPITAL, COOPERATE, "2016", "2018-01-01", True),
            (ORGANIC, ELDERS, LOOSE, None, None, True),
        },
    ),
    "relations.net": (
        dict.fromkeys((ORGANIC, SPACED, "ครูแดง", ELDERS), "organisation"),
        {
            (ORGANIC, SPACED, COLLABORATE, "2018", "2020-01-01", None),
            (ORGANIC, SPACED, COLLABORATE, "2021", None, None),
            (SPACED, ORGANIC, COLLABORATE, None, None, None),
            ("ครูแดง", ELDERS, COOPERATE, None, None, True),
            (ORGANIC, "ครูแดง", COOPERATE, None, None, None),
            (ORGANIC, ELDERS, COOPERATE, None, None, None),
            ("ครูแดง", SPACED, COLLABORATE, None, None, True),
        },
    ),
    "matrix.net": (
        dict.fromkeys((ORGANIC, HOSPITAL, ELDERS), "organisation"),
        {
            (ORGANIC, HOSPITAL, COLLABORATE, None, None, None),
            (HOSPITAL, ORGANIC, COOPERATE, None, None, None),
        },
    ),
    "project.paj": (
        dict.fromkeys((ORGANIC, HOSPITAL, ELDERS), "organisation"),
        {
            (ORGANIC, HOSPITAL, LOOSE, None, None, True),
            (ELDERS, HOSPITAL, LOOSE, None, None, True),
        },
    ),
    "edgelist.dl": (
        dict.fromkeys((ORGANIC, HOSPITAL, "ชมรม ผู้สูงอายุ"), "organisation"),
        {
            (ORGANIC, HOSPITAL, COOPERATE, None, None, None),
            (HOSPITAL, "ชมรม ผู้สูงอายุ", COLLABORATE, None, None, None),
            ("ชมรม ผู้สูงอายุ", ORGANIC, COORDINATE, None, None, None),
        },
    ),
    "nodelist.dl": (
        dict.fromkeys((ORGANIC, HOSPITAL, ELDERS), "organisation"),
        {
            (ORGANIC, HOSPITAL, LOOSE, None, None, None),
            (ORGANIC, ELDERS, LOOSE, None, None, None),
            (ELDERS, HOSPITAL, LOOSE, None, None, None),
        },
    ),
    "relations.dl": (
        dict.fromkeys((ORGANIC, HOSPITAL, ELDERS), "organisation"),
        {
            (ORGANIC, HOSPITAL, COLLABORATE, None, None, True),
            (ORGANIC, ELDERS, COOPERATE, None, None, None),
            (ELDERS, ORGANIC, COOPERATE, None, None, None),
            (ELDERS, HOSPITAL, COOPERATE, None, None, None),
        },
    ),
    "no-diagonal.txt": (
        {"ก": "organisation", "ข": "organisation", "ค": "organisation"},
        {
            ("ก", "ข", COLLABORATE, None, None, None),
            ("ข", "ก", COORDINATE, None, None, None),
            ("ค", "ก", COOPERATE, None, None, None),
            ("ค", "ข", COOPERATE, None, None, None),
        },
    ),
    "labels.dl": (
        dict.fromkeys((ORGANIC, ELDERS, "ตลาดนัด", "งานบุญ", "ประชุม"), "organisation"),
        {
            (ORGANIC, "ตลาดนัด", LOOSE, None, None, None),
            (ORGANIC, "ประชุม", LOOSE, None, None, None),
            (ELDERS, "งานบุญ", LOOSE, None, None, None),
        },
    ),
    "kumu.json": (
        {ORGANIC: "group", HOSPITAL: "organisation", "ครูแดง": "person"},
        {
            (ORGANIC, HOSPITAL, COLLABORATE, None, None, True),
            (HOSPITAL, "ครูแดง", LOOSE, None, None, None),
        },
    ),
    "blueprint.json": (
        {"ครูแดง": "person", "ครูดำ": "person"},
        {("ครูแดง", "ครูดำ", LOOSE, None, None, None)},
    ),
    "kumu": (
        {ORGANIC: "group", "ครูแดง": "person"},
        {
            (ORGANIC, "ครูแดง", COORDINATE, None, None, True),
            ("ครูแดง", ORGANIC, COLLABORATE, None, None, None),
        },
    ),
    "gephi": (
        {ORGANIC: "group", HOSPITAL: "organisation"},
        {
            (ORGANIC, HOSPITAL, COLLABORATE, "2016-01-01", "2018-01-01", True),
            (ORGANIC, HOSPITAL, COLLABORATE, "2019-01-01", "2019-07-01", True),
            (HOSPITAL, ORGANIC, COOPERATE, None, None, None),
        },
    ),
}


def test_there_is_a_sample_of_every_format_and_no_other() -> None:
    assert {path.name for path in GRAPHS.iterdir()} == {*SAMPLES, "README.md"}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_gives_exactly_these_actors_and_ties(name: str) -> None:
    actors, ties = SAMPLES[name]
    got, drawn = found(GRAPHS / name)
    assert {actor.name: actor.kind for actor in got.values()} == actors
    names = {actor.uid: actor.name for actor in got.values()}
    assert {said(tie, names) for tie in drawn} == ties
    assert len(drawn) == len(ties)


def test_what_a_node_and_an_edge_say_beyond_that_is_there_too() -> None:
    actors, ties = found(GRAPHS / "saan.graphml", ReadOptions())
    organic = actors[ORGANIC]
    assert (organic.uid, organic.sector, organic.extra) == ("organic", "people", ("members=24",))
    assert (str(organic.since), organic.since_precision) == ("2015-01-01", "year")
    one, other = sorted(ties, key=lambda tie: tie.uid)
    assert (one.uid, one.frequency, one.trust, one.declared_strength) == ("tie-1", 12, 3, 2.5)
    assert one.declared_scale == "five steps"
    assert one.about is not None
    assert (other.uid, other.through) == ("tie-2", "organic")
    actors, _ = found(GRAPHS / "kumu.json")
    assert actors["ครูแดง"].note == "ผู้ประสานงาน"
    assert actors[ORGANIC].extra == ("tags=อาหาร; ตลาด",)
    actors, _ = found(GRAPHS / "static.graphml")
    assert [a.sector for a in actors.values()] == ["people", "government", "people"]


@pytest.mark.parametrize(
    ("name", "ties", "issues"),
    [
        ("saan.gexf", {"tie-1": "kitchen", "tie-2": None}, {"kitchen": "ครัวปลอดภัย"}),
        ("saan.json", {"hospital": None}, {}),
    ],
)
def test_what_saan_exports_keeps_its_ids_and_names_its_issues(
    name: str, ties: dict[str, str | None], issues: dict[str, str]
) -> None:
    changes = planned(GRAPHS / name, ReadOptions()).changes
    found = {kind: {c.uid: c.after for c in changes if c.kind == kind} for kind in KINDS}
    assert set(found["actors"]) == {"organic", "hospital"}
    assert {uid: tie.about for uid, tie in found["ties"].items()} == ties  # type: ignore[union-attr]
    named = {uid: issue.name for uid, issue in found["issues"].items()}  # type: ignore[union-attr]
    assert named == {"food": "อาหาร", "market": "ตลาดเขียว", **issues}
    works = {(w.actor, w.issue) for w in found["works"].values()}  # type: ignore[union-attr]
    assert works == {("organic", "food"), ("organic", "market")}
    places = {actor.place for actor in found["actors"].values()}  # type: ignore[union-attr]
    assert places == ({"บ้านสวน", None} if name == "saan.gexf" else {None})


def test_a_number_is_kept_with_what_it_means() -> None:
    _, ties = found(GRAPHS / "edgelist.dl")
    assert {(tie.type, tie.declared_strength) for tie in ties} == {
        (COOPERATE, 1),
        (COORDINATE, 2),
        (COLLABORATE, 3),
    }
    assert {tie.declared_scale for tie in ties} == {
        "weight: high is strong; COLLABORATE 3, COORDINATE 2, COOPERATE 1"
    }


def test_a_word_that_names_the_broker_names_it_here_too() -> None:
    actors, ties = found(GRAPHS / "kumu.json")
    assert [tie.through for tie in ties if not tie.stated] == [actors[ORGANIC].uid]


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        (
            "yed.graphml",
            {"graphs.graphml.port", "graphs.graphml.graph", "graphs.graphml.hyperedge"},
        ),
        ("years.gexf", {"graphs.gexf.changing", "graphs.time.gaps", "graphs.time.steps"}),
        ("project.paj", {"graphs.pajek.other_network", "graphs.pajek.left"}),
        ("relations.dl", {"graphs.matrix.diagonal"}),
    ],
)
def test_what_can_not_be_kept_is_told(name: str, keys: set[str]) -> None:
    assert keys == told(GRAPHS / name) - {"graphs.mapping.accepted_open"}


def test_personal_data_do_not_come_in_with_a_graph() -> None:
    for name in ("dates.gexf", "kumu.json"):
        (proposal,) = read([GRAPHS / name], ACCEPT).proposals
        assert {"อีเมล", "phone"} & set(proposal.mapping.nodes.drop)
        actors, _ = found(GRAPHS / name)
        assert not any("example.org" in str(a) or "0740000001" in str(a) for a in actors.values())


def test_kumus_workbook_reads_like_its_csv(tmp_path: Path) -> None:
    import csv

    import xlsxwriter

    path = tmp_path / "kumu.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("Elements", "Connections"):
            sheet = book.add_worksheet(name)
            with (GRAPHS / "kumu" / f"{name.lower()}.csv").open(encoding="utf-8") as file:
                for number, row in enumerate(csv.reader(file)):
                    sheet.write_row(number, 0, row)
    assert found(path) == found(GRAPHS / "kumu")
    assert {table.sheet for table in read([path], ACCEPT).tables} == {"Elements", "Connections"}


def test_edges_alone_are_ties_among_actors_on_record(tmp_path: Path) -> None:
    (tmp_path / "edges.csv").write_text(
        (GRAPHS / "gephi" / "edges.csv").read_text("utf-8"), "utf-8"
    )
    reading = read([tmp_path / "edges.csv"], ACCEPT)
    known = Records(
        actors={
            uid: Actor(uid=uid, name=name, kind="group")
            for uid, name in (("organic", ORGANIC), ("x", "hospital"))
        }
    )
    made = plan(reading, known)
    ties = [c.after for c in made.changes if isinstance(c.after, Tie)]
    assert {(tie.start, tie.end) for tie in ties} == {("organic", "x"), ("x", "organic")}
    assert plan(reading, Records()).refused


def graph_of(path: Path) -> RawGraph:
    return read_graph(path.name, path.read_bytes(), Problems(), ReadOptions())


@pytest.mark.parametrize("name", ["static.graphml", "saan.graphml", "dates.gexf", "years.gexf"])
def test_another_reader_finds_the_same_nodes_and_edges(name: str) -> None:
    path = GRAPHS / name
    if name == "static.graphml":  # networkx reads no graph that mixes directions
        text = path.read_text("utf-8").replace(' directed="true"', "")
        other = nx.parse_graphml(text)
    elif name.endswith(".graphml"):
        other = nx.read_graphml(path)
    else:
        text = path.read_text("utf-8").replace(' type="undirected"', "")
        text = text.replace('startopen="2016" endopen="2018"', "")
        other = nx.read_gexf(_file(text))
    ours = graph_of(path)
    assert {node.id for node in ours.nodes} == set(other.nodes)
    ends = {(edge.source, edge.target) for edge in ours.edges}
    assert ends == set(other.edges()) or ends == {(v, u) for u, v in other.edges()}


def _file(text: str) -> Any:
    import io

    return io.BytesIO(text.encode())


def test_pajek_is_read_as_another_reader_reads_it() -> None:
    other = nx.read_pajek(GRAPHS / "matrix.net")
    ours = graph_of(GRAPHS / "matrix.net")
    labels = {node.id: node.label for node in ours.nodes}
    assert set(labels.values()) == set(other.nodes)
    drawn = {
        (labels[e.source], labels[e.target]): float(e.attributes["weight"]) for e in ours.edges
    }
    others = {(u, v): data["weight"] for u, v, data in other.edges(data=True) if u != v}
    assert drawn == others


def as_networkx(name: str, folder: Path) -> Any:
    """A real network as networkx holds it: node and edge attributes in Saan's words."""
    import csv

    as_tables(name, folder)
    graph = nx.MultiGraph() if name in ("netsci", "wetlands") else nx.MultiDiGraph()
    with (folder / "actors.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            graph.add_node(row["id"], name=row["name"], kind=row["kind"])
    with (folder / "ties.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            graph.add_edge(row["from"], row["to"], tie_type=row["type"])
    return graph


@pytest.mark.parametrize("name", TYPES)
@pytest.mark.parametrize("ending", ["graphml", "gexf", "net"])
def test_a_real_network_written_by_other_software_comes_in_whole(
    name: str, ending: str, tmp_path: Path
) -> None:
    graph = as_networkx(name, tmp_path)
    path = tmp_path / f"{name}.{ending}"
    if ending == "net":
        for _, _, data in graph.edges(data=True):
            data["weight"] = 1
        for _, data in graph.nodes(data=True):
            data.clear()
        nx.write_pajek(graph, path)
    else:
        (nx.write_graphml if ending == "graphml" else nx.write_gexf)(graph, path)
    counts = {"lazega": (71, 2571), "krackhardt": (21, 312), "netsci": (1589, 2742)}
    actors, ties = counts.get(name, (80, graph.number_of_edges()))
    ours = graph_of(path)
    assert (len(ours.nodes), len(ours.edges)) == (actors, ties)
    if ending == "net":
        return
    own = ending == "graphml" and graph.is_directed()
    got, drawn = found(path, ReadOptions() if own else ACCEPT)
    assert (len(got), len(drawn)) == (actors, ties)
    kinds = {tie.type for tie in drawn}
    assert kinds == set(TYPES[name].values())
    mutual = {tie.mutual for tie in drawn}
    assert mutual == ({True} if name in ("netsci", "wetlands") else {None})


def test_the_same_file_gives_the_same_proposal() -> None:
    first, second = (propose(graph_of(GRAPHS / "years.gexf")) for _ in range(2))
    assert first == second
    assert [choice.name for choice in first.questions] == [
        "nodes.all_kind",
        "edges.strong",
        "edges.levels",
        "edges.missing",
    ]
