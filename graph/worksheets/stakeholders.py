"""Worksheet 1: names by sector, the three groups, influence × interest, and the table."""

from graph.kinds import SECTORS
from graph.kinds.stake import GROUPS, RATINGS
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
FURTHER = ("groups", "since", "until", "source")
"""Columns that a filled table has where they say something."""
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
    for sector in book.content.sectors(SECTORS):
        named = [(each.text, each.kind) for each in book.content.names if each.sector == sector]
        for count in range(book.rows(slots, len(named))):
            typed = named[count] if count < len(named) else ()
            page.blank(_sector(book, sector), book.number(count + 1), typed=typed)
    rows = page.row + 1 - first
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
    first = page.row
    for group in GROUPS:
        for sector in book.content.sectors(SECTORS):
            named = book.content.groups.get((group, sector), ())
            for start in range(0, len(named) + 1, SLOTS):  # the last has a slot to write in
                label = book.text(f"sheet.groups.{group}")
                page.blank(label, _sector(book, sector), typed=named[start : start + SLOTS])
    for column in range(2, SLOTS + 2):
        page.offer(column, page.row - first, names)


def _grid(book: Book, names: str) -> None:
    page = book.add(
        "sheet.one.tab_grid", "one", "sheet.one.do_grid", (20, 11, 40, 40), landscape=True
    )
    sides = [book.text(f"sheet.grid.interest_{level}") for level in RATINGS]
    page.heading(book.text("sheet.heading.power"), book.text("sheet.heading.number"), *sides)
    shown = [book.text(f"sheet.one.shown.{name}") for name in ("mayor", "fund")]
    page.example(book.text("sheet.grid.influence_high"), _example(book), *shown)
    first = page.row
    for level in RATINGS:
        cells = [book.content.grid.get((level, interest), ()) for interest in RATINGS]
        for count in range(book.rows(ROWS_OF_GRID, max(map(len, cells)))):
            typed = [named[count] if count < len(named) else "" for named in cells]
            label = book.text(f"sheet.grid.influence_{level}")
            page.blank(label, book.number(count + 1), typed=typed)
    for column in (2, 3):
        page.offer(column, page.row - first, names)


def _table(book: Book, names: str) -> None:
    further = book.content.used(FURTHER)
    widths = (10, 18, 13, 13, *[16] * 6, 8, 8, *[14] * len(further))
    page = book.add(
        "sheet.one.tab_table", "one", "sheet.one.do_table", widths, landscape=True, lines=5
    )
    headings = (book.text(f"sheet.stakes.{column}") for column in COLUMNS)
    page.heading(book.text("sheet.heading.number"), *headings, *book.headings("stakes", further))
    shown = [book.text(f"sheet.one.shown.{name}") if name else "" for name in SHOWN]
    high = book.text("words.rating.high")
    page.example(_example(book), book.text("sheet.one.shown.mayor"), *shown, high, high)
    rows = page.count(ROWS_OF_TABLE, book.content.cells((*COLUMNS, *further)))
    page.offer(1, rows, names)
    for column in (10, 11):
        page.offer(column, rows, "ratings")


def _sector(book: Book, sector: str) -> str:
    return book.text(f"words.sector.{sector}" if sector else "sheet.no_sector")


def _example(book: Book) -> str:
    return book.text("sheet.example")
