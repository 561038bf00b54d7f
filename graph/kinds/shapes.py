"""What each field of each record may hold: its type, words, range, references."""

from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import get_type_hints

from graph.kinds.records import KINDS
from graph.kinds.vocabulary import values

MAX_NAME = 500
MAX_TEXT = 20_000
LINES = {
    "note",
    "vision",
    "figures",
    "remedy",
    "reason",
    "decisions",
    "text",
    "question",
    "method",
    "outcome",
} | {
    *("how_it_influences", "how_it_is_affected", "what_matters", "what_it_can_give"),
    *("how_it_may_hinder", "how_to_reach", "our_benefit", "friends_benefit"),
}
"""Texts that may be long and keep their line breaks."""

LITERAL = {("mappings", "text"), ("settings", "value"), ("findings", "figures")}
"""Texts that are kept to the letter."""

PRECISIONS = ("year", "month", "day")

FIXED = {
    ("ties", "type"): ("COLLABORATE", "COORDINATE", "COOPERATE"),
    ("findings", "severity"): ("high", "medium", "low"),
    ("findings", "status"): ("open", "accepted", "resolved", "gone"),
}
"""(kind, field) → the words of the program, not of a file, that it may hold."""

WORDS = {
    ("actors", "kind"): "kind",
    ("actors", "sector"): "sector",
    ("ties", "certainty"): "certainty",
    ("activities", "outcome"): "outcome",
    ("areas", "level"): "level",
    ("networks", "form"): "form",
    ("stakes", "groups"): "groups",
    ("stakes", "influence"): "rating",
    ("stakes", "interest"): "rating",
    ("plans", "existing"): "type",
    ("plans", "wanted"): "type",
}
"""(kind, field) → the vocabulary its value is a word of."""
_RANGES = {
    "frequency": (0, 3650),
    "trust": (1, 4),
    "declared_strength": (-1e9, 1e9),
    "minutes": (0, 60 * 24 * 31),
    "budget": (0, 1e12),
}
_REFERENCES: dict[tuple[str, str], tuple[str, ...]] = {
    ("areas", "within"): ("areas",),
    ("issues", "part_of"): ("issues",),
    ("networks", "us"): ("actors",),
    ("bases", "actor"): ("actors",),
    ("bases", "area"): ("areas",),
    ("works", "actor"): ("actors",),
    ("works", "issue"): ("issues",),
    ("members", "member"): ("actors",),
    ("members", "of"): ("networks", "actors"),
    ("ties", "start"): ("actors",),
    ("ties", "end"): ("actors",),
    ("ties", "through"): ("actors",),
    ("ties", "about"): ("issues",),
    ("activities", "participants"): ("actors",),
    ("activities", "host"): ("actors",),
    ("activities", "about"): ("issues",),
    ("activities", "area"): ("areas",),
    ("activities", "concerns"): ("actors",),
    ("contacts", "actor"): ("actors",),
    ("stakes", "actor"): ("actors",),
    ("stakes", "network"): ("networks",),
    ("plans", "actor"): ("actors",),
    ("plans", "network"): ("networks",),
    ("plans", "through"): ("actors",),
    ("lessons", "network"): ("networks",),
    ("lessons", "concerns"): ("actors",),
    ("findings", "concerns"): ("actors", "networks", "issues", "areas"),
    ("distinct", "one"): ("actors",),
    ("distinct", "other"): ("actors",),
}


@dataclass(frozen=True)
class Shape:
    """One field. holds: "text", "texts", "day", "number", "whole" or "flag"."""

    name: str
    holds: str
    required: bool
    words: tuple[str, ...] = ()
    range: tuple[float, float] = (0, 0)
    refers: tuple[str, ...] = ()
    limit: int = MAX_NAME
    literal: bool = False  # text that is kept to the letter


@cache
def shapes(kind: str) -> dict[str, Shape]:
    """The fields of a kind of record, by name."""
    hints = get_type_hints(KINDS[kind])
    return {
        field.name: Shape(
            name=field.name,
            holds=_holds(str(hints[field.name])),
            required=field.default is MISSING,
            words=_words(kind, field.name),
            range=_RANGES.get(field.name, (0, 0)),
            refers=_REFERENCES.get((kind, field.name), ()),
            limit=MAX_TEXT if field.name in LINES or field.default == () else MAX_NAME,
            literal=(kind, field.name) in LITERAL,
        )
        for field in fields(KINDS[kind])
    }


def _holds(hint: str) -> str:
    for part, holds in (
        *(("tuple", "texts"), ("date", "day"), ("float", "number")),
        *(("int", "whole"), ("bool", "flag")),
    ):
        if part in hint:
            return holds
    return "text"


def _words(kind: str, name: str) -> tuple[str, ...]:
    if name.endswith("_precision"):
        return PRECISIONS
    if (kind, name) in FIXED:
        return FIXED[kind, name]
    field = WORDS.get((kind, name))
    found = tuple(values(field)) if field else ()
    return tuple(word for word in found if (name, word) != ("wanted", "none"))
