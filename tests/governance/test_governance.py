"""For every rule a network in which it fires, one in which it does not, one it can't assess."""

from pathlib import Path
from typing import Any

import pytest

from graph.base import config
from graph.governance import JUDGEMENTS, Facts, Finding, Report, report, rules
from graph.governance.rule import rules as read_rules
from graph.governance.wording import why
from graph.kinds import (
    Activity,
    Area,
    Base,
    Case,
    Issue,
    ManagedNetwork,
    Membership,
    PlanStep,
    Record,
    Work,
)
from graph.service import Service
from graph.store import Store
from tests.support.made import KIND_OF, actor, day, put, tie

ON = day("2026-06-30")
KIND_OF |= {ManagedNetwork: "networks", Membership: "members", PlanStep: "plans"}
KIND_OF |= {Area: "areas", Base: "bases", Case: "findings"}

NET = ManagedNetwork(uid="net", name="เครือข่าย", us=("a",))


def people(uids: str) -> tuple[Record, ...]:
    return tuple(actor(uid) for uid in uids)


def tied(pairs: str, **more: Any) -> tuple[Record, ...]:
    return tuple(tie(*pair, uid=f"t{pair}", **more) for pair in pairs.split())


def met(uid: str, on: str, who: str, **more: Any) -> Activity:
    there = tuple(sorted(who))
    return Activity(
        uid=uid, date=day(on), date_precision="day", title=uid, participants=there, **more
    )


def held(uid: str, hosts: str, **more: Any) -> tuple[Record, ...]:
    """One activity for each host, in the past year."""
    return tuple(
        met(f"{uid}{at}", f"2026-0{1 + at % 6}-1{at % 10}", f"{host}z", host=host, **more)
        for at, host in enumerate(hosts)
    )


def office(member: str, role: str = "ผู้ประสานงาน", **span: Any) -> Membership:
    return Membership(uid=f"m{member}{role}", member=member, of="net", role=role, **span)


def decided(*who: str) -> tuple[Record, ...]:
    """A decision a month, by these."""
    return tuple(
        met(f"v{at}", f"2026-0{at}-01", each, decisions="x") for at, each in enumerate(who, 1)
    )


def both_ways(uids: str, until: str | None = None) -> tuple[Record, ...]:
    """One-sided ties of each with each, both ways; those back may end."""
    ended = day(until) if until else None
    there = [(a, b) for a in uids for b in uids if a < b]
    return (
        *(tie(a, b, uid=f"x{a}{b}", mutual=False) for a, b in there),
        *(tie(b, a, uid=f"y{a}{b}", mutual=False, until=ended) for a, b in there),
    )


def seats(members: str) -> tuple[Record, ...]:
    """One office for each."""
    return tuple(
        Membership(uid=f"s{at}", member=uid, of="net", role=f"กรรมการ {at}")
        for at, uid in enumerate(members)
    )


def sided(sides: str) -> tuple[Record, ...]:
    """Ten people from a on: those marked a of government, those marked b of the people."""
    words = {"a": "government", "b": "people"}
    return tuple(
        actor(uid, sector=words[side]) for uid, side in zip("abcdefghij", sides, strict=True)
    )


def based(uids: str) -> tuple[Record, ...]:
    """A district of a province, and these based in it."""
    return (
        Area(uid="90", name="สงขลา", level="province"),
        Area(uid="9011", name="หาดใหญ่", level="district", within="90"),
        *people(uids),
        *(Base(uid=f"b{uid}", actor=uid, area="9011") for uid in uids),
    )


def joined(uids: str) -> tuple[Record, ...]:
    """The last of them is new."""
    return tuple(
        Membership(uid=f"j{uid}", member=uid, of="net", since=day(since))
        for uid, since in zip(
            uids, ("2020-01-01",) * (len(uids) - 1) + ("2026-03-01",), strict=True
        )
    )


def case(opened: str, status: str = "open", **more: Any) -> Case:
    return Case(
        uid="f-1", rule="isolated", severity="low", status=status, opened=day(opened), **more
    )


