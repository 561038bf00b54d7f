"""Where stakeholders stand, by hand."""

from dataclasses import replace
from datetime import date

import pytest

from graph.base.words import speaking
from graph.kinds import Stake
from graph.stakeholders.standing import Stakeholder, cell, standing
from graph.stakeholders.telling import place
from tests.support.columns import OPEN, columns
from tests.support.made import day

THEN = columns(
    {"us": OPEN, "mayor": OPEN, "fund": OPEN, "shop": OPEN, "gone": (0, 20250101)},
    [
        ("us", "fund", "COLLABORATE", (20200101, 20260101)),
        ("us", "fund", "COOPERATE", (20260101, 99999999)),
        ("us", "shop", "COORDINATE", (20200101, 99999999)),
    ],
    sectors={"mayor": "government"},
)
HIGH_LOW = {"influence": "high", "interest": "low"}
STAKES = [
    Stake(uid="k1", actor="mayor", network="n", until=day("2026-01-01"), **HIGH_LOW),
    Stake(
        uid="k2",
        actor="mayor",
        network="n",
        since=day("2026-01-01"),
        influence="high",
        interest="high",
    ),
    Stake(uid="k3", actor="fund", network="n", **HIGH_LOW),
    Stake(uid="k4", actor="shop", network="n", influence="low"),
    Stake(uid="k5", actor="gone", network="n"),
]


def test_each_stands_where_it_was_assessed_last() -> None:
    found = {each.stake.actor: each for each in standing(STAKES, THEN, date(2026, 6, 30), ["us"])}
    assert sorted(found) == ["fund", "mayor", "shop"]
    mayor, fund, shop = (found[uid] for uid in ("mayor", "fund", "shop"))
    assert (mayor.stake.uid, mayor.before and mayor.before.uid, mayor.moved) == ("k2", "k1", True)
    assert (mayor.sector, mayor.level, mayor.missing, mayor.drifting) == (
        "government",
        0,
        True,
        False,
    )
    assert (fund.level, fund.level_before, fund.drifting, fund.moved) == (1, 3, True, False)
    assert (shop.level, shop.missing, shop.drifting) == (2, False, False)


def test_before_it_was_assessed_anew_it_stands_as_before() -> None:
    found = {each.stake.actor: each for each in standing(STAKES, THEN, date(2025, 12, 31), ["us"])}
    assert (found["mayor"].stake.uid, found["mayor"].before) == ("k1", None)
    assert found["fund"].drifting is False
    assert "gone" not in found
    assert standing([], THEN, date(2026, 1, 1), []) == ()


@pytest.mark.parametrize(
    ("influence", "interest", "where"),
    [
        ("high", "low", "high_low"),
        ("6", "5", "high_low"),
        ("10", "1", "high_low"),
        ("low", "10", "low_high"),
        ("5", None, ""),
        (None, "high", ""),
    ],
)
def test_a_number_from_six_is_high(influence: str, interest: str, where: str) -> None:
    assert cell(Stake(uid="k", actor="a", network="n", influence=influence, interest=interest)) == (
        where
    )


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        (("7", "3"), ("7", "3"), False),
        (("7", "3"), ("9", "3"), True),
        (("high", "low"), ("9", "3"), False),  # the same cell, known better
        (("high", "low"), ("9", "8"), True),
        (("high", None), ("high", "low"), True),
    ],
)
def test_whoever_stands_elsewhere_has_moved(
    before: tuple[str, str], after: tuple[str, str], moved: bool
) -> None:
    was, now = (
        Stake(uid="k", actor="a", network="n", influence=one, interest=other)
        for one, other in (before, after)
    )
    assert Stakeholder(now, was, "", 0, 0).moved is moved


def test_much_influence_by_a_number_is_missing_as_well() -> None:
    stake = Stake(uid="k", actor="a", network="n", influence="8")
    assert Stakeholder(stake, None, "", 0, 0).missing
    assert not Stakeholder(replace(stake, influence="5"), None, "", 0, 0).missing


def test_its_place_is_told_in_words_and_numbers_with_where_it_was() -> None:
    now = Stake(uid="k", actor="a", network="n", influence="9", interest="8")
    each = Stakeholder(now, replace(now, interest="2"), "", 0, 0)
    with speaking("en"):
        assert place(each) == (
            "Much influence, much interest 9 × 8 (before: Much influence, little interest 9 × 2)"
        )
