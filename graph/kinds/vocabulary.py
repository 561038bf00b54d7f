"""The words that intake reads, from `vocabulary.toml`: headings, and the values of fields.

What a kind is called stands there too, and is said as `say("kinds.<kind>.one")`.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from graph.base.errors import DataError
from graph.base.problems import Bilingual
from graph.base.texts import fold
from graph.base.words import knows, language, say
from graph.kinds.registry import KINDS, columns, declared, fields, needed, optional

_THROUGH = re.compile(r"(หลวม(?: ?ๆ)?|รู้จัก) ?[(（]? ?ผ่าน ?([^)）]+?) ?[)）]?$")


@dataclass(frozen=True)
class Either:
    """A heading with two readings, and the columns that decide between them."""

    first: str
    second: str
    ask_with: str | None = None
    needs: str | None = None


@dataclass(frozen=True)
class TableWords:
    """How one table is recognised: sheet names, headings (folded) → column, what must be there.

    any: columns of which one must be there. named: only what bears its name is read as it.
    """

    kind: str
    names: tuple[str, ...]
    required: tuple[str, ...]
    any: tuple[str, ...]
    headings: dict[str, str]
    either: dict[str, Either]
    marks: frozenset[str]
    thai: dict[str, str]
    named: bool = False


@dataclass(frozen=True)
class Meaning:
    """What a word is read as; `warned`: it is read, but the reader should look again."""

    value: str
    warned: bool = False


@cache
def tables() -> dict[str, TableWords]:
    """The tables intake knows, by kind; LookupError names what is declared and has no words."""
    found = {kind: raw for kind, raw in _data()["kinds"].items() if "names" in raw}
    lacking = [f"[kinds.{k}] names" for k in KINDS if declared(k).table and k not in found]
    for kind, raw in found.items():
        expected = columns(kind).keys() | declared(kind).beside.keys()
        lacking += [f"{kind}.{column}" for column in sorted(expected ^ raw["columns"].keys())]
        lacking += [f"{kind}.{name}: {word}" for name, word in _wordless(kind)]
    lacking += [
        f"[fields.{f}] title" for f, entry in _data()["fields"].items() if "title" not in entry
    ]
    if lacking:
        raise LookupError(f"vocabulary.toml and the kinds differ in: {', '.join(lacking)}")
    return {kind: _table(kind, raw) for kind, raw in found.items()}


def _wordless(kind: str) -> Iterator[tuple[str, str]]:
    """The fields of a kind that may hold what their vocabulary has no words for."""
    for name, field in fields(kind).items():
        if field.vocabulary:
            known = _data()["fields"].get(field.vocabulary, {}).get("values", {})
            yield from ((name, word) for word in field.words if word not in known)


@cache
def row_numbers() -> frozenset[str]:
    """Headings of columns that only count rows."""
    return frozenset(fold(word) for word in _data()["row_numbers"])


@cache
def partners() -> frozenset[str]:
    """Headings, without their number, of columns that each name a partner of the row."""
    return frozenset(fold(word) for word in _data()["partners"])


@cache
def statuses() -> frozenset[str]:
    """Headings of columns that say who is still there."""
    return frozenset(fold(word) for word in _data()["statuses"])


@cache
def graph_words(what: str) -> frozenset[str]:
    """The words by which graph files and lists of edges are known: see `graphs` in the words."""
    return frozenset(fold(word) for word in _data()["graphs"][what])


@dataclass(frozen=True)
class EndWords:
    """Words for the start and the end of an edge; plain: our own table of ties has them too."""

    start: tuple[str, ...]
    end: tuple[str, ...]
    plain: bool = False


@cache
def end_words() -> tuple[EndWords, ...]:
    """The pairs of words for an edge's two ends."""
    return tuple(
        EndWords(tuple(map(fold, e["start"])), tuple(map(fold, e["end"])), e.get("plain", False))
        for e in _data()["graphs"]["ends"]
    )


@cache
def lists() -> dict[str, dict[str, str]]:
    """Words of lists of partners: of "columns", "choices", "marks" and "statuses", word → what it
    says; "persons", "surveys", "answers" and "responses" are headings."""
    said = {}
    for name, part in _data()["lists"].items():
        groups = part if isinstance(part, dict) else {name: part}
        said[name] = {fold(word): what for what, words in groups.items() for word in words}
    return said


