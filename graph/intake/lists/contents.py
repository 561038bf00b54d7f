"""What stands in the columns of a list: the headings, and what the cells below look like."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.base.dates import read_when
from graph.base.digits import ARABIC
from graph.base.errors import DataError, SaanError
from graph.base.texts import clean, fold
from graph.intake.tables.sheets import Row, text_of
from graph.intake.worksheets.actors import kind_by_word
from graph.kinds.vocabulary import lists, read_frequency, read_word

LOOKED_AT = 200  # rows that are looked at to tell what a column holds
MOST = 0.8  # of the cells that say something: so many make a column one of dates, phones, …
_PHONE = re.compile(r"[+0๐][\d๐-๙\-–\s()./,]{7,}$")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+$")
_YEAR = re.compile(
    r"(?:ปี\s*|พ\.?ศ\.?\s*|ค\.?ศ\.?\s*|year\s*)?((?:19|20|24|25|26)\d\d)$", re.IGNORECASE
)
_PLACE = re.compile(r"(?:ต|อ|จ)\.\s?\S|(?:ตำบล|อำเภอ|จังหวัด|แขวง|เขต)")
_NUMBER = re.compile(r"[+-]?[\d,]+(?:\.\d+)?$")


@dataclass(frozen=True)
class Column:
    """heading: as written, made unique; texts: of the first rows, without the empty ones."""

    heading: str
    position: int
    texts: tuple[str, ...] = field(repr=False)

    @property
    def name(self) -> str:
        """The heading as words are compared."""
        return fold(self.heading)

    def mostly(self, says: Callable[[str], bool]) -> bool:
        """Whether nearly all cells that say something say this."""
        saying = sum(count for text, count in self._counted.items() if says(text))
        return bool(self.texts) and saying >= MOST * len(self.texts)

    @cached_property
    def _counted(self) -> Counter[str]:
        return Counter(self.texts)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The different texts, folded, in the order of their first appearance."""
        return tuple(dict.fromkeys(fold(text) for text in self.texts))

    @property
    def year(self) -> int | None:
        """The year that the heading is."""
        found = _YEAR.match(clean(self.heading).translate(ARABIC))
        return int(found[1]) if found else None

    @property
    def dated(self) -> bool:
        """Whether the heading is, or ends in, a day or a month."""
        return self.year is None and day_in(self.heading) is not None

    @property
    def ticked(self) -> bool:
        """Whether its cells hold nothing but marks."""
        known = lists()["marks"]
        return bool(self.words) and len(self.words) <= 8 and all(w in known for w in self.words)


def columns_of(header: Sequence[str], body: Sequence[Row]) -> list[Column]:
    """The columns, each under a heading of its own: a second "x" is "x (2)", none is "#3"."""
    found: list[Column] = []
    seen: dict[str, int] = {}
    sample = body[:LOOKED_AT]
    width = max([len(header), *(len(cells) for _, cells in sample)])
    for position in range(width):
        written = clean(header[position]) if position < len(header) else ""
        name = written or f"#{position + 1}"
        seen[name] = seen.get(name, 0) + 1
        name = f"{name} ({seen[name]})" if seen[name] > 1 else name
        texts = (clean(text_of(cells[position])) for _, cells in sample if position < len(cells))
        found.append(Column(name, position, tuple(text for text in texts if text)))
    return found


def day_in(text: str) -> str | None:
    """The part of a heading that names a day, or a month: its whole, or what stands in brackets or
    on its last line."""
    last = text.splitlines()[-1] if text.splitlines() else text
    inner = re.search(r"[(\[]([^)\]]+)[)\]]\s*$", text)
    for part in (text, inner[1] if inner else "", last):
        if part and re.search(r"\d|[๐-๙]", part) and _is_day(clean(part)):
            return clean(part)
    return None


def _is_day(text: str) -> bool:
    try:
        when = read_when(text)
    except DataError:
        return False
    return when.first is not None and when.precision in ("day", "month")


def is_phone(text: str) -> bool:
    """Whether a text is a telephone number."""
    return _PHONE.match(text) is not None and sum(c.isdigit() for c in text) >= 8


def is_email(text: str) -> bool:
    """Whether a text is an address of e-mail."""
    return _EMAIL.match(text) is not None


def is_number(text: str) -> bool:
    """Whether a text is a number."""
    return _NUMBER.match(text.translate(ARABIC)) is not None


def is_place(text: str) -> bool:
    """Whether a text says that it names an area."""
    return _PLACE.search(text) is not None


def is_date(text: str) -> bool:
    """Whether a text names a day, a month or a year."""
    try:
        return read_when(text).first is not None
    except DataError:
        return False


def is_kind(text: str) -> bool:
    """Whether a text is a word for a kind of partner."""
    return len(text) <= 30 and (_reads("kind", text) or kind_by_word(text) is not None)


def is_level(text: str) -> bool:
    """Whether a text is a word for a level of ties."""
    return _reads("type", text)


def is_frequency(text: str) -> bool:
    """Whether a text says how often, in words."""
    if is_number(text):
        return False
    try:
        read_frequency(text)
    except SaanError:
        return False
    return True


def is_person(text: str) -> bool:
    """Whether a name begins as a person's does."""
    return kind_by_word(text) == "person"


def _reads(field: str, text: str) -> bool:
    try:
        read_word(field, text)
    except DataError:
        return False
    return True
