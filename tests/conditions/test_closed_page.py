"""The page of rounds that have closed: what the members see, and where they differ."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph.base.words import speaking
from graph.conditions.means import written
from graph.conditions.shown import HIDDEN, Mean, Shown
from graph.edit import episodes
from graph.kinds import ManagedNetwork, Membership, ReportedTie, Round
from graph.store import Store
from tests.support.made import actor, put, tie
from tests.support.pages import AppTest, fresh, opened, texts

__all__ = ["fresh"]

ON = date(2026, 9, 30)
HOSTILE = "<b>[ป่า](http://x.example)</b>"
NOW = {
    "conditions.vision": Shown(
        {
            "": {"": Mean(2.25, 1.0, 8)},
            "sector": {"people": Mean(2.0, 1.0, 4), "government": Mean(2.5, 1.0, 4)},
            "area": {"90": HIDDEN, "95": HIDDEN},
        }
    ),
    "conditions.interaction": Shown({"": {"": Mean(4.0, 0.5, 8)}}),
    "pillars.trust": Shown({"": {"": HIDDEN}}),
    "trust": Shown({"": {"": Mean(3.25, 0.5, 9)}, "partner": {"b": Mean(2.5, 1.0, 3)}}),
}
BEFORE = {"conditions.vision": Shown({"": {"": Mean(3.0, 1.0, 6)}})}
ROUND = Round(
    uid="q2",
    name="รอบสอง",
    network="n",
    opens=date(2026, 9, 1),
    closes=date(2026, 9, 20),
    closed=date(2026, 9, 21),
    asks=("ties", "conditions"),
    question="ปีหน้าทำอะไร",
    voices=(HOSTILE,),
    invited=("a", "b", "c"),
    answered=("a", "b"),
    means=written(NOW),
)


def reports(reporter: str, partner: str | None, level: str, **more: str) -> ReportedTie:
    uid = f"z-{reporter}-{partner}"
    given = {"round": "q2", "reporter": reporter, "partner": partner, "type": level, "said": ON}
    return ReportedTie(uid=uid, **given, **more)


@pytest.fixture
def here(given: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("SAAN_HOME", str(tmp_path))
    monkeypatch.setenv("SAAN_USER", "วิชัย")
    first = {"uid": "q1", "name": "รอบแรก", "opens": date(2026, 1, 1), "closed": date(2026, 2, 1)}
    put(
        given,
        ManagedNetwork(uid="n", name="สวนยาง"),
        *(actor(uid, name=name) for uid, name in zip("abcd", ("ก", "ข", "ค", "ง"), strict=True)),
        *(Membership(uid=f"m{uid}", member=uid, of="n") for uid in "abc"),
        tie("a", "b", "COOPERATE", since=date(2020, 1, 1)),
        tie("a", "c", "COORDINATE"),
        ROUND,
        replace(ROUND, **first, closes=date(2026, 1, 31), means=written(BEFORE)),
        reports("a", "b", "COORDINATE"),
        reports("b", "a", "COORDINATE"),
        reports("a", "c", "COORDINATE"),
        reports("b", None, "COOPERATE", named=HOSTILE),
    )
    return given


def page(**asked: str) -> AppTest:
    return opened("conditions", on=ON.isoformat(), round="q2", **asked)


def said(app: AppTest) -> str:
    return " ".join(texts(app)).replace("\\", "")


def tables(app: AppTest, column: str) -> list[list[object]]:
    return [each.value.to_numpy().tolist() for each in app.dataframe if column in each.value]


def test_what_the_members_see_beside_the_round_before_and_the_structure(here: Store) -> None:
    app = page(lang="en")
    assert "What the members see least: “We share a goal that each of us can say.” (2.2 of 5)." in (
        said(app)
    )
    assert [(each.label, each.value) for each in app.metric] == [
        ("Response rate", "67%"),
        ("Trust in partners", "75%"),
    ]
    ((vision, interaction, trust),) = tables(app, "deviation")
    assert vision[2:] == [2.25, 1.0, 8.0, "-0.8"]
    assert interaction[1:] == ["We meet, talk and exchange views all the time.", 4.0, 0.5, 8.0, "–"]
    assert str(trust[2]) == "nan"
    assert "Set the vision anew with every group" in said(app)
    assert "a right to gain from it (public goods)" in said(app)
    assert "settings" in [each.proto.page for each in app.get("page_link")]
    assert "A shared goal is seen least in People (2.0 of 5)." in said(app)
    assert "where the map splits" not in said(app)
    assert tables(app, "Government") == [
        [["We share a goal that each of us can say.", "2.5", "2.0"]]
    ]
    assert tables(app, "raters") == [[["ข", "50%", "3"]]]
    (beside,) = [each.value for each in app.dataframe if len(each.value.columns) == 3][-1:]
    assert beside.iloc[0].tolist()[1:] == ["3.0", "2.2"]
    assert "2 of 3 answered" in said(app)
    (voice,) = [each.value for each in app.markdown if "ป่า" in each.value]
    assert voice == "- \\<b\\>\\[ป่า\\]\\(`http://x.example)</b>`"


def test_a_shared_goal_seen_least_where_the_map_splits_leads_to_the_map(here: Store) -> None:
    """Two triangles tied by one tie: Q = 6/7 − 2 (7/14)² = .357."""
    more = zip("efg", ("จ", "ฉ", "ช"), strict=True)
    put(
        here,
        *(actor(uid, name=name) for uid, name in more),
        *(Membership(uid=f"m{uid}", member=uid, of="n") for uid in "efg"),
        tie("b", "c"),
        *(tie(one, other) for one, other in ("ef", "eg", "fg", "ce")),
        replace(ROUND, uid="q3", means=written(apart())),
    )
    app = opened("conditions", on=ON.isoformat(), round="q3", lang="en")
    assert "where the map splits: community 2 gives it 2.0 of 5" in said(app)
    assert "3.5 or more (Q = 0.36 on the day it opened)" in said(app)
    links = [each.proto.query_string for each in app.get("page_link") if each.proto.page == "map"]
    assert any("on=2026-09-01" in each for each in links)


def apart() -> dict[str, Shown]:
    by = {"1": Mean(3.5, None, 3), "2": Mean(2.0, None, 3)}
    return {"conditions.vision": Shown({"": {"": Mean(2.75, None, 6)}, "community": by})}


def test_hidden_groups_are_dashes(here: Store) -> None:
    app = page(lang="en", members_by="area")
    ((vision,),) = tables(app, "90")
    assert vision[1:] == ["–", "–"]
    assert "A shared goal is seen least" not in said(app)


def test_a_difference_is_settled_with_its_reason(here: Store) -> None:
    app = page(lang="en", part="differences")
    assert "2 of 3 pairs still differ from the record, or from each other." in said(app)
    ((unknown, differ),) = tables(app, "kind")
    assert unknown == [
        f"ข – “{HOSTILE}”",
        "who is meant?",
        "nothing",
        "ข: Cooperate",
    ]
    assert differ == ["ก – ข", "the levels differ", "Cooperate", "ก: Coordinate; ข: Coordinate"]
    app = page(lang="en", part="differences", differs="z-a-b")
    press = next(each for each in app.button if each.label == "Settle it")
    press.click().run()
    assert [each.value for each in app.error] == ["Choose what is so\\."]
    with speaking("en"):
        app.radio[0].set_value("COORDINATE")
    next(each for each in app.text_input if each.label == "Why *").set_value("ถามแล้ว")
    since = next(each for each in app.text_input if each.label.startswith("So since"))
    since.set_value("2569")
    with speaking("en"):
        next(each for each in app.button if each.label == "Settle it").click().run()
    assert not app.exception
    assert "ก – ข is settled." in said(app)
    assert [(each.type, each.until) for each in episodes(here, "a", "b")] == [
        ("COOPERATE", date(2026, 1, 1)),
        ("COORDINATE", None),
    ]
    assert "1 of 3 pairs still differ" in said(app)


def test_both_languages_say_the_same(here: Store) -> None:
    for part in ("results", "differences"):
        app = page(lang="th", part=part)
        assert not app.error
    assert "ยังไม่สะสาง" in said(app)
