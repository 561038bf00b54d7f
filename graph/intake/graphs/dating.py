"""The part of a proposal that is about time: which attributes say when nodes or edges are so."""

from collections.abc import Sequence
from functools import partial

from graph.base.dates import read_when
from graph.base.waves import Waves
from graph.intake.graphs.choice import Choices, counted, reads
from graph.intake.graphs.raw import RawEdge, RawNode
from graph.kinds.vocabulary import read_word

CENSORED = ("since_unknown", "until_open")
WHEN = ("since", "until", "before", "day", *CENSORED)
"""Fields of a mapping that say when."""


def propose_dates(
    owners: Sequence[RawNode] | Sequence[RawEdge],
    fields: dict[str, str],
    choices: Choices,
    waves: Waves | None = None,
) -> dict[str, str]:
    """Field → attribute: one whose values are dates for the most part, or numbers, so that those
    that are none are told row by row; else the lives the file gives.

    fields: attributes by what their names say. `day` is taken where nothing else says when.
    """
    found: dict[str, str] = {}

    def values(field: str) -> list[str]:
        return list(counted((owner.attributes for owner in owners), fields.get(field, "")))

    for field in ("since", "until", "before"):
        if field == "before" and "until" in found:
            continue
        if _dated(values(field), field != "since", waves):
            name = fields[field]
            found[field] = choices.tell(field, name, "own", "heading", name=name)
        elif any(getattr(owner, field, None) for owner in owners):
            found[field] = choices.tell(field, f"@{field}", "own", "lives")
    if not found and _dated(values("day"), False, waves):
        name = fields["day"]
        found["day"] = choices.tell("day", name, "sure", "moment", name=name)
    for field in CENSORED:
        if values(field) and reads(values(field), partial(read_word, "mutual")):
            name = fields[field]
            found[field] = choices.tell(field, name, "own", "heading", name=name)
    return found


def _dated(values: list[str], end: bool, waves: Waves | None) -> bool:
    read = sum(1 for text in values if reads([text], lambda t: read_when(t, end, waves)))
    return bool(values) and (2 * read >= len(values) or reads(values, float))
