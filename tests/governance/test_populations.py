"""Whom a rule counts: nobody is accused by a rule that looked at half of the records."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph import governance, issues, network, paths, settings
from graph.accountability.gathering import facts as sheet
from graph.base import config
from graph.governance.facts import (
    Declared,
    Facts,
    Host,
    Hosted,
    Seat,
)
from graph.governance.gathering import gather
from graph.governance.judging import judge
from graph.kinds import ManagedNetwork, Setting, Stake
from graph.kinds.vocabulary import coordinates, leads
from graph.network import Filters
from graph.service import Service
from graph.store import Store
from tests.governance.test_governance import RECORDS, member, met
from tests.governance.test_rules import COORDINATOR, facts, of, office, seats, states, tied
from tests.support.made import KIND_OF, actor, day, put, tie

ON = day("2026-06-30")
KIND_OF |= {Setting: "settings", Stake: "stakes"}


def figures(found: Facts, rule: str) -> list[dict[str, object]]:
    return [dict(each.hit.figures) for each in of(judge(found, only=(rule,)), rule)]


def test_money_without_a_host_is_money() -> None:
    """90,000 baht with a host and 1,000,000 without: 8 %, and nobody is accused."""
    hosts = (Host("a", 3, 90_000.0),)
    known = facts(hosts=hosts, hosted=Hosted(3, 3, 90_000.0))
    assert states(judge(known), "budget_share") == "fires"
    whole = facts(hosts=hosts, hosted=Hosted(4, 4, 1_090_000.0))
    assert states(judge(whole), "budget_share") == "well"
    (found,) = of(judge(whole, {"budget_share.share": 0.05}), "budget_share")
    assert found.hit.figures["share"] == pytest.approx(0.0826, abs=5e-5)
    assert found.hit.figures["hhi"] == pytest.approx(0.0826**2, abs=5e-5)


def test_meetings_without_a_host_are_meetings_and_seats_of_no_known_sector_are_seats() -> None:
    hosted = facts(hosts=(Host("a", 6),), hosted=Hosted(20))
    assert states(judge(hosted), "host_share") == "well"
    sectors = dict.fromkeys("abcd", "government")
    held = tied("abcdefghij", sectors=sectors, seats=seats("aabbccdd" + "efghij"))
    assert states(judge(held), "sector_share") == "well"  # 8 of 14, not 8 of 8
    assert states(judge(replace(held, seats=seats("aabbccdd"))), "sector_share") == "fires"


@pytest.mark.parametrize(
    ("role", "is_one", "is_office"),
    [
        ("ผู้ประสานงาน", True, True),
        ("เจ้าหน้าที่ประสานงานเขต", True, True),
        ("Coordinator", True, True),
        ("รองผู้ประสานงาน", False, True),
        ("ผู้ช่วยผู้ประสานงาน", False, True),
        ("Deputy coordinator", False, True),
        ("former coordinator", False, True),
        ("ประธาน", False, True),
        ("สมาชิก", False, False),
        ("Member", False, False),
        ("สมาชิกสภาเทศบาล", False, True),
    ],
)
def test_a_deputy_is_no_coordinator_and_membership_no_office(
    role: str, is_one: bool, is_office: bool
) -> None:
    assert (coordinates(role), leads(role)) == (is_one, is_office)


def test_a_deputy_leaves_the_office_of_coordinator_empty() -> None:
    past = office(until=day("2025-10-01"))
    deputy = office("c", "รองผู้ประสานงาน")
    assert states(judge(facts(offices=(past, deputy))), "no_coordinator") == "fires"
    assert states(judge(facts(offices=(past, office("c")))), "no_coordinator") == "well"


def test_a_term_with_a_successor_on_record_is_no_risk() -> None:
    ends = office(since=day("2020-01-01"), until=day("2026-10-01"))
    follows = office("c", since=day("2026-10-01"), until=day("2029-10-01"))
    deputy = office("d", "รองผู้ประสานงาน", since=day("2026-10-01"))
    assert states(judge(facts(offices=(ends,))), "term_ending") == "fires"
    assert states(judge(facts(offices=(ends, deputy))), "term_ending") == "fires"
    assert states(judge(facts(offices=(ends, follows))), "term_ending") == "well"


def test_a_second_province_brought_in_cuts_nobody_off() -> None:
    """Three tied to each other; later seven come, never tied to them."""
    made = tied("abcdefghij", "ab bc ca de ef fg gh hi ij jd")
    assert made.network.m == 10
    assert states(judge(made), "cut_off") == "well"
    before = tied("abcdefghij", "ab bc ca de ef fg gh hi ij jd", ended="cd")
    assert states(judge(before), "cut_off") == "fires"


def test_on_paper_only_is_one_thing_everywhere() -> None:
    """Of 11 tight pairs 1 met; a pair that met a year and a half ago is on paper only."""
    people, star = "abcdefghijkz", " ".join(f"a{other}" for other in "bcdefghijk")
    together = [(20260601, f"{uid}z") for uid in people[:-1]]
    met = [*together, (20260501, "ab"), (20250101, "ac")]
    made = tied(people, star, met=met)
    assert int(made.pairs.on_paper.sum()) == 9
    assert figures(made, "paper_ties") == [{"paper": 9, "share": 0.9}]


RECORDS_ONLY = {
    *("host_share", "budget_share", "same_few", "two_hats", "office_share", "sector_share"),
    *("quiet_issues", "quiet_areas", "overloaded", "no_roles", "overdue_plans", "no_mentor"),
    *("stale_records", "no_coordinator", "term_ending", "long_tenure", "no_successor"),
    *("unsourced_decisions", "unsourced_budgets", "unowned", "governance_form"),
    *("meeting_rhythm", "assessment", "personal_basis", "overdue_promises", "trust"),
}
"""The rules that judge by records which know no area, issue or sector."""


@pytest.fixture
def service(store: Store, tmp_path: Path) -> Service:
    put(store, *RECORDS)
    return Service(store, config.preferences(tmp_path), tmp_path)


@pytest.mark.parametrize("by", [{"area": "90"}, {"issue": "food"}, {"sector": "people"}])
def test_under_a_filter_that_records_do_not_know_a_rule_is_not_assessed(
    by: dict[str, str], service: Service
) -> None:
    whole = governance.report(service.snapshot(ON))
    assert "unsourced_decisions" in {each.rule.name for each in whole.findings}
    assert not any(each.filtered for each in whole.not_assessed)
    part = governance.report(service.snapshot(ON, Filters(**by)))
    assert {each.rule.name for each in part.not_assessed if each.filtered} == RECORDS_ONLY
    assert not {each.rule.name for each in (*part.findings,)} & RECORDS_ONLY
    (sentence,) = {each.text("en") for each in part.not_assessed if each.filtered}
    assert sentence.startswith("Not assessed under this filter")


def test_a_network_is_its_members(service: Service) -> None:
    put(
        service.store,
        ManagedNetwork(uid="other", name="อื่น", us=("f",), form="lead"),
        *(member(f"o{uid}", uid, "other", since=day("2020-01-01")) for uid in "cdfg"),
    )
    snapshot = service.snapshot(ON, Filters(network="net"))
    made = gather(snapshot)
    assert made.network.uids == ("a", "b")
    assert [each.member for each in made.joined] == ["a", "b"]
    assert made.seats == (Seat("a", ("g",), COORDINATOR),)
    assert (made.hosts, made.hosted) == ((Host("a", 1),), Hosted(2, 0, 0.0))  # v2 and v4
    assert [step.uid for step in made.steps] == ["p1"]
    assert [(each.uid, each.network.n) for each in made.declared] == [("net", 2)]
    assert made.blind == {
        *("requests", "payments", "payers", "issues", "provinces"),
        *("contacts", "mentored", "promises", "promised"),
    }
    every = gather(service.snapshot(ON)).declared
    assert [(each.uid, each.network.uids) for each in every] == [
        ("net", ("a", "b")),
        ("other", ("c", "d", "f", "g")),
    ]


def test_the_form_is_judged_by_the_members_alone() -> None:
    many = tied("abcdefghij", "ab bc")
    few = tied("ab", "ab")
    for made, state_ in ((many, "fires"), (few, "well")):
        declared = Declared("net", "shared", made.network, made.pairs.trust)
        found = judge(replace(many, declared=(declared,)), {"governance_form.shared_most": 5})
        assert states(found, "governance_form") == state_


def test_who_has_left_works_and_lives_nowhere(store: Store, tmp_path: Path) -> None:
    put(
        store,
        *(each for each in RECORDS if getattr(each, "uid", "") not in ("a", "m1", "t1")),
        actor("a", until=day("2026-06-01")),
        tie("b", "g", uid="t9"),
    )
    asked = Service(store, config.preferences(tmp_path), tmp_path)
    before, after = (asked.snapshot(day(on)) for on in ("2026-05-31", "2026-06-01"))
    counts = [issues.issues(each).set_index("uid")["actors"]["food"] for each in (before, after)]
    assert counts == [2, 1]
    places = [issues.areas(each).set_index("uid")["actors"]["9011"] for each in (before, after)]
    assert places == [1, 0]
    for snapshot, workers in ((before, 2), (after, 1)):
        found = gather(snapshot, ("quiet_issues", "quiet_areas"))
        assert [each.workers for each in found.issues if each.uid == "food"] == [workers]
        assert len(found.provinces) == workers  # a lived in the first of two


def test_what_is_done_about_a_part_is_done_about_the_whole(service: Service) -> None:
    from graph.kinds import Issue, Work
    from tests.governance.test_governance import met

    put(
        service.store,
        Issue(uid="market", name="ตลาด", part_of="food"),
        Work(uid="wm", actor="d", issue="market"),
        met("v9", "2026-06-15", "ab", about="market"),
    )
    found = {each.uid: each for each in gather(service.snapshot(ON), ("quiet_issues",)).issues}
    assert (found["food"].workers, found["food"].last) == (3, day("2026-06-15"))
    assert (found["market"].workers, found["market"].last) == (1, day("2026-06-15"))


def test_which_network_is_ours_is_chosen_and_never_the_first(service: Service) -> None:
    def ours() -> tuple[str | None, str | None, tuple[str, ...]]:
        snapshot = service.snapshot(ON)
        found = settings.managed(snapshot)
        return settings.network_name(snapshot), found and found.uid, settings.us(snapshot)

    assert ours() == ("เครือข่าย", "net", ("a",))
    put(service.store, ManagedNetwork(uid="alpha", name="โครงการที่สอง", us=("f",)))
    assert ours() == (None, None, ())
    assert len(network.managed(service.snapshot(ON))) == 2
    under = service.snapshot(ON, Filters(network="alpha"))
    assert settings.us(under) == ("f",)
    put(service.store, Setting(uid="network.managed", value='"net"'))
    assert ours() == ("เครือข่าย", "net", ("a",))


def test_names_that_were_only_brainstormed_are_not_partners(service: Service) -> None:
    from graph.strength import scorecard

    def now(on: str = "2026-06-30") -> tuple[int, int, float | None]:
        snapshot = service.snapshot(day(on))
        found = scorecard(snapshot).as_dict()
        return found["actors"], network.beside(snapshot), found["largest_component_share"]

    before = {on: now(on) for on in ("2020-01-01", "2026-06-30")}
    assert before["2026-06-30"] == (7, 0, pytest.approx(3 / 7))
    nine = [actor(f"s{at}") for at in range(9)]
    stakes = [Stake(uid=f"k{at}", actor=f"s{at}", network="net") for at in range(9)]
    put(service.store, *nine, *stakes)
    for on, (count, _, share) in before.items():
        assert now(on) == (count, 9, share)
    put(service.store, tie("s0", "a", since=day("2026-06-01")))
    assert now("2026-05-31") == (7, 9, pytest.approx(3 / 7))
    assert now() == (8, 8, pytest.approx(4 / 8))
    ways = paths.ways(service.snapshot(ON), "s0", "c")
    assert [way.hops for way in ways] == [3]
    put(service.store, Setting(uid="network.years", value="1"))
    assert now("2026-06-30")[0] == 8
    # a, b and c are tied, s0 too, f and p go on as a body and its member, g as a's; d's tie ended.
    assert now("2026-12-31")[:2] == (8, 8)
    assert now("2027-01-01")[:2] == (7, 9)


def test_the_sheet_of_a_network_is_of_its_members(service: Service) -> None:
    put(
        service.store,
        met("v8", "2026-04-01", "d", host="d", budget=900.0, decisions="ของที่อื่น"),
        met("v9", "2026-04-02", "a", host="a", budget=70.0, decisions="ของเรา"),
    )
    said: dict[str | None, tuple[list[str], list[float], int]] = {}
    for uid in (None, "net"):
        snapshot = service.snapshot(ON, Filters(network=uid))
        made = sheet(snapshot, governance.report(snapshot), day("2026-01-01"))
        ties = next(each.whole for each in made.complete if each.what == "ties_sourced")
        said[uid] = ([each.text for each in made.decisions], [m.baht for m in made.money], ties)
    assert said == {
        None: (["ของเรา", "ของที่อื่น", "x"], [900.0, 500.0, 70.0], 2),
        "net": (["ของเรา", "x"], [70.0], 1),
    }
