"""For every rule facts by which it fires, some by which it does not, some it can't be judged by."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace
from inspect import formatannotation, signature
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graph.base.words import knows
from graph.brokers.analysis import brokers
from graph.brokers.cut_vertices import sole
from graph.brokers.since import since
from graph.calendar.rhythm import due
from graph.governance import Finding, Report
from graph.governance.facts import (
    Contacts,
    DecisionMade,
    Declared,
    Due,
    Facts,
    Host,
    Hosted,
    Issue,
    Joined,
    Logged,
    Mentored,
    Office,
    Payment,
    Province,
    Rated,
    Rhythm,
    Seat,
    Sourced,
    Spending,
    Step,
    Term,
)
from graph.governance.gathering import READ
from graph.governance.judging import JUDGEMENTS, by_category, days, figure, judge, needs
from graph.governance.wording import why
from graph.kinds import Case, ManagedNetwork
from graph.network.history import a_year_before
from graph.network.named import Names
from graph.paths import Requested
from graph.rules import FOLDER, rules
from tests.support.columns import OPEN, columns
from tests.support.made import day

ON = day("2026-06-30")
NAMES = Names({}, {}, {}, {})
RING = "ab bc cd de ef fg gh hi ij ja"
STAR = "ab ac ad ae af ag ah ai aj"
TEN = "abcdefghij"
NET = ManagedNetwork(uid="net", name="เครือข่าย", us=("a",))
COORDINATOR = "ผู้ประสานงาน"


def tied(
    people: str,
    ties: str = "",
    ended: str = "",
    level: str = "COLLABORATE",
    met: Sequence[tuple[int, str]] = (),
    sectors: dict[str, str] | None = None,
    frequency: float = np.nan,
    one_sided: bool = False,
    **more: Any,
) -> Facts:
    """The facts of a small network: one letter an actor, two a tie. ended: ties of the past, until
    2026-01-01; met: (yyyymmdd, who took part); level, frequency, one_sided: of every tie."""
    spans = [(pair, OPEN) for pair in ties.split()]
    spans += [(pair, (0, 20260101)) for pair in ended.split()]
    rows = [(one, other, level, span) for (one, other), span in spans]
    took_part = [(on, " ".join(who)) for on, who in met]
    made = columns(dict.fromkeys(people, OPEN), rows, sectors=sectors, attended=took_part)
    often = np.full(len(rows), frequency, dtype=np.float32)
    mutual = np.full(len(rows), 0 if one_sided else -1, dtype=np.int8)
    made = replace(made, ties=replace(made.ties, frequency=often, mutual=mutual))
    network, calls = made.as_of(ON), due(made, ON)
    return Facts(
        ON,
        columns=made,
        network=network,
        last_year=made.as_of(a_year_before(ON)),
        brokers=brokers(network, made.actors.sectors.tolist(), since(made, sole, ON)),
        pairs=calls.pairs,
        due=calls,
        **more,
    )


def facts(**some: Any) -> Facts:
    return Facts(ON, **some)


def hosted(hosts: str, baht: float = 0.0) -> Facts:
    """An activity for each host, with so much money."""
    return facts(
        hosts=tuple(Host(uid, n, n * baht) for uid, n in Counter(hosts).most_common()),
        hosted=Hosted(len(hosts), len(hosts) if baht else 0, len(hosts) * baht),
    )


def decided(*who: str, sourced: bool = False) -> Facts:
    """A decision a month, by these; the latest first."""
    made = [
        DecisionMade(day(f"2026-0{at}-01"), tuple(each), sourced) for at, each in enumerate(who, 1)
    ]
    return facts(decisions=tuple(made[::-1]))


def asked(hosts: str) -> Facts:
    """A request for an introduction for each host."""
    return facts(
        requests=tuple(
            Requested(f"v{at}", day(f"2026-0{1 + at % 6}-1{at % 10}"), host, "asked")
            for at, host in enumerate(hosts)
        )
    )


def office(member: str = "b", role: str = COORDINATOR, **span: Any) -> Office:
    return Office(member, "net", role, **span)


def offices(role: str = COORDINATOR, **span: str) -> Facts:
    return facts(offices=(office(role=role, **{name: day(text) for name, text in span.items()}),))


def seats(members: str) -> tuple[Seat, ...]:
    return tuple(Seat(uid) for uid in members)


def sided(sides: str) -> dict[str, str]:
    """Ten from a on: those marked a of government, those marked b of the people."""
    words = {"a": "government", "b": "people"}
    return {uid: words[side] for uid, side in zip(TEN, sides, strict=True)}


def joined(people: str) -> tuple[Joined, ...]:
    """The last of them is new."""
    *old, new = (Joined(uid, "net", day("2020-01-01")) for uid in people)
    return (*old, new._replace(since=day("2026-03-01")))


def step() -> dict[str, Any]:
    return {"steps": (Step("p", "b", day("2026-01-01"), "COORDINATE", ("a",)),), "dated": 1}


def case(**more: Any) -> Case:
    opened = {"uid": "f-1", "severity": "low", "status": "open", "opened": day("2026-01-01")}
    return Case(**{"rule": "isolated", **opened, **more})


def rhythm(matter: str, times: float, last: str | None = "2026-03-01") -> Facts:
    """So often a year since 2025; last kept 121 days before, unless said."""
    since = day("2025-01-01")
    return facts(rhythms=(Rhythm("net", matter, times, since, day(last) if last else None),))


def rated(*trust: float, partners: tuple[float, ...] = ()) -> Facts:
    """A round a year of the same network, with so much trust in all; the last with partners."""
    years = [Rated("net", day(f"202{at}-06-01"), each) for at, each in enumerate(trust, 4)]
    return facts(rated=(*years[:-1], *(last._replace(partners=partners) for last in years[-1:])))


def form(form: str | None) -> Facts:
    made = tied("abc", "ab")
    declared = Declared("net", form or "", made.network, made.pairs.trust)
    return replace(made, declared=(declared,) if form else ())


def both_ways(uids: str) -> tuple[str, str]:
    """Ties of each with each: there, and back."""
    pairs = [(a, b) for a in uids for b in uids if a < b]
    return " ".join(a + b for a, b in pairs), " ".join(b + a for a, b in pairs)


THERE, BACK = both_ways("abcdefg")
FROM_H = " ".join(f"h{uid}" for uid in "abcdefgij")
WITH_A = "ab ac ad ae af ag ah ai aj ak"
APART = [(20260601, f"{uid}z") for uid in "abcdefghijk"]
SPLIT = ("abcdefghijklm", "ab bc ca cd de ef fd gh hi ig")

CASES: dict[str, tuple[Facts, Facts, Facts]] = {
    "broker_share": (
        tied(TEN, STAR),
        tied(TEN, RING + " ac bd ce df eg fh gi hj ia jb"),
        tied("abc", "ab bc"),
    ),
    "host_share": (hosted("aaaabbb"), hosted("abcabcabc"), hosted("ab")),
    "budget_share": (hosted("aab", 100.0), hosted("abab", 100.0), hosted("aaaa")),
    "sole_bridge": (tied(TEN, "ab bc ca cd de ef fd fg gh hi ij"), tied(TEN, RING), tied(TEN)),
    "same_few": (decided("ab", "ab", "ab"), decided("ab", "ab", "bc"), decided("ab")),
    "two_hats": (
        facts(payments=(Payment("p", "f", "g", 500.0),), payers=1),
        facts(payers=1),
        facts(),
    ),
    "silent_ties": (
        tied("abcdefghijkz", WITH_A, met=APART, frequency=52.0),
        tied(
            "abcdefghijkz",
            WITH_A,
            met=[(20260601, f"a{uid}") for uid in "bcdefghijk"],
            frequency=1.0,
        ),
        tied("ab", "ab"),
    ),
    "paper_ties": (
        tied("abcdefghijkz", WITH_A, met=APART),
        tied("abcdefghijk", WITH_A, met=[(20260601, "abcdefghijk")]),
        tied("ab", "ab"),
    ),
    "cut_off": (tied(*SPLIT, ended="ag"), tied(*SPLIT), tied(TEN)),
    "hanging_part": (
        tied(TEN, "ab bc cd da ac ef fg ge hi ij jh ah ae"),
        tied(TEN, RING),
        tied(TEN),
    ),
    "fragmentation": (tied(TEN, "ab bc cd de fg gh"), tied(TEN, RING), tied("a")),
    "isolated": (tied(TEN, "ab bc cd de ef"), tied(TEN, RING), tied(TEN)),
    "falling_reciprocity": (
        tied(TEN, f"{THERE} {FROM_H}", ended=BACK, one_sided=True),
        tied(TEN, f"{THERE} {BACK}", one_sided=True),
        tied(TEN, RING),
    ),
    "quiet_issues": (
        facts(issues=(Issue("food", 3, day("2024-01-01")),)),
        facts(issues=(Issue("food", 3, day("2026-01-01")),)),
        facts(),
    ),
    "overloaded": (asked("aaaaaaa"), asked("aaab"), facts()),
    "no_roles": (
        facts(joined=(Joined("a", "n"),)),
        facts(joined=(Joined("a", "n", "ประธาน"),)),
        facts(),
    ),
    "overdue_plans": (
        tied("ab", "ab", level="COOPERATE", **step()),
        tied("ab", "ab", **step()),
        tied("ab"),
    ),
    "overdue_promises": (
        facts(promises=(Due("y", ("b", "a"), day("2026-01-01")),), promised=1),
        facts(promised=1),
        facts(),
    ),
    "stale_records": (
        facts(logged=Logged(1, day("2026-01-01"))),
        facts(logged=Logged(1, day("2026-06-01"))),
        facts(),
    ),
    "no_coordinator": (offices(until="2025-10-01"), offices(), offices("เหรัญญิก")),
    "term_ending": (
        offices(until="2026-10-01"),
        offices(until="2028-10-01"),
        offices(until="2026-01-01"),
    ),
    "long_tenure": (offices(since="2010-01-01"), offices(since="2024-01-01"), offices()),
    "no_successor": (
        tied(TEN, STAR, offices=(office("a"),)),
        tied(TEN, STAR + " bc bd be bf bg", offices=(office("a"),)),
        tied(TEN, "ab bc", offices=(office("a"),)),
    ),
    "bus_factor": (tied(TEN, STAR), tied(TEN, RING + " ac bd ce"), tied("abc", "ab bc")),
    "unsourced_ties": (facts(sourced=Sourced(10, 10)), facts(sourced=Sourced(0, 10)), facts()),
    "unsourced_decisions": (decided("ab"), decided("ab", sourced=True), facts()),
    "office_share": (
        facts(seats=seats("aaabc")),
        facts(seats=seats("aabbc")),
        facts(seats=seats("aa")),
    ),
    "sector_share": (
        tied(TEN, sectors=sided("aaaabbbbbb"), seats=seats("abcdabcd")),
        tied(TEN, sectors=sided("aaaabbbbbb"), seats=seats("abefghij")),
        tied("abcd", seats=seats("abcdabcd")),
    ),
    "closed_core": (
        tied(TEN, "ab bc ca ad be cf"),
        tied(TEN, "ab bc cd de ef"),
        tied(TEN, "ab bc ca"),
    ),
    "drifting": (tied(TEN, "ab bc", ended="de fg"), tied(TEN, "ab bc", ended="de"), tied(TEN)),
    "quiet_areas": (
        facts(provinces=(Province("90", 5, day("2025-01-01")),)),
        facts(provinces=(Province("90", 5, day("2026-01-01")),)),
        facts(provinces=(Province("90", 5),)),
    ),
    "no_mentor": (
        tied("abc", "ab", joined=joined("abc")),
        tied("abc", "ac", joined=joined("abc")),
        facts(joined=(Joined("a", "net"),)),
    ),
    "unsourced_budgets": (
        facts(spendings=(Spending(100.0),), budgeted=1),
        facts(spendings=(Spending(100.0, ("สัญญา",)),), budgeted=1),
        facts(),
    ),
    "unowned": (facts(cases=(case(),)), facts(cases=(case(owner="สมศรี"),)), facts()),
    "governance_form": (form("administrative"), form("shared"), form(None)),
    "meeting_rhythm": (rhythm("meeting", 12), rhythm("meeting", 3), rhythm("assessment", 12)),
    "assessment": (rhythm("assessment", 12), rhythm("assessment", 4), rhythm("meeting", 1)),
    "trust": (rated(0.8, 0.65), rated(0.8, 0.75, partners=(0.5,)), facts()),
    "personal_basis": (facts(contacts=Contacts(1, 2)), facts(contacts=Contacts(0, 2)), facts()),
}
"""Rule → facts by which it fires, is quiet, and can't be assessed."""


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
    assert set(found) == set(JUDGEMENTS) == {*CASES}


