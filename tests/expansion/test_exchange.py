"""Offers that meet needs, by issue or by words, by hand."""

from datetime import date
from typing import Any

from graph.expansion.exchange import Match, matches
from graph.expansion.suggesting import suggestions
from graph.kinds import Offer
from graph.settings.values import Options
from tests.expansion.test_suggesting import FIELD, ON
from tests.support.made import day

ISSUES = FIELD.issues  # food, and rice within it


def offer(uid: str, actor: str, what: str, text: str, **more: Any) -> Offer:
    return Offer(uid=uid, actor=actor, what=what, text=text, **more)


def met(*offers: Offer, on: date = ON) -> dict[str, tuple[Match, ...]]:
    return matches(offers, ISSUES, on, ["us"])


def test_what_they_offer_meets_what_we_need_by_its_words() -> None:
    need = offer("1", "us", "need", "คนสอนทำปุ๋ยหมัก")
    give = offer("2", "far", "skill", "สอนทำปุ๋ยหมักจากเศษผัก")
    other = offer("3", "met", "offer", "ให้ยืมรถบรรทุก")
    assert met(need, give, other) == {"far": (Match("สอนทำปุ๋ยหมักจากเศษผัก", "คนสอนทำปุ๋ยหมัก", True),)}


def test_what_we_offer_meets_what_they_need_by_the_issue_or_a_part_of_it() -> None:
    give = offer("1", "us", "offer", "เมล็ดพันธุ์", about="rice")
    need = offer("2", "far", "need", "ของปลูกหน้าฝน", about="food")
    apart = offer("3", "met", "need", "ของปลูกหน้าฝน")
    assert met(give, need, apart) == {"far": (Match("เมล็ดพันธุ์", "ของปลูกหน้าฝน", False),)}


def test_needs_of_both_or_offers_of_both_meet_nothing() -> None:
    same = {"text": "เงินทุน", "about": "rice"}
    assert met(offer("1", "us", "need", **same), offer("2", "far", "need", **same)) == {}
    assert met(offer("1", "us", "offer", **same), offer("2", "far", "skill", **same)) == {}
    assert met(offer("1", "far", "need", **same), offer("2", "met", "offer", **same)) == {}
    assert met() == {}


def test_it_goes_by_the_day() -> None:
    need = offer("1", "us", "need", "ตลาดขายผัก", since=day("2026-03-01"), until=day("2026-04-01"))
    give = offer("2", "far", "offer", "ตลาดขายผัก")
    days = ("2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01")
    assert [sorted(met(need, give, on=day(on))) for on in days] == [[], ["far"], ["far"], []]


def test_of_one_partner_three_are_given() -> None:
    needs = [offer(f"n{n}", "us", "need", f"ตลาด {n}", about="rice") for n in range(5)]
    assert len(met(*needs, offer("g", "far", "offer", "แผงขาย", about="rice"))["far"]) == 3


def test_who_has_what_we_need_is_suggested_before_who_has_not() -> None:
    exchange = met(offer("1", "us", "need", "เงินทุน"), offer("2", "nobody", "offer", "เงินทุนหมุนเวียน"))
    found = suggestions(FIELD, ON, ["us"], Options(), exchange=exchange)
    assert [each.actor for each in found] == ["known", "far", "once", "nobody", "met"]
    assert found[3].exchange == (Match("เงินทุนหมุนเวียน", "เงินทุน", True),)
    assert found[3].worth == 0.25