@cache
def heading_words() -> frozenset[str]:
    """All headings that are known, of whatever table or list."""
    known = {word for words in tables().values() for word in words.headings}
    return frozenset(known | set(lists()["columns"]) | set(lists()["persons"])) | row_numbers()


@cache
def guides() -> frozenset[str]:
    """Names of sheets and text files that explain, and hold no table."""
    return frozenset(fold(name) for name in _data()["guides"])


def values(field: str) -> dict[str, str]:
    """The values of a field, each with the word for it in Thai."""
    found = _data()["fields"][field]["values"]
    return {value: entry.get("th") or entry["words"][0] for value, entry in found.items()}


def said(field: str, value: str, lang: str) -> str:
    """The word for a value of a field; the value itself where it has none."""
    entry = _data()["fields"].get(field, {}).get("values", {}).get(value, {})
    return str(entry.get(lang, value))


def sensitive(heading: str) -> str | None:
    """ "national_id", "health" or "politics" where the heading speaks of it."""
    folded = fold(heading)
    for topic, words in _data()["sensitive"].items():
        if any(fold(word) in folded for word in words):
            return str(topic)
    return None


def leads(role: str | None) -> bool:
    """Whether a role is an office: more than what every member is."""
    return bool(role) and fold(role or "") not in _roles("plain")


def coordinates(role: str) -> bool:
    """Whether a role is that of a coordinator; who stands in for one, or was one, is none."""
    text = fold(role)
    found = [word for word in _roles("coordinator") if word in text]
    rest = text.replace(found[0], " ") if found else text
    return bool(found) and not any(word in rest for word in _roles("second"))


@cache
def _roles(which: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _data()["roles"][which])


@lru_cache(maxsize=1 << 12)
def read_word(field: str, text: str) -> Meaning:
    """What `text` means in `field`; DataError with the choices where it is unknown or unclear."""
    meaning = _words(field).get(fold(text))
    if meaning is not None:
        return meaning
    asked = fold(text) in _asked(field)
    key = "intake.word.ask" if asked else "intake.word.unknown"
    raise DataError(key, text=text, allowed=choices(field), rows="")


def read_loose(text: str) -> bool:
    """Whether `text` says a loose tie whose kind is not stated."""
    meaning = _words("type").get(fold(text))
    return meaning is not None and meaning.value == "loose"


def values_of(field: str) -> tuple[str, ...]:
    """The values that a field may have."""
    values = _data()["fields"][field]["values"]
    return tuple(value for value, entry in values.items() if not entry.get("hidden"))


def choices(field: str) -> Bilingual:
    """The values of a field as a sentence lists them."""
    values = _data()["fields"][field]["values"]
    offered = {v: e for v, e in values.items() if not e.get("hidden")}
    return Bilingual(
        ", ".join(entry.get("th", value) for value, entry in offered.items()),
        ", ".join(entry.get("en", value) for value, entry in offered.items()),
    )


def words_of(field: str) -> dict[str, tuple[str, ...]]:
    """The words that are read as each value of a field."""
    values = _data()["fields"][field]["values"]
    return {value: tuple(entry.get("words", ())) for value, entry in values.items()}


@lru_cache(maxsize=1 << 12)
def through(text: str) -> tuple[str, str] | None:
    """("หลวม", broker) where a tie's type names its broker ("หลวม ผ่านชาคริต"), else None."""
    found = _THROUGH.match(text)
    return ("หลวม", found[2]) if found else None


@lru_cache(maxsize=1 << 12)
def read_frequency(text: str) -> float:
    """Contacts a year: a number, a word, or a pattern such as "เดือนละ 2 ครั้ง"."""
    folded = fold(text).translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))
    if folded in _words("frequency"):
        return float(_words("frequency")[folded].value)
    if re.fullmatch(r"\d+(\.\d+)?", folded):
        return _within_a_year(float(folded), text)
    for pattern, every in _patterns():
        if found := pattern.fullmatch(folded):
            count = float(found["n"] or 1)
            if count == 0:
                break
            a_year = _units()[found["unit"]]
            return _within_a_year(a_year / count if every else a_year * count, text)
    return float(read_word("frequency", text).value)


