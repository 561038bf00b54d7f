"""Where a promise stands, by hand."""

import pytest

from graph.kinds import Promise
from graph.results.pledging import pledges
from tests.support.made import day

MADE = Promise(uid="y", text="ส่งพันธุ์ข้าว", made=day("2026-01-10"), due=day("2026-03-31"))
KEPT = Promise(uid="y", text="ก", due=day("2026-03-31"), kept="kept", settled=day("2026-05-01"))


@pytest.mark.parametrize(
    ("promise", "on", "stands"),
    [
        (MADE, "2026-01-09", []),
        (MADE, "2026-01-10", [("open", 0)]),
        (MADE, "2026-03-31", [("open", 0)]),
        (MADE, "2026-04-01", [("overdue", 1)]),
        (KEPT, "2026-04-30", [("overdue", 30)]),
        (KEPT, "2026-05-01", [("kept", 0)]),
        (Promise(uid="y", text="ก"), "2030-01-01", [("open", 0)]),
        (Promise(uid="y", text="ก", kept="broken"), "2020-01-01", [("broken", 0)]),
    ],
)
def test_a_promise_is_overdue_from_the_day_after_its_last_until_it_is_settled(
    promise: Promise, on: str, stands: list[tuple[str, int]]
) -> None:
    assert [(each.state, each.late) for each in pledges([promise], day(on))] == stands


def test_the_longest_overdue_come_first_and_the_settled_last() -> None:
    given = [
        Promise(uid="settled early", text="ก", kept="broken", settled=day("2026-01-01")),
        Promise(uid="settled late", text="ก", kept="released", settled=day("2026-02-01")),
        Promise(uid="no day", text="ก"),
        Promise(uid="open", text="ก", due=day("2026-12-31")),
        Promise(uid="late", text="ก", due=day("2026-05-31")),
        Promise(uid="later", text="ก", due=day("2026-04-30")),
    ]
    assert [each.promise.uid for each in pledges(given, day("2026-06-30"))] == [
        *("later", "late", "open", "no day", "settled late", "settled early")
    ]
