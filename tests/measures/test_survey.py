"""Trust and value from the answers of partners, by hand."""

import pytest

from graph.base.errors import Misuse
from graph.measures.survey import TRUST, VALUE, Answer, of_actors, of_network, share


def rated(rater: str, other: str, *values: float, asked: tuple[str, ...] = TRUST) -> list[Answer]:
    return [Answer(rater, other, *each) for each in zip(asked, values, strict=False)]


ANSWERS = [
    *rated("a", "d", 4, 4, 1),  # 3
    *rated("b", "d", 2, 2, 2),  # 2
    *rated("c", "d", 4, 3),  # 3.5, of two questions
    *rated("d", "d", 1, 1, 1),  # of oneself: out
    *rated("a", "b", 1, 1, 1),
    *rated("b", "a", 4, 4, 4, asked=VALUE),
]


def test_an_actor_is_the_mean_over_raters_of_the_mean_of_their_questions() -> None:
    table = of_actors(ANSWERS).set_index("uid")
    assert table["trust"]["d"] == pytest.approx((3 + 2 + 3.5) / 3)
    assert table["trust_raters"].to_dict() == {"a": 0, "b": 1, "d": 3}


def test_below_three_raters_nothing_is_told() -> None:
    table = of_actors(ANSWERS).set_index("uid")
    assert table["trust"].isna().to_dict() == {"a": True, "b": True, "d": False}
    assert table["value"].isna().all()
    assert table["value_raters"].to_dict() == {"a": 1, "b": 0, "d": 0}


def test_the_network_is_the_mean_of_all_views_of_others() -> None:
    found = of_network(ANSWERS)
    assert found["trust"] == pytest.approx((3 + 2 + 3.5 + 1) / 4)
    assert found["value"] is None  # one rater only
    assert share(found["trust"]) == pytest.approx((2.375 - 1) / 3)
    assert share(found["value"]) is None


def test_without_answers_nothing_is_defined() -> None:
    assert of_network([]) == {"trust": None, "value": None}
    assert list(of_actors([]).columns) == ["uid", "trust", "trust_raters", "value", "value_raters"]
    assert of_actors([]).empty


@pytest.mark.parametrize(("question", "value"), [("support", 5), ("support", 0), ("age", 2)])
def test_an_answer_off_the_scale_is_refused(question: str, value: float) -> None:
    with pytest.raises(Misuse):
        of_network([Answer("a", "b", question, value)])
