"""Editing single records: each verb, with what it leaves on the day before, on and after."""

from dataclasses import replace
from typing import Any

import pytest

from graph import edit
from graph.base.config import Preferences
from graph.edit import Edit, Moved, Refused
from graph.edit.verbs import tied
from graph.journal.all_records import all_records
from graph.journal.fingerprint import fingerprint
from graph.kinds import Activity, Actor, Tie
from graph.service import Service
from graph.store import Store
from tests.support.made import actor, day, put, tie

WHO = "สมศรี"


@pytest.fixture
def service(store: Store) -> Service:
    return Service(store, Preferences())


def print_of(service: Service) -> str:
    return fingerprint(service.store.read(all_records))


def ties(service: Service, one: str = "a", other: str = "b") -> list[tuple[Any, ...]]:
    """(uid, type, since, until) of all episodes of a pair."""
    return [
        (t.uid, t.type, str(t.since or ""), str(t.until or ""))
        for t in edit.episodes(service.store, one, other)
    ]


def refused(service: Service, *edits: Edit) -> list[tuple[str | None, str]]:
    """(column, key) of each error; nothing is written."""
    before = service.state().counter
    with pytest.raises(Refused) as error:
        service.edit(edits, WHO)
    assert service.state().counter == before
    return [(p.column, p.key) for p in error.value.problems if p.severity == "error"]


def test_two_actors_and_their_tie_are_one_write(service: Service) -> None:
    edits = [
        Edit("add", "actors", {"id": "a", "name": "ชาคริต", "kind": "คน"}),
        Edit("add", "actors", {"name": "เทศบาลหาดใหญ่", "kind": "องค์กร", "sector": "ภาครัฐ"}),
        Edit(
            "add",
            "ties",
            {"from": "ชาคริต", "to": "เทศบาลหาดใหญ่", "type": "แน่นแฟ้น", "since": "2566"},
        ),
    ]
    written = service.edit(edits, WHO, "พบกันที่งาน")
    assert written
    assert written.batch == "b1"
    found = service.store.read(all_records)
    assert {a.name for a in found.of(Actor).values()} == {"ชาคริต", "เทศบาลหาดใหญ่"}
    (one,) = found.of(Tie).values()
    assert (one.start, one.type, one.since, one.since_precision) == (
        "a", "COLLABORATE", day("2023-01-01"), "year",
    )  # fmt: skip
    assert service.edit(edits, WHO) is None


def test_a_tie_that_tightens_ends_the_day_before_and_begins_anew(service: Service) -> None:
    loose = tie("a", "b", "COOPERATE", uid="t1", since=day("2020-01-01"), frequency=4.0, trust=2.0)
    put(service.store, actor("a"), actor("b"), loose)
    wanted = Edit("change", "ties", {"type": "ประสานความร่วมมือ", "trust": "3"}, loose, "14/3/2566")
    considered = service.consider(wanted)
    assert [(c.uid, c.before is None) for c in considered.changes] == [
        ("t1", False),
        ("t1-2", True),
    ]
    service.edit(wanted, WHO)
    assert ties(service) == [
        ("t1", "COOPERATE", "2020-01-01", "2023-03-14"),
        ("t1-2", "COORDINATE", "2023-03-14", ""),
    ]
    new = edit.record(service.store, "ties", "t1-2")
    assert isinstance(new, Tie)
    assert (new.frequency, new.trust) == (4.0, 3.0)


def test_somebody_who_was_faster_is_shown(service: Service) -> None:
    put(service.store, actor("a"))
    base = edit.record(service.store, "actors", "a")
    service.edit(Edit("correct", "actors", {"note": "แรก"}, base), "มาลี")
    with pytest.raises(Moved) as moved:
        service.edit(Edit("correct", "actors", {"note": "หลัง"}, base), WHO)
    assert moved.value.theirs == actor("a", note="แรก")
    assert moved.value.base == base
    assert moved.value.who == "มาลี"
    assert moved.value.at is not None


