"""A workbook of a worksheet while it is written: its look, its print setup, its lists."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from graph.base.words import say
from graph.intake.worksheets import LISTS
from graph.intake.worksheets.marks import is_number
from graph.kinds import LEVELS, SECTORS, Records
from graph.kinds.actor import SORTS
from graph.kinds.plan import WANTED
from graph.kinds.stake import NUMBERS, RATINGS
from graph.kinds.vocabulary import tables
from graph.worksheets.content import EMPTY, Content

OFFERED = 5_000  # names in one list
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
FONT = "Tahoma"
LINE = 16  # points of one line of text
BLANK = 18  # points of one line to write in
MOST_LINES = 22  # in a row: a spreadsheet makes none higher
SPARE = 3  # rows left to write in below what is filled


class Book:
    """One workbook; `text` gives its words in its language, `content` what is filled in."""

    def __init__(self, lang: str, known: Records, content: Content = EMPTY) -> None:
        import xlsxwriter

        self.lang = lang
        self.content = content
        self._out = io.BytesIO()
        plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(self._out, plain)
        self._lists = _choices(lang, known)
        self.formats = {name: self._book.add_format(look) for name, look in _looks().items()}

    def text(self, key: str, **facts: Any) -> str:
        """The words of a worksheet."""
        return say(f"worksheets.{key}", self.lang, **facts)

    def headings(self, kind: str, columns: Sequence[str]) -> list[str]:
        """The headings that an export gives these columns."""
        thai = tables()[kind].thai
        return [thai[name] if self.lang == "th" else name for name in columns]

    def number(self, count: int) -> str:
        """A slot's number, in the digits of the language."""
        text = str(count)
        return text.translate(THAI_DIGITS) if self.lang == "th" else text

    def rows(self, least: int, filled: int) -> int:
        """How many rows a list has: some are left to write in."""
        return max(least, filled + SPARE) if filled else least

    def list_of(self, name: str) -> str | None:
        """Where the hidden sheet holds a list, as a reference; None where it is empty."""
        column = list(self._lists).index(name)
        letter = chr(ord("A") + column)
        count = len(self._lists[name])
        return f"={LISTS}!${letter}$2:${letter}${count + 1}" if count else None

    def add(self, tab: str, number: str, do: str, widths: Sequence[float], **look: Any) -> "Page":
        """A sheet with its title, what to do, and the line that names the network."""
        return Page(self, self._book.add_worksheet(self.text(tab)), number, do, widths, **look)

    def close(self) -> bytes:
        """The workbook's bytes; the book is finished."""
        sheet = self._book.add_worksheet(LISTS)
        for column, (name, values) in enumerate(self._lists.items()):
            for row, value in enumerate([name, *values]):
                sheet.write_string(row, column, value)
        sheet.hide()
        self._book.close()
        return _growing(self._out.getvalue())