RING = "ab bc cd de ef fg gh hi ij ja"
STAR = "ab ac ad ae af ag ah ai aj"
TEN = people("abcdefghij")
LOGGED = tuple(met(f"v{at}", f"2026-0{at}-05", "ab") for at in range(1, 7))
SPLIT = (*people("abcdefghijklm"), *tied("ab bc ca cd de ef fd gh hi ig"))

CASES: dict[str, tuple[tuple[Record, ...], tuple[Record, ...], tuple[Record, ...]]] = {
    "broker_share": (
        (*TEN, *tied(STAR)),
        (*TEN, *tied(RING + " ac bd ce df eg fh gi hj ia jb")),
        (*people("abc"), *tied("ab bc")),
    ),
    "host_share": (
        (*people("abz"), *held("v", "aaaabbb")),
        (*people("abcz"), *held("v", "abcabcabc")),
        (*people("abz"), *held("v", "ab")),
    ),
    "budget_share": (
        (*people("abz"), *held("v", "aab", budget=100.0)),
        (*people("abz"), *held("v", "abab", budget=100.0)),
        (*people("abz"), *held("v", "aaaa")),
    ),
    "sole_bridge": (
        (*TEN, *tied("ab bc ca cd de ef fd fg gh hi ij")),
        (*TEN, *tied(RING)),
        TEN,
    ),
    "same_few": (
        (*people("abc"), *decided("ab", "ab", "ab")),
        (
            *people("abc"),
            *decided("ab", "ab", "bc"),
        ),
        (*people("ab"), met("v1", "2026-01-01", "ab", decisions="x")),
    ),
    "two_hats": (
        (
            actor("p"),
            *(actor(uid, kind="organisation") for uid in "fg"),
            Membership(uid="m1", member="p", of="f", role="กรรมการ"),
            Membership(uid="m2", member="p", of="g", role="ประธาน"),
            met("v1", "2026-03-01", "fg", host="f", budget=500.0),
        ),
        (
            actor("p"),
            *(actor(uid, kind="organisation") for uid in "fg"),
            Membership(uid="m1", member="p", of="f", role="กรรมการ"),
            met("v1", "2026-03-01", "fg", host="f", budget=500.0),
        ),
        (actor("p"), *(actor(uid, kind="organisation") for uid in "fg")),
    ),
    "silent_ties": (
        (
            *people("abcdefghijkz"),
            *tied("ab ac ad ae af ag ah ai aj ak", frequency=52.0),
            *(met(f"v{at}", "2026-06-01", f"{uid}z") for at, uid in enumerate("abcdefghijk")),
        ),
        (
            *people("abcdefghijkz"),
            *tied("ab ac ad ae af ag ah ai aj ak", frequency=1.0),
            *(met(f"v{at}", "2026-06-01", f"{uid}a") for at, uid in enumerate("bcdefghijk")),
        ),
        (*people("ab"), *tied("ab")),
    ),
    "paper_ties": (
        (
            *people("abcdefghijkz"),
            *tied("ab ac ad ae af ag ah ai aj ak"),
            *(met(f"v{at}", "2026-06-01", f"{uid}z") for at, uid in enumerate("abcdefghijk")),
        ),
        (
            *people("abcdefghijk"),
            *tied("ab ac ad ae af ag ah ai aj ak"),
            met("v", "2026-06-01", "abcdefghijk"),
        ),
        (*people("ab"), *tied("ab")),
    ),
    "cut_off": (
        (*SPLIT, tie("a", "g", until=day("2026-01-01"))),
        SPLIT,
        TEN,
    ),
    "hanging_part": (
        (*TEN, *tied("ab bc cd da ac ef fg ge hi ij jh ah ae")),
        (*TEN, *tied(RING)),
        TEN,
    ),
    "fragmentation": (
        (*TEN, *tied("ab bc cd de fg gh")),
        (*TEN, *tied(RING)),
        people("a"),
    ),
    "isolated": (
        (*TEN, *tied("ab bc cd de ef")),
        (*TEN, *tied(RING)),
        TEN,
    ),
    "falling_reciprocity": (
        (
            *TEN,
            *both_ways("abcdefg", until="2026-01-01"),
            *(tie("h", uid, uid=f"z{uid}", mutual=False) for uid in "abcdefgij"),
        ),
        (*TEN, *both_ways("abcdefg")),
        (*TEN, *tied(RING)),
    ),
    "quiet_issues": (
        (
            Issue(uid="food", name="อาหาร"),
            *people("abc"),
            *(Work(uid=f"w{u}", actor=u, issue="food") for u in "abc"),
            met("v", "2024-01-01", "ab", about="food"),
        ),
        (
            Issue(uid="food", name="อาหาร"),
            *people("abc"),
            *(Work(uid=f"w{u}", actor=u, issue="food") for u in "abc"),
            met("v", "2026-01-01", "ab", about="food"),
        ),
        (Issue(uid="food", name="อาหาร"), *people("abc"), met("v", "2024-01-01", "ab")),
    ),
    "overloaded": (
        (*people("abz"), *held("v", "aaaaaaa", outcome="asked")),
        (*people("abz"), *held("v", "aaab", outcome="asked")),
        (*people("abz"), *held("v", "aaaaaaa")),
    ),
    "no_roles": (
        (NET, *people("ab"), Membership(uid="m1", member="b", of="net")),
        (NET, *people("ab"), office("b", "เหรัญญิก")),
        (NET, *people("ab")),
    ),
    "overdue_plans": (
        (NET, *people("ab"), PlanStep(uid="p", actor="b", network="net", wanted="COORDINATE",
                                      due=day("2026-01-01")), *tied("ab", kind="COOPERATE")),
        (NET, *people("ab"), PlanStep(uid="p", actor="b", network="net", wanted="COORDINATE",
                                      due=day("2026-01-01")), *tied("ab")),
        (NET, *people("ab"), PlanStep(uid="p", actor="b", network="net", wanted="COORDINATE")),
    ),
    "stale_records": (
        (*people("ab"), met("v", "2026-01-01", "ab")),
        (*people("ab"), met("v", "2026-06-01", "ab")),
        people("ab"),
    ),
    "no_coordinator": (
        (NET, *people("b"), office("b", until=day("2025-10-01"))),
        (NET, *people("b"), office("b")),
        (NET, *people("b"), office("b", "เหรัญญิก")),
    ),
    "term_ending": (
        (NET, *people("b"), office("b", until=day("2026-10-01"))),
        (NET, *people("b"), office("b", until=day("2028-10-01"))),
        (NET, *people("b"), office("b", until=day("2026-01-01"))),
    ),
    "long_tenure": (
        (NET, *people("b"), office("b", since=day("2010-01-01"))),
        (NET, *people("b"), office("b", since=day("2024-01-01"))),
        (NET, *people("b"), office("b")),
    ),
    "no_successor": (
        (NET, *TEN, *tied(STAR), office("a")),
        (NET, *TEN, *tied(STAR + " bc bd be bf bg"), office("a")),
        (NET, *TEN, *tied("ab bc"), office("a")),
    ),
    "bus_factor": (
        (*TEN, *tied(STAR)),
        (*TEN, *tied(RING + " ac bd ce")),
        (*people("abc"), *tied("ab bc")),
    ),
    "unsourced_ties": (
        (*TEN, *tied(RING)),
        (*TEN, *tied(RING, sources=("ทะเบียน",))),
        TEN,
    ),
    "unsourced_decisions": (
        (*people("ab"), met("v", "2026-06-01", "ab", decisions="x")),
        (*people("ab"), met("v", "2026-06-01", "ab", decisions="x", sources=("รายงาน",))),
        (*people("ab"), met("v", "2026-06-01", "ab")),
    ),
    "office_share": (
        (NET, *people("abcd"), *seats("aaab"), office("c", "เหรัญญิก")),
        (NET, *people("abcd"), *seats("aabbc")),
        (NET, *people("abcd"), *seats("aa")),
    ),
    "sector_share": (
        (NET, *sided("aaaabbbbbb"), *seats("abcdabcd")),
        (NET, *sided("aaaabbbbbb"), *seats("abefghij")),
        (NET, *people("abcd"), *seats("abcdabcd")),
    ),
    "closed_core": (
        (*TEN, *tied("ab bc ca ad be cf")),
        (*TEN, *tied("ab bc cd de ef")),
        (*TEN, *tied("ab bc ca")),
    ),
    "drifting": (
        (*TEN, *tied("ab bc"), *tied("de fg", until=day("2026-01-01"))),
        (*TEN, *tied("ab bc"), *tied("de", until=day("2026-01-01"))),
        TEN,
    ),
    "quiet_areas": (
        (*based("abcde"), met("v", "2025-01-01", "ab", area="9011")),
        (*based("abcde"), met("v", "2026-01-01", "ab", area="9011")),
        (*based("abcde"), met("v", "2025-01-01", "ab")),
    ),
    "no_mentor": (
        (NET, *people("abc"), *joined("abc"), *tied("ab")),
        (NET, *people("abc"), *joined("abc"), *tied("ac")),
        (NET, *people("abc"), Membership(uid="m", member="a", of="net")),
    ),
    "unsourced_budgets": (
        (*people("ab"), met("v", "2026-06-01", "ab", budget=100.0)),
        (*people("ab"), met("v", "2026-06-01", "ab", budget=100.0, sources=("สัญญา",))),
        (*people("ab"), met("v", "2026-06-01", "ab")),
    ),
    "unowned": (
        (case("2026-01-01"),),
        (case("2026-01-01", owner="สมศรี"),),
        (case("2026-01-01", status="gone", closed=day("2026-02-01")),),
    ),
    "governance_form": (
        (ManagedNetwork(uid="net", name="น", form="administrative"), *people("abc"), *tied("ab")),
        (ManagedNetwork(uid="net", name="น", form="shared"), *people("abc"), *tied("ab")),
        (NET, *people("abc"), *tied("ab")),
    ),
}  # fmt: skip
"""Rule → records with which it fires, is quiet, and can't be assessed."""

