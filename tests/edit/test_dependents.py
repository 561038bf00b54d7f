"""What goes, ends and stays with a partner, an issue, a place, a network; activities; places."""

from dataclasses import replace

import pytest

from graph import edit, journal
from graph.base.config import Preferences
from graph.edit import Edit, Refused
from graph.journal import Note
from graph.journal.all_records import all_records
from graph.journal.fingerprint import fingerprint
from graph.journal.undo import undo
from graph.journal.verify import verify
from graph.kinds import (
    Activity,
    Actor,
    Area,
    Base,
    Change,
    Dated,
    Issue,
    ManagedNetwork,
    Membership,
    Stake,
    Tie,
    Work,
)
from graph.service import Service
from graph.store import Store
from tests.support import everything
from tests.support.made import NOTE, actor, day, put, tie

WHO = "สมศรี"


@pytest.fixture
def service(store: Store) -> Service:
    return Service(store, Preferences(day=day("2026-11-25")))


@pytest.fixture
def full(service: Service) -> Service:
    """A record of every kind: see tests/support/everything.py."""
    journal.write(service.store, everything.changes(), NOTE)
    return service


def print_of(service: Service) -> str:
    return fingerprint(service.store.read(all_records))


def considered(service: Service, wanted: Edit) -> dict[tuple[str, str], str]:
    """(kind, uid) → "goes" or the fields that change."""
    found = {}
    for change in service.consider(wanted).changes:
        before, after = change.before, change.after
        assert before is not None
        if after is None:
            found[change.kind, change.uid] = "goes"
        else:
            names = [n for n, v in vars(before).items() if vars(after)[n] != v]
            found[change.kind, change.uid] = " ".join(names)
    return found


def test_a_partner_that_is_deleted_takes_along_what_hangs_on_it_and_undo_brings_all_back(
    full: Service,
) -> None:
    before = print_of(full)
    wanted = Edit("delete", "actors", base=edit.record(full.store, "actors", "a1"))
    shown = considered(full, wanted)
    assert shown == {
        ("actors", "a1"): "goes",
        ("networks", "n1"): "us",
        ("bases", "b1"): "goes",
        ("works", "w1"): "goes",
        ("members", "m1"): "goes",
        ("members", "m2"): "goes",
        ("ties", "t0"): "through",
        ("ties", "t1"): "goes",
        ("activities", "v1"): "participants host",
        ("contacts", "c1"): "goes",
        ("lessons", "l1"): "concerns",
        ("postponements", "o1"): "goes",
        ("interests", "j1"): "concerns",
        ("mentors", "e1"): "goes",
        ("promises", "y1"): "whom",
        ("results", "r1"): "actors",
    }
    assert print_of(full) == before
    written = full.edit(wanted, WHO)
    assert written
    held = full.store.read(all_records)
    assert "a1" not in held.of(Actor)
    assert held.of(Activity)["v1"].participants == ("007", "ก1")
    assert held.of(ManagedNetwork)["n1"].us == ("007",)
    undo(full.store, written.batch, Note(WHO, "page"))
    assert print_of(full) == before
    assert verify(full.store).broken is None


@pytest.mark.parametrize(
    ("kind", "uid", "shown"),
    [
        (
            "issues",
            "i1",
            {("issues", "i1"): "goes", ("issues", "i2"): "part_of"}
            | {("ties", "t2"): "about", ("activities", "v1"): "about"}
            | {("promises", "y1"): "about", ("results", "r1"): "about"}
            | {("lessons", "l1"): "issues"},
        ),
        (
            "issues",
            "i2",
            {("issues", "i2"): "goes", ("works", "w1"): "goes", ("offers", "h1"): "about"}
            | {("lessons", "l1"): "issues"},
        ),
        (
            "areas",
            "9011",
            {("areas", "9011"): "goes", ("bases", "b1"): "goes", ("activities", "v1"): "area"}
            | {("results", "r1"): "area", ("lessons", "l1"): "areas"},
        ),
        ("areas", "90", {("areas", "90"): "goes", ("areas", "9011"): "within"}),
        (
            "networks",
            "n1",
            {("networks", "n1"): "goes", ("members", "m2"): "goes", ("stakes", "k1"): "goes"}
            | {("plans", "p1"): "goes", ("lessons", "l1"): "goes"}
            | {("findings", "f1"): "concerns", ("ways", "u1"): "goes", ("ways", "u2"): "goes"},
        ),
        (
            "actors",
            "ก1",
            {("actors", "ก1"): "goes", ("ties", "t0"): "goes", ("activities", "v1"): "participants"}
            | {("plans", "p1"): "goes", ("distinct", "d1"): "goes"}
            | {("interests", "j1"): "concerns", ("lessons", "l1"): "between"},
        ),
        ("ties", "t1", {("ties", "t1"): "goes"}),
        (
            "activities",
            "v1",
            {("activities", "v1"): "goes", ("promises", "y1"): "activity"}
            | {("results", "r1"): "activities", ("lessons", "l1"): "activities"},
        ),
        ("contacts", "c1", {("contacts", "c1"): "goes"}),
        ("distinct", "d1", {("distinct", "d1"): "goes"}),
    ],
)
def test_deleting_shows_all_that_hangs_on_it_does_it_and_is_taken_back(
    kind: str, uid: str, shown: dict[tuple[str, str], str], full: Service
) -> None:
    before = print_of(full)
    wanted = Edit("delete", kind, base=edit.record(full.store, kind, uid))
    assert considered(full, wanted) == shown
    written = full.edit(wanted, WHO)
    assert written
    assert edit.record(full.store, kind, uid) is None
    undo(full.store, written.batch, Note(WHO, "page"))
    assert print_of(full) == before


