"""The map of areas: who counts where, which pairs lie within and between, and where areas stand."""

import json
from datetime import date

import numpy as np
import pandas as pd
import pytest

from graph import issues
from graph.base.config import Preferences
from graph.base.words import speaking
from graph.drawing.areas import apart, of_areas, stand
from graph.issues.located import Between, ByArea, Place, by_area
from graph.kinds import Area, Base
from graph.measures import groups
from graph.measures.mixing import mixing
from graph.network import EVERYTHING, Columns, Filters
from graph.network.columns import Tree
from graph.service import Service
from graph.store import Store
from tests.support.columns import OPEN, columns
from tests.support.made import actor, put

DAY = date(2020, 6, 15)
TREE = Tree(
    ("90", "9001", "9011", "901104", "95", "R6"),
    ("สงขลา", "เมืองสงขลา", "หาดใหญ่", "คอหงส์", "ยะลา", "ภาคใต้"),
    ("province", "district", "district", "subdistrict", "province", "region"),
    np.array([5, 0, 0, 2, 5, -1], dtype=np.int32),
)


def held() -> Columns:
    """a and f in คอหงส์, a also in สงขลา, b in both districts, c in สงขลา, d in ยะลา, e nowhere."""
    bases = ("a 90", "a 901104", "f 901104", "b 9011", "b 9001", "c 90", "d 95")
    ties = (
        *("a b COLLABORATE", "a b COOPERATE", "a f COORDINATE", "b f COOPERATE"),
        *("c a COOPERATE", "d e COOPERATE", "a d COORDINATE", "d b COOPERATE"),
    )
    return columns(
        dict.fromkeys("abcdef", OPEN),
        [(*text.split(), OPEN) for text in ties],  # type: ignore[misc]
        bases=[(*text.split(), OPEN) for text in bases],  # type: ignore[misc]
        areas=TREE,
    )


def found(level: str, filters: Filters = EVERYTHING) -> ByArea:
    known = held()
    return by_area(known, DAY, filters, known.as_of(DAY, filters), level)


def test_a_partner_counts_in_one_area_and_a_pair_once() -> None:
    made = found("district")
    assert made.places == (
        Place("9001", "เมืองสงขลา", ("b",), 0, 0),
        Place("9011", "หาดใหญ่", ("a", "f"), 1, 1),
    )
    assert made.between == (Between("9001", "9011", 2, "COLLABORATE"),)
    assert made.nowhere == 3


def test_areas_of_a_higher_level_hold_those_below() -> None:
    made = found("province")
    assert made.places == (
        Place("90", "สงขลา", ("a", "b", "c", "f"), 0, 4),
        Place("95", "ยะลา", ("d",), 0, 0),
    )
    assert made.between == (Between("90", "95", 2, "COORDINATE"),)
    assert made.nowhere == 1


def test_provinces_are_told_as_the_page_of_strength_tells_them() -> None:
    known, made = held(), found("province")
    mixed = mixing(known.as_of(DAY), groups(known, DAY).provinces)
    assert [len(place.partners) for place in made.places] == mixed.sizes.tolist() == [4, 1]
    assert [place.within for place in made.places] == mixed.pairs.diagonal().tolist() == [4, 0]
    assert sum(each.pairs for each in made.between) == mixed.m - mixed.internal == 2
    assert made.nowhere == mixed.unknown == 1


def test_filters_narrow_it_and_partners_elsewhere_are_those_of_the_list() -> None:
    made = found("district", Filters(area="9011"))
    assert made.places == (
        Place("9001", "เมืองสงขลา", ("b",), 0, 0),
        Place("9011", "หาดใหญ่", ("a", "f"), 1, 1),
    )
    assert len(held().as_of(DAY, Filters(area="9011")).uids) == 3


def test_nobody_is_nowhere() -> None:
    known = columns({}, [])
    made = by_area(known, DAY, EVERYTHING, known.as_of(DAY), "province")
    assert (made.places, made.between, made.nowhere) == ((), (), 0)


def test_north_is_up_and_a_degree_east_is_shorter_far_from_the_equator() -> None:
    corners = [(61.0, 0.0), (59.0, 0.0), (59.0, 2.0), (61.0, 2.0)]
    stands = stand(corners, [10.0] * 4)
    assert stands == pytest.approx(
        np.array([[-100, -200], [-100, 200], [100, 200], [100, -200]], dtype=float)
    )


def test_an_area_without_a_place_stands_below_all() -> None:
    stands = stand([(7.0, 100.0), None, (8.0, 100.0)], [10.0, 20.0, 10.0])
    assert stands[1, 1] - 20 > stands[[0, 2], 1].max() + 10
    assert stand([None], [10.0]).shape == (1, 2)
    assert stand([], []).shape == (0, 2)


@pytest.mark.parametrize("many", [2, 40, 300])
def test_no_area_covers_another(many: int) -> None:
    """All begin within a tenth of what they need, two of them at one point."""
    at = np.random.default_rng(1).uniform(-30, 30, (many, 2))
    at[1] = at[0]
    radii = np.linspace(8, 28, many)
    stands = apart(at, radii)
    assert (stands == apart(at, radii)).all()
    far = np.hypot(*(stands[:, None] - stands[None]).transpose(2, 0, 1))
    rims = far - radii[:, None] - radii[None] + np.eye(many) * 1000
    assert rims.min() > 0


def test_what_is_sent_has_partners_by_name_and_lines_by_their_pairs() -> None:
    people = pd.DataFrame(
        {"uid": list("abcdef"), "name": list("ABCDEF"), "degree": [4, 3, 1, 3, 1, 2]}
    )
    middles = {"90": (7.0, 100.5), "95": (6.5, 101.3), "9001": (7.2, 100.6)}
    with speaking("en"):
        sent = json.loads(of_areas(found("district"), people, TREE, middles).text)
    first, second = sent["nodes"]
    assert second["partners"] == [["a", "A"], ["f", "F"]]
    assert (second["within"], second["elsewhere"], second["lies"]) == (1, 1, "สงขลา")
    assert second["y"] > first["y"]
    assert second["size"] > first["size"]
    assert sent["pairs"] == [[0, 1, 2, 0]]


def test_coordinates_on_record_win_over_the_register(given: Store) -> None:
    bases = [Base(uid=f"b{code}", actor="a", area=code) for code in ("90", "9012", "95", "US-IA")]
    put(
        given,
        actor("a"),
        Area(uid="90", name="สงขลา", level="province", latitude=7.5, longitude=100.25),
        Area(uid="9012", name="นาหม่อม", level="district", latitude=7.5),
        Area(uid="95", name="Another 95", level="province"),
        Area(uid="US-IA", name="Iowa", level="province", latitude=42.0, longitude=-93.5),
        *bases,
    )
    snapshot = Service(given, Preferences()).snapshot(DAY)
    assert issues.middles(snapshot) == {
        "90": (7.5, 100.25),
        "9012": (6.949, 100.557),
        "US-IA": (42.0, -93.5),
    }
    assert issues.levels(snapshot) == ("province", "district")
