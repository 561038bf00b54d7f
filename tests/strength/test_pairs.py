"""How strong a pair is: declared and lived, by hand and on the day before, on and after."""

import math
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from graph import strength
from graph.kinds import Activity
from graph.measures.pairs import Pairs, duration, fading, frequency, ordinals, pairs, table
from graph.network import Columns, Filters
from graph.network.columns import number
from graph.settings.values import Options
from graph.store import Store
from tests.support.columns import OPEN, columns
from tests.support.made import actor, put, tie

DAY = date(2020, 6, 15)


def one_pair(
    *spans: tuple[int, int],
    levels: str = "",
    declared: float = math.nan,
    trust: float = math.nan,
    met: tuple[tuple[int, str], ...] = (),
) -> Columns:
    """a and b with ties of these spans; c and d beside them."""
    kinds = {"1": "COOPERATE", "2": "COORDINATE", "3": "COLLABORATE"}
    ties = [
        ("a", "b", kinds[level], span)
        for level, span in zip(levels or "3" * len(spans), spans, strict=True)
    ]
    made = columns(dict.fromkeys("abcd", OPEN), ties, attended=met)
    count = len(spans)
    kept = replace(
        made.ties,
        frequency=np.full(count, declared, np.float32),
        trust=np.full(count, trust, np.float32),
    )
    return replace(made, ties=kept)


def only(made: Columns, on: date = DAY, options: Options | None = None) -> dict[str, Any]:
    """The one pair's figures, rounded."""
    found = pairs(made, on, options=options)
    assert len(found.one) == 1
    return {name: getattr(found, name)[0] for name in Pairs.__dataclass_fields__}


def test_contacts_a_year_are_read_as_defined() -> None:
    values = frequency(np.array([365, 52, 12, 4, 1, 0, np.nan]))
    assert values[:6] == pytest.approx([1, 1, 0.646, 0.405, 0.175, 0], abs=5e-4)
    assert np.isnan(values[6])
    assert duration([0, 3, 6]) == pytest.approx([0, 0.5, 0.75])
    assert 365 / fading(180)[0] == pytest.approx(196.4, abs=0.05)


def test_all_parts_known_give_their_geometric_mean() -> None:
    made = one_pair((20170615, 99999999), levels="2", declared=12, trust=4)
    found = only(made)
    years = 1096 / 365.25
    parts = [2 / 3, math.log(13) / math.log(53), 1 - 2 ** (-years / 3), 1.0]
    assert found["parts"] == pytest.approx(parts, rel=1e-6)
    assert found["strength"] == pytest.approx(math.prod(parts) ** 0.25, rel=1e-6)
    assert (found["known_share"], found["begun"], found["trust"]) == (1, 20170615, 4)


def test_what_is_not_known_is_left_out_and_told() -> None:
    found = only(one_pair(OPEN, levels="1"))
    assert np.isnan(found["parts"]).tolist() == [False, True, True, True]
    assert found["strength"] == pytest.approx(1 / 3)
    assert found["known_share"] == 0.25


def test_no_part_counts_less_than_the_floor() -> None:
    found = only(one_pair((20200615, 99999999), trust=1))
    assert found["parts"][2:].tolist() == [0, 0]
    assert found["strength"] == pytest.approx((1 * 0.05 * 0.05) ** (1 / 3))


def test_weights_are_a_setting() -> None:
    made = one_pair(OPEN, levels="2", declared=52, trust=1)
    heavy = only(made, options=Options(weights=(3, 1, 1, 0)))
    assert heavy["strength"] == pytest.approx(((2 / 3) ** 3 * 1) ** (1 / 4))
    assert heavy["known_share"] == 0.75
    nothing = only(one_pair(OPEN), options=Options(weights=(0, 1, 1, 1)))
    assert np.isnan(nothing["strength"])


def test_the_largest_frequency_the_mean_trust_and_the_tightest_level_count() -> None:
    made = one_pair(OPEN, OPEN, levels="13")
    kept = replace(
        made.ties,
        frequency=np.array([4, np.nan], np.float32),
        trust=np.array([2, 4], np.float32),
    )
    found = only(replace(made, ties=kept))
    assert (found["level"], found["declared"], found["trust"]) == (3, 4, 3)


@pytest.mark.parametrize(
    ("spans", "begun"),
    [
        # Half-open: one that begins on the day another ends goes on, a day later it is broken.
        (((20150101, 20180101), (20180101, 99999999)), 20150101),
        (((20150101, 20180101), (20180102, 99999999)), 20180102),
        # One within another, or overlapping, breaks nothing.
        (((20150101, 20210101), (20160101, 20170101), (20200601, 99999999)), 20150101),
        (((20150101, 20180101), (20170101, 99999999)), 20150101),
        # What began before records has no known length.
        (((0, 20180101), (20180101, 99999999)), 0),
        (((0, 20180101), (20190101, 99999999)), 20190101),
        # A later run does not count yet.
        (((20150101, 20200616), (20200617, 99999999)), 20150101),
    ],
)
def test_the_run_goes_back_as_far_as_it_is_unbroken(
    spans: tuple[tuple[int, int], ...], begun: int
) -> None:
    levels = ("1", "3", "2")[: len(spans)]
    found = only(one_pair(*spans, levels="".join(levels)))
    assert found["begun"] == begun
    assert np.isnan(found["parts"][2]) == (begun == 0)


