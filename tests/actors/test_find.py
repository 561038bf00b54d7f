"""An actor is found by a name as it is typed."""

import pytest

from graph.actors.lookup import find
from graph.store import Store
from tests.support.made import actor, put


@pytest.mark.parametrize("typed", ["ชมรมสีดำ", "ชมรมสีดํา", " ชมรมสีดำ ", "ชมรม\u200bสีดำ"])
def test_an_actor_is_found_however_its_marks_are_typed(typed: str, given: Store) -> None:
    put(given, actor("d", name="ชมรมสีดำ"), actor("n", name="น้ำใส"))
    assert find(given, typed) == "d"
    assert find(given, "นํ้าใส") == "n"
