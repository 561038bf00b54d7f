"""The mapping of a graph file: as text, proposed, given, kept, used again, asked for."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as supposing
from hypothesis import strategies as st

from graph.base.errors import DataError
from graph.intake import Plan, ReadOptions, plan, read
from graph.intake.graphs import EdgeMapping, Mapping, NodeMapping, Proposal, from_text
from graph.intake.write import remembered
from graph.kinds import Actor, Records, Tie
from graph.store import Store
from tests.support.command import answer, saan
from tests.support.places import FILES, ROOT

GRAPHS = FILES / "graphs"
ACCEPT = ReadOptions(accept=True)

names = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
lists = st.lists(names, max_size=3).map(tuple)
chosen_nodes = {"all_kind", "all_sector", "second_as", "second_kind", "all_missing"}
plain_nodes = {
    f.name: names for f in fields(NodeMapping) if f.type is str and f.name not in chosen_nodes
}
chosen_edges = {"all_type", "strong", "when_missing", "undirected", "directed"}
plain_edges = {
    f.name: names for f in fields(EdgeMapping) if f.type is str and f.name not in chosen_edges
}
mappings = st.builds(
    Mapping,
    st.builds(
        NodeMapping,
        **plain_nodes,
        kinds=st.dictionaries(names, st.sampled_from(["person", "group", "leave out"]), max_size=3),
        sectors=st.dictionaries(names, st.sampled_from(["people", "government", ""]), max_size=3),
        dates=st.dictionaries(names, names, max_size=3),
        second_as=st.sampled_from(["", "activities", "memberships", "partners"]),
        keep=lists,
        drop=lists,
    ),
    st.builds(
        EdgeMapping,
        **plain_edges,
        types=st.dictionaries(names, st.sampled_from(["COLLABORATE", "loose"]), max_size=3),
        strong=st.sampled_from(["", "high", "low"]),
        levels=st.dictionaries(
            st.sampled_from(["COLLABORATE", "COORDINATE", "COOPERATE"]),
            st.floats(-1e14, 1e14),
            max_size=3,
        ),
        missing=lists,
    ),
    st.booleans(),
)


@supposing(mappings, lists)
def test_a_mapping_survives_both_of_its_texts(mapping: Mapping, remarks: tuple[str, ...]) -> None:
    assert from_text(mapping.as_json()) == mapping
    assert from_text(mapping.as_toml(remarks)) == mapping


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("nodes = [", "graphs.mapping.broken"),
        ("{", "intake.json.broken"),
        ("[node]\nname = 'x'", "graphs.mapping.unknown"),
        ("[nodes]\nnmae = 'x'", "graphs.mapping.unknown"),
        ("[nodes]\nname = 3", "graphs.mapping.value"),
        ("nodes = 3", "graphs.mapping.value"),
        ("make_issues = 1", "graphs.mapping.value"),
        ("[nodes]\nall_kind = 'company'", "graphs.mapping.value"),
        ("[nodes.kinds]\nx = 'company'", "graphs.mapping.value"),
        ("[edges]\nstrong = 'up'", "graphs.mapping.value"),
        ("[edges]\nkeep = 'x'", "graphs.mapping.value"),
        ("[edges]\nlevels = 3", "graphs.mapping.value"),
        ("[edges.levels]\nCOLLABORATE = nan", "graphs.mapping.value"),
        ("[edges.levels]\nTIGHT = 1", "graphs.mapping.value"),
        ("[edges.types]\nx = 'tight'", "graphs.mapping.value"),
    ],
)
def test_a_mapping_that_says_nothing_sound_is_refused(text: str, key: str) -> None:
    with pytest.raises(DataError) as refused:
        from_text(text)
    assert refused.value.key == key
    assert all(refused.value.text(lang) for lang in ("th", "en"))


def test_the_guides_mapping_is_one() -> None:
    import re

    guide = (ROOT / "docs" / "guide" / "graphs.md").read_text("utf-8")
    mapping = from_text(re.findall(r"^```toml\n(.*?)^```", guide, re.M | re.S)[0])
    assert (mapping.edges.strong, mapping.edges.levels["COLLABORATE"]) == ("low", 1)
    assert mapping.nodes.kinds == {"NGO": "organisation", "Event": "leave out"}


def made_of(path: Path, mapping: str) -> Plan:
    return plan(read([path], ReadOptions(mapping=mapping)), Records())


def levels(made: Plan) -> dict[tuple[str, str], str]:
    """(from, to) by name → level."""
    actors = {c.uid: c.after.name for c in made.changes if isinstance(c.after, Actor)}
    ties = [c.after for c in made.changes if isinstance(c.after, Tie)]
    return {(actors[t.start], actors[t.end]): t.type if t.stated else "loose" for t in ties}


SCALE = """
[nodes]
all_kind = "person"
[edges]
weight = "weight"
strong = "{strong}"
missing = {missing}
when_missing = "{when}"
[edges.levels]
{levels}
"""


def test_whether_one_is_the_strongest_or_the_weakest_is_said_not_guessed() -> None:
    high = {"strong": "high", "levels": "COLLABORATE = 3\nCOORDINATE = 2\nCOOPERATE = 1"}
    low = {"strong": "low", "levels": "COLLABORATE = 1\nCOORDINATE = 2\nCOOPERATE = 3"}
    organic, hospital, elders = "กลุ่มเกษตรอินทรีย์", "โรงพยาบาลบ้านสวน", "ชมรม ผู้สูงอายุ"
    pairs = [(organic, hospital), (hospital, elders), (elders, organic)]
    for how, expected in (
        (high, ["COOPERATE", "COLLABORATE", "COORDINATE"]),
        (low, ["COLLABORATE", "COOPERATE", "COORDINATE"]),
    ):
        text = SCALE.format(**how, missing="[]", when="loose")
        found = levels(made_of(GRAPHS / "edgelist.dl", text))
        assert [found[pair] for pair in pairs] == expected


def test_a_code_for_no_answer_is_no_strength() -> None:
    how = {"strong": "high", "levels": "COLLABORATE = 4\nCOOPERATE = 3", "missing": '["9", 5]'}
    with pytest.raises(DataError):
        from_text('[edges]\nmissing = "9"')
    made = made_of(GRAPHS / "matrix.net", SCALE.format(**how, when="loose"))
    ties = [c.after for c in made.changes if isinstance(c.after, Tie)]
    assert sorted((t.declared_strength or 0, t.type, t.stated) for t in ties) == [
        (0, "COOPERATE", False),
        (0, "COOPERATE", False),
        (3, "COOPERATE", True),
    ]
    made = made_of(GRAPHS / "matrix.net", SCALE.format(**how, when="leave out"))
    assert list(levels(made).values()) == ["COOPERATE"]
    (told,) = [p for p in made.problems if p.key == "graphs.edges_left" and p.value == "9"]
    assert dict(told.facts)["count"] == 1


def test_a_number_below_every_level_is_left_out_and_told() -> None:
    how = {"strong": "high", "levels": "COLLABORATE = 3", "missing": "[]", "when": "loose"}
    made = made_of(GRAPHS / "edgelist.dl", SCALE.format(**how))
    assert len(levels(made)) == 1
    left = [dict(p.facts)["why"] for p in made.problems if p.key == "graphs.edges_left"]
    assert left == ["1", "2"]


def test_words_of_the_file_become_what_the_mapping_says() -> None:
    text = """
