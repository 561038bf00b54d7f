"""The members' view over two rounds, by hand."""

from datetime import date

import pytest

from graph.conditions.means import read, share, totals, weakest, written
from graph.conditions.shown import HIDDEN, Mean, Shown
from graph.kinds import Round

FIRST = {
    "conditions.vision": Shown({"": {"": Mean(2.0, 1.0, 3)}, "sector": {"people": HIDDEN}}),
    "conditions.benefit": Shown({"": {"": Mean(4.0, 0.5, 4)}}),
    "conditions.interaction": Shown({"": {"": HIDDEN}}),
    "pillars.trust": Shown({"": {"": Mean(1.0, 0.0, 3)}}),
    "trust": Shown({"": {"": Mean(3.25, 0.4, 9)}, "partner": {"a": Mean(3.0, 1.0, 3)}}),
}
ROUND = Round(
    uid="q1",
    name="รอบแรก",
    network="n",
    opens=date(2026, 1, 1),
    closes=date(2026, 1, 31),
    asks=("conditions",),
    closed=date(2026, 2, 1),
    means=written(FIRST),
)


def test_what_may_be_shown_is_read_as_it_was_written() -> None:
    assert read(ROUND.means) == FIRST
    assert read(None) == {}


def test_the_weakest_comes_first_and_what_is_hidden_is_left_out() -> None:
    found = [(item.name, mean) for item, mean in weakest(totals(FIRST), "conditions")]
    assert found == [("conditions.vision", 2.0), ("conditions.benefit", 4.0)]
    assert weakest({}, "conditions") == []


def test_trust_as_a_share_is_partner_s() -> None:
    assert share(3.25) == pytest.approx(0.75)
    assert share(1) == 0
    assert share(None) is None


def test_of_two_partners_who_are_one_the_kept_one_s_own_mean_stays() -> None:
    rows = '[["trust", "partner", "b", 2.0, null, 3], ["trust", "partner", "a", 4.0, null, 5]]'
    both = {"a": Mean(4.0, None, 5)}
    assert read(rows, {"b": "a"})["trust"].by["partner"] == both
    assert read(rows, {"x": "a"})["trust"].by["partner"] == both | {"b": Mean(2.0, None, 3)}
