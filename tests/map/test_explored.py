"""What the map that is the page is sent."""

import json
from typing import Any

import pandas as pd

from graph.base.words import speaking
from graph.brokers.cut_vertices import Cut
from graph.drawing.explored import FOLDED_ABOVE, Gathering, of_day
from graph.kinds import Stake
from graph.stakeholders import Stakeholder
from tests.map.test_component import actor, tie


def told(actors: list[dict[str, Any]], cuts: tuple[Cut, ...] = ()) -> dict[str, Any]:
    """a, b and c, tied a–b tightly and b–c; nobody else is tied."""
    usual = {"betweenness": 0.0, "issues": []}
    people = pd.DataFrame([usual | each for each in actors])
    ties = pd.DataFrame([tie("t1", "a", "b", "COLLABORATE"), tie("t2", "c", "b", "COOPERATE")])
    pairs = pd.DataFrame({"one": ["a", "b"], "other": ["b", "c"], "strength": [0.8, float("nan")]})
    belonging = pd.DataFrame({"member": ["a", "c"], "body": ["b", "b"]})
    met = [Gathering("m1", "ประชุม", ("a", "b"))]
    stake = Stake(uid="k", actor="b", network="n", influence="high", what_matters="x" * 150)
    stakes = {"b": [Stakeholder(stake, None, "", 0, 0)]}
    with speaking("en"):
        places = {"a": (1.0, 2.0)}
        found = of_day(people, ties, places, pairs, cuts, people, belonging, met, stakes)
    assert found.drawn == {each["uid"] for each in actors}
    return dict(json.loads(found.text))


def test_a_tie_is_a_row_with_the_strength_of_its_pair() -> None:
    sent = told([actor("a", degree=1), actor("b", degree=2), actor("c", degree=1)])
    assert [node["id"] for node in sent["nodes"]] == ["b", "a", "c"]
    assert sent["rows"] == [
        ["t1", 1, 0, 0, 0, "since Mar 2021", 80],
        ["t2", 0, 2, 2, 0, "since Mar 2021", None],
    ]
    assert list(sent["lines"]) == ["COLLABORATE", "COORDINATE", "COOPERATE"]


def test_an_actor_comes_with_its_ranks_strengths_and_who_hangs_on_it() -> None:
    actors = [
        actor("a", degree=1, community=pd.NA),
        actor("b", degree=2, betweenness=1.0),
        actor("c", degree=1),
    ]
    sent = told(actors, (Cut(("b",), 1, ("c",)),))
    b, a, _ = sent["nodes"]
    assert (b["degree_rank"], b["betweenness_rank"], b["strength"]) == (1, 1, 0.8)
    assert (a["degree_rank"], a["betweenness_rank"], a["community"]) == (2, 2, None)
    assert (b["lost"], b["behind"]) == (1, ["c"])
    assert "lost" not in a


def test_colours_are_places_in_each_of_the_legends() -> None:
    sent = told([actor("a", kind="person"), actor("b"), actor("c", area_name="ท่าหิน")])
    assert list(sent["legend"]["colours"]) == ["sector", "kind", "community", "area"]
    assert sent["legend"]["colours"]["kind"] == [[0, "Person", 1], [1, "Group", 2]]
    assert {node["id"]: node["colours"] for node in sent["nodes"]} == {
        "a": [0, 0, 0, 7],
        "b": [0, 1, 0, 7],
        "c": [0, 1, 0, 0],
    }


def test_communities_are_folded_above_so_many_actors() -> None:
    assert FOLDED_ABOVE == 150
    few = [actor(f"x{n:03}") for n in range(147)]
    three = [actor(uid) for uid in "abc"]
    assert told([*three, *few])["folded"] is False
    assert told([*three, *few, actor("y")])["folded"] is True


def test_members_of_bodies_and_who_met_come_with_it() -> None:
    sent = told([actor("a"), actor("b"), actor("c")])
    assert sent["bodies"] == {"b": ["a", "c"]}
    assert sent["gatherings"] == [["m1", "ประชุม", ["a", "b"]]]


def test_a_stakeholder_comes_with_what_matters_to_it_in_brief() -> None:
    b, a, _ = told([actor("a", degree=1), actor("b", degree=2), actor("c", degree=1)])["nodes"]
    assert b["stake"] == [
        ["What matters to it", f"{'x' * 140} …"],
        ["Assessed", "day not recorded"],
    ]
    assert "stake" not in a
