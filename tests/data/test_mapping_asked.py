"""What the page asks about a graph file before it is read."""

import json
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from graph.base.words import say

NET = '*Vertices 3 2\n1 "Malee"\n2 "Arun"\n3 "Meeting 1"\n*Edges\n1 3\n2 3\n'


def asking(path: str) -> None:
    from pathlib import Path

    import streamlit as st

    from dashboards.data.mapping import ask
    from graph.intake import ReadOptions, read

    (proposal,) = read([Path(path)], ReadOptions()).proposals
    st.code(ask(proposal) or "")


def opened(folder: Path) -> AppTest:
    (folder / "a.net").write_text(NET, "utf-8")
    page = AppTest.from_function(asking, kwargs={"path": str(folder / "a.net")}).run()
    assert not page.exception
    return page


def settled(page: AppTest) -> dict[str, Any]:
    page.button[0].click().run()
    assert not page.exception
    found: dict[str, Any] = json.loads(page.code[0].value)
    return found


def test_the_three_ways_of_a_second_mode_are_asked_and_activities_want_their_days(
    tmp_path: Path,
) -> None:
    page = opened(tmp_path)
    (way,) = page.radio
    assert way.label == say("data.mapping.second_as")
    assert way.value == "memberships"
    assert not page.text_input
    way.set_value("activities").run()
    _, one = page.text_input
    assert one.label == say("data.mapping.date", name="Meeting 1")
    one.set_value("2566-03-01").run()
    nodes = settled(page)["nodes"]
    assert nodes["second_as"] == "activities"
    assert nodes["dates"] == {"Meeting 1": "2566-03-01"}


def test_as_partners_the_edges_are_asked_about_again(tmp_path: Path) -> None:
    page = opened(tmp_path)
    types = [say("data.mapping.all_type")]
    assert not [box for box in page.selectbox if box.label in types]
    page.radio[0].set_value("partners").run()
    assert [box.label for box in page.selectbox if box.label in types] == types
    assert settled(page)["nodes"]["second_as"] == "partners"
