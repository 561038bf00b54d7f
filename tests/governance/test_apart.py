"""Several managed networks in one database: each has its findings, and what is decided of them."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph import accountability, governance
from graph.base import config
from graph.edit import Edit, record
from graph.governance import Finding, Report
from graph.governance.chains import chains, chains_on_record
from graph.governance.finding import Hit
from graph.governance.judging import joined
from graph.governance.lifecycle import Decision, matched, opened, run
from graph.governance.recording import cases
from graph.kinds import Case, ManagedNetwork, Membership, Promise
from graph.network import Filters
from graph.rules import rules
from graph.service import Service
from graph.store import Store
from tests.support.command import answer, saan
from tests.support.made import actor, day, put, tie

ON = day("2026-06-30")
LATER = day("2026-07-20")
RULES = rules()[0]
FIRST, SECOND = "n1", "n2"

PEOPLE = (
    *(actor(uid) for uid in "abcdefpqrst"),
    *(tie("a", uid, uid=f"t{uid}") for uid in "bcdefpqrst"),
)
"""Two stars around one person, who is of both networks: ten partners hang on a."""


def network(uid: str, members: str) -> tuple[ManagedNetwork | Membership, ...]:
    return (
        ManagedNetwork(uid=uid, name=f"เครือข่าย {uid}"),
        *(Membership(uid=f"m-{uid}-{each}", member=each, of=uid) for each in members),
    )


@pytest.fixture
def service(store: Store, tmp_path: Path) -> Service:
    """One network, of the first star."""
    put(store, *PEOPLE, *network(FIRST, "abcdef"))
    return Service(store, config.preferences(tmp_path), tmp_path)


def a_finding(network: str | None, rule: str = "sole_bridge", *concerns: str) -> Finding:
    return Finding(RULES[rule], Hit(concerns or ("a",), {"lost": 5}), 10, network)


def isolated(network: str | None, *alone: str) -> Finding:
    """A finding whose concerned come and go."""
    return Finding(RULES["isolated"], Hit(alone, {}, about=()), 10, network)


def a_report(network: str | None, *findings: Finding, well: tuple[str, ...] = ()) -> Report:
    return Report(LATER, findings, (), tuple(RULES[name] for name in well), network=network)


def of(*findings: Finding) -> dict[str, Case]:
    return {each.uid: opened(each, ON) for each in findings}


def after(kept: dict[str, Case], report: Report) -> dict[str, Case]:
    """What is on record after a run."""
    changes, _ = run(kept, report)
    return kept | {each.uid: each.after for each in changes if isinstance(each.after, Case)}


def states(kept: dict[str, Case]) -> list[tuple[str | None, str, str | None]]:
    """(network, status, owner) of each, in order."""
    found = [(case.network, case.status, case.owner) for case in kept.values()]
    return sorted(found, key=lambda each: (each[0] or "", each[1]))


def sole(service: Service, network: str | None) -> Case:
    kept = cases(service.store).values()
    (found,) = (c for c in kept if c.rule == "sole_bridge" and c.network == network)
    return found


def test_the_same_in_two_networks_is_two_findings() -> None:
    assert a_finding(None).uid == "f-008c16ec658d"
    both = joined([a_report(FIRST, a_finding(FIRST)), a_report(SECOND, a_finding(SECOND))])
    assert len({each.uid for each in (*both.findings, a_finding(None))}) == 3
    changes, news = run({}, both)
    assert [case.network for case in news.new] == [FIRST, SECOND]
    assert {each.before for each in changes} == {None}
    kept = {case.uid: case for case in news.new}
    assert run(kept, both) == ([], news.__class__())


def test_a_network_closes_its_own_findings_and_no_others() -> None:
    kept = of(a_finding(FIRST), a_finding(SECOND))
    one = joined([a_report(FIRST, well=("sole_bridge",)), a_report(SECOND, a_finding(SECOND))])
    assert states(after(kept, one)) == [(FIRST, "gone", None), (SECOND, "open", None)]
    unjudged = joined([a_report(FIRST), a_report(SECOND, a_finding(SECOND))])
    assert after(kept, unjudged) == kept


def test_a_second_network_takes_on_what_it_alone_finds() -> None:
    whole = {
        uid: replace(case, owner="วิชัย", status="accepted", reason="รู้แล้ว")
        for uid, case in of(a_finding(None), isolated(None, "x")).items()
    }
    apart = joined(
        [
            a_report(FIRST, a_finding(FIRST), well=("isolated",)),
            a_report(SECOND, isolated(SECOND, "x"), well=("sole_bridge",)),
        ]
    )
    kept = after(whole, apart)
    assert states(kept) == [(FIRST, "accepted", "วิชัย"), (SECOND, "accepted", "วิชัย")]
    assert kept.keys() == whole.keys()
    tomorrow = joined(
        [a_report(FIRST, a_finding(FIRST)), a_report(SECOND, isolated(SECOND, "y", "z"))]
    )
    assert run(kept, tomorrow)[0] == []


def test_findings_of_one_rule_about_nobody_are_told_apart_by_what_they_are_about() -> None:
    def share(network: str | None, what: str) -> Finding:
        return Finding(RULES["sector_share"], Hit((), {}, about=(what, "academia")), 10, network)

    whole = of(share(None, "seats"))
    assert matched(whole, [share(None, "money")]) == {}
    apart = joined(
        [a_report(FIRST, share(FIRST, "seats")), a_report(SECOND, share(SECOND, "money"))]
    )
    assert states(after(whole, apart)) == [(FIRST, "open", None), (SECOND, "open", None)]


def test_what_both_find_is_nobodys_and_begins_anew_in_each() -> None:
    whole = {uid: replace(c, owner="วิชัย") for uid, c in of(a_finding(None)).items()}
    both = joined([a_report(FIRST, a_finding(FIRST)), a_report(SECOND, a_finding(SECOND))])
    assert states(after(whole, both)) == [
        (None, "gone", "วิชัย"),
        (FIRST, "open", None),
        (SECOND, "open", None),
    ]


def test_what_no_network_can_judge_stays_the_wholes() -> None:
    kept = of(a_finding(None, "two_hats", "p"))
    parts = [a_report(FIRST, a_finding(FIRST)), a_report(SECOND)]
    again = joined([*parts, a_report(None, a_finding(None, "two_hats", "p"))])
    assert states(after(kept, again)) == [(None, "open", None), (FIRST, "open", None)]
    well = joined([*parts, a_report(None, well=("two_hats",))])
    assert states(after(kept, well)) == [(None, "gone", None), (FIRST, "open", None)]


def test_where_one_network_is_left_its_findings_go_on_and_the_others_are_gone() -> None:
    mine = replace(opened(a_finding(FIRST), ON), owner="วิชัย")
    alone = replace(opened(isolated(FIRST, "x"), ON), owner="สมศรี")
    kept = of(a_finding(SECOND)) | {mine.uid: mine, alone.uid: alone}
    left = a_report(FIRST, a_finding(None), isolated(None, "y"))
    assert states(after(kept, left)) == [
        (FIRST, "open", "วิชัย"),
        (FIRST, "open", "สมศรี"),
        (SECOND, "gone", None),
    ]


def test_a_finding_that_a_network_took_on_is_nobodys_again_when_that_goes() -> None:
    taken = {uid: replace(case, network=SECOND) for uid, case in of(a_finding(None)).items()}
    kept = after(taken, a_report(FIRST, a_finding(None)))
    assert states(kept) == [(None, "open", None)]
    assert states(after(taken, a_report(FIRST, well=("sole_bridge",)))) == [(SECOND, "gone", None)]


def test_a_finding_of_a_network_is_shown_with_the_case_of_that_network() -> None:
    kept = of(a_finding(FIRST), a_finding(None))
    one, other = a_finding(FIRST), a_finding(SECOND)
    found = matched(kept, [one, other])
    assert {uid: case.network for uid, case in found.items()} == {one.uid: FIRST, other.uid: None}


def test_no_chain_goes_through_two_networks() -> None:
    both = (a_finding(FIRST), a_finding(SECOND), a_finding(SECOND, "hanging_part", "a", "b"))
    assert [[each.network for each in group] for group in chains(both)] == [
        [FIRST],
        [SECOND, SECOND],
    ]
    kept = tuple(of(*both).values())
    assert [len(group) for group in chains_on_record(kept)] == [1, 2]


def test_what_several_reports_say_together() -> None:
    parts = [
        a_report(FIRST, a_finding(FIRST), well=("isolated", "two_hats")),
        a_report(SECOND, isolated(SECOND, "x")),
    ]
    both = joined(parts)
    assert [each.network for each in both.findings] == [FIRST, SECOND], "the severest first"
    assert [rule.name for rule in both.well] == ["two_hats"]


def test_with_one_network_findings_are_the_wholes(service: Service) -> None:
    service.keep_findings(ON, "ก")
    kept = cases(service.store)
    assert {case.network for case in kept.values()} == {None}
    assert sole(service, None).uid == "f-008c16ec658d"
    found = governance.report(service.snapshot(ON))
    assert (found.network, found.parts) == (FIRST, ())


def test_each_network_is_judged_by_its_own_members(service: Service) -> None:
    service.keep_findings(ON, "ก")
    before = sole(service, None)
    service.decide(Decision(before.uid, owner="วิชัย"), ON, "ก")
    put(service.store, *network(SECOND, "pqrst"))
    _, report, news = service.keep_findings(LATER, "ก")
    mine = sole(service, FIRST)
    assert (mine.uid, mine.owner, mine.status, mine.opened) == (before.uid, "วิชัย", "open", ON)
    assert mine.uid not in {case.uid for case in (*news.new, *news.again, *news.gone)}
    assert {each.rule.name for each in report.findings if each.network == SECOND} >= {
        "fragmentation"
    }
    alone = next(c for c in cases(service.store).values() if c.network == SECOND)
    assert (alone.opened, alone.status) == (LATER, "open")
    assert service.keep_findings(LATER, "ก")[0] is None


def test_the_same_person_is_a_risk_to_two_networks(service: Service) -> None:
    put(service.store, *network(SECOND, "apqrst"))
    service.keep_findings(ON, "ก")
    one, other = sole(service, FIRST), sole(service, SECOND)
    assert one.uid != other.uid
    assert (one.concerns, other.concerns) == (("a",), ("a",))
    service.decide(Decision(one.uid, status="accepted", reason="รู้แล้ว"), ON, "ก")
    assert (sole(service, FIRST).status, sole(service, SECOND).status) == ("accepted", "open")


def test_findings_are_of_the_network_in_view(service: Service) -> None:
    put(
        service.store,
        *network(SECOND, "apqrst"),
        Promise(uid="p", text="x", who=("b",), due=day("2025-01-01")),
    )
    service.keep_findings(ON, "ก")

    def seen(*filters: Filters) -> tuple[set[str | None], set[str | None]]:
        snapshot = service.snapshot(ON, *filters)
        found = {each.network for each in governance.report(snapshot).findings}
        return found, {case.network for case in governance.cases(snapshot).values()}

    assert seen() == ({FIRST, SECOND, None}, {FIRST, SECOND, None})
    assert seen(Filters(network=SECOND)) == ({SECOND}, {SECOND})
    given = {"name": "network.managed", "value": FIRST}
    service.edit(Edit("add", "settings", given), "ก")
    assert seen() == ({FIRST, None}, {FIRST, None})
    assert seen(Filters(network=SECOND)) == ({SECOND}, {SECOND})
    assert service.keep_findings(LATER, "ก")[2].gone == (), "those not in view are judged too"


def test_where_a_network_is_deleted_the_others_findings_go_on(service: Service) -> None:
    put(service.store, *network(SECOND, "apqrst"))
    service.keep_findings(ON, "ก")
    mine = sole(service, FIRST)
    service.decide(Decision(mine.uid, owner="วิชัย"), ON, "ก")
    service.edit(Edit("delete", "networks", base=record(service.store, "networks", SECOND)), "ก")
    service.keep_findings(LATER, "ก")
    assert (sole(service, FIRST).status, sole(service, FIRST).owner) == ("open", "วิชัย")
    assert (sole(service, SECOND).status, sole(service, SECOND).closed) == ("gone", LATER)
    whole = governance.report(service.snapshot(LATER))
    shown = matched(governance.cases(service.snapshot(LATER)), whole.findings)
    assert mine.uid in {case.uid for case in shown.values()}
    assert service.keep_findings(LATER, "ก")[0] is None


def test_nobody_looks_after_is_counted_in_each_network(service: Service) -> None:
    put(service.store, *network(SECOND, "apqrst"))
    service.keep_findings(ON, "ก")
    for case in cases(service.store).values():
        if case.network == FIRST:
            service.decide(Decision(case.uid, owner="วิชัย"), ON, "ก")
    found = governance.report(service.snapshot(day("2026-08-30"))).findings
    assert [each.network for each in found if each.rule.name == "unowned"] == [SECOND]


def test_over_the_years_a_finding_is_its_networks(service: Service) -> None:
    put(service.store, *network(SECOND, "apqrst"))
    snapshot = service.snapshot(ON, Filters(network=SECOND))
    (found,) = (f for f in governance.report(snapshot).findings if f.rule.name == "sole_bridge")
    line = governance.risk_trend(snapshot, "sole_bridge", found.uid)
    assert line.iloc[-1][["state", "value"]].tolist() == ["found", 4]


def test_what_is_told_outside_names_the_network(service: Service) -> None:
    put(service.store, *network(SECOND, "apqrst"))
    service.keep_findings(ON, "ก")
    now = config.now()

    def told(*filters: Filters, every: bool = False) -> str:
        return governance.notices(service.snapshot(ON, *filters), "en", now, every)[0]

    assert [f"เครือข่าย {uid}" in told() for uid in (FIRST, SECOND)] == [True, True]
    assert [f"· เครือข่าย {uid}" in told(Filters(network=FIRST)) for uid in (FIRST, SECOND)] == [
        False,
        False,
    ]
    given = {"name": "network.managed", "value": FIRST}
    service.edit(Edit("add", "settings", given), "ก")
    assert "เครือข่าย n2" not in told()
    assert "เครือข่าย n2" in told(every=True)

    def sheet(*filters: Filters) -> str:
        return accountability.sheet(service.snapshot(ON, *filters), day("2026-01-01"), "en")

    assert "เครือข่าย n2" not in sheet()
    assert "เครือข่าย n1" not in sheet(Filters(network=SECOND))


def test_the_night_checks_each_network(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    from graph import nightly

    put(service.store, *network(SECOND, "apqrst"))
    monkeypatch.setattr(service, "today", lambda: ON)
    news = nightly.run(service)
    assert {case.network for case in news.new} == {FIRST, SECOND}


def test_the_command_tells_networks_apart(given: Store, capsys: pytest.CaptureFixture[str]) -> None:
    put(given, *PEOPLE, *network(FIRST, "abcdef"), *network(SECOND, "apqrst"))
    found = answer(capsys, "governance")["findings"]
    assert {each["network"] for each in found} == {"เครือข่าย n1", "เครือข่าย n2"}
    uid = next(
        each["uid"]
        for each in found
        if (each["rule"], each["network"]) == ("sole_bridge", "เครือข่าย n2")
    )
    narrow = answer(capsys, "governance", "--network", SECOND)["findings"]
    assert {each["network"] for each in narrow} == {"เครือข่าย n2"}
    assert uid in {each["uid"] for each in narrow}
    assert answer(capsys, "finding", uid, "--owner", "วิชัย")["network"] == SECOND
    assert saan("governance", "-f", "csv") == 0
    assert "เครือข่าย n1" in capsys.readouterr().out
