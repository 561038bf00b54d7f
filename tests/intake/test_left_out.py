"""What is left out without an error is counted at the end, each kind by itself."""

from pathlib import Path

import pytest

from graph.intake import Plan, ReadOptions, plan, read
from graph.kinds import Records

NODES = '<node id="ก"><data key="k">group</data></node><node id="ข"><data key="k">x</data></node>'
GRAPH = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    '<key id="k" for="node" attr.name="category" attr.type="string"/>'
    f'<graph edgedefault="directed">{NODES}<edge source="ก" target="ข"/></graph></graphml>'
)


def planned(folder: Path, name: str, text: str, **how: str) -> Plan:
    (folder / name).write_text(text, "utf-8")
    options = ReadOptions(accept=not how, create="organisation", **how)  # type: ignore[arg-type]
    made = plan(read([folder / name], options), Records())
    assert not made.refused, [problem.text("en") for problem in made.problems]
    return made


@pytest.mark.parametrize(
    ("rows", "out"),
    [
        ("name,kind\nกลุ่มก,group\nname,kind\nกลุ่มข,group\nname,kind\n", {"headings": 2}),
        ("name,kind\nกลุ่มก,group\nกลุ่มก,group\nกลุ่มก,group\n", {"repeated": 2}),
        ("from,to,type\nกลุ่มก,กลุ่มข,COOPERATE\nกลุ่มก,กลุ่มข,COOPERATE\n", {"repeated": 1}),
        ("date,title,participants\n2566-01-02,ประชุม,กลุ่มก และคณะ\n", {"unnamed": 1}),
        (
            "ชื่อหน่วยงาน/กลุ่ม,ปีที่เข้าร่วม\nกลุ่มก,2566\nกลุ่มก,2566\nชื่อหน่วยงาน/กลุ่ม,ปีที่เข้าร่วม\n"
            "กลุ่มข,2567\nรวม,2\n",
            {"repeated": 1, "headings": 1, "totals": 1},
        ),
        (
            "ชื่อ-สกุล,หน่วยงาน,12 ม.ค. 66\nนายสมชาย ใจดี,อบต.ก,/\nนายสมชาย ใจดี,อบต.ข,/\n",
            {},
        ),
    ],
)
def test_rows_that_say_nothing_new_are_counted(
    tmp_path: Path, rows: str, out: dict[str, int]
) -> None:
    made = planned(tmp_path, "a.csv", rows)
    assert made.left_out.as_json() == out
    for count in out.values():
        assert str(count) in made.left_out.text()


def test_nodes_left_out_by_the_mapping_are_counted_with_their_edges(tmp_path: Path) -> None:
    said = '[nodes]\nkind = "category"\nkinds = {group = "group", x = "leave out"}\n'
    made = planned(tmp_path, "a.graphml", GRAPH, mapping=f'{said}[edges]\nall_type = "loose"\n')
    assert made.left_out.as_json() == {"nodes": 1, "edges": 1}