def test_every_rule_has_words_for_its_limits_and_its_line_in_the_guide() -> None:
    guide = (Path(__file__).parents[2] / "docs/guide/governance.md").read_text("utf-8").splitlines()
    for rule in rules()[0].values():
        (line,) = (each for each in guide if f"(`{rule.name}`)" in each)
        for name, limit in rule.limits.items():
            assert knows(f"governance.limit.{name}"), name
            assert f"`{name}` {limit.value:,g}" in line, rule.name
        assert knows(f"governance.category.{rule.category}")


def test_every_judgement_names_facts_that_are_read() -> None:
    types = {each.name: _name(each.type) for each in fields(Facts)}
    for rule, judgement in JUDGEMENTS.items():
        assert needs(rule) <= {"on", "filters", *READ}, rule
        for name, parameter in signature(judgement).parameters.items():
            if name not in ("limits", "rule"):
                wanted = _name(parameter.annotation).replace("Sequence[", "tuple[")
                assert wanted == types[name].replace(", ...]", "]"), (rule, name)
    used = {name for rule in JUDGEMENTS for name in needs(rule)}
    assert {*types} - {"failed", "blind", "of"} == used == {"on", "filters", *READ}


def _name(annotation: Any) -> str:
    return formatannotation(annotation).replace("collections.abc.", "")