def test_what_is_given_empty_is_cleared_and_what_is_not_given_stays(service: Service) -> None:
    held = tie(
        "a", "b", uid="t1", note="ข", trust=3.0, since=day("2020-01-01"), since_precision="day"
    )
    put(service.store, actor("a"), actor("b"), held)
    service.edit(
        Edit("correct", "ties", {"note": "", "since": "", "frequency": "รายเดือน"}, held), WHO
    )
    assert edit.record(service.store, "ties", "t1") == tie(
        "a", "b", uid="t1", trust=3.0, frequency=12.0
    )
    held = edit.record(service.store, "ties", "t1")
    assert refused(service, Edit("correct", "ties", {"type": " "}, held)) == [
        ("type", "intake.cell.required")
    ]


def test_correcting_with_what_is_there_already_writes_nothing(service: Service) -> None:
    put(service.store, actor("a"))
    wanted = Edit("correct", "actors", {"name": "name of a", "kind": "person"}, actor("a"))
    assert service.consider(wanted).changes == []
    assert service.edit(wanted, WHO) is None
    assert service.state().counter == 1


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"to": "a"}, [("to", "intake.tie.self")]),
        ({"to": "ไม่มี"}, [("to", "kinds.actors.none")]),
        ({"trust": "5"}, [("trust", "intake.number.trust_scale")]),
        ({"type": "ร่วมมือ"}, [("type", "intake.word.ask")]),
        ({"since": "2567", "until": "2566"}, [("until", "intake.date.end_before_start")]),
        ({"since": "32/1/2566"}, [("since", "intake.date.impossible")]),
        ({"since": "2999"}, [("since", "intake.date.implausible")]),
        ({"through": "b"}, [("through", "intake.tie.through_end")]),
        ({"about": "ไม่มีประเด็น"}, [("about", "kinds.issues.none")]),
        ({"colour": "red"}, [("colour", "edit.no_column")]),
        ({"since": "1/2/2566", "trust": "9"}, [("trust", "intake.number.range")]),
        ({"since": "1/2/2566"}, [("since", "intake.tie.overlap")]),
    ],
)
def test_a_mistake_gets_the_sentence_that_an_import_gives(
    given: dict[str, str], expected: list[tuple[str, str]], busy: Service
) -> None:
    whole = {"from": "a", "to": "b", "type": "COLLABORATE", "since": "2560"} | given
    assert refused(busy, Edit("add", "ties", whole)) == expected


@pytest.fixture
def busy(service: Service) -> Service:
    """Two actors who have worked together since 2020."""
    put(
        service.store,
        actor("a"),
        actor("b"),
        tie("a", "b", uid="t-0123456789ab", since=day("2020-01-01"), since_precision="year"),
    )
    return service


LOOSE = tie("a", "b", "COOPERATE", uid="t1", since=day("2020-01-01"), since_precision="day")


@pytest.mark.parametrize(
    ("typed", "end", "start", "precision"),
    [
        ("2/1/2563", "2020-01-02", "2020-01-02", "day"),
        ("มี.ค. 2566", "2023-03-01", "2023-03-01", "month"),
        ("2566", "2023-01-01", "2023-01-01", "year"),
        ("2023-03-14", "2023-03-14", "2023-03-14", "day"),
    ],
)
def test_a_change_takes_the_day_as_far_as_it_is_known(
    typed: str, end: str, start: str, precision: str, service: Service
) -> None:
    put(service.store, actor("a"), actor("b"), LOOSE)
    service.edit(Edit("change", "ties", {"type": "COLLABORATE"}, LOOSE, typed), WHO)
    former, following = edit.episodes(service.store, "b", "a")
    assert (str(former.until), former.until_precision) == (end, precision)
    assert (str(following.since), following.since_precision) == (start, precision)
    assert following.until is None


@pytest.mark.parametrize("typed", ["31/12/2562", "1/1/2563", "2563", "ม.ค. 2563"])
def test_a_change_on_the_first_day_or_before_it_is_refused_and_correcting_is_offered(
    typed: str, service: Service
) -> None:
    put(service.store, actor("a"), actor("b"), LOOSE)
    wanted = Edit("change", "ties", {"type": "COLLABORATE"}, LOOSE, typed)
    assert refused(service, wanted) == [("day", "edit.change_from_start")]
    (problem,) = service.consider(wanted).problems
    assert "choose “correct the record”" in problem.text("en")
    assert "1 Jan 2020" in problem.text("en")


