"""The command settings: what is set for the network."""

from typing import Any

import click

from graph.base.errors import Misuse
from graph.base.words import say
from graph.cli import output
from graph.cli.edit import do, writing
from graph.cli.main import saan


@saan.command()
@click.argument("name", required=False)
@click.argument("value", required=False)
@writing
def settings(name: str | None, value: str | None, form: str, **how: Any) -> int:
    """Shows what is set for the network, or sets one of it."""
    from graph.edit import Edit, record
    from graph.service import open_service

    service = open_service()
    if name is None or value is None:
        kept = service.options().kept()
        if name is not None and name not in kept:
            raise Misuse("cli.not_one_of", what="name", value=name, allowed=", ".join(kept))
        rows = [{"name": n, "value": v} for n, v in kept.items() if name in (None, n)]
        output.emit_rows(rows, form, {n: say(f"cli.columns.{n}") for n in ("name", "value")})
        return 0
    base = record(service.store, "settings", name)
    given = {"name": name, "value": value}
    edit = Edit("correct" if base else "add", "settings", given, base)
    return do(service, edit, form=form, **how)
