"""A table says the same under any headings of the vocabulary, in any order; a matrix says the same
as its list of pairs."""

import csv
from collections.abc import Sequence
from datetime import date
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.intake import Reading, ReadOptions, plan, read
from graph.kinds import Actor, Records
from graph.kinds.vocabulary import lists, tables

TODAY = date(2026, 11, 30)
KNOWN = Records(
    actors={
        uid: Actor(uid=uid, name=name, kind=kind)
        for uid, name, kind in (
            ("a1", "กลุ่มผักบ้านโคก", "group"),
            ("a2", "รพ.สต.บ้านโคก", "organisation"),
            ("a3", "สมใจ ดอนแก้ว", "person"),
        )
    }
)
SAID: dict[str, list[dict[str, str]]] = {
    "actors": [
        {
            "name": "สหกรณ์ข้าวลุ่มน้ำใส",
            "kind": "องค์กร",
            "sector": "รัฐ",
            "aliases": "สหกรณ์ข้าว",
            "area": "คลองแห",
            "since": "2563",
            "until": "มี.ค. 2566",
            "note": "ย้ายที่",
            "source": "ทะเบียน",
        },
        {"name": "วิไล นาหลวง", "kind": "คน", "since": "14/3/2566"},
    ],
    "ties": [
        {
            "from": "กลุ่มผักบ้านโคก",
            "to": "รพ.สต.บ้านโคก",
            "type": "มีส่วนร่วม",
            "since": "2563",
            "until": "2565",
            "frequency": "ทุกเดือน",
            "note": "ตลาดนัด",
        },
        {"from": "รพ.สต.บ้านโคก", "to": "สมใจ ดอนแก้ว", "type": "ประสานความร่วมมือ"},
    ],
    "members": [
        {
            "member": "สมใจ ดอนแก้ว",
            "of": "กลุ่มผักบ้านโคก",
            "role": "ประธาน",
            "since": "2563",
            "until": "2565",
        },
        {"member": "สมใจ ดอนแก้ว", "of": "รพ.สต.บ้านโคก", "role": "กรรมการ"},
    ],
    "activities": [
        {
            "date": "14/3/2566",
            "title": "ประชุมคณะทำงาน",
            "participants": "สมใจ ดอนแก้ว; กลุ่มผักบ้านโคก",
            "minutes": "90",
            "decisions": "เห็นชอบแผน",
        },
        {"date": "เม.ย. 2566", "title": "อบรม", "participants": "รพ.สต.บ้านโคก"},
    ],
}
"""Table → rows, each column with what it says."""


def taken(path: Path, rows: Sequence[Sequence[str]]) -> Reading:
    """What is read of a file of these rows, as it is proposed."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return read([path], ReadOptions(accept=True, create="", today=TODAY))


def said(reading: Reading) -> set[tuple[str, Any]]:
    """What it would put on record, beside how it is read."""
    made = plan(reading, KNOWN)
    assert not made.refused, [p.text("en") for p in made.problems if p.severity == "error"]
    return {(change.kind, change.after) for change in made.changes if change.kind != "mappings"}


def questions(reading: Reading) -> set[tuple[str, str]]:
    """What is asked of its ties, and the answer that is proposed."""
    every = [choice for proposal in reading.proposals for choice in proposal.questions]
    return {(each.name, each.value) for each in every if each.name.startswith("edges.")}


def words(kind: str, column: str) -> list[str]:
    """All headings of a column of a table."""
    return sorted({column, *(h for h, c in tables()[kind].headings.items() if c == column)})


def headed(kind: str) -> st.SearchStrategy[dict[str, str]]:
    """The columns of a table in some order, each with one of its headings."""
    columns = list(SAID[kind][0])
    any_words = st.fixed_dictionaries({c: st.sampled_from(words(kind, c)) for c in columns})
    return st.tuples(st.permutations(columns), any_words).map(
        lambda drawn: {column: drawn[1][column] for column in drawn[0]}
    )


@pytest.mark.parametrize("kind", SAID)
def test_a_table_says_the_same_in_other_words_and_another_order(kind: str, tmp_path: Path) -> None:
    def rows(heads: dict[str, str]) -> list[list[str]]:
        body = [[row.get(column, "") for column in heads] for row in SAID[kind]]
        return [list(heads.values()), *body]

    plain = said(taken(tmp_path / "x.csv", rows({column: column for column in SAID[kind][0]})))
    assert len(plain) == 2

    @given(headed(kind))
    @settings(max_examples=25)
    def same(heads: dict[str, str]) -> None:
        assert said(taken(tmp_path / "x.csv", rows(heads))) == plain

    same()


REGISTER = {
    "name": "ฝ่ายดูแล",
    "kind": "องค์กร",
    "since": "2563",
    "contact.name": "วิไล นาหลวง",
    "contact.phone": "081-000-0001",
    "contact.email": "wilai@example.org",
    "member.of": "กลุ่มผักบ้านโคก",
    "member.role": "ฝ่ายเลขานุการ",
    "area.subdistrict": "คลองแห",
    "area.district": "หาดใหญ่",
    "area.province": "สงขลา",
    "status": "ปกติ",
}
"""What a register says of a partner, beside the fields of our own table too."""


def plain_words(field: str) -> list[str]:
    """The headings of a column of a register that no other column has: of "หน่วยงาน", which may
    be the partner's name or what it belongs to, the columns beside it tell."""
    found = {h for h, meant in lists()["columns"].items() if meant == field}
    found |= set(words("actors", field)) if "." not in field else set()
    others = {h for h, meant in lists()["columns"].items() if meant != field}
    others |= {h for h, meant in tables()["actors"].headings.items() if meant != field}
    return sorted(found - others)


