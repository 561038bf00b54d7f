"""Rounds on a real database: what may change, who may ask, and what their end makes of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from graph import conditions
from graph.base.config import Preferences
from graph.base.errors import Forbidden, SaanError
from graph.conditions import asking
from graph.conditions.means import read
from graph.conditions.recording import new_uid, rounds
from graph.conditions.shown import Mean
from graph.conditions.told import Told, ToldTie
from graph.journal.all_records import records_of
from graph.journal.history import history
from graph.kinds import ManagedNetwork, Membership, Offer, Round
from graph.rights import User, acting
from graph.service import Service
from graph.store import Store
from tests.support.made import actor, put, tie

OPENS, CLOSES = date(2026, 9, 1), date(2026, 9, 30)
ON = date(2026, 9, 15)
ROUND = Round(
    uid=new_uid("n", "รอบแรก", OPENS),
    name="รอบแรก",
    network="n",
    opens=OPENS,
    closes=CLOSES,
    asks=("conditions", "ties"),
    question="ปีหน้าควรทำอะไร",
)
VISION = ("", "conditions.vision")


@pytest.fixture
def service(store: Store) -> Service:
    put(
        store,
        *(actor(uid, name=name) for uid, name in zip("abcd", ("ก", "ข", "ค", "ง"), strict=True)),
        ManagedNetwork(uid="n", name="สวนยาง"),
        ManagedNetwork(uid="o", name="ป่า"),
        *(Membership(uid=f"m{each}", member=each, of="n") for each in "abc"),
        Offer(uid="h1", actor="a", what="offer", text="ที่ดิน", since=OPENS),
        tie("a", "b", "COOPERATE"),
    )
    return Service(store, Preferences(day=ON))


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(SaanError) as error:
        call()
    assert error.value.text("th") != error.value.text("en")
    return error.value.key


def test_a_round_is_kept_and_changed_until_somebody_answers(service: Service) -> None:
    assert service.put_round(ROUND, "วิชัย")
    assert service.put_round(ROUND, "วิชัย", ROUND) is None
    longer = replace(ROUND, closes=date(2026, 10, 15), asks=("ties",))
    token = asking.invite(service.sealed, ROUND, "a")["a"]
    assert service.put_round(longer, "วิชัย", ROUND)
    assert service.sealed.find(token).until == date(2026, 10, 15)
    assert refused(lambda: service.put_round(ROUND, "วิชัย", ROUND)) == "conditions.round.faster"
    service.sealed.tell(token, Told((ToldTie("COORDINATE", "b"),)))
    other = replace(longer, asks=("ties", "trust"))
    assert refused(lambda: service.put_round(other, "", longer)) == "conditions.round.begun"
    assert service.put_round(replace(longer, name="รอบหนึ่ง"), "วิชัย", longer)
    assert [each.name for each in rounds(service.store).values()] == ["รอบหนึ่ง"]


def test_a_change_that_is_taken_back_is_held_to_the_same(service: Service) -> None:
    sealed = service.sealed
    service.put_round(ROUND, "วิชัย")
    other = replace(ROUND, asks=("ties",))
    asks = service.put_round(other, "วิชัย", ROUND)
    longer = replace(other, closes=date(2026, 10, 15))
    token = asking.invite(sealed, other, "a")["a"]
    day = service.put_round(longer, "วิชัย", other)
    sealed.tell(token, Told((ToldTie("COORDINATE", "b"),)))
    assert asks
    assert day
    assert sealed.find(token).until == date(2026, 10, 15)
    service.undo(day.batch, "วิชัย")
    assert sealed.find(token).until == CLOSES
    assert refused(lambda: service.undo(asks.batch, "วิชัย")) == "conditions.round.begun"
    only = ("rounds", ROUND.uid)
    assert refused(lambda: service.undo(asks.batch, "", only=only)) == "conditions.round.begun"
    assert rounds(service.store)[ROUND.uid] == other
    sealed.take_back(token)
    assert service.undo(asks.batch, "วิชัย")
    assert rounds(service.store)[ROUND.uid] == ROUND


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"name": " "}, "name"),
        ({"closes": date(2026, 8, 31)}, "days"),
        ({"asks": ()}, "nothing"),
        ({"asks": ("weather",)}, "nothing"),
    ],
)
def test_what_no_round_can_be(service: Service, wrong: dict, key: str) -> None:
    found = refused(lambda: service.put_round(replace(ROUND, **wrong), ""))
    assert found == f"conditions.round.{key}"


def test_its_end_makes_records_of_what_was_told_and_deletes_what_was_sealed(
    service: Service,
) -> None:
    service.put_round(ROUND, "วิชัย")
    sealed = service.sealed
    links = asking.invite(sealed, ROUND, ["a", "c", "gone"])
    links |= asking.invite(sealed, ROUND, ["b"], "วิชัย")
    told = (
        ToldTie("COLLABORATE", "b", frequency=12, since="2562", through="c"),
        ToldTie("COORDINATE", named=" ง "),
        ToldTie("COOPERATE", named="วัดป่าแสงธรรม"),
    )
    voice = "จัดตลาดนัด\nทุกเดือน"
    sealed.tell(links["a"], Told(told, (("offer", "ที่ดิน"), ("need", "ปุ๋ย")), voice))
    sealed.tell(links["b"], Told((ToldTie("none", "a"),), voice=voice))
    sealed.tell(links["gone"], Told((ToldTie("loose", "a"),)))
    for member, value in zip("abc", (2, 3, 4), strict=True):
        sealed.keep(links[member], {VISION: value}, {})
    assert service.close_round(ROUND.uid, "วิชัย")
    assert service.close_round(ROUND.uid, "วิชัย") is None
    found = {
        (each.reporter, each.partner or each.named): each
        for each in conditions.reported(service.snapshot(ON), ROUND.uid)
    }
    assert {key: each.type for key, each in found.items()} == {
        ("a", "b"): "COLLABORATE",
        ("a", "d"): "COORDINATE",
        ("a", "วัดป่าแสงธรรม"): "COOPERATE",
        ("b", "a"): "none",
    }
    first = found["a", "b"]
    assert (first.frequency, first.since, first.since_precision) == (12, date(2019, 1, 1), "year")
    assert (first.through, first.said, first.filled_by) == ("c", ON, None)
    assert found["b", "a"].filled_by == "วิชัย"
    offers = records_of(service.store, "offers").of(Offer).values()
    new = [each for each in offers if each.uid != "h1"]
    assert [(e.actor, e.what, e.text, e.sources) for e in new] == [("a", "need", "ปุ๋ย", ("รอบแรก",))]
    (closed,) = conditions.rounds(service.snapshot(ON))
    assert (closed.closed, closed.voices) == (ON, (voice,))
    assert (closed.invited, closed.answered) == (("a", "b", "c"), ("a", "b", "c"))
    assert read(closed.means)["conditions.vision"].total == Mean(3.0, None, 3)
    assert sealed.shown(ROUND.uid) == {}
    assert sealed.all_told(ROUND.uid) == {}
    assert refused(lambda: sealed.told(links["a"])) == "conditions.closed"
    later = replace(closed, name="อื่น")
    assert refused(lambda: service.put_round(later, "", closed)) == "conditions.round.closed"
    entry = history(service.store)[0]
    assert entry.rows == 6
    assert refused(lambda: service.undo(entry.batch, "วิชัย")) == "conditions.round.never_again"
    assert service.undo(entry.batch, "วิชัย", only=("offers", new[0].uid))
    assert refused(lambda: service.close_round("q9", "")) == "conditions.round.none"


def test_an_end_that_was_cut_off_goes_on(service: Service) -> None:
    service.put_round(ROUND, "วิชัย")
    token = asking.invite(service.sealed, ROUND, "a")["a"]
    service.sealed.tell(token, Told((ToldTie("none", "b"),)))
    service.sealed.close(ROUND.uid)
    assert service.close_round(ROUND.uid, "วิชัย")
    assert len(conditions.reported(service.snapshot(ON), ROUND.uid)) == 1


def test_the_members_of_a_network_are_asked_by_who_manages_it(service: Service) -> None:
    service.put_round(ROUND, "วิชัย")
    theirs = User("สมศรี", "viewer", networks=(("n", "manager"),))
    for user in (User("มานะ", "editor"), User("มานะ", "viewer", networks=(("o", "manager"),))):
        with acting(user):
            for call in (
                lambda: service.put_round(replace(ROUND, name="อื่น"), "", ROUND),
                lambda: asking.invite(service.sealed, ROUND, "a"),
                lambda: asking.withdraw(service.sealed, ROUND, "a"),
                lambda: asking.invited(service.sealed, ROUND),
                lambda: service.close_round(ROUND.uid, ""),
            ):
                with pytest.raises(Forbidden):
                    call()
    with acting(theirs):
        token = asking.invite(service.sealed, ROUND, "ab")["a"]
        service.sealed.tell(token, Told((ToldTie("none", "b"), ToldTie("loose", named="ง"))))
        assert [each.actor for each in asking.invited(service.sealed, ROUND)] == ["a", "b"]
        assert service.close_round(ROUND.uid, "")
    found = conditions.reported(service.snapshot(ON), ROUND.uid)
    assert [(each.partner, each.named) for each in found] == [("b", None), (None, "ง")]


def test_who_has_answered_gets_no_other_link(service: Service) -> None:
    service.put_round(ROUND, "วิชัย")
    sealed = service.sealed
    first = asking.invite(sealed, ROUND, "ab")
    sealed.keep(first["a"], {VISION: 2}, {})
    again = asking.invite(sealed, ROUND, "ab")
    assert again.keys() == {"b"}
    assert refused(lambda: sealed.find(first["b"])) == "conditions.link.withdrawn"
    assert refused(lambda: sealed.invite(ROUND.uid, "a", CLOSES)) == "conditions.link.answered"
    assert sealed.find(first["a"]).actor == "a"


def test_one_who_answers_while_links_are_made_takes_no_link_from_the_others(
    service: Service,
) -> None:
    service.put_round(ROUND, "วิชัย")
    sealed = service.sealed
    first = asking.invite(sealed, ROUND, "b")["b"]

    def members() -> Iterator[str]:
        yield "a"
        sealed.keep(first, {VISION: 2}, {})
        yield from "bc"

    found = asking.invite(sealed, ROUND, members())
    assert {uid: sealed.find(token).actor for uid, token in found.items()} == {"a": "a", "c": "c"}
    assert sealed.own(first) == {VISION: 2}
    sealed.close(ROUND.uid)
    assert refused(lambda: asking.invite(sealed, ROUND, "a")) == "conditions.closed"


def test_a_link_ends_with_its_round_by_the_network_s_own_day(store: Store) -> None:
    put(store, ManagedNetwork(uid="n", name="สวนยาง"), actor("a"))
    early = Service(store, Preferences(day=CLOSES))
    early.put_round(ROUND, "")
    token = asking.invite(early.sealed, ROUND, "a")["a"]
    assert early.sealed.find(token).round == ROUND.uid
    late = Service(store, Preferences(day=date(2026, 10, 1)))
    assert refused(lambda: late.sealed.find(token)) == "conditions.link.ended"


@pytest.mark.parametrize(
    ("told", "key"),
    [
        (Told((ToldTie("tight", "b"),)), "no_tie"),
        (Told((ToldTie("none", "a"),)), "no_tie"),
        (Told((ToldTie("none"),)), "no_tie"),
        (Told((ToldTie("none", "b", "ข"),)), "no_tie"),
        (Told((ToldTie("none", "b"), ToldTie("loose", "b"))), "twice"),
        (Told((ToldTie("none", "b", frequency=-1),)), "frequency"),
        (Told(offers=(("gift", "ข้าว"),)), "no_offer"),
        (Told(voice="ก" * 2001), "too_long"),
        (Told(tuple(ToldTie("none", str(each)) for each in range(201))), "too_many"),
    ],
)
def test_what_cannot_be_told(service: Service, told: Told, key: str) -> None:
    service.put_round(ROUND, "")
    token = asking.invite(service.sealed, ROUND, "a")["a"]
    assert refused(lambda: service.sealed.tell(token, told)) == f"conditions.{key}"
    assert service.sealed.told(token) == Told()
    assert service.sealed.invitations(ROUND.uid)[0].answered is None


def test_hostile_words_are_kept_as_they_are(service: Service) -> None:
    service.put_round(ROUND, "")
    token = asking.invite(service.sealed, ROUND, "a")["a"]
    text = "'); DROP TABLE answers; -- <script>alert(1)</script> =HYPERLINK(1) `MATCH (n) DETACH`"
    service.sealed.tell(token, Told((ToldTie("loose", named=text),), (("need", text),), text))
    assert service.sealed.told(token).ties[0].named == text
    assert service.close_round(ROUND.uid, "")
    (tie,) = conditions.reported(service.snapshot(ON), ROUND.uid)
    assert tie.named == text
    assert rounds(service.store)[ROUND.uid].voices == (text,)
