"""The table of pages: their order, their groups, and the rooms of the graph each one reads."""

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
    rooms: tuple[str, ...]
    when_empty: bool = False

    @property
    def script(self) -> Path:
        """The page's file."""
        return Path(__file__).parent.parent / self.word / "page.py"


PAGES = (
    Entry("overview", "see", ("network", "strength", "activities")),
    Entry("map", "see", ("network", "actors", "ties")),
    Entry("actors", "see", ("actors", "ties", "activities", "network"), when_empty=True),
    Entry("paths", "ask", ("paths", "actors")),
    Entry("brokers", "ask", ("network", "paths")),
    Entry("whatif", "ask", ("network", "strength")),
    Entry("strength", "assess", ("network", "strength")),
    Entry("changes", "assess", ("network",)),
    Entry("governance", "assess", ("governance", "network", "ties", "activities")),
    Entry("calendar", "act", ("ties", "network", "activities")),
    Entry("ties", "record", ("ties", "actors", "network"), when_empty=True),
    Entry("activities", "record", ("activities", "actors"), when_empty=True),
    Entry("issues", "record", ("issues", "activities", "network"), when_empty=True),
    Entry("data", "record", ("journal", "network", "actors"), when_empty=True),
    Entry("journal", "record", ("journal",), when_empty=True),
    Entry("settings", "record", ("journal", "network"), when_empty=True),
)
