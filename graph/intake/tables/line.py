"""One row of a table while it is being checked: its values, and what is wrong with them."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from graph.base.dates import When, read_when, show
from graph.base.digits import ARABIC
from graph.base.errors import DataError
from graph.base.problems import Bilingual, Place, Problem, Problems, trouble
from graph.base.spans import read_days, read_span
from graph.base.texts import clean, clean_lines, cleaned, fold, looks_active, split_list
from graph.base.waves import Waves
from graph.base.words import say
from graph.intake.tables.eras import Spoken, decided
from graph.intake.tables.headings import EXTRA, Table, is_national_id
from graph.intake.tables.longrows import LongRows
from graph.intake.tables.sheets import Cell, Truth, text_of
from graph.kinds import MAX_ID, MAX_NAME, MAX_TEXT
from graph.kinds.registry import naming
from graph.kinds.vocabulary import read_word, row_numbers, said

FAR = 366  # days from today after which a start is told
LATE = 20 * 366  # ... and an end
COUNTING = {"t", "time", "wave", "day", "timestamp", "onset", "terminus"}
"""Headings under which a small number counts steps, and is no year."""
NOTHING = {"", "-", "–", "—"}
_EXCEL_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}
NOTHING_SAID = Spoken()
ERAS = {
    "be": Bilingual("พ.ศ.", "of the Buddhist era"),
    "ce": Bilingual("ค.ศ.", "of the common era"),
}
SPECIAL = NOTHING | _EXCEL_ERRORS


class Line:
    """A row. Every reader gives None for an empty cell or an absent column."""

    __slots__ = ("_cells", "columns", "errors", "problems", "row", "table", "today", "waves")

    def __init__(
        self,
        table: Table,
        number: int,
        cells: list[Cell],
        problems: Problems,
        today: date | None = None,
        waves: Waves | None = None,
    ) -> None:
        self.table = table
        self.today = today
        self.waves = waves
        self.columns = table.columns
        self.row = number
        self._cells: list[Cell] | None = cells
        self.problems = problems
        self.errors: Sequence[Problem] = ()

    @property
    def cells(self) -> list[Cell]:
        """The row's cells, read again where they were let go."""
        if self._cells is not None:
            return self._cells
        assert isinstance(self.table.rows, LongRows)
        return self.table.rows.cells(self.row)

    def let_go(self) -> None:
        """Keeps the cells no longer where they can be read again."""
        if isinstance(self.table.rows, LongRows):
            self._cells = None

    def place(self, field: str | None = None) -> Place:
        """Where a field's cell is, by the heading the file gives it."""
        if field in self.table.places:
            return self.table.places[field]
        heading = self.table.headings.get(field, field) if field else None
        if self.table.path is not None:
            item = f"{self.table.path}[{self.row - 1}]"
            column = f"{item}.{heading}" if heading else item
            return Place(self.table.file, self.table.sheet, None, column)
        return Place(self.table.file, self.table.sheet, self.row, heading)

    def fail(self, field: str | None, key: str, value: object = None, **facts: Any) -> None:
        """Record an error; the row will not go in."""
        problem = self.problems.tell("error", key, self.place(field), value, **facts)
        self.errors = (*self.errors, problem)

    def fail_together(self, field: str, key: str, value: object = None, **facts: Any) -> None:
        """Record an error that other rows share: it is told once, at the first of them."""
        self.note("error", field, key, value, **facts)
        self.errors = (*self.errors, trouble(DataError(key, **facts), self.place(field), value))

    def warn(self, field: str | None, key: str, value: object = None, **facts: Any) -> None:
        """Tell of something that goes in, but wants a look."""
        self.problems.tell("warning", key, self.place(field), value, **facts)

    def note(self, severity: str, field: str, key: str, value: object = None, **f: Any) -> None:
        """Tell once for the column, with all its lines: see `Problems.gather`."""
        at = self.place(field)
        where = (self.table.file, at.sheet, at.column)
        self.problems.gather(severity, key, where, at.line or self.row, value, **f)

    def has(self, field: str) -> bool:
        """Whether the table has this column."""
        return field in self.columns

    def raw(self, field: str) -> Cell:
        """The cell as it was read; "" where there is none."""
        position, cells = self.columns.get(field), self.cells
        if position is None or position >= len(cells):
            return ""
        return cells[position]

    def text(self, field: str, limit: int = MAX_NAME) -> str | None:
        """The cell on one line, cleaned; a lone dash counts as empty."""
        position, cells = self.columns.get(field), self.cells
        if position is None or position >= len(cells):
            return None
        raw = cells[position]
        if not raw:
            return None
        if raw.__class__ is str and len(raw) <= limit:
            if raw.isascii() and raw.isalnum():
                return raw
            if raw not in SPECIAL and clean(raw) == raw:
                return raw
        return self._careful_text(field, raw, limit)

    def _careful_text(self, field: str, raw: Cell, limit: int) -> str | None:
        if isinstance(raw, date | Truth):
            text = raw if isinstance(raw, str) else raw.isoformat()[:10]
            if field in naming(self.table.kind):
                what = "truth" if isinstance(raw, Truth) else "date"
                self.note("warning", field, f"intake.cell.{what}_as_text", text, text=text)
            return text
        text = clean(raw) if len(raw) <= 2 * limit else raw
        if len(text) > limit:
            self._too_long(field, text, limit)
            return None
        if text != raw:
            self._tell_cleaned(field, raw)
        if text in _EXCEL_ERRORS:
            self.fail(field, "intake.cell.excel_error", text)
        return None if text in NOTHING or text in _EXCEL_ERRORS else text

    def lines(self, field: str) -> str | None:
        """A longer text, line breaks kept."""
        raw = self.raw(field)
        if not raw:
            return None
        if not isinstance(raw, str) or "\n" not in raw:
            return self.text(field, MAX_TEXT)
        if len(raw) > MAX_TEXT:
            self._too_long(field, raw, MAX_TEXT)
            return None
        return clean_lines(raw) or None

    def need(self, field: str, limit: int = MAX_NAME) -> str | None:
        """As `text`, but an empty cell is an error."""
        before = len(self.errors)
        text = self.text(field, limit)
        if text is None and len(self.errors) == before:
            self.fail(field, "intake.cell.required", column=self.place(field).column)
        return text

    def name(self, field: str = "name") -> str | None:
        """A name that must be there; one that looks like a formula or markup is told."""
        name = self.need(field)
        if name and field == "name" and (surname := self.text("surname")):
            name = f"{name} {surname}"
        if name and (looks := looks_active(name)):
            self.note("warning", field, f"intake.cell.{looks}", name)
        return name

    def id(self) -> str | None:
        """The id as text."""
        given = self.text("id", MAX_ID)
        if given and is_national_id(given):
            self.note("warning", "id", "intake.sensitive.id_value")
        return given

    def unread(self) -> dict[str, str]:
        """Heading → text of the cells that say something and are not read."""
        read, header = set(self.columns.values()), self.table.header
        found = {}
        for position, cell in enumerate(self.cells):
            heading = clean(header[position]) if position < len(header) else ""
            if position in read or fold(heading) in row_numbers():
                continue
            if text := clean(text_of(cell)):
                found[heading or f"#{position + 1}"] = text
        return found

    def many(self, field: str, limit: int = MAX_TEXT) -> tuple[str, ...] | None:
        """The texts that `;` separates, in order, none twice."""
        whole = self.text(field, limit)
        if whole is None:
            return None
        return tuple(part for part in split_list(whole) if part not in NOTHING)

    def extra(self) -> dict[str, str]:
        """The texts of columns "extra:NAME", by NAME."""
        found = {}
        for column in self.table.extras:
            if text := self.text(column, MAX_TEXT):
                found[column.removeprefix(EXTRA)] = text
        return found

    def word(
        self,
        field: str,
        vocabulary: str | None = None,
        otherwise: Callable[[str], str | None] = lambda text: None,
    ) -> str | None:
        """The value that the cell's word is read as. otherwise: tells what a word means that the
        vocabulary lacks; it is read, but told."""
        text = self.text(field)
        if text is None:
            return None
        try:
            meaning = read_word(vocabulary or field, text)
        except DataError as error:
            value = otherwise(text) if error.key == "intake.word.unknown" else None
            if value is None:
                self._reject_word(field, error, text)
                return None
            meant = in_words(vocabulary or field, value)
            self.note("warning", field, "intake.word.warned", text, text=text, meant=meant)
            return value
        if meaning.warned:
            meant = in_words(vocabulary or field, meaning.value)
            self.note("warning", field, "intake.word.warned", text, text=text, meant=meant)
        return meaning.value

    def _reject_word(self, field: str, error: DataError, text: str) -> None:
        """Record a word that can't be read, told once for all rows of the table that have it."""
        if self.table.path is None:
            self.fail_together(field, error.key, text, **error.facts)
        else:
            self.reject(field, error, text)

    def number(self, field: str, low: float, high: float) -> float | None:
        """A number from `low` to `high`, both allowed; Thai digits and 1,000 are read."""
        text = self.text(field)
        if text is None:
            return None
        plain = text.translate(ARABIC).replace(",", "").removesuffix("บาท").strip()
        try:
            number = _float(plain)
        except ValueError:
            self.fail(field, "intake.number.unreadable", text, text=text)
            return None
        if not low <= number <= high:
            self.fail(field, "intake.number.range", text, text=text, low=low, high=high)
            return None
        return number

    def when(self, field: str, end: bool = False) -> When | None:
        """The period that the cell names, with what must be told about it."""
        raw = self.raw(field)
        if not raw or (isinstance(raw, str) and not clean(raw)):
            return None
        try:
            when, spoken = self._when(field, raw, end)
        except DataError as error:
            self.reject(field, error, raw)
            return None
        for severity, note in when.notes:
            if note == "two_digit" and fold(self.place(field).column or "") in COUNTING:
                self.fail(field, "intake.date.wave", raw, text=raw)
                return None
            self._tell_date(severity, note, field, raw, when, spoken)
        if self.today and when.first and (when.first - self.today).days > (LATE if end else FAR):
            self.note("warning", field, "intake.date.far", raw)
        return when

    def _when(self, field: str, raw: Cell, end: bool) -> tuple[When, Spoken]:
        """The period of a cell, and what its column said of two digits of a year."""
        if isinstance(raw, date):
            return read_when(raw, end, self.waves, self.today), NOTHING_SAID
        cell = raw[:MAX_ID]
        try:
            when = read_when(cell, end, self.waves, self.today)
        except DataError as error:
            if error.key != "intake.date.two_ends":
                raise
        else:
            if not when.doubtful:
                return when, NOTHING_SAID
        return decided(self.table, field, cell, end, self.today)

    def days(self, field: str) -> tuple[When, When] | None:
        """The first and the last of several days that the cell names, with what must be told."""
        raw = self.raw(field)
        if not raw or isinstance(raw, date):
            return None
        found = read_days(raw[:MAX_ID], self.today)
        if found:
            first, last = (when.meant() for when in found)
            example = {"example": raw, "first": first, "last": last}
            self.note("warning", field, "intake.date.days", raw, first=example)
            for severity, note in found[1].notes:
                self._tell_date(severity, note, field, raw, found[1])
        return found

    def span(self) -> tuple[When, When] | None:
        """The start and the end that the cell of the start names, where that of the end is empty,
        with what must be told about them."""
        raw = self.raw("since")
        if not raw or self.raw("until") or isinstance(raw, date):
            return None
        found = read_span(raw[:MAX_ID], self.waves, self.today)
        if found:
            self.note("info", "since", "intake.date.span", raw)
            for when in found:
                for severity, note in when.notes:
                    self._tell_date(severity, note, "since", raw, when)
        return found

    def reject(self, field: str, error: DataError, value: object = None) -> None:
        """Record the error that reading a value raised."""
        key, facts = error.key, error.facts
        self.fail(field, key, value, **facts)

    def _tell_date(
        self,
        severity: str,
        note: str,
        field: str,
        raw: Cell,
        when: When,
        spoken: Spoken = NOTHING_SAID,
    ) -> None:
        if note == "suspicious" and when.first:
            th, en = (show(_later(when.first), "day", lang) for lang in ("th", "en"))
            was = Bilingual(show(when.first, "day", "th"), show(when.first, "day", "en"))
            self.warn(field, "intake.date.suspicious", raw, was=was, meant=Bilingual(th, en))
        elif note == "two_digit":
            key = f"intake.date.two_digit{'_column' if spoken.era else ''}"
            facts: dict[str, Any] = {"era": ERAS[when.era or "be"]}
            facts |= {"other": spoken.example} if spoken.era else {}
            first = {"example": raw, "meant": when.meant()}
            self.note(severity, field, key, raw, first=first, **facts)
        elif note == "day_first":
            first = {"example": raw, "meant": when.meant()}
            self.note(severity, field, "intake.date.day_first", raw, first=first)
        else:
            self.note(severity, field, f"intake.date.{note}", raw)

    def _tell_cleaned(self, field: str, raw: str) -> None:
        for how in cleaned(raw):
            severity = "info" if how == "trimmed" else "warning"
            self.note(severity, field, f"intake.cell.{how}")

    def _too_long(self, field: str, text: str, limit: int) -> None:
        self.fail(field, "intake.cell.too_long", text, length=len(text), limit=limit)


def in_words(field: str, value: str) -> Bilingual:
    """A value of a field as a sentence says it; of a loose tie, that its kind is not stated."""
    if value == "loose":
        return Bilingual(*(say("pages.type.loose", lang) for lang in ("th", "en")))
    return Bilingual(*(said(field, value, lang) for lang in ("th", "en")))


@lru_cache(maxsize=1 << 12)
def _float(text: str) -> float:
    """One number for all who state it, not one each: a million trusts are 24 MB."""
    return float(text)


def _later(day: date) -> date:
    """57 years later: the day meant where พ.ศ. 25xx was typed short into a date cell."""
    try:
        return day.replace(year=day.year + 57)
    except ValueError:
        return day.replace(year=day.year + 57, day=28)
