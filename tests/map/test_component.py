"""What the map is sent, what the page writes, and where its script comes from."""

import json
import re
from datetime import date
from typing import Any

import pandas as pd
import pytest
from markdown_it import MarkdownIt

from dashboards.drawing.map import message
from dashboards.frame.blocks import csv, fill
from dashboards.frame.labels import plain, short
from dashboards.serve import application
from graph.base.words import speaking
from graph.drawing import library
from graph.drawing.picture import DRAWN, picture

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "</script><svg/onload=alert(3)>",
    "javascript:alert(4)",
    "[click](javascript:alert(5))",
    ":red[x] $\\href{javascript:alert(6)}{y}$ ![i](http://evil.example/p.png)",
    ":material/home: :smile: www.evil.example someone@evil.example",
    ":a::b: a -> b `c` http://x/`y",
    "# not a heading",
    "1. not a list",
    "a | b\n- c",
)


def actor(uid: str, name: str = "", **other: Any) -> dict[str, Any]:
    usual = {"kind": "group", "sector": "people", "area_name": "", "degree": 1, "community": 1}
    return {"uid": uid, "name": name or uid, **usual, **other}


def tie(uid: str, start: str, end: str, kind: str = "COORDINATE", **other: Any) -> dict[str, Any]:
    since = {"since": date(2021, 3, 1), "since_precision": "month"}
    names = {"start_name": start, "end_name": end}
    return {"uid": uid, "start": start, "end": end, "type": kind, **names, **since, **other}


def drawn(actors: list[dict[str, Any]], ties: list[dict[str, Any]], **how: Any) -> Any:
    columns = list(tie("", "", ""))
    rows = pd.DataFrame(ties) if ties else pd.DataFrame(columns=columns)
    return picture(pd.DataFrame(actors), rows, {"a": (10.0, -20.0)}, **how)


def test_three_ties_of_one_pair_stay_three_lines() -> None:
    found = drawn(
        [actor("a"), actor("b")], [tie("t1", "a", "b"), tie("t2", "b", "a"), tie("t3", "a", "b")]
    )
    edges = found.drawing.edges
    assert [edge["id"] for edge in edges] == ["t1", "t2", "t3"]
    assert [edge["smooth"] and edge["smooth"]["type"] for edge in edges] == [
        False,
        "curvedCW",
        "curvedCCW",
    ]


def test_each_level_has_a_line_of_its_own() -> None:
    levels = ("COLLABORATE", "COORDINATE", "COOPERATE")
    ties = [tie(level, "a", "b", level) for level in levels]
    edges = drawn([actor("a"), actor("b")], ties).drawing.edges
    assert [(edge["width"], edge["dashes"]) for edge in edges] == [
        (3.5, False),
        (2, [9, 6]),
        (2, [2, 5]),
    ]


@pytest.mark.parametrize("colour", ["sector", "kind", "community", "area"])
def test_the_sector_decides_the_shape_whatever_the_colour_shows(colour: str) -> None:
    sectors = ("people", "academia", "government", "")
    actors = [actor(f"a{i}", sector=sector) for i, sector in enumerate(sectors)]
    nodes = drawn(actors, [], colour_by=colour).drawing.nodes
    assert [node["shape"] for node in nodes] == ["dot", "triangle", "square", "diamond"]


def test_an_actor_stands_where_it_was_placed_and_in_the_middle_without_a_place() -> None:
    nodes = drawn([actor("a"), actor("b")], []).drawing.nodes
    assert [(node["x"], node["y"]) for node in nodes] == [(10.0, -20.0), (0.0, 0.0)]


def test_the_best_connected_are_drawn_and_the_rest_is_counted() -> None:
    actors = [actor(f"a{i:03}", degree=i) for i in range(DRAWN + 25)]
    found = drawn(actors, [tie("t", "a000", "a324"), tie("u", "a323", "a324")])
    assert len(found.drawing.nodes) == 300
    assert found.drawing.nodes[0]["id"] == "a324"
    assert found.left_out == 25
    assert [edge["id"] for edge in found.drawing.edges] == ["u"]