@given(
    st.permutations(list(REGISTER)),
    st.fixed_dictionaries({field: st.sampled_from(plain_words(field)) for field in REGISTER}),
)
@settings(max_examples=30)
def test_a_register_says_the_same_in_other_words_and_another_order(
    tmp_path_factory: pytest.TempPathFactory, order: list[str], heads: dict[str, str]
) -> None:
    assume(heads["member.of"] not in heads["kind"])  # "ประเภทองค์กร" tells whose name "องค์กร" is
    rows = [[heads[field] for field in order], [REGISTER[field] for field in order]]
    found = dict(said(taken(tmp_path_factory.mktemp("register") / "x.csv", rows)))
    one, way, member = found["actors"], found["contacts"], found["members"]
    assert (one.name, one.kind, one.since, one.until) == (
        "ฝ่ายดูแล",
        "organisation",
        date(2020, 1, 1),
        None,
    )
    assert (one.place, one.extra) == ("ต.คลองแห อ.หาดใหญ่ จ.สงขลา", ())
    assert (way.actor, way.name) == (one.uid, "วิไล นาหลวง")
    assert (way.phone, way.email) == ("081-000-0001", "wilai@example.org")
    assert (member.member, member.of, member.role) == (one.uid, "a1", "ฝ่ายเลขานุการ")
    assert len(found) == 3


NAMES = ["กลุ่มผักบ้านโคก", "รพ.สต.บ้านโคก", "สมใจ ดอนแก้ว", "โรงเรียนวัดบัว", "ชมรมป่า"]
CELLS = {
    "": ["1", "/", "✓"],
    "weight": ["1", "2", "3", "2.5"],
    "ความสัมพันธ์": ["มีส่วนร่วม", "ประสานความร่วมมือ", "ประสานการทำงาน"],
}
"""What a list of pairs has a column for → what stands in the cells of a matrix that says so."""


@st.composite
def asked_of_all(draw: st.DrawFn) -> tuple[str, bool, dict[tuple[str, str], str]]:
    """What the cells say, whether a pair is said once, and the cells. Where each side speaks for
    itself, one pair at least differs: a matrix that mirrors itself speaks for both."""
    column = draw(st.sampled_from(sorted(CELLS)))
    words = CELLS[column] if column else [draw(st.sampled_from(CELLS[""]))]
    cell = st.sampled_from([*words, ""])
    once = draw(st.booleans()) or not column
    pairs = combinations(NAMES, 2) if once else permutations(NAMES, 2)
    cells = {pair: draw(cell) for pair in pairs}
    cells[NAMES[0], NAMES[1]] = words[0]
    if not once:
        cells[NAMES[1], NAMES[0]] = words[1]
    return column, once, {pair: cell for pair, cell in cells.items() if cell}


@given(asked_of_all(), st.booleans())
@settings(max_examples=40)
def test_a_matrix_says_the_same_as_its_list_of_pairs(
    tmp_path_factory: pytest.TempPathFactory,
    drawn: tuple[str, bool, dict[tuple[str, str], str]],
    half: bool,
) -> None:
    column, once, cells = drawn
    folder = tmp_path_factory.mktemp("matrix")
    back = {} if half or not once else {(end, start): cell for (start, end), cell in cells.items()}
    across = [[name, *((cells | back).get((name, to), "") for to in NAMES)] for name in NAMES]
    arrow = "Undirected" if once else "Directed"
    listed = [[*pair, arrow, *([cell] if column else [])] for pair, cell in cells.items()]
    head = ["Source", "Target", "Type", *([column] if column else [])]
    matrix = taken(folder / "matrix.csv", [["", *NAMES], *across])
    pairs = taken(folder / "pairs.csv", [head, *listed])
    alone = set(NAMES) - {name for pair in cells for name in pair}
    assert {each for each in said(matrix) if getattr(each[1], "name", "") not in alone} == said(
        pairs
    )
    asked_of_matrices = {("edges.undirected", "yes")}
    assert questions(matrix) - asked_of_matrices == questions(pairs)
