"""Who did not answer, how far that may move figures, and whom to ask first."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from graph.measures import figures
from graph.measures.missing import missing
from graph.network import Columns
from tests.support.columns import OPEN, columns

DAY = date(2020, 6, 15)


def told(*reports: str, mutual: int = 0) -> Columns:
    """Ties as "ab": a reports b."""
    uids = sorted({uid for pair in reports for uid in pair})
    made = columns(
        dict.fromkeys(uids, OPEN), [(pair[0], pair[1], "COOPERATE", OPEN) for pair in reports]
    )
    mutuals = np.full(len(reports), mutual, dtype=np.int8)
    return replace(made, ties=replace(made.ties, mutual=mutuals))


def test_who_is_named_and_reports_nobody_is_silent() -> None:
    found = missing(told("ab", "ac", "bc", "bd", "ad", "cd"), DAY)
    assert (found.answered, found.silent, found.named) == (3, ("d",), (3,))
    assert found.share == pytest.approx(0.75)


def test_those_named_most_are_to_be_asked_first() -> None:
    found = missing(told("ax", "ay", "by", "cy", "bz", "az"), DAY)
    assert found.silent == ("y", "z", "x")
    assert found.named == (3, 2, 1)


def test_the_band_puts_back_what_silence_hides() -> None:
    # Each of four who answered reported one pair of its own; one in five is silent.
    found = missing(told("ax", "bx", "cx", "dx", "ab", "cd", "bc", "da"), DAY)
    (density,) = [band for band in found.bands if band.figure == "density"]
    assert density.value == pytest.approx(8 / 10)
    # Silencing one of four takes its two reports away: 2 of 10 pairs.
    assert (density.low, density.high) == (pytest.approx(0.8), pytest.approx(1.0))
    assert [band.figure for band in found.bands] == [each.name for each in figures(place="banded")]
    assert missing(told("ax", "bx", "cx", "dx", "ab", "cd", "bc", "da"), DAY) == found


@pytest.mark.parametrize("mutual", [1, -1])
def test_without_one_sided_ties_nobody_is_known_to_be_silent(mutual: int) -> None:
    found = missing(told("ab", "bc", mutual=mutual), DAY)
    assert (found.silent, found.bands) == ((), ())
    assert found.share == (1.0 if mutual == 1 else None)


def test_an_empty_network_and_a_day_before_all_say_nothing() -> None:
    empty: Any = columns({}, [])
    assert missing(empty, DAY).bands == ()
    late = columns(dict.fromkeys("ab", OPEN), [("a", "b", "COOPERATE", (20200616, 99999999))])
    late = replace(late, ties=replace(late.ties, mutual=np.zeros(1, dtype=np.int8)))
    before, after = missing(late, DAY), missing(late, date(2020, 6, 16))
    assert (before.silent, after.silent) == ((), ("b",))
