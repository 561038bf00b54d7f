"""Two members who are one, in a round: no word of either is lost, and undone all is as before."""

from datetime import date
from pathlib import Path

import pytest

from graph import conditions
from graph.base.config import Preferences
from graph.base.errors import Conflict
from graph.conditions import asking
from graph.conditions.asking import answered, invited, waiting
from graph.conditions.recording import rounds
from graph.conditions.sealed import Sealed
from graph.conditions.shown import Mean
from graph.conditions.told import Told, ToldTie
from graph.kinds import ASKED, ManagedNetwork, Membership, Round
from graph.service import Service
from graph.store import Store
from tests.support.made import actor, put

ON = date(2026, 9, 15)
ROUND = Round(
    uid="q1",
    name="รอบแรก",
    network="n",
    opens=date(2026, 9, 1),
    closes=date(2026, 9, 30),
    asks=ASKED,
)
VISION = ("", "conditions.vision")
TRUST = ("trust.reliable", "trust.mission", "trust.open")


@pytest.fixture
def service(store: Store, tmp_path: Path) -> Service:
    put(
        store,
        ManagedNetwork(uid="n", name="สวนยาง"),
        *(actor(uid) for uid in "abcde"),
        *(Membership(uid=f"m{each}", member=each, of="n") for each in "abcde"),
        ROUND,
    )
    return Service(store, Preferences(day=ON), tmp_path)


def trust(about: str, score: int) -> dict[tuple[str, str], int | None]:
    return {(about, item): score for item in TRUST}


def partners(sealed: Sealed, token: str) -> list[str | None]:
    return [each.partner for each in sealed.told(token).ties]


def test_a_link_and_what_is_said_of_one_follow_and_come_back_when_it_is_undone(
    service: Service,
) -> None:
    sealed = service.sealed
    token = asking.invite(sealed, ROUND, "b")["b"]
    sealed.tell(token, Told((ToldTie("COOPERATE", "a"), ToldTie("none", "c", through="a"))))
    other = asking.invite(sealed, ROUND, "c")["c"]
    sealed.tell(other, Told((ToldTie("COOPERATE", "b"), ToldTie("none", "d", through="b"))))
    sealed.keep(other, {("b", TRUST[0]): 2}, {})
    merged = service.merge("a", "b", "วิชัย")
    assert sealed.find(token).actor == "a"
    assert sealed.told(token).ties == (ToldTie("none", "c"),)
    assert sealed.told(other).ties == (ToldTie("COOPERATE", "a"), ToldTie("none", "d", through="a"))
    assert sealed.own(other) == {("a", TRUST[0]): 2}
    service.undo(merged.batch, "วิชัย")
    assert sealed.find(token).actor == "b"
    assert partners(sealed, token) == ["a", "c"]
    assert partners(sealed, other) == ["b", "d"]
    assert sealed.own(other) == {("b", TRUST[0]): 2}


def test_the_answers_of_whom_goes_count_where_the_kept_one_has_a_link_and_no_answer(
    service: Service,
) -> None:
    sealed = service.sealed
    links = asking.invite(sealed, ROUND, "ba")
    sealed.tell(links["b"], Told((ToldTie("COLLABORATE", "c"),)))
    service.merge("a", "b", "วิชัย")
    asked = invited(sealed, ROUND)
    assert (answered(asked), waiting(asked)) == ((1, 1), [])
    assert asking.invite(sealed, ROUND, "a") == {}
    with pytest.raises(Conflict):
        sealed.invite(ROUND.uid, "a", ROUND.closes)
    service.close_round(ROUND.uid, "วิชัย")
    (said,) = conditions.reported(service.snapshot(ON), ROUND.uid)
    assert (said.reporter, said.partner, said.type) == ("a", "c", "COLLABORATE")
    assert rounds(service.store)[ROUND.uid].answered == ("a",)


def test_where_both_answered_the_kept_one_s_word_counts_and_nothing_else_is_lost(
    service: Service,
) -> None:
    sealed = service.sealed
    links = asking.invite(sealed, ROUND, "abcd")
    sealed.tell(links["a"], Told((ToldTie("COOPERATE", "c"),), (("need", "ปุ๋ย"),)))
    theirs = (ToldTie("none", "c"), ToldTie("COORDINATE", "d"), ToldTie("loose", "a"))
    sealed.tell(links["b"], Told(theirs, (("need", "ปุ๋ย"), ("offer", "รถ"))))
    for member, score in (("b", 1), ("c", 2), ("d", 3)):
        sealed.keep(links[member], {VISION: score}, {})
    service.merge("a", "b", "วิชัย")
    sealed.keep(links["b"], {VISION: 4}, {})  # both links still open one's own answers
    assert sealed.own(links["a"]) == {}
    service.close_round(ROUND.uid, "วิชัย")
    found = conditions.reported(service.snapshot(ON), ROUND.uid)
    assert {(each.reporter, each.partner, each.type) for each in found} == {
        ("a", "c", "COOPERATE"),
        ("a", "d", "COORDINATE"),
    }
    kept = rounds(service.store)[ROUND.uid]
    assert (kept.invited, kept.answered) == (("a", "c", "d"), ("a", "c", "d"))
    assert conditions.results(service.snapshot(ON), ROUND.uid)[VISION[1]].total == Mean(3, None, 3)


def test_both_links_are_withdrawn_or_end_with_a_new_one(service: Service) -> None:
    sealed = service.sealed
    links = asking.invite(sealed, ROUND, "ab")
    service.merge("a", "b", "วิชัย")
    new = asking.invite(sealed, ROUND, "a")["a"]
    for former in links.values():
        with pytest.raises(Conflict) as error:
            sealed.find(former)
        assert error.value.key == "conditions.link.withdrawn"
    assert sealed.find(new).actor == "a"


def test_who_rated_both_has_rated_one_and_may_take_it_back(service: Service) -> None:
    sealed = service.sealed
    links = asking.invite(sealed, ROUND, "cde")
    sealed.keep(links["c"], trust("a", 4) | trust("b", 1), {})
    sealed.keep(links["d"], trust("b", 2), {})
    sealed.keep(links["e"], trust("b", 3), {})
    service.merge("a", "b", "วิชัย")
    assert sealed.own(links["c"]) == trust("a", 4)
    sealed.keep(links["c"], {("a", item): None for item in TRUST}, {})
    assert sealed.own(links["c"]) == {}
    sealed.keep(links["c"], trust("a", 4), {})
    sealed.close(ROUND.uid)
    assert sealed.shown(ROUND.uid)["trust"].by["partner"] == {"a": Mean(3, None, 3)}


def test_the_mean_of_a_partner_of_a_closed_round_follows_and_comes_back(service: Service) -> None:
    sealed = service.sealed
    for rater, score in zip("cde", (2, 3, 4), strict=True):
        sealed.keep(sealed.invite(ROUND.uid, rater, ROUND.closes), trust("b", score), {})
    service.close_round(ROUND.uid, "วิชัย")

    def rated() -> dict[str, Mean]:
        return conditions.results(service.snapshot(ON), ROUND.uid)["trust"].by["partner"]

    assert rated() == {"b": Mean(3, None, 3)}
    merged = service.merge("a", "b", "วิชัย")
    assert rated() == {"a": Mean(3, None, 3)}
    service.undo(merged.batch, "วิชัย")
    assert rated() == {"b": Mean(3, None, 3)}
