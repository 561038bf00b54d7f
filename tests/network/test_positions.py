"""Places on the map: stable, apart from one another, and there for everyone."""

import numpy as np
import pytest
from scipy.spatial.distance import pdist

from graph.network.day import Network
from graph.network.layout import positions, spiral


def ring(n: int, alone: int = 0) -> Network:
    uids = [f"a{i:04}" for i in range(n + alone)]
    return Network.of(uids, [(uids[i], uids[(i + 1) % n]) for i in range(n)])


def places(network: Network, **how: float) -> np.ndarray:
    return np.array(list(positions(network, **how).values()))


def test_an_empty_network_has_no_places() -> None:
    assert positions(Network.of([], [])) == {}


def test_a_lone_actor_stands_in_the_middle() -> None:
    assert positions(Network.of(["a"], [])) == {"a": (0.0, 0.0)}


def test_two_runs_give_the_same_places() -> None:
    assert positions(ring(40, alone=3)) == positions(ring(40, alone=3))


def test_everyone_has_a_place_of_their_own() -> None:
    found = positions(ring(40, alone=3))
    assert list(found) == [f"a{i:04}" for i in range(43)]
    assert pdist(np.array(list(found.values()))).min() > 45


def test_actors_without_ties_stand_beside_the_others_not_far_away() -> None:
    found = places(ring(40, alone=6))
    tied, alone = found[:40], found[40:]
    assert alone[:, 1].min() > tied[:, 1].max()
    assert alone[:, 1].min() - tied[:, 1].max() < 200
    assert np.ptp(alone[:, 0]) <= np.ptp(tied[:, 0]) + 400


def test_the_map_is_wider_than_high() -> None:
    path = Network.of(list("abcdefgh"), list(zip("abcdefg", "bcdefgh", strict=True)))
    wide, high = np.ptp(places(path), axis=0)
    assert wide > high


@pytest.mark.parametrize("n", [501, 2000])
def test_large_networks_are_laid_out_in_a_process_of_their_own(n: int) -> None:
    found = places(ring(n, alone=5))
    assert found.shape == (n + 5, 2)
    assert np.isfinite(found).all()
    assert pdist(found).min() > 5


def test_a_layout_that_takes_too_long_gives_way_to_a_spiral() -> None:
    network = ring(600)
    assert np.array_equal(places(network, seconds=0.001), spiral(network.n, network.pairs))


def test_the_best_connected_stand_in_the_middle_of_the_spiral() -> None:
    star = Network.of(list("abcde"), [("c", other) for other in "abde"])
    distances = np.hypot(*spiral(star.n, star.pairs).T)
    assert distances.argmin() == 2
