"""Every reading that asks a day: the day before, the first, the last and the day after.

One that takes a day and is not in the tables below fails.
"""

import inspect
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from graph.base.dates import read_when
from graph.base.errors import NotFound
from graph.drawing.stage import stage
from graph.edit.episodes import divides, ended, split
from graph.export.selection import select
from graph.export.timeline import film
from graph.kinds import Tie
from graph.network import Columns, Filters
from graph.network.timeline import counts, lives, timeline
from graph.paths.targets import Anyone
from graph.service import Service
from graph.store import Store
from graph.whatif import Trial
from tests.support.dated import AFTER, BEFORE, DAYS, FIRST, LAST, SPAN, opened
from tests.support.made import day


@pytest.fixture(scope="module")
def service(prepared: Store, tmp_path_factory: pytest.TempPathFactory) -> Service:
    """The dated network."""
    return opened(prepared, tmp_path_factory.mktemp("time"))


def present(columns: Columns, on: date, by: Filters) -> str:
    return "".join(columns.actors.uids[columns.present(on, by)])


FILTERED: dict[str, tuple[Filters, list[str], list[str]]] = {
    "none": (Filters(), ["ab", "abc", "abc", "ab"], ["", "ab ac bc", "ab ac bc", ""]),
    "area": (Filters(area="90"), ["", "a", "a", ""], [""] * 4),
    "network": (Filters(network="net"), ["", "a", "a", ""], [""] * 4),
    "issue": (Filters(issue="food"), ["b", "abc", "abc", "b"], ["", "ab ac", "ab ac", ""]),
    "part": (Filters(issue="rice"), ["", "a", "a", ""], [""] * 4),
    "sector": (Filters(sector="people"), ["ab"] * 4, ["", "ab", "ab", ""]),
    "office": (Filters(sector="government"), ["", "c", "c", ""], [""] * 4),
    "type": (Filters(types=("COORDINATE",)), ["ab", "abc", "abc", "ab"], ["", "ab", "ab", ""]),
}
"""Filter → the actors and the ties that the network has under it on each of DAYS."""


@pytest.mark.parametrize("name", sorted(FILTERED))
def test_the_network_of_a_day_has_what_is_so_on_it(name: str, service: Service) -> None:
    by, actors, ties = FILTERED[name]
    held = service.columns()
    assert [present(held, on, by) for on in DAYS] == actors
    assert [" ".join(sorted(held.ties.uids[held.in_force(on, by)])) for on in DAYS] == ties
    assert ["".join(held.as_of(on, by).uids) for on in DAYS] == actors
    spells = lives(held, AFTER, by)
    table = counts(held, spells, DAYS)
    assert table["actors"].tolist() == [len(text) for text in actors]
    assert table["ties"].tolist() == [len(text.split()) for text in ties]


def test_links_and_those_who_work_on_an_issue_go_by_the_day(service: Service) -> None:
    held = service.columns()
    linked = {"bases": [1], "works": [1], "members": [0]}
    for name, wanted in linked.items():
        assert [len(getattr(held, name).of(wanted, on)) for on in DAYS] == [0, 1, 1, 0], name
    working = ["".join(held.actors.uids[held.workers(on, "food")]) for on in DAYS]
    assert working == ["b", "ab", "ab", "b"]
    assert [int(held.actors.spans.on(on).sum()) for on in DAYS] == [2, 3, 3, 2]
    assert [int(held.ties.spans.on(on).sum()) for on in DAYS] == [2, 3, 3, 2]


def test_what_is_drawn_through_time_has_the_spans_in_which_it_is_so(service: Service) -> None:
    held = service.columns()
    drawn_ = stage(held, lives(held, AFTER), 300)
    spans = dict(zip(drawn_.ties["uid"], drawn_.ties["spans"], strict=True))
    assert spans == dict.fromkeys(("ab", "ac", "bc"), ((20200310, 20200321),))
    people = dict(zip(drawn_.people["uid"], drawn_.people["spans"], strict=True))
    assert people == {"a": ((0, 99999999),), "b": ((0, 99999999),), "c": ((20200310, 20200321),)}
    assert timeline(held, lives(held, LAST), "month", LAST).days == (LAST,)
    assert timeline(held, lives(held, FIRST), "month", FIRST).counts["ties"].tolist() == [3]


