"""How close a tie is, by the words or the number of an edge and a mapping."""

import re
from collections.abc import Iterator
from math import isfinite

from graph.base.errors import DataError
from graph.base.texts import clean, fold
from graph.intake.graphs.mapping import LEAVE_OUT, EdgeMapping
from graph.intake.graphs.raw import RawEdge
from graph.intake.graphs.values import of_edge, worded
from graph.kinds import LEVELS
from graph.kinds.vocabulary import read_word

_COMMA = re.compile(r"[-+]?\d+,\d+")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(,\d{3})+")


def is_level(text: str) -> bool:
    """Whether the text says how close a tie is."""
    try:
        return text in LEVELS or read_word("type", clean(text)).value in (*LEVELS, "loose")
    except DataError:
        return False


def weight(edge: RawEdge, how: EdgeMapping, comma: bool) -> str:
    """The number as text, a point before its decimals; what is no number stays as it is."""
    text = edge.attributes.get(how.weight, "") if how.weight else ""
    return text.replace(",", ".") if comma else text


def level_of(edge: RawEdge, how: EdgeMapping, weight: str) -> tuple[str, str]:
    """The level, "loose" or "leave out"; and the words or number that say so."""
    word = of_edge(edge, how.type)
    if word and fold(of_edge(edge, how.stated)) in ("no", "false", "0"):
        return "loose", word
    if word:
        return worded(word, how.types), word
    if is_missing(weight, how):
        return how.when_missing, weight
    number = _number(weight)
    if how.strong and how.levels and number is not None and isfinite(number):
        return _level(number, how), weight
    return how.all_type or "loose", "–"


def _level(number: float, how: EdgeMapping) -> str:
    """The highest level whose threshold the number reaches; "leave out" where it reaches none."""
    for level in LEVELS:
        threshold = how.levels.get(level)
        if threshold is None:
            continue
        if number >= threshold if how.strong == "high" else number <= threshold:
            return level
    return LEAVE_OUT


def is_missing(text: str, how: EdgeMapping) -> bool:
    """Whether the number is a code for "no answer"."""
    number = _number(text)
    return bool(text) and any(code == text or _number(code) == number for code in how.missing)


def scale(edge: RawEdge, how: EdgeMapping) -> str:
    """What the number is: "weight: high is strong; COLLABORATE 4, COORDINATE 3, COOPERATE 1"."""
    if how.scale:
        return edge.attributes.get(how.scale, "")
    if not how.strong:
        return ""
    steps = ", ".join(f"{level} {how.levels[level]:g}" for level in LEVELS if level in how.levels)
    return f"{how.weight}: {how.strong} is strong" + (f"; {steps}" if steps else "")


def mutual(edge: RawEdge, how: EdgeMapping) -> str:
    """ "yes", "no" or "" for whether both sides confirm the tie."""
    if how.mutual:
        return of_edge(edge, how.mutual)
    if edge.directed is None:
        return ""
    return how.directed if edge.directed else how.undirected


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def decimal_comma(texts: Iterator[str]) -> bool:
    """Whether the numbers have a comma before their decimals: some can be read in no other way."""
    found = [text for text in texts if text]
    if any("." in text for text in found):
        return False
    return any(_COMMA.fullmatch(t) and not _THOUSANDS.fullmatch(t) for t in found)
