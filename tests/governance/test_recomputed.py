"""Every rule of governance is what its texts say: worked out again from exports, rule by rule.

Of the seed, and of networks that set traps. What differs is listed, and why.
"""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from graph import network
from graph.cli.governance import rows_of
from graph.governance.gathering import gather
from graph.governance.judging import judge
from graph.kinds import (
    Area,
    Base,
    Contact,
    Interest,
    Issue,
    ManagedNetwork,
    Mentoring,
    PlanStep,
    Promise,
    Record,
    Stake,
    Tie,
    Way,
    Work,
)
from graph.network import Snapshot
from graph.service import open_service
from graph.store import Store
from tests.conftest import use
from tests.export.test_export import SEED
from tests.governance.test_governance import found as case
from tests.governance.test_governance import member, met
from tests.support.command import saan
from tests.support.made import KIND_OF, actor, day, put, tie
from tests.support.recomputed import RULES, Again, Found, Said, found, tables

KIND_OF |= {Stake: "stakes", Contact: "contacts", Way: "ways"}
KIND_OF |= {Mentoring: "mentors", Interest: "interests", Promise: "promises"}


def pairs_of(text: str, **more: Any) -> list[Tie]:
    """The ties of "ab cd": the tightest, unless said."""
    return [tie(one, other, **{"uid": f"{one}-{other}", **more}) for one, other in text.split()]


COORDINATOR, DEPUTY, MEMBER = "ผู้ประสานงาน", "รองผู้ประสานงาน", "สมาชิก"

