"""A finding's life: opened, looked after, accepted, resolved by hand or by itself, opened again."""

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from graph import accountability, governance
from graph.base import config
from graph.base.errors import Conflict, DataError, NotFound, SaanError
from graph.base.words import say
from graph.edit import Edit, record
from graph.governance import Finding, Report, lifecycle
from graph.governance.finding import Hit
from graph.governance.judging import JUDGEMENTS
from graph.governance.lifecycle import Decision, decided, figures_of, opened, overdue, run
from graph.governance.recording import cases
from graph.journal import Note, write
from graph.journal.traces import of_record
from graph.kinds import Case, Change
from graph.network import Network, Snapshot
from graph.rules import rules
from graph.service import Service
from graph.store import Store
from tests.support.made import actor, day, put, tie

ON = day("2026-06-30")
LATER = day("2026-07-20")
"""Within the thirty days in which a finding may be without an owner."""
RULES = rules()[0]
STAR = (
    *(actor(uid) for uid in "abcdefghij"),
    *(tie("a", uid, uid=f"t{uid}") for uid in "bcdefghij"),
)
"""Ten actors who reach each other through a alone: sole bridge, bus factor, broker share."""


@pytest.fixture
def service(store: Store, tmp_path: Path) -> Service:
    put(store, *STAR)
    return Service(store, config.preferences(tmp_path), tmp_path)


def a_finding(rule: str = "sole_bridge", *concerns: str, **figures: Any) -> Finding:
    return Finding(RULES[rule], Hit(concerns or ("a",), figures), 10)


def a_report(*findings: Finding, well: tuple[str, ...] = (), on: date = ON) -> Report:
    return Report(on, findings, (), tuple(RULES[name] for name in well))


def a_case(**more: Any) -> Case:
    return replace(opened(a_finding(), ON), **more)


def sole(service: Service) -> Case:
    return next(case for case in cases(service.store).values() if case.rule == "sole_bridge")


def found_on(service: Service, on: date) -> tuple[Finding, ...]:
    return governance.report(service.snapshot(on)).findings


def sole_found(service: Service) -> Finding:
    return next(each for each in found_on(service, ON) if each.rule.name == "sole_bridge")


def test_a_first_run_opens_what_it_finds_and_a_second_writes_nothing(service: Service) -> None:
    written, report, news = service.keep_findings(ON, "สมศรี")
    kept = cases(service.store)
    assert written is not None
    assert {case.rule for case in news.new} == {each.rule.name for each in report.findings}
    assert {"sole_bridge", "bus_factor", "broker_share"} <= {case.rule for case in kept.values()}
    assert {(case.status, case.opened) for case in kept.values()} == {("open", ON)}
    batches = service.state().batches
    assert service.keep_findings(LATER, "สมศรี")[::2] == (None, news.__class__())
    assert service.state().batches == batches


def test_a_finding_goes_by_itself_with_its_cause_and_opens_again_with_it(service: Service) -> None:
    service.keep_findings(ON, "สมศรี")
    before = sole(service)
    service.decide(Decision(before.uid, owner="วิชัย"), ON, "สมศรี")
    ring = [
        tie(one, other, uid=f"r{one}") for one, other in zip("bcdefghi", "cdefghij", strict=True)
    ]
    put(service.store, *ring)
    news = service.keep_findings(LATER, "สมศรี")[2]
    assert before.uid in {case.uid for case in news.gone}
    gone = sole(service)
    assert (gone.status, gone.closed, gone.owner) == ("gone", LATER, "วิชัย")
    write(service.store, [Change("ties", each.uid, each, None) for each in ring], Note("ก", "test"))
    again = service.keep_findings(LATER + timedelta(days=1), "สมศรี")[2].again
    assert before.uid in {case.uid for case in again}
    back = sole(service)
    assert (back.status, back.closed, back.reopened) == ("open", None, LATER + timedelta(days=1))
    assert (back.opened, back.owner, back.seen) == (ON, "วิชัย", None)
    told = [trace.values()["status"] for trace in of_record(service.store, "findings", before.uid)]
    assert told == ["open", "gone", "open", "open"]


