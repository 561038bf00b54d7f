"""Figures over time and part by part, and how the page tells of them."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboards.strength import diagrams, wording
from graph import network, strength
from graph.base.errors import Misuse
from graph.base.words import speaking
from graph.measures import figures, trend
from graph.measures.shape import NAMES
from graph.network import Filters
from tests.support.columns import OPEN, columns
from tests.support.command import answer, saan

END = (0, 20200616)


def made() -> Any:
    """a–b and b–c until 15 June 2020, a–b again from then on."""
    return columns(
        dict.fromkeys("abc", OPEN),
        [
            ("a", "b", "COLLABORATE", END),
            ("b", "c", "COOPERATE", END),
            ("a", "b", "COOPERATE", (20200616, 99999999)),
        ],
        sectors={"a": "people", "b": "people", "c": "government"},
    )


def test_a_figure_is_that_of_each_day() -> None:
    days = [date(2020, 6, 14), date(2020, 6, 15), date(2020, 6, 16)]
    found = trend(made(), "density", days)
    assert found["day"].tolist() == days
    assert found["value"].tolist() == pytest.approx([2 / 3, 2 / 3, 1 / 3])
    assert trend(made(), "sector_ei", days)["value"].tolist() == [0.0, 0.0, -1.0]
    narrow = trend(made(), "pairs", days, Filters(types=("COLLABORATE",)))
    assert narrow["value"].tolist() == [1, 1, 0]
    undefined = trend(columns({}, []), "density", days)["value"].tolist()
    assert undefined == [None] * 3
    with pytest.raises(Misuse):
        trend(made(), "height", days)


def test_every_figure_of_the_scorecard_can_be_asked_over_time() -> None:
    for each in figures("network", "group"):
        assert len(trend(made(), each.name, [date(2020, 6, 15)])) == 1


def test_shapes_over_the_years_are_told_in_runs() -> None:
    found = pd.DataFrame(
        {
            "day": [date(year, 12, 31) for year in (2019, 2020, 2021, 2022)],
            "value": ["hub", "hub", "multi-hub", "hub"],
        }
    )
    with speaking("en"):
        told = wording.shapes(found)
    assert told == "2019–2020 Through a hub → 2021 Multi-hub → 2022 Through a hub"


def test_each_shape_that_has_a_name_has_a_drawing() -> None:
    drawn = {name for name in NAMES if diagrams.svg(name)}
    assert drawn == {"centralised", "hub", "multi-hub", "distributed", "decentralised"}
    assert str(diagrams.svg("centralised")).count("<line") == 10


def test_the_command_gives_each_part_and_each_year(
    demo_home: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAAN_HOME", str(demo_home))
    parts = answer(capsys, "strength", "--by", "sector", "--on", "2026-09-30")
    assert [(row["uid"], row["actors"], row["pairs"]) for row in parts] == [
        ("people", 60, 123),
        ("academia", 10, 3),
        ("government", 24, 27),
    ]
    years = answer(capsys, "strength", "--by", "year", "--on", "2026-09-30")
    assert [row["on"] for row in years][-2:] == ["2025-12-31", "2026-09-30"]
    assert saan("strength", "--by", "sector", "-f", "csv") == 0
    heading, first = capsys.readouterr().out.splitlines()[:2]
    assert heading.startswith("uid,name,on,actors,ties,pairs,density,mean_degree,tie_mix.")
    assert first.startswith("people,")


def test_the_actors_of_each_part_are_listed(
    demo_home: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAAN_HOME", str(demo_home))
    rows = answer(capsys, "actors", "--by", "sector", "--on", "2026-09-30")
    parts = [row["part"] for row in rows]
    assert {part: parts.count(part) for part in parts} == {
        "people": 60,
        "academia": 10,
        "government": 24,
    }
    years = answer(capsys, "actors", "ชาคริต", "--by", "year", "--on", "2026-09-30")
    assert [(row["part"], row["degree"]) for row in years][-1] == ("2026", 17)


def test_what_was_built_into_the_seed_is_said(demo_home: Any) -> None:
    from graph.service import open_service

    service, day = open_service(demo_home), date(2026, 9, 30)
    shape, names = strength.shape(service.snapshot(day)), network.names(service.snapshot(date.max))
    hubs = {names.name(uid) for uid in shape.hubs}
    assert shape.name == "multi-hub"
    assert {"มูลนิธิทุนชุมชนเข้มแข็ง", "ชาคริต", "กลุ่มเกษตรอินทรีย์"} <= hubs
    with speaking("th"):
        told = wording.sentence(shape, day)
    assert told == (
        "ณ วันที่ 30 ก.ย. 2569 เครือข่ายเป็นแบบหลายจุดร่วม (Hub) (หลวม ๆ) "
        "มีจุดร่วม (Hub) ที่โดดเด่น 4 ราย และการรวมศูนย์ในส่วนที่ใหญ่ที่สุด 0.26 ไม่ต่ำกว่า 0.15"
    )
    figures = strength.actor_figures(service.snapshot(day)).set_index("uid")
    assert figures["degree"].max() == 28
    card = strength.scorecard(service.snapshot(day))
    assert (card["actors"], round(card["largest_component_share"] * 94)) == (94, 91)
    mixed = strength.mixing(service.snapshot(day), "sector")
    ei, expected = mixed.ei, mixed.expected
    assert ei is not None
    assert expected is not None
    assert ei < expected
    assert strength.bridging(service.snapshot(day), "chakrit") is not None
