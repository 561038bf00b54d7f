"""Stakeholders as the page tells of them: a sentence, and the table of the worksheet."""

from collections.abc import Iterable, Sequence
from math import nan

import pandas as pd

from dashboards.frame import labels
from graph.base.words import language, say
from graph.kinds import Stake
from graph.kinds.stake import on_grid
from graph.kinds.vocabulary import said
from graph.network.named import Names
from graph.stakeholders import Stakeholder
from graph.stakeholders.standing import cell

COLUMNS = (
    *("how_it_is_affected", "how_it_influences", "what_matters"),
    *("what_it_can_give", "how_it_may_hinder", "how_to_reach"),
)
RATED = ("influence", "interest")
APART = 0.55
"""Of the steps of the grid, between two who stand on one place."""

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
            | {column: shown(each.stake, column) for column in (*RATED, *COLUMNS)}
            for each in found
        ],
        columns=["actor", *RATED, *COLUMNS],
    )


def shown(stake: Stake, column: str) -> str:
    """A cell of the table."""
    value: str | None = getattr(stake, column)
    return rating(value) if column in RATED else value or ""


def rating(value: str | None) -> str:
    """How much influence or interest, in a word or a number."""
    return said("rating", value, language()) if value else ""


def places(found: Sequence[Stakeholder], names: Names) -> pd.DataFrame:
    """Where each stands from 1 to 10, and where it stood before it moved; those on one place a
    little apart. Columns as `dashboards.drawing.charts.grid` has them."""
    rows = []
    for each in found:
        if cell(each.stake):
            was = each.before if each.before and each.moved and cell(each.before) else None
            rows.append(
                {"name": labels.short(names.name(each.stake.actor))}
                | {what: on_grid(getattr(each.stake, what)) for what in RATED}
                | {f"was_{what}": on_grid(getattr(was, what)) if was else nan for what in RATED}
            )
    table = pd.DataFrame(rows, columns=["name", *RATED, *(f"was_{what}" for what in RATED)])
    if table.empty:
        return table
    among = table.groupby(list(RATED))["name"]
    apart = (among.cumcount() - (among.transform("size") - 1) / 2) * APART
    return table.assign(influence=table["influence"] - apart)


def columns() -> dict[str, str]:
    """The columns of the table, with their headings."""
    shown = ("actor", *RATED, *COLUMNS)
    return {column: say(f"stakeholders.table.{column}") for column in shown}