NOT_YET = {"meeting_rhythm", "assessment", "personal_basis"}
"""Rules whose records are not kept yet."""


def of(found: Report, name: str) -> list[Finding]:
    return [each for each in found.findings if each.rule.name == name]


def states(found: Report, name: str) -> str:
    if of(found, name):
        return "fires"
    if name in {each.rule.name for each in found.not_assessed}:
        return "not assessed"
    return "well" if name in {rule.name for rule in found.well} else "missing"


def test_every_rule_has_a_judgement_and_its_three_networks() -> None:
    found, faults = rules()
    assert not faults
    assert set(found) == set(JUDGEMENTS) == {*CASES, *NOT_YET}


@pytest.mark.parametrize("name", sorted(CASES))
@pytest.mark.parametrize(("place", "state"), [(0, "fires"), (1, "well"), (2, "not assessed")])
def test_a_rule_fires_is_quiet_or_says_it_cannot_tell(
    name: str, place: int, state: str, store: Store, tmp_path: Path
) -> None:
    put(store, *CASES[name][place])
    service = Service(store, config.preferences(tmp_path), tmp_path)
    found = report(Facts(service, ON), only=(name,))
    assert states(found, name) == state
    for lang in ("th", "en"):
        assert all(why(each, service.named(), lang) for each in of(found, name))


