"""Which records are those of a day and of a part of the network, by hand."""

from datetime import date

import pytest

from graph.kinds import Result
from graph.network import Filters
from graph.results.choosing import Choice, achieved
from tests.support.columns import OPEN, columns
from tests.support.made import day

# a, who left in 2023, was based in 9011, within 90; b worked on rice, within food
FIELD = columns(
    {"a": (0, 20230101), "b": OPEN},
    [],
    sectors={"a": "people", "b": "academia"},
    bases=[("a", "9011", (20200101, 20210101))],
    works=[("b", "rice", OPEN)],
)


@pytest.mark.parametrize(
    ("filters", "actors", "area", "issue", "holds"),
    [
        (Filters(), "", None, None, True),
        (Filters(types=("COOPERATE",)), "", None, None, True),
        (Filters(area="90"), "", "9011", None, True),
        (Filters(area="9011"), "a", "90", None, False),  # its own area comes first
        (Filters(area="90"), "a", None, None, True),
        (Filters(area="90"), "b", None, None, False),
        (Filters(area="90"), "a", "elsewhere", None, True),  # an area that nobody uses
        (Filters(area="90"), "", None, None, False),
        (Filters(issue="food"), "", None, "rice", True),
        (Filters(issue="rice"), "b", None, "food", False),
        (Filters(issue="food"), "b", None, None, True),
        (Filters(sector="people"), "a", "90", "rice", True),
        (Filters(sector="people"), "b", "90", "rice", False),
        (Filters(sector="people", area="90"), "b", "90", None, False),
        (Filters(network="net"), "a", None, None, False),
    ],
)
def test_a_record_is_chosen_by_its_own_place_else_by_whose_it_is(
    filters: Filters, actors: str, area: str | None, issue: str | None, holds: bool
) -> None:
    assert Choice(FIELD, filters).holds(tuple(actors), area, issue) is holds


def test_results_count_from_their_day_the_last_first() -> None:
    made = [
        Result(uid="r1", text="ก", achieved=day("2025-01-01")),
        Result(uid="r2", text="ข"),
        Result(uid="r3", text="ค", achieved=day("2026-01-01")),
        Result(uid="r4", text="ง", achieved=day("2025-01-01")),
    ]
    everything = Choice(FIELD, Filters())
    told = {"2024-12-31": ["r2"], "2025-01-01": ["r1", "r4", "r2"]}
    for on, uids in told.items():
        found = achieved(made, date.fromisoformat(on), everything)
        assert [each.uid for each in found] == uids
    assert achieved(made, day("2026-01-01"), everything)[0].uid == "r3"
