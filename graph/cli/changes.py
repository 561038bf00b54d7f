"""The command changes: what became other between two days."""

from datetime import date
from typing import Any

import click

from graph.base.words import LANGUAGES, say
from graph.cli import options, output
from graph.cli.main import saan

COUNTS = ("added", "ended", "tightened", "loosened", "kept", "jaccard", "joined", "left")
CHANGED = ("change", "one", "other", "before", "after")


@saan.command()
@click.argument("first", metavar="D1", type=options.Day())
@click.argument("last", metavar="D2", type=options.Day())
@click.option("--by", type=click.Choice(("area", "issue", "sector")))
@click.option("--paragraph", is_flag=True)
@options.filtered
@options.as_form
def changes(
    first: date, last: date, by: str | None, paragraph: bool, form: str, **narrow: Any
) -> None:
    """Says what changed between two days; --by: in each part; --paragraph: as a report has it."""
    from graph import changes as room
    from graph.changes.between import OF_PAIRS

    snapshot = options.asked(options.opened(), last, **narrow)
    if paragraph:
        for lang in LANGUAGES:
            click.echo(room.paragraph(snapshot, first, lang))
        return
    if by:
        _changes_by(room.changed_by(snapshot, by, first), form)
        return
    found = room.changes(snapshot, first)
    if form == "json":
        output.emit_json(_changes(found))
        return
    rows = [
        {"change": word, **dict(zip(("one", "other", "before", "after"), each, strict=True))}
        for word in OF_PAIRS
        for each in getattr(found, word)
    ]
    if form == "table":
        for row in rows:
            row["change"] = say(f"changes.{row['change']}")
    columns = {name: say(f"changes.columns.{name}") for name in CHANGED}
    output.emit_rows([{name: row.get(name) for name in CHANGED} for row in rows], form, columns)
    output.notify(_summary(found))


def _changes(found: Any) -> dict[str, Any]:
    return {
        "from": found.first,
        "to": found.last,
        **{word: [pair[:2] for pair in getattr(found, word)] for word in ("added", "ended")},
        "tightened": found.tightened,
        "loosened": found.loosened,
        "levels": {
            "added": [after for *_, after in found.added],
            "ended": [before for *_, before, _ in found.ended],
        },
        "kept": found.kept,
        "jaccard": found.jaccard,
        "actors_joined": found.joined,
        "actors_left": found.left,
    }


def _changes_by(parts: Any, form: str) -> None:
    rows = [vars(part) for part in parts]
    names = ("uid", "name", *COUNTS)
    output.emit_rows(rows, form, {name: say(f"changes.columns.{name}") for name in names})


def _summary(found: Any) -> str:
    from graph.changes.between import OF_ACTORS, OF_PAIRS

    counts: dict[str, Any] = {n: len(getattr(found, n)) for n in (*OF_PAIRS, *OF_ACTORS)}
    return say("changes.sentence", first=found.first, last=found.last, kept=found.kept, **counts)
