"""Openness: can what is said, decided and spent be traced?"""

from collections.abc import Sequence
from datetime import date

import numpy as np

from graph.governance.facts import Contacts, DecisionMade, Declared, Sourced, Spending
from graph.governance.finding import Hit, Judged, Limits
from graph.kinds import Case
from graph.measures.centrality import degree_centralization
from graph.rules import Rule

TRUSTING = 3.0


def unsourced_ties(sourced: Sourced, limits: Limits) -> Judged:
    """Too many ties that nobody can trace back."""
    return _unsourced(sourced.lacking, sourced.ties, limits)


def unsourced_decisions(decisions: Sequence[DecisionMade], limits: Limits) -> Judged:
    """Decisions without a source."""
    return _unsourced(sum(not each.sourced for each in decisions), len(decisions), limits)


def _unsourced(lacking: int, whole: int, limits: Limits) -> Judged:
    figures = {"lacking": lacking, "share": lacking / whole if whole else 0.0}
    hits = (Hit((), figures),) if lacking > limits["share"] * whole else ()
    return Judged(whole, hits)


def unsourced_budgets(spendings: Sequence[Spending], budgeted: int, limits: Limits) -> Judged:
    """Money without a source."""
    lacking = [each for each in spendings if not each.sources]
    share = len(lacking) / len(spendings) if spendings else 0.0
    baht = sum(each.budget for each in lacking)
    figures = {"lacking": len(lacking), "share": share, "baht": baht}
    hits = (Hit((), figures),) if spendings and share > limits["share"] else ()
    return Judged(budgeted, hits)


def unowned(on: date, cases: Sequence[Case], limits: Limits, rule: Rule) -> Judged:
    """Findings that nobody looks after."""
    others = [case for case in cases if case.rule != rule.name]
    days = limits["days"]
    lacking = [each for each in others if not each.owner and (on - each.opened).days > days]
    share = len(lacking) / len(others) if others else 0.0
    figures = {"lacking": len(lacking), "share": share, "days": int(days)}
    return Judged(len(others), (Hit((), figures),) if lacking else ())


def personal_basis(contacts: Contacts, limits: Limits) -> Judged:
    """Contacts that are kept without a basis in law, or longer than was said."""
    return _unsourced(contacts.lacking, contacts.contacts, limits)


def governance_form(declared: Sequence[Declared], limits: Limits) -> Judged:
    """The declared form does not fit the size, trust or centralization of a network's members.

    Shared governance suits few, and trust that is widely shared; a lead organisation a moderate
    number, one of them central; an administrative organisation many (Provan & Kenis 2008); a
    reading of the paper, as advice. Trust: the share of pairs of known trust at 3 or more, judged
    where it is known of ten pairs or more.
    """
    hits = [hit for each in declared if (hit := _misfit(each, limits))]
    return Judged(sum(each.network.n for each in declared), tuple(hits))


def _misfit(declared: Declared, limits: Limits) -> Hit | None:
    size, trusts = declared.network.n, declared.trust[~np.isnan(declared.trust)]
    trust = float((trusts >= TRUSTING).mean()) if len(trusts) >= limits["pairs"] else None
    central = degree_centralization(declared.network)
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
    because = next((word for word, so in apart.get(declared.form, {}).items() if so), None)
    if not because:
        return None
    figures = {"network": declared.uid, "actors": size, "form": declared.form, "because": because}
    more = {"trust": None if trust is None else f"{trust:.0%}", "centralization": central}
    return Hit((declared.uid,), figures | more)