class Page:
    """One sheet, written from the top down."""

    def __init__(
        self,
        book: Book,
        sheet: Any,
        number: str,
        do: str,
        widths: Sequence[float],
        landscape: bool = False,
        lines: int = 1,
    ) -> None:
        self.book = book
        self.sheet = sheet
        self.widths = widths
        self.lines = lines
        self.row = 0
        title, hint = book.text(f"sheet.{number}.title"), "sheet.grey"
        if book.content.day:
            title, hint = f"{title} · {book.content.day}", "sheet.filled"
        self._set_up(title, landscape)
        for text, look in ((title, "title"), (book.text(do), "do"), (book.text(hint), "hint")):
            self.across(text, look)
        self.label("sheet.network", text=book.content.network)

    def across(self, text: str, look: str) -> None:
        """One text over the whole width, its row as high as it needs."""
        lines = lines_of(text, sum(self.widths))
        self.sheet.set_row(self.row, (24 if look == "title" else LINE * lines + 4))
        self._wide(0, len(self.widths) - 1, text, self.book.formats[look])
        self.row += 1

    def label(
        self, key: str, list_name: str | None = "networks", height: float = 24, text: str = ""
    ) -> None:
        """A label, and the place beside it to write in, or with what is written there."""
        first, last = self._beside_label(), len(self.widths) - 1
        look = self.book.formats
        need = min(lines_of(text, sum(self.widths[first:])), MOST_LINES)
        self.sheet.set_row(self.row, max(height, LINE * need + 4))
        self._wide(0, first - 1, self.book.text(key), look["label"])
        self._wide(first, last, text, look["answer"])
        self._offer(self.row, self.row, first, list_name)
        self.row += 1

    def heading(self, *texts: str) -> None:
        """The row of headings; it stays in view and is printed on every page."""
        for column, text in enumerate(texts):
            self._cell(column, text, "heading")
        need = max(lines_of(t, w) for t, w in zip(texts, self.widths, strict=True))
        self.sheet.set_row(self.row, LINE * need + 6)
        self.sheet.repeat_rows(self.row)
        self.row += 1
        self.sheet.freeze_panes(self.row, 0)

    def slots(self, first: int, heading: str) -> None:
        """Under one heading over all columns from `first` on, a second row that numbers them."""
        look = self.book.formats["heading"]
        self._over(self.row - 1, first, len(self.widths) - 1, heading, look)
        for column in range(len(self.widths)):
            text = self.book.number(column - first + 1) if column >= first else ""
            self.sheet.write_string(self.row, column, text, look)
        self.row += 1
        self.sheet.freeze_panes(self.row, 0)
        self.sheet.repeat_rows(self.row - 2, self.row - 1)

    def example(self, *texts: str) -> None:
        """A grey row that says in one of its cells that it is an example: of an empty sheet."""
        if self.book.content.day:
            return
        need = max(lines_of(t, w) for t, w in zip(texts, self.widths, strict=True))
        self.sheet.set_row(self.row, max(24, LINE * need + 4))
        self._write(texts, "example")

    def question(self, mark: str, text: str) -> None:
        """A question over the whole width, its mark in the first column."""
        self.sheet.set_row(self.row, LINE * lines_of(text, sum(self.widths[1:])) + 6)
        look = self.book.formats["question"]
        self._wide(0, 0, mark, look)
        self._wide(1, len(self.widths) - 1, text, look)
        self.row += 1

    def count(self, rows: int, filled: Sequence[Sequence[str]] = ()) -> int:
        """So many numbered rows to write in, more where as many are `filled`; how many."""
        rows = self.book.rows(rows, len(filled))
        for count in range(1, rows + 1):
            typed = filled[count - 1] if count <= len(filled) else ()
            self.blank(self.book.number(count), typed=typed)
        return rows

    def blank(self, first: str, *texts: str, typed: Sequence[str] = ()) -> None:
        """A row to write in: its fixed cells, and those after them as if they had been typed.

        Line breaks in its first cell keep it as high as handwriting needs while it grows with what
        is typed.
        """
        places = zip((first, *texts, *typed), self.widths, strict=False)
        need = min(max(lines_of(text, width) for text, width in places), MOST_LINES)
        fixed = (first + "\n" * (self.lines - 1), *texts)
        self.sheet.set_row(self.row, _blank_height(max(need, self.lines)))
        for column, text in enumerate(fixed):
            self._cell(column, text, _fixed(text) if text else "cell")
        for column in range(len(fixed), len(self.widths)):
            at = column - len(fixed)
            self._cell(column, typed[at] if at < len(typed) else "", "cell")
        self.row += 1

    def offer(self, column: int, rows: int, list_name: str, hint: str | None = None) -> None:
        """Offers a list (or a range of the workbook) in the last `rows` rows of a column."""
        self._offer(self.row - rows, self.row - 1, column, list_name, hint)

    def _wide(self, first: int, last: int, text: str, look: Any) -> None:
        """One text in the cells of this row from `first` to `last`."""
        self._over(self.row, first, last, text, look)

    def _over(self, row: int, first: int, last: int, text: str, look: Any) -> None:
        if first < last:
            self.sheet.merge_range(row, first, row, last, "", look)
        if text or first == last:
            self._text(row, first, text, look)

    def _write(self, texts: Iterable[str], look: str) -> None:
        for column, text in enumerate(texts):
            self._cell(column, text, look)
        self.row += 1

    def _cell(self, column: int, text: str, look: str) -> None:
        self._text(self.row, column, text, self.book.formats[look])

    def _text(self, row: int, column: int, text: str, look: Any) -> None:
        """A text as it is: never a formula, a link or a number."""
        if text:
            self.sheet.write_string(row, column, text, look)
        else:
            self.sheet.write_blank(row, column, None, look)

    def _offer(
        self, top: int, bottom: int, column: int, list_name: str | None, hint: str | None = None
    ) -> None:
        if list_name is None:
            return
        source = list_name if list_name.startswith("=") else self.book.list_of(list_name)
        rule: dict[str, Any] = {"validate": "any"}
        if source:
            rule = {"validate": "list", "source": source, "show_error": False}
        if hint:
            rule |= {"input_message": hint[:255]}
        if source or hint:
            self.sheet.data_validation(top, column, bottom, column, rule)

    def _beside_label(self) -> int:
        """The column that labels leave free: the first 20 characters or so are theirs."""
        wide = 0.0
        for column, width in enumerate(self.widths[:-1]):
            wide += width
            if wide >= 20:
                return column + 1
        return len(self.widths) - 1

    def _set_up(self, title: str, landscape: bool) -> None:
        sheet = self.sheet
        sheet.set_paper(9)
        if landscape:
            sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{title.replace('&', '&&')}&R&P/&N")
        for column, width in enumerate(self.widths):
            sheet.set_column(column, column, width)


