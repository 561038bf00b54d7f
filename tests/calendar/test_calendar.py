"""Whom to call and when: the day a tie falls behind, the day before and the day after."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from graph.calendar.rhythm import due, put_off, table, unlike, week
from graph.kinds import Postponement
from graph.network import Columns
from graph.network.columns import number
from graph.settings.values import Options
from tests.support.columns import OPEN, columns

DAY = date(2020, 6, 15)
MONTHLY = tuple(DAY - timedelta(days=n) for n in range(60, 365, 30))
LONG_AGO = (DAY - timedelta(days=950), "e")


def made(
    ties: str = "ab",
    met: tuple[tuple[date, str], ...] = (),
    declared: float = 12,
    span: tuple[int, int] = OPEN,
) -> Columns:
    """Ties as "ab ac", all tight; who met when, of a log that began long ago."""
    rows = [(one, other, "COLLABORATE", span) for one, other in ties.split()]
    found = columns(
        dict.fromkeys("abcde", OPEN),
        rows,
        attended=[(number(day), who) for day, who in (*met, LONG_AGO)],
    )
    often = np.full(len(rows), declared, np.float32)
    return replace(found, ties=replace(found.ties, frequency=often))


@pytest.mark.parametrize(("often", "days"), [(52, 7), (12, 30), (4, 91), (1, 365), (365, 1)])
def test_a_pair_is_due_one_interval_after_it_last_met(often: float, days: int) -> None:
    met, span = ((DAY, "a b"),), (number(DAY), 99999999)
    for ago, left in ((0, min(days, 91)), (days - 1, 1), (days, 0), (days + 1, 0)):
        on = DAY + timedelta(days=ago)
        assert due(made(met=met, declared=often, span=span), on).days.tolist() == [left]
    columns = made(met=met, declared=often, span=span)
    rows = table(columns, due(columns, DAY + timedelta(days=days)), DAY + timedelta(days=days))
    assert rows["due"].tolist() == [DAY + timedelta(days=days)]


def test_who_met_today_is_not_due_however_much_they_missed() -> None:
    seldom = tuple((DAY - timedelta(days=n), "a b") for n in range(0, 300, 50))
    assert due(made(met=seldom, declared=365), DAY).days.tolist() == [61]  # lived 6 times
    assert due(made(met=((DAY, "a b"),), declared=365), DAY).days.tolist() == [91]


@pytest.mark.parametrize(("age", "days"), [(29, 1), (30, 0), (0, 30), (31, 0)])
def test_a_new_tie_has_one_interval_of_its_rhythm(age: int, days: int) -> None:
    begun = number(DAY - timedelta(days=age))
    columns = made(met=((DAY, "a c"), (DAY, "b d")), span=(begun, 99999999))
    assert due(columns, DAY).days.tolist() == [days]  # 365/12 = 30.4


def test_a_pair_of_which_nothing_is_known_but_its_rhythm_is_one_interval_late() -> None:
    found = due(made(met=((DAY, "a c"), (DAY, "b d")), declared=1), DAY)
    assert (found.days.tolist(), found.late.tolist()) == ([0], [1])
    assert table(made(), found, DAY)["over"].tolist() == [0]


def every(step: int, since: int = 0) -> tuple[tuple[date, str], ...]:
    return tuple((DAY - timedelta(days=n), "a b") for n in range(since, 365, step))


def test_a_rhythm_that_is_not_lived_is_a_question_and_not_due() -> None:
    monthly = made(met=every(30), declared=52)  # 13 times in the year
    found = due(monthly, DAY)
    assert (found.apart.tolist(), found.days.tolist()) == ([True], [28])
    assert unlike(monthly, found)[["one", "other", "rhythm", "together"]].values.tolist() == [
        ["a", "b", 52.0, 13]
    ]
    fell_silent = made(met=every(30, since=100), declared=52)  # 9 times: each 41 days
    found = due(fell_silent, DAY)
    assert (found.apart.tolist(), found.days.tolist(), found.calls.tolist()) == (
        [True],
        [0],
        [True],
    )


def test_a_rhythm_of_which_nothing_is_lived_for_a_year_is_asked_about_and_not_called() -> None:
    silent = made(met=((DAY - timedelta(days=366), "a b"),))
    found = due(silent, DAY)
    assert (found.days.tolist(), found.apart.tolist(), found.calls.tolist()) == (
        [0],
        [True],
        [False],
    )
    assert table(silent, found, DAY).empty
    yearly = made(met=((DAY - timedelta(days=366), "a b"),), declared=1)
    found = due(yearly, DAY)
    assert (found.apart.tolist(), found.calls.tolist()) == ([False], [True])


def test_who_never_met_is_called_for_four_intervals_and_then_is_on_paper_only() -> None:
    both = ((DAY, "a c"), (DAY, "b d"))
    for age, called in ((4 * 365 - 1, True), (4 * 365, False)):
        begun = number(DAY - timedelta(days=age))
        found = due(made(met=both, declared=1, span=(begun, 99999999)), DAY)
        assert (found.calls.tolist(), found.pairs.on_paper.tolist()) == ([called], [True])


def test_half_of_the_rhythm_is_asked_about_and_more_is_not() -> None:
    for times, apart in ((6, True), (7, False)):
        met = tuple((DAY - timedelta(days=50 * n), "a b") for n in range(times))
        assert due(made(met=met), DAY).apart.tolist() == [apart]
    six = tuple((DAY - timedelta(days=50 * n), "a b") for n in range(6))
    assert due(made(met=six), DAY, options=Options(share=0.49)).apart.tolist() == [False]


def test_a_log_younger_than_a_year_asks_nothing() -> None:
    met = [(number(DAY - timedelta(days=n)), "a b") for n in (0, 364)]
    found = columns(dict.fromkeys("ab", OPEN), [("a", "b", "COLLABORATE", OPEN)], attended=met)
    often = replace(found, ties=replace(found.ties, frequency=np.full(1, 52, np.float32)))
    assert [due(often, DAY + timedelta(days=n)).apart.tolist() for n in (0, 1)] == [[False], [True]]


def test_a_tie_younger_than_a_year_is_not_asked_about() -> None:
    for age, apart in ((364, False), (365, True)):
        begun = number(DAY - timedelta(days=age))
        columns = made(met=((DAY, "a b"),), span=(begun, 99999999))
        assert due(columns, DAY).apart.tolist() == [apart]


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
    columns = made(ties, met=met, declared=1)
    rows = table(columns, due(columns, DAY), DAY, us)
    row = rows[(rows["one"] == "a") & (rows["other"] == "b")].iloc[0]
    return row["caller"], list(row["called"]), row["because"]


def test_the_caller_is_us_then_one_of_us_then_a_common_partner_then_the_livelier() -> None:
    assert called("ab ac bc", "b") == ("b", ["a"], "us")
    assert called("ab ac bd", "c", "e") == ("c", ["a", "b"], "near")
    assert called("ab ac bc ad") == ("c", ["a", "b"], "common")
    assert called("ab ac") == ("b", ["a"], "own")


def test_those_behind_come_first_tight_before_loose() -> None:
    met = ((DAY - timedelta(days=10), "a b"),)
    silent = tuple((DAY - timedelta(days=200), pair) for pair in ("a c", "a d"))
    young = (number(DAY - timedelta(days=300)), 99999999)
    found = columns(
        dict.fromkeys("abcd", OPEN),
        [
            ("a", "b", "COLLABORATE", young),
            ("a", "c", "COOPERATE", young),
            ("a", "d", "COLLABORATE", young),
        ],
        attended=[(number(day), who) for day, who in (*met, *silent)],
    )
    often = replace(found, ties=replace(found.ties, frequency=np.full(3, 12, np.float32)))
    rows = table(often, due(often, DAY), DAY)
    assert rows["other"].tolist() == ["d", "c", "b"]
    assert rows["days"].tolist() == [0, 0, 20]
    assert table(often, due(often, DAY), DAY, limit=1)["other"].tolist() == ["d"]


def of_a_week(*asked: Postponement, us: tuple[str, ...] = ()) -> list[str]:
    """Whom to call this week, of four pairs that should meet each quarter of a year."""
    ago = {"a b": 95, "a c": 120, "d e": 300, "b d": 10}
    met = [(number(DAY - timedelta(days=n)), who) for who, n in ago.items()]
    levels = {"a b": "COLLABORATE", "a c": "COOPERATE", "d e": "COLLABORATE", "b d": "COLLABORATE"}
    ties = [
        (*pair.split(), level, (number(DAY - timedelta(days=360)), 99999999))
        for pair, level in levels.items()
    ]
    found = columns(dict.fromkeys("abcde", OPEN), ties, attended=met)
    found = replace(found, ties=replace(found.ties, frequency=np.full(4, 4, np.float32)))
    rows = week(found, put_off(found, due(found, DAY), DAY, asked), DAY, us)
    return [one + other for one, other in zip(rows["one"], rows["other"], strict=True)]


def test_the_week_is_ranked_by_strength_and_lateness() -> None:
    assert of_a_week() == ["de", "ab", "ac"]


def test_the_week_holds_what_we_reach_where_it_is_known_who_we_are() -> None:
    assert of_a_week(us=("c",)) == ["ab", "ac"]
    assert of_a_week(us=("b",)) == ["de", "ab", "ac"]
    assert of_a_week(us=("nobody",)) == ["de", "ab", "ac"]


def put(about: str, since: int, until: int, pair: str = "de") -> Postponement:
    days = {"since": DAY + timedelta(days=since), "until": DAY + timedelta(days=until)}
    return Postponement(uid="o", one=pair[0], other=pair[1], about=about, **days)


def test_what_is_put_off_calls_again_from_its_day_on() -> None:
    assert of_a_week(put("contact", 0, 7)) == ["ab", "ac"]
    assert of_a_week(put("contact", 0, 6)) == ["de", "ab", "ac"]
    assert of_a_week(put("contact", -7, 0)) == ["de", "ab", "ac"]
    assert of_a_week(put("contact", 1, 30)) == ["de", "ab", "ac"], "said on a later day"
    assert of_a_week(put("contact", 0, 30, "xy"), put("rhythm", 0, 30)) == ["de", "ab", "ac"]


def test_a_rhythm_that_is_to_stay_is_not_asked_about_again() -> None:
    monthly = made(met=every(30), declared=52)
    for about, apart in (("rhythm", False), ("contact", True)):
        left = put_off(monthly, due(monthly, DAY), DAY, [put(about, 0, 365, "ba")])
        assert left.apart.tolist() == [apart]
