"""What a write touches is worked out anew, and nothing else."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from graph import brokers, calendar, edit, settings, strength, whatif
from graph.base.config import Preferences
from graph.edit import Edit
from graph.kinds import Activity
from graph.network import Columns, Snapshot
from graph.service import Service
from graph.store import Store
from tests.support.columns import OPEN, columns
from tests.support.made import actor, put, tie

ON = date(2026, 9, 30)
WHO = "สมศรี"


@pytest.fixture
def service(store: Store) -> Service:
    meeting = Activity(
        uid="m", title="ประชุม", date=date(2026, 5, 1), date_precision="day", participants=("a",)
    )
    put(store, *map(actor, "abc"), tie("a", "b"), tie("b", "c"), meeting)
    return Service(store, Preferences())


def answers(snapshot: Snapshot) -> dict[str, Any]:
    """What is kept of questions that a write may touch, by name."""
    return {
        "scorecard": strength.scorecard(snapshot),
        "brokers": brokers.brokers(snapshot),
        "what if": whatif.whatif(snapshot, whatif.Trial(remove=("b",))),
        "pairs": strength.pairs(snapshot),
        "due": calendar.due(snapshot),
        "options": settings.options(snapshot),
    }


def anew(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    """The names of what was worked out again."""
    return {name for name, answer in after.items() if answer is not before[name]}


def test_a_meeting_costs_what_rests_on_meetings_and_a_tie_what_rests_on_ties(
    service: Service,
) -> None:
    first = answers(service.snapshot(ON))
    assert anew(first, answers(service.snapshot(ON))) == set()

    met = {"title": "พบกัน", "date": "2026-09-01", "participants": "a; b"}
    assert service.edit(Edit("add", "activities", met), WHO)
    after = answers(service.snapshot(ON))
    assert anew(first, after) == {"pairs", "due", "options"}
    assert after["options"] == first["options"]

    held = edit.record(service.store, "activities", "m")
    assert service.edit(Edit("correct", "activities", {"decisions": "พบกันทุกเดือน"}, held), WHO)
    noted = answers(service.snapshot(ON))
    assert anew(after, noted) == {"options"}

    tied = {"from": "a", "to": "c", "type": "COOPERATE", "since": "2026-01-01"}
    write = service.edit(Edit("add", "ties", tied), WHO)
    assert write
    more = answers(service.snapshot(ON))
    assert anew(noted, more) == {"scorecard", "brokers", "what if", "pairs", "due", "options"}
    assert (noted["scorecard"]["pairs"], more["scorecard"]["pairs"]) == (2, 3)

    service.undo(write.batch, WHO)
    undone = answers(service.snapshot(ON))
    assert anew(noted, undone) == {"options"}


def test_a_setting_costs_what_is_worked_out_with_it(service: Service) -> None:
    first = answers(service.snapshot(ON))
    assert service.edit(Edit("add", "settings", {"name": "strength.half_life", "value": "90"}), WHO)
    after = answers(service.snapshot(ON))
    assert anew(first, after) == {"pairs", "due", "options"}


def test_a_question_that_said_it_reads_no_meetings_can_not() -> None:
    made = columns(dict.fromkeys("ab", OPEN), [], attended=[(20260101, "a b")])
    assert made.attended.days.tolist() == [20260101]
    with pytest.raises(AssertionError, match="ask for `columns`"):
        made.tied.attended.days  # noqa: B018


def test_the_version_of_the_columns_is_that_of_their_content() -> None:
    def made(until: int, meeting: int) -> Any:
        ties = [("a", "b", "COLLABORATE", (0, until))]
        return columns(dict.fromkeys("ab", OPEN), ties, attended=[(meeting, "a b")]).versions

    first = made(99999999, 20260101)
    assert made(99999999, 20260101) == first
    assert made(20260101, 20260101)["tied"] != first["tied"]
    later = made(99999999, 20260102)
    assert later["tied"] == first["tied"]
    assert later["columns"] != first["columns"]


def test_every_part_of_the_columns_is_in_their_version() -> None:
    full = columns(
        dict.fromkeys("ab", OPEN),
        [("a", "b", "COLLABORATE", OPEN)],
        bases=[("a", "90", OPEN)],
        works=[("a", "food", OPEN)],
        members=[("a", "net", OPEN)],
        attended=[(20260101, "a b")],
    )
    names = [each.name for each in fields(full) if each.name != "counter"]
    other = [replace(full, **{name: getattr(Columns.empty(), name)}) for name in names]
    assert len({each.versions["columns"] for each in (full, *other)}) == 1 + len(names)
    assert len({each.versions["tied"] for each in (full, *other)}) == len(names)
