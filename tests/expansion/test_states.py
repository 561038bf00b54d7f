"""Where a step of the plan stands, by hand."""

from datetime import date

import pytest

from graph.expansion.states import reached
from tests.support.columns import OPEN, columns

PLANNED = date(2024, 1, 1)
THEN = columns(
    {"us": OPEN, "a": OPEN, "b": OPEN, "c": OPEN, "gone": (0, 20250101)},
    [
        ("us", "a", "COOPERATE", (20200101, 20240601)),
        ("a", "us", "COLLABORATE", (20240601, 20250601)),
        ("us", "a", "COORDINATE", (20250601, 99999999)),
        ("us", "c", "COLLABORATE", (20200101, 20230101)),
        ("us", "gone", "COORDINATE", (20240301, 99999999)),
    ],
    attended=[(20240301, "us b"), (20240401, "a c")],
)


@pytest.mark.parametrize(
    ("on", "actor", "wanted", "state", "level", "since"),
    [
        ("2024-05-31", "a", "COLLABORATE", "planned", 1, 0),
        ("2024-06-01", "a", "COLLABORATE", "woven", 3, 20240601),
        ("2025-05-31", "a", "COLLABORATE", "woven", 3, 20240601),
        ("2025-06-01", "a", "COLLABORATE", "faded", 2, 20240601),
        ("2025-06-01", "a", "COORDINATE", "woven", 2, 20240601),
        ("2024-05-31", "a", "loose", "woven", 1, 20240101),
        ("2024-02-29", "b", "COOPERATE", "planned", 0, 0),
        ("2024-03-01", "b", "COOPERATE", "begun", 0, 0),
        # what ended before it was planned has not faded since
        ("2025-01-01", "c", "COLLABORATE", "planned", 0, 0),
        ("2024-12-31", "gone", "COORDINATE", "woven", 2, 20240301),
        ("2025-01-01", "gone", "COORDINATE", "faded", 0, 20240301),
    ],
)
def test_a_step_stands_where_the_records_say(
    on: str, actor: str, wanted: str, state: str, level: int, since: int
) -> None:
    day = date.fromisoformat(on)
    found = reached(THEN, day, ["us"], actor, wanted, "COOPERATE", PLANNED)
    assert (found.state, found.level, found.since) == (state, level, since)


def test_closer_than_when_it_was_planned_has_begun() -> None:
    day = date(2025, 7, 1)
    assert (
        reached(THEN, day, ["us"], "a", "COLLABORATE", "loose", date(2025, 6, 30)).state == "begun"
    )


def test_of_a_step_without_a_day_all_that_was_counts() -> None:
    found = reached(THEN, date(2025, 1, 1), ["us"], "c", "COLLABORATE", "none")
    assert found.state == "faded"
    assert reached(THEN, date(2025, 1, 1), ["us"], "b", "COOPERATE", "none").state == "planned"
