"""Two records of one actor made one, and nothing lost on the way."""

from dataclasses import replace
from typing import Any

import pytest

from graph import journal
from graph.base.errors import Misuse, NotFound
from graph.duplicates import write as merging
from graph.duplicates.merge import changes, moved
from graph.journal import Note, transaction
from graph.journal.all_records import all_records
from graph.journal.fingerprint import fingerprint
from graph.journal.undo import undo
from graph.kinds import (
    KINDS,
    Activity,
    Actor,
    Area,
    Base,
    Case,
    Contact,
    Distinct,
    Interest,
    Issue,
    Lesson,
    ManagedNetwork,
    Mapping,
    Membership,
    Mentoring,
    Offer,
    PlanStep,
    Postponement,
    Promise,
    Record,
    Records,
    ReportedTie,
    Result,
    Round,
    Setting,
    Stake,
    Tie,
    Way,
    Work,
)
from graph.kinds.registry import fields, references
from graph.store import Store
from tests.support.made import NOTE, actor, day, tie

PLAIN = {
    "actors": "name kind sector place note aliases extra",
    "ties": "type declared_scale certainty note extra",
    "areas": "name level name_en",
    "issues": "name",
    "networks": "name vision form",
    "members": "role",
    "bases": "",
    "works": "",
    "activities": "date_precision title kind decisions outcome",
    "contacts": "name phone email line basis consented_precision keep_until_precision",
    "stakes": "groups influence interest how_it_influences how_it_is_affected what_matters"
    " what_it_can_give how_it_may_hinder how_to_reach",
    "plans": "wanted existing our_benefit friends_benefit method owner due_precision outcome"
    " planned_precision",
    "lessons": "text question learned_precision first_precision last_precision figure links",
    "offers": "what text",
    "results": "text sort achieved_precision",
    "promises": "text made_precision due_precision kept settled_precision",
    "ways": "matter text",
    "mentors": "note",
    "interests": "text",
    "rounds": "name asks consent question voices means",
    "reported_ties": "named type filled_by outcome",
    "findings": "rule network severity status figures owner remedy reason",
    "distinct": "",
    "postponements": "about",
    "mappings": "name text",
    "settings": "value",
}
"""Kind → the texts that are no references, so that a new field must be put on one side."""
CARRIED = {"uid", "ids", "sources", "since_precision", "until_precision"}

REPORTED: Any = {"round": "q1", "type": "COORDINATE", "said": day("2026-01-09")}
PUT_OFF: Any = {"about": "contact", "since": day("2026-01-01"), "until": day("2026-02-01")}

