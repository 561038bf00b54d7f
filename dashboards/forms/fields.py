"""The fields of a form, kind by kind: what is asked, in which row, and how a record answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from dashboards.frame import labels
from dashboards.frame.session import ask_all
from graph import activities
from graph.base.problems import Bilingual
from graph.base.texts import join_list, split_list
from graph.base.words import LANGUAGES, knows, language, say, speaking
from graph.kinds import Field as Declared
from graph.kinds import Record, Tie, declared
from graph.kinds.registry import columns as declared_columns
from graph.kinds.registry import dated, needed
from graph.kinds.registry import fields as declared_fields
from graph.kinds.vocabulary import said as in_files
from graph.kinds.vocabulary import values, values_of
from graph.kinds.vocabulary import word as word
from graph.network.named import Names


@dataclass(frozen=True)
class Field:
    """column: of graph/intake; how: text, long, date, actor, actors, issue, issues, activity,
    activities, area, areas, network, group, choice, frequency or suggest; reads: the record's field
    where it bears another name; wide: its share of the row; choices: what it can be, where that is
    a list of few.
    """

    column: str
    how: str = "text"
    reads: str = ""
    needed: bool = False
    wide: float = 1.0
    choices: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The record's field."""
        return self.reads or self.column


Cell = tuple[Field, ...]
"""A field, or several one below the other."""

Row = tuple[Cell, ...]

LAYOUT: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "actors": (
        ("name:2 kind", "sector area issues"),
        ("since until aliases", "source note:2"),
    ),
    "ties": (
        ("from to", "type since/frequency/trust", "about source"),
        ("until through mutual", "certainty note:2"),
    ),
    "activities": (
        ("date title:2 kind", "participants:3 about"),
        ("host area source", "minutes budget outcome", "concerns", "decisions"),
    ),
    "members": (("member of", "role since until"), ("source",)),
    "bases": (("actor area", "since until"), ("source",)),
    "works": (("actor issue", "since until"), ("source",)),
    "contacts": (("actor name", "phone email line"), ("basis consented keep_until", "source")),
    "offers": (("actor what", "text", "about since until"), ("source",)),
    "results": (("text", "date sort area", "actors about", "activities source"), ()),
    "promises": (("text", "who whom", "made due", "activity about"), ("kept settled", "source")),
    "ways": (("network matter", "text", "frequency years", "since until"), ("source",)),
    "mentors": (("mentor mentored", "since until"), ("note source",)),
    "interests": (("actor concerns", "text", "since until"), ("source",)),
    "issues": (("name part_of",), ("source",)),
    "networks": (("name:2 form", "us:2 source", "vision"), ()),
    "areas": (("code name", "level within name_en"), ("latitude longitude source",)),
    "lessons": (
        ("text", "question", "concerns:3 learned", "issues areas"),
        ("between activities", "first last figure", "links", "source", "network"),
    ),
    "plans": (
        (
            "actor:2 wanted existing",
            "our_benefit friends_benefit",
            "method:2 through",
            "owner planned due",
        ),
        ("outcome", "network"),
    ),
}
"""Kind → the rows that are always open, and those behind "more": columns, with their share of the
row after ":", those one below the other with "/" between. A column that is not named comes last."""

ONE = {"activities": "activity"}
"""The singular of a kind, where it is not its plural without the s."""

NOT_ASKED = {"id", "strength", "reaches"}
"""Columns that nobody types, besides those that are seldom written."""


def with_the_first(kind: str) -> set[str]:
    """Columns that a form asks only for a new record: later they are records of their own, or
    fixed."""
    return {*declared(kind).beside, declared(kind).uid_column}


@cache
def layout(kind: str) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows of a kind's form that are always open, and those behind "more"."""
    main, more = (tuple(_row(kind, row) for row in part) for part in LAYOUT.get(kind, ((), ())))
    placed = {field.column for row in (*main, *more) for cell in row for field in cell}
    rest = [
        column
        for column, field in declared_columns(kind).items()
        if column not in placed | NOT_ASKED and not field.seldom
    ]
    return main, (*more, *(_row(kind, column) for column in rest))


def _row(kind: str, text: str) -> Row:
    return tuple(tuple(_field(kind, each) for each in cell.split("/")) for cell in text.split())


def _field(kind: str, text: str) -> Field:
    """A field as it is declared; an actor's area and issues are records of their own."""
    column, _, wide = text.partition(":")
    beside = declared(kind).beside.get(column)
    fields = declared_fields(beside.kind) if beside else declared_columns(kind)
    own = fields[beside.field if beside else column]
    return Field(
        column,
        _how(own, beside.several if beside else own.several),
        reads="" if beside or own.name == column else own.name,
        needed=column in needed(kind),
        wide=float(wide or 1),
        choices=_choices(own),
    )


def _how(field: Declared, several: bool) -> str:
    if len(field.refers) > 1:
        return "group"
    if field.refers:
        return field.refers[0] if several else ONE.get(field.refers[0], field.refers[0][:-1])
    if field.holds == "day":
        return "date"
    if field.vocabulary == "frequency":
        return "frequency"
    if _choices(field):
        return "choice"
    return "suggest" if field.offered else "long" if field.long else "text"


def _choices(field: Declared) -> tuple[str, ...]:
    if field.steps:
        low, high = field.range
        return tuple(map(str, range(int(low), int(high) + 1)))
    if field.vocabulary in ("", "frequency"):
        return field.words
    return values_of(field.vocabulary)


def columns(kind: str) -> list[Field]:
    """All fields of a kind, in the order of its form."""
    return [field for part in layout(kind) for row in part for cell in row for field in cell]


def is_dated(kind: str) -> bool:
    """Whether records of this kind are so from a day to a day."""
    return kind in dated()


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


def shown(kind: str, field: Field, record: Record, names: Names) -> str:
    """The same as a page shows it; a frequency that has no word says what it counts."""
    text = text_of(field, record)
    times = getattr(record, field.name) if field.how == "frequency" else None
    if times is not None and text == f"{times:g}":
        return labels.times_a_year(times)
    return said(field, text, names)


def said(field: Field, text: str, names: Names) -> str:
    """What was typed, as a page shows it: names for uids, words for codes, a dash for nothing."""
    if not text:
        return labels.DASH
    if field.how in ("activity", "activities"):
        titles = happened()
        return ", ".join(titles.get(uid, uid) for uid in split_list(text))
    if field.how in ("actor", "issue", "area", "network", "group"):
        return names.name(text)
    if field.how in ("actors", "issues", "areas"):
        return ", ".join(names.name(uid) for uid in split_list(text))
    return choice_word(field.column, text) if field.how == "choice" else text


def happened() -> dict[str, str]:
    """The latest activities: uid → title and day."""
    rows = ask_all(activities.listing, "", False).to_dict("records")
    return {
        row["uid"]: f"{row['title']} · {labels.day(row['date'], row['date_precision'])}"
        for row in rows
    }


def choice_word(column: str, value: str) -> str:
    """The word for a value of a field of few."""
    if column in ("type", "wanted", "existing"):
        return labels.term("type", value)
    key = f"forms.{column}_is.{value}"
    if knows(key):
        return say(key)
    return (
        labels.term(column, value)
        if knows(f"pages.{column}.{value}")
        else in_files(column, value, language())
    )


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
