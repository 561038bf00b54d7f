"""Changes part by part, as a paragraph, and as a picture of both days."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from graph.actors.lookup import directory
from graph.changes.between import Changes, between, kept
from graph.changes.by_part import BETWEEN, BY, COUNTS, changed_by
from graph.changes.report import Standout, busiest, liveliest, paragraph, source
from graph.drawing import difference
from graph.network import Filters
from tests.support.columns import OPEN, columns
from tests.support.command import saan

ONE, OTHER = date(2020, 6, 14), date(2020, 6, 15)
TILL, FROM = (0, 20200615), (20200615, 99999999)
HEAD = "3fa9c1d2e4b5" + "0" * 52


def made() -> Any:
    """On 15 June a–b tightens, a–c ends, a–d and a–e begin; f comes and g goes."""
    return columns(
        dict.fromkeys("abcde", OPEN) | {"f": FROM, "g": TILL},
        [
            ("a", "b", "COOPERATE", TILL),
            ("a", "b", "COLLABORATE", FROM),
            ("a", "c", "COORDINATE", TILL),
            ("a", "d", "COOPERATE", FROM),
            ("a", "e", "COOPERATE", FROM),
            ("d", "e", "COORDINATE", OPEN),
        ],
        sectors={"a": "people", "b": "people", "d": "government", "e": "government"},
        bases=[("a", "9011", OPEN), ("b", "9011", OPEN), ("d", "90", OPEN)],
        works=[("a", "rice", OPEN), ("d", "food", OPEN), ("b", "rice", OPEN)],
    )


def counts(by: str, filters: Filters | None = None) -> dict[str, list[int]]:
    found = changed_by(made(), by, ONE, OTHER, filters or Filters())
    return {row.uid: [getattr(row, name) for name in COUNTS] for row in found}


def test_sectors_and_what_lies_between_them_come_to_the_whole() -> None:
    # added, ended, tightened, loosened, kept, joined, left
    assert counts("sector") == {
        BETWEEN: [2, 1, 0, 0, 0, 1, 1],
        "people": [0, 0, 1, 0, 1, 0, 0],
        "government": [0, 0, 0, 0, 1, 0, 0],
    }


def test_areas_and_issues_count_what_their_filters_keep() -> None:
    assert counts("area") == {
        "90": [1, 0, 1, 0, 1, 0, 0],
        "9011": [0, 0, 1, 0, 1, 0, 0],
    }
    assert counts("issue") == {
        "food": [1, 0, 1, 0, 1, 0, 0],
        "rice": [0, 0, 1, 0, 1, 0, 0],
    }


@pytest.mark.parametrize("by", BY)
def test_each_part_is_what_its_filter_gives(by: str) -> None:
    narrow: dict[str, Any]
    for row in changed_by(made(), by, ONE, OTHER):
        narrow = {by: row.uid}
        found = between(made(), ONE, OTHER, Filters(**narrow)) if row.uid else None
        assert found is None or (len(found.added), found.kept, found.jaccard) == (
            row.added,
            row.kept,
            row.jaccard,
        )


def test_nothing_changes_the_day_before_or_after() -> None:
    for days in ((date(2020, 6, 13), ONE), (OTHER, date(2020, 6, 16))):
        for row in changed_by(made(), "sector", *days):
            assert row.moved == 0


def test_the_pairs_of_both_days_are_kept_whatever_their_level() -> None:
    assert kept(made(), ONE, OTHER) == (("a", "b"), ("d", "e"))


def told(found: Changes, lang: str, **more: Any) -> str:
    facts = {"network": "เครือข่ายข้าว", "actor": None, "area": None}
    return paragraph(found, **(facts | more), lang=lang)


def test_the_paragraph_can_stand_in_a_report() -> None:
    found = between(made(), ONE, OTHER)
    actor, area = busiest(made(), found), liveliest(changed_by(made(), "area", ONE, OTHER))
    assert actor == Standout("ชื่อ a", 2)
    assert area == Standout("สงขลา", 2)
    assert told(found, "th", actor=actor, area=area) == (
        "ระหว่างวันที่ 14 มิ.ย. 2563 ถึง 15 มิ.ย. 2563 เครือข่ายข้าว มีภาคีเข้าร่วมใหม่ 1 ราย "
        "มีภาคีออกไป 1 ราย เกิดความสัมพันธ์ระหว่างคู่ใหม่ 2 คู่ สิ้นสุดไป 1 คู่ และแน่นแฟ้นขึ้น 1 คู่ "
        "จำนวนคู่ที่มีความสัมพันธ์เปลี่ยนจาก 3 เป็น 4 คู่ "
        "โดยร้อยละ 40 ของคู่ที่มีในวันใดวันหนึ่งยังคงอยู่ทั้งสองวัน ภาคีที่สร้างคู่ใหม่มากที่สุดคือชื่อ a (2 คู่) "
        "พื้นที่ที่เปลี่ยนแปลงมากที่สุดคือสงขลา (2 คู่)"
    )
    assert told(found, "en", network=None) == (
        "Between 14 Jun 2020 and 15 Jun 2020, in the network, 1 partner joined, 1 partner left, "
        "2 new pairs formed, 1 pair ended and 1 pair grew tighter. The number of tied pairs went "
        "from 3 to 4. Of all pairs tied on either day, 40 % were tied on both."
    )
    assert source(7, HEAD, "en") == (
        f"(Computed from the records up to write b7, journal head {HEAD}.)"
    )


def test_where_nothing_changed_the_paragraph_says_so() -> None:
    found = between(made(), OTHER, OTHER)
    assert told(found, "en", network=None).startswith(
        "Between 15 Jun 2020 and 15 Jun 2020 no tied pair and no partner of the network changed. "
        "The number of tied pairs went from 4 to 4."
    )
    empty = columns({}, [])
    nothing = between(empty, ONE, OTHER)
    assert busiest(empty, nothing) is None
    assert "went from" not in told(nothing, "en")


def test_the_picture_draws_each_difference_by_line_and_sign() -> None:
    held, found = made(), between(made(), ONE, OTHER)
    days = [directory(held, day).assign(degree=1) for day in (OTHER, ONE)]
    people = pd.concat(days).drop_duplicates("uid")
    drawn = difference(found, people, list(kept(held, ONE, OTHER)), {"a": (1.0, 2.0)})
    edges = {each["id"].replace("\t", " "): each for each in drawn.drawing.edges}
    assert {uid: each.get("label", "") for uid, each in edges.items()} == {
        "d e": "",
        "a d": "+",
        "a e": "+",
        "a c": "−",
        "a b": "▲",
    }
    assert edges["a c"]["dashes"] == [9, 6]
    labels = {each["id"]: each["label"] for each in drawn.drawing.nodes}
    assert (labels["f"], labels["g"], labels["c"]) == ("+ ชื่อ f", "− ชื่อ g", "ชื่อ c")
    assert len({each["x"] for each in drawn.drawing.nodes if each["id"] == "a"} - {1.0}) == 0
    few = difference(found, people, [], {}, limit=3)
    assert (len(few.drawing.nodes), few.left_out) == (3, 4)
    assert few.drawing.nodes[0]["id"] == "a"


def test_the_commands_give_the_parts_and_the_paragraph(
    demo_home: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAAN_HOME", str(demo_home))
    days = ("2023-09-30", "2026-09-30")
    assert saan("changes", *days, "--by", "sector", "-f", "csv") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "uid,name,added,ended,tightened,loosened,kept,jaccard,joined,left"
    assert lines[1].startswith("people,,20,34,18,5,103,")
    assert saan("changes", *days, "--paragraph") == 0
    th, en = capsys.readouterr().out.splitlines()
    assert "เกิดความสัมพันธ์ระหว่างคู่ใหม่ 37 คู่" in th
    assert "37 new pairs formed, 49 pairs ended" in en
