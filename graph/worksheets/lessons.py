"""Worksheet 2: three questions, and the lessons under each."""

from graph.worksheets.book import Book

QUESTIONS = 3
ROWS = 6


def write(book: Book) -> None:
    """The one sheet."""
    page = book.add(
        "sheet.two.tab", "two", "sheet.two.do", (13, 66, 16, 34), landscape=True, lines=2
    )
    columns = ("text", "learned", "concerns")
    headings = (book.text(f"sheet.lessons.{column}") for column in columns)
    page.heading(book.text("sheet.heading.number"), *headings)
    shown = (book.text("sheet.two.shown.lesson"), book.text("sheet.two.shown.learned"))
    page.example(book.text("sheet.example"), *shown, book.text("sheet.one.shown.group"))
    for asked in range(1, QUESTIONS + 1):
        mark = book.text("sheet.question", n=book.number(asked))
        page.question(mark, book.text(f"sheet.two.q{asked}"))
        page.count(ROWS)
        page.offer(3, ROWS, "actors")