EVERYTHING: dict[str, tuple[Record, ...]] = {
    "areas": (Area(uid="90", name="สงขลา", level="province"),),
    "issues": (Issue(uid="i1", name="อาหาร"),),
    "actors": (
        actor("keep", name="อบต.เขา", aliases=("เขา",), kind="organisation", note="one"),
        actor("gone", name="องค์การบริหารส่วนตำบลเขา", sector="government", note="two", ids=("x:1",)),
        actor("fourth"),
        actor("other"),
    ),
    "networks": (ManagedNetwork(uid="n1", name="เครือข่าย", us=("other", "gone")),),
    "bases": (Base(uid="b1", actor="gone", area="90"),),
    "works": (Work(uid="w1", actor="gone", issue="i1"),),
    "members": (
        Membership(uid="m1", member="gone", of="n1"),
        Membership(uid="m2", member="other", of="gone", role="ประธาน"),
        Membership(uid="m3", member="gone", of="keep"),
    ),
    "ties": (
        tie("gone", "other"),
        tie("other", "gone", "COOPERATE"),
        tie("keep", "gone"),
        tie("other", "third", through="gone"),
        tie("keep", "third", through="gone"),
    ),
    "activities": (
        Activity(
            uid="v1",
            date=day("2020-01-01"),
            date_precision="day",
            title="ประชุม",
            participants=("gone", "keep", "other"),
            host="gone",
            concerns=("gone",),
        ),
    ),
    "contacts": (Contact(uid="c1", actor="gone", name="สมศรี", phone="0812345678"),),
    "stakes": (Stake(uid="k1", actor="gone", network="n1", influence="high"),),
    "plans": (
        PlanStep(uid="p1", actor="gone", network="n1", wanted="COLLABORATE", through="other"),
        PlanStep(uid="p2", actor="other", network="n1", wanted="COLLABORATE", through="gone"),
    ),
    "lessons": (
        Lesson(
            uid="l1",
            text="บทเรียน",
            network="n1",
            concerns=("gone", "other"),
            between=("gone", "keep"),
        ),
    ),
    "offers": (
        Offer(uid="h1", actor="gone", what="need", text="เมล็ดพันธุ์", sources=("เวที",)),
        Offer(uid="h2", actor="keep", what="need", text="เมล็ดพันธุ์"),
    ),
    "results": (Result(uid="r1", text="ตลาดใหม่", actors=("gone", "other")),),
    "promises": (Promise(uid="y1", text="ส่งผัก", who=("gone",), whom=("gone", "keep")),),
    "ways": (Way(uid="u1", network="n1", matter="meeting", text="ทุกเดือน"),),
    "mentors": (
        Mentoring(uid="e1", mentor="gone", mentored="keep"),
        Mentoring(uid="e2", mentor="other", mentored="gone"),
        Mentoring(uid="e3", mentor="gone", mentored="fourth"),
    ),
    "interests": (Interest(uid="j1", actor="gone", text="ที่ดิน", concerns=("gone", "other")),),
    "findings": (
        Case(
            uid="f1",
            rule="sole_bridge",
            severity="high",
            status="open",
            opened=day("2026-01-01"),
            concerns=("gone", "n1"),
        ),
    ),
    "rounds": (
        Round(
            uid="q1",
            name="รอบแรก",
            network="n1",
            opens=day("2026-01-01"),
            closes=day("2026-02-01"),
            asks=("ties",),
            invited=("gone", "keep", "other"),
            answered=("gone",),
        ),
    ),
    "reported_ties": (
        ReportedTie(uid="z1", reporter="gone", partner="keep", **REPORTED),
        ReportedTie(uid="z2", reporter="gone", partner="other", through="gone", **REPORTED),
        ReportedTie(uid="z3", reporter="fourth", partner="gone", through="gone", **REPORTED),
        ReportedTie(uid="z4", reporter="gone", named="ใครก็ไม่รู้", **REPORTED),
    ),
    "distinct": (
        Distinct(uid="d1", one="gone", other="keep"),
        Distinct(uid="d2", one="gone", other="other"),
        Distinct(uid="d3", one="fourth", other="gone"),
    ),
    "postponements": (
        Postponement(uid="o1", one="gone", other="keep", **PUT_OFF),
        Postponement(uid="o2", one="gone", other="other", **PUT_OFF),
        Postponement(uid="o3", one="fourth", other="gone", **PUT_OFF),
    ),
    "mappings": (Mapping(uid="x1", name="gone", text="{}"),),
    "settings": (Setting(uid="pages.era", value='"common"'),),
}


def a_network(**more: tuple[Record, ...]) -> Records:
    every = {kind: (*EVERYTHING[kind], *more.get(kind, ())) for kind in KINDS}
    every["actors"] = (*every["actors"], actor("third"))
    return Records(**{kind: {r.uid: r for r in records} for kind, records in every.items()})


def merged(before: Records) -> Records:
    held: dict[str, dict[str, Any]] = {kind: dict(before.of(kind)) for kind in KINDS}
    for change in changes(before, "keep", "gone"):
        assert before.of(change.kind).get(change.uid) == change.before
        held[change.kind].pop(change.uid, None)
        if change.after:
            held[change.kind][change.uid] = change.after
    return Records(**held)


def store_of(store: Store, records: Records) -> None:
    from graph.kinds import Change

    every = [Change(kind, uid, None, r) for kind in KINDS for uid, r in records.of(kind).items()]
    journal.write(store, every, NOTE)


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_of_every_kind_is_a_reference_or_none(kind: str) -> None:
    texts = {name for name, f in fields(kind).items() if f.holds in ("text", "texts")}
    assert set(references(kind)) | set(PLAIN[kind].split()) == texts - CARRIED
    assert not set(references(kind)) & set(PLAIN[kind].split())


