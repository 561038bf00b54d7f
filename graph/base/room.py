"""Room on a disk: looked at before anything is written that may take much of it.

Neo4j stops working where a write meets a full disk, and what it was writing is cut off half-way;
so a write that has no room is refused before it begins.
"""

import errno
import shutil
from pathlib import Path

from graph.base.errors import ServerError

MB = 1_000_000
SPARE = 64 * MB
"""What one transaction may take at once, the next file of the transaction log among it."""

ENOUGH = 160 * MB
"""What a server of ours needs to start again: our rule, four times a new database."""

ROW = 3_000
"""What a row takes in the database, its indexes, the journal and the transaction log: measured."""

MOST = 2_000 * MB
"""A tenth of a disk must stay free, but never more than this is asked for: our rule."""


def free(folder: Path) -> int:
    """Bytes that are free on the disk of a folder, or of the nearest one above it that exists."""
    return shutil.disk_usage(_nearest(folder)).free


def need(folder: Path | None, needed: int) -> None:
    """ServerError where fewer bytes are free there; None is a disk that can't be seen."""
    if folder and free(folder) < needed:
        raise short(folder, needed)


def need_for_much(folder: Path | None, needed: int = 0) -> None:
    """ServerError where an import, a backup or a restore of so many bytes has no room there.

    A tenth of the disk must be free (2 GB of a large one), and what is needed besides the spare.
    """
    if folder:
        tenth = shutil.disk_usage(_nearest(folder)).total // 10
        need(folder, max(min(tenth, MOST), needed + SPARE))


def short(folder: Path, needed: int) -> ServerError:
    """The sentence for a disk on which a write has no room; nothing of that write was written."""
    return ServerError("room.short", folder=folder, free=free(folder) // MB, needed=needed // MB)


def is_full(error: OSError) -> bool:
    """Whether it says that the disk is full, or the part of it that is ours."""
    return error.errno in (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", None))


def _nearest(folder: Path) -> Path:
    return next(path for path in (folder, *folder.parents) if path.exists())
