"""A list of nodes first, its edges another time: ids that only count are remembered for them."""

from pathlib import Path

import pytest

from graph.intake import Plan, ReadOptions, plan, read
from graph.kinds import Actor, Records
from tests.intake.test_intake import made

ACCEPT = ReadOptions(accept=True)
NODES = "Id,Label,Kind\n{0},ข้าว,group\n{1},น้ำ,organisation\n{2},ป่า,group\n"
EDGES = "Source,Target,Type,Weight\n{0},{1},Directed,1\n{1},{2},Directed,2\n"
OTHERS = "Id,Label,Kind\n0,ดิน,group\n1,ลม,group\n"
FROM_ZERO, FROM_ONE, LETTERED = ("0", "1", "2"), ("1", "2", "3"), ("n0", "n1", "n2")


def brought(folder: Path, name: str, text: str, known: Records, source: str | None = None) -> Plan:
    (folder / name).write_text(text, "utf-8")
    return plan(read([folder / name], ACCEPT), known, source=source)


def after(known: Records, done: Plan) -> Records:
    actors = {**known.of(Actor), **{each.uid: each for each in made(done, "actors")}}
    return Records(actors=actors)


def ends(done: Plan, known: Records) -> set[tuple[str, str]]:
    names = {uid: each.name for uid, each in known.of(Actor).items()}
    return {(names[each.start], names[each.end]) for each in made(done, "ties")}


@pytest.mark.parametrize("ids", [FROM_ZERO, FROM_ONE, LETTERED])
@pytest.mark.parametrize("source", [None, "ระบบเดิม"])
def test_edges_that_come_later_find_the_nodes_by_ids_that_are_not_the_partners_own(
    ids: tuple[str, ...], source: str | None, tmp_path: Path
) -> None:
    nodes = brought(tmp_path, "n.csv", NODES.format(*ids), Records(), source)
    assert not set(ids) & {each.uid for each in made(nodes, "actors")}
    known = after(Records(), nodes)
    again = brought(tmp_path, "n.csv", NODES.format(*ids), known, source)
    assert not made(again, "actors")
    edges = brought(tmp_path, "e.csv", EDGES.format(*ids), known, source)
    assert not edges.refused
    assert ends(edges, known) == {("ข้าว", "น้ำ"), ("น้ำ", "ป่า")}


def test_an_id_that_two_lists_of_nodes_have_stops_with_both_names(tmp_path: Path) -> None:
    known = after(Records(), brought(tmp_path, "n.csv", NODES.format(*FROM_ZERO), Records()))
    known = after(known, brought(tmp_path, "m.csv", OTHERS, known))
    assert {each.name for each in known.of(Actor).values()} == {"ข้าว", "น้ำ", "ป่า", "ดิน", "ลม"}
    edges = brought(tmp_path, "e.csv", EDGES.format(*FROM_ZERO), known)
    assert edges.refused
    told = [problem for problem in edges.problems if problem.severity == "error"]
    assert [(p.key, p.line) for p in told] == [("graphs.ends.several", n) for n in (2, 2, 3)]
    assert all(name in told[0].text(lang) for name in ("ข้าว", "ดิน") for lang in ("th", "en"))


def test_together_with_their_own_list_edges_are_sure_again(tmp_path: Path) -> None:
    known = after(Records(), brought(tmp_path, "n.csv", NODES.format(*FROM_ZERO), Records()))
    known = after(known, brought(tmp_path, "m.csv", OTHERS, known))
    (tmp_path / "e.csv").write_text("Source,Target\n0,1\n", "utf-8")
    (tmp_path / "n.csv").unlink()
    done = plan(read([tmp_path / "m.csv", tmp_path / "e.csv"], ACCEPT), known)
    assert ends(done, known) == {("ดิน", "ลม")}


def test_an_id_that_is_also_anothers_own_is_never_guessed(tmp_path: Path) -> None:
    known = after(Records(), brought(tmp_path, "n.csv", NODES.format(*FROM_ZERO), Records()))
    own = Actor(uid="0", name="โรงเรียน", kind="organisation")
    known = Records(actors={**known.of(Actor), "0": own})
    edges = brought(tmp_path, "e.csv", EDGES.format(*FROM_ZERO), known)
    (told,) = [problem for problem in edges.problems if problem.severity == "error"]
    assert told.key == "graphs.ends.several"
    assert "โรงเรียน" in told.text("en")


def test_ids_on_record_are_not_lost_and_our_own_tables_dont_see_them(tmp_path: Path) -> None:
    known = Records(actors={"x": Actor(uid="x", name="ข้าว", kind="group", ids=("old:7",))})
    done = brought(tmp_path, "n.csv", NODES.format(*FROM_ZERO), known)
    (rice,) = [each for each in made(done, "actors") if each.name == "ข้าว"]
    assert (rice.uid, rice.ids) == ("x", ("old:7", "gephi-nodes:0"))
    known = after(known, done)
    ties = brought(tmp_path, "t.csv", "from,to,type\n0,1,COOPERATE\n", known)
    assert ties.refused


def test_numbers_that_no_list_has_ask_for_the_list_of_nodes(tmp_path: Path) -> None:
    done = brought(tmp_path, "e.csv", EDGES.format(*FROM_ZERO), Records())
    assert done.refused
    told = [problem for problem in done.problems if problem.key == "graphs.ends.numbers"]
    assert [problem.column for problem in told] == ["from", "to"]
    assert "list of nodes first" in told[0].text("en")
