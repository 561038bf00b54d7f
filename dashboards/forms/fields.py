"""The fields of a form, kind by kind: what is asked, in which row, and how a record answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboards.frame import labels
from graph.base.problems import Bilingual
from graph.base.texts import join_list, split_list
from graph.base.words import LANGUAGES, knows, language, say, speaking
from graph.kinds.records import KINDS, Dated, Record, Tie
from graph.kinds.vocabulary import values
from graph.network.named import Named

LEVELS = ("COLLABORATE", "COORDINATE", "COOPERATE", "loose")
CHOICES = {
    "kind": ("person", "group", "organisation"),
    "sector": ("people", "academia", "government"),
    "type": LEVELS,
    "trust": ("1", "2", "3", "4"),
    "mutual": ("yes", "no"),
    "certainty": ("sure", "likely", "guess"),
    "level": ("region", "province", "district", "subdistrict"),
    "form": ("shared", "lead", "administrative"),
    "outcome": ("asked", "introduced", "declined"),
}
"""What a field can be, where that is a list of few."""


@dataclass(frozen=True)
class Field:
    """column: of graph/intake; how: text, long, date, actor, actors, issue, issues, area, group,
    choice, frequency or suggest; reads: the record's field where it bears another name; wide: its
    share of the row.
    """

    column: str
    how: str = "text"
    reads: str = ""
    needed: bool = False
    wide: float = 1.0

    @property
    def name(self) -> str:
        """The record's field."""
        return self.reads or self.column


Cell = Field | tuple[Field, ...]
"""A field, or several one below the other."""

Row = tuple[Cell, ...]

SINCE, UNTIL = Field("since", "date"), Field("until", "date")
SOURCE = Field("source", reads="sources")
ISSUE = Field("about", "issue")

LAYOUT: dict[str, tuple[tuple[Row, ...], tuple[Row, ...]]] = {
    "actors": (
        (
            (Field("name", needed=True, wide=2), Field("kind", "choice", needed=True)),
            (Field("sector", "choice"), Field("area", "area"), Field("issues", "issues")),
        ),
        (
            (SINCE, UNTIL, Field("aliases")),
            (SOURCE, Field("note", "long", wide=2)),
        ),
    ),
    "ties": (
        (
            (
                Field("from", "actor", "start", needed=True),
                Field("to", "actor", "end", needed=True),
            ),
            (
                Field("type", "choice", needed=True),
                (SINCE, Field("frequency", "frequency"), Field("trust", "choice")),
            ),
            (ISSUE, SOURCE),
        ),
        (
            (UNTIL, Field("through", "actor"), Field("mutual", "choice")),
            (Field("certainty", "choice"), Field("note", "long", wide=2)),
        ),
    ),
    "activities": (
        (
            (
                Field("date", "date", needed=True),
                Field("title", needed=True, wide=2),
                Field("kind", "suggest"),
            ),
            (Field("participants", "actors", needed=True, wide=3), ISSUE),
        ),
        (
            (Field("host", "actor"), Field("area", "area"), SOURCE),
            (Field("minutes"), Field("budget"), Field("outcome", "choice")),
            (Field("concerns", "actors"),),
            (Field("decisions", "long"),),
        ),
    ),
    "members": (
        (
            (Field("member", "actor", needed=True), Field("of", "group", needed=True)),
            (Field("role"), SINCE, UNTIL),
        ),
        ((SOURCE,),),
    ),
    "bases": (
        (
            (Field("actor", "actor", needed=True), Field("area", "area", needed=True)),
            (SINCE, UNTIL),
        ),
        ((SOURCE,),),
    ),
    "works": (
        (
            (Field("actor", "actor", needed=True), Field("issue", "issue", needed=True)),
            (SINCE, UNTIL),
        ),
        ((SOURCE,),),
    ),
    "contacts": (
        (
            (Field("actor", "actor", needed=True), Field("name", needed=True)),
            (Field("phone"), Field("email"), Field("line")),
        ),
        ((SOURCE,),),
    ),
    "issues": (
        ((Field("name", needed=True), Field("part_of", "issue")),),
        ((SOURCE,),),
    ),
    "networks": (
        (
            (Field("name", needed=True, wide=2), Field("form", "choice")),
            (Field("us", "actors", wide=2), SOURCE),
            (Field("vision", "long"),),
        ),
        (),
    ),
    "areas": (
        (
            (Field("code", reads="uid", needed=True), Field("name", needed=True)),
            (Field("level", "choice", needed=True), Field("within", "area"), Field("name_en")),
        ),
        ((SOURCE,),),
    ),
}
"""Kind → the rows that are always open, and those behind "more"."""

