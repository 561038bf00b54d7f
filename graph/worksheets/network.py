"""Worksheet 3: the network map as a list of actors and a list of ties."""

from graph.kinds import LEVELS
from graph.kinds.plan import WANTED
from graph.worksheets.book import Book

ACTORS = ("name", "kind", "sector", "area", "note")
TIES = ("from", "to", "type", "through", "frequency", "since", "about", "note")
FURTHER = ("source", "id")
"""Columns that a filled table has where they say something."""
ROWS_OF_ACTORS = 30
ROWS_OF_TIES = 40


def write(book: Book) -> None:
    """The two sheets; the ties offer the names of the actors."""
    names = _actors(book)
    _ties(book, names)


def _actors(book: Book) -> str:
    page = book.add(
        "sheet.three.tab_actors", "three", "sheet.three.do_actors", (11, 36, 12, 12, 22, 26)
    )
    page.heading(
        book.text("sheet.heading.number"), *(book.text(f"sheet.actors.{name}") for name in ACTORS)
    )
    group, people = book.text("words.kind.group"), book.text("words.sector.people")
    page.example(_example(book), book.text("sheet.three.shown.one"), group, people, "", "")
    first = page.row + 1
    named = [
        [each.text, each.kind, each.sector and book.text(f"words.sector.{each.sector}")]
        for each in book.content.names
    ]
    rows = page.count(ROWS_OF_ACTORS, named)
    for column, choices in ((1, "actors"), (2, "kinds"), (3, "sectors")):
        page.offer(column, rows, choices)
    return f"='{book.text('sheet.three.tab_actors')}'!$B${first}:$B${page.row}"


def _ties(book: Book, names: str) -> None:
    further = book.content.used(FURTHER)
    widths = (11, 28, 28, 22, 20, 14, 14, 16, 22, *[14] * len(further))
    page = book.add("sheet.three.tab_ties", "three", "sheet.three.do_ties", widths, landscape=True)
    for level in WANTED:
        page.across(book.text(f"sheet.levels.{level}"), "do")
    headings = (book.text(f"sheet.ties.{name}") for name in TIES)
    page.heading(book.text("sheet.heading.number"), *headings, *book.headings("ties", further))
    one, other = book.text("sheet.three.shown.one"), book.text("sheet.three.shown.other")
    often, since = book.text("sheet.three.shown.often"), book.text("sheet.three.shown.since")
    level = book.text("words.type.COORDINATE")
    page.example(_example(book), one, other, level, "", often, since, "", "")
    rows = page.count(ROWS_OF_TIES, book.content.cells((*TIES, *further)))
    for column in (1, 2, 4):
        page.offer(column, rows, names)
    page.offer(3, rows, "levels", levels_hint(book))
    page.offer(7, rows, "issues")


def levels_hint(book: Book) -> str:
    """What each level means, as the message beside a cell (255 characters at most)."""
    return "\n".join(book.text(f"hint.{level}") for level in LEVELS)


def _example(book: Book) -> str:
    return book.text("sheet.example")