@pytest.mark.parametrize(
    ("age", "counted"), [(-1, False), (0, True), (1, True), (364, True), (365, False)]
)
def test_a_meeting_counts_on_its_day_and_the_364_after(age: int, counted: bool) -> None:
    met = (number(DAY - timedelta(days=age)), "a b")
    also = (number(DAY), "a c"), (number(DAY), "b d")
    found = only(one_pair(OPEN, declared=12, met=(met, *also)))
    expected = fading(180)[age] if counted else 0
    assert found["lived"] == pytest.approx(expected)
    assert found["together"] == int(counted)
    assert (found["meeting"] >= 0) == (age >= 0)
    assert found["parts"][1] == pytest.approx(math.log1p(expected) / math.log(53))


def test_who_keeps_a_monthly_rhythm_lives_twelve_a_year() -> None:
    days = [DAY - timedelta(days=round(365 / 12 * (n + 0.5))) for n in range(12)]
    found = only(one_pair(OPEN, met=tuple((number(day), "a b c") for day in days)))
    assert found["lived"] == pytest.approx(12, abs=0.05)


def test_lived_counts_only_where_something_is_logged_for_both() -> None:
    only_one = only(one_pair(OPEN, declared=12, met=((number(DAY), "a c"),)))
    assert np.isnan(only_one["lived"])
    assert only_one["parts"][1] == pytest.approx(frequency(12))
    apart = pairs(
        one_pair(OPEN, declared=12, met=((number(DAY), "a c"), (number(DAY), "b d"))), DAY
    )
    assert apart.on_paper.tolist() == [True]
    assert apart.parts[0, 1] == 0
    never = pairs(one_pair(OPEN, declared=12), DAY)
    assert never.on_paper.tolist() == [False]


def test_an_activity_without_a_day_is_not_lived() -> None:
    found = only(one_pair(OPEN, met=((0, "a b"), (number(DAY), "a b"))))
    assert found["together"] == 1


def test_a_shorter_half_life_forgets_sooner() -> None:
    made = one_pair(OPEN, met=((number(DAY - timedelta(days=180)), "a b"),))
    assert only(made)["lived"] == pytest.approx(365 / 2 / 196.4, rel=1e-3)
    short = only(made, options=Options(half_life=30))["lived"]
    assert short == pytest.approx(365 / 64 / sum(2 ** (-a / 30) for a in range(365)))


def test_filters_keep_their_pairs_and_what_is_tied_on_the_day() -> None:
    made = one_pair((20200615, 20200616), (20100101, 99999999), levels="31")
    before, on, after = (pairs(made, DAY + timedelta(days=n)) for n in (-1, 0, 1))
    assert [one.level.tolist() for one in (before, on, after)] == [[1], [3], [1]]
    assert pairs(made, DAY, Filters(types=("COOPERATE",))).level.tolist() == [1]
    assert pairs(made, date(2009, 12, 31)).one.tolist() == []
    empty = columns({}, [])
    assert table(empty, pairs(empty, DAY)).empty


def test_days_are_counted_as_the_calendar_does() -> None:
    days = [date(1899, 12, 31), date(1970, 1, 1), date(2000, 2, 29), date(2543, 12, 31)]
    expected = [(day - date(1970, 1, 1)).days for day in days]
    assert ordinals([number(day) for day in days]).tolist() == expected
    assert np.isnan(ordinals([0])).all()


def met(uid: str, june: int, *participants: str, host: str | None = None) -> Activity:
    return Activity(
        uid=uid,
        title=uid,
        date=date(2020, 6, june),
        date_precision="day",
        participants=participants,
        host=host,
    )


def test_the_pairs_of_a_database_are_told_with_names_and_meetings(given: Store) -> None:
    from graph.base.config import Preferences
    from graph.service import Service

    put(
        given,
        actor("a", name="ป้าแดง"),
        actor("b", name="ลุงสม"),
        actor("c"),
        tie("b", "a"),
        met("m1", 1, "a", "b"),
        met("m2", 1, "b", host="a"),
        met("m3", 16, "a", "b"),
    )
    service = Service(given, Preferences())
    (row,) = strength.pair_table(service.snapshot(DAY)).to_dict("records")
    assert (row["one_name"], row["other_name"]) == ("ป้าแดง", "ลุงสม")
    assert (row["together"], row["last_contact"], row["meeting"]) == (2, date(2020, 6, 1), "m2")
    assert strength.pair_table(service.snapshot(DAY + timedelta(days=1)))["meeting"].tolist() == [
        "m3"
    ]
    assert service.source.columns.columns().attended.activities == ("m1", "m2", "m3")
