"""One value of a record as a cell that reads back as the same value, and whether it does."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.base.dates import BUDDHIST, FIRST_BUDDHIST_YEAR, iso, read_when, show
from graph.base.texts import clean, clean_lines, join_list, split_list
from graph.intake.tables.line import NOTHING, SPECIAL
from graph.kinds import Field
from graph.kinds.vocabulary import values

MAX_LIST = 20_000


@dataclass(frozen=True)
class Cell:
    """What is written: text, or a number; "" for nothing. exact: whether it reads back."""

    value: str | float
    exact: bool = True


NONE = Cell("")


def written(field: Field, value: Any, lang: str) -> Cell:
    """The cell of a value that is no date."""
    if value is None or value == ():
        return NONE
    words = field.vocabulary
    if isinstance(value, tuple):
        return _list(tuple(_word(words, text, lang) for text in value) if words else value)
    if isinstance(value, bool):
        return Cell(_word(words, "yes" if value else "no", lang))
    if isinstance(value, int | float):
        return Cell(value)
    if words:
        return Cell(_word(words, value, lang))
    return text(value, field.long)


def text(value: str, lines: bool = False) -> Cell:
    """A text as it is; nothing for one that reading takes for empty or for a broken formula."""
    if value in SPECIAL:
        return Cell("", False)
    tidy = clean_lines(value) if lines and "\n" in value else clean(value)
    return Cell(value, tidy == value)


def day(value: date | None, precision: str | None, lang: str, until: bool = False) -> Cell:
    """A date as far as it is known: "14 มี.ค. 2566" in Thai, 2023-03-14 in English.

    until: `value` is an exclusive end, and its last day is written.
    """
    if value is None:
        return NONE
    fine = precision or "day"
    buddhist = lang == "th" and value.year - 1 + BUDDHIST >= FIRST_BUDDHIST_YEAR
    shown = show(value, fine, "th", until=until) if buddhist else iso(value, fine, until) or ""
    when = read_when(shown)
    back = when.after if until else when.first
    return Cell(shown, (back, when.precision) == (value, precision))


def _list(texts: tuple[str, ...]) -> Cell:
    joined = join_list(texts)
    if len(joined) > MAX_LIST or joined in SPECIAL:
        return Cell("", False)
    same = split_list(joined) == texts and not any(text in NOTHING for text in texts)
    return Cell(joined, same and clean(joined) == joined)


def _word(field: str, value: str, lang: str) -> str:
    if (field, value, lang) == ("type", "none", "en"):
        return "–"
    return values(field)[value] if lang == "th" else value
