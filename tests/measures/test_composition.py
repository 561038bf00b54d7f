"""What a network is made of, from the columns of a day."""

from datetime import date

import pytest

from graph.measures import composition, groups
from graph.network import Filters
from tests.support.columns import OPEN, columns

DAY = date(2020, 6, 15)
ON, AFTER = (20200601, 20200616), (20200616, 99999999)


def made() -> object:
    """a and b are people in Hat Yai, c is government in Songkhla, d is academia nowhere."""
    ties = [("a", "b"), ("b", "c"), ("c", "d"), ("a", "c")]
    return columns(
        dict.fromkeys("abcd", OPEN),
        [(one, other, "COORDINATE", OPEN) for one, other in ties],
        sectors={"a": "people", "b": "people", "c": "government", "d": "academia"},
        bases=[("a", "9011", ON), ("b", "9011", OPEN), ("c", "90", OPEN)],
        works=[("a", "food", ON), ("b", "rice", OPEN), ("c", "rice", OPEN), ("c", "food", AFTER)],
    )


def test_the_figures_are_as_counted_by_hand() -> None:
    network, found = made().as_of(DAY), groups(made(), DAY)
    assert found.sectors == ("people", "people", "government", "academia")
    assert found.provinces == ("90", "90", "90", "")
    assert composition(network, found) == {
        "sector_ei": pytest.approx(0.5),
        "sector_ei_expected": pytest.approx((6 - 2) / 6),
        "province_ei": -1.0,
        "province_ei_expected": -1.0,
        "sector_diversity": pytest.approx(1 - (4 + 1 + 1) / 16),
        "sector_iqv": pytest.approx(0.625 * 1.5),
        "within_issues": pytest.approx(1 / 3),
        "between_issues": pytest.approx(2 / 3),
    }


@pytest.mark.parametrize(
    ("day", "province", "within"),
    [
        (date(2020, 5, 31), "", 1.0),
        (date(2020, 6, 1), "90", 1 / 3),
        (date(2020, 6, 15), "90", 1 / 3),
        (date(2020, 6, 16), "", 1.0),
    ],
)
def test_places_and_issues_count_on_their_days(day: date, province: str, within: float) -> None:
    found = groups(made(), day)
    assert found.provinces[0] == province
    assert composition(made().as_of(day), found)["within_issues"] == pytest.approx(within)


def test_a_part_of_the_network_has_its_own_groups() -> None:
    filters = Filters(sector="people")
    network, found = made().as_of(DAY, filters), groups(made(), DAY, filters)
    assert found.sectors == ("people", "people")
    assert composition(network, found)["sector_ei"] == -1
    assert composition(network, found)["sector_diversity"] == 0


def test_an_empty_network_has_no_composition() -> None:
    empty = columns({}, [])
    found = composition(empty.as_of(DAY), groups(empty, DAY))
    assert set(found.values()) == {None}
