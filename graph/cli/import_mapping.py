"""What `import` says about graph files: the mapping proposed, asked for, written down."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.base.errors import DataError
from graph.base.words import say
from graph.cli import output

if TYPE_CHECKING:
    from graph.intake import Proposal, Reading
    from graph.intake.lists import ListProposal

LARGEST = 2**20  # bytes of a mapping


def text_of(path: Path | None) -> str | None:
    """The text of a mapping; DataError where there is none to read."""
    if path is None:
        return None
    with suppress(OSError, UnicodeDecodeError):
        if path.stat().st_size <= LARGEST:
            return path.read_text("utf-8-sig")
    raise DataError("graphs.mapping.unreadable", path=path, megabytes=LARGEST // 2**20)


def show(reading: "Reading", paths: Sequence[Path]) -> bool:
    """Tells each proposal, writes down those with questions; whether the user takes them all."""
    open_ones = [p for p in reading.proposals if p.decided is None]
    for proposal in reading.proposals:
        if proposal.decided in (None, "accepted"):
            for line in proposal.lines():
                output.notify(line)
    asked = [proposal for proposal in open_ones if proposal.questions]
    for proposal in asked:
        _write(proposal, paths)
    if asked or not open_ones or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    return click.confirm(say("graphs.mapping.take_it"), default=False, err=True)


def _write(proposal: "Proposal | ListProposal", paths: Sequence[Path]) -> None:
    """Writes `<name>.map.toml` beside the file, never over one that says something else."""
    text = proposal.as_toml()
    try:
        path = _free(_beside(proposal.file, paths), text)
        path.write_text(text, "utf-8", newline="\n")
    except OSError:
        output.notify(say("graphs.mapping.cant_write"))
        output.notify(text)
    else:
        output.notify(say("graphs.mapping.written", path=path))


def _beside(name: str, paths: Sequence[Path]) -> Path:
    for path in paths:
        own = path / name if path.is_dir() else path
        if own.name == name and own.exists():
            return own.with_name(f"{own.stem}.map.toml")
    return Path(f"{Path(name).stem}.map.toml")


def _free(path: Path, text: str) -> Path:
    """The path, or one with a number, where nothing or the same text is."""
    stem = path.name.removesuffix(".map.toml")
    tries = (path.with_name(f"{stem}-{number}.map.toml") for number in count(2))
    while path.exists() and path.read_bytes() != text.encode():
        path = next(tries)
    return path
