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
NOW = "now"
FURTHER = ("through", "outcome", "planned", "reaches", "source", "id")
"""Columns that a filled table has where they say something; and before them, what is so now."""
SLOTS = 5
ROWS = 12


def write(book: Book) -> None:
    """The three sheets."""
    content = book.content
    page = book.add("sheet.four.tab_vision", "four", "sheet.four.do_vision", (26, 64))
    page.label("sheet.four.us", "actors", 40, content.us)
    page.label("sheet.four.vision", None, 200, content.vision)
    page.example(book.text("sheet.example"), book.text("sheet.four.shown.vision"))
    write_names(book, "four", SLOTS)
    _plan(book)


def _plan(book: Book) -> None:
    further = book.content.used(FURTHER)
    told = book.content.used((NOW,))
    columns = (*COLUMNS[:2], *told, *COLUMNS[2:], *further)
    widths = (11, 22, 19, *[19] * len(told), 20, 22, 22, 30, 15, 14, *[14] * len(further))
    page = book.add(
        "sheet.four.tab_plan", "four", "sheet.four.do_plan", widths, landscape=True, lines=4
    )
    for level in WANTED:
        page.across(book.text(f"sheet.levels.{level}"), "do")
    own = columns[: len(columns) - len(further)]
    headings = (book.text(f"sheet.plans.{name}") for name in own)
    page.heading(book.text("sheet.heading.number"), *headings, *book.headings("plans", further))
    shown = ("group", "", "", "ours", "theirs", "method", "owner", "due")
    texts = [book.text(f"sheet.four.shown.{name}") if name else "" for name in shown]
    texts[1:3] = book.text("words.type.loose"), book.text("words.type.COOPERATE")
    page.example(book.text("sheet.example"), *texts)
    rows = page.count(ROWS, book.content.cells(columns))
    page.offer(1, rows, "actors")
    page.offer(2, rows, "existing", levels_hint(book))
    page.offer(columns.index("wanted") + 1, rows, "levels", levels_hint(book))
