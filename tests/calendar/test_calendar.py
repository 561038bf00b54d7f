"""Whom to call and when: the day a tie falls behind, the day before and the day after."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from graph.calendar.rhythm import due, table
from graph.measures.pairs import pairs
from graph.network import Columns
from graph.network.columns import number
from graph.settings.values import Options
from tests.support.columns import OPEN, columns

DAY = date(2020, 6, 15)
MONTHLY = tuple(DAY - timedelta(days=n) for n in range(60, 365, 30))


def made(
    ties: str = "ab",
    met: tuple[tuple[date, str], ...] = (),
    declared: float = 12,
    span: tuple[int, int] = OPEN,
) -> Columns:
    """Ties as "ab ac", all tight; who met when."""
    rows = [(one, other, "COLLABORATE", span) for one, other in ties.split()]
    found = columns(
        dict.fromkeys("abcde", OPEN), rows, attended=[(number(day), who) for day, who in met]
    )
    often = np.full(len(rows), declared, np.float32)
    return replace(found, ties=replace(found.ties, frequency=often))


def test_a_tie_falls_behind_on_the_day_it_lives_below_half_its_rhythm() -> None:
    columns = made(met=tuple((day, "a b") for day in MONTHLY))
    found = due(columns, DAY)
    (left,) = found.days.tolist()
    assert left == 80
    falls = DAY + timedelta(days=left)
    lived = [pairs(columns, falls + timedelta(days=n)).lived[0] for n in (-1, 0, 1)]
    assert lived[0] >= 6 > lived[1] > lived[2]
    for n, days in ((-1, 1), (0, 0), (1, 0)):
        assert due(columns, falls + timedelta(days=n)).days.tolist() == [days]
    assert table(columns, found, DAY)["due"].tolist() == [falls]


def test_a_meeting_today_puts_it_off() -> None:
    met = tuple((day, "a b") for day in MONTHLY)
    later = DAY + timedelta(days=80)
    again = made(met=(*met, (later, "a b")))
    assert due(again, later).days.tolist() > [0]


def test_the_share_is_a_setting() -> None:
    columns = made(met=tuple((day, "a b") for day in MONTHLY))
    assert due(columns, DAY, options=Options(share=1.0)).days.tolist() == [0]
    assert due(columns, DAY, options=Options(share=0.25)).days.tolist() == [91]
    assert table(columns, due(columns, DAY, options=Options(share=0.25)), DAY).empty


@pytest.mark.parametrize(("age", "days"), [(30, 1), (31, 0), (0, 31), (29, 2)])
def test_a_new_tie_has_one_interval_of_its_rhythm(age: int, days: int) -> None:
    begun = number(DAY - timedelta(days=age))
    columns = made(met=((DAY, "a c"), (DAY, "b d")), span=(begun, 99999999))
    assert due(columns, DAY).days.tolist() == [days]  # 365/12 = 30.4


def test_without_a_declared_rhythm_what_was_lived_a_year_before_is_one() -> None:
    long_ago = tuple((day - timedelta(days=365), "a b") for day in MONTHLY)
    columns = made(met=(*long_ago, (DAY, "a c"), (DAY, "b c")), declared=float("nan"))
    found = due(columns, DAY)
    assert found.rhythm[0] == pytest.approx(9.727, abs=5e-4)
    assert (found.judged.tolist(), found.days.tolist()) == ([True], [0])


def test_who_is_never_logged_is_not_judged() -> None:
    nothing = due(made(), DAY)
    assert nothing.judged.tolist() == [False]
    assert table(made(), nothing, DAY).empty
    no_rhythm = made(met=((DAY, "a b"),), declared=float("nan"))
    assert due(no_rhythm, DAY).judged.tolist() == [False]
    silent = made(met=((DAY - timedelta(days=900), "a b"),))
    assert due(silent, DAY).judged.tolist() == [True]


def test_an_empty_network_has_nobody_to_call() -> None:
    empty = columns({}, [])
    assert table(empty, due(empty, DAY), DAY).empty


def called(ties: str, *us: str) -> tuple[str, list[str], str]:
    """Who calls whom about the pair a and b, which has not met."""
    met = ((DAY - timedelta(days=900), "a b"), (DAY - timedelta(days=901), "b e"))
    columns = made(ties, met=met)
    rows = table(columns, due(columns, DAY), DAY, us)
    row = rows[(rows["one"] == "a") & (rows["other"] == "b")].iloc[0]
    return row["caller"], list(row["called"]), row["because"]


def test_the_caller_is_us_then_one_of_us_then_a_common_partner_then_the_livelier() -> None:
    assert called("ab ac bc", "b") == ("b", ["a"], "us")
    assert called("ab ac bd", "c", "e") == ("c", ["a", "b"], "near")
    assert called("ab ac bc ad") == ("c", ["a", "b"], "common")
    assert called("ab ac") == ("b", ["a"], "own")


def test_those_behind_come_first_tight_before_loose() -> None:
    met = tuple((day, "a b") for day in MONTHLY)
    silent = tuple((DAY - timedelta(days=900), pair) for pair in ("a c", "a d"))
    found = columns(
        dict.fromkeys("abcd", OPEN),
        [
            ("a", "b", "COLLABORATE", OPEN),
            ("a", "c", "COOPERATE", OPEN),
            ("a", "d", "COLLABORATE", OPEN),
        ],
        attended=[(number(day), who) for day, who in (*met, *silent)],
    )
    often = replace(found, ties=replace(found.ties, frequency=np.full(3, 12, np.float32)))
    rows = table(often, due(often, DAY), DAY)
    assert rows["other"].tolist() == ["d", "c", "b"]
    assert rows["days"].tolist() == [0, 0, 80]
    assert table(often, due(often, DAY), DAY, limit=1)["other"].tolist() == ["d"]