@pytest.mark.parametrize("name", sorted(CASES))
@pytest.mark.parametrize(("place", "state"), [(0, "fires"), (1, "well"), (2, "not assessed")])
def test_a_rule_fires_is_quiet_or_says_it_cannot_tell(name: str, place: int, state: str) -> None:
    found = judge(CASES[name][place], only=(name,))
    assert (states(found, name), found.faults) == (state, ())
    for lang in ("th", "en"):
        assert all(why(each, NAMES, lang) for each in of(found, name))


def test_rules_without_records_are_never_well() -> None:
    found = judge(Facts(ON))
    assert (found.findings, found.well, found.faults) == ((), (), ())
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
        ("overdue_promises", "days", 180, 179),
        ("stale_records", "days", 180, 179),
        ("term_ending", "months", 3, 4),  # 93 days: 3.06 months
        ("long_tenure", "years", 16.5, 16.4),  # 1 January 2010: 16.49 years
        ("no_successor", "share", 0.0, 0.1),
        ("bus_factor", "people", 0, 1),
        ("meeting_rhythm", "days", 91, 90),  # 121 days, of which 30.4 were agreed
        ("assessment", "days", 91, 90),
        ("trust", "fall", 0.16, 0.14),
        ("personal_basis", "share", 0.5, 0.49),
        ("unsourced_ties", "share", 1.0, 0.99),
        ("unsourced_decisions", "share", 1.0, 0.99),
    ],
)
def test_thresholds_are_kept_on_both_sides_of_the_border(
    name: str, limit: str, quiet: float, loud: float
) -> None:
    for value, state in ((quiet, "well"), (loud, "fires")):
        found = judge(CASES[name][0], {f"{name}.{limit}": value}, only=(name,))
        assert states(found, name) == state, value


