"""What `import` says about names that nobody has: the list to decide them by, and how to go on."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graph.base.words import say
from graph.cli import output

if TYPE_CHECKING:
    from graph.intake import Plan

NAMED = 5


def decisions(path: Path | None) -> dict[str, str]:
    """What a list says about names; DataError where it can't be read."""
    if path is None:
        return {}
    from graph.intake.decisions import read

    return read(path)


def creating(kind: str | None, accepted: bool) -> str | None:
    """Which names are created without being on the list: see `ReadOptions.create`."""
    return "" if kind is None and accepted else kind


def report(made: "Plan", paths: Sequence[str], listed: Path | None) -> None:
    """Writes the list where one is wanted; else says how the open names can be decided."""
    if listed is not None:
        from graph.intake.decisions import write

        write(listed, made.newcomers)
        count = len(made.newcomers)
        output.notify(say("cli.import.partners_written", count=count, path=listed))
        return
    names = [each.name for each in made.newcomers if not each.decision]
    if not names:
        return
    named = ", ".join(f"“{name}”" for name in names[:NAMED]) + (" …" if names[NAMED:] else "")
    files = " ".join(f'"{path}"' if " " in path else path for path in paths)
    proposed = all(each.proposed for each in made.newcomers if not each.decision)
    key = "cli.import.newcomers_proposed" if proposed else "cli.import.newcomers"
    output.notify(say(key, count=len(names), names=named, files=files))