LEAVING: tuple[Record, ...] = (
    ManagedNetwork(uid="net", name="หนึ่ง", us=("a",), form="shared"),
    ManagedNetwork(uid="other", name="สอง", us=("q",), form="lead"),
    ManagedNetwork(uid="third", name="สาม"),
    *(actor(uid, sector="people" if uid < "j" else "government") for uid in "abcdehijkl"),
    *(actor(uid, since=day("2025-12-01")) for uid in "qrs"),  # a part that came later
    *(actor(uid, kind="organisation") for uid in "fg"),
    *(actor(uid) for uid in (*"mntuvwy", "z1", "z2", "z3", "z4", "z5", "z6")),
    actor("x", until=day("2026-03-01")),  # gone, and what hangs on them left open
    *pairs_of("ab ac bc ad dh hi", frequency=12.0, mutual=True, trust=4.0),
    *pairs_of("ej jk mn ax bx xw af ag", frequency=2.0, sources=("ทะเบียน",)),
    *pairs_of("qr", since=day("2026-01-01")),
    *pairs_of("rs kl ae", type="COOPERATE", since=day("2026-06-20"), frequency=6.0),
    *pairs_of("nc", until=day("2024-05-01")),
    *pairs_of("ta ua va", until=day("2026-02-01"), mutual=False),
    tie("z6", "a", uid="z6-a", since=day("2020-01-01"), until=day("2021-01-01")),
    *(Stake(uid=f"s{at}", actor=f"z{at}", network="net") for at in (1, 2, 3, 6)),
    member("m1", "a", "net", role=COORDINATOR, since=day("2015-01-01"), until=day("2020-01-01")),
    member("m2", "a", "net", role=COORDINATOR, since=day("2020-01-01"), until=day("2026-09-01")),
    member("m3", "c", "net", role=COORDINATOR, since=day("2026-09-01")),
    member("m4", "b", "net", role=DEPUTY, since=day("2018-01-01")),
    member("m5", "c", "net", role=MEMBER, since=day("2018-01-01")),
    member("m6", "x", "other", role=COORDINATOR, since=day("2019-01-01")),
    member("m7", "r", "other", role=DEPUTY, since=day("2026-01-01")),
    member("m8", "j", "net", role=MEMBER, since=day("2018-01-01"), until=day("2026-02-01")),
    member("m9", "j", "net", role="เหรัญญิก", since=day("2026-02-01")),
    member("m10", "k", "net", role=MEMBER, since=day("2025-09-01")),
    member("m11", "l", "net", role=MEMBER, since=day("2026-01-15")),
    member("m12", "h", "net", role=MEMBER, since=day("2026-06-01")),
    member("m13", "w", "third", role=COORDINATOR, since=day("2010-01-01")),
    *(member(f"f{uid}", uid, "f", role=role) for uid, role in (("b", "กรรมการ"), ("c", "ประธาน"))),
    *(member(f"g{uid}", uid, "g", role=role) for uid, role in (("b", MEMBER), ("c", "เลขานุการ"))),
    *(member(f"g{uid}", uid, "g") for uid in "aj"),
    met("v1", "2026-04-01", "fg", host="f", budget=100_000.0, sources=("สัญญา",)),
    met("v2", "2025-12-01", "abf", host="f", budget=50_000.0, sources=("สัญญา",)),
    met("v3", "2026-02-01", "dh", budget=500_000.0, area="9101"),  # money without a host
    *(met(f"o{at}", f"2023-0{at}-01", "ab", budget=1.0, host="x") for at in range(1, 8)),
    met("v9", "2025-09-01", "a", host="x", budget=2_000_000.0),  # money of who has left
    met("v4", "2026-05-01", "ab", decisions="x", about="rice"),
    met("v5", "2026-01-10", "ab", decisions="y", sources=("รายงาน",), kind="ประชุม"),
    met("v6", "2025-02-01", "ab", decisions="z", about="water", host="x"),
    met("v7", "2024-02-01", "abcdhx", decisions="w", area="9001"),
    met("v8", "2026-03-10", "j", host="e"),  # the host was there
    *(met(f"r{at}", f"2026-0{at % 6 + 1}-15", "", host="b", outcome="asked") for at in range(7)),
    *(met(f"n{at}", "2026-01-20", "", outcome="asked", concerns=("z5",)) for at in range(4)),
    *(Area(uid=uid, name=uid, level="province") for uid in ("90", "91")),
    *(Area(uid=f"{uid}01", name=f"{uid}01", level="district", within=uid) for uid in ("90", "91")),
    *(Base(uid=f"b{uid}", actor=uid, area="9001") for uid in "abcdx"),
    *(Base(uid=f"b{uid}", actor=uid, area="9101") for uid in "ehijk"),
    *(Issue(uid=uid, name=uid) for uid in ("food", "water")),
    Issue(uid="rice", name="rice", part_of="food"),
    *(Work(uid=f"w{uid}", actor=uid, issue="food") for uid in "abx"),
    *(Work(uid=f"w{uid}", actor=uid, issue="rice") for uid in "cl"),
    *(Work(uid=f"w{uid}", actor=uid, issue="water") for uid in "dehi"),
    PlanStep(uid="p1", actor="d", network="net", wanted="COORDINATE", due=day("2026-01-01")),
    PlanStep(uid="p2", actor="h", network="net", wanted="COOPERATE", due=day("2026-05-01")),
    PlanStep(uid="p3", actor="x", network="net", wanted="COORDINATE", due=day("2026-01-01")),
    PlanStep(uid="p4", actor="z4", network="net", wanted="loose", due=day("2026-06-20")),
    Way(uid="u1", network="net", matter="meeting", text="ทุกเดือน", frequency=12.0),
    Way(
        uid="u2",
        network="other",
        matter="assessment",
        text="ทุกปี",
        frequency=1.0,
        since=day("2024-01-01"),
    ),
    Way(uid="u3", network="third", matter="office", text="วาระ 16 ปี", years=16),
    Mentoring(uid="e1", mentor="c", mentored="l", since=day("2026-06-30")),
    Mentoring(uid="e2", mentor="x", mentored="r"),  # who is gone
    Interest(uid="j1", actor="c", text="ที่ดิน", concerns=("g",), until=day("2026-05-01")),
    Promise(uid="y1", text="ก", who=("a", "x"), due=day("2026-01-01")),
    Promise(uid="y2", text="ข", due=day("2026-01-10"), kept="kept", settled=day("2026-06-01")),
    Promise(uid="y3", text="ค", who=("b",), due=day("2026-01-10"), kept="broken"),
    Promise(uid="y4", text="ง", who=("b",), due=day("2026-06-01")),
    Promise(uid="y5", text="จ", who=("b",), made=day("2026-07-01"), due=day("2026-01-10")),
    Promise(uid="y6", text="ฉ", who=("b",)),
    Contact(uid="c1", actor="a", name="a", basis="consent"),
    Contact(uid="c2", actor="b", name="b"),
    Contact(uid="c3", actor="x", name="x"),
    case("f-1", status="open", opened=day("2026-01-01")),
    case("f-2", status="open", owner="สมศรี"),
    case("f-3", status="gone", closed=day("2026-02-01")),
)
"""Who left with links open, money without a host, deputies, names that were only thought of …"""

