"""With whom a tie takes the load off a single broker, by hand."""

import numpy as np
import pytest

from graph.expansion.relief import relief
from graph.network import Network

# us – one – b – c – d, c – e; us – f – one
TIES = ["us one", "one b", "b c", "c d", "c e", "us f", "f one"]


def found(us: list[str], ties: list[str]) -> dict[str, tuple[str, int]]:
    pairs = [tuple(tie.split()) for tie in ties]
    network = Network.of({uid for pair in pairs for uid in pair} | {"alone"}, pairs)
    ours = np.flatnonzero(np.isin(network.uids, us))
    brokers, secured = relief(network, ours)
    return {
        uid: (network.uids[broker], int(count))
        for uid, broker, count in zip(network.uids, brokers, secured, strict=True)
        if count
    }


def test_whoever_is_behind_one_alone_secures_all_who_are_behind_it() -> None:
    assert found(["us"], TIES) == {
        "b": ("one", 4),
        "c": ("one", 4),
        "d": ("one", 4),
        "e": ("one", 4),
    }


def test_a_second_way_leaves_nothing_to_secure_there() -> None:
    assert found(["us"], [*TIES, "us b"]) == {"c": ("b", 3), "d": ("b", 3), "e": ("b", 3)}


def test_one_of_us_is_no_broker_to_us() -> None:
    assert found(["us", "one"], TIES) == {"c": ("b", 3), "d": ("b", 3), "e": ("b", 3)}


@pytest.mark.parametrize("ties", [["us a", "a b", "b us"], ["a b", "b c", "us x"]])
def test_in_a_ring_or_elsewhere_nobody_is_relieved(ties: list[str]) -> None:
    assert found(["us"], ties) == {}
