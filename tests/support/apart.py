"""Two networks in one database: the forest's and the water's, and who is tied across.

Every name and number occurs once, so that it is told whose it is.
"""

from graph.kinds import (
    Activity,
    Contact,
    Lesson,
    ManagedNetwork,
    Membership,
    PlanStep,
    Record,
    Stake,
)
from tests.support.made import actor, day, tie

FOREST, WATER = "forest", "water"
MEMBER = "p1"
"""A person of the forest's network."""

NAMES = {
    "p1": "บุญมี",
    "p2": "คำปุ่น",
    "p3": "จันทร์เพ็ญ",
    "p4": "อินตา",
    "g1": "กลุ่มเห็ดริมเขา",
    "o1": "สำนักป่าสมมติ",
    "o2": "สำนักน้ำสมมติ",
    "g2": "กลุ่มฝายต้นน้ำ",
}
OF = {FOREST: ("g1", "o1", "p1", "p2"), WATER: ("g2", "o2", "p3", "p4")}
PHONES = {"p1": "081 000 0001", "p2": "081 000 0002", "p3": "081 000 0003"}
VISION = {FOREST: "ป่าอยู่ได้คนอยู่ดี", WATER: "น้ำสะอาดทุกหมู่บ้าน"}

SECRET = {"plan": "ชวนคุยที่ท่าเรือ", "stake": "กลัวน้ำท่วมนา", "lesson": "ฝายพังเพราะรีบ"}
"""What the water's network keeps of the member who was once its own."""


def records() -> tuple[Record, ...]:
    """All of them. The member left the water's network at the beginning of 2025."""
    sorts = {"p": "person", "g": "group", "o": "organisation"}
    every = [actor(uid, name=name, kind=sorts[uid[0]]) for uid, name in NAMES.items()]
    networks = [
        ManagedNetwork(uid=FOREST, name="เครือข่ายป่า", us=("p2",), vision=VISION[FOREST]),
        ManagedNetwork(uid=WATER, name="เครือข่ายน้ำ", us=("p4",), vision=VISION[WATER]),
    ]
    members = [
        Membership(uid=f"m-{uid}", member=uid, of=of) for of, uids in OF.items() for uid in uids
    ]
    once = Membership(uid="m-once", member=MEMBER, of=WATER, until=day("2025-01-01"))
    ties = [
        tie("p1", "o1", trust=3.0, note="ไม่ค่อยไว้ใจกัน"),
        tie("p1", "p2"),
        tie("o1", "g1"),
        tie("p2", "p3"),
        tie("o1", "o2"),
        tie("o2", "g2"),
        tie("p3", "p4"),
    ]
    contacts = [
        Contact(uid=f"c-{uid}", actor=uid, name=f"โทร {uid}", phone=phone)
        for uid, phone in PHONES.items()
    ]
    met = Activity(
        uid="v1",
        date=day("2026-05-01"),
        date_precision="day",
        title="ปลูกป่าชายเลน",
        participants=("p1", "p2"),
    )
    of_water = (
        PlanStep(
            uid="s1", actor=MEMBER, network=WATER, wanted="COLLABORATE", method=SECRET["plan"]
        ),
        Stake(uid="k1", actor=MEMBER, network=WATER, what_matters=SECRET["stake"]),
        Lesson(uid="l1", network=WATER, text=SECRET["lesson"], concerns=(MEMBER,)),
    )
    return (*every, *networks, *members, once, *ties, *contacts, met, *of_water)
