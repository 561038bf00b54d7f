"""What members say beside what is on record: every kind of difference by hand, and its settling."""

from dataclasses import replace
from datetime import date

import pytest

from graph import conditions
from graph.base.config import Preferences
from graph.base.errors import SaanError
from graph.conditions.bands import Band
from graph.conditions.recording import new_uid
from graph.conditions.reports import Agreement, agreement, differences, networks
from graph.conditions.settling import Settlement
from graph.edit import episodes
from graph.journal.history import history
from graph.kinds import Issue, ManagedNetwork, ReportedTie, Round
from graph.service import Service
from graph.store import Store
from tests.support.made import actor, put, tie

OPENS, ON = date(2026, 9, 1), date(2026, 9, 15)


def says(reporter: str, partner: str | None, level: str, **more: object) -> ReportedTie:
    uid = f"z-{reporter}-{partner}"
    return ReportedTie(
        uid=uid, round="q", reporter=reporter, partner=partner, type=level, said=ON, **more
    )


TIGHT, PLANNED, LOOSE = "COLLABORATE", "COORDINATE", "COOPERATE"
RECORDED = {
    ("a", "b"): TIGHT,
    ("a", "c"): LOOSE,
    ("b", "c"): "loose",
    ("c", "d"): PLANNED,
    ("d", "e"): PLANNED,
    ("b", "d"): LOOSE,
    ("e", "f"): TIGHT,
}
SAID = [
    says("a", "b", TIGHT),
    says("b", "a", TIGHT),  # agree
    says("a", "c", PLANNED),
    says("c", "a", LOOSE),  # differ
    says("b", "c", "loose"),  # c is silent: one side
    says("d", "c", "none"),  # c is silent
    says("d", "e", TIGHT),  # not as recorded, e was not asked: differ
    says("b", "d", LOOSE),
    says("d", "b", "none"),  # differ
    says("a", "d", LOOSE),
    says("d", "a", LOOSE),  # new
    says("c", "f", LOOSE),  # new, f did not answer
    says("a", "e", "none"),  # never was on record: nothing
    says("a", None, LOOSE, named="วัดป่า"),
]


def test_every_kind_of_difference() -> None:
    found = {(each.one, each.other): each for each in differences(SAID, RECORDED)}
    assert {pair: each.kind for pair, each in found.items()} == {
        ("a", None): "who",
        ("c", "d"): "gone",
        ("a", "c"): "differ",
        ("b", "d"): "differ",
        ("d", "e"): "differ",
        ("a", "d"): "new",
        ("c", "f"): "new",
        ("b", "c"): "one_side",
        ("a", "b"): "agree",
    }
    assert [each.kind for each in found.values()] == sorted(
        (each.kind for each in found.values()),
        key=["who", "gone", "differ", "new", "one_side", "agree"].index,
    )
    assert found["b", "c"].silent == ("c",)
    assert found["c", "d"].silent == ("c",)
    assert found["d", "e"].silent == ()
    assert found["a", "b"].settled
    assert not found["a", "c"].settled


def test_how_far_they_agree() -> None:
    found = differences(SAID, RECORDED)
    assert agreement(found, RECORDED, "abcdef") == Agreement(
        kinds={"who": 1, "gone": 1, "differ": 3, "new": 2, "one_side": 1, "agree": 1},
        both=5,  # ab, ac, bc, bd, ad: cd is named by neither
        named_by_both=3,  # ab, ac, ad
        same_level=2,
        untold=1,  # ef
    )


def test_ties_recorded_reported_and_confirmed() -> None:
    made = networks("abcdef", differences(SAID, RECORDED), RECORDED)
    assert {name: network.m for name, network in made.items()} == {
        "recorded": 7,
        "reported": 7,  # ab, ac, bc, de, bd, ad, cf
        "confirmed": 3,
    }
    assert made["confirmed"].levels.tolist() == [3, 1, 1]  # ab; ac and ad at the looser


ROUND = Round(
    uid=new_uid("n", "รอบแรก", OPENS),
    name="รอบแรก",
    network="n",
    opens=OPENS,
    closes=ON,
    asks=("ties",),
    closed=ON,
    invited=("a", "b", "c"),
    answered=("a", "b"),
)


@pytest.fixture
def service(store: Store) -> Service:
    of = {"round": ROUND.uid}
    put(
        store,
        *(actor(uid, name=name) for uid, name in zip("abcd", ("ก", "ข", "ค", "ง"), strict=True)),
        Issue(uid="soil", name="ดิน"),
        ManagedNetwork(uid="n", name="สวนยาง"),
        tie("a", "b", LOOSE, since=date(2020, 1, 1)),
        ROUND,
        replace(says("a", "b", PLANNED), **of),
        replace(says("b", "a", TIGHT), **of),
        replace(
            says("a", "c", LOOSE, frequency=12, since=date(2019, 1, 1), through="b", about="soil"),
            **of,
            since_precision="year",
        ),
        replace(says("b", None, LOOSE, named="ง."), **of),
    )
    return Service(store, Preferences(day=ON))


