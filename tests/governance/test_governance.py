"""The facts of a network are read as they are on record, of the day; the seed's troubles found."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph import governance, kinds, network
from graph.base import config
from graph.governance.facts import (
    NO_PAIRS,
    NOBODY,
    Contacts,
    DecisionMade,
    Host,
    Hosted,
    Issue,
    Joined,
    Logged,
    Mentored,
    Office,
    Payment,
    Province,
    Rhythm,
    Seat,
    Sourced,
    Spending,
    Step,
    Term,
)
from graph.governance.gathering import READ, gather
from graph.governance.judging import JUDGEMENTS, judge
from graph.governance.wording import why
from graph.kinds import (
    Activity,
    Area,
    Base,
    Case,
    Contact,
    Interest,
    ManagedNetwork,
    Membership,
    Mentoring,
    PlanStep,
    Record,
    Round,
    Way,
    Work,
)
from graph.network import Filters
from graph.service import Service
from graph.store import Store
from tests.governance.test_rules import states
from tests.support.made import KIND_OF, actor, day, put, tie

ON = day("2026-06-30")
KIND_OF |= {ManagedNetwork: "networks", Membership: "members", PlanStep: "plans"}
KIND_OF |= {Area: "areas", Base: "bases", Case: "findings", Contact: "contacts", Way: "ways"}
KIND_OF |= {Mentoring: "mentors", Interest: "interests"}

COORDINATOR, TREASURER = "ผู้ประสานงาน", "เหรัญญิก"
NET = ManagedNetwork(uid="net", name="เครือข่าย", us=("a",), form="shared")


def met(uid: str, on: str, who: str, **more: Any) -> Activity:
    there = tuple(sorted(who))
    return Activity(
        uid=uid, date=day(on), date_precision="day", title=uid, participants=there, **more
    )


def member(uid: str, who: str, of: str, **more: Any) -> Membership:
    return Membership(uid=uid, member=who, of=of, **more)


def found(uid: str, **more: Any) -> Case:
    given = {"rule": "isolated", "severity": "low", "opened": day("2026-01-01"), **more}
    return Case(uid=uid, **given)


RECORDS: tuple[Record, ...] = (
    NET,
    *(actor(uid, sector="people" if uid in "ab" else None) for uid in "abcdp"),
    *(actor(uid, kind="organisation") for uid in "fg"),
    tie("a", "b", uid="t1", sources=("ทะเบียน",), frequency=12.0, trust=4.0),
    tie("b", "c", "COOPERATE", uid="t2"),
    tie("c", "d", uid="t3", until=day("2026-01-01")),
    *(
        Area(uid="90", name="สงขลา", level="province"),
        Area(uid="9011", name="หาดใหญ่", level="district", within="90"),
        Area(uid="91", name="สตูล", level="province"),
        Base(uid="b1", actor="a", area="9011"),
        Base(uid="b2", actor="b", area="91"),
    ),
    *(kinds.Issue(uid=uid, name=uid) for uid in ("food", "rice")),
    *(Work(uid=f"w{uid}", actor=uid, issue="food") for uid in "ab"),
    Work(uid="wc", actor="c", issue="food", until=day("2026-01-01")),
    met("v1", "2026-03-01", "fg", host="f", budget=500.0, sources=("สัญญา",)),
    met("v2", "2026-02-01", "ab", decisions="x", about="food", area="9011"),
    met("v3", "2024-01-01", "abc", host="b", decisions="y", sources=("รายงาน",)),
    met("v4", "2026-05-01", "c", host="a", outcome="asked", concerns=("d",)),
    met("v5", "2026-07-01", "ab", host="b", decisions="z", about="food", area="91", budget=9.0),
    *(
        member(
            "m1", "a", "net", role=COORDINATOR, since=day("2020-01-01"), until=day("2026-10-01")
        ),
        member("m2", "b", "net", role="สมาชิก", since=day("2026-03-01")),
        member("m3", "c", "net", role=TREASURER, until=day("2025-10-01")),
        member("m4", "a", "g"),
        member("m5", "p", "f", role="กรรมการ"),
        member("m6", "p", "g", role="ประธาน", until=day("2026-05-01")),
    ),
    PlanStep(uid="p1", actor="b", network="net", wanted="COORDINATE", due=day("2026-01-01")),
    PlanStep(uid="p2", actor="c", network="net", wanted="COORDINATE"),
    *(
        Way(
            uid="u1",
            network="net",
            matter="meeting",
            text="ทุกเดือน",
            frequency=12.0,
            since=day("2026-01-01"),
        ),
        Way(uid="u2", network="net", matter="office", text="วาระ", years=4),
        Way(uid="u3", network="net", matter="assessment", text="ทุกปี", frequency=1.0, until=ON),
        Way(uid="u4", network="net", matter="money", text="เปิดบัญชีให้ดูทุกไตรมาส", frequency=4.0),
        Mentoring(uid="e1", mentor="a", mentored="b"),
        Mentoring(uid="e2", mentor="a", mentored="c", until=ON),
        Contact(uid="c1", actor="a", name="a", basis="consent"),
        Contact(uid="c2", actor="b", name="b"),
    ),
    found("f-1", status="open", owner="สมศรี"),
    found("f-2", status="gone", closed=day("2026-02-01")),
    found("f-3", status="open", opened=day("2026-07-01")),
)
"""Something of everything that rules look at, on both sides of the day."""

ROWS = {
    "hosts": (Host("a", 1, 0.0), Host("f", 1, 500.0)),
    "hosted": Hosted(3, 1, 500.0),  # nobody hosted v2
    "decisions": (
        DecisionMade(day("2026-02-01"), ("a", "b"), sourced=False),
        DecisionMade(day("2024-01-01"), ("a", "b", "c"), sourced=True),
    ),
    "spendings": (Spending(500.0, ("สัญญา",)),),
    "payments": (),  # the second hat was taken off in May
    "offices": (
        Office("a", "net", COORDINATOR, day("2020-01-01"), day("2026-10-01")),
        Office("b", "net", "สมาชิก", day("2026-03-01")),
        Office("c", "net", TREASURER, None, day("2025-10-01")),
    ),
    "seats": (Seat("a", ("g",), COORDINATOR),),
    "joined": (
        Joined("a", "net", COORDINATOR, day("2020-01-01")),
        Joined("b", "net", "สมาชิก", day("2026-03-01")),
    ),
    "steps": (Step("p1", "b", day("2026-01-01"), "COORDINATE", ("a",)),),
    "issues": (Issue("food", 2, day("2026-02-01")),),
    "provinces": (Province("90", 1, day("2026-02-01")), Province("91", 1, None)),
    "sourced": Sourced(lacking=1, ties=2),
    "logged": Logged(4, day("2026-05-01")),
    "budgeted": 1,
    "payers": 1,
    "dated": 1,
    "terms": (Term("net", 4),),
    "rhythms": (Rhythm("net", "meeting", 12.0, day("2026-01-01")),),
    "rated": (),
    "mentored": (Mentored("a", "b"),),
    "contacts": Contacts(1, 2),
}
"""What is read of them on the day."""


@pytest.fixture
def service(store: Store, tmp_path: Path) -> Service:
    return Service(store, config.preferences(tmp_path), tmp_path)


def test_the_facts_of_a_day_are_those_on_record(service: Service) -> None:
    put(service.store, *RECORDS)
    snapshot = service.snapshot(ON)
    facts = gather(snapshot)
    assert {name: getattr(facts, name) for name in ROWS} == ROWS
    assert facts.failed == {}
    uids = facts.columns.actors.uids
    assert uids.tolist() == list("abcdfgp")
    assert facts.columns.actors.sectors.tolist() == ["people", "people", "", "", "", "", ""]
    assert facts.network.pairs.tolist() == [[0, 1], [1, 2]]
    assert facts.last_year.pairs.tolist() == [[0, 1], [1, 2], [2, 3]]
    assert [(each.uid, each.share, each.lost) for each in facts.brokers.brokers] == [("b", 1.0, 1)]
    assert [(each.one, each.other) for each in facts.brokers.bridges] == [("a", "b"), ("b", "c")]
    assert facts.pairs.trust.tolist()[0] == 4.0
    assert [facts.columns.attended.activities[at] for at in facts.pairs.meeting] == ["v2", "v3"]
    assert facts.due.judged.tolist() == [True, False]
    (declared,) = facts.declared
    assert (declared.uid, declared.form, declared.network.uids) == ("net", "shared", ("a", "b"))
    assert declared.trust.tolist() == [4.0]
    asked = [(each.uid, each.host, each.outcome, each.concerns) for each in facts.requests]
    assert asked == [("v4", "a", "asked", ("d",))]
    assert [case.uid for case in facts.cases] == ["f-1"]
    for only in (["host_share", "budget_share"], ["no_roles"]):
        few = gather(snapshot, only)
        assert (few.network, few.due, few.columns is facts.columns) == (NOBODY, NO_PAIRS, False)
    assert (few.joined, few.hosts) == (ROWS["joined"], ())
    tight = gather(snapshot.under(Filters(types=("COLLABORATE",))), ["cut_off"])
    assert (tight.network.m, tight.filters.types) == (1, ("COLLABORATE",))
    report = judge(facts)
    assert report.faults == ()
    names = network.names(snapshot)
    assert all(why(each, names, lang) for each in report.findings for lang in ("th", "en"))


@pytest.mark.parametrize("on", ["2023-12-31", "2026-01-31", "2026-06-30", "2026-10-01"])
def test_one_rule_is_judged_as_it_is_among_all(on: str, service: Service) -> None:
    put(service.store, *RECORDS)
    snapshot = service.snapshot(day(on))
    whole = judge(gather(snapshot))
    assert {
        rule: states(judge(gather(snapshot, (rule,)), only=(rule,)), rule) for rule in JUDGEMENTS
    } == {rule: states(whole, rule) for rule in JUDGEMENTS}


def test_rules_without_records_are_never_well(service: Service) -> None:
    found = governance.report(service.snapshot(ON))
    assert (found.findings, found.well, found.faults) == ((), (), ())
    assert {each.rule.name for each in found.not_assessed} == set(JUDGEMENTS)


def test_two_hats_are_worn_on_the_days_of_both_roles(service: Service) -> None:
    put(service.store, *RECORDS)
    said = {
        on: states(judge(gather(service.snapshot(day(on)), ("two_hats",))), "two_hats")
        for on in (
            "2026-02-28",  # the day before the money
            "2026-03-01",
            "2026-04-30",  # the last day of the second hat
            "2026-05-01",
            "2027-02-28",
            "2027-03-01",  # the money is more than a year ago
        )
    }
    assert list(said.values()) == ["not assessed", "fires", "fires", "well", "well", "not assessed"]
    (paid,) = gather(service.snapshot(day("2026-03-01")), ("two_hats",)).payments
    assert paid == Payment("p", "f", "g", 500.0, "กรรมการ", "ประธาน")


def test_a_declared_interest_counts_while_it_is_in_force(service: Service) -> None:
    span = {"since": day("2026-03-10"), "until": day("2026-03-20")}
    put(service.store, *RECORDS, Interest(uid="j1", actor="p", text="หุ้น", concerns=("g",), **span))
    said = [
        states(judge(gather(service.snapshot(day(on)), ("two_hats",))), "two_hats")
        for on in ("2026-03-09", "2026-03-10", "2026-03-19", "2026-03-20")
    ]
    assert said == ["fires", "well", "well", "fires"]


def test_a_meeting_is_one_of_two_members_whose_kind_or_title_says_so(service: Service) -> None:
    put(
        service.store,
        NET,
        *(actor(uid) for uid in "abc"),
        member("m1", "a", "net"),
        member("m2", "b", "net", since=day("2026-02-01")),
        Way(uid="u1", network="net", matter="meeting", text="ทุกเดือน", frequency=12.0),
        met("v1", "2026-01-31", "ab", kind="ประชุม"),  # b was no member yet
        met("v2", "2026-02-01", "ab", kind="ประชุมสามัญ"),
        met("v3", "2026-03-01", "a", host="b", kind="Board MEETING"),
        met("v4", "2026-04-01", "ac", kind="ประชุม"),  # one member
        met("v5", "2026-05-01", "ab", kind="เยี่ยมแปลง"),
    )
    last = {}
    for on in ("2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01", "2026-06-30"):
        (rhythm,) = gather(service.snapshot(day(on)), ("meeting_rhythm",)).rhythms
        last[on] = rhythm.last
    assert list(last.values()) == [
        None,
        *(day("2026-02-01"),) * 2,
        *(day("2026-03-01"),) * 2,
    ]


def test_a_round_that_closes_is_an_assessment(service: Service) -> None:
    of = {"network": "net", "asks": ("conditions",), "opens": day("2026-01-01")}
    put(
        service.store,
        NET,
        Way(uid="u1", network="net", matter="assessment", text="ปีละครั้ง", frequency=1.0),
        Way(uid="u2", network="net", matter="meeting", text="ทุกเดือน", frequency=12.0),
        Round(uid="q1", name="แรก", closes=day("2026-01-31"), closed=day("2026-02-01"), **of),
        Round(uid="q2", name="ยังเปิด", closes=day("2026-12-31"), **of),
    )
    for on, last in (("2026-01-31", None), ("2026-02-01", day("2026-02-01"))):
        found = gather(service.snapshot(day(on)), ("assessment",)).rhythms
        assert {each.matter: each.last for each in found} == {"assessment": last, "meeting": None}


def test_a_workshop_that_asked_for_ties_alone_is_no_assessment(service: Service) -> None:
    closed = {"closes": day("2026-02-01"), "closed": day("2026-02-01"), "network": "net"}
    put(
        service.store,
        NET,
        Way(uid="u1", network="net", matter="assessment", text="ปีละครั้ง", frequency=1.0),
        Round(uid="q1", name="วง", opens=ON, asks=("ties", "trust"), **closed),
    )
    (found,) = gather(service.snapshot(ON), ("assessment",)).rhythms
    assert found.last is None
    put(service.store, Round(uid="q2", name="สอง", opens=ON, asks=("ties", "pillars"), **closed))
    (found,) = gather(service.snapshot(ON), ("assessment",)).rhythms
    assert found.last == day("2026-02-01")


def asked_trust(uid: str, closed: str | None, *means: list[Any], network: str = "net") -> Round:
    """means: (way, group, mean of 1–4, answers) of trust."""
    rows = [["trust", way, part, mean, None, count] for way, part, mean, count in means]
    return Round(
        uid=uid,
        name=uid,
        network=network,
        opens=day("2025-01-01"),
        closes=day("2025-02-01"),
        asks=("trust",),
        closed=closed and day(closed),
        means=json.dumps(rows),
    )


def test_trust_is_read_of_rounds_that_closed_by_the_day_and_may_show_it(service: Service) -> None:
    put(
        service.store,
        NET,
        ManagedNetwork(uid="other", name="อื่น"),
        asked_trust("q1", "2025-06-01", ["", "", 3.4, 12]),
        asked_trust("q0", "2026-06-01", ["", "", 4.0, 5]),  # closed on one day with the next
        asked_trust(
            "q2",
            "2026-06-01",
            ["", "", 2.5, 9],
            ["partner", "b", 1.9, 3],
            ["partner", "a", 4.0, 4],
            ["partner", "c", None, None],
        ),
        asked_trust("q3", "2026-06-02", ["", "", None, None]),  # fewer than three
        asked_trust("q4", None),
        asked_trust("q5", "2026-06-03", ["", "", 4.0, 3], network="other"),
    )
    every = gather(service.snapshot(ON), ("trust",)).rated
    assert [(e.network, e.closed.isoformat(), e.trust) for e in every] == [
        ("net", "2025-06-01", pytest.approx(0.8)),
        ("net", "2026-06-01", pytest.approx(1.0)),
        ("net", "2026-06-01", pytest.approx(0.5)),
        ("other", "2026-06-03", pytest.approx(1.0)),
    ]
    assert every[2].partners == (pytest.approx(0.3), 1.0)
    before = service.snapshot(day("2026-05-31"), Filters(network="net"))
    assert [each.trust for each in gather(before, ("trust",)).rated] == [pytest.approx(0.8)]
    (found,) = governance.report(service.snapshot(ON, Filters(network="net"))).findings
    assert (found.rule.name, found.hit.concerns) == ("trust", ("net",))
    figures = found.hit.figures
    assert (figures["share"], figures["low"]) == (pytest.approx(0.5), 1)
    rows = governance.rule_rows(service.snapshot(ON), "trust", ("net",))
    assert rows is not None
    assert rows["round"].tolist() == ["q1", "q0", "q2", "q3"]
    assert "means" not in rows.columns


def test_a_step_of_the_plan_is_looked_at_from_its_day_on(service: Service) -> None:
    put(service.store, *RECORDS)
    for on, uids in (("2025-12-31", []), ("2026-01-01", ["p1"]), ("2026-01-02", ["p1"])):
        steps = gather(service.snapshot(day(on)), ("overdue_plans",)).steps
        assert [each.uid for each in steps] == uids


def test_a_step_is_due_while_the_wanted_tie_is_not_there(service: Service) -> None:
    late = {"network": "net", "wanted": "COORDINATE", "due": day("2026-01-01")}
    steps = (
        PlanStep(uid="p8", actor="p", **late),
        PlanStep(uid="p9", actor="g", outcome="ได้", **late),
    )
    put(service.store, *RECORDS, *steps)
    for on, uids in (("2025-12-31", []), ("2026-01-01", ["p8"]), ("2026-01-02", ["p8"])):
        due = governance.steps_due(service.snapshot(day(on)))
        assert [each.uid for each in due] == uids, "p1 has its tie, p9 its outcome"


def test_what_cannot_be_read_is_named_and_the_rest_is_gathered(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(service.store, *RECORDS)

    def broken(_: Any) -> Any:
        raise ZeroDivisionError("a share of nobody")

    monkeypatch.setitem(READ, "brokers", broken)
    facts = gather(service.snapshot(ON))
    assert [*facts.failed] == ["brokers"]
    assert facts.hosted == ROWS["hosted"]


SEED = {
    ("budget_share", "grant"): None,
    ("sole_bridge", "chakrit"): "2024-01-01",
    ("sole_bridge", "agri"): "2026-04-01",
    ("sole_bridge", "chana"): "2020-01-01",
    ("cut_off", "kayah"): None,
    ("hanging_part", "agri"): "2026-04-01",
    ("hanging_part", "chana"): "2020-01-01",
    ("sector_share", ""): None,
    ("paper_ties", ""): None,
    ("quiet_issues", "market"): None,
    ("no_coordinator", "net"): "2025-10-01",
    ("governance_form", "net"): None,
    ("overdue_plans", "greenpen"): "2026-08-15",
    ("overdue_promises", "greenpen"): "2024-06-30",
    ("assessment", "net"): "2025-01-01",
    ("personal_basis", ""): None,
}
"""What may be found of the seed: the rule and the first it concerns, and since when."""


def test_on_the_seed_the_troubles_that_were_built_in_are_found(demo_home: Path) -> None:
    from graph.service import open_service

    found = governance.report(open_service(demo_home).snapshot(day("2026-09-30")))
    said = {
        (
            each.rule.name,
            "" if each.rule.name == "paper_ties" else next(iter(each.hit.concerns), ""),
        ): each.hit.since and each.hit.since.isoformat()
        for each in found.findings
    }  # fmt: skip
    assert said == SEED