def test_what_could_not_be_assessed_stays_as_it_was() -> None:
    kept = {"f": a_case(uid="f"), "g": a_case(uid="g", rule="isolated", concerns=())}
    changes, news = run(kept, a_report(well=("isolated",)))
    assert [change.uid for change in changes] == ["g"]
    assert [case.uid for case in news.gone] == ["g"]


def test_a_rule_that_fails_is_named_and_its_findings_stay(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.keep_findings(ON, "สมศรี")

    def broken(network: Network) -> None:
        raise ZeroDivisionError("a share of nobody")

    monkeypatch.setitem(JUDGEMENTS, "sole_bridge", broken)
    _, report, news = service.keep_findings(LATER, "สมศรี")
    assert [fault.file for fault in report.faults] == ["sole_bridge.toml"]
    assert "bus_factor" in {each.rule.name for each in report.findings}
    assert sole(service).status == "open"
    assert not news.gone


@pytest.mark.parametrize(
    ("before", "decision", "after"),
    [
        ({}, {"owner": " สมศรี "}, {"owner": "สมศรี"}),
        ({"owner": "สมศรี"}, {"owner": ""}, {"owner": None}),
        ({}, {"remedy": "สานเพิ่ม", "due": LATER}, {"remedy": "สานเพิ่ม", "due": LATER}),
        (
            {},
            {"status": "accepted", "reason": "รู้แล้ว"},
            {"status": "accepted", "reason": "รู้แล้ว", "closed": None},
        ),
        (
            {},
            {"status": "resolved", "reason": "สานแล้ว"},
            {"status": "resolved", "reason": "สานแล้ว", "closed": LATER},
        ),
        (
            {"status": "resolved", "closed": ON},
            {"status": "open"},
            {"status": "open", "closed": None, "reopened": LATER},
        ),
        ({}, {"seen": True}, {"seen": LATER}),
        ({"seen": ON}, {"seen": True}, {"seen": ON}),
    ],
)
def test_a_decision_says_what_it_says_and_leaves_the_rest(
    before: dict[str, Any], decision: dict[str, Any], after: dict[str, Any]
) -> None:
    case = a_case(**before)
    made = decided(case, Decision(case.uid, **decision), LATER)
    assert made == replace(case, **{"seen": before.get("seen", LATER), **after})


def test_a_decision_that_says_nothing_changes_nothing() -> None:
    assert decided(a_case(), Decision("x"), LATER) == a_case()


@pytest.mark.parametrize(
    ("decision", "key"),
    [
        ({"status": "accepted"}, "governance.no_reason_accepted"),
        ({"status": "resolved", "reason": "  "}, "governance.no_reason_resolved"),
        ({"status": "gone", "reason": "x"}, "governance.status"),
        ({"owner": "x" * 2_001}, "governance.too_long"),
        ({"due": day("2026-06-29")}, "governance.due_before"),
    ],
)
def test_a_decision_that_cannot_stand_is_refused(decision: dict[str, Any], key: str) -> None:
    with pytest.raises(DataError) as refused:
        decided(a_case(), Decision("x", **decision), LATER)
    assert refused.value.key == key
    assert all(refused.value.text(lang) for lang in ("th", "en"))


def test_a_due_day_may_be_the_day_of_the_finding_and_is_late_the_day_after() -> None:
    case = decided(a_case(), Decision("x", due=ON), ON)
    assert [overdue([case], on) == [case] for on in (ON, ON + timedelta(days=1))] == [False, True]


def test_an_accepted_finding_stays_accepted_while_it_is_found(service: Service) -> None:
    service.keep_findings(ON, "สมศรี")
    accepted = Decision(sole(service).uid, status="accepted", reason="ยอมรับได้ถึงสิ้นปี")
    service.decide(accepted, ON, "สมศรี")
    assert service.keep_findings(LATER, "สมศรี")[0] is None
    assert sole(service).status == "accepted"


def test_what_was_resolved_by_hand_opens_again_where_it_is_still_found(service: Service) -> None:
    service.keep_findings(ON, "สมศรี")
    done = Decision(sole(service).uid, status="resolved", reason="คิดว่าแก้แล้ว")
    service.decide(done, ON, "สมศรี")
    assert [case.rule for case in service.keep_findings(LATER, "สมศรี")[2].again] == ["sole_bridge"]


def test_what_is_called_resolved_and_still_found_waits_for_the_check(
    service: Service,
) -> None:
    service.keep_findings(ON, "สมศรี")
    done = Decision(sole(service).uid, status="resolved", reason="คิดว่าแก้แล้ว")
    service.decide(done, ON, "สมศรี")
    sheet = accountability.facts(service.snapshot(ON), governance.report(service.snapshot(ON)), ON)
    (risk,) = (each for each in sheet.risks if each.case.rule == "sole_bridge")
    assert (risk.now, sheet.dealt_with) == ("waiting", 0)
    assert lifecycle.state(sole(service), found=True) == "waiting"
    assert lifecycle.state(sole(service), found=False) == "resolved"
    assert lifecycle.state(None, found=True) == "new"
    assert say("governance.state.waiting", "en") == "marked as resolved, waiting for the check"


def test_a_decision_keeps_a_finding_that_no_run_has_kept(service: Service) -> None:
    found = next(e for e in found_on(service, ON) if e.rule.name == "sole_bridge")
    service.decide(Decision(found.uid, owner="วิชัย"), ON, "สมศรี", found)
    (case,) = cases(service.store).values()
    assert (case.uid, case.owner, case.opened, case.concerns) == (found.uid, "วิชัย", ON, ("a",))
    assert figures_of(case) == found.hit.figures
    with pytest.raises(NotFound):
        service.decide(Decision("f-nothing", owner="x"), ON, "สมศรี")


def test_whoever_was_slower_is_told(service: Service) -> None:
    service.keep_findings(ON, "สมศรี")
    base = sole(service)
    service.decide(Decision(base.uid, owner="วิชัย"), ON, "วิชัย", base=base)
    with pytest.raises(Conflict):
        service.decide(Decision(base.uid, owner="สมศรี"), ON, "สมศรี", base=base)
    assert sole(service).owner == "วิชัย"


def test_no_finding_is_ever_deleted(service: Service) -> None:
    written, _, _ = service.keep_findings(ON, "สมศรี")
    assert written is not None
    with pytest.raises(Conflict) as refused:
        service.undo(written.batch, "สมศรี")
    assert refused.value.key == "governance.never_deleted"
    with pytest.raises(SaanError):
        service.edit(Edit("delete", "findings", base=sole(service)), "สมศรี")
    assert sole(service).status == "open"
    moved = service.decide(Decision(sole(service).uid, owner="วิชัย"), ON, "สมศรี")
    assert moved is not None
    service.undo(moved.batch, "สมศรี")
    assert sole(service).owner is None


def test_two_runs_at_once_keep_each_finding_once(service: Service, tmp_path: Path) -> None:
    others = [Service(service.store, config.preferences(tmp_path), tmp_path) for _ in range(4)]
    told: list[Any] = []
    threads = [
        threading.Thread(target=lambda each=each: told.append(each.keep_findings(ON, "ก")[0]))
        for each in others
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 4
    assert sum(written is not None for written in told) == 1
    assert {len(of_record(service.store, "findings", uid)) for uid in cases(service.store)} == {1}


def test_records_that_move_during_a_run_are_judged_again(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged = []
    judge = governance.report

    def moving(snapshot: Snapshot) -> Report:
        found = judge(snapshot)
        judged.append(found)
        if len(judged) == 1:
            put(snapshot.store, actor("z"))
        return found

    monkeypatch.setattr(governance, "report", moving)
    _, report, _ = service.keep_findings(ON, "ก")
    assert len(judged) == 2
    assert {each.population for each in report.findings if each.rule.name == "sole_bridge"} == {11}


def test_a_run_that_is_cut_off_leaves_nothing(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graph.journal import transaction

    def gone(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr(transaction._Step, "within", lambda *args: (_written(*args), gone()))
        with pytest.raises(KeyboardInterrupt):
            service.keep_findings(ON, "ก")
    assert cases(service.store) == {}
    assert len(service.keep_findings(ON, "ก")[2].new) > 2


def _written(step: Any, work: Any, _head: Any) -> None:
    for module, rows in step.parcel.saves:
        assert work.rows(module, rows=rows[:1])


def test_a_merge_of_those_concerned_keeps_the_finding(service: Service) -> None:
    service.keep_findings(ON, "ก")
    before = sole(service)
    put(service.store, actor("a2", name="name of a"))
    service.merge("a2", "a", "ก")
    moved = sole(service)
    assert (moved.uid, moved.concerns) == (before.uid, ("a2",))
    news = service.keep_findings(LATER, "ก")[2]
    assert before.uid not in {case.uid for case in (*news.gone, *news.new)}
    assert sole(service).status == "open"


def test_the_figures_of_a_finding_come_back_as_they_were() -> None:
    figures = {"names": ("a", "b"), "last": ON, "share": 0.25, "before": None}
    assert figures_of(opened(a_finding(**figures), ON)) == figures


def test_limits_are_settings_of_the_network_and_stand_in_its_journal(service: Service) -> None:
    def found() -> set[str]:
        return {each.rule.name for each in found_on(service, ON)}

    assert "sole_bridge" in found()
    name = "governance.sole_bridge.lost"
    for value in ("7", "8"):
        base = record(service.store, "settings", name)
        given = {"name": name, "value": value}
        service.edit(Edit("correct" if base else "add", "settings", given, base), "สมศรี")
    assert "sole_bridge" in found()  # eight are lost: all but one of those left
    base = record(service.store, "settings", name)
    service.edit(Edit("correct", "settings", {"name": name, "value": "9"}, base), "สมศรี")
    assert "sole_bridge" not in found()
    assert [
        json.loads(t.values()["value"]) for t in of_record(service.store, "settings", name)
    ] == [
        9,
        8,
        7,
    ]
    given = {"name": "governance.sole_bridge.share", "value": "1.5"}
    with pytest.raises(DataError) as refused:
        service.edit(Edit("add", "settings", given), "สมศรี")
    assert "1.5" in str(refused.value)


def test_risk_over_the_years_and_the_figure_of_one(service: Service) -> None:
    years = governance.risk_years(service.snapshot(ON))
    assert years["day"].tolist()[-1] == ON
    assert years.iloc[-1]["leadership"] == 1
    uid = sole_found(service).uid
    line = governance.risk_trend(service.snapshot(ON), "sole_bridge", uid)
    assert line.iloc[-1][["state", "value"]].tolist() == ["found", 8]


@pytest.fixture
def night(service: Service, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    from graph import nightly

    monkeypatch.setattr(nightly, "open_service", lambda _home: service)
    monkeypatch.setattr(service.store, "close", lambda: None)
    watches: list[Any] = []

    def begin(home: Path, now: datetime) -> Any:
        watch = nightly.Watch(home, every=0.05, clock=lambda: now, backups=False).start()
        watches.append(watch)
        return watch

    yield begin
    for watch in watches:
        watch.stop()


def test_saan_itself_runs_once_a_night(service: Service, tmp_path: Path, night: Any) -> None:
    watch = night(tmp_path, datetime(2026, 6, 30, 2, 0))
    for _ in range(400):
        if watch.kept.exists():
            break
        threading.Event().wait(0.05)
    assert watch.kept.read_text() == "2026-06-30\n"
    assert sole(service).status == "open"
    assert of_record(service.store, "findings", sole(service).uid)[0].channel == "night"


@pytest.mark.parametrize(
    ("hour", "last", "so"),
    [(1, None, False), (2, None, True), (2, "2026-06-29", True), (9, "2026-06-30", False)],
)
def test_a_night_is_due_once_from_two_on(hour: int, last: str | None, so: bool) -> None:
    from graph.nightly import due

    assert due(datetime(2026, 6, 30, hour, 0), last and day(last)) is so


def test_a_finding_nobody_looks_after_for_thirty_days_is_itself_one(service: Service) -> None:
    service.keep_findings(ON, "ก")
    for days, so in ((30, False), (31, True)):
        found = found_on(service, ON + timedelta(days=days))
        assert ("unowned" in {each.rule.name for each in found}) is so