def reports(service: Service, one: str, other: str | None) -> tuple[ReportedTie, ...]:
    found = conditions.differences(service.snapshot(ON), ROUND.uid)
    return next(each.said for each in found if (each.one, each.other) == (one, other))


def test_a_difference_is_settled_as_it_is_since_a_day(service: Service) -> None:
    said = reports(service, "a", "b")
    since = Settlement(said, ON, "โทรถามทั้งสองฝ่าย", PLANNED, "2026-01", source="รอบแรก")
    assert service.settle([since], "วิชัย")
    old, new = episodes(service.store, "a", "b")
    assert (old.type, old.until) == (LOOSE, date(2026, 1, 1))
    assert (new.type, new.since, new.since_precision) == (PLANNED, date(2026, 1, 1), "month")
    entry = history(service.store)[0]
    assert (entry.who, entry.why) == ("วิชัย", "โทรถามทั้งสองฝ่าย")
    found = conditions.differences(service.snapshot(ON), ROUND.uid)
    settled = next(each for each in found if (each.one, each.other) == ("a", "b"))
    assert settled.settled
    assert {(each.settled, each.outcome) for each in settled.said} == {(ON, "taken")}
    with pytest.raises(SaanError) as again:
        service.settle([since], "วิชัย")
    assert again.value.key == "conditions.settle.over"
    service.undo(entry.batch, "วิชัย")
    assert episodes(service.store, "a", "b")[0].until is None


def test_it_was_always_so_or_the_record_stays(service: Service) -> None:
    said = reports(service, "a", "b")
    assert service.settle([Settlement(said, ON, "เราเชื่อบันทึก")], "วิชัย")
    (kept,) = episodes(service.store, "a", "b")
    assert kept.type == LOOSE
    again = reports(service, "a", "b")
    assert {each.outcome for each in again} == {"kept"}
    assert service.settle([Settlement(again, ON, "ผิดตั้งแต่แรก", TIGHT)], "วิชัย")
    (kept,) = episodes(service.store, "a", "b")
    assert (kept.type, kept.since) == (TIGHT, date(2020, 1, 1))


def test_a_new_tie_is_as_its_reporter_tells_it(service: Service) -> None:
    said = reports(service, "a", "c")
    assert service.settle([Settlement(said, ON, "ชัดเจน", LOOSE, source="รอบแรก")], "วิชัย")
    (made,) = episodes(service.store, "a", "c")
    assert (made.since, made.since_precision) == (date(2019, 1, 1), "year")
    assert (made.frequency, made.through, made.about) == (12, "b", "soil")
    assert made.sources == ("รอบแรก",)


def test_a_tie_that_is_over_ends_on_its_last_day(service: Service) -> None:
    said = reports(service, "a", "b")
    over = Settlement(said, ON, "เลิกแล้ว", "none")
    with pytest.raises(SaanError) as refused:
        service.settle([over], "วิชัย")
    assert refused.value.key == "conditions.settle.no_day"
    assert service.settle([replace(over, since="2025-12-31")], "วิชัย")
    assert episodes(service.store, "a", "b")[0].until == date(2026, 1, 1)


def test_it_is_said_first_who_is_meant(service: Service) -> None:
    said = reports(service, "b", None)
    nobody = Settlement(said, ON, "ถามแล้ว", LOOSE)
    with pytest.raises(SaanError) as refused:
        service.settle([nobody], "วิชัย")
    assert refused.value.key == "conditions.settle.no_partner"
    assert service.settle([replace(nobody, partner="d")], "วิชัย")
    (made,) = episodes(service.store, "b", "d")
    assert made.type == LOOSE
    assert reports(service, "b", "d")[0].named is None


def test_a_settlement_has_its_reason(service: Service) -> None:
    with pytest.raises(SaanError) as refused:
        service.settle([Settlement(reports(service, "a", "b"), ON, " ")], "วิชัย")
    assert refused.value.key == "conditions.settle.no_reason"


def test_figures_say_which_ties_they_count(service: Service) -> None:
    found = conditions.counted(service.snapshot(ON), ROUND.uid)
    third = pytest.approx(1 / 3)
    assert found["recorded"]["density"] == Band(third, third, third)
    assert found["confirmed"]["density"] == Band(third, third, third)
    assert found["reported"]["density"].seen == pytest.approx(2 / 3)
    assert found["reported"]["density"].high == pytest.approx(2 / 3)  # c alone is silent
    assert found["reported"]["fragmentation"].seen == 0
    assert conditions.counted(service.snapshot(ON), "q9") == {}
