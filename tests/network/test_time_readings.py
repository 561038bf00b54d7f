"""Every reading that asks a day: the day before, the first, the last and the day after.

One that takes a day and is not in the tables below fails.
"""

import importlib
import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import graph
from graph import (
    accountability,
    activities,
    actors,
    brokers,
    calendar,
    changes,
    conditions,
    drawing,
    expansion,
    governance,
    issues,
    lessons,
    network,
    paths,
    report,
    results,
    search,
    shared,
    stakeholders,
    strength,
    whatif,
)
from graph.actors import directory, lifeline, profile
from graph.actors import people as people_of
from graph.base.dates import read_when
from graph.base.errors import NotFound
from graph.drawing.drawn import through_time
from graph.edit.episodes import divides, ended, split
from graph.export.selection import select
from graph.export.timeline import animation
from graph.kinds import ReportedTie, Tie
from graph.network import Columns, Filters, Snapshot
from graph.network.lifetimes import counts, lives, timeline
from graph.network.snapshot import DATED
from graph.paths import Conditions
from graph.paths.targets import Anyone
from graph.service import Service
from graph.store import Store
from graph.ties import listing, pair
from graph.whatif import Trial
from tests.support.dated import AFTER, BEFORE, DAYS, FIRST, LAST, SPAN, opened
from tests.support.made import day


@pytest.fixture(scope="module")
def service(prepared: Store, tmp_path_factory: pytest.TempPathFactory) -> Service:
    """The dated network."""
    return opened(prepared, tmp_path_factory.mktemp("time"))


def present(columns: Columns, on: date, by: Filters) -> str:
    return "".join(columns.actors.uids[columns.present(on, by)])


SAID = ReportedTie(
    uid="z", round="q", reporter="a", partner="b", type="COORDINATE", said=day("2020-01-01")
)
"""What a member tells of a tie that is on record from the first day to the last."""


def _not_asked(snapshot: Snapshot) -> str:
    with pytest.raises(NotFound) as error:
        conditions.profile(snapshot, "a", "q")
    return error.value.key


def _shut(snapshot: Snapshot) -> Any:
    try:
        return paths.shut_by(snapshot, "a", "c", Conditions(most_steps=1))
    except NotFound:
        return "absent"


FILTERED: dict[str, tuple[Filters, list[str], list[str]]] = {
    "none": (Filters(), ["ab", "abc", "abc", "ab"], ["", "ab ac bc", "ab ac bc", ""]),
    "area": (Filters(area="90"), ["", "a", "a", ""], [""] * 4),
    "network": (Filters(network="net"), ["", "a", "a", ""], [""] * 4),
    "issue": (Filters(issue="food"), ["b", "abc", "abc", "b"], ["", "ab ac", "ab ac", ""]),
    "part": (Filters(issue="rice"), ["", "a", "a", ""], [""] * 4),
    "sector": (Filters(sector="people"), ["ab"] * 4, ["", "ab", "ab", ""]),
    "office": (Filters(sector="government"), ["", "c", "c", ""], [""] * 4),
    "persons": (Filters(no_persons=True), [""] * 4, [""] * 4),
    "type": (Filters(types=("COORDINATE",)), ["ab", "abc", "abc", "ab"], ["", "ab", "ab", ""]),
}
"""Filter → the actors and the ties that the network has under it on each of DAYS."""


@pytest.mark.parametrize("name", sorted(FILTERED))
def test_the_network_of_a_day_has_what_is_so_on_it(name: str, service: Service) -> None:
    by, actors, ties = FILTERED[name]
    held = service.source.columns.columns()
    assert [present(held, on, by) for on in DAYS] == actors
    assert [" ".join(sorted(held.ties.uids[held.in_force(on, by)])) for on in DAYS] == ties
    assert ["".join(held.as_of(on, by).uids) for on in DAYS] == actors
    spells = lives(held, AFTER, by)
    table = counts(held, spells, DAYS)
    assert table["actors"].tolist() == [len(text) for text in actors]
    assert table["ties"].tolist() == [len(text.split()) for text in ties]


