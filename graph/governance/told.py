"""A finding in words: its figures as people read them, and whom it concerns by name."""

from datetime import date
from typing import Any

from graph.governance.finding import Finding
from graph.intake.dates import show
from graph.named import Named
from graph.words import language, say

NAMED = 6  # actors named in a sentence
SHARES = {"share"}
MONEY = {"baht"}


def why(finding: Finding, names: Named, lang: str | None = None) -> str:
    """Why it was found, with its figures."""
    spoken = lang or language()
    facts = {
        name: _shown(name, value, names, spoken) for name, value in finding.hit.figures.items()
    }
    concerned = _listed(finding.hit.concerns, names)
    return finding.rule.text("why", spoken, **{"concerns": concerned, **facts})


def _shown(name: str, value: Any, names: Named, lang: str) -> str:
    if value is None:
        return "–"
    if isinstance(value, tuple):
        return _listed(value, names)
    if isinstance(value, date):
        return show(value, "day", lang)
    if name == "form":
        return say(f"forms.form_is.{value}", lang)
    if isinstance(value, str):
        return names.name(value)
    if name in SHARES:
        return f"{value:.0%}"
    if name in MONEY:
        return f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else f"{value:.2f}"


def _listed(uids: tuple[str, ...], names: Named) -> str:
    shown = [names.name(uid) for uid in uids[:NAMED]]
    return ", ".join(shown) + (" …" if len(uids) > NAMED else "")
