"""Words, numbers and rows as they stand on a page, in the language in force.

Text that comes from data stays text (`plain`), wherever Streamlit would read it as Markdown.
"""

import re
import string
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeAlias

from pandas import DataFrame, Series

from graph.base.labels import DASH as DASH
from graph.base.labels import count as count
from graph.base.labels import day as day
from graph.base.labels import last_day as last_day
from graph.base.labels import missing as missing
from graph.base.labels import since as since
from graph.base.labels import term as term
from graph.base.texts import alphabetical
from graph.base.words import buddhist, say
from graph.measures import Figure, shape_label
from graph.network.named import Names

Row: TypeAlias = Series | dict[str, Any]
"""A row of a table: column → value."""

_MARKS = re.compile("[" + re.escape(string.punctuation) + "]")
_READ_ANYWAY = re.compile(
    r"(?:https?:\S*|www\.\S*|\S*[\w.+-]@[\w.-]\S*|:[\w+-]+:|(?<=:)material/\w+:"
    r"|(?<!\S)(?:<->|->|<-|--|>=|<=|~=)(?!\S))+",
    re.IGNORECASE,
)
"""Addresses, arrows, names of icons and emoji: read as such even where every mark is escaped."""


def plain(text: object) -> str:
    """`text` for a place that reads Markdown: shown letter for letter, on one line.

    Every mark of punctuation is escaped, which switches off links, pictures, formulas, HTML,
    directives and emphasis; what works on plain words too (icons, bare addresses) stands as code,
    from which it is copied as it is. None gives "".
    """
    if text is None:
        return ""
    one_line = " ".join(str(text).split())
    parts, at = [], 0
    for found in _READ_ANYWAY.finditer(one_line):
        parts += [_escaped(one_line[at : found.start()]), _code(found[0])]
        at = found.end()
    return "".join((*parts, _escaped(one_line[at:])))


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", text)


def _code(text: str) -> str:
    """The text as a span of code, whose fence is longer than any within."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence, edge = "`" * (longest + 1), " " if longest else ""
    return f"{fence}{edge}{text}{edge}{fence}"


def short(text: str, longest: int = 48) -> str:
    """`text`, cut with "…" where it has more than `longest` characters, never within a vowel."""
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    while kept and _hangs_on(text[len(kept)]):
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _hangs_on(letter: str) -> bool:
    """Whether a Thai vowel or tone mark stands on the letter before it."""
    return letter == "\u0e31" or "\u0e33" <= letter <= "\u0e3a" or "\u0e47" <= letter <= "\u0e4e"


def both_eras(value: date) -> str:
    """A day in the era of the language, with the year of the other beside it."""
    other = value.year if buddhist() else value.year + 543
    return say("pages.day.both_eras", day=day(value), other=other)


def number(value: float | None, digits: int = 2) -> str:
    """A number at so many digits; "not defined" where it has no meaning."""
    return say("pages.number.undefined") if missing(value) else f"{value:,.{digits}f}"


def share(value: float | None) -> str:
    """A share of 0–1 as a percentage; "not defined" where it has no meaning."""
    return say("pages.number.undefined") if missing(value) else f"{value:.0%}"


def times_a_year(value: float | None) -> str:
    """A frequency in words: how many contacts a year."""
    if missing(value):
        return DASH
    return say("pages.tie.times_a_year", times=f"{value:g}")


def level(kind: str) -> str:
    """The tie type with its line of meaning, since the Thai names are near-synonyms."""
    return say("pages.type.with_meaning", name=term("type", kind), meaning=term("meaning", kind))


def pair_strength(row: Row) -> str:
    """A pair's strength with how many of its four parts are known."""
    if missing(row["strength"]):
        return DASH
    return f"{row['strength']:.2f} ({row['known_share'] * 4:.0f}/4)"


def figure(figure: Figure, value: object, brief: bool = False) -> str:
    """A figure as a table shows it; of lists how many there are.

    brief: as on a tile, numbers to two decimals and shares in percent.
    """
    if value is None:
        return say("pages.number.undefined")
    if figure.name == "shape":
        return shape_label(str(value))
    if figure.shown == "word":
        return say(f"strength.page.{value}")
    if isinstance(value, tuple | list):
        return count(len(value))
    if brief and figure.shown in ("share", "levels") and isinstance(value, int | float):
        return share(value)
    if isinstance(value, float):
        return f"{value:.{2 if brief else figure.decimals}f}"
    return count(value)


def group(by: str, group: str, names: Names) -> str:
    """A sector's word, or a province's name."""
    return term("sector", group) if by == "sector" else names.name(group)


def row(rows: DataFrame, uid: str | None) -> Series | None:
    """The row of one uid; None where it isn't among them."""
    found = rows[rows["uid"] == uid] if uid else rows[:0]
    return None if found.empty else found.iloc[0]


def namer(people: DataFrame) -> Callable[[str], str]:
    """uid → name; a uid that isn't among them stands for itself."""
    return namer_of(dict(zip(people["uid"], people["name"], strict=True)))


def namer_of(names: Mapping[str, str]) -> Callable[[str], str]:
    """uid → its name among `names`; a uid that isn't there stands for itself."""
    return lambda uid: names.get(uid, uid)


def profile_of(name: str) -> str:
    """The words of a link to someone's profile, fit for Markdown."""
    return say("map.page.profile_of", name=plain(short(name)))


def by_name(rows: DataFrame) -> DataFrame:
    """The rows in the order of their names, as dictionaries have it."""
    return rows.sort_values(["name", "uid"], key=lambda column: column.map(alphabetical))


def days(rows: DataFrame, column: str) -> list[str]:
    """The days of a column with the precisions of `<column>_precision`, in words."""
    dates = zip(rows[column], rows[f"{column}_precision"], strict=True)
    return [day(each, precision) for each, precision in dates]


def last_days(rows: DataFrame) -> list[str]:
    """The last days of episodes whose `until` is the first day no longer, in words."""
    dates = zip(rows["until"], rows["until_precision"], strict=True)
    return [last_day(each, precision) for each, precision in dates]


def activities(found: DataFrame) -> DataFrame:
    """An actor's activities in words."""
    kinds = [term("activity", kind) for kind in found["kind"]]
    return found.assign(date=days(found, "date"), kind=kinds)


def activity_columns() -> dict[str, str]:
    """The columns of an actor's activities, with their headings."""
    return {
        "date": say("pages.field.date"),
        "title": say("pages.field.title"),
        "kind": say("pages.field.activity_kind"),
        "others": say("pages.field.others"),
    }
