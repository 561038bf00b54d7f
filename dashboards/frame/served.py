"""What the program that serves the dashboards was asked to show: a home, and a first language."""

from dataclasses import dataclass
from pathlib import Path


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
