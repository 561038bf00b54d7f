"""What a member gets back by the same link, once the round has closed."""

from datetime import timedelta
from pathlib import Path

import pytest

from graph.conditions import recording
from graph.conditions.told import Told, ToldTie
from graph.journal import Note
from graph.kinds import Promise, Result, Round
from graph.service import Service
from graph.store import Store
from tests.asked.round import TODAY, Phone, home, opened
from tests.support.made import actor, put, tie
from tests.support.signing import port

__all__ = ["home", "port"]

TRUST = ("trust.reliable", "trust.mission", "trust.open")


@pytest.fixture
def asking(given: Store, home: Path) -> tuple[Service, Round]:
    made = opened(given, home)
    put(
        given,
        tie("b", "d", "COOPERATE"),
        tie("me", "d", "COORDINATE"),
        Result(uid="r1", text="ตลาดนัดสีเขียว", actors=("b", "me")),
        Promise(uid="y1", text="ส่งเมล็ดพันธุ์", who=("me",)),
        Promise(uid="y2", text="ทำแล้ว", who=("me",), kept="kept"),
        actor("late", name="มาทีหลัง"),
    )
    return made


def answered(asking: tuple[Service, Round], member: str, level: str, score: int) -> str:
    service, of = asking
    sealed = service.sealed
    token = sealed.invite(of.uid, member, of.closes)
    ties = (ToldTie(level, "me"),) if member != "me" else ()
    sealed.tell(token, Told(ties, voice=f"ความลับของ {member}"))
    answers = {("", "conditions.vision"): score}
    if member != "me":
        answers |= {("me", item): score for item in TRUST}
    sealed.keep(token, answers, {})
    return token


def test_a_member_s_own_page(asking: tuple[Service, Round], port: int) -> None:
    tokens = {
        member: answered(asking, member, level, score)
        for member, level, score in (
            ("b", "COLLABORATE", 4),
            ("c", "COOPERATE", 2),
            ("d", "COOPERATE", 3),
            ("me", "", 1),
        )
    }
    phone = Phone(port, tokens["me"], "en")
    assert "ป้าสมใจ" in phone.get().text
    service, of = asking
    service.close_round(of.uid, "วิชัย")
    page = phone.get()
    assert page.status == 200
    for said in (
        "This page is yours".lower(),
        "you are tied to 3 of the 4 others",
        "2 pairs of your partners are not tied to each other",  # bc, cd; bd are
        "loose: cooperate: 2",
        "tight: collaborate: 1",
        "trust in you: 67% of the highest score",  # the mean of 4, 2 and 3 is 3: (3 − 1)/3
        "ตลาดนัดสีเขียว",
        "ส่งเมล็ดพันธุ์",
        "2.5",
    ):
        assert said in page.text.lower(), said
    for hidden in ("ทำแล้ว", "ความลับ", "ลับลมคมใน"):
        assert hidden not in page.text
    refused = phone.post("conditions", {"conditions.vision": "5"})
    assert refused.status == 410
    other = Phone(port, tokens["b"], "en").get().text
    assert "Fewer than 3 told of you" in other
    assert "Too few rated you" in other


def test_a_link_that_was_withdrawn_gives_nothing_back(
    asking: tuple[Service, Round], port: int
) -> None:
    token = answered(asking, "b", "COOPERATE", 4)
    service, of = asking
    service.sealed.withdraw(of.uid, "b")
    service.close_round(of.uid, "วิชัย")
    assert Phone(port, token, "en").get().status == 410


@pytest.mark.parametrize(("ago", "status"), [(90, 200), (91, 410)])
def test_a_member_s_own_page_ends_ninety_days_after_the_round(
    asking: tuple[Service, Round], port: int, given: Store, ago: int, status: int
) -> None:
    service, of = asking
    token = answered(asking, "b", "COOPERATE", 4)
    recording.close(given, service.sealed, of.uid, TODAY - timedelta(days=ago), Note("", "page"))
    for lang, said in (("th", "ปิดไปเกิน 90 วันแล้ว"), ("en", "closed more than 90 days ago")):
        page = Phone(port, token, lang).get()
        assert (page.status, said in page.text) == (status, status == 410)
        assert "data-over" in page.text


def test_until_the_closing_is_on_record_the_page_says_that_it_has_closed(
    asking: tuple[Service, Round], port: int
) -> None:
    token = answered(asking, "b", "COOPERATE", 4)
    service, of = asking
    service.sealed.close(of.uid)
    page = Phone(port, token, "en").get()
    assert page.status == 410
    assert "This round has closed" in page.text
