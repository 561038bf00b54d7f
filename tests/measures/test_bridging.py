"""Which two kinds of work an actor joins."""

from datetime import date

from graph.measures import groups
from graph.measures.roles import Bridging, bridging
from tests.support.columns import OPEN, Linked, columns

DAY = date(2020, 6, 15)


def found(ties: str, works: Linked, actor: str = "b") -> Bridging | None:
    made = columns(
        dict.fromkeys("abcdx", OPEN),
        [(pair[0], pair[1], "COOPERATE", OPEN) for pair in ties.split()],
        works=works,
    )
    network = made.as_of(DAY)
    return bridging(network, network.uids.index(actor), groups(made, DAY).issues)


FOOD, RICE = ("a", "food", OPEN), ("c", "rice", OPEN)


def test_who_stands_between_two_kinds_of_work_joins_them() -> None:
    assert found("ab bc", [FOOD, RICE]) == Bridging(0, 1, 1)
    assert found("ab bc bd", [FOOD, RICE, ("d", "rice", OPEN)]) == Bridging(0, 1, 2)


def test_who_know_each_other_or_share_the_work_need_no_bridge() -> None:
    assert found("ab bc ac", [FOOD, RICE]) is None
    both = [FOOD, RICE, ("a", "rice", OPEN), ("c", "food", OPEN)]
    assert found("ab bc", both) is None
    assert found("ab bc", [FOOD, ("c", "food", OPEN)]) is None


def test_without_partners_or_issues_there_is_nothing_to_join() -> None:
    assert found("ab bc", []) is None
    assert found("ab bc", [FOOD, RICE], "a") is None
    assert found("ab bc", [FOOD, RICE], "x") is None