def test_a_change_within_an_ended_episode_keeps_its_end_and_none_comes_after_it(
    service: Service,
) -> None:
    held = replace(LOOSE, until=day("2022-01-01"), until_precision="year")
    put(service.store, actor("a"), actor("b"), held)
    for late in ("1/1/2565", "2565"):
        wanted = Edit("change", "ties", {"trust": "4"}, held, late)
        assert refused(service, wanted) == [("day", "edit.change_after_end")]
    service.edit(Edit("change", "ties", {"trust": "4"}, held, "31/12/2564"), WHO)
    assert ties(service) == [
        ("t1", "COOPERATE", "2020-01-01", "2021-12-31"),
        ("t1-2", "COOPERATE", "2021-12-31", "2022-01-01"),
    ]


def test_a_second_change_on_the_same_day_leaves_no_empty_episode(service: Service) -> None:
    put(service.store, actor("a"), actor("b"), LOOSE)
    service.edit(Edit("change", "ties", {"type": "COORDINATE"}, LOOSE, "2/2/2566"), WHO)
    second = edit.record(service.store, "ties", "t1-2")
    wanted = Edit("change", "ties", {"type": "COLLABORATE"}, second, "2/2/2566")
    assert refused(service, wanted) == [("day", "edit.change_from_start")]
    service.edit(replace(wanted, what="correct", day=None), WHO)
    assert ties(service) == [
        ("t1", "COOPERATE", "2020-01-01", "2023-02-02"),
        ("t1-2", "COLLABORATE", "2023-02-02", ""),
    ]


def test_a_tie_of_unknown_start_changes_on_any_day(service: Service) -> None:
    held = tie("a", "b", "COORDINATE", uid="t-0123456789ab")
    put(service.store, actor("a"), actor("b"), held)
    service.edit(Edit("change", "ties", {"type": "COLLABORATE"}, held, "2480"), WHO)
    assert [t[1:] for t in ties(service)] == [
        ("COORDINATE", "", "1937-01-01"),
        ("COLLABORATE", "1937-01-01", ""),
    ]
    assert edit.episodes(service.store, "a", "b")[1].uid.startswith("t-")


@pytest.mark.parametrize(
    ("typed", "until", "precision"),
    [
        ("2/1/2563", "2020-01-03", "day"),
        ("2566", "2024-01-01", "year"),
        ("2020-02", "2020-03-01", "month"),
    ],
)
def test_an_end_is_the_last_day_and_covers_its_whole_period(
    typed: str, until: str, precision: str, service: Service
) -> None:
    put(service.store, actor("a"), actor("b"), LOOSE)
    service.edit(Edit("end", "ties", base=LOOSE, day=typed), WHO)
    (only,) = edit.episodes(service.store, "a", "b")
    assert (str(only.until), only.until_precision) == (until, precision)


def test_an_end_before_the_start_is_refused_and_on_the_first_day_leaves_one_day(
    service: Service,
) -> None:
    put(service.store, actor("a"), actor("b"), LOOSE)
    wanted = Edit("end", "ties", base=LOOSE, day="31/12/2562")
    assert refused(service, wanted) == [("day", "intake.date.end_before_start")]
    service.edit(replace(wanted, day="1/1/2563"), WHO)
    assert ties(service) == [("t1", "COOPERATE", "2020-01-01", "2020-01-02")]


def test_ending_what_has_ended_corrects_the_end_and_says_so(service: Service) -> None:
    held = replace(LOOSE, until=day("2022-01-01"), until_precision="year")
    put(service.store, actor("a"), actor("b"), held)
    considered = service.consider(Edit("end", "ties", base=held, day="2566"))
    (problem,) = considered.problems
    assert (problem.key, problem.severity) == ("edit.end_corrected", "warning")
    assert "(2021)" in problem.text("en")
    assert considered.changes[0].after == replace(held, until=day("2024-01-01"))


@pytest.mark.parametrize("day_given", [None, "", " ", "ไม่ทราบ", "ปัจจุบัน", "32/13/2566", "x"])
def test_an_end_without_a_day_is_asked_for(day_given: str | None, service: Service) -> None:
    put(service.store, actor("a"), actor("b"), LOOSE)
    (problem,) = refused(service, Edit("end", "ties", base=LOOSE, day=day_given))
    assert problem[0] == "day"