def test_rules_without_records_are_never_well(store: Store, tmp_path: Path) -> None:
    found = report(Facts(Service(store, config.preferences(tmp_path), tmp_path), ON))
    assert (found.findings, found.well) == ((), ())
    assert {each.rule.name for each in found.not_assessed} == set(JUDGEMENTS)


@pytest.mark.parametrize(
    ("name", "limit", "quiet", "loud"),
    [
        # Seven activities, four of them a's: 4/7 = .5714.
        ("host_share", "share", 4 / 7, 4 / 7 - 1e-6),
        ("broker_share", "share", 1.0, 0.99),  # all hang on the middle of the star
        ("office_share", "share", 0.6, 0.59),  # three of five
        ("sector_share", "share", 1.0, 0.99),
        ("sector_share", "over", 0.6, 0.59),  # all of the seats, and 40 % of the actors
        ("closed_core", "share", 1.0, 0.99),
        ("silent_ties", "share", 1.0, 0.99),
        ("paper_ties", "share", 1.0, 0.99),
        ("fragmentation", "fragmentation", 0.7112, 0.7111),  # 1 − (5·4 + 3·2)/(10·9) = .7111…
        ("cut_off", "actors", 4, 3),  # g, h and i
        ("drifting", "actors", 5, 4),  # d, e, f and g
        ("quiet_areas", "months", 18, 17),  # 545 days: 17.9 months
        ("no_mentor", "days", 122, 121),  # 1 March to 30 June
        ("governance_form", "administrative_least", 3, 4),
        ("unsourced_budgets", "share", 1.0, 0.99),
        ("unowned", "days", 180, 179),  # 1 January to 30 June
        ("budget_share", "share", 2 / 3, 2 / 3 - 1e-6),
        ("sole_bridge", "lost", 5, 4),  # without f the four beyond it are lost
        ("same_few", "people", 1, 2),
        ("hanging_part", "lost", 4, 3),
        ("isolated", "share", 0.4, 0.39),  # g, h, i and j of ten
        ("quiet_issues", "months", 30, 29),  # 911 days: 29.95 months
        ("overloaded", "asked", 7, 6),
        ("overdue_plans", "days", 180, 179),  # 1 January to 30 June
        ("stale_records", "days", 180, 179),
        ("term_ending", "months", 3, 4),  # 93 days: 3.06 months
        ("long_tenure", "years", 16.5, 16.4),  # 1 January 2010: 16.49 years
        ("no_successor", "share", 0.0, 0.1),
        ("bus_factor", "people", 0, 1),
        ("unsourced_ties", "share", 1.0, 0.99),
        ("unsourced_decisions", "share", 1.0, 0.99),
    ],
)
def test_thresholds_are_kept_on_both_sides_of_the_border(
    name: str, limit: str, quiet: float, loud: float, store: Store, tmp_path: Path
) -> None:
    put(store, *CASES[name][0])
    service = Service(store, config.preferences(tmp_path), tmp_path)
    for value, state in ((quiet, "well"), (loud, "fires")):
        found = report(Facts(service, ON), {f"{name}.{limit}": value}, only=(name,))
        assert states(found, name) == state, value


