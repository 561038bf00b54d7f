"""Whatever is done to the episodes of a pair, one after the other: none overlap, no day is lost."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.base.dates import iso, read_when
from graph.edit import Edit
from graph.edit.apply import do
from graph.edit.working_copy import WorkingCopy
from graph.kinds import Actor, Issue, Records, Tie
from tests.support.made import actor

FIRST = date(2020, 1, 1)
DAYS = 60  # in which everything of these tests begins and ends
SPAN = [FIRST + timedelta(days=n) for n in range(-1, DAYS + 2)]
NOBODY = Records(
    actors={uid: actor(uid) for uid in ("a", "b", "c")},
    issues={"i": Issue(uid="i", name="ขยะ")},
)

days = st.integers(0, DAYS).map(lambda n: FIRST + timedelta(days=n))
typed = st.one_of(
    days.map(lambda d: d.isoformat()),
    days.map(lambda d: f"{d.day}/{d.month}/{d.year + 543}"),
    st.sampled_from(["2020-01", "ก.พ. 2563", "2563", "2562"]),
)
levels = st.sampled_from(["COLLABORATE", "COORDINATE", "COOPERATE"])
given_ = st.fixed_dictionaries(
    {}, optional={"type": levels, "trust": st.sampled_from(["1", "4", ""]), "note": st.just("x")}
)
operations = st.one_of(
    st.tuples(
        st.just("add"),
        st.fixed_dictionaries(
            {
                "from": st.sampled_from("ab"),
                "to": st.sampled_from("ab"),
                "type": levels,
            },
            optional={
                "since": typed,
                "until": typed,
                "about": st.just("i"),
                "mutual": st.sampled_from(["yes", "no"]),
            },
        ),
        st.none(),
        st.integers(0, 5),
    ),
    st.tuples(st.sampled_from(["change", "end"]), given_, typed, st.integers(0, 5)),
    st.tuples(
        st.just("correct"),
        st.fixed_dictionaries(
            {},
            optional={"type": levels, "since": typed, "until": st.one_of(typed, st.just(""))},
        ),
        st.none(),
        st.integers(0, 5),
    ),
)


def days_of(ties: Any) -> dict[Any, list[date]]:
    """(ends, about) → the days of all its episodes, a day twice where two have it."""
    found: dict[Any, list[date]] = {}
    for tie in ties:
        key = (*sorted((tie.start, tie.end)), tie.about)
        found.setdefault(key, []).extend(day for day in SPAN if covers(tie, day))
    return {key: sorted(covered) for key, covered in found.items()}


def covers(tie: Tie, day: date) -> bool:
    return (tie.since is None or tie.since <= day) and (tie.until is None or tie.until > day)


def overlap(one: Tie, other: Tie) -> bool:
    same = {one.start, one.end} == {other.start, other.end}
    alike = (one.type, one.about) == (other.type, other.about)
    one_way = one.start == other.start or one.mutual or other.mutual
    return bool(
        same and alike and one_way and any(covers(one, d) and covers(other, d) for d in SPAN)
    )


@settings(max_examples=120, deadline=None)
@given(st.lists(operations, min_size=1, max_size=7))
def test_no_sequence_of_edits_makes_two_episodes_overlap_or_loses_a_day(
    steps: list[tuple[str, dict[str, str], str | None, int]],
) -> None:
    working_copy = WorkingCopy(NOBODY)
    for what, cells, day, which in steps:
        held = sorted(working_copy.now["ties"])
        if what == "add":
            edit = Edit("add", "ties", cells)
        elif held:
            cells = {} if what == "end" else cells
            edit = Edit(what, "ties", cells, working_copy.now["ties"][held[which % len(held)]], day)
        else:
            continue
        before = dict(working_copy.now["ties"])
        problems = do(working_copy, edit)
        after: Any = list(working_copy.now["ties"].values())
        if any(problem.severity == "error" for problem in problems):
            assert working_copy.now["ties"] == before
        elif what == "change":
            was, now = days_of(before.values()), days_of(after)
            assert {key: set(covered) for key, covered in was.items()} == {
                key: set(covered) for key, covered in now.items()
            }
            assert all(len(now[key]) <= len(was[key]) for key in was)
            assert len(after) == len(before) + 1
        elif what in ("correct", "end"):
            assert working_copy.now["ties"].keys() == before.keys()
        assert all(t.since is None or t.until is None or t.since < t.until for t in after)
        assert not any(overlap(one, other) for n, one in enumerate(after) for other in after[:n])


@settings(max_examples=60, deadline=None)
@given(days, days, typed)
def test_an_episode_shown_before_and_after_a_change_says_neighbouring_days(
    since: date, until: date, day: str
) -> None:
    """What ends is shown with its last day: the period before the one that was typed."""
    tie = Tie(uid="t1", type="COOPERATE", start="a", end="b", since=since, since_precision="day")
    working_copy = WorkingCopy(Records(actors=NOBODY.of(Actor), ties={"t1": tie}))
    if do(working_copy, Edit("change", "ties", {"type": "COORDINATE"}, tie, day)):
        return
    former, following = (working_copy.now["ties"][uid] for uid in ("t1", "t1-2"))
    assert isinstance(former, Tie)
    assert isinstance(following, Tie)
    last = read_when(iso(former.until, former.until_precision, exclusive=True) or "", end=True)
    first = read_when(iso(following.since, following.since_precision) or "")
    assert last.after == first.first == former.until == following.since


def test_changing_twice_and_ending_leaves_a_calendar_counted_by_hand() -> None:
    working_copy = WorkingCopy(NOBODY)
    add = {"from": "a", "to": "b", "type": "COOPERATE", "since": "2020-01-01"}
    assert do(working_copy, Edit("add", "ties", add)) == []
    (uid,) = working_copy.now["ties"]
    tie = working_copy.now["ties"][uid]
    assert do(working_copy, Edit("change", "ties", {"type": "COORDINATE"}, tie, "2020-02-01")) == []
    tie = working_copy.now["ties"][uid]
    assert (
        do(working_copy, Edit("change", "ties", {"type": "COLLABORATE"}, tie, "2020-01-15")) == []
    )
    last = max(working_copy.now["ties"].values(), key=lambda t: t.since)  # type: ignore[union-attr, return-value, arg-type]
    assert do(working_copy, Edit("end", "ties", base=last, day="2020-02-29")) == []
    found: Any = working_copy.now["ties"].values()
    assert sorted((str(t.since), str(t.until), t.type) for t in found) == [
        ("2020-01-01", "2020-01-15", "COOPERATE"),
        ("2020-01-15", "2020-02-01", "COLLABORATE"),
        ("2020-02-01", "2020-03-01", "COORDINATE"),
    ]
