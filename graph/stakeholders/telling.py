"""One stakeholder in a few lines: where it stands, what matters to it, what it can give."""

from graph.base import labels
from graph.base.words import say
from graph.kinds import Stake
from graph.stakeholders.standing import Stakeholder, by_numbers, cell

TEXTS = (
    *("what_matters", "what_it_can_give", "how_it_influences"),
    *("how_it_is_affected", "how_it_may_hinder", "how_to_reach"),
)


def lines(each: Stakeholder) -> list[tuple[str, str]]:
    """(heading, text) of what is on record, the most useful first; how it is reached by whom is
    personal data and no part of it."""
    stake = each.stake
    found = [("groups", ", ".join(say(f"stakeholders.groups.{one}") for one in stake.groups))]
    found.append(("place", place(each)))
    rows = [(say(f"stakeholders.told.{name}"), text) for name, text in found]
    rows += [(say(f"stakeholders.table.{name}"), getattr(stake, name) or "") for name in TEXTS]
    rows.append((say("stakeholders.told.assessed"), _assessed(each)))
    return [(heading, text) for heading, text in rows if text]


def place(each: Stakeholder) -> str:
    """Where it stands on the grid, and where it stood before; "" where it is on no cell."""
    text = where(each.stake)
    if not text or each.before is None or not each.moved:
        return text
    return f"{text} ({moved(each.before)})"


def moved(before: Stake) -> str:
    """Where it stood before, in brackets after its name."""
    cell = where(before) or say("stakeholders.grid.without")
    return say("stakeholders.grid.moved", cell=cell)


def where(stake: Stake) -> str:
    """Its cell in words, with its numbers where it is placed by them: "… 7 × 3"."""
    here = cell(stake)
    if not here:
        return ""
    numbers = f" {stake.influence} × {stake.interest}" if by_numbers(stake) else ""
    return say(f"stakeholders.grid.{here}") + numbers


def _assessed(each: Stakeholder) -> str:
    """The day of the latest assessment, and of the one before it."""
    days = [
        labels.day(one.since, one.since_precision)
        for one in (each.stake, each.before)
        if one and one.since
    ]
    if each.before and len(days) == 2:
        return say("stakeholders.told.again", day=days[0], before=days[1])
    return days[0] if days and each.stake.since else say("stakeholders.told.no_day")