Reading = Callable[[Service, date], Any]

NOW = datetime(2026, 11, 25, tzinfo=UTC)
TRIAL = Trial(drop=(("a", "b"),))

READINGS: dict[str, tuple[Reading, list[Any]]] = {
    "network": (lambda s, on: s.network(on).m, [0, 3, 3, 0]),
    "scorecard": (lambda s, on: s.scorecard(on).as_dict()["pairs"], [0, 3, 3, 0]),
    "values": (lambda s, on: s.values(("density",), on)["density"], [0, 1, 1, 0]),
    "trend": (
        lambda s, on: s.trend("pairs", "month", on)["value"].tolist(),
        [[0], [3], [3], [0]],
    ),
    "shape": (lambda s, on: s.shape(on).actors, [1, 3, 3, 1]),
    "composition": (
        lambda s, on: s.composition(on).within_issues,
        [None, 0, 0, None],
    ),
    "mixing": (lambda s, on: s.mixing("province", on)[0].sizes.tolist(), [[], [1], [1], []]),
    "chance": (
        lambda s, on: getattr(s.chance("sector", on, runs=9), "p", None),
        [None, 1, 1, None],
    ),
    "core": (lambda s, on: s.core(on), [None] * 4),  # all have the same degree
    "missing": (lambda s, on: s.missing(on).share, [None] * 4),  # no tie says who reported it
    "bridging": (lambda s, on: s.bridging("a", on), [None] * 4),  # its partners know each other
    "changes": (
        lambda s, on: [len(part) for part in _moved(s.changes(on, on + timedelta(days=1)))],
        [[3, 0, 1, 0], [0] * 4, [0, 3, 0, 1], [0] * 4],
    ),
    "changed_by": (
        lambda s, on: _summed(s.changed_by("sector", on, on + timedelta(days=1))),
        [(3, 0, 1, 0), (0, 0, 0, 0), (0, 3, 0, 1), (0, 0, 0, 0)],
    ),
    "either_day": (
        lambda s, on: tuple(len(part) for part in s.either_day(on, on + timedelta(days=1))),
        [(3, 0), (3, 3), (3, 0), (2, 0)],
    ),
    "paragraph": (
        lambda s, on: re.findall(
            r"from (\d) to (\d)", s.paragraph(on, on + timedelta(days=1), Filters(), "en")
        ),
        [[("0", "3")], [("3", "3")], [("3", "0")], []],
    ),
    "figures": (lambda s, on: s.figures(on)["degree"].sum(), [0, 6, 6, 0]),
    "people": (
        lambda s, on: s.people(on)["area_name"].tolist(),
        [["", ""], ["หาดใหญ่", "", ""], ["หาดใหญ่", "", ""], ["", ""]],
    ),
    "ties": (lambda s, on: "".join(sorted(s.ties(on)["uid"])), ["", "abacbc", "abacbc", ""]),
    "strengths": (
        lambda s, on: s.strengths(on)["together"].tolist(),
        [[], [1, 0, 0], [2, 0, 0], []],
    ),
    "pairs": (
        lambda s, on: s.pairs(on).begun.tolist(),
        [[], [20200310, 0, 0], [20200310, 0, 0], []],
    ),
    "pair": (
        lambda s, on: _history(s.pair("a", "b", on)),
        [(0, 0, 0), (1, 1, 1), (1, 1, 2), (1, 1, 2)],
    ),
    "due": (
        lambda s, on: s.due(on).judged.tolist(),
        [[], [True, False, False], [True, False, False], []],
    ),
    "calendar": (
        lambda s, on: s.calendar(on)[["one", "other"]].to_numpy().tolist(),
        [[], [["a", "b"]], [["a", "b"]], []],
    ),
    "periods": (
        lambda s, on: s.periods("month", on).iloc[-1][["ties", "activities"]].tolist(),
        [[0, 0], [3, 1], [3, 2], [0, 2]],
    ),
    "lifeline": (
        lambda s, on: sorted(s.lifeline("a", on)["what"]),
        [
            [],
            ["bases_begun", "members_begun", "tied", "works_begun"],
            ["bases_begun", "members_begun", "tied", "works_begun"],
            [
                *("bases_begun", "bases_ended", "members_begun", "members_ended"),
                *("tied", "untied", "works_begun", "works_ended"),
            ],
        ],
    ),
    "directory": (
        lambda s, on: s.directory(on)["issues"].tolist(),
        [
            [[], ["อาหาร"]],
            [["ข้าว"], ["อาหาร"], []],
            [["ข้าว"], ["อาหาร"], []],
            [[], ["อาหาร"]],
        ],
    ),
    "ties_among": (
        lambda s, on: s.ties_among(on, Filters(), ("a", "b"))["uid"].tolist(),
        [[], ["ab"], ["ab"], []],
    ),
    "timeline": (lambda s, on: s.timeline("month", on).counts["ties"].tolist()[-1], [0, 3, 3, 0]),
    "count": (
        lambda s, on: list(s.count(on).values())[:3],
        [[2, 0, 0], [3, 3, 3], [3, 3, 3], [2, 0, 0]],
    ),
    "cast": (lambda s, on: "".join(s.cast(on)["uid"]), ["ab", "abc", "abc", "abc"]),
    "stage": (lambda s, on: len(s.stage(on).ties), [0, 3, 3, 3]),
    "profile": (
        lambda s, on: (s.profile("a", on).facts["areas"], len(s.profile("a", on).activities)),
        [([], 0), (["หาดใหญ่"], 1), (["หาดใหญ่"], 2), ([], 2)],
    ),
    "paths": (lambda s, on: _hops(s, on), ["absent", [1], [1], "absent"]),
    "activities": (lambda s, on: len(s.activities(on, days=11)), [0, 1, 2, 1]),
    "activity_count": (lambda s, on: s.activity_count(on, days=11), [0, 1, 2, 1]),
    "export": (lambda s, on: _exported(s, on), ["", "ab ac bc", "ab ac bc", ""]),
    "film": (lambda s, on: _filmed(s, on), [[2, 0], [3, 3], [3, 3], [2, 0]]),
    "tie_list": (
        lambda s, on: [s.tie_list(on, Filters(), w, None).found for w in ("open", "ended")],
        [[3, 0], [3, 0], [3, 0], [2, 1]],
    ),
    "issue_list": (
        lambda s, on: s.issue_list(on)[["actors", "ties", "activities"]].to_numpy().tolist(),
        [
            [[1, 0, 0], [0, 0, 0]],
            [[1, 1, 1], [1, 0, 0]],
            [[1, 1, 2], [1, 0, 0]],
            [[1, 0, 2], [0, 0, 0]],
        ],
    ),
    "area_list": (
        lambda s, on: dict(zip(s.area_list(on)["uid"], s.area_list(on)["actors"], strict=True)),
        [{"9011": n, "90": 0} for n in (0, 1, 1, 0)],
    ),
    "ground": (lambda s, on: len(s.ground(on).pairs.one), [0, 3, 3, 0]),
    "introductions": (
        lambda s, on: [each.way.hops for each in s.introductions(("a",), ("b",), on)],
        [[], [1, 2], [1, 2], []],
    ),
    "brokers": (
        lambda s, on: [len(s.brokers("sector", on).brokers), len(s.brokers("sector", on).bridges)],
        [[0, 0], [0, 0], [0, 0], [0, 0]],
    ),
    "governance": (
        lambda s, on: {"sole_bridge", "quiet_issues"} & {r.name for r in s.governance(on).well},
        [set(), {"sole_bridge"}, {"sole_bridge"}, set()],
    ),
    "risk_years": (lambda s, on: s.risk_years(on)["day"].tolist()[-1] == on, [True] * 4),
    "risk_trend": (
        lambda s, on: s.risk_trend("no_roles", "f-1", on)["state"].tolist()[-1],
        ["not_assessed", "well", "well", "not_assessed"],
    ),
    "rule_rows": (
        lambda s, on: len(s.rule_rows("unsourced_budgets", on, ())),
        [0, 1, 1, 1],
    ),
    "ties_around": (lambda s, on: len(s.ties_around(on, Filters(), ("a",))), [0, 2, 2, 0]),
    "sheet": (
        lambda s, on: "ตกลง" in s.sheet(s.governance(on), BEFORE, "en"),
        [False, True, True, True],
    ),
    "notices": (lambda s, on: f"on {on.day} Mar 2020" in s.notices(on, "en", NOW)[0], [True] * 4),
    "whatif": (lambda s, on: s.whatif(TRIAL, on).before["ties"], [0, 3, 3, 0]),
    "repairs": (lambda s, on: len(s.repairs(Trial(), on)), [0, 0, 0, 1]),
    "key_players": (
        lambda s, on: [x and x.uids for x in s.key_players(1, on)],
        [
            [None, ("a",)],
            [("a",), ("a",)],
            [("a",), ("a",)],
            [None, ("a",)],
        ],
    ),
    "requests": (lambda s, on: [each.host for each in s.requests(on)], [[], ["b"], ["b"], ["b"]]),
    "anyone": (lambda s, on: "".join(s.anyone(Anyone(area="90"), on)), ["", "a", "a", ""]),
    "nowhere": (lambda s, on: s.nowhere("a", "b", on).reached, [0, 2, 2, 0]),
    "journey": (
        lambda s, on: _arrival(s.journey("a", "b", BEFORE, on)),
        [None, FIRST, FIRST, FIRST],
    ),
}
"""What pages and commands ask of a day → the answer, and what it is on each of DAYS."""


