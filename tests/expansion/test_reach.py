"""How many a tie brings near us, by hand."""

from datetime import date

import pytest

from graph.expansion.reach import brought, predicted
from tests.support.columns import OPEN, columns

# us – friend – known; them – one, two, soon; two – known: the tie us – them begins on 1 February
THEN = columns(
    dict.fromkeys(("us", "friend", "known", "them", "one", "two", "soon", "lost"), OPEN),
    [
        ("us", "friend", "COORDINATE", OPEN),
        ("friend", "known", "COORDINATE", OPEN),
        ("friend", "lost", "COORDINATE", (20200101, 20240215)),
        ("them", "lost", "COORDINATE", OPEN),
        ("them", "one", "COORDINATE", OPEN),
        ("them", "two", "COOPERATE", OPEN),
        ("two", "known", "COOPERATE", OPEN),
        ("us", "them", "COORDINATE", (20240201, 20241231)),
        ("friend", "two", "COORDINATE", (20240301, 99999999)),
        ("them", "soon", "COORDINATE", (20240401, 99999999)),
    ],
)
BEFORE = THEN.as_of(date(2024, 1, 9))


def test_a_tie_is_expected_to_bring_those_who_are_further_than_two_steps() -> None:
    assert predicted(BEFORE, ["us"], ["them", "two", "friend", "nobody"]) == (3, 2, 0, 0)
    assert predicted(BEFORE, ["nobody"], ["them"]) == (0,)
    assert predicted(BEFORE, ["us", "them"], ["two"]) == (0,)


@pytest.mark.parametrize(
    ("on", "count"),
    [
        ("2024-01-31", 0),
        ("2024-02-01", 3),  # them, one and two
        ("2024-02-15", 3),  # lost was near us before
        ("2024-03-01", 2),  # two is near by friend as well
        ("2024-04-01", 3),  # soon came to them
        ("2024-12-30", 3),
        ("2024-12-31", 0),
    ],
)
def test_a_tie_has_brought_those_who_are_near_by_it_alone(on: str, count: int) -> None:
    assert brought(THEN.as_of(date.fromisoformat(on)), BEFORE, ["us"], "them") == count


def test_who_is_not_there_brings_nobody() -> None:
    assert brought(BEFORE, BEFORE, ["us"], "nobody") == 0
    assert brought(BEFORE, BEFORE, [], "them") == 0
