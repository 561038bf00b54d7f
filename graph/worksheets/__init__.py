"""Worksheets as workbooks in the layout of the workshop, to be filled in and read back.

Empty ones, or filled from what is on record: see `graph.worksheets.filled`.

What is filled in is read by `graph.intake.worksheets`, by headings and never by position.
"""

from collections.abc import Callable

from graph.kinds import Records
from graph.worksheets import expansion, lessons, network, stakeholders
from graph.worksheets.book import Book
from graph.worksheets.content import EMPTY, Content

_WRITERS: dict[int, Callable[[Book], None]] = {
    1: stakeholders.write,
    2: lessons.write,
    3: network.write,
    4: expansion.write,
}
NUMBERS = tuple(_WRITERS)
FILLED = (1, 2, 4)
"""Those that are written filled from the records too."""


def file_name(number: int) -> str:
    """What the worksheet's file is called: "worksheet-1.xlsx"."""
    return f"worksheet-{number}.xlsx"


def template(
    number: int, lang: str, known: Records | None = None, content: Content = EMPTY
) -> bytes:
    """An XLSX workbook of worksheet `number` (1–4) in `lang` ("th" or "en").

    known: the actors, networks and issues that its cells offer; contacts are never among them.
    """
    book = Book(lang, known or Records(), content)
    _WRITERS[number](book)
    return book.close()