def test_links_and_those_who_work_on_an_issue_go_by_the_day(service: Service) -> None:
    held = service.source.columns.columns()
    linked = {"bases": [1], "works": [1], "members": [0]}
    for name, wanted in linked.items():
        assert [len(getattr(held, name).of(wanted, on)) for on in DAYS] == [0, 1, 1, 0], name
    working = ["".join(held.actors.uids[held.workers(on, "food")]) for on in DAYS]
    assert working == ["b", "ab", "ab", "b"]
    assert [int(held.actors.spans.on(on).sum()) for on in DAYS] == [2, 3, 3, 2]
    assert [int(held.ties.spans.on(on).sum()) for on in DAYS] == [2, 3, 3, 2]


def test_what_is_drawn_through_time_has_the_spans_in_which_it_is_so(service: Service) -> None:
    held = service.source.columns.columns()
    drawn_ = through_time(held, lives(held, AFTER), 300)
    spans = dict(zip(drawn_.ties["uid"], drawn_.ties["spans"], strict=True))
    assert spans == dict.fromkeys(("ab", "ac", "bc"), ((20200310, 20200321),))
    people = dict(zip(drawn_.people["uid"], drawn_.people["spans"], strict=True))
    assert people == {"a": ((0, 99999999),), "b": ((0, 99999999),), "c": ((20200310, 20200321),)}
    assert timeline(held, lives(held, LAST), "month", LAST).days == (LAST,)
    assert timeline(held, lives(held, FIRST), "month", FIRST).counts["ties"].tolist() == [3]


Reading = Callable[[Snapshot], Any]

NOW = datetime(2026, 11, 25, tzinfo=UTC)
TRIAL = Trial(drop=(("a", "b"),))