def test_a_rhythm_that_was_never_kept_counts_from_its_start() -> None:
    never = rhythm("meeting", 1, last=None)  # since 1 January 2025: 545 days
    assert states(judge(never), "meeting_rhythm") == "fires"
    assert "–" in why(of(judge(never), "meeting_rhythm")[0], NAMES, "en")
    assert states(judge(replace(never, on=day("2026-01-16"))), "meeting_rhythm") == "well"
    assert states(judge(replace(never, on=day("2026-01-17"))), "meeting_rhythm") == "fires"
    undated = facts(rhythms=(Rhythm("net", "meeting", 12),))
    assert states(judge(undated), "meeting_rhythm") == "not assessed"


def test_an_office_without_an_end_ends_with_the_agreed_term() -> None:
    two_years = {"terms": (Term("net", 2),)}
    for first, state in (("2024-07-01", "fires"), ("2025-07-01", "well"), ("2020-01-01", "fires")):
        found = judge(replace(offices(since=first), **two_years), only=("term_ending",))
        assert states(found, "term_ending") == state, first
    ending = of(judge(replace(offices(since="2024-07-01"), **two_years)), "term_ending")[0]
    assert ending.hit.figures["last"] == day("2026-06-30")
    other = replace(offices(since="2024-07-01"), terms=(Term("another", 2),))
    assert states(judge(other), "term_ending") == "well"
    open_office = replace(offices(), **two_years)
    assert states(judge(open_office), "term_ending") == "well", "nobody knows since when"
    followed = replace(
        offices(since="2024-07-01"),
        offices=(office(since=day("2024-07-01")), office("c", since=day("2026-07-01"))),
        **two_years,
    )
    assert states(judge(followed), "term_ending") == "well"


