"""On whatever day: what Cypher finds in a random network is what the columns have."""

from collections import deque
from datetime import date
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from graph.kinds import Actor, Area, Base, Issue, Record, Tie, Work
from graph.network import BY_CODE, Columns, Filters, fetch
from graph.network.lifetimes import counts, lives
from graph.store import Store
from tests.support.dated import fill
from tests.support.made import day

DAYS = [day(f"2020-{text}") for text in ("01-31", "02-29", "03-01", "06-15", "12-31")]
ASKED = [day("2020-01-30"), *DAYS, day("2020-06-16"), day("2021-01-01")]
PEOPLE = "abcdef"
AREAS = (
    Area(uid="90", name="สงขลา", level="province"),
    Area(uid="9011", name="หาดใหญ่", level="district", within="90"),
)
ISSUES = (Issue(uid="food", name="อาหาร"), Issue(uid="rice", name="ข้าว", part_of="food"))

people = st.sampled_from(PEOPLE)
spans = st.tuples(
    st.one_of(st.none(), st.sampled_from(DAYS)), st.one_of(st.none(), st.sampled_from(DAYS))
).filter(lambda span: None in span or span[0] < span[1])  # type: ignore[operator]
pairs = st.tuples(people, people).filter(lambda pair: pair[0] != pair[1])


@st.composite
def networks(draw: Any) -> tuple[Record, ...]:
    def span() -> dict[str, Any]:
        since, until = draw(spans)
        known = {"since_precision": since and "day", "until_precision": until and "day"}
        return {"since": since, "until": until, **known}

    ties = []
    for number in range(draw(st.integers(4, 14))):
        start, end = draw(pairs)
        about = draw(st.sampled_from((None, None, "food", "rice")))
        level = draw(st.sampled_from(BY_CODE))
        made = {"uid": f"t{number}", "type": level, "start": start, "end": end, "about": about}
        ties.append(Tie(**made, **span()))
    bases = [
        Base(uid=f"b{n}", actor=draw(people), area=draw(st.sampled_from(("90", "9011"))), **span())
        for n in range(draw(st.integers(0, 4)))
    ]
    works = [
        Work(
            uid=f"w{n}", actor=draw(people), issue=draw(st.sampled_from(("food", "rice"))), **span()
        )
        for n in range(draw(st.integers(0, 4)))
    ]
    actors = [Actor(uid=uid, name=uid, kind="person", **span()) for uid in PEOPLE]
    return (*AREAS, *ISSUES, *actors, *ties, *bases, *works)


@settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a smaller network takes as long
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(records=networks())
def test_the_database_and_the_columns_say_the_same_of_any_day(
    prepared: Store, records: tuple[Record, ...]
) -> None:
    fill(prepared, records)
    held = fetch(prepared)
    table = counts(held, lives(held, ASKED[-1]), tuple(ASKED))
    for on, drawn in zip(ASKED, table["ties"].tolist(), strict=True):
        assert prepared.rows("ties/unsourced_all", on=on)[0]["ties"] == held.ties.spans.on(on).sum()
        assert drawn == held.in_force(on).sum()
        _ties_agree(prepared, held, on)
        _places_agree(prepared, held, on)
        for by in (Filters(), Filters(types=("COOPERATE",)), Filters(issue="food")):
            _ways_agree(prepared, held, on, by)


def _ties_agree(store: Store, held: Columns, on: date) -> None:
    asked = [[a, b] for a in PEOPLE for b in PEOPLE if a < b]
    found = {row["uid"] for row in store.rows("ties/between", pairs=asked, on=on)}
    assert found == set(held.ties.uids[held.ties.spans.on(on)]), on


def _places_agree(store: Store, held: Columns, on: date) -> None:
    here = {
        row["uid"]: row["actors"] for row in store.rows("issues/in_areas", on=on) if row["actors"]
    }
    valid = held.bases.spans.on(on)
    based = [held.areas.uids[place] for place in held.bases.right[valid]]
    assert here == {uid: based.count(uid) for uid in set(based)}, on
    for place, uid in enumerate(held.actors.uids):
        (facts,) = store.rows("actors/profile", uid=uid, on=on)
        mine = held.works.spans.on(on) & (held.works.left == place)
        assert sorted(facts["issues"]) == sorted(
            held.issues.names[issue] for issue in held.works.right[mine]
        ), on


def _ways_agree(store: Store, held: Columns, on: date, by: Filters) -> None:
    """The fewest steps from `a` to each other; of an issue's actors, only ties are asked of."""
    uids = held.actors.uids
    steps = _steps(held, on, by)
    issues = [held.issues.uids[n] for n in held.issues.within(by.issue)] if by.issue else None
    workers = list(uids[held.workers(on, by.issue)]) if by.issue else None
    asked = {"types": list(by.types) or None, "issues": issues, "workers": workers}
    for uid in PEOPLE[1:]:
        found = store.rows("paths/shortest", **{"from": "a", "to": uid}, on=on, **asked)
        assert [row["hops"] for row in found] == ([steps[uid]] if uid in steps else []), (on, by)


def _steps(held: Columns, on: date, by: Filters) -> dict[str, int]:
    network = held.as_of(on, by)
    if "a" not in network.uids:
        return {}
    beside: dict[str, set[str]] = {uid: set() for uid in network.uids}
    for low, high in network.pairs:
        beside[network.uids[low]].add(network.uids[high])
        beside[network.uids[high]].add(network.uids[low])
    steps, waiting = {"a": 0}, deque("a")
    while waiting:
        here = waiting.popleft()
        for other in beside[here] - steps.keys():
            steps[other] = steps[here] + 1
            waiting.append(other)
    return steps
