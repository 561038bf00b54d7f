"""The network through time: the steps, what there is on each, and who is drawn."""

from datetime import date
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.drawing.drawn import ever_present, lanes, through_time
from graph.network import EVERYTHING, Columns, Filters
from graph.network.lifetimes import MOST_STEPS, Timeline, counts, lives, steps, timeline
from graph.network.spells import Spells
from tests.support.columns import OPEN, columns
from tests.support.made import day

LAST = day("2021-12-31")


def ends(first: str, last: str, unit: str) -> list[str]:
    return [found.isoformat() for found in steps(day(first), day(last), unit)]


def told(held: Columns, *days: str, filters: Filters = EVERYTHING) -> dict[str, list[int]]:
    on = tuple(day(one) for one in days)
    table = counts(held, lives(held, max(on), filters), on)
    return {str(name): table[name].tolist() for name in table}


def stepped(held: Columns, unit: str, last: date = LAST) -> Timeline:
    return timeline(held, lives(held, last), unit, last)


def test_months_end_on_their_last_day_in_february_too() -> None:
    assert ends("2023-12-05", "2024-03-31", "month") == [
        *("2023-12-31", "2024-01-31", "2024-02-29", "2024-03-31")
    ]
    assert ends("2023-01-31", "2023-03-01", "month") == ["2023-01-31", "2023-02-28", "2023-03-01"]


def test_quarters_end_with_march_june_september_and_december() -> None:
    assert ends("2022-11-30", "2023-10-01", "quarter") == [
        *("2022-12-31", "2023-03-31", "2023-06-30", "2023-09-30", "2023-10-01")
    ]


def test_the_last_step_is_the_day_itself() -> None:
    assert ends("2020-06-15", "2022-06-15", "year") == ["2020-12-31", "2021-12-31", "2022-06-15"]
    assert ends("2022-06-15", "2022-06-15", "month") == ["2022-06-15"]


def test_the_first_step_is_the_end_of_the_month_of_the_first_date() -> None:
    held = columns({"a": OPEN, "b": (20210510, 99999999)}, [("a", "b", "COOPERATE", OPEN)])
    assert stepped(held, "month").days[:2] == (day("2021-05-31"), day("2021-06-30"))


def test_what_began_before_records_is_seen_on_its_last_day() -> None:
    held = columns({"a": OPEN, "b": OPEN}, [("a", "b", "COOPERATE", (0, 20210601))])
    found = stepped(held, "month")
    assert found.days[:2] == (day("2021-05-31"), day("2021-06-30"))
    assert found.counts["ties"].tolist()[:2] == [1, 0]


def test_without_any_date_there_is_one_step() -> None:
    held = columns({"a": OPEN, "b": OPEN}, [("a", "b", "COOPERATE", OPEN)])
    found = stepped(held, "month")
    assert (found.days, found.counts["pairs"].tolist()) == ((LAST,), [1])


def test_what_begins_after_the_last_day_is_left_out() -> None:
    held = columns({"a": OPEN, "b": (20220101, 99999999)}, [("a", "b", "COOPERATE", OPEN)])
    assert stepped(held, "year").days == (LAST,)
    assert ever_present(held, lives(held, LAST))["uid"].tolist() == ["a"]


def test_an_empty_network_has_one_empty_step() -> None:
    found = stepped(columns({}, []), "month")
    assert found.counts.to_numpy().tolist() == [[0] * 6]
    assert through_time(columns({}, []), lives(columns({}, []), LAST), 300).people.empty


def test_too_many_months_become_quarters_or_years() -> None:
    held = columns({"a": (19500101, 99999999)}, [])
    assert (stepped(held, "month").unit, len(stepped(held, "month").days)) == ("quarter", 288)
    assert stepped(held, "month").coarser
    assert not stepped(held, "quarter").coarser
    ancient = columns({"a": (10000101, 99999999)}, [])
    found = stepped(ancient, "month")
    assert (found.unit, len(found.days), found.days[0]) == ("year", MOST_STEPS, day("1422-12-31"))


def test_a_tie_counts_from_its_first_day_to_the_day_before_until() -> None:
    held = columns({"a": OPEN, "b": OPEN}, [("a", "b", "COORDINATE", (20210615, 20210617))])
    found = told(held, "2021-06-14", "2021-06-15", "2021-06-16", "2021-06-17")
    assert found["ties"] == found["pairs"] == found["COORDINATE"] == [0, 1, 1, 0]
    assert found["actors"] == [2, 2, 2, 2]


def test_a_tie_counts_only_while_both_ends_exist() -> None:
    held = columns(
        {"a": (20210102, 20210105), "b": (20210103, 99999999)}, [("b", "a", "COOPERATE", OPEN)]
    )
    found = told(held, "2021-01-01", "2021-01-02", "2021-01-03", "2021-01-04", "2021-01-05")
    assert found["actors"] == [0, 1, 2, 2, 1]
    assert found["ties"] == [0, 0, 1, 1, 0]


def test_a_pair_counts_once_at_the_level_of_its_tightest_tie() -> None:
    held = columns(
        {"a": OPEN, "b": OPEN},
        [
            ("a", "b", "COOPERATE", (20200101, 99999999)),
            ("b", "a", "COLLABORATE", (20210101, 20220101)),
            ("a", "a", "COLLABORATE", OPEN),
        ],
    )
    found = told(held, "2019-12-31", "2020-01-01", "2021-01-01", "2021-12-31", "2022-01-01")
    assert found["ties"] == [1, 2, 3, 3, 2]
    assert found["pairs"] == [0, 1, 1, 1, 1]
    assert found["COLLABORATE"] == [0, 0, 1, 1, 0]
    assert found["COOPERATE"] == [0, 1, 0, 0, 1]


