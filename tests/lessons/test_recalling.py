"""Which lessons speak on a day and why, by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.governance.finding import Finding, Hit
from graph.kinds import Lesson, PlanStep
from graph.kinds.lesson import FIGURES
from graph.kinds.vocabulary import said
from graph.lessons.links import is_address
from graph.lessons.recalling import (
    Begun,
    Broker,
    Day,
    Falling,
    Gathering,
    Recalled,
    Risk,
    learned,
    reasons,
)
from graph.measures import figure
from graph.network import Filters
from graph.rules import rules
from tests.support.columns import OPEN, columns
from tests.support.made import day

ON = date(2026, 9, 30)
FIELD = columns(
    dict.fromkeys("abcd", OPEN),
    [
        ("a", "b", "COORDINATE", (20260801, 99999999)),
        ("a", "c", "COORDINATE", (20260703, 99999999)),
        ("b", "c", "COORDINATE", (20260702, 99999999)),
        ("c", "d", "COORDINATE", (20260901, 99999999)),
    ],
    about=["rice", "food", "food", "food"],
    bases=[("a", "9011", OPEN), ("b", "9011", OPEN), ("c", "90", OPEN)],
)
MARKET = Gathering("v1", date(2026, 9, 1), "day", "ตลาดนัด", ("a", "b"), "rice", "9011")
STEP = PlanStep(uid="p1", actor="b", network="n", wanted="COLLABORATE", through="c")
TODAY = Day(ON, FIELD)


def lesson(**about: Any) -> Lesson:
    return Lesson(uid="l", text="เริ่มเล็ก", network="n", **about)


def begun(today: Day = TODAY, **about: Any) -> list[str]:
    return [reason.uid for reason in reasons(lesson(**about), today)]


def test_ties_of_the_last_days_on_the_same_issue_and_in_the_same_area_recall_it() -> None:
    assert begun(issues=("food",), areas=("90",)) == ["t0", "t1"]
    assert begun(issues=("rice",), areas=("9011",)) == ["t0"]
    assert begun(issues=("rice", "food"), areas=("9011", "90")) == ["t0", "t1"]
    assert begun(issues=("food",)) == begun(areas=("90",)) == []
    assert begun(issues=("food",), areas=("95",)) == []
    (one,) = reasons(lesson(issues=("rice",), areas=("9011",)), TODAY)
    assert one == Begun("ties", "t0", ("a", "b"), "rice", "9011", "", date(2026, 8, 1), "day")


@pytest.mark.parametrize(
    ("on", "found"),
    [
        (date(2026, 7, 31), []),
        (date(2026, 8, 1), ["t0"]),
        (date(2026, 10, 29), ["t0"]),
        (date(2026, 10, 30), []),
    ],
)
def test_a_tie_begins_from_its_first_day_for_ninety_days(on: date, found: list[str]) -> None:
    assert begun(replace(TODAY, on=on), issues=("rice",), areas=("9011",)) == found


def test_what_was_there_when_it_was_learned_or_in_its_period_begins_nothing() -> None:
    here = {"issues": ("rice",), "areas": ("9011",)}
    assert begun(learned=day("2026-07-31"), **here) == ["t0"]
    assert begun(learned=day("2026-08-01"), **here) == []
    assert begun(first=day("2026-01-01"), last=day("2026-07-31"), **here) == ["t0"]
    assert begun(last=day("2026-08-01"), **here) == []


def test_activities_and_steps_recall_it_too_each_once() -> None:
    today = replace(TODAY, activities=[MARKET], steps=[STEP])
    assert begun(today, issues=("food", "rice"), areas=("90",)) == ["v1", "t0", "t1", "p1"]
    assert begun(today, issues=("food",), areas=("90",), activities=("v1",)) == ["t0", "t1", "p1"]
    assert begun(today, issues=("rice",), areas=("90",), learned=day("2026-09-01")) == ["p1"]
    elsewhere = replace(MARKET, area="90")
    assert begun(replace(TODAY, activities=[elsewhere]), issues=("rice",), areas=("9011",)) == [
        "t0"
    ]


def test_a_tie_of_the_pair_it_is_about_recalls_it() -> None:
    assert begun(between=("a", "c")) == ["t1"]
    assert begun(between=("a", "b", "c")) == ["t0", "t1"]
    assert begun(between=("d",)) == ["t3"]
    assert begun(between=("a", "d")) == []
    (one,) = reasons(lesson(between=("a", "c")), TODAY)
    assert one == Begun("ties", "t1", ("a", "c"), day=date(2026, 7, 3), precision="day")


def test_only_ties_that_the_filters_leave_recall_it() -> None:
    here = replace(TODAY, filters=Filters(area="9011"))
    assert begun(here, issues=("food",), areas=("90",)) == ["t0"]
    assert begun(here, between=("a", "c")) == []


def test_a_broker_recalls_it_where_no_finding_tells_of_it_alone() -> None:
    today = replace(TODAY, alone={"a": 2, "d": 1}, steps=[STEP])
    named = lesson(concerns=("a", "c"))
    assert reasons(named, today) == (Broker("a", 2), Broker("c", uid="p1", to="b"))
    found = Finding(rules()[0]["sole_bridge"], Hit(("a",), {"lost": 2}), 4)
    assert reasons(named, replace(today, findings=[found])) == (
        *(Risk(found), Broker("c", uid="p1", to="b")),
    )
    both = Finding(rules()[0]["hanging_part"], Hit(("a", "b"), {}), 4)
    assert reasons(lesson(concerns=("a",)), replace(today, findings=[both])) == (
        *(Risk(both), Broker("a", 2)),
    )
    assert reasons(lesson(between=("a", "b")), replace(TODAY, findings=[both])) == (
        *(Risk(both), Begun("ties", "t0", ("a", "b"), day=date(2026, 8, 1), precision="day")),
    )
    assert reasons(lesson(between=("a", "d")), replace(TODAY, findings=[both])) == ()


@pytest.mark.parametrize(
    ("before", "now", "falls"),
    [(10, 9, True), (10, 9.1, False), (10, 12, False), (0.5, 0.0, True), (0.0, 0.0, False)],
)
def test_a_figure_falls_by_a_tenth_within_a_year(before: float, now: float, falls: bool) -> None:
    today = replace(TODAY, figures={"density": (before, now)})
    expected = (Falling("density", before, now),) if falls else ()
    assert reasons(lesson(figure="density"), today) == expected
    assert reasons(lesson(figure="ties"), today) == ()


@pytest.mark.parametrize("values", [(None, 1.0), (1.0, None), (None, None)])
def test_a_figure_that_is_not_defined_does_not_fall(
    values: tuple[float | None, float | None],
) -> None:
    assert reasons(lesson(figure="density"), replace(TODAY, figures={"density": values})) == ()


def test_lessons_count_from_the_day_they_were_learned_the_last_first() -> None:
    old, new = lesson(learned=day("2020-01-01")), lesson(learned=ON)
    unknown = lesson()
    assert learned([unknown, old, new], ON) == [new, old, unknown]
    assert learned([unknown, old, new], date(2026, 9, 29)) == [old, unknown]


def test_a_lesson_knows_whom_it_names_and_what_recalls_it() -> None:
    found = Recalled(lesson(concerns=("a",), between=("b", "c")), (Broker("a", uid="p1"),))
    assert [actor for actor in "abcd" if found.names(actor)] == ["a", "b", "c"]
    assert (found.by("p1"), found.by("p2")) == (True, False)


@pytest.mark.parametrize(
    ("link", "opens"),
    [
        ("https://example.org/เวที.pdf?x=1#y", True),
        ("HTTP://EXAMPLE.ORG", True),
        ("https://", False),
        ("https:///etc", False),
        ("https://[", False),
        ("javascript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("file:///etc/passwd", False),
        ("//example.org", False),
        (r"D:\งาน\เวที.pdf", False),
        ("http://a b.org", False),
    ],
)
def test_only_whole_web_addresses_are_opened(link: str, opens: bool) -> None:
    assert is_address(link) is opens


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_to_watch_is_one_of_the_networks_and_called_alike(name: str) -> None:
    found = figure(name)
    assert (found.whose, found.plotted) == ("network", True)
    for lang in ("th", "en"):
        assert said("figure", name, lang) == found.text("label", lang)
