"""What may be shown of sealed answers, and that nothing else follows from it."""

from collections.abc import Mapping
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.conditions.shown import HIDDEN, LEAST, Mean, groupings, groups, hide, tells, total

SIZES = st.dictionaries(st.sampled_from("กขคงจฉชซ"), st.integers(1, 7), max_size=8)


def people(sizes: Mapping[str, int]) -> dict[str, set[str]]:
    return {name: {f"{name}{each}" for each in range(size)} for name, size in sizes.items()}


def said(values: str) -> list[tuple[str, float]]:
    return [(str(who), float(value)) for who, value in enumerate(values)]


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ({"a": 3, "b": 4}, ""),
        ({"a": 2, "b": 5}, "ab"),  # b would be all but a
        ({"a": 2, "b": 5, "c": 3}, "ac"),  # the smallest of the others goes along
        ({"a": 1, "b": 1, "c": 9, "d": 4}, "abd"),  # two answers between two groups are too few
        ({"a": 2, "b": 1, "c": 9}, "ab"),  # three between two
        ({"a": 2}, "a"),
        ({}, ""),
    ],
)
def test_groups_of_fewer_than_three_are_hidden_with_what_would_tell_of_them(
    sizes: Mapping[str, int], hidden: str
) -> None:
    assert hide(people(sizes)) == frozenset(hidden)


def test_one_who_rates_three_partners_is_one() -> None:
    mine = {name: {"x"} for name in "abc"}
    assert hide({**mine, "d": {"x", "y", "z"}, "e": {"u", "v", "w", "y"}}) == {*"abcd"}
    assert total([("x", 1), ("x", 2), ("x", 3)]) == HIDDEN
    assert total([("x", 1), ("y", 2), ("z", 3), ("z", 4)]).mean == 2.5


def test_means_by_hand() -> None:
    assert total(said("15")) == HIDDEN
    assert total(said("243")) == Mean(3.0, None, 3)
    assert groups({"a": said("123"), "b": said("5551"), "c": []}) == {
        "a": Mean(2.0, None, 3),
        "b": Mean(4.0, None, 4),
    }


def test_a_group_of_one_grouping_within_one_of_another_does_not_tell_of_the_rest() -> None:
    """Of sector a, all but one are in area p: p from a would be that one's answer."""
    standing = {
        "sector": dict(zip("01234567", "aaaabbbb", strict=True)),
        "area": dict(zip("01234567", "pppqqqqq", strict=True)),
    }
    found = groupings(said("12345123"), standing)
    assert {name: each.count for name, each in found["sector"].items()} == {"a": 4, "b": 4}
    assert found["area"] == {"p": HIDDEN, "q": HIDDEN}
    apart = {**standing, "area": dict(zip("01234567", "pqpqpqpq", strict=True))}
    assert groupings(said("12345123"), apart)["area"]["p"].count == 4


@given(sizes=SIZES)
def test_no_sum_of_fewer_than_three_answers_follows_from_what_is_shown(
    sizes: dict[str, int],
) -> None:
    """Every sum of groups that is a combination of the sums shown has three answers or more."""
    names = sorted(sizes)
    hidden = hide(people(sizes))
    shown = [[float(n == name) for n in names] for name in names if name not in hidden]
    if sum(sizes.values()) >= LEAST:
        shown.append([1.0] * len(names))
    known = np.array(shown).reshape(len(shown), len(names))
    for chosen in range(1, 2 ** len(names)):
        wanted = np.array([float(chosen >> place & 1) for place in range(len(names))])
        answers = sum(sizes[name] for name, one in zip(names, wanted, strict=True) if one)
        follows = np.linalg.matrix_rank(np.vstack([known, wanted])) == np.linalg.matrix_rank(known)
        assert not (follows and len(shown)) or answers >= LEAST


STANDING = st.lists(st.tuples(*[st.sampled_from("abc")] * 3), max_size=12)


@given(places=STANDING)
def test_no_combination_of_all_groupings_is_of_one_or_two_people(
    places: list[tuple[str, ...]],
) -> None:
    """Tried for every two people: what is shown says nothing of any combination of theirs alone."""
    everybody = [str(who) for who in range(len(places))]
    ways = ("sector", "area", "community")
    standing = {
        way: {who: place[at] for who, place in zip(everybody, places, strict=True)}
        for at, way in enumerate(ways)
    }
    found = groupings([(who, 3.0) for who in everybody], standing)
    rows = [
        [float(standing[way][who] == name) for who in everybody]
        for way, by in found.items()
        for name, mean in by.items()
        if mean != HIDDEN
    ]
    if len(everybody) >= LEAST:
        rows.append([1.0] * len(everybody))
    shown = np.array(rows).reshape(len(rows), len(everybody))
    for pair in combinations(range(len(everybody)), 2):
        both = np.vstack([shown, np.eye(len(everybody))[list(pair)]])
        assert np.linalg.matrix_rank(both) == np.linalg.matrix_rank(shown) + 2


def test_what_tells_of_few() -> None:
    assert not tells([], "abcd")
    assert not tells(["abcd"], "abcd")
    assert tells(["abcd", "abc"], "abcd")
    assert tells(["abcde", "abc"], "abcde")  # of two together
    assert not tells(["abcdef", "abc"], "abcdef")
    assert tells(["abcd", "bcde"], "abcdef")  # the difference of two