@pytest.mark.parametrize(
    ("kind", "field"),
    [(kind, f) for kind in KINDS for f, to in references(kind).items() if "actors" in to.refers],
)
def test_every_reference_to_the_one_that_goes_leads_to_the_one_that_stays(
    kind: str, field: str
) -> None:
    before, after = a_network(), merged(a_network())
    held = [getattr(record, field) for record in before.of(kind).values()]
    assert any("gone" in (value if isinstance(value, tuple) else (value,)) for value in held)
    for record in after.of(kind).values():
        value = getattr(record, field)
        assert "gone" not in (value if isinstance(value, tuple) else (value,))


def test_names_ids_notes_and_what_was_empty_are_kept() -> None:
    assert merged(a_network()).of(Actor) == {
        "keep": Actor(
            uid="keep",
            name="อบต.เขา",
            kind="organisation",
            sector="government",
            aliases=("เขา", "องค์การบริหารส่วนตำบลเขา"),
            note="one\ntwo",
            ids=("x:1", "saan:gone"),
            extra=("gone.kind=person",),
        ),
        "fourth": actor("fourth"),
        "other": actor("other"),
        "third": actor("third"),
    }


def test_what_would_move_is_counted_by_kind() -> None:
    assert moved(a_network(), "keep", "gone") == {
        "networks": 1,
        "bases": 1,
        "works": 1,
        "members": 3,
        "ties": 5,
        "activities": 1,
        "contacts": 1,
        "stakes": 1,
        "plans": 2,
        "lessons": 1,
        "offers": 1,
        "results": 1,
        "promises": 1,
        "mentors": 3,
        "interests": 1,
        "rounds": 1,
        "reported_ties": 4,
        "findings": 1,
        "distinct": 3,
        "postponements": 3,
    }


def test_what_ties_the_two_to_each_other_goes() -> None:
    after = merged(a_network())
    assert set(after.of(Membership)) == {"m1", "m2"}
    assert set(after.of(Distinct)) == {"d2", "d3"}
    assert set(after.of(Tie)) == {
        "gone-other-COLLABORATE",
        "other-gone-COOPERATE",
        "other-third-COLLABORATE",
        "keep-third-COLLABORATE",
    }
    assert after.of(Tie)["keep-third-COLLABORATE"].through is None, "nobody is their own broker"
    assert set(after.of(Mentoring)) == {"e2", "e3"}
    (offer,) = after.of(Offer).values()
    assert (offer.uid, offer.sources, offer.ids) == ("h2", ("เวที",), ("saan:h1",))
    assert set(after.of(Postponement)) == {"o2", "o3"}
    assert after.of(Postponement)["o3"].other == "keep"
    assert after.of(Distinct)["d2"] == Distinct(uid="d2", one="keep", other="other")
    assert after.of(Activity)["v1"].participants == ("keep", "other")
    assert after.of(ManagedNetwork)["n1"].us == ("other", "keep")


def test_two_ties_that_meet_in_time_are_one_over_both_times_with_both_values() -> None:
    one = tie("keep", "other", uid="t1", since=day("2019-01-01"), until=day("2021-01-01"))
    one = replace(one, frequency=12.0, note="first")
    two = tie("gone", "other", uid="t2", since=day("2020-01-01"), since_precision="year")
    two = replace(two, frequency=4.0, trust=3.0, note="second", sources=("survey",))
    before = a_network(ties=(one, two))
    ties = dict(before.of(Tie))
    del ties["gone-other-COLLABORATE"]
    after = merged(before.replaced(ties=ties))
    assert "t2" not in after.of(Tie)
    assert after.of(Tie)["t1"] == replace(
        one,
        until=None,
        trust=3.0,
        note="first\nsecond",
        sources=("survey",),
        ids=("saan:t2",),
        extra=("t2.frequency=4.0",),
    )