def test_a_part_of_an_issue_or_place_that_goes_belongs_to_what_that_belonged_to(
    full: Service,
) -> None:
    full.edit(Edit("delete", "areas", base=edit.record(full.store, "areas", "90")), WHO)
    full.edit(Edit("delete", "issues", base=edit.record(full.store, "issues", "i1")), WHO)
    held = full.store.read(all_records)
    assert held.of(Area)["9011"].within is None
    assert held.of(Issue)["i2"].part_of is None


def test_an_activity_whose_only_participant_goes_is_kept_and_told(service: Service) -> None:
    meeting = Activity(
        uid="v1", date=day("2024-05-01"), date_precision="day", title="ประชุม", participants=("a",)
    )
    put(service.store, actor("a"), meeting)
    (problem,) = service.consider(Edit("delete", "actors", base=actor("a"))).problems
    assert problem.severity == "warning"
    assert problem.text("en") == (
        "“ประชุม” (v1) will have no participants left, but is kept. "
        "Delete it, or correct its participants, afterwards."
    )
    service.edit(Edit("delete", "actors", base=actor("a")), WHO)
    assert edit.record(service.store, "activities", "v1") == replace(meeting, participants=())


def test_an_issue_is_not_deleted_where_two_ties_of_a_pair_would_then_be_one(
    full: Service,
) -> None:
    twin = tie("😀", "a\\2", "COORDINATE", uid="t-000000000001")
    ours = tie("a\\2", "😀", "COORDINATE", uid="t-000000000002", about="i1", mutual=True)
    put(full.store, twin)
    put(full.store, ours)
    wanted = Edit("delete", "issues", base=edit.record(full.store, "issues", "i1"))
    with pytest.raises(Refused) as error:
        full.edit(wanted, WHO)
    assert {p.key for p in error.value.problems} == {"edit.issue_overlap"}


def test_a_partner_that_retires_ends_what_goes_on_and_what_begins_later_is_told(
    service: Service,
) -> None:
    ended = tie("a", "b", uid="old", since=day("2018-01-01"), until=day("2019-01-01"))
    open_ = tie("b", "a", uid="open", since=day("2020-01-01"))
    unknown = tie("a", "c", uid="unknown", until=day("2030-01-01"))
    later = tie("a", "c", "COOPERATE", uid="later", since=day("2024-01-01"))
    others = tie("b", "c", uid="others", through="a")
    put(service.store, actor("a"), actor("b"), actor("c"), ended, open_, unknown, later, others)
    before = print_of(service)
    wanted = Edit("retire", "actors", base=actor("a"), day="31/12/2566")
    found = service.consider(wanted)
    assert [(p.key, p.value, p.severity) for p in found.problems] == [
        ("edit.begins_later", "later", "warning")
    ]
    assert "ties “name of a – name of c” begins 1 Jan 2024" in found.problems[0].text("en")
    written = service.edit(wanted, WHO)
    assert written
    held = service.store.read(all_records)
    after = day("2024-01-01")
    assert held.of(Actor)["a"] == actor("a", until=after, until_precision="day")
    assert {uid: t.until for uid, t in held.of(Tie).items()} == {
        "old": day("2019-01-01"),
        "open": after,
        "unknown": after,
        "later": None,
        "others": None,
    }
    undo(service.store, written.batch, Note(WHO, "page"))
    assert print_of(service) == before


