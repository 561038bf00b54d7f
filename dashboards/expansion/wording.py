"""The plan and what may be next as a page tells of them: sentences, rows, reasons."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from dashboards.frame import labels
from graph.base.words import say
from graph.expansion import PlannedStep, WhiteSpace
from graph.expansion.reasons import level
from graph.expansion.states import STATES
from graph.kinds import SECTORS
from graph.network.named import Names

EFFECT = ("reaches", "brought")
STEPS = ("actor", "state", "due", "existing", "now", "wanted", *EFFECT, "owner")


def sentence(steps: Sequence[PlannedStep]) -> str:
    """How many steps stand where, and how many are late."""
    if not steps:
        return say("expansion.lead.none")
    counts = Counter(each.reached.state for each in steps)
    parts = [
        say(f"expansion.lead.{state}", count=labels.count(counts[state]))
        for state in STATES
        if counts[state]
    ]
    facts = {"count": labels.count(len(steps)), "parts": say("expansion.lead.and").join(parts)}
    found = [say("expansion.lead.plan", **facts)]
    if late := sum(each.late for each in steps):
        found.append(say("expansion.lead.late", count=labels.count(late)))
    return " ".join(found)


def step_rows(steps: Sequence[PlannedStep], names: Names) -> pd.DataFrame:
    """One row a step."""
    return pd.DataFrame(
        [
            {
                "actor": names.name(each.step.actor),
                "existing": _existing(each.step.existing),
                "now": level(each.reached.level),
                "wanted": labels.term("type", each.step.wanted),
                "state": _state(each),
                "due": labels.day(each.step.due, each.step.due_precision) if each.step.due else "",
                "owner": each.step.owner or "",
                "reaches": each.step.reaches,
                "brought": each.brought,
            }
            for each in steps
        ],
        columns=list(STEPS),
    ).astype(dict.fromkeys(EFFECT, "Int64"))


def step_columns(steps: Sequence[PlannedStep]) -> dict[str, str]:
    """The columns of the steps, with their headings; of the effect where it is known of one."""
    known = any(each.brought is not None for each in steps)
    shown = [name for name in STEPS if known or name not in EFFECT]
    return {name: say(f"expansion.steps.{name}") for name in shown}


def effect(each: PlannedStep) -> str:
    """What the tie was expected to bring, and has brought; "" where neither is known."""
    counts = {"reaches": each.step.reaches, "brought": each.brought}
    known = {name: labels.count(count) for name, count in counts.items() if count is not None}
    return " ".join(say(f"expansion.effect.{name}", count=count) for name, count in known.items())


def white_rows(found: WhiteSpace, sector: str) -> pd.DataFrame:
    """One row an issue, one column an area; empty where nobody is. sector: "all", or one."""
    counts = found.counts.sum(axis=2)
    if sector in SECTORS:
        counts = found.counts[:, :, SECTORS.index(sector)]
    rows = pd.DataFrame(counts, columns=[uid for uid, _ in found.areas]).astype("Int64")
    rows = rows.mask(rows == 0)
    rows.insert(0, "issue", [name for _, name in found.issues])
    return rows


def white_columns(found: WhiteSpace) -> dict[str, str]:
    """The columns of the white space, with their headings."""
    return {"issue": say("expansion.white.issue"), **dict(found.areas)}


def _existing(word: str | None) -> str:
    return labels.term("type", word) if word else ""


def _state(each: PlannedStep) -> str:
    found = [say(f"expansion.state.{each.reached.state}")]
    if each.late:
        found.append(say("expansion.steps.late"))
    if not each.there:
        found.append(say("expansion.steps.gone"))
    return " · ".join(found)
