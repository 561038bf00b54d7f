"""Openness: can what is said, decided and spent be traced?"""

from collections.abc import Mapping

from graph.governance.facts import Facts
from graph.governance.finding import Hit, Judged
from graph.governance.rule import Rule

Limits = Mapping[str, float]


def unsourced_ties(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """Too many ties that nobody can trace back."""
    lacking, whole = facts.unsourced()
    figures = {"lacking": lacking, "share": lacking / whole if whole else 0.0}
    hits = (Hit((), figures),) if whole and lacking > limits["share"] * whole else ()
    return Judged(whole, hits)


def unsourced_decisions(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """Decisions without a source."""
    rows = facts.rows("decisions")
    lacking = [row for row in rows if not row["sourced"]]
    figures = {"lacking": len(lacking), "share": len(lacking) / len(rows) if rows else 0.0}
    hits = (Hit((), figures),) if rows and len(lacking) > limits["share"] * len(rows) else ()
    return Judged(len(rows), hits)


def personal_basis(_facts: Facts, _limits: Limits, _rule: Rule) -> Judged:
    """The basis on which contacts are kept is no record yet."""
    return Judged(None)


def governance_form(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """The declared form does not fit the size of the network.

    Shared governance suits fewer than six to eight, a lead organisation a moderate number, an
    administrative organisation many (Provan & Kenis 2008); a reading of the paper, as advice.
    """
    declared = [each for each in facts.managed() if each.form]
    size = facts.network.n
    hits = [
        Hit((each.uid,), {"network": each.uid, "actors": size, "form": each.form})
        for each in declared
        if (each.form == "shared" and size > limits["shared_most"])
        or (each.form == "lead" and size > limits["lead_most"])
        or (each.form == "administrative" and size < limits["administrative_least"])
    ]
    return Judged(size if declared and facts.network.m else None, tuple(hits))
