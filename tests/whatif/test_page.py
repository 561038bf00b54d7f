"""The page and the command of what-if, on a small network, without a browser."""

import json

import pytest

from graph.journal.all_records import all_records
from graph.kinds import Area, Base, ManagedNetwork, PlanStep
from graph.store import Store
from graph.whatif import Trial
from tests.support.command import answer, saan
from tests.support.made import actor, day, put, tie
from tests.support.pages import fresh, opened, texts

__all__ = ["fresh"]

LINE = (
    *(actor(uid, name=f"ภาคี {uid}") for uid in "abcd"),
    *(tie(*pair) for pair in ("ab", "bc", "cd")),
)


def test_a_trial_by_its_address_says_what_falls_apart_and_how_to_mend_it(given: Store) -> None:
    put(given, *LINE)
    app = opened("whatif", trial=Trial("ถ้า b ไป", remove=("b",)).text())
    said = " ".join(texts(app))
    assert "ถ้า b ไป: on 30 Sep 2026, 1 would be cut off" in said
    assert "ภาคี a – ภาคี c" in said  # b may introduce them before going
    next(each for each in app.button if each.label == "Try it").click().run()
    assert json.loads(app.query_params["trial"])["add"] == [["a", "c", "COOPERATE"]]
    assert "nobody would be cut off" in " ".join(texts(app))


def test_many_lost_areas_are_three_by_name_and_the_number_of_the_rest(given: Store) -> None:
    areas = [Area(uid=f"90{n}", name=f"เขต {n}", level="district") for n in range(1, 6)]
    bases = [Base(uid=f"base{n}", actor="a", area=f"90{n}") for n in range(1, 6)]
    put(given, *LINE, *areas, *bases)
    app = opened("whatif", trial=Trial(remove=("b",)).text())
    said = texts(app)
    assert any("Areas lost as a whole: เขต 1, เขต 2, เขต 3 and 2 more." in each for each in said)
    every = "Areas lost as a whole: เขต 1, เขต 2, เขต 3, เขต 4, เขต 5."
    assert every in [each.value.replace("\\", "") for each in app.caption]


def test_a_repair_becomes_a_plan_step(given: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    put(given, *LINE, ManagedNetwork(uid="n", name="เครือข่าย", us=("c",)))
    app = opened("whatif", trial=Trial(remove=("b",)).text())
    next(each for each in app.button if each.label == "Add to the plan").click().run()
    (step,) = given.read(all_records).of(PlanStep).values()
    assert (step.actor, step.through, step.wanted) == ("a", "c", "COOPERATE")
    assert (step.planned, step.reaches) == (day("2026-09-30"), 0)  # a is two steps away already
    assert "ภาคี a – ภาคี c was added to the plan" in " ".join(texts(app)).replace("\\", "")


def test_a_profile_says_who_hangs_on_it_and_leads_to_the_trial(given: Store) -> None:
    put(given, *LINE)
    app = opened("actors", actor="b")
    said = " ".join(texts(app)).replace("\\", "")
    assert "1 can be reached through ภาคี b only" in said
    assert "Nobody could take over" in said
    assert "can be reached through" not in " ".join(texts(opened("actors", actor="a")))


def test_a_change_is_put_into_the_trial_and_taken_out(given: Store) -> None:
    put(given, *LINE)
    app = opened("whatif", try_one="c")
    next(each for each in app.button if each.label == "Add to the trial").click().run()
    assert json.loads(app.query_params["trial"])["remove"] == ["c"]
    next(each for each in app.button if each.label.endswith("✕")).click().run()
    assert "trial" not in app.query_params
    assert "Losing these three" not in " ".join(texts(app))  # fewer than five partners


@pytest.mark.parametrize(
    ("trial", "says"),
    [
        ("{}", "can't be read"),
        ("x" * 50, "can't be read"),
        (Trial(remove=("nobody",)).text(), "nobody"),
        (Trial(add=(("a", "a", "COOPERATE"),)).text(), "can't be tied to itself"),
    ],
)
def test_a_trial_that_cannot_be_is_told(trial: str, says: str, given: Store) -> None:
    put(given, *LINE)
    app = opened("whatif", trial=trial)
    assert says in " ".join(error.value for error in app.error).replace("\\", "")


def test_the_command_gives_both_sides_and_the_repairs(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    put(given, *LINE, actor("e"))
    found = answer(capsys, "whatif", "--remove", "ภาคี b", "--key-players", "1")
    assert (found["before"]["actors"], found["after"]["actors"]) == (5, 4)
    assert (found["cut_off"], found["lost_pairs"]) == (["a"], 2)
    assert [each["pair"] for each in found["repairs"]] == [["a", "c"], ["b", "d"]][:1]
    assert found["key_players"]["breaking"]["actors"] == ["b"]
    added = answer(capsys, "whatif", "--add", "a:d:COORDINATE", "--drop", "b:c")
    assert (added["after"]["pairs"], added["lost_pairs"]) == (3, 0)
    later = answer(capsys, "whatif", "--retire", "c:31/12/2569", "--on", "2026-06-01")
    assert (later["on"], later["cut_off"]) == ("2027-01-01", ["d"])


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("--remove", "ใครก็ไม่รู้"), 1, "ใครก็ไม่รู้"),
        (("--add", "a:b"), 2, "A:B:TYPE"),
        (("--add", "a:b:FRIENDS"), 2, "COLLABORATE"),
        (("--drop", "a"), 2, "A:B"),
        (("--retire", "a:soon"), 2, "soon"),
        (("--remove", "a", "--repairs", "0"), 2, "from 1 to 10"),
        (("--remove", "a", "--key-players", "99"), 2, "from 1 to 10"),
    ],
)
def test_a_command_that_cannot_be_is_a_sentence(
    arguments: tuple[str, ...], code: int, says: str, given: Store,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    put(given, *LINE, actor("gone", until=day("2020-01-01")))
    assert saan("--lang", "en", "whatif", *arguments) == code
    assert says in capsys.readouterr().err
