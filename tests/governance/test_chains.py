"""Findings of one chain: which are told together, and who comes first."""

import json
from typing import Any

from graph.governance.chains import chains, chains_on_record
from graph.governance.finding import Finding, Hit
from graph.kinds import Case
from graph.rules import rules
from tests.support.made import day

RULES = rules()[0]


def found(rule: str, *concerns: str, lost: int = 0, names: str = "") -> Finding:
    figures: dict[str, Any] = {"lost": lost, "names": tuple(names)}
    return Finding(RULES[rule], Hit(concerns, figures), 94)


def grouped(*findings: Finding) -> list[list[tuple[str, ...]]]:
    return [[each.hit.concerns for each in group] for group in chains(findings)]


def test_what_hangs_on_whom_is_one_chain_with_the_largest_loss_first() -> None:
    chain = (
        found("sole_bridge", "c", lost=5, names="defgh"),
        found("sole_bridge", "b", lost=6, names="cdefgh"),
        found("hanging_part", "b", "c", lost=6, names="cdefgh"),
        found("hanging_part", "d", "e", lost=3, names="efg"),
    )
    assert grouped(*chain) == [[("b",), ("c",), ("b", "c"), ("d", "e")]]
    assert grouped(*chain[::-1]) == [[("b",), ("c",), ("b", "c"), ("d", "e")]]


def test_chains_that_a_later_finding_joins_are_one() -> None:
    first, second = found("sole_bridge", "a", lost=2, names="xy"), found("sole_bridge", "k", lost=9)
    joins = found("hanging_part", "a", "k", lost=3)
    assert grouped(first, second) == [[("a",)], [("k",)]]
    assert grouped(first, second, joins) == [[("k",), ("a",), ("a", "k")]]


def test_others_stand_alone_and_keep_their_order() -> None:
    others = (
        found("host_share", "a"),
        found("sole_bridge", "b", lost=3, names="a"),
        found("overdue_plans", "b"),
        found("two_hats", "b", "p"),
    )
    assert grouped(*others) == [[("a",)], [("b",)], [("b",)], [("b", "p")]]
    assert chains(()) == ()


def test_what_is_on_record_is_grouped_alike() -> None:
    def kept(uid: str, rule: str, *concerns: str, lost: int = 0, names: str = "") -> Case:
        figures = json.dumps({"lost": lost, "names": list(names)})
        at = {"severity": "high", "status": "open", "opened": day("2026-01-01")}
        return Case(uid=uid, rule=rule, concerns=concerns, figures=figures, **at)

    found = chains_on_record(
        (
            kept("f1", "sole_bridge", "c", lost=5, names="defgh"),
            kept("f2", "host_share", "c"),
            kept("f3", "sole_bridge", "b", lost=6, names="cdefgh"),
            kept("f4", "a rule of before", "b"),
        )
    )
    assert [[each.uid for each in group] for group in found] == [["f3", "f1"], ["f2"], ["f4"]]