def test_the_legend_counts_each_colour_and_gathers_what_is_left() -> None:
    actors = [actor(f"a{i:02}", area_name=f"place {i % 9}") for i in range(20)]
    found = drawn([*actors, actor("b")], [], colour_by="area")
    assert found.colours[0] == (0, "place 0", 3)
    assert len(found.colours) == 8
    assert found.colours[-1][2] == 5
    assert sum(count for _, _, count in found.colours) == 21


def test_nobody_gives_an_empty_picture() -> None:
    found = picture(pd.DataFrame(columns=list(actor("a"))), pd.DataFrame(), {})
    assert (found.drawing.nodes, found.drawing.edges, found.left_out) == ([], [], 0)


def test_hostile_names_are_sent_as_they_are_in_json() -> None:
    found = drawn([actor(f"a{i:02}", name) for i, name in enumerate(HOSTILE)], [])
    sent = json.loads(json.dumps(message(found, None, 600)))
    assert [node["label"] for node in sent["nodes"]] == list(HOSTILE)
    assert sent["library"].startswith("/saan/vis-network.min.js?v=")


def test_the_words_on_the_map_come_in_the_language_in_force() -> None:
    found = drawn([actor("a")], [])
    with speaking("en"):
        assert message(found, None, 600)["words"]["closer"] == "Zoom in"
    with speaking("th"):
        assert message(found, None, 600)["words"]["closer"] == "ขยาย"


@pytest.mark.parametrize("name", HOSTILE)
def test_markdown_shows_a_name_letter_for_letter(name: str) -> None:
    (_, inline, _) = MarkdownIt("commonmark").parse(plain(name))
    assert {token.type for token in inline.children} <= {"text", "text_special", "code_inline"}
    shown = "".join(token.content for token in inline.children)
    assert shown == " ".join(name.split())


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_that_streamlit_reads_in_plain_words_is_left(name: str) -> None:
    (_, inline, _) = MarkdownIt("commonmark").parse(plain(name))
    words = [token.content if token.type != "code_inline" else " " for token in inline.children]
    shown = "".join(words)
    assert not re.search(r"(?i):[\w+-]+[/:]|https?:/|www\.|\w@\w", shown)


@pytest.mark.parametrize("name", HOSTILE)
def test_html_shows_a_name_letter_for_letter(name: str) -> None:
    import html

    filled = fill("lead", text=name)
    inner = filled.removeprefix('<p class="saan-lead">').removesuffix("</p>")
    assert "<" not in inner
    assert html.unescape(inner) == name


def test_a_name_is_not_cut_between_a_letter_and_its_vowel() -> None:
    assert short("กลุ่มที่", 6) == "กลุ่ม…"
    assert short("กลุ่มที่", 4) == "ก…"
    assert short("กลุ่ม", 5) == "กลุ่ม"


def test_a_downloaded_table_holds_no_formula() -> None:
    rows = pd.DataFrame({"=name": ["=1+1", "@x", "+66", "-", "ภาคี"], "n": [-1, 2, 3, 4, 5]})
    text = csv(rows).decode("utf-8-sig")
    assert text.splitlines() == ["'=name,n", "'=1+1,-1", "'@x,2", "'+66,3", "'-,4", "ภาคี,5"]


def test_the_drawing_library_comes_from_the_installed_pyvis() -> None:
    head = library().read_text("utf-8")[:400]
    assert "vis-network" in head


def test_the_settings_hold_wherever_the_program_was_started(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from streamlit import config

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STREAMLIT_BROWSER_GATHER_USAGE_STATS", "true")
    application()
    assert config.get_option("browser.gatherUsageStats") is False
    assert config.get_option("client.showErrorDetails") == "none"
    assert config.get_option("server.maxUploadSize") == 20
    assert config.get_option("server.enableAgentApi") is False
    assert config.get_option("theme.dark.primaryColor") == "#2dd4bf"
