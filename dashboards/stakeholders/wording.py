"""Stakeholders as the page tells of them: a sentence, and the table of the worksheet."""

from collections.abc import Iterable, Sequence

import pandas as pd

from dashboards.frame import labels
from graph.base.words import say
from graph.network.named import Names
from graph.stakeholders import Stakeholder

COLUMNS = (
    *("how_it_is_affected", "how_it_influences", "what_matters"),
    *("what_it_can_give", "how_it_may_hinder", "how_to_reach"),
)
NAMED = 3  # in the sentence


def sentence(found: Sequence[Stakeholder], names: Names, day: str) -> str:
    """How many are assessed, and who of the important is far, or goes."""
    if not found:
        return say("stakeholders.lead.none")
    parts = [say("stakeholders.lead.count", count=labels.count(len(found)), day=day)]
    for word in ("missing", "drifting"):
        if far := [each for each in found if getattr(each, word)]:
            facts = {"count": labels.count(len(far)), "names": _named(far, names)}
            parts.append(say(f"stakeholders.lead.{word}", **facts))
    return " ".join(parts)


def _named(far: Iterable[Stakeholder], names: Names) -> str:
    each = [names.name(one.stake.actor) for one in far]
    return ", ".join(each[:NAMED]) + (" …" if len(each) > NAMED else "")


def rows(found: Sequence[Stakeholder], names: Names) -> pd.DataFrame:
    """The table of the worksheet, one row a stakeholder."""
    return pd.DataFrame(
        [
            {"actor": names.name(each.stake.actor)}
            | {column: getattr(each.stake, column) or "" for column in COLUMNS}
            for each in found
        ],
        columns=["actor", *COLUMNS],
    )


def columns() -> dict[str, str]:
    """The columns of the table, with their headings."""
    return {column: say(f"stakeholders.table.{column}") for column in ("actor", *COLUMNS)}
