"""The command line's verbs: what they write, what they say, with which exit code."""

from typing import Any

import pytest

from graph.base.words import speaking
from graph.journal.all_records import all_records
from graph.kinds import Actor, Issue, Tie
from graph.store import Store
from tests.support.command import answer, saan
from tests.support.made import actor, put, tie


@pytest.fixture
def pair(given: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    monkeypatch.setenv("SAAN_LANG", "en")
    put(given, actor("a", name="ชาคริต", aliases=("พี่ชา",)), actor("b", name="เทศบาล"), actor("c"))
    return given


def ties(store: Store) -> list[tuple[Any, ...]]:
    """(type, since, until, issue, trust) of every tie, ascending by start."""
    found = [
        (t.type, str(t.since or ""), str(t.until or ""), t.about, t.trust)
        for t in store.read(all_records).of(Tie).values()
    ]
    return sorted(found, key=lambda t: (t[1], t[0], t[3] or ""))


def told(capsys: pytest.CaptureFixture[str], code: int, *arguments: str) -> str:
    """What a command says on stderr, having ended with the code."""
    capsys.readouterr()
    assert saan(*arguments) == code
    return capsys.readouterr().err


def test_a_partner_is_added_by_headings_in_thai_or_english_and_not_twice(
    pair: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("add", "ภาคี", "ชื่อ=ชมรมรักษ์เล", "ประเภท=กลุ่ม", "sector=people", "เริ่มเมื่อ=2560")
    found = answer(capsys, *words)
    (change,) = found["changes"]
    assert found["batch"] == "b2"
    assert change["action"] == "created"
    assert change["after"] == {
        "uid": change["uid"],
        "name": "ชมรมรักษ์เล",
        "kind": "group",
        "sector": "people",
        "since": "2017",
    }
    assert answer(capsys, *words) == {"batch": None, "changes": [], "problems": []}
    assert "There is a partner of this name already" in told(capsys, 1, *words, "note=x")


def test_a_tie_of_another_level_ends_the_one_there_was_and_says_so(
    pair: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert saan("tie", "พี่ชา", "b", "--type", "COOPERATE", "--since", "2563", "--trust", "2") == 0
    said = told(capsys, 0, "tie", "เทศบาล", "ชาคริต", "--type", "แน่นแฟ้น", "--since", "14/3/2566")
    assert "The tie there was (t-" in said
    assert "`saan undo b3` undoes it" in said
    assert ties(pair) == [
        ("COOPERATE", "2020-01-01", "2023-03-14", None, 2.0),
        ("COLLABORATE", "2023-03-14", "", None, 2.0),
    ]
    assert "began 14 Mar 2023" in told(
        capsys, 1, "tie", "a", "b", "--type", "COORDINATE", "--since", "14/3/2566"
    )
    assert "Give --since" in told(capsys, 2, "tie", "a", "b", "--type", "COORDINATE")
    assert saan("undo", "b3") == 0
    assert ties(pair) == [("COOPERATE", "2020-01-01", "", None, 2.0)]


def test_a_tie_beside_about_another_issue_or_of_earlier_years_ends_nothing(pair: Store) -> None:
    assert saan("add", "issue", "name=ขยะ") == 0
    assert saan("tie", "a", "b", "--type", "COOPERATE", "--since", "2563") == 0
    assert saan("tie", "a", "b", "--type", "COORDINATE", "--since", "2564", "--beside") == 0
    assert saan("tie", "a", "b", "--type", "COORDINATE", "--since", "2564", "--about", "ขยะ") == 0
    early = ("tie", "a", "c", "--type", "COLLABORATE", "--since", "2550", "--until", "2555")
    assert saan("tie", "a", "c", "--type", "COOPERATE", "--since", "2556") == 0
    assert saan(*early) == 0
    assert saan(*early) == 0
    issue = next(iter(pair.read(all_records).of(Issue)))
    assert ties(pair) == [
        ("COLLABORATE", "2007-01-01", "2013-01-01", None, None),
        ("COOPERATE", "2013-01-01", "", None, None),
        ("COOPERATE", "2020-01-01", "", None, None),
        ("COORDINATE", "2021-01-01", "", None, None),
        ("COORDINATE", "2021-01-01", "", issue, None),
    ]


def test_an_activity_is_logged_with_who_took_part(
    pair: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(
        capsys, "log", "พี่ชา", "เทศบาล", "--title", "ประชุม", "--on", "1/5/2567",
        "--minutes", "2 ชม.", "--host", "b", "--budget", "1,500", "--kind", "ประชุม",
    )  # fmt: skip
    assert found["changes"][0]["after"] == {
        "uid": found["changes"][0]["uid"],
        "date": "2024-05-01",
        "title": "ประชุม",
        "kind": "ประชุม",
        "minutes": 120,
        "participants": ["a", "b"],
        "host": "b",
        "budget": 1500.0,
    }
    assert "participants" in told(capsys, 1, "log", "--title", "x", "--on", "1/5/2567")


def test_an_open_tie_is_ended_by_its_two_or_its_id(
    pair: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    put(
        pair, tie("a", "b", uid="t1"), tie("a", "b", "COOPERATE", uid="t2"), tie("b", "c", uid="t3")
    )
    several = told(capsys, 1, "end", "a", "b", "--on", "2566")
    assert "several open ties: t1 (COLLABORATE ? – ), t2 (COOPERATE ? – )" in several
    assert saan("end", "b", "a", "--on", "2566", "--type", "COOPERATE") == 0
    assert saan("end", "t3", "--on", "31/1/2566") == 0
    assert saan("end", "a", "b", "--on", "2567") == 0
    assert {t.uid: str(t.until) for t in pair.read(all_records).of(Tie).values()} == {
        "t1": "2025-01-01",
        "t2": "2024-01-01",
        "t3": "2023-02-01",
    }
    assert "no such open tie" in told(capsys, 1, "end", "a", "b", "--on", "2566")
    assert "the end is corrected" in told(capsys, 0, "end", "t3", "--on", "2566", "--dry-run")


def test_a_record_is_corrected_or_changes_from_a_day_and_a_dry_run_writes_nothing(
    pair: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answer(capsys, "edit", "พี่ชา", "name=ชาคริต โภชะเรือง", "--from", "2567", "--dry-run")
    assert (found["batch"], len(found["changes"])) == (None, 1)
    assert pair.read(all_records).of(Actor)["a"].name == "ชาคริต"
    assert saan("edit", "พี่ชา", "name=ชาคริต โภชะเรือง", "--from", "2567") == 0
    assert saan("edit", "actors:a", "หมายเหตุ=ผู้ประสาน") == 0
    assert pair.read(all_records).of(Actor)["a"] == actor(
        "a", name="ชาคริต โภชะเรือง", aliases=("พี่ชา", "ชาคริต"), note="ผู้ประสาน"
    )
    assert "Write “x” as field=value" in told(capsys, 2, "edit", "a", "x")
    assert "given twice" in told(capsys, 2, "edit", "a", "note=1", "หมายเหตุ=2")
    assert "There is no record ties:t9" in told(capsys, 1, "edit", "ties:t9", "note=1")
    assert saan("edit", "ไม่มีใคร", "note=1") == 1


def test_a_uid_that_two_kinds_have_is_asked_for(
    pair: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    put(pair, tie("a", "b", uid="c"))
    assert "Say which: actors:c, ties:c" in told(capsys, 2, "edit", "c", "note=1")
    assert saan("edit", "ties:c", "note=1") == 0


def test_retiring_and_deleting_show_what_hangs_on_it_and_are_taken_back(
    pair: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    put(pair, tie("a", "b", uid="t1"), tie("b", "c", uid="t2", through="a"))
    found = answer(capsys, "retire", "ชาคริต", "--on", "31/12/2567")
    assert [(c["kind"], c["uid"], c["action"]) for c in found["changes"]] == [
        ("actors", "a", "ended"),
        ("ties", "t1", "ended"),
    ]
    assert found["changes"][1]["after"]["until"] == "2024-12-31"
    assert saan("undo", found["batch"]) == 0
    assert "--yes" in told(capsys, 2, "delete", "ชาคริต")
    assert saan("delete", "ชาคริต", "--dry-run") == 0
    out = capsys.readouterr().out
    assert "name of c" in out
    assert "ชาคริต – เทศบาล" in out
    assert len(pair.read(all_records).of(Tie)) == 2
    assert saan("delete", "ชาคริต", "--yes", "--as", "มาลี", "--why", "ลงซ้ำ") == 0
    assert [t.through for t in pair.read(all_records).of(Tie).values()] == [None]
    (latest, *_) = answer(capsys, "journal")
    assert (latest["who"], latest["why"], latest["channel"]) == ("มาลี", "ลงซ้ำ", "command")
    assert saan("undo", latest["batch"]) == 0
    assert len(pair.read(all_records).of(Tie)) == 2


def test_a_mistake_is_said_in_both_languages_and_nothing_is_written(
    pair: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = ("tie", "a", "a", "--type", "x", "--since", "32/1/2566", "--trust", "5")
    for lang, part in (("th", "เชื่อมภาคีกับตัวเอง"), ("en", "joins a partner to itself")):
        with speaking(lang):
            assert saan("--lang", lang, *wrong) == 1
        said = capsys.readouterr().err
        assert part in said
        for column in ("to", "type", "since", "trust"):
            assert f"{column}: " in said
    assert saan("add", "tie", "from=a", "to=b", "-f", "json") == 1
    assert saan("add", "nonsense", "a=b") == 2
    assert len(pair.read(all_records).of(Tie)) == 0