READINGS: dict[str, tuple[Reading, list[Any]]] = {
    "network.beside": (lambda s: network.beside(s), [0] * 4),
    "network.network": (lambda s: network.network(s).m, [0, 3, 3, 0]),
    "strength.scorecard": (
        lambda s: strength.scorecard(s).as_dict()["pairs"],
        [0, 3, 3, 0],
    ),
    "strength.values": (
        lambda s: strength.values(s, ("density",))["density"],
        [0, 1, 1, 0],
    ),
    "strength.trend": (
        lambda s: strength.trend(s, "pairs", "month")["value"].tolist(),
        [[0], [3], [3], [0]],
    ),
    "strength.shape": (lambda s: strength.shape(s).actors, [1, 3, 3, 1]),
    "strength.of_networks": (lambda s: strength.of_networks(s), [None] * 4),  # of three at most
    "strength.further": (lambda s: strength.further(s), [()] * 4),  # dates: actors/belonging
    "strength.composition": (
        lambda s: strength.composition(s)["within_issues"],
        [None, 0, 0, None],
    ),
    "strength.mixing": (
        lambda s: strength.mixing(s, "province").pairs.sizes.tolist(),
        [[], [1], [1], []],
    ),
    "strength.chance": (
        lambda s: getattr(strength.chance(s, "sector", 9), "p", None),
        [None, 1, 1, None],
    ),
    "strength.core": (lambda s: strength.core(s), [None] * 4),  # all have the same degree
    "strength.missing": (
        lambda s: strength.missing(s).share,
        [None] * 4,
    ),  # no tie says who reported it
    "strength.groups": (
        lambda s: strength.groups(s).provinces.count("90"),
        [0, 1, 1, 0],
    ),
    "strength.bridging": (
        lambda s: strength.bridging(s, "a"),
        [None] * 4,
    ),  # its partners know each other
    "changes.changes": (
        lambda s: [
            len(part) for part in _moved(changes.changes(s.at(s.on + timedelta(days=1)), s.on))
        ],
        [[3, 0, 1, 0], [0] * 4, [0, 3, 0, 1], [0] * 4],
    ),
    "changes.changed_by": (
        lambda s: _summed(changes.changed_by(s.at(s.on + timedelta(days=1)), "sector", s.on)),
        [(3, 0, 1, 0), (0, 0, 0, 0), (0, 3, 0, 1), (0, 0, 0, 0)],
    ),
    "changes.either_day": (
        lambda s: tuple(
            len(part) for part in changes.either_day(s.at(s.on + timedelta(days=1)), s.on)
        ),
        [(3, 0), (3, 3), (3, 0), (2, 0)],
    ),
    "changes.paragraph": (
        lambda s: re.findall(
            r"from (\d) to (\d)",
            changes.paragraph(s.at(s.on + timedelta(days=1)), s.on, "en"),
        ),
        [[("0", "3")], [("3", "3")], [("3", "0")], []],
    ),
    "changes.told": (
        lambda s: "went from" in changes.told(s.at(s.on + timedelta(days=1)), s.on, "en"),
        [True, True, True, False],
    ),
    "report.facts": (
        lambda s: report.facts(s.at(s.on + timedelta(days=1)), s.on).figures["pairs"],
        [(0, 3), (3, 3), (3, 0), (0, 0)],
    ),
    "report.parts": (
        lambda s: report.parts(s.at(s.on + timedelta(days=1)), s.on, "en")[3].lines[0][:8],
        ["Came (1)", "Nobody c", "Left (1)", "Nobody c"],
    ),
    "report.picture": (
        lambda s: len(report.picture(s.at(s.on + timedelta(days=1)), s.on).named),
        [3, 0, 3, 0],
    ),
    "strength.actor_figures": (lambda s: strength.actor_figures(s)["degree"].sum(), [0, 6, 6, 0]),
    "actors.people": (
        lambda s: people_of(s)["area_name"].tolist(),
        [["", ""], ["หาดใหญ่", "", ""], ["หาดใหญ่", "", ""], ["", ""]],
    ),
    "network.ties": (
        lambda s: "".join(sorted(network.ties(s)["uid"])),
        ["", "abacbc", "abacbc", ""],
    ),
    "strength.pair_table": (
        lambda s: strength.pair_table(s)["together"].tolist(),
        [[], [1, 0, 0], [2, 0, 0], []],
    ),
    "strength.pairs": (
        lambda s: strength.pairs(s).begun.tolist(),
        [[], [20200310, 0, 0], [20200310, 0, 0], []],
    ),
    "ties.pair": (
        lambda s: _history(pair(s, "a", "b")),
        [(0, 0, 0), (1, 1, 1), (1, 1, 2), (1, 1, 2)],
    ),
    "calendar.due": (
        lambda s: calendar.due(s).judged.tolist(),
        [[], [True, False, False], [True, False, False], []],
    ),
    "calendar.calendar": (
        lambda s: calendar.calendar(s)[["one", "other"]].to_numpy().tolist(),
        [[], [["a", "b"]], [["a", "b"]], []],
    ),
    "calendar.calls": (
        lambda s: calendar.calls(s).days.tolist(),
        [[], [30, 91, 91], [30, 91, 91], []],
    ),
    "calendar.week": (lambda s: len(calendar.week(s)), [0, 0, 0, 0]),
    "calendar.unlike": (lambda s: len(calendar.unlike(s)), [0, 0, 0, 0]),
    "network.periods": (
        lambda s: network.periods(s, "month").iloc[-1][["ties", "activities"]].tolist(),
        [[0, 0], [3, 1], [3, 2], [0, 2]],
    ),
    "actors.lifeline": (
        lambda s: sorted(lifeline(s, "a")["what"]),
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
    "actors.directory": (
        lambda s: directory(s)["issues"].tolist(),
        [
            [[], ["อาหาร"]],
            [["ข้าว"], ["อาหาร"], []],
            [["ข้าว"], ["อาหาร"], []],
            [[], ["อาหาร"]],
        ],
    ),
    "network.ties_among": (
        lambda s: network.ties_among(s, ("a", "b"))["uid"].tolist(),
        [[], ["ab"], ["ab"], []],
    ),
    "network.lives": (lambda s: len(network.lives(s).ties.since), [0, 3, 3, 3]),
    "network.timeline": (
        lambda s: network.timeline(s, "month").counts["ties"].tolist()[-1],
        [0, 3, 3, 0],
    ),
    "network.count": (
        lambda s: list(network.count(s).values())[:3],
        [[2, 0, 0], [3, 3, 3], [3, 3, 3], [2, 0, 0]],
    ),
    "drawing.ever_present": (
        lambda s: "".join(drawing.ever_present(s)["uid"]),
        ["ab", "abc", "abc", "abc"],
    ),
    "drawing.through_time": (lambda s: len(drawing.through_time(s).ties), [0, 3, 3, 3]),
    "drawing.of_day": (
        lambda s: len(json.loads(drawing.of_day(s, "th").text)["rows"]),
        [0, 3, 3, 0],
    ),
    "drawing.played": (
        lambda s: len(json.loads(drawing.played(s, "th", 9).text)["edges"]),
        [0, 3, 3, 3],
    ),
    "actors.belonging": (lambda s: actors.belonging(s)["member"].tolist(), [[], ["b"], ["b"], []]),
    "actors.profile": (
        lambda s: (
            profile(s, "a").facts["areas"],
            len(profile(s, "a").activities),
        ),
        [([], 0), (["หาดใหญ่"], 1), (["หาดใหญ่"], 2), ([], 2)],
    ),
    "paths.ways": (lambda s: _hops(s), ["absent", [1], [1], "absent"]),
    "activities.latest": (lambda s: len(activities.latest(s, 11)), [0, 1, 2, 1]),
    "activities.count": (lambda s: activities.count(s, 11), [0, 1, 2, 1]),
    "export": (lambda s: _exported(s), ["", "ab ac bc", "ab ac bc", ""]),
    "animation": (lambda s: _filmed(s), [[2, 0], [3, 3], [3, 3], [2, 0]]),
    "ties.listing": (
        lambda s: [listing(s, w, None).found for w in ("open", "ended")],
        [[3, 0], [3, 0], [3, 0], [2, 1]],
    ),
    "issues.issues": (
        lambda s: issues.issues(s)[["actors", "ties", "activities"]].to_numpy().tolist(),
        [
            [[1, 0, 0], [0, 0, 0]],
            [[1, 1, 1], [1, 0, 0]],
            [[1, 1, 2], [1, 0, 0]],
            [[1, 0, 2], [0, 0, 0]],
        ],
    ),
    "issues.areas": (
        lambda s: dict(
            zip(
                issues.areas(s)["uid"],
                issues.areas(s)["actors"],
                strict=True,
            )
        ),
        [{"9011": n, "90": 0} for n in (0, 1, 1, 0)],
    ),
    "issues.by_area": (
        lambda s: [
            (place.uid, place.partners, place.within)
            for place in issues.by_area(s, "district").places
        ],
        [[], [("9011", ("a",), 0)], [("9011", ("a",), 0)], []],
    ),
    "drawing.of_areas": (
        lambda s: [node["label"] for node in _sent(drawing.of_areas(s, "th", "province"))],
        [[], ["สงขลา"], ["สงขลา"], []],
    ),
    "paths.search_graph": (lambda s: len(paths.search_graph(s).pairs.one), [0, 3, 3, 0]),
    "paths.introductions": (
        lambda s: [each.way.hops for each in paths.introductions(s, ("a",), ("b",))],
        [[], [1, 2], [1, 2], []],
    ),
    "brokers.brokers": (
        lambda s: [
            len(brokers.brokers(s, "sector").brokers),
            len(brokers.brokers(s, "sector").bridges),
        ],
        [[0, 0], [0, 0], [0, 0], [0, 0]],
    ),
    "brokers.dependants": (
        lambda s: [brokers.dependants(s, uid) for uid in "ab"],
        [[None, None]] * 4,
    ),
    "conditions.rounds": (lambda s: len(conditions.rounds(s)), [0, 0, 0, 0]),
    "conditions.members": (lambda s: len(conditions.members(s, "q")), [0, 0, 0, 0]),
    "conditions.reported": (lambda s: len(conditions.reported(s, "q")), [0, 0, 0, 0]),
    "conditions.differences": (lambda s: conditions.differences(s, "q"), [(), (), (), ()]),
    "conditions.compared": (
        lambda s: [each.kind for each in conditions.compared(s, (SAID,))],
        [["new"], ["agree"], ["agree"], ["new"]],
    ),
    "conditions.agreement": (lambda s: conditions.agreement(s, "q").untold, [0, 0, 0, 0]),
    "conditions.counted": (lambda s: conditions.counted(s, "q"), [{}, {}, {}, {}]),
    "conditions.results": (lambda s: conditions.results(s, "q"), [{}, {}, {}, {}]),
    "conditions.profile": (_not_asked, ["conditions.link.none"] * 4),
    "results.results": (lambda s: len(results.results(s)), [0, 0, 0, 0]),
    "results.promises": (lambda s: len(results.promises(s)), [0, 0, 0, 0]),
    "lessons.lessons": (lambda s: len(lessons.lessons(s)), [0, 0, 0, 0]),
    "stakeholders.stakeholders": (
        lambda s: [(each.stake.uid, each.level) for each in stakeholders.stakeholders(s)],
        [[], [("stake", 2)], [("stake", 2)], []],
    ),
    "shared.networks": (
        lambda s: shared.networks(s, "a"),
        [(), (("net", "เครือข่าย"),), (("net", "เครือข่าย"),), ()],
    ),
    "shared.around": (lambda s: len(shared.around(s, "a").bodies), [0, 0, 0, 0]),
    "shared.own": (lambda s: len(shared.own(s, "a").activities), [0, 1, 2, 2]),
    "shared.standing": (
        lambda s: [(t.other, t.type) for t in shared.standing(s, "a").ties],
        [[], *[[("c", "COLLABORATE"), ("b", "COORDINATE")]] * 2, []],
    ),
    "shared.members": (
        lambda s: sorted(shared.members(s.under(Filters(network="net")), "a").names),
        [[], ["a"], ["a"], []],
    ),
    "search.of_day": (
        lambda s: [hit.uid for hit in search.of_day(s).search("name of c")][:1],
        [["a"], ["c"], ["c"], ["a"]],
    ),
    "stakeholders.by_actor": (
        lambda s: [(uid, len(each)) for uid, each in stakeholders.by_actor(s).items()],
        [[], [("b", 1)], [("b", 1)], []],
    ),
    "expansion.plan": (lambda s: len(expansion.plan(s)), [0, 0, 0, 0]),
    "expansion.predicted": (
        lambda s: expansion.predicted(s, ("b",)),
        [(1,), (0,), (0,), (1,)],
    ),
    "expansion.suggestions": (
        lambda s: [(each.actor, each.level, each.met) for each in expansion.suggestions(s)],
        [[("b", 0, 0)], [("b", 2, 1)], [("b", 2, 2)], [("b", 0, 2)]],
    ),
    "expansion.white_space": (lambda s: int(expansion.white_space(s).counts.sum()), [0, 4, 4, 0]),
    "expansion.together": (lambda s: expansion.together(s), [None] * 4),  # dates: test_province
    "paths.shut_by": (_shut, ["absent", ("most_steps",), ("most_steps",), "absent"]),
    "governance.report": (
        lambda s: {"sole_bridge", "quiet_issues"} & {r.name for r in governance.report(s).well},
        [set(), {"sole_bridge", "quiet_issues"}, {"sole_bridge", "quiet_issues"}, {"quiet_issues"}],
    ),
    "governance.risk_years": (
        lambda s: governance.risk_years(s)["day"].tolist()[-1] == s.on,
        [True] * 4,
    ),
    "governance.risk_trend": (
        lambda s: governance.risk_trend(s, "no_roles", "f-1")["state"].tolist()[-1],
        ["not_assessed", "well", "well", "not_assessed"],
    ),
    "governance.steps_due": (lambda s: len(governance.steps_due(s)), [0, 0, 0, 0]),
    "governance.rule_rows": (
        lambda s: len(governance.rule_rows(s, "unsourced_budgets", ())),
        [0, 1, 1, 1],
    ),
    "network.ties_around": (
        lambda s: len(network.ties_around(s, ("a",))),
        [0, 2, 2, 0],
    ),
    "accountability.sheet": (
        lambda s: "ตกลง" in accountability.sheet(s, BEFORE, "en"),
        [False, True, True, True],
    ),
    "governance.notices": (
        lambda s: f"on {s.on.day} Mar 2020" in governance.notices(s, "en", NOW)[0],
        [True] * 4,
    ),
    "whatif.whatif": (lambda s: whatif.whatif(s, TRIAL).before["ties"], [0, 3, 3, 0]),
    "whatif.repairs": (lambda s: len(whatif.repairs(s, Trial())), [0, 0, 0, 1]),
    "strength.key_players": (
        lambda s: [x and x.uids for x in strength.key_players(s, 1)],
        [
            [None, ("a",)],
            [("a",), ("a",)],
            [("a",), ("a",)],
            [None, ("a",)],
        ],
    ),
    "paths.requests": (
        lambda s: [each.host for each in paths.requests(s)],
        [[], ["b"], ["b"], ["b"]],
    ),
    "paths.anyone": (
        lambda s: "".join(paths.anyone(s, Anyone(area="90"))),
        ["", "a", "a", ""],
    ),
    "paths.no_path": (lambda s: paths.no_path(s, "a", "b").reached, [0, 2, 2, 0]),
    "paths.journey": (
        lambda s: _arrival(paths.journey(s, "a", "b", BEFORE)),
        [None, FIRST, FIRST, FIRST],
    ),
}
"""What pages and commands ask of a day → the answer, and what it is on each of DAYS."""


def _sent(found: Any) -> Any:
    return json.loads(found.text)["nodes"]


def _history(found: Any) -> tuple[int, int, int]:
    return len(found.episodes), len(found.stretches), len(found.activities)


def _moved(found: Any) -> list[Any]:
    return [found.added, found.ended, found.joined, found.left]


def _summed(parts: Any) -> tuple[int, ...]:
    names = ("added", "ended", "joined", "left")
    return tuple(sum(getattr(part, name) for part in parts) for name in names)


def _arrival(found: Any) -> Any:
    return found and found.arrival


def _hops(snapshot: Snapshot) -> Any:
    try:
        return [way.hops for way in paths.ways(snapshot, "a", "c")]
    except NotFound:
        return "absent"


def _exported(snapshot: Snapshot) -> str:
    return " ".join(sorted(select(snapshot.source, snapshot.on, Filters()).known.of(Tie)))


def _filmed(snapshot: Snapshot) -> list[int]:
    now = animation(snapshot.source, snapshot.on).now
    return [now["actors"], now["ties"]]


def test_every_reading_that_asks_a_day_is_in_the_table() -> None:
    for room in Path(graph.__file__).parent.iterdir():
        if (room / "__init__.py").is_file():
            importlib.import_module(f"graph.{room.name}")
    public = {name for name in DATED if "._" not in name}
    assert public | {"export", "animation"} == set(READINGS)


@pytest.mark.parametrize("name", sorted(READINGS))
def test_a_reading_has_what_is_so_from_the_first_day_to_the_last(
    name: str, service: Service
) -> None:
    read, expected = READINGS[name]
    assert [read(service.snapshot(on)) for on in DAYS] == expected


def test_an_export_of_a_day_has_the_dated_records_of_that_day(service: Service) -> None:
    kinds = ("bases", "works", "members", "stakes", "activities")
    held = [select(service.source, on, Filters()).known for on in DAYS]
    found = [[len(one.of(kind)) for kind in kinds] for one in held]
    assert found == [[0, 1, 0, 0, 0], [1, 2, 2, 1, 1], [1, 2, 2, 1, 2], [0, 1, 0, 0, 2]]


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