def test_an_area_counts_its_actors_while_they_are_based_in_it() -> None:
    held = columns(
        {"a": OPEN, "b": OPEN},
        [("a", "b", "COOPERATE", OPEN)],
        bases=[("a", "90", OPEN), ("b", "9011", (20210101, 20210103)), ("b", "90", (20210102, 0))],
    )
    found = told(
        held, "2020-12-31", "2021-01-01", "2021-01-02", "2021-01-03", filters=Filters(area="90")
    )
    assert (found["actors"], found["ties"]) == ([1, 2, 2, 1], [0, 1, 1, 0])


DAYS = [20200105, 20200131, 20200229, 20200301, 20200815, 20201231, 20210101, 20210401]
days = st.sampled_from(DAYS)
spans = st.tuples(st.sampled_from([0, *DAYS]), st.sampled_from([*DAYS, 99999999]))
names = st.sampled_from("abcde")


@st.composite
def networks(draw: Any) -> Columns:
    ties = draw(
        st.lists(
            st.tuples(
                names, names, st.sampled_from(("COLLABORATE", "COORDINATE", "COOPERATE")), spans
            ),
            max_size=12,
        )
    )

    def linked(to: tuple[str, ...]) -> list[Any]:
        return draw(st.lists(st.tuples(names, st.sampled_from(to), spans), max_size=6))

    return columns(
        draw(st.fixed_dictionaries(dict.fromkeys("abcde", spans))),
        ties,
        about=[draw(st.sampled_from(("", "", "food", "rice"))) for _ in ties],
        sectors={"a": "people", "b": "people", "c": "government"},
        bases=linked(("90", "9011")),
        works=linked(("food", "rice")),
        members=linked(("net",)),
    )


filters = st.builds(
    Filters,
    issue=st.sampled_from((None, None, "food", "rice")),
    area=st.sampled_from((None, None, "90", "9011")),
    sector=st.sampled_from((None, None, "people")),
    types=st.sampled_from(((), (), ("COOPERATE",), ("COLLABORATE", "COOPERATE"))),
    network=st.sampled_from((None, None, "net")),
)


@settings(max_examples=150, deadline=None)
@given(networks(), filters, st.sampled_from(("month", "quarter", "year")))
def test_every_step_counts_what_the_network_of_that_day_has(
    held: Columns, by: Filters, unit: str
) -> None:
    last = date(2021, 5, 20)
    found = lives(held, last, by)
    line = timeline(held, found, unit, last)
    for on, row in zip(line.days, line.counts.to_dict("records"), strict=True):
        network = held.as_of(on, by)
        levels = [int((network.levels == level).sum()) for level in (3, 2, 1)]
        assert list(row.values()) == [network.n, network.ties, network.m, *levels], on
    shown = through_time(held, found, 300)
    for on in (date(2020, 1, 4), date(2020, 1, 5), date(2020, 3, 1), date(2020, 12, 31), last):
        here = {row["uid"] for row in shown.people.to_dict("records") if so(row, on)}
        lines = {row["uid"] for row in shown.ties.to_dict("records") if so(row, on)}
        proper = held.in_force(on, by) & (held.ties.start != held.ties.end)
        assert here == set(held.as_of(on, by).uids)
        assert lines == set(held.ties.uids[proper])


def so(row: Any, on: date) -> bool:
    number = int(on.strftime("%Y%m%d"))
    return any(since <= number < until for since, until in row["spans"])


def test_those_with_the_most_partners_over_all_days_are_drawn() -> None:
    held = columns(
        dict.fromkeys("abcd", OPEN),
        [
            ("a", "b", "COOPERATE", (20100101, 20110101)),
            ("a", "c", "COOPERATE", (20120101, 20130101)),
            ("a", "c", "COLLABORATE", (20140101, 20150101)),
            ("c", "d", "COOPERATE", (20140101, 20150101)),
        ],
    )
    found = through_time(held, lives(held, LAST), 3)
    assert found.people["uid"].tolist() == ["a", "c", "b"]
    assert found.people["degree"].tolist() == [2, 2, 1]
    assert found.left_out == 1
    assert found.ties["uid"].tolist() == ["t0", "t2", "t1"]
    near = through_time(held, lives(held, LAST), 300, focus="d", steps=1)
    assert near.people["uid"].tolist() == ["c", "d"]
    assert through_time(held, lives(held, LAST), 300, focus="nobody", steps=2).people.empty


def test_an_actor_is_coloured_by_the_area_it_was_based_in_last() -> None:
    held = columns(
        {"a": OPEN, "b": OPEN},
        [],
        bases=[("a", "9011", OPEN), ("a", "90", (20200101, 20210101))],
    )
    found = through_time(held, lives(held, LAST), 300)
    assert found.people["area_name"].tolist() == ["หาดใหญ่", ""]


def test_episodes_one_after_the_other_lie_in_one_lane_and_those_beside_in_two() -> None:
    spells = Spells(*(np.array(column, dtype=np.int32) for column in ([0, 1, 2, 3],
        [20200101, 20210101, 20210601, 0], [20210101, 20220101, 99999999, 99999999])))  # fmt: skip
    assert lanes(np.array([5, 5, 5, 6]), spells).tolist() == [0, 0, 1, 0]


def test_spells_that_touch_are_one() -> None:
    rows = ([1, 0, 0, 0], [0, 20210101, 20200101, 20220601], [5, 20220101, 20210101, 99999999])
    joined = Spells(*(np.array(column, dtype=np.int32) for column in rows)).joined()
    assert joined.who.tolist() == [0, 0, 1]
    assert joined.since.tolist() == [20200101, 20220601, 0]
    assert joined.until.tolist() == [20220101, 99999999, 5]