def test_a_partner_corrected_to_another_name_keeps_none_and_renamed_from_a_day_keeps_it(
    service: Service,
) -> None:
    put(service.store, actor("a", name="ชมรมรักษ์เล", aliases=("รักษ์เล",)))
    held = edit.record(service.store, "actors", "a")
    service.edit(Edit("correct", "actors", {"name": "ชมรมรักษ์เลสาบ"}, held), WHO)
    held = edit.record(service.store, "actors", "a")
    assert held == actor("a", name="ชมรมรักษ์เลสาบ", aliases=("รักษ์เล",))
    service.edit(Edit("change", "actors", {"name": "สมาคมรักษ์เลสาบ"}, held, "2567"), WHO)
    held = edit.record(service.store, "actors", "a")
    assert held == actor("a", name="สมาคมรักษ์เลสาบ", aliases=("รักษ์เล", "ชมรมรักษ์เลสาบ"))
    service.edit(Edit("change", "actors", {"name": "ชมรมรักษ์เลสาบ"}, held, "2568"), WHO)
    assert edit.record(service.store, "actors", "a") == actor(
        "a", name="ชมรมรักษ์เลสาบ", aliases=("รักษ์เล", "สมาคมรักษ์เลสาบ")
    )


def test_a_name_that_is_taken_needs_an_id_of_its_own(service: Service) -> None:
    put(service.store, actor("a", name="สมชาย"))
    given = {"name": "สมชาย", "kind": "คน", "note": "อีกคน"}
    assert refused(service, Edit("add", "actors", given)) == [("name", "kinds.actors.exists")]
    service.edit(Edit("add", "actors", given | {"id": "b"}), WHO)
    assert edit.record(service.store, "actors", "b") == actor("b", name="สมชาย", note="อีกคน")


def test_a_uid_that_another_record_once_made_is_not_made_again(service: Service) -> None:
    service.edit(Edit("add", "actors", {"name": "เก่า", "kind": "คน"}), WHO)
    (uid,) = service.store.read(all_records).of(Actor)
    service.edit(
        Edit("correct", "actors", {"name": "ใหม่"}, edit.record(service.store, "actors", uid)), WHO
    )
    service.edit(Edit("add", "actors", {"name": "เก่า", "kind": "กลุ่ม"}), WHO)
    assert {u: a.name for u, a in service.store.read(all_records).of(Actor).items()} == {
        uid: "ใหม่",
        f"{uid}-2": "เก่า",
    }


def test_a_doubtful_day_of_a_change_is_told(store: Store) -> None:
    service = Service(store, Preferences(day=day("2026-11-25")))
    put(store, actor("a"), actor("b"), LOOSE)
    for typed, key in (
        ("14/3/66", "two_digit"),
        ("ต้นปี 2566", "vague"),
        ("27/11/2570", "far"),
        ("26/11/2570", None),
    ):
        wanted = Edit("change", "ties", {"trust": "1"}, LOOSE, typed)
        keys = [p.key for p in service.consider(wanted).problems]
        assert keys == ([f"edit.one.intake_date_{key}"] if key else [])


def test_who_may_have_been_meant_is_offered_and_a_new_name_like_another_is_told(
    service: Service,
) -> None:
    names = ("เทศบาลนครหาดใหญ่", "เทศบาลนครสงขลา", "ชมรมรักษ์ทะเลสาบ", "ชาคริต")
    put(service.store, *(actor(f"a{n}", name=name) for n, name in enumerate(names)))
    given = {"from": "ชมรมรักทะเลสาบ", "to": "ชาคริต", "type": "COOPERATE"}
    with pytest.raises(Refused) as error:
        service.edit(Edit("add", "ties", given), WHO)
    assert "Was “ชมรมรักษ์ทะเลสาบ” (a2; the names are 91% alike) meant?" in error.value.text("en")
    wanted = Edit("add", "actors", {"name": "ชมรมรักษ์  ทะเลสาบ", "kind": "คน"})
    keys = [p.key for p in service.consider(wanted).problems]
    assert keys == ["edit.one.intake_actor_alike"]
    assert service.edit(wanted, WHO)


