"""Each answer is worked out once, also by those who ask at the same moment."""

import threading
from collections.abc import Hashable
from typing import Any

import pytest

from graph.store.answers import Answers
from graph.store.reads import note


def still(name: Hashable) -> Any:
    """Nothing changes."""


def test_who_asks_meanwhile_waits_for_the_same_answer() -> None:
    answers, worked, begun, go_on = Answers(), [], threading.Event(), threading.Event()
    given: list[object] = []

    def slow() -> object:
        worked.append("slow")
        begun.set()
        assert go_on.wait(10)
        return object()

    def ask() -> None:
        given.append(answers.get("strength", still, slow))

    first, second = threading.Thread(target=ask), threading.Thread(target=ask)
    first.start()
    assert begun.wait(10)
    second.start()
    assert answers.get("another question", still, lambda: 7) == 7  # nobody else waits
    go_on.set()
    first.join(10)
    second.join(10)
    assert worked == ["slow"]
    assert len(given) == 2
    assert given[0] is given[1]


def test_an_error_is_not_kept_and_the_next_who_asks_works_it_out() -> None:
    answers = Answers()
    with pytest.raises(ZeroDivisionError):
        answers.get("share", still, lambda: 1 / 0)
    assert answers.get("share", still, lambda: 0.5) == 0.5
    assert answers.get("share", still, lambda: 0.9) == 0.5


def test_a_question_may_ask_others_and_the_least_used_is_let_go() -> None:
    answers = Answers(most=2)
    assert answers.get("outer", still, lambda: answers.get("inner", still, lambda: 1) + 1) == 2
    assert answers.get("inner", still, lambda: 99) == 1
    assert answers.get("third", still, lambda: 3) == 3
    assert answers.get("outer", still, lambda: 99) == 99


class Counted:
    """A question that reads ties or meetings, and counts how often it was worked out."""

    def __init__(self, answers: Answers, name: str, reads: str) -> None:
        self.answers, self.name, self.reads, self.times = answers, name, reads, 0

    def ask(self, state: dict[Any, int], around: "Counted | None" = None) -> int:
        def work_out() -> int:
            self.times += 1
            note({self.reads: state[self.reads]})
            return (around.ask(state) if around else 0) + state[self.reads]

        return self.answers.get(self.name, state.__getitem__, work_out)


def test_an_answer_holds_while_what_it_read_and_what_it_asked_read_are_the_same() -> None:
    answers = Answers()
    betweenness = Counted(answers, "betweenness", "ties")
    report = Counted(answers, "report", "meetings")
    state = {"ties": 1, "meetings": 10}
    assert report.ask(state, betweenness) == 11
    assert report.ask({"ties": 1, "meetings": 20}, betweenness) == 21
    assert (report.times, betweenness.times) == (2, 1)
    assert report.ask({"ties": 2, "meetings": 20}, betweenness) == 22
    assert (report.times, betweenness.times) == (3, 2)
    assert report.ask(state, betweenness) == 11  # as it was at first
    assert (report.times, betweenness.times) == (3, 2)


def test_what_was_read_in_two_states_is_not_given_again() -> None:
    answers = Answers()

    def torn() -> int:
        note({"ties": 1})
        note({"ties": 2})
        return 3

    assert answers.get("torn", {"ties": 2}.__getitem__, torn) == 3
    assert answers.get("torn", {"ties": 2}.__getitem__, lambda: 4) == 4
