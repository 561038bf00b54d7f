"""Where stakeholders stand, by hand."""

from datetime import date

from graph.kinds import Stake
from graph.stakeholders.standing import standing
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
