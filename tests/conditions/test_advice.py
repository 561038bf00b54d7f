"""What is low leads on: to the workshop's words, and to the page where the manager acts."""

import pytest

from dashboards.conditions.results import ACTS
from dashboards.conditions.wording import apart, low, split
from dashboards.frame.pages import PAGES
from graph.base.words import knows, speaking
from graph.conditions.means import SCORED
from graph.conditions.questions import items
from graph.conditions.shown import HIDDEN, Mean, Shown
from graph.network.named import Names

NAMES = Names({}, {}, {}, {})


def test_each_condition_has_a_theory_of_its_own_and_each_pillar_its_practices() -> None:
    asked = {name: item for name, item in items().items() if item.part in SCORED}
    assert asked.keys() == ACTS.keys()
    assert len({item.method for item in asked.values()}) == 11
    with speaking("th"):
        assert "นกที่มีขนเหมือนกันย่อมบินไปด้วยกัน" in str(asked["conditions.perception"].method)
        assert "ทุกความคิดมีค่าเสมอ" in str(asked["pillars.horizontal"].method)
    assert {item.method for name, item in items().items() if name not in asked} == {None}
    for page, _ in ACTS.values():
        assert page in {each.word for each in PAGES}
        assert knows(f"{page}.page.title")


def test_all_that_is_low_is_told_the_weakest_first() -> None:
    means = {"conditions.vision": 3.49, "pillars.trust": 2.04, "conditions.benefit": 3.5}
    shown = {name: Shown({"": {"": Mean(mean, None, 9)}}) for name, mean in means.items()}
    assert [(item.name, mean) for item, mean in low(shown)] == [
        ("pillars.trust", "2.0"),
        ("conditions.vision", "3.5"),
    ]


def seen(**means: float | None) -> dict[str, Shown]:
    """Means of a shared goal by community."""
    by = {part[1:]: Mean(mean, None, 4) if mean else HIDDEN for part, mean in means.items()}
    return {"conditions.vision": Shown({"community": by})}


@pytest.mark.parametrize(
    ("means", "q", "told"),
    [
        ({"_1": 3.5, "_2": 2.0, "_3": 3.0}, 0.3, True),
        ({"_1": 3.5, "_2": 2.0, "_3": 3.0}, 0.29, False),  # the map does not split
        ({"_1": 3.5, "_2": 2.0, "_3": 3.0}, None, False),  # no ties
        ({"_1": 3.5, "_2": 2.0, "_3": 2.49}, 0.5, False),  # two are alike
        ({"_1": 3.5, "_2": 3.0}, 0.5, True),
        ({"_1": 3.5, "_2": None}, 0.5, False),  # one alone is shown
        ({"_1": 3.5, "_": 2.0}, 0.5, False),  # those without ties are no community
        ({}, 0.5, False),
    ],
)
def test_the_map_is_said_to_split_there_only_where_the_numbers_carry_it(
    means: dict[str, float | None], q: float | None, told: bool
) -> None:
    with speaking("en"):
        assert bool(apart(seen(**means), q, NAMES)) is told


def test_the_sentence_names_the_lowest_community_beside_the_structure() -> None:
    with speaking("en"):
        assert apart(seen(_1=3.5, _2=2.0, _3=3.0), 0.421, NAMES) == (
            "A shared goal is seen least where the map splits: community 2 gives it 2.0 of 5, the"
            " other communities shown 3.0 or more (Q = 0.42 on the day it opened). Open the map,"
            " and set the goal together with this community and those beside it."
        )
        assert split(seen(_1=3.5, _2=2.0), "community", NAMES) == (
            "A shared goal is seen least in community 2 (2.0 of 5)."
        )
        assert split(seen(_1=2.4, _2=2.0), "community", NAMES) is None