def test_a_finding_keeps_its_identity_from_day_to_day(store: Store, tmp_path: Path) -> None:
    put(store, *CASES["no_coordinator"][0])
    service = Service(store, config.preferences(tmp_path), tmp_path)
    one, other = (
        of(report(Facts(service, on)), "no_coordinator")[0] for on in (ON, day("2027-01-01"))
    )
    assert one.uid == other.uid
    assert one.hit.since == day("2025-10-01")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("category =", "Invalid"),
        ('category = "x"', "category"),
        ('category = "form"\nseverity = "low"', "question"),
        ('colour = "red"', "colour"),
    ],
)
def test_a_faulty_rule_file_is_named_and_the_others_are_read(
    text: str, says: str, tmp_path: Path
) -> None:
    good = Path(rules.__code__.co_filename).parent / "rules" / "bus_factor.toml"
    (tmp_path / "bus_factor.toml").write_text(good.read_text("utf-8"), "utf-8")
    (tmp_path / "mine.toml").write_text(text, "utf-8")
    found, (fault,) = read_rules(tmp_path)
    assert list(found) == ["bus_factor"]
    assert fault.file == "mine.toml"
    assert says in fault.problem


def test_a_module_that_does_not_exist_is_a_fault(tmp_path: Path) -> None:
    good = Path(rules.__code__.co_filename).parent / "rules" / "isolated.toml"
    text = good.read_text("utf-8").replace("network/ties", "governance/nothing")
    (tmp_path / "isolated.toml").write_text(text, "utf-8")
    found, (fault,) = read_rules(tmp_path)
    assert found == {}
    assert "governance/nothing" in fault.problem


