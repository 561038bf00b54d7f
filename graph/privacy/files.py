"""The files of a database of Saan's own, after somebody was forgotten: made anew, so that nothing
lies in them that was only marked as free."""

from pathlib import Path

from graph import server
from graph.backup import rebuild
from graph.base.progress import Progress, silent
from graph.privacy import ledger


def make_anew(home: Path, progress: Progress = silent) -> None:
    """Conflict where somebody wrote meanwhile: the files are as they were."""
    rebuild(home, progress)
    ledger.made_anew(home)


def waiting(home: Path) -> bool:
    """Whether that is left to do, and the server of the home is not at work for others."""
    return ledger.left(home) and server.has_data(home) and server.status(home).target is None
