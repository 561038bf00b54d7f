"""The table of pages, and what the program that serves them was asked to show."""

from dataclasses import dataclass
from pathlib import Path

GROUPS = ("see", "ask", "assess", "act", "record")
"""The groups of the navigation, in the order of a manager's week."""


@dataclass(frozen=True)
class Entry:
    """One page. word: its folder, its URL, and its words under `pages.<word>`.

    when_empty: whether it is of use while nothing is on record.
    """

    word: str
    group: str
    when_empty: bool = False

    @property
    def script(self) -> Path:
        """The page's file."""
        return Path(__file__).parent.parent / self.word / "page.py"


PAGES = (
    Entry("overview", "see"),
    Entry("map", "see"),
    Entry("actors", "see", when_empty=True),
    Entry("paths", "ask"),
    Entry("brokers", "ask"),
    Entry("whatif", "ask"),
    Entry("strength", "assess"),
    Entry("changes", "assess"),
    Entry("governance", "assess"),
    Entry("calendar", "act"),
    Entry("ties", "record", when_empty=True),
    Entry("activities", "record", when_empty=True),
    Entry("issues", "record", when_empty=True),
    Entry("data", "record", when_empty=True),
    Entry("journal", "record", when_empty=True),
    Entry("settings", "record", when_empty=True),
)

DRAWING_ROUTE = "/saan/vis-network.min.js"


@dataclass(frozen=True)
class Served:
    """home: whose database, None for the user's own; lang: the language where a URL names none."""

    home: Path | None = None
    lang: str | None = None


_served = Served()


def served() -> Served:
    """What is being served."""
    return _served


def remember(what: Served) -> None:
    """Say what is to be served; called once, before the first page."""
    global _served
    _served = what