def test_everything_dated_of_a_partner_ends_with_it(full: Service) -> None:
    full.edit(
        Edit("retire", "actors", base=edit.record(full.store, "actors", "a1"), day="2568"), WHO
    )
    held = full.store.read(all_records)
    dated: list[Dated] = [held.of(Base)["b1"], held.of(Work)["w1"], held.of(Membership)["m1"]]
    dated += [held.of(Membership)["m2"], held.of(Tie)["t1"]]
    assert {(str(r.until), r.until_precision) for r in dated} == {("2026-01-01", "year")}
    assert held.of(Stake)["k1"].until is None
    assert held.of(Tie)["t0"].until is None


def test_what_has_no_days_is_not_ended(full: Service) -> None:
    for kind, uid in (("issues", "i1"), ("activities", "v1"), ("contacts", "c1")):
        with pytest.raises(Refused) as error:
            full.edit(Edit("end", kind, base=edit.record(full.store, kind, uid), day="2566"), WHO)
        assert [p.key for p in error.value.problems] == ["edit.not_dated"]


def test_a_logged_activity_names_its_participants_and_warns_of_the_absent(
    service: Service,
) -> None:
    put(
        service.store,
        actor("a", name="ชาคริต"),
        actor("b", name="นายก", since=day("2024-05-02")),
        actor("c", name="อดีตกำนัน", until=day("2024-05-01")),
    )
    given = {"date": "1/5/2567", "title": "ประชุมกลาง", "minutes": "2 ชม."}
    for names, absent in (
        ("ชาคริต", None),
        ("ชาคริต; นายก", "นายก"),
        ("อดีตกำนัน;นายก", "นายก, อดีตกำนัน"),
    ):
        problems = service.consider(
            Edit("add", "activities", given | {"participants": names})
        ).problems
        assert [p.value for p in problems] == ([absent] if absent else [])
        assert not absent or f"On that day, {absent} was not there" in problems[0].text("en")
    wanted = Edit("add", "activities", given | {"participants": "ชาคริต"})
    service.edit(wanted, WHO)
    assert service.edit(wanted, WHO) is None
    (made,) = service.store.read(all_records).of(Activity).values()
    assert (made.date, made.participants, made.minutes) == (day("2024-05-01"), ("a",), 120)
    for empty in ({}, {"participants": ""}, {"participants": " ; "}):
        with pytest.raises(Refused) as error:
            service.edit(Edit("add", "activities", given | {"title": "x"} | empty), WHO)
        assert [p.column for p in error.value.problems] == ["participants"]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("25/11/2569", []),
        ("26/11/2569", ["edit.one.intake_activity_to_come"]),
        ("26/11/2570", ["edit.one.intake_activity_to_come"]),
        ("27/11/2570", ["edit.one.intake_date_far"]),
        ("ธ.ค. 2580", ["edit.one.intake_date_far"]),
    ],
)
def test_a_day_that_is_still_to_come_or_far_away_is_told(
    typed: str, keys: list[str], service: Service
) -> None:
    put(service.store, actor("a"))
    given = {"date": typed, "title": "x", "participants": "a"}
    assert [p.key for p in service.consider(Edit("add", "activities", given)).problems] == keys


def test_a_tie_outside_the_time_of_its_ends_is_told(service: Service) -> None:
    put(
        service.store,
        actor("a", since=day("2020-01-01"), until=day("2024-01-01")),
        actor("b", name="ข"),
    )

    def keys(**given: str) -> list[str]:
        whole = {"from": "a", "to": "ข", "type": "COORDINATE"} | given
        return [
            p.key.rpartition("intake_")[2]
            for p in service.consider(Edit("add", "ties", whole)).problems
        ]

    assert keys(since="1/1/2563", until="31/12/2566") == []
    assert keys(since="31/12/2562", until="31/12/2566") == ["tie_before_actor"]
    assert keys(since="1/1/2563", until="1/1/2567") == ["tie_after_actor"]
    assert keys(since="1/1/2563") == ["tie_after_actor"]