WITH_THE_FIRST = {"actors": ("area", "issues"), "areas": ("code",)}
"""Columns that a form asks only for a new record: later they are records of their own, or fixed."""


def columns(kind: str) -> list[Field]:
    """All fields of a kind, in the order of its form."""
    rows = [row for part in LAYOUT[kind] for row in part]
    return [field for row in rows for cell in row for field in stacked(cell)]


def stacked(cell: Cell) -> tuple[Field, ...]:
    """The fields of a cell, from above."""
    return (cell,) if isinstance(cell, Field) else cell


def is_dated(kind: str) -> bool:
    """Whether records of this kind are so from a day to a day."""
    return issubclass(KINDS[kind], Dated)


def word(kind: str, column: str) -> str:
    """The label of a field, with the star of what must be there left out."""
    for key in (f"forms.{kind}.{column}", f"forms.field.{column}", f"pages.field.{column}"):
        if knows(key):
            return say(key)
    return column


def words(kind: str, columns: Sequence[str]) -> Bilingual:
    """The labels of several fields, as a sentence lists them."""
    said = []
    for lang in LANGUAGES:
        with speaking(lang):
            said.append(", ".join(word(kind, column) for column in columns))
    return Bilingual(*said)


def text_of(field: Field, record: Record | None) -> str:
    """What a record says in a field, as a person would type it; "" where it says nothing."""
    value = getattr(record, field.name, None)
    if field.how == "date":
        return _day(field, record, value)
    if field.column == "type":
        return "loose" if isinstance(record, Tie) and not record.stated else value or ""
    if field.how == "frequency":
        return "" if value is None else often(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return join_list(value)
    if isinstance(value, float):
        return f"{value:.15g}"
    return "" if value is None else str(value)


def shown(kind: str, field: Field, record: Record, names: Named) -> str:
    """The same as a page shows it; a frequency that has no word says what it counts."""
    text = text_of(field, record)
    times = record.frequency if isinstance(record, Tie) and field.how == "frequency" else None
    if times is not None and text == f"{times:g}":
        return labels.times_a_year(times)
    return said(field, text, names)


def said(field: Field, text: str, names: Named) -> str:
    """What was typed, as a page shows it: names for uids, words for codes, a dash for nothing."""
    if not text:
        return labels.DASH
    if field.how in ("actor", "issue", "area", "group"):
        return names.name(text)
    if field.how in ("actors", "issues"):
        return ", ".join(names.name(uid) for uid in split_list(text))
    return choice_word(field.column, text) if field.how == "choice" else text


def choice_word(column: str, value: str) -> str:
    """The word for a value of a field of few."""
    if column == "type":
        return labels.term("type", value)
    key = f"forms.{column}_is.{value}"
    return say(key) if knows(key) else labels.term(column, value)


def choice_line(column: str, value: str) -> str:
    """The word, with its line of meaning where the words alone are near-synonyms."""
    if column == "type" and value != "loose":
        return labels.level(value)
    return choice_word(column, value)


def frequencies() -> list[str]:
    """How often, in words, the most often first."""
    return [often(float(times)) for times in _often_words() if times != "0"]


def often(times: float) -> str:
    """Contacts a year as a word where there is one, else as a number."""
    return _often_words().get(f"{times:g}", f"{times:g}")


def _often_words() -> dict[str, str]:
    from graph.kinds.vocabulary import choices

    thai = values("frequency")
    if language() == "th":
        return thai
    return dict(zip(thai, choices("frequency").en.split(", "), strict=True))


def _day(field: Field, record: Record | None, value: date | None) -> str:
    if value is None:
        return ""
    precision = getattr(record, f"{field.name}_precision", None) or "day"
    said = labels.last_day if field.column == "until" else labels.day
    return said(value, precision)
