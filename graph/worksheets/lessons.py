"""Worksheet 2: three questions, and the lessons under each."""

from graph.worksheets.book import Book, Page
from graph.worksheets.stakeholders import write_names

QUESTIONS = 3
ROWS = 6
SLOTS = 3
COLUMNS = ("text", "learned", "concerns")
FURTHER = (
    *("issues", "areas", "between", "activities", "first", "last", "figure", "links"),
    *("source", "id"),
)
"""Columns that a filled table has where they say something."""


def write(book: Book) -> None:
    """The one sheet; a filled worksheet has a second, of the names that its lessons speak of."""
    columns = (*COLUMNS, *(further := book.content.used(FURTHER)))
    widths = (13, 66, 16, 34, *[14] * len(further))
    page = book.add("sheet.two.tab", "two", "sheet.two.do", widths, landscape=True, lines=2)
    headings = (book.text(f"sheet.lessons.{column}") for column in COLUMNS)
    page.heading(book.text("sheet.heading.number"), *headings, *book.headings("lessons", further))
    shown = (book.text("sheet.two.shown.lesson"), book.text("sheet.two.shown.learned"))
    page.example(book.text("sheet.example"), *shown, book.text("sheet.one.shown.group"))
    asked = [book.text(f"sheet.two.q{number}") for number in range(1, QUESTIONS + 1)]
    others = sorted({row["question"] for row in book.content.rows} - {"", *asked})
    if any(not row["question"] for row in book.content.rows):
        _answers(page, columns, "", 0)
    for number, question in enumerate((*asked, *others), 1):
        page.question(book.text("sheet.question", n=book.number(number)), question)
        _answers(page, columns, question, ROWS)
    if book.content.names:
        write_names(book, "two", SLOTS)


def _answers(page: Page, columns: tuple[str, ...], question: str, least: int) -> None:
    """Rows to write in, the lessons that answer the question in the first."""
    rows = [row for row in page.book.content.rows if row["question"] == question]
    filled = [[row.get(column, "") for column in columns] for row in rows]
    page.offer(3, page.count(least, filled), "actors")