def test_a_partners_place_and_issues_are_corrected_or_changed_from_a_day(
    full: Service,
) -> None:
    base = edit.record(full.store, "actors", "a1")
    full.edit(Edit("change", "actors", {"area": "90", "issues": "i1"}, base, "2567"), WHO)
    held = full.store.read(all_records)
    assert {(b.area, str(b.since or ""), str(b.until or "")) for b in held.of(Base).values()} == {
        ("9011", "2020-02-29", "2024-01-01"),
        ("90", "2024-01-01", ""),
    }
    assert {(w.issue, str(w.since or ""), str(w.until or "")) for w in held.of(Work).values()} == {
        ("i2", "", "2024-01-01"),
        ("i1", "2024-01-01", ""),
    }
    full.edit(Edit("correct", "actors", {"area": "9011", "issues": "i1; i2"}, base), WHO)
    held = full.store.read(all_records)
    assert {(b.area, str(b.until or "")) for b in held.of(Base).values()} == {
        ("9011", "2024-01-01"),
        ("9011", ""),
    }
    full.edit(Edit("correct", "actors", {"area": "", "issues": ""}, base), WHO)
    held = full.store.read(all_records)
    assert all(link.until for link in (*held.of(Base).values(), *held.of(Work).values()))
    with pytest.raises(Refused) as error:
        full.edit(Edit("correct", "actors", {"issues": "ไม่มี"}, base), WHO)
    assert [(p.column, p.key) for p in error.value.problems] == [("issues", "kinds.issues.none")]


def test_a_membership_changes_its_post_from_a_day(full: Service) -> None:
    base = edit.record(full.store, "members", "m1")
    full.edit(Edit("change", "members", {"role": "ที่ปรึกษา"}, base, "1/4/2567"), WHO)
    found = {
        m.role: (m.since, m.until)
        for m in full.store.read(all_records).of(Membership).values()
        if m.role
    }
    assert found == {
        "ประธาน": (None, day("2024-04-01")),
        "ที่ปรึกษา": (day("2024-04-01"), None),
    }


HOSTILE = (
    "\\u0060) DETACH DELETE n //",
    "' OR 1=1 //",
    "`; MATCH (n) DETACH DELETE n",
    "=HYPERLINK(1)",
    "<script>alert(1)</script>",
    "😀",
    "ก" * 400,
    "{curly} %s $uid",
)


def test_hostile_names_are_names(service: Service) -> None:
    adds = [Edit("add", "actors", {"name": name, "kind": "คน"}) for name in HOSTILE]
    tied = [
        Edit("add", "ties", {"from": HOSTILE[0], "to": name, "type": "COOPERATE", "note": name})
        for name in HOSTILE[1:]
    ]
    service.edit([*adds, *tied], HOSTILE[0], HOSTILE[1])
    held = service.store.read(all_records)
    assert {a.name for a in held.of(Actor).values()} == set(HOSTILE)
    assert {t.note for t in held.of(Tie).values()} == set(HOSTILE[1:])
    for uid, found in held.of(Actor).items():
        service.edit(Edit("change", "actors", {"name": f"{found.name}2"}, found, "2567"), WHO)
        service.edit(Edit("delete", "actors", base=edit.record(service.store, "actors", uid)), WHO)
    assert service.store.read(all_records).of(Actor) == {}


def test_too_long_a_text_is_refused_and_an_unseen_letter_is_told(service: Service) -> None:
    given = {"name": "x" * 501, "kind": "คน"}
    with pytest.raises(Refused) as error:
        service.edit(Edit("add", "actors", given), WHO)
    assert [p.key for p in error.value.problems] == ["intake.cell.too_long"]
    found = service.consider(Edit("add", "actors", {"name": "ก\u200bข", "kind": "คน"}))
    assert [p.key for p in found.problems] == ["edit.one.intake_cell_unseen"]


def test_a_change_that_was_written_in_between_by_an_import_is_seen(service: Service) -> None:
    from graph.edit import Moved

    put(service.store, actor("a"))
    edit = Change("actors", "a", actor("a"), actor("a", note="x"))
    journal.write(service.store, [edit], Note("ผู้นำเข้า", "import"))
    with pytest.raises(Moved) as moved:
        service.edit(Edit("retire", "actors", base=actor("a"), day="2566"), WHO)
    assert moved.value.who == "ผู้นำเข้า"
    journal.write(service.store, [Change("actors", "a", edit.after, None)], Note("x", "import"))
    with pytest.raises(Moved) as gone:
        service.consider(Edit("correct", "actors", {"note": "y"}, actor("a", note="x")))
    assert gone.value.theirs is None
    assert "deleted this record" in gone.value.text("en")