[nodes]
kind = "type"
[nodes.kinds]
Person = "organisation"
[edges]
type = "type"
directed = "no"
[edges.types]
helps = "COORDINATE"
"""
    made = made_of(GRAPHS / "blueprint.json", text)
    assert {c.after.kind for c in made.changes if isinstance(c.after, Actor)} == {"organisation"}
    assert levels(made) == {("ครูแดง", "ครูดำ"): "COORDINATE"}


def test_nodes_of_a_kind_can_be_left_out_with_their_edges() -> None:
    text = """
[nodes]
kind = "mode"
[nodes.kinds]
row = "organisation"
col = "leave out"
[edges]
all_type = "loose"
"""
    made = made_of(GRAPHS / "labels.dl", text)
    assert made.counts["actors"]["created"] == 2
    assert {"graphs.nodes_left", "graphs.edges_of_left"} <= {p.key for p in made.problems}
    assert not levels(made)


def test_an_attribute_that_the_file_lacks_is_named_with_those_it_has() -> None:
    reading = read([GRAPHS / "static.graphml"], ReadOptions(mapping='[nodes]\nkind = "Kind"'))
    (problem,) = reading.problems
    assert problem.key == "graphs.mapping.no_attribute"
    assert "ภาคส่วน, name, ประเภท, สมาชิก" in problem.text("en")


def proposed(name: str) -> Proposal:
    (proposal,) = read([GRAPHS / name], ReadOptions()).proposals
    return proposal


QUESTIONS: dict[str, list[str]] = {
    "saan.graphml": [],
    "saan.gexf": [],
    "saan.json": [],
    "static.graphml": [],
    "dates.gexf": [],
    "kumu.json": [],
    "kumu": [],
    "gephi": [],
    "relations.net": ["nodes.all_kind"],
    "blueprint.json": ["edges.types"],
    "nodelist.dl": ["nodes.all_kind", "edges.all_type"],
    "edgelist.dl": ["nodes.all_kind", "edges.strong", "edges.levels"],
    "project.paj": ["nodes.all_kind", "nodes.sectors", "edges.types"],
    "labels.dl": ["nodes.second_as", "nodes.kinds", "edges.all_type"],
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_the_data_can_not_tell_is_a_question(name: str) -> None:
    proposal = proposed(name)
    assert [choice.name for choice in proposal.questions] == QUESTIONS[name]
    assert proposal.decided == ("own" if name.startswith("saan.") else None)
    assert from_text(proposal.as_toml("th")) == from_text(proposal.as_toml("en"))
    assert from_text(proposal.as_toml()) == proposal.mapping


def test_a_file_that_is_not_saans_own_waits_to_be_accepted() -> None:
    reading = read([GRAPHS / "static.graphml"])
    assert not reading.tables
    assert [p.key for p in reading.problems] == ["graphs.mapping.unasked"]
    assert [p.key for p in read([GRAPHS / "nodelist.dl"]).problems] == ["graphs.mapping.questions"]


def test_a_kept_mapping_reads_the_next_file_with_the_same_attributes(
    given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corrected = tmp_path / "how.toml"
    proposal = proposed("edgelist.dl")
    text = proposal.as_toml().replace('strong = "high"', 'strong = "low"')
    corrected.write_text(text.replace('"organisation"', '"group"'), "utf-8")
    first = answer(capsys, "import", str(GRAPHS / "edgelist.dl"), "--map", str(corrected))
    assert (first["actors"]["created"], first["mappings"]["created"]) == (3, 1)
    assert list(remembered(given)) == [proposal.uid]
    again = answer(capsys, "import", str(GRAPHS / "edgelist.dl"), "--map", str(corrected))
    assert again["batch"] is None

    other = tmp_path / "next.dl"
    other.write_text("dl n=2 format=edgelist1\nlabels embedded\ndata:\nก ข 1\nข ก 2\n", "utf-8")
    told = answer(capsys, "import", str(other))
    said = [p["problem"] for p in told["problems"] if p["severity"] == "info"]
    assert any("ครั้งก่อน" in problem for problem in said)
    assert (told["actors"]["created"], told["ties"]["created"]) == (2, 2)
    assert "mappings" not in told
    assert {row["kind"] for row in answer(capsys, "actors")} == {"group"}
    assert answer(capsys, "import", str(other))["batch"] is None


def test_a_graph_with_questions_stops_and_leaves_its_mapping_beside_it(
    given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "network.dl"
    path.write_bytes((GRAPHS / "nodelist.dl").read_bytes())
    (tmp_path / "network.map.toml").write_text("# mine", "utf-8")
    for _ in range(2):
        assert saan("import", str(path), "-f", "json") == 1
        out, err = capsys.readouterr()
        assert json.loads(out)["batch"] is None
        assert "network-2.map.toml" in err
        assert "[คำถาม] nodes.all_kind = organisation" in err
    assert (tmp_path / "network.map.toml").read_text("utf-8") == "# mine"
    assert {p.name for p in tmp_path.glob("*.toml")} == {"network.map.toml", "network-2.map.toml"}
    assert given.rows("journal/state")[0]["actors"] == 0
    written = tmp_path / "network-2.map.toml"
    assert answer(capsys, "import", str(path), "--map", str(written))["ties"]["created"] == 3


def test_a_proposal_can_be_taken_as_it_is(given: Store, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(GRAPHS / "years.gexf")
    told = answer(capsys, "import", path, "--accept-proposal")
    assert (told["actors"]["created"], told["ties"]["created"]) == (3, 3)
    assert "4 คำถาม" in "".join(p["problem"] for p in told["problems"])
    assert answer(capsys, "import", path)["batch"] is None


def test_saans_own_words_need_no_answer_and_change_nothing_twice(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(GRAPHS / "saan.graphml")
    told = answer(capsys, "import", path)
    assert {kind: count["created"] for kind, count in told.items() if isinstance(count, dict)} == {
        "issues": 1,
        "actors": 3,
        "ties": 2,
    }
    assert answer(capsys, "import", path)["batch"] is None


@pytest.mark.parametrize(("typed", "code", "actors"), [("y\n", 0, 3), ("n\n", 1, 0)])
def test_a_proposal_without_questions_is_asked_for_at_a_terminal(
    given: Store, typed: str, code: int, actors: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("SAAN_USER", "ผู้ทดสอบ")
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    monkeypatch.setattr("sys.stderr", Terminal())
    assert saan("import", str(GRAPHS / "static.graphml")) == code
    assert given.rows("journal/state")[0]["actors"] == actors


def test_a_mapping_that_can_not_be_opened_is_a_sentence(
    given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for bad in (tmp_path / "none.toml", tmp_path):
        assert saan("import", str(GRAPHS / "static.graphml"), "--map", str(bad)) in (1, 2)
        assert "Traceback" not in capsys.readouterr().err
    unused: Any = tmp_path / "how.toml"
    unused.write_text("", "utf-8")
    csv = tmp_path / "actors.csv"
    csv.write_text("name,kind\nก,คน\n", "utf-8")
    told = answer(capsys, "import", str(csv), "--map", str(unused))
    assert told["actors"]["created"] == 1
    assert [p["severity"] for p in told["problems"]] == ["warning"]