def _history(found: Any) -> tuple[int, int, int]:
    return len(found.episodes), len(found.stretches), len(found.activities)


def _moved(found: Any) -> list[Any]:
    return [found.added, found.ended, found.joined, found.left]


def _summed(parts: Any) -> tuple[int, ...]:
    names = ("added", "ended", "joined", "left")
    return tuple(sum(getattr(part, name) for part in parts) for name in names)


def _arrival(found: Any) -> Any:
    return found and found.arrival


def _hops(service: Service, on: date) -> Any:
    try:
        return [way.hops for way in service.paths("a", "c", on)]
    except NotFound:
        return "absent"


def _exported(service: Service, on: date) -> str:
    return " ".join(sorted(select(service, on, Filters()).known.of(Tie)))


def _filmed(service: Service, on: date) -> list[int]:
    now = film(service, on).now
    return [now["actors"], now["ties"]]


def test_every_reading_that_asks_a_day_is_in_the_table() -> None:
    asking = {
        name
        for name, one in inspect.getmembers(Service, inspect.isfunction)
        if not name.startswith("_")
        and any(
            date in (p.annotation, *getattr(p.annotation, "__args__", ()))
            for p in inspect.signature(one).parameters.values()
        )
    }
    assert asking - {"keep_findings", "decide"} == set(READINGS)  # they write: test_governance_life


