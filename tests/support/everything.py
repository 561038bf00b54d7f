"""A small network with a record of every kind, and a history: written, corrected, taken out."""

from dataclasses import replace

from graph.journal import Note, write
from graph.kinds import (
    KINDS,
    Activity,
    Actor,
    Area,
    Base,
    Case,
    Change,
    Contact,
    Distinct,
    Interest,
    Issue,
    Lesson,
    ManagedNetwork,
    Mapping,
    Membership,
    Mentoring,
    Offer,
    PlanStep,
    Postponement,
    Promise,
    Record,
    Result,
    Setting,
    Stake,
    Tie,
    Way,
    Work,
)
from graph.store import Store
from tests.support.made import day

NOTE = Note(
    who="สมศรี",
    channel="test",
    why="ทดสอบ\n“สองบรรทัด”",
    file_hash="ab" * 32,
    files=("ก.xlsx", "b.csv"),
)
KIND_OF = {cls: kind for kind, cls in KINDS.items()}
DATED = {"since": day("2020-02-29"), "since_precision": "day"}

RECORDS: tuple[Record, ...] = (
    Area(
        uid="90",
        name="สงขลา",
        level="province",
        name_en="Songkhla",
        latitude=7.065,
        longitude=100.5,
    ),
    Area(uid="9011", name="หาดใหญ่", level="district", within="90"),
    Issue(uid="i1", name="เกษตรอินทรีย์"),
    Issue(uid="i2", name="ผัก; ผลไม้", part_of="i1"),
    Actor(uid="007", name='=HYPERLINK("x")', kind="person", sector="people", ids=("crm:7",)),
    Actor(
        uid="a1", name="กลุ่ม, ก", kind="group", aliases=("ก;ข", "ก"), note="สองบรรทัด\nครับ", **DATED
    ),
    Actor(
        uid="a\\2", name="\\ \" ' ` 😀", kind="organisation", extra=("สี=แดง",), place="ที่ไหนสักแห่ง"
    ),
    Actor(uid="ก1", name="ไทย", kind="person", until=day("2024-01-01"), until_precision="year"),
    Actor(uid="😀", name="NA", kind="person", sources=("ทะเบียน",)),
    ManagedNetwork(uid="n1", name="เครือข่าย", us=("a1", "007"), vision="ร่วมกัน", form="lead"),
    Base(uid="b1", actor="a1", area="9011", **DATED),
    Work(uid="w1", actor="a1", issue="i2"),
    Membership(uid="m1", member="007", of="a1", role="ประธาน"),
    Membership(uid="m2", member="a1", of="n1", **DATED),
    Tie(uid="t1", type="COLLABORATE", start="a1", end="007", frequency=12.0, trust=3.5, **DATED),
    Tie(uid="t0", type="COOPERATE", start="007", end="ก1", through="a1", stated=False),
    Tie(uid="t2", type="COORDINATE", start="😀", end="a\\2", about="i1", mutual=True, note='"'),
    Activity(
        uid="v1",
        date=day("2024-05-01"),
        date_precision="month",
        title="ประชุม",
        minutes=90,
        participants=("007", "a1", "ก1"),
        host="a1",
        about="i1",
        area="9011",
        budget=1500.5,
        concerns=("😀",),
        outcome="asked",
    ),
    Activity(uid="v2", date=day("2024-06-01"), date_precision="day", title="ไม่มีใครมา"),
    Contact(
        uid="c1", actor="a1", name="ผู้ประสาน", phone="081", email="x@example.org", basis="consent"
    ),
    Stake(uid="k1", actor="007", network="n1", groups=("influenced",), influence="high"),
    PlanStep(uid="p1", actor="ก1", network="n1", wanted="COLLABORATE", due=day("2027-01-01")),
    Lesson(
        uid="l1",
        text="เรียนรู้",
        network="n1",
        concerns=("007", "a1"),
        learned=day("2025-01-01"),
        between=("007", "ก1"),
        activities=("v1",),
        issues=("i1", "i2"),
        areas=("9011",),
        first=day("2024-01-01"),
        first_precision="year",
        last=day("2024-12-31"),
        last_precision="year",
        figure="density",
        links=("https://example.org/a;b", "D:\\งาน\\"),
    ),
    Offer(uid="h1", actor="007", what="need", text="=เมล็ดพันธุ์", about="i2", **DATED),
    Result(
        uid="r1",
        text="โรงพยาบาลรับซื้อผัก; ทุกสัปดาห์",
        sort="market",
        achieved=day("2024-05-01"),
        achieved_precision="month",
        area="9011",
        actors=("007", "a1"),
        activities=("v1",),
        about="i1",
        sources=("สัญญา",),
    ),
    Result(uid="r2", text="ยังไม่รู้วัน"),
    Promise(
        uid="y1",
        text="ส่งผักทุกวันพุธ\n“ครบ”",
        who=("007",),
        whom=("a1", "😀"),
        activity="v1",
        about="i1",
        made=day("2024-05-01"),
        made_precision="month",
        due=day("2024-12-31"),
        due_precision="year",
        kept="kept",
        settled=day("2024-11-02"),
        settled_precision="day",
    ),
    Way(uid="u1", network="n1", matter="meeting", text="พบกันทุกเดือน", frequency=12.0, **DATED),
    Way(uid="u2", network="n1", matter="office", text="วาระสองปี", years=2),
    Mentoring(uid="e1", mentor="a1", mentored="007", note="ดูแลกัน", **DATED),
    Interest(uid="j1", actor="007", text="ถือหุ้น", concerns=("a1", "ก1"), **DATED),
    Case(
        uid="f1",
        rule="sole_bridge",
        network="n1",
        severity="high",
        status="accepted",
        opened=day("2026-01-01"),
        concerns=("007", "n1"),
        figures='{"lost": 4}',
        owner="สมศรี",
        reason="ยอมรับ\nได้",
        due=day("2026-12-31"),
    ),
    Distinct(uid="d1", one="007", other="ก1"),
    Postponement(
        uid="o1",
        one="007",
        other="a1",
        about="contact",
        since=day("2026-01-01"),
        until=day("2026-02-01"),
    ),
    Mapping(uid="x1", name="old.graphml", text='{"a": [1, "ข"]}'),
    Setting(uid="strength.half_life", value="90"),
)
"""Names and texts of the kinds that break files: quotes, separators, lines, formulas, emoji."""


def changes() -> list[Change]:
    """The changes that put all of it in, in the order of a plan."""
    made = [Change(KIND_OF[type(record)], record.uid, None, record) for record in RECORDS]
    order = list(KINDS)
    return sorted(made, key=lambda change: (order.index(change.kind), change.uid))


def fill(store: Store) -> None:
    """Writes it: everything, then one actor corrected twice, then a plan step taken out."""
    write(store, changes(), NOTE)
    actor = next(r for r in RECORDS if r.uid == "007")
    plan = next(r for r in RECORDS if r.uid == "p1")
    for before, note in ((actor, "ย้าย"), (replace(actor, note="ย้าย"), "กลับ")):  # type: ignore[type-var]
        after = replace(before, note=note)  # type: ignore[type-var]
        write(store, [Change("actors", "007", before, after)], NOTE)
    write(store, [Change("plans", "p1", plan, None)], Note("สมชาย", "command"))
    write(store, [Change("plans", "p1", None, plan)], Note("สมชาย", "command"))