def _blank_height(lines: int) -> float:
    """In points; no row of another use is ever as high."""
    return max(24, BLANK * lines) + 0.75


def _growing(data: bytes) -> bytes:
    """The workbook with blank rows that may grow: the library can only fix a row's height."""
    heights = "|".join(f"{_blank_height(lines):g}" for lines in range(1, MOST_LINES + 1))
    fixed = re.compile(rf'( ht="(?:{heights})") customHeight="1"'.encode())
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(out, "w") as grown:
        for part in made.infolist():
            xml = made.read(part)
            grown.writestr(part, fixed.sub(rb"\1", xml) if "/worksheets/" in part.filename else xml)
    return out.getvalue()


def _fixed(text: str) -> str:
    return "count" if is_number(text) else "fixed"


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column so many characters wide; marks above and below
    Thai letters take no room."""
    return sum(max(1, -(-_wide(line) // int(width * 0.92))) for line in text.split("\n"))


def _wide(text: str) -> int:
    return sum(unicodedata.category(c) != "Mn" for c in text)


def _choices(lang: str, known: Records) -> dict[str, list[str]]:
    """The lists of the hidden sheet: its columns, from A on."""
    words = {
        "kinds": ("kind", SORTS),
        "sectors": ("sector", SECTORS),
        "levels": ("type", WANTED),
        "existing": ("type", (*WANTED, "none")),
        "ratings": ("rating", RATINGS),
    }
    lists = {
        name: [say(f"worksheets.words.{field}.{value}", lang) for value in values]
        for name, (field, values) in words.items()
    }
    lists["ratings"] += NUMBERS
    lists["meanings"] = [say(f"worksheets.sheet.levels.{value}", lang) for value in LEVELS]
    for kind in ("actors", "networks", "issues"):
        names = sorted({getattr(record, "name", "") for record in known.of(kind).values()})
        lists[kind] = names[:OFFERED]
    return lists


def _looks() -> dict[str, dict[str, Any]]:
    base = {"font_name": FONT, "font_size": 10, "valign": "top", "text_wrap": True}
    framed = base | {"border": 1, "border_color": "#9AA5AB"}
    return {
        "title": base | {"bold": True, "font_size": 14, "valign": "vcenter"},
        "do": base,
        "hint": base | {"font_color": "#5F6B72", "italic": True},
        "label": base | {"bold": True, "valign": "vcenter"},
        "answer": framed | {"bg_color": "#FFFBE6", "valign": "vcenter", "num_format": "@"},
        "heading": framed | {"bold": True, "bg_color": "#E6EEF2", "valign": "vcenter"},
        "question": framed | {"bold": True, "bg_color": "#F3F6F8"},
        "example": framed | {"font_color": "#8A8A8A", "italic": True, "bg_color": "#F5F5F5"},
        "fixed": framed | {"font_color": "#3C4A52"},
        "count": framed | {"font_color": "#3C4A52", "font_size": 14},
        "cell": framed | {"num_format": "@"},
    }