@pytest.mark.parametrize("name", sorted(READINGS))
def test_a_reading_has_what_is_so_from_the_first_day_to_the_last(
    name: str, service: Service
) -> None:
    read, expected = READINGS[name]
    assert [read(service, on) for on in DAYS] == expected


def test_an_export_of_a_day_has_the_dated_records_of_that_day(service: Service) -> None:
    kinds = ("bases", "works", "members", "stakes", "activities")
    held = [select(service, on, Filters()).known for on in DAYS]
    found = [[len(one.of(kind)) for kind in kinds] for one in held]
    assert found == [[0, 1, 0, 0, 0], [1, 2, 1, 1, 1], [1, 2, 1, 1, 2], [0, 1, 0, 0, 2]]


def test_an_episode_covers_its_days_and_is_divided_within_them() -> None:
    one = Tie(uid="t", type="COOPERATE", start="a", end="b", **SPAN)
    assert [one.covers(on) for on in DAYS] == [False, True, True, False]
    assert [divides(one, on) for on in DAYS] == [False, False, True, False]
    was, now = split(one, read_when("2020-03-15"), "u")
    middle = [day(f"2020-03-{n}") for n in (14, 15)]
    assert [was.covers(on) for on in middle] == [True, False]
    assert [now.covers(on) for on in middle] == [False, True]
    open_ = Tie(uid="t", type="COOPERATE", start="a", end="b")
    shut = ended(open_, read_when("2020-03-20"))
    assert [shut.covers(on) for on in DAYS] == [True, True, True, False]
