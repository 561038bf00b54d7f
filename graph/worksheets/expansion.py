"""Worksheet 4: the shared vision, new names, and the plan of expansion."""

from graph.kinds.plan import WANTED
from graph.worksheets.book import Book
from graph.worksheets.network import levels_hint
from graph.worksheets.stakeholders import write_names

COLUMNS = (
    "actor",
    "existing",
    "wanted",
    "our_benefit",
    "friends_benefit",
    "method",
    "owner",
    "due",
)
SLOTS = 5
ROWS = 12


def write(book: Book) -> None:
    """The three sheets."""
    page = book.add("sheet.four.tab_vision", "four", "sheet.four.do_vision", (26, 64))
    page.label("sheet.four.us", "actors", 40)
    page.label("sheet.four.vision", None, 200)
    page.example(book.text("sheet.example"), book.text("sheet.four.shown.vision"))
    write_names(book, "four", SLOTS)
    _plan(book)


def _plan(book: Book) -> None:
    widths = (11, 22, 19, 20, 22, 22, 30, 15, 14)
    page = book.add(
        "sheet.four.tab_plan", "four", "sheet.four.do_plan", widths, landscape=True, lines=4
    )
    for level in WANTED:
        page.across(book.text(f"sheet.levels.{level}"), "do")
    page.heading(
        book.text("sheet.heading.number"), *(book.text(f"sheet.plans.{name}") for name in COLUMNS)
    )
    shown = ("group", "", "", "ours", "theirs", "method", "owner", "due")
    texts = [book.text(f"sheet.four.shown.{name}") if name else "" for name in shown]
    texts[1:3] = book.text("words.type.loose"), book.text("words.type.COOPERATE")
    page.example(book.text("sheet.example"), *texts)
    page.count(ROWS)
    page.offer(1, ROWS, "actors")
    page.offer(2, ROWS, "existing", levels_hint(book))
    page.offer(3, ROWS, "levels", levels_hint(book))
