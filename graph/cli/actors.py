"""The command actors: everyone with their place in the network, or one of them."""

from datetime import date
from typing import Any

import click

from graph.base.words import say
from graph.cli import options, output
from graph.cli.main import saan


@saan.command()
@click.argument("actor", required=False)
@click.option("--by", type=click.Choice(options.PARTS))
@options.narrowed
@options.as_form
def actors(actor: str | None, by: str | None, on: date | None, form: str, **narrow: Any) -> None:
    """Lists the actors with their place in the network, or one of them; in each part or year."""
    from graph.actors import people
    from graph.actors.lookup import find
    from graph.base.errors import NotFound
    from graph.measures import figures

    service = options.opened()
    chosen = find(service.store, actor) if actor is not None else None
    snapshot = options.asked(service, on, **narrow)
    asked = options.divided(snapshot, by) if by else [("", "", snapshot)]
    tables = [(part, people(each)) for part, _, each in asked]
    rows = [
        {"part": part} | _known(row)
        for part, table in tables
        for row in table.to_dict("records")
        if chosen in (None, row["uid"])
    ]
    if chosen and not rows:
        raise NotFound("actors.absent", name=actor, day=snapshot.on)
    given = list(tables[0][1].columns) if tables else []
    headings = {each.name: each.text("heading") for each in figures("actor", "role")}
    columns = ["part"] * bool(by) + [name for name in given if name not in ("since", "until")]
    output.emit_rows(
        [{name: row[name] for name in columns} for row in rows],
        form,
        {name: headings.get(name) or say(f"cli.columns.{name}") for name in columns},
    )


def _known(row: dict[str, Any]) -> dict[str, Any]:
    return {name: None if value != value else _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    value = value.item() if hasattr(value, "item") else value
    return None if value == "" else value
