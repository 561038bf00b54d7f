"""The page of paths on small networks, without a browser."""

import pytest

from graph.journal.all_records import all_records
from graph.kinds import Activity, ManagedNetwork
from graph.store import Store, catalogue
from tests.support.made import KIND_OF, actor, day, put, tie
from tests.support.pages import fresh, opened, texts

__all__ = ["fresh"]
KIND_OF[ManagedNetwork] = "networks"

LINE = (
    *(
        actor(uid, name=name)
        for uid, name in (("a", "ก้อง"), ("b", "บัว"), ("c", "ชาคริต"), ("d", "แดง"))
    ),
    tie("a", "b"),
    tie("b", "c"),
    ManagedNetwork(uid="n", name="เครือข่าย", us=("a",)),
)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ({"to": "c"}, "ask บัว for an introduction to ชาคริต"),
        ({"to": "b"}, "ก้อง already knows บัว"),
        ({}, "Choose who you want to reach"),
        ({"to": "a"}, "Choose who you want to reach"),
        ({"from": "c", "to": "a", "kind": "strongest"}, "the strongest path from ชาคริต to ก้อง"),
        ({"from": "a", "to": "d", "kind": "shortest"}, "there is no path from ก้อง to แดง"),
        ({"from": "a", "to": "c", "kind": "all", "never": "b"}, "blocks it: not through บัว"),
        ({"from": "a", "to": "c", "kind": "timed"}, "word from ก้อง could reach ชาคริต"),
        ({"whom": "anyone", "who_kind": "person"}, "ก้อง already knows บัว"),
        ({"to_text": "ชาคิด"}, "Who is meant by “ชาคิด”"),
        ({"to_text": "xyzzy"}, "Nobody has a name like “xyzzy”"),
        ({"from": "a", "to": "a", "kind": "apart"}, "Both are the same partner"),
        ({"from": "a", "to": "c", "way": "99", "steps": "77", "weakest": "x"}, "ask บัว"),
    ],
)
def test_the_page_answers_its_address(address: dict[str, str], says: str, given: Store) -> None:
    put(given, *LINE)
    assert says in " ".join(texts(opened("paths", **address)))


@pytest.mark.parametrize(
    ("kind", "scored", "not_scored"),
    [
        ("introduction", "Score 0.", "Strength of the path"),
        ("strongest", "Strength of the path 1.00", "Score "),
    ],
)
def test_every_way_has_one_score_and_says_how_much_is_known(
    kind: str, scored: str, not_scored: str, given: Store
) -> None:
    put(given, *LINE)
    said = " ".join(texts(opened("paths", **{"from": "a", "to": "c", "kind": kind})))
    said = said.replace("\\", "")
    assert said.count(scored) == said.count("least-documented step: 1 of 4 parts known") == 1
    assert not_scored not in said


def test_an_introduction_is_asked_for_and_its_outcome_counts(
    given: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    put(given, *LINE)
    app = opened("paths", to="c")
    next(each for each in app.button if each.label == "Log that บัว was asked").click().run()
    (asked,) = given.read(all_records).of(Activity).values()
    assert (asked.participants, asked.host, asked.concerns) == (("a", "b"), "b", ("c",))
    assert asked.outcome == "asked"
    said = " ".join(texts(app))
    assert "asked 1 time in the past year" in said
    next(each for each in app.button if each.label == "Introduced").click().run()
    (settled,) = given.read(all_records).of(Activity).values()
    assert (settled.outcome, settled.participants) == ("introduced", ("a", "b", "c"))
    assert "introductions made before" in " ".join(texts(app))
    for uid in "abc":
        assert len(given.rows("activities/of_actor", uid=uid, on=day("2026-12-31"))) == 1


def test_partners_without_ties_are_told_what_to_do(given: Store) -> None:
    put(given, *(actor(uid) for uid in "abc"), LINE[-1])
    said = " ".join(texts(opened("paths", to="b")))
    assert "there is no path from name of a to name of b" in said
    assert "can reach 0 others" in said
    assert "nobody is between partners" in " ".join(texts(opened("brokers")))


def test_without_us_the_page_says_where_that_is_set(given: Store) -> None:
    put(given, *LINE[:-1])
    assert "Who “us” is has not been set" in " ".join(texts(opened("paths", to="c")))


@pytest.mark.parametrize(
    ("address", "ran"),
    [
        ({"kind": "shortest"}, {"paths/shortest"}),
        ({"kind": "all"}, {"paths/all"}),
        ({"kind": "all", "never": "b"}, {"network/actors", "network/ties"}),
        ({"kind": "strongest"}, {"network/actors", "network/ties"}),
        ({"kind": "apart"}, {"network/actors", "network/ties"}),
        ({"kind": "timed"}, {"network/actors", "network/ties"}),
        ({"kind": "introduction"}, {"network/actors", "network/ties", "activities/requests"}),
    ],
)
def test_how_it_is_computed_shows_the_queries_that_ran(
    address: dict[str, str], ran: set[str], given: Store
) -> None:
    put(given, *LINE)
    app = opened("paths", **{"from": "a", "to": "c"}, **address)
    app.toggle(key="how query").set_value(True).run()
    assert set(texts(app)) & set(catalogue()) == ran