def test_a_change_must_change_something(service: Service) -> None:
    put(service.store, actor("a"), actor("b"), LOOSE)
    for given in ({}, {"type": "COOPERATE", "note": ""}, {"since": "2560"}):
        wanted = Edit("change", "ties", given, LOOSE, "2566")
        assert refused(service, wanted) == [("day", "edit.nothing_changes")]
    told = service.consider(Edit("change", "ties", {"since": "2560", "trust": "4"}, LOOSE, "2566"))
    assert [(p.key, p.severity) for p in told.problems] == [("edit.start_is_day", "warning")]


def test_a_pair_recorded_from_both_sides_is_loosened_as_one(service: Service) -> None:
    put(
        service.store,
        *(actor(uid) for uid in "abc"),
        tie("a", "b", uid="t1", since=day("2022-01-01")),
        tie("b", "a", uid="t2", since=day("2023-01-01")),
        tie("b", "a", uid="t3", since=day("2022-01-01"), about=None, until=day("2022-06-01")),
        tie("b", "c", uid="t4", since=day("2022-01-01")),
    )
    given = {"from": "a", "to": "b", "type": "COOPERATE", "since": "2568"}
    wanted, former = tied(service.store, given, beside=False)
    assert former
    assert former.uid == "t1"
    shown = service.consider(wanted)
    assert [(p.key, dict(p.facts)["tie"]) for p in shown.problems] == [("edit.ended_beside", "t2")]
    assert [change.uid for change in shown.changes] == ["t1", "t1-2", "t2"]
    service.edit(wanted, WHO)
    assert ties(service) == [
        ("t1", "COLLABORATE", "2022-01-01", "2025-01-01"),
        ("t3", "COLLABORATE", "2022-01-01", "2022-06-01"),
        ("t2", "COLLABORATE", "2023-01-01", "2025-01-01"),
        ("t1-2", "COOPERATE", "2025-01-01", ""),
    ]
    assert ties(service, "b", "c") == [("t4", "COLLABORATE", "2022-01-01", "")]


def test_what_keeps_its_level_ends_nothing_of_the_other_side(service: Service) -> None:
    put(
        service.store,
        *(actor(uid) for uid in "ab"),
        tie("a", "b", uid="t1", since=day("2022-01-01")),
        tie("b", "a", "COOPERATE", uid="t2", since=day("2023-01-01")),
    )
    kept = edit.record(service.store, "ties", "t1")
    wanted = Edit("change", "ties", {"trust": "4"}, kept, "2568")
    assert service.consider(wanted).problems == []
    service.edit(wanted, WHO)
    assert ("t2", "COOPERATE", "2023-01-01", "") in ties(service)


def test_a_second_tie_of_the_level_from_the_other_side_is_told(service: Service) -> None:
    put(service.store, *(actor(uid) for uid in "ab"), tie("a", "b", uid="t1"))
    given = {"from": "b", "to": "a", "type": "COLLABORATE", "since": "2568"}
    wanted, former = tied(service.store, given, beside=False)
    assert former is None
    (told,) = service.consider(wanted).problems
    assert (told.key, told.severity, dict(told.facts)["tie"]) == (
        "edit.same_level",
        "warning",
        "t1",
    )
    assert service.edit(wanted, WHO)


def test_lists_of_people_several_days_and_short_forms_are_read_as_in_files(
    service: Service,
) -> None:
    hospital = "โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านโคกไทร"
    names = {"p": "สมใจ ดอนแก้ว", "q": "วิไล นาหลวง", "h": hospital}
    put(service.store, *(actor(uid, name=name) for uid, name in names.items()))
    given = {
        "date": "18-19 เม.ย. 2566",
        "title": "อบรม",
        "participants": "สมใจ ดอนแก้ว และ วิไล นาหลวง",
    }
    keys = {p.key for p in service.consider(Edit("add", "activities", given)).problems}
    assert keys == {"edit.one.intake_date_days", "edit.one.intake_ref_parted"}
    service.edit(Edit("add", "activities", given), WHO)
    (made,) = service.store.read(all_records).of(Activity).values()
    assert (str(made.date), made.participants) == ("2023-04-18", ("p", "q"))
    wanted = given | {"participants": "รพ.สต.บ้านโคกไทร"}
    with pytest.raises(Refused) as error:
        service.edit(Edit("add", "activities", wanted), WHO)
    assert f"“{hospital}” (h; รพ.สต. stands for" in error.value.text("en")