HALF: tuple[Record, ...] = (
    ManagedNetwork(uid="net", name="หนึ่ง", us=("a",), form="shared"),
    ManagedNetwork(uid="other", name="สอง", us=("f",), form="administrative"),
    *(actor(uid, sector="people") for uid in "abcdefghijkl"),
    actor("o", kind="organisation", sector="government"),
    *pairs_of("ab ac ad ae", trust=1.0, mutual=True),
    *(member(f"m{uid}", uid, "net", role=MEMBER) for uid in "abcde"),
    *(member(f"m{uid}", uid, "other") for uid in "fgh"),
    *(met(f"v{at}", f"2026-0{at}-01", "ab", host="o", budget=1000.0) for at in range(1, 4)),
    *(met(f"w{at}", f"2026-0{at}-02", "cd", sources=("รายงาน",)) for at in range(1, 6)),
    *(met(f"y{at}", f"202{at}-01-01", "ab", budget=1.0, sources=("สัญญา",)) for at in range(5)),
    met("z1", "2025-01-01", "cd", about="food", area="90", decisions="x"),
    met("z2", "2025-01-02", "abcdefgh", decisions="x", sources=("รายงาน",)),
    Area(uid="90", name="90", level="province"),
    Issue(uid="food", name="food"),
    *(Work(uid=f"k{uid}", actor=uid, issue="food") for uid in "cd"),
    PlanStep(uid="p1", actor="f", network="net", wanted="COORDINATE", due=day("2026-12-01")),
)
"""Half of what would be needed to judge: some hosts, little trust, plain members, old money."""

RING = "abcdefghijklmnopqrst"

CIRCLE: tuple[Record, ...] = (
    *(actor(uid) for uid in (*RING, *"uvwxyz", *"ABCD")),
    *pairs_of("uv uw ux vw vx wx uA vB wC xD"),
    *pairs_of(" ".join(map("".join, pairwise(RING))), mutual=False, frequency=2.0),
    *pairs_of(" ".join(map("".join, pairwise(RING[::-1]))), mutual=False, until=day("2026-01-01")),
    *pairs_of(" ".join(map("".join, zip(RING[:-2], RING[2:], strict=True))), mutual=False),
    *pairs_of("yz", since=day("2026-05-01"), frequency=4.0),  # too new to be silent
    *(met(f"v{uid}", "2026-06-01", f"{uid}y") for uid in RING),
    met("h1", "2026-05-01", "a", host="b"),
    met("h2", "2026-05-02", "cd"),
    met("h3", "2025-01-02", "ef"),  # long ago
    met("h4", "2026-06-02", "z"),
)
"""Four who know each other hold the outside; ties that one side let go; ties on paper."""


DATA: dict[str, tuple[tuple[Record, ...], tuple[str, ...]]] = {
    "seed": ((), ("2021-03-01", "2022-06-30", "2023-12-31", "2024-09-30", "2026-09-30")),
    "leaving": (LEAVING, ("2026-02-15", "2026-06-30")),
    "half": (HALF, ("2026-06-30",)),
    "circle": (CIRCLE, ("2026-06-30", "2027-03-01")),
}