def test_a_limit_out_of_its_range_is_a_fault(tmp_path: Path) -> None:
    good = Path(rules.__code__.co_filename).parent / "rules" / "isolated.toml"
    (tmp_path / "isolated.toml").write_text(
        good.read_text("utf-8").replace("value = 0.1", "value = 7.0"), "utf-8"
    )
    found, (fault,) = read_rules(tmp_path)
    assert found == {}
    assert "0.0" in fault.problem


SEED = {
    ("budget_share", "grant"): None,
    ("sole_bridge", "chakrit"): "2024-01-01",
    ("sole_bridge", "agri"): "2026-04-01",
    ("sole_bridge", "chana"): "2020-01-01",
    ("cut_off", "kayah"): None,
    ("hanging_part", "agri"): "2026-04-01",
    ("hanging_part", "chana"): "2020-01-01",
    ("paper_ties", ""): None,
    ("quiet_issues", "market"): None,
    ("no_coordinator", "net"): "2025-10-01",
    ("governance_form", "net"): None,
}
"""What may be found of the seed: the rule and the first it concerns, and since when."""


def test_on_the_seed_the_troubles_that_were_built_in_are_found(demo_home: Path) -> None:
    from graph.service import open_service

    found = open_service(demo_home).governance(day("2026-09-30"))
    said = {
        (each.rule.name, "" if each.rule.name == "paper_ties" else each.hit.concerns[0]):
            each.hit.since and each.hit.since.isoformat()
        for each in found.findings
    }  # fmt: skip
    assert said == SEED


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("2026-02-28", "not assessed"),  # the day before the money
        ("2026-03-01", "fires"),
        ("2026-04-30", "fires"),  # the last day of the second hat
        ("2026-05-01", "well"),
        ("2027-02-28", "well"),
        ("2027-03-01", "not assessed"),  # the money is more than a year ago
    ],
)
def test_two_hats_are_worn_on_the_days_of_both_roles(
    on: str, state: str, store: Store, tmp_path: Path
) -> None:
    fires = CASES["two_hats"][0]
    ended = Membership(uid="m2", member="p", of="g", role="ประธาน", until=day("2026-05-01"))
    put(store, *(ended if each.uid == "m2" else each for each in fires))
    service = Service(store, config.preferences(tmp_path), tmp_path)
    assert states(report(Facts(service, day(on))), "two_hats") == state


@pytest.mark.parametrize(
    ("on", "state"), [("2026-01-31", "well"), ("2026-02-01", "fires"), ("2025-12-31", "well")]
)
def test_a_step_is_overdue_from_its_day_on(
    on: str, state: str, store: Store, tmp_path: Path
) -> None:
    put(store, *CASES["overdue_plans"][0])  # due on 1 January, with 30 days of patience
    service = Service(store, config.preferences(tmp_path), tmp_path)
    assert states(report(Facts(service, day(on))), "overdue_plans") == state


@pytest.mark.parametrize("ties", ["", "ab", "ab bc"])
def test_a_network_of_three_is_judged_without_a_fault(
    ties: str, store: Store, tmp_path: Path
) -> None:
    put(store, NET, *people("abc"), *tied(ties), office("b"))
    found = report(Facts(Service(store, config.preferences(tmp_path), tmp_path), ON))
    assert found.faults == ()
    assert {each.rule.name for each in found.findings} <= {"unsourced_ties", "isolated"} | {
        "fragmentation"
    }
