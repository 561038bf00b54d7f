"""Each answer is worked out once, also by those who ask at the same moment."""

import threading

import pytest

from graph.store.answers import Answers


def test_who_asks_meanwhile_waits_for_the_same_answer() -> None:
    answers, worked, begun, go_on = Answers(), [], threading.Event(), threading.Event()
    given: list[object] = []

    def slow() -> object:
        worked.append("slow")
        begun.set()
        assert go_on.wait(10)
        return object()

    def ask() -> None:
        given.append(answers.get("strength", slow))

    first, second = threading.Thread(target=ask), threading.Thread(target=ask)
    first.start()
    assert begun.wait(10)
    second.start()
    assert answers.get("another question", lambda: 7) == 7  # nobody else waits
    go_on.set()
    first.join(10)
    second.join(10)
    assert worked == ["slow"]
    assert len(given) == 2
    assert given[0] is given[1]


def test_an_error_is_not_kept_and_the_next_who_asks_works_it_out() -> None:
    answers = Answers()
    with pytest.raises(ZeroDivisionError):
        answers.get("share", lambda: 1 / 0)
    assert answers.get("share", lambda: 0.5) == 0.5
    assert answers.get("share", lambda: 0.9) == 0.5


def test_a_question_may_ask_others_and_the_least_used_is_let_go() -> None:
    answers = Answers(most=2)
    assert answers.get("outer", lambda: answers.get("inner", lambda: 1) + 1) == 2
    assert answers.get("inner", lambda: 99) == 1
    assert answers.get("third", lambda: 3) == 3
    assert answers.get("outer", lambda: 99) == 99
