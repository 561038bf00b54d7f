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
from graph.base.words import LANGUAGES, say
from graph.intake.tables.sheets import Cell, Row, column, text_of
from graph.intake.tables.wide import year_of
from graph.intake.worksheets.actors import kind_by_word
from graph.kinds.actor import SORTS
from graph.kinds.vocabulary import lists, read_frequency, read_word

LOOKED_AT = 200  # rows that are looked at to tell what a column holds
MOST = 0.8  # of the cells that say something: so many make a column one of dates, phones, …
_PLACE = re.compile(r"(?<![ก-๙])(?:ต|อ|จ)\.\s?\S|(?:ตำบล|อำเภอ|จังหวัด|แขวง|เขต)")
_CHOICE = re.compile(r"(.+?)\s*(?:\[([^\]]+)\]|[/:]\s*([^/:]+))$", re.DOTALL)
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

    def mostly(self, says: Callable[[str], bool], share: float = MOST) -> bool:
        """Whether nearly all cells that say something say this."""
        saying = sum(count for text, count in self._counted.items() if says(text))
        return bool(self.texts) and saying >= share * len(self.texts)

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
        return year_of(self.heading)

    @property
    def dated(self) -> bool:
        """Whether the heading is, or ends in, a day or a month."""
        return self.year is None and day_in(self.heading) is not None

    @property
    def ticked(self) -> bool:
        """Whether its cells hold nothing but marks, or the choice that is ticked."""
        known = {*lists()["marks"], fold(self.choice)}
        return bool(self.words) and len(self.words) <= 8 and known.issuperset(self.words)

    @property
    def choice(self) -> str:
        """What of the heading is the choice: "Works with [อบต.]" and "q5/อบต." are of "อบต."."""
        found = _CHOICE.match(clean(self.heading))
        return clean(found[2] or found[3]) if found else clean(self.heading)

    @property
    def question(self) -> str:
        """The question, folded, that such a heading names beside the choice; "" in others."""
        found = _CHOICE.match(clean(self.heading))
        return fold(found[1]) if found else ""


def columns_of(header: Sequence[Cell], body: Sequence[Row]) -> list[Column]:
    """The columns, each under a heading of its own."""
    sample = body[:LOOKED_AT]
    headings = headings_of(header, sample)
    return [Column(name, n, tuple(column(sample, n))) for n, name in enumerate(headings)]


def headings_of(header: Sequence[Cell], body: Sequence[Row]) -> list[str]:
    """The headings of all columns, none twice: a second "x" is "x (2)", none is "#3"."""
    found: list[str] = []
    seen: dict[str, int] = {}
    for position in range(max([len(header), *(len(cells) for _, cells in body)])):
        written = clean(text_of(header[position])) if position < len(header) else ""
        name = written or f"#{position + 1}"
        seen[name] = seen.get(name, 0) + 1
        found.append(f"{name} ({seen[name]})" if seen[name] > 1 else name)
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


def is_kind_word(text: str) -> bool:
    """Whether a text is a word for a kind of partner."""
    return _reads("kind", text)


def is_kind(text: str) -> bool:
    """Whether a text is a word for a kind of partner, or begins as names of one do."""
    return len(text) <= 30 and (is_kind_word(text) or kind_by_word(text) is not None)


def begins_names(text: str) -> bool:
    """Whether a text is a word that names begin with ("เทศบาลเมือง"), not only that for a kind."""
    kinds = {fold(say(f"pages.kind.{sort}", lang)) for sort in SORTS for lang in LANGUAGES}
    return fold(text) not in kinds and kind_by_word(text) is not None


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
