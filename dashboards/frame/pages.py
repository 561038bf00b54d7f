"""The table of pages, and what the program that serves them was asked to show."""

from dataclasses import dataclass
from pathlib import Path

from graph.accounts import Book
from graph.base.words import read
from graph.network.worker import Worker

GROUPS = ("see", "ask", "assess", "act", "record")
"""The groups of the navigation, in the order of a manager's week."""


@dataclass(frozen=True)
class Entry:
    """One page, as its words declare it under `[page]`. word: its folder, its URL, its words.

    group, order: where the navigation has it. when_empty: whether it is of use while nothing is on
    record. deed: what one must be allowed to open it; of_all: in all that is on record, and not in
    a network alone.
    """

    word: str
    group: str
    order: int
    when_empty: bool
    deed: str
    of_all: bool

    @property
    def script(self) -> Path:
        """The page's file."""
        return Path(__file__).parent.parent / self.word / "page.py"


def entry(word: str) -> Entry:
    """What the words of a page declare of it; KeyError names what they lack."""
    try:
        page = read(word)["page"]
        return Entry(
            word,
            page["group"],
            page["order"],
            page.get("when_empty", False),
            page.get("deed", "ask"),
            page.get("of_all", False),
        )
    except KeyError as lacks:
        raise KeyError(f"{word}.toml lacks {lacks.args[0]}") from None


PAGES = tuple(
    sorted(
        (entry(script.parent.name) for script in Path(__file__).parent.parent.glob("*/page.py")),
        key=lambda each: (GROUPS.index(each.group), each.order),
    )
)
"""Every folder beside this one that has a `page.py`, as the navigation has them."""

DRAWING_ROUTE = "/saan/vis-network.min.js"


@dataclass(frozen=True)
class Served:
    """home: whose database, None for the user's own; lang: the language where a URL names none;
    warm: whether a database that is opened is asked to compile every question; worker: answers
    heavy questions in a process of its own; book: of those who sign in on a page of ours."""

    home: Path | None = None
    lang: str | None = None
    warm: bool = False
    worker: Worker | None = None
    book: Book | None = None


_served = Served()


def served() -> Served:
    """What is being served."""
    return _served


def remember(what: Served) -> None:
    """Say what is to be served; called once, before the first page."""
    global _served
    _served = what
