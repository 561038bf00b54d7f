"""Worksheet 1: names by sector, the three groups, influence × interest, and the table."""

from graph.kinds import SECTORS
from graph.kinds.stake import GROUPS
from graph.worksheets.book import Book

SLOTS = 9
ROWS_OF_GRID = 7
ROWS_OF_TABLE = 10
COLUMNS = (
    "actor",
    "contact",
    "phone",
    "how_it_is_affected",
    "how_it_influences",
    "what_matters",
    "what_it_can_give",
    "how_it_may_hinder",
    "how_to_reach",
    "influence",
    "interest",
)
SHOWN = ("contact", "", "affected", "influences", "matters", "gives", "hinders", "reach")


def write(book: Book) -> None:
    """The four sheets; the later ones offer the names of the first."""
    names = write_names(book, "one", SLOTS)
    _groups(book, names)
    _grid(book, names)
    _table(book, names)


def write_names(book: Book, number: str, slots: int) -> str:
    """A sheet of names by sector; where its names stand, as a reference."""
    page = book.add(
        f"sheet.{number}.tab_names", number, f"sheet.{number}.do_names", (16, 11, 46, 16)
    )
    page.heading(*(book.text(f"sheet.heading.{h}") for h in ("sector", "number", "names", "kind")))
    shown = book.text("sheet.one.shown.group")
    page.example(_sector(book, "people"), _example(book), shown, book.text("words.kind.group"))
    first = page.row + 1
    for sector in SECTORS:
        for count in range(1, slots + 1):
            page.blank(_sector(book, sector), book.number(count))
    rows = slots * len(SECTORS)
    page.offer(2, rows, "actors")
    page.offer(3, rows, "kinds")
    return f"='{book.text(f'sheet.{number}.tab_names')}'!$C${first}:$C${page.row}"


def _groups(book: Book, names: str) -> None:
    widths = (24, 11, *[14] * SLOTS)
    page = book.add(
        "sheet.one.tab_groups", "one", "sheet.one.do_groups", widths, landscape=True, lines=3
    )
    head = [book.text(f"sheet.heading.{h}") for h in ("group", "sector")]
    page.heading(*head, *[""] * SLOTS)
    page.slots(2, book.text("sheet.heading.slots"))
    shown = [book.text(f"sheet.one.shown.{name}") for name in ("mayor", "fund")]
    page.example(_example(book), _sector(book, "government"), *shown, *[""] * (SLOTS - 2))
    for group in GROUPS:
        for sector in SECTORS:
            page.blank(book.text(f"sheet.groups.{group}"), _sector(book, sector))
    for column in range(2, SLOTS + 2):
        page.offer(column, len(GROUPS) * len(SECTORS), names)


def _grid(book: Book, names: str) -> None:
    page = book.add(
        "sheet.one.tab_grid", "one", "sheet.one.do_grid", (20, 11, 40, 40), landscape=True
    )
    sides = [book.text(f"sheet.grid.interest_{level}") for level in ("high", "low")]
    page.heading(book.text("sheet.heading.power"), book.text("sheet.heading.number"), *sides)
    shown = [book.text(f"sheet.one.shown.{name}") for name in ("mayor", "fund")]
    page.example(book.text("sheet.grid.influence_high"), _example(book), *shown)
    for level in ("high", "low"):
        for count in range(1, ROWS_OF_GRID + 1):
            page.blank(book.text(f"sheet.grid.influence_{level}"), book.number(count))
    for column in (2, 3):
        page.offer(column, 2 * ROWS_OF_GRID, names)


def _table(book: Book, names: str) -> None:
    widths = (10, 18, 13, 13, *[16] * 6, 8, 8)
    page = book.add(
        "sheet.one.tab_table", "one", "sheet.one.do_table", widths, landscape=True, lines=5
    )
    headings = (book.text(f"sheet.stakes.{column}") for column in COLUMNS)
    page.heading(book.text("sheet.heading.number"), *headings)
    shown = [book.text(f"sheet.one.shown.{name}") if name else "" for name in SHOWN]
    high = book.text("words.rating.high")
    page.example(_example(book), book.text("sheet.one.shown.mayor"), *shown, high, high)
    page.count(ROWS_OF_TABLE)
    page.offer(1, ROWS_OF_TABLE, names)
    for column in (10, 11):
        page.offer(column, ROWS_OF_TABLE, "ratings")


def _sector(book: Book, sector: str) -> str:
    return book.text(f"words.sector.{sector}")


def _example(book: Book) -> str:
    return book.text("sheet.example")
