"""The command calendar: whom to call, and by when."""

from datetime import date
from typing import Any

import click

from graph.base.words import say
from graph.cli import options, output
from graph.cli.main import saan

UIDS = ("one", "other", "caller", "called")
CALLED = ("due", "days", "caller_name", "called_names", "because", "one_name", "other_name")
MEASURED = ("type", "rhythm", "lived", "strength", "known_share", "last_contact")


@saan.command()
@click.option("--paper", is_flag=True)
@click.option("--limit", type=click.IntRange(1, 10_000), default=200, show_default=True)
@options.narrowed
@options.as_form
def calendar(paper: bool, limit: int, on: date | None, form: str, **narrow: Any) -> None:
    """Says whom to call within 90 days; with --paper, who is tied in name only."""
    from graph import calendar, strength

    snapshot = options.asked(options.opened(), on, **narrow)
    if paper:
        table = strength.pair_table(snapshot)
        rows = table[table["on_paper"]].sort_values(["strength", "one", "other"], kind="stable")
        found = rows.iloc[::-1].head(limit)
    else:
        found = calendar.calendar(snapshot, limit=limit)
    offered = CALLED + MEASURED if form == "table" else UIDS + CALLED + MEASURED
    names = [name for name in offered if name in found]
    rows = [
        {name: _plain(value) for name, value in row.items()} for row in found.to_dict("records")
    ]
    for row in rows if form == "table" else ():
        row["type"] = say(f"pages.type.{row['type']}")
        if "because" in row:
            row["because"] = say(f"calendar.because.{row['because']}")
    output.emit_rows(rows, form, {name: say(f"calendar.columns.{name}") for name in names})
    if not rows:
        output.notify(say("calendar.nothing_paper" if paper else "calendar.nothing"))


def _plain(value: Any) -> Any:
    """A cell as JSON has it: not known is null."""
    if isinstance(value, list | tuple):
        return list(value)
    value = value.item() if hasattr(value, "item") else value
    return None if value != value or value == "" else value
