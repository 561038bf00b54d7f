"""Openness: can what is said, decided and spent be traced?"""

from collections.abc import Mapping

import numpy as np

from graph.governance.facts import Facts
from graph.governance.finding import Hit, Judged
from graph.rules import Rule

Limits = Mapping[str, float]

TRUSTING = 3.0
KNOWN = 10


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


def unsourced_budgets(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """Money without a source."""
    rows = facts.rows("budgets")
    (whole,) = facts.rows("budgets_all")
    lacking = [row for row in rows if not row["sources"]]
    share = len(lacking) / len(rows) if rows else 0.0
    baht = sum(row["budget"] for row in lacking)
    figures = {"lacking": len(lacking), "share": share, "baht": baht}
    hits = (Hit((), figures),) if rows and share > limits["share"] else ()
    return Judged(whole["budgeted"], hits)


def unowned(facts: Facts, limits: Limits, rule: Rule) -> Judged:
    """Findings that nobody looks after."""
    cases = [case for case in facts.cases() if case.rule != rule.name]
    days = limits["days"]
    lacking = [each for each in cases if not each.owner and (facts.on - each.opened).days > days]
    share = len(lacking) / len(cases) if cases else 0.0
    figures = {"lacking": len(lacking), "share": share, "days": int(days)}
    return Judged(len(cases), (Hit((), figures),) if lacking else ())


def personal_basis(_facts: Facts, _limits: Limits, _rule: Rule) -> Judged:
    """The basis on which contacts are kept is no record yet."""
    return Judged(None)


def governance_form(facts: Facts, limits: Limits, _rule: Rule) -> Judged:
    """The declared form does not fit the size, the trust or the centralization of the network.

    Shared governance suits few, and trust that is widely shared; a lead organisation a moderate
    number, one of them central; an administrative organisation many (Provan & Kenis 2008); a
    reading of the paper, as advice. Trust: the share of pairs of known trust at 3 or more, judged
    where it is known of ten pairs or more.
    """
    declared = [each for each in facts.managed() if each.form]
    size, trusts = facts.network.n, facts.pairs.trust[~np.isnan(facts.pairs.trust)]
    trust = float((trusts >= TRUSTING).mean()) if len(trusts) >= KNOWN else None
    central = facts.figure("degree_centralization")
    apart = {
        "shared": {
            "too_many": size > limits["shared_most"],
            "little_trust": trust is not None and trust < limits["shared_trust_least"],
        },
        "lead": {
            "too_many": size > limits["lead_most"],
            "no_lead": central is not None and central < limits["lead_centralization_least"],
        },
        "administrative": {"too_few": size < limits["administrative_least"]},
    }
    hits = []
    for each in declared:
        because = next((word for word, so in apart.get(each.form, {}).items() if so), None)
        if because:
            figures = {"network": each.uid, "actors": size, "form": each.form, "because": because}
            told = {"trust": None if trust is None else f"{trust:.0%}", "centralization": central}
            hits.append(Hit((each.uid,), figures | told))
    return Judged(size if declared and facts.network.m else None, tuple(hits))
