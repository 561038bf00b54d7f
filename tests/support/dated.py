"""A small network in which all that is dated is so from one known day to another.

It begins on 10 March 2020 and has its last day on 20 March; only `a`, `b` and the ties of both to
`c` are always there.
"""

from pathlib import Path
from typing import Any

from graph.base import config
from graph.journal import write
from graph.kinds import (
    KINDS,
    Activity,
    Area,
    Base,
    Change,
    Issue,
    ManagedNetwork,
    Membership,
    Record,
    Stake,
    Tie,
    Work,
)
from graph.service import Service
from graph.store import Store
from tests.conftest import empty
from tests.support.made import NOTE, actor, day

BEFORE, FIRST, LAST, AFTER = (day(f"2020-03-{n:02d}") for n in (9, 10, 20, 21))
DAYS = (BEFORE, FIRST, LAST, AFTER)
SPAN: dict[str, Any] = {
    "since": FIRST,
    "since_precision": "day",
    "until": AFTER,
    "until_precision": "day",
}
ASKED: dict[str, Any] = {
    **{"concerns": ("c",), "outcome": "asked"},
    **{"decisions": "ตกลง", "budget": 100.0},
}
KIND_OF = {cls: kind for kind, cls in KINDS.items()}

RECORDS: tuple[Record, ...] = (
    Area(uid="90", name="สงขลา", level="province"),
    Area(uid="9011", name="หาดใหญ่", level="district", within="90"),
    Issue(uid="food", name="อาหาร"),
    Issue(uid="rice", name="ข้าว", part_of="food"),
    actor("a", sector="people"),
    actor("b", sector="people"),
    actor("c", sector="government", **SPAN),
    ManagedNetwork(uid="net", name="เครือข่าย", us=("a",)),
    Base(uid="base", actor="a", area="9011", **SPAN),
    Work(uid="work-a", actor="a", issue="rice", **SPAN),
    Work(uid="work-b", actor="b", issue="food"),
    Membership(uid="member", member="a", of="net", role="ประธาน", **SPAN),
    Membership(uid="fellow", member="b", of="c", **SPAN),
    Stake(uid="stake", actor="b", network="net", influence="high", **SPAN),
    Tie(uid="ab", type="COORDINATE", start="a", end="b", frequency=12.0, **SPAN),
    Tie(uid="ac", type="COLLABORATE", start="a", end="c", about="food", sources=("ทะเบียน",)),
    Tie(uid="bc", type="COOPERATE", start="c", end="b", sources=("ทะเบียน",)),
    *(
        Activity(
            uid=uid,
            date=on,
            date_precision="day",
            title=uid,
            participants=("a", "b"),
            host="b",
            about="food",
            area="90",
            **more,
        )
        for uid, on, more in (("opening", FIRST, ASKED), ("closing", LAST, {}))
    ),
)
"""Ties in force: `ab`, `ac` and `bc` from FIRST to LAST; else none, for `c` is not there."""


def fill(store: Store, records: tuple[Record, ...]) -> None:
    empty(store)
    order = list(KINDS)
    made = [Change(KIND_OF[type(one)], one.uid, None, one) for one in records]
    write(store, sorted(made, key=lambda one: order.index(one.kind)), NOTE)


def opened(store: Store, home: Path) -> Service:
    """The readings of RECORDS alone."""
    fill(store, RECORDS)
    return Service(store, config.preferences(home), home)


def uids(rows: list[dict[str, Any]]) -> str:
    return " ".join(sorted(row["uid"] for row in rows))