FIRES = {
    "seed": {
        *("budget_share", "sole_bridge", "cut_off", "hanging_part", "paper_ties"),
        *("quiet_issues", "no_coordinator", "governance_form", "broker_share", "host_share"),
        *("sector_share", "fragmentation", "no_mentor", "overdue_plans", "overdue_promises"),
        *("assessment", "personal_basis"),
    },
    "leaving": {
        *("broker_share", "budget_share", "bus_factor", "cut_off", "drifting", "fragmentation"),
        *("hanging_part", "host_share", "isolated", "no_coordinator", "no_mentor", "no_successor"),
        *("office_share", "overdue_plans", "overloaded", "quiet_issues", "quiet_areas", "same_few"),
        *("sector_share", "sole_bridge", "two_hats", "unowned", "unsourced_budgets"),
        *("unsourced_decisions", "unsourced_ties", "term_ending", "long_tenure"),
        *("meeting_rhythm", "assessment", "personal_basis", "overdue_promises"),
    },
    "half": {
        *("budget_share", "bus_factor", "fragmentation", "governance_form", "isolated", "no_roles"),
        *("sole_bridge", "unsourced_decisions", "unsourced_ties"),
    },
    "circle": {
        *("fragmentation", "paper_ties", "silent_ties", "stale_records", "unsourced_ties"),
        *("closed_core", "falling_reciprocity"),
    },
}
"""What the program finds on some day of each."""


@pytest.mark.parametrize("name", DATA)
def test_every_rule_is_what_its_texts_say(
    name: str,
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    records, days = DATA[name]
    use(store.target, monkeypatch)
    if name == "seed":
        assert saan("import", "areas:th", str(SEED)) == 0
    else:
        put(store, *records)
    assert saan("export", str(tmp_path / "net.json")) == 0
    held, service = tables(tmp_path / "net.json"), open_service()
    unlike: dict[tuple[str, str, str], tuple[Said, Said]] = {}
    fires: set[str] = set()
    for on in days:
        said = told(judged(service.snapshot(day(on))))
        again = Again(held, pd.Timestamp(on))
        for rule in RULES:
            expected = getattr(again, rule)()
            if not alike(expected, said[rule]):
                unlike[name, on, rule] = (expected, said[rule])
        fires |= {rule for rule in RULES if said[rule]}
    assert unlike == {}
    assert fires == FIRES[name]


def judged(snapshot: Snapshot) -> dict[str, Any]:
    """What all rules say of the whole, as the command writes it, whatever networks there are."""
    report = judge(gather(snapshot))
    rows = rows_of(report, {}, network.names(snapshot), "en")
    missing = [{"rule": each.rule.name} for each in report.not_assessed]
    written: dict[str, Any] = json.loads(
        json.dumps({"findings": rows, "not_assessed": missing}, default=str)
    )
    return written


def told(report: dict[str, Any]) -> dict[str, Said]:
    """What the program says of every rule."""
    said: dict[str, Said] = {rule: [] for rule in RULES}
    said |= {each["rule"]: None for each in report["not_assessed"]}
    for each in report["findings"]:
        said[each["rule"]] = [
            *(said[each["rule"]] or []),
            found(*each["concerns"], **each["figures"]),
        ]
    return said


def alike(expected: Said, said: Said) -> bool:
    """Whether both find the same, with the figures that were expected."""
    if not expected or not said:
        return expected == said
    rest = list(said)
    for each in expected:
        same = [other for other in rest if matches(each, other)]
        if not same:
            return False
        rest.remove(same[0])
    return not rest


def matches(expected: Found, said: Found) -> bool:
    own = {name: said.figures.get(name) for name in expected.figures}
    return expected.concerns == said.concerns and all(
        own[name] == (pytest.approx(value, abs=1e-6) if isinstance(value, float) else value)
        for name, value in expected.figures.items()
    )