@pytest.mark.parametrize(
    ("until", "apart"), [("2019-12-31", True), ("2020-01-01", True), ("2020-01-02", False)]
)
def test_ties_of_different_times_types_or_directions_stay_two(until: str, apart: bool) -> None:
    one = tie("keep", "other", "COORDINATE", uid="t1", until=day(until))
    two = tie("gone", "other", "COORDINATE", uid="t2", since=day("2020-01-01"))
    back = tie("other", "gone", "COORDINATE", uid="t3", since=day("2020-01-01"))
    after = merged(a_network(ties=(one, two, back)))
    assert ("t2" in after.of(Tie)) == apart
    assert (after.of(Tie)["t3"].start, after.of(Tie)["t3"].end) == ("other", "keep")


def test_two_agreements_at_once_of_the_one_that_goes_stay_two() -> None:
    both = (tie("gone", "third", uid="t1"), tie("gone", "third", uid="t2"))
    before = a_network()
    ties = {uid: t for uid, t in before.of(Tie).items() if "third" not in uid}
    after = merged(before.replaced(ties=ties | {t.uid: t for t in both}))
    assert {"t1", "t2"} <= set(after.of(Tie))


def test_a_kept_start_never_hides_what_was_before_it() -> None:
    early = tie("gone", "other", uid="t1", since=day("2015-05-01"))
    before = a_network(ties=(early,))
    actors = dict(before.of(Actor))
    actors["keep"] = replace(actors["keep"], since=day("2018-01-01"), since_precision="year")
    assert merged(before.replaced(actors=actors)).of(Actor)["keep"].since is None
    actors["gone"] = replace(actors["gone"], since=day("2015-01-01"), since_precision="year")
    kept = merged(before.replaced(actors=actors)).of(Actor)["keep"]
    assert (kept.since, kept.since_precision, kept.until) == (day("2015-01-01"), "year", None)


def test_stakes_that_differ_in_a_rating_stay_two_and_others_are_joined() -> None:
    mine = Stake(uid="k2", actor="keep", network="n1", interest="low", what_matters="น้ำ")
    after = merged(a_network(stakes=(mine,)))
    assert after.of(Stake) == {
        "k2": replace(mine, influence="high", ids=("saan:k1",)),
    }
    other = replace(mine, influence="low")
    assert set(merged(a_network(stakes=(other,))).of(Stake)) == {"k1", "k2"}


def test_a_merge_that_makes_no_sense_is_a_sentence() -> None:
    with pytest.raises(Misuse, match="keep"):
        changes(a_network(), "keep", "keep")
    with pytest.raises(NotFound, match="nobody"):
        changes(a_network(), "keep", "nobody")


def test_a_merge_is_one_write_and_taking_it_back_gives_exactly_what_was_before(
    store: Store,
) -> None:
    store_of(store, a_network(ties=(tie("keep", "other", uid="t9", frequency=1.0),)))
    before = store.read(all_records)
    assert before == a_network(ties=(tie("keep", "other", uid="t9", frequency=1.0),))
    written = merging.merge(store, "keep", "gone", Note("Somsri", "command"))
    after = store.read(all_records)
    assert after == merged(before)
    undo(store, written.batch, Note("Somsri", "command"))
    assert fingerprint(store.read(all_records)) == fingerprint(before)
    merging.merge(store, "อบต.เขา", "gone", Note("Somsri", "command"))
    assert fingerprint(store.read(all_records)) == fingerprint(after)


def test_a_large_merge_that_is_stopped_between_chunks_loses_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_of(store, a_network())
    before = fingerprint(store.read(all_records))
    monkeypatch.setattr(transaction, "WHOLE", 4)
    monkeypatch.setattr(transaction, "CHUNK", 3)
    every = changes(store.read(all_records), "keep", "gone")

    def stops(done: int, total: int) -> None:
        if total - 3 <= done < total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        journal.write(store, every, NOTE, progress=stops)
    assert fingerprint(store.read(all_records)) == before
    journal.write(store, every, NOTE)
    assert "gone" not in store.read(all_records).of(Actor)


def test_not_the_same_is_kept_once(store: Store) -> None:
    store_of(store, Records(actors={uid: actor(uid) for uid in ("a", "b")}))
    assert merging.distinct(store, "b", "a", NOTE)
    assert merging.distinct(store, "a", "b", NOTE) is None
    (pair,) = store.read(all_records).of(Distinct).values()
    assert (pair.one, pair.other) == ("a", "b")
    with pytest.raises(Misuse):
        merging.distinct(store, "a", "a", NOTE)
