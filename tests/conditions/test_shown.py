"""What may be shown of sealed answers, and that nothing else follows from it."""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.conditions.shown import HIDDEN, LEAST, Mean, groups, hide, total

SIZES = st.dictionaries(st.sampled_from("กขคงจฉชซ"), st.integers(1, 7), max_size=8)


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
    assert hide(sizes) == frozenset(hidden)


def test_means_by_hand() -> None:
    assert total([1, 5]) == HIDDEN
    assert total([2, 4, 3]) == Mean(3.0, 1.0, 3)
    assert groups({"a": [1, 2, 3], "b": [5, 5, 5, 1], "c": []}) == {
        "a": Mean(2.0, 1.0, 3),
        "b": Mean(4.0, 2.0, 4),
    }


@given(sizes=SIZES)
def test_no_sum_of_fewer_than_three_answers_follows_from_what_is_shown(
    sizes: dict[str, int],
) -> None:
    """Every sum of groups that is a combination of the sums shown has three answers or more."""
    names = sorted(sizes)
    hidden = hide(sizes)
    shown = [[float(n == name) for n in names] for name in names if name not in hidden]
    if sum(sizes.values()) >= LEAST:
        shown.append([1.0] * len(names))
    known = np.array(shown).reshape(len(shown), len(names))
    for chosen in range(1, 2 ** len(names)):
        wanted = np.array([float(chosen >> place & 1) for place in range(len(names))])
        answers = sum(sizes[name] for name, one in zip(names, wanted, strict=True) if one)
        follows = np.linalg.matrix_rank(np.vstack([known, wanted])) == np.linalg.matrix_rank(known)
        assert not (follows and len(shown)) or answers >= LEAST