def test_trust_is_low_or_fell_in_the_last_round_or_is_low_in_some_and_nobody_is_named() -> None:
    for found, state in (
        (rated(0.5), "well"),
        (rated(0.49), "fires"),
        (rated(0.75, 0.65), "well"),  # fell by a tenth, and no more
        (rated(0.76, 0.65), "fires"),
        (rated(0.9, 0.6, 0.62), "well"),  # since the round before
        (rated(0.9, partners=(0.33, 1.0)), "well"),
        (rated(0.9, partners=(0.32, 1.0)), "fires"),
    ):
        assert states(judge(found, only=("trust",)), "trust") == state, found.rated
    other = Rated("other", day("2026-06-02"), 0.9)
    both = replace(rated(0.6), rated=(*rated(0.6).rated, other))
    assert states(judge(both, only=("trust",)), "trust") == "well", "of another network"
    (low,) = of(judge(rated(0.8, 0.65, partners=(0.3, 0.9))), "trust")
    assert (low.hit.concerns, low.hit.since) == (("net",), day("2025-06-01"))
    assert why(low, NAMES, "en") == (
        "net: in the round that closed on 1 Jun 2025, members put their trust in partners at 65%"
        " (the round before: 80%). Partners under the limit: 1."
    )


def test_a_mentor_on_record_is_enough_for_a_new_member() -> None:
    alone = CASES["no_mentor"][0]
    looked_after = replace(alone, mentored=(Mentored("a", "c"),))
    assert states(judge(looked_after), "no_mentor") == "well"
    assert states(judge(replace(alone, mentored=(Mentored("c", "a"),))), "no_mentor") == "fires"


def test_two_hats_that_were_declared_are_no_finding() -> None:
    declared = facts(payments=(Payment("p", "f", "g", 500.0, declared=True),), payers=1)
    assert states(judge(declared), "two_hats") == "well"


def test_a_finding_keeps_its_identity_from_day_to_day() -> None:
    vacant = CASES["no_coordinator"][0]
    later = replace(vacant, on=day("2027-01-01"))
    one, other = (of(judge(each), "no_coordinator")[0] for each in (vacant, later))
    assert one.uid == other.uid
    assert one.hit.since == day("2025-10-01")


