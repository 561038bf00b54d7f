"""A finding in words: its figures as people read them, and whom it concerns by name."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from graph.base.dates import show
from graph.base.words import language, say
from graph.governance.finding import Finding
from graph.governance.lifecycle import figures_of
from graph.kinds import Case, ManagedNetwork
from graph.network.named import Names
from graph.rules import Rule, rules

NAMED = 6  # actors named in a sentence
SHARES = {"share", "earlier"}
MONEY = {"baht"}
AS_IT_IS = {"trust", "actors", "times"}
WORDED = {
    "form": "forms.form_is.{}",
    "because": "governance.because.{}",
    "what": "governance.what.{}",
    "sector": "governance.sector.{}",
}
"""Figure → the entry of the words that says it."""


def whose(found: Finding | Case, names: Names, shown: ManagedNetwork | None = None) -> str:
    """The name of the network whose finding it is; "" where that is the one that is shown, or it is
    the whole's."""
    own = found.network
    return "" if own is None or (shown and own == shown.uid) else names.name(own)


def why(finding: Finding, names: Names, lang: str | None = None) -> str:
    """Why it was found, with its figures."""
    return _why(finding.rule, finding.hit.figures, finding.hit.concerns, names, lang)


def why_of(case: Case, names: Names, lang: str | None = None) -> str:
    """Why a finding on record was found, as it was when it was opened; the name of its rule where
    the program has no such rule any more, or tells it by other figures."""
    rule = rules()[0].get(case.rule)
    try:
        return _why(rule, figures_of(case), case.concerns, names, lang) if rule else case.rule
    except KeyError:
        return rule.text("question", lang) if rule else case.rule


def _why(
    rule: Rule,
    figures: Mapping[str, Any],
    concerns: tuple[str, ...],
    names: Names,
    lang: str | None,
) -> str:
    spoken = lang or language()
    facts = {name: _shown(name, value, names, spoken) for name, value in figures.items()}
    return rule.text("why", spoken, **{"concerns": _listed(concerns, names), **facts})


def _shown(name: str, value: Any, names: Names, lang: str) -> str:
    if value is None:
        return "–"
    if isinstance(value, tuple):
        return _listed(value, names)
    if isinstance(value, date):
        return show(value, "day", lang)
    if name in WORDED:
        return say(WORDED[name].format(value), lang)
    if isinstance(value, str):
        return value if name in AS_IT_IS else names.name(value)
    if name in SHARES:
        return f"{value:.0%}"
    if name in MONEY:
        return f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else f"{value:.2f}"


def _listed(uids: tuple[str, ...], names: Names) -> str:
    shown = [names.name(uid) for uid in uids[:NAMED]]
    return ", ".join(shown) + (" …" if len(uids) > NAMED else "")
