"""The plan's page and command, on a small network and on the seed."""

from datetime import date
from pathlib import Path

import pytest

from graph import expansion, settings
from graph.expansion.suggesting import suggestions
from graph.journal.all_records import all_records
from graph.kinds import Area, Base, ManagedNetwork, Offer, PlanStep
from graph.service import open_service
from graph.settings.values import Options
from graph.store import Store
from graph.whatif import Trial
from graph.whatif.trial import applied
from tests.support.command import answer, saan
from tests.support.made import actor, day, put, tie
from tests.support.pages import fresh, opened, texts

__all__ = ["fresh"]

LINE = (
    *(actor(uid, name=f"ภาคี {uid}") for uid in "abcd"),
    tie("a", "b", "COORDINATE"),
    tie("b", "c", "COORDINATE"),
    tie("c", "d", "COORDINATE"),
    ManagedNetwork(uid="n", name="เครือข่าย", us=("a",)),
)
STEP = PlanStep(
    uid="p", actor="b", network="n", wanted="COLLABORATE", existing="loose", due=day("2026-01-31")
)


def test_a_suggestion_becomes_a_step(given: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    put(given, *LINE)
    app = opened("expansion", show="suggest")
    said = " ".join(texts(app)).replace("\\", "")
    assert "There is no plan yet" in said
    assert "1. ภาคี c" in said
    assert "could be introduced by ภาคี b" in said
    next(each for each in app.button if each.label == "Put into the plan").click().run()
    assert not [each.value for each in app.error]
    (step,) = given.read(all_records).of(PlanStep).values()
    assert (step.actor, step.network, step.existing, step.wanted, step.through) == (
        *("c", "n", None, "COOPERATE", "b"),
    )
    assert (step.planned, step.reaches) == (day("2026-09-30"), 1)
    assert "in the plan" in " ".join(texts(app))


def planned(given: Store, **asked: str) -> PlanStep:
    """The step that the first suggestion becomes."""
    app = opened("expansion", show="suggest", **asked)
    next(each for each in app.button if each.label == "Put into the plan").click().run()
    assert not [each.value for each in app.error]
    (step,) = given.read(all_records).of(PlanStep).values()
    return step


def test_a_step_keeps_its_reason_in_both_languages_and_what_each_side_gives(
    given: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    need = Offer(uid="h1", actor="a", what="need", text="ตลาดขายผัก")
    give = Offer(uid="h2", actor="c", what="offer", text="ตลาดขายผักทุกวันเสาร์")
    put(given, *LINE, need, give)
    said = " ".join(texts(opened("expansion", show="suggest"))).replace("\\", "")
    assert "has what we need: ตลาดขายผักทุกวันเสาร์ (we need: ตลาดขายผัก)" in said
    assert "takes load off ภาคี b, our only way there" in said
    step = planned(given)
    assert (step.actor, step.our_benefit, step.friends_benefit) == (
        *("c", "ตลาดขายผักทุกวันเสาร์", None),
    )
    thai, english = (step.method or "").split("\n")
    assert thai.startswith("มีคนแนะนำให้รู้จักกันได้: ภาคี b · มีสิ่งที่เราต้องการ")
    assert english.startswith("could be introduced by ภาคี b · has what we need")


def test_what_is_expected_is_of_the_whole_network_whatever_the_filters(
    given: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    sectors = {"a": "people", "b": "people", "c": "people", "d": "government"}
    put(given, *(actor(uid, sector=sector) for uid, sector in sectors.items()), *LINE[4:])
    step = planned(given, sector="people")
    assert (step.actor, step.reaches) == ("c", 1)


def test_networks_of_a_province_are_looked_at_together(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    other = ManagedNetwork(uid="m", name="เครือข่ายประมง", us=("d",))
    bases = [Base(uid=f"b{uid}", actor=uid, area="90") for uid in "ad"]
    put(given, Area(uid="90", name="สงขลา", level="province"), *LINE, other, *bases)
    asked = {"network": "n", "among": "province"}
    said = " ".join(texts(opened("expansion", show="suggest", **asked))).replace("\\", "")
    assert "Go far, go together: 2 networks in สงขลา" in said
    assert "1. ภาคี d" in said
    assert "is in เครือข่ายประมง: the tie would join two networks of one province" in said
    assert "ภาคี c" not in said.split("1. ภาคี d")[1]
    assert "All networks of สงขลา" in [
        option.content
        for group in opened("expansion", show="white", network="n").button_group
        for option in group.proto.options
    ]
    found = answer(capsys, "expansion", "--province", "--network", "n")
    assert [(each["uid"], each["networks"]) for each in found] == [("d", ["m"])]


def test_a_network_alone_in_its_province_is_told_what_to_do(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    put(given, *LINE)
    assert saan("expansion", "--province") == 2
    assert "“เรา” ของเครือข่ายนั้น" in capsys.readouterr().err


def test_a_step_is_woven_and_fades_by_itself_beside_what_was_expected(
    given: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    put(given, *LINE)
    app = opened("expansion", show="suggest")
    next(each for each in app.button if each.label == "Put into the plan").click().run()
    (uid,) = given.read(all_records).of(PlanStep)
    put(given, tie("a", "c", "COOPERATE", since=day("2026-10-15"), until=day("2026-11-15")))
    told = {
        "2026-09-29": [],
        "2026-10-14": [("planned", 1, 0)],
        "2026-10-15": [("woven", 1, 1)],
        "2026-11-15": [("faded", 1, 0)],
    }
    for on, steps in told.items():
        found = answer(capsys, "expansion", "--on", on)
        assert [(each["state"], each["reaches"], each["brought"]) for each in found] == steps
    said = " ".join(texts(opened("expansion", on="2026-10-15", plan=uid)))
    assert "1 woven" in said
    assert "expected to bring 1 more partner within two steps of us." in said
    assert "it has brought 1." in said
    assert "1 faded" in " ".join(texts(opened("expansion", on="2026-11-15")))


def test_the_plan_says_how_far_it_is_on_any_day(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    put(given, *LINE, STEP, tie("a", "b", "COLLABORATE", since=day("2026-06-01")))
    assert "The plan has 1 step: 1 woven." in " ".join(texts(opened("expansion")))
    before = " ".join(texts(opened("expansion", on="2026-05-31")))
    assert "1 begun" in before or "1 not begun" in before
    assert "1 overdue" in before
    found = answer(capsys, "expansion", "--on", "2026-06-01")
    assert [(each["actor"], each["state"], each["late"]) for each in found] == [
        ("b", "woven", False)
    ]
    found = answer(capsys, "expansion", "--next", "1", "--on", "2026-06-01")
    assert [(each["uid"], each["partners"]) for each in found] == [("c", ["b"])]


def test_without_us_the_page_leads_to_the_settings(given: Store) -> None:
    put(given, *LINE[:-1])
    assert "It is not set who “we” are" in " ".join(texts(opened("expansion")))


def test_the_expansion_that_worked_is_among_the_first_ten(demo_home: Path) -> None:
    service, on = open_service(demo_home), date(2026, 9, 30)
    snapshot = service.snapshot(on)
    woven = {each.step.actor for each in expansion.plan(snapshot) if each.reached.state == "woven"}
    assert len(woven) == 8
    (us,) = settings.us(snapshot)
    without = applied(snapshot.columns, Trial(drop=tuple((us, each) for each in woven)), on)
    first = [each.actor for each in suggestions(without, on, [us], Options())]
    assert len(woven & set(first)) >= 1
