"""Worksheet 2: three questions, and the lessons under each."""

from graph.worksheets.book import Book

QUESTIONS = 3
ROWS = 6


def write(book: Book) -> None:
    """The one sheet."""
    page = book.add(
        "sheet.two.tab", "two", "sheet.two.do", (13, 66, 16, 34), landscape=True, height=30
    )
    columns = ("text", "learned", "concerns")
    headings = (book.say(f"sheet.lessons.{column}") for column in columns)
    page.heading(book.say("sheet.heading.number"), *headings)
    shown = (book.say("sheet.two.shown.lesson"), book.say("sheet.two.shown.learned"))
    page.example(book.say("sheet.example"), *shown, book.say("sheet.one.shown.group"))
    for asked in range(1, QUESTIONS + 1):
        mark = book.say("sheet.question", n=book.number(asked))
        page.question(mark, book.say(f"sheet.two.q{asked}"))
        page.count(ROWS)
        page.offer(3, ROWS, "actors")