@pytest.mark.parametrize(
    ("on", "state"), [("2026-01-31", "well"), ("2026-02-01", "fires"), ("2025-12-31", "well")]
)
def test_a_step_is_overdue_from_its_day_on(on: str, state: str) -> None:
    late = replace(CASES["overdue_plans"][0], on=day(on))  # due 1 January, 30 days of patience
    assert states(judge(late), "overdue_plans") == state


@pytest.mark.parametrize("ties", ["", "ab", "ab bc"])
def test_a_network_of_three_is_judged_without_a_fault(ties: str) -> None:
    many = len(ties.split())
    made = tied("abc", ties, offices=(office(),), seats=seats("b"))
    found = judge(replace(made, joined=(Joined("a", "n", "ประธาน"),), sourced=Sourced(many, many)))
    assert found.faults == ()
    assert {each.rule.name for each in found.findings} <= {"unsourced_ties", "isolated"} | {
        "fragmentation"
    }


def test_what_could_not_be_read_is_the_fault_of_those_alone_who_need_it() -> None:
    made = replace(CASES["bus_factor"][0], failed={"brokers": ZeroDivisionError("of nobody")})
    found = judge(made)
    assert {fault.file.removesuffix(".toml") for fault in found.faults} == {
        rule for rule in JUDGEMENTS if "brokers" in needs(rule)
    }
    assert {fault.problem for fault in found.faults} == {"ZeroDivisionError: of nobody"}
    assert states(found, "bus_factor") == "fires"


def test_a_rule_over_the_years_is_found_well_or_not_assessed() -> None:
    vacant = CASES["no_coordinator"][0]
    years = [replace(vacant, on=day(on)) for on in ("2025-06-30", "2026-06-30")]
    uid = of(judge(vacant), "no_coordinator")[0].uid
    line = figure(rules()[0]["no_coordinator"], uid, years, {})
    assert line["state"].tolist() == ["well", "found"]
    hosts = figure(rules()[0]["host_share"], "f-none", [CASES["host_share"][2]], {})
    assert hosts["state"].tolist() == ["not_assessed"]
    counted = by_category([judge(each, only=("no_coordinator",)) for each in years])
    assert counted["leadership"].tolist() == [0, 1]
    assert days(day("2024-07-01"), ON) == [day("2025-06-30"), ON]


def test_a_measure_is_followed_below_its_limit_too() -> None:
    star = CASES["broker_share"][0]
    uid = of(judge(star), "broker_share")[0].uid
    line = figure(rules()[0]["broker_share"], uid, [star], {"broker_share.share": 1.0})
    assert line[["state", "value"]].to_numpy().tolist() == [["well", 1.0]]


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
    good = FOLDER / "bus_factor.toml"
    (tmp_path / "bus_factor.toml").write_text(good.read_text("utf-8"), "utf-8")
    (tmp_path / "mine.toml").write_text(text, "utf-8")
    found, (fault,) = rules(tmp_path)
    assert list(found) == ["bus_factor"]
    assert fault.file == "mine.toml"
    assert says in fault.problem


def test_a_module_that_does_not_exist_is_a_fault(tmp_path: Path) -> None:
    good = FOLDER / "isolated.toml"
    text = good.read_text("utf-8").replace("network/ties", "governance/nothing")
    (tmp_path / "isolated.toml").write_text(text, "utf-8")
    found, (fault,) = rules(tmp_path)
    assert found == {}
    assert "governance/nothing" in fault.problem


def test_a_limit_out_of_its_range_is_a_fault(tmp_path: Path) -> None:
    good = FOLDER / "isolated.toml"
    (tmp_path / "isolated.toml").write_text(
        good.read_text("utf-8").replace("value = 0.1", "value = 7.0"), "utf-8"
    )
    found, (fault,) = rules(tmp_path)
    assert found == {}
    assert "0.0" in fault.problem