def _within_a_year(count: float, text: str) -> float:
    if count > 3650:
        raise DataError("intake.number.frequency", text=text)
    return count


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    unit = "(?P<unit>" + "|".join(sorted(_units(), key=len, reverse=True)) + ")"
    number = r"(?P<n>\d+(?:\.\d+)?)"
    maybe = r"(?P<n>\d+(?:\.\d+)?)?"
    return (
        (re.compile(rf"{number} ?(?:ครั้ง|times?|x) ?(?:/|ต่อ|a|per) ?{unit}"), False),
        (re.compile(rf"{unit}ละ ?{maybe} ?ครั้ง"), False),
        (re.compile(rf"(?:ทุกๆ|ทุก|every) ?{maybe} ?{unit}"), True),
        (re.compile(rf"{number} ?{unit} ?(?:ต่อ)?ครั้ง"), True),
    )


@cache
def _units() -> dict[str, float]:
    return {fold(w): float(n) for n, words in _data()["units"].items() for w in words}


@cache
def _words(field: str) -> dict[str, Meaning]:
    known: dict[str, Meaning] = {}
    for value, entry in _data()["fields"][field]["values"].items():
        if not entry.get("hidden") and field != "frequency":
            known |= {fold(word): Meaning(value) for word in (value, entry.get("en", value))}
        known |= {fold(word): Meaning(value) for word in entry.get("words", ())}
        known |= {fold(word): Meaning(value, warned=True) for word in entry.get("warned", ())}
    return known


@cache
def _asked(field: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _data()["fields"][field].get("ask", ()))


def _table(kind: str, raw: dict[str, Any]) -> TableWords:
    headings = {fold(column): column for column in raw["columns"]}
    for column, also in raw["columns"].items():
        headings |= {fold(word): column for word in also if fold(word) not in headings}
    either = {fold(word): Either(**reading) for word, reading in raw.get("either", {}).items()}
    for word in either:
        headings.pop(word, None)
    headings = _spans(kind, raw) | _of_names(kind) | headings
    headings = {word.replace(" ", ""): column for word, column in headings.items()} | headings
    thai = {column: also[0] for column, also in raw["columns"].items()}
    marks = {fold(raw["thai_mark"])} if "thai_mark" in raw else set()
    for column in raw.get("marks", ()):
        marks |= {fold(column), *(fold(word) for word in raw["columns"][column])}
    return TableWords(
        kind=kind,
        names=tuple(fold(name) for name in raw["names"]),
        required=tuple(column for column in raw["columns"] if column in needed(kind)),
        any=optional(kind) if declared(kind).any else (),
        headings=headings,
        either=either,
        marks=frozenset(marks),
        thai=thai,
        named=raw.get("named", False),
    )


def _spans(kind: str, raw: dict[str, Any]) -> dict[str, str]:
    """The headings of when that a table has beside its own: see `spans` in the words."""
    if not {"since", "until"} <= raw["columns"].keys():
        return {}
    columns = {name: also for name, also in _data()["spans"].items() if name != "moments"}
    moments = dict(_data()["spans"]["moments"])
    if kind in moments.pop("tables"):
        columns |= moments
    return {fold(word): column for column, also in columns.items() for word in also}


def _of_names(kind: str) -> dict[str, str]:
    """The headings of parts of a name that a table has beside it: see `names` in the words."""
    columns = dict(_data()["names"])
    if kind not in columns.pop("tables"):
        return {}
    return {fold(word): column for column, also in columns.items() for word in also}


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text("utf-8"))


def word(kind: str, column: str) -> str:
    """The label of a field, with the star of what must be there left out: else its heading."""
    for key in (f"forms.{kind}.{column}", f"forms.field.{column}", f"pages.field.{column}"):
        if knows(key):
            return say(key)
    if kind in tables() and column in tables()[kind].thai:
        return tables()[kind].thai[column] if language() == "th" else column.replace("_", " ")
    return column
