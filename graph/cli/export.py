"""The command that writes everything out: export."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from graph.base.words import say
from graph.cli import options, output
from graph.cli.main import saan

FORMS = ("xlsx", "csv", "zip", "graphml", "gexf", "kumu", "json", "html", "view")


@saan.command("export")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--as", "as_form", type=click.Choice(FORMS))
@click.option("--all-dates", is_flag=True)
@click.option("--contacts", is_flag=True)
@click.option("--notes", is_flag=True)
@click.option("--no-persons", is_flag=True)
@click.option("--force", is_flag=True)
@options.narrowed
@options.as_form
def export(
    path: Path,
    as_form: str | None,
    all_dates: bool,
    contacts: bool,
    notes: bool,
    no_persons: bool,
    force: bool,
    on: date | None,
    form: str,
    **narrow: Any,
) -> None:
    """Writes the network, or a part of it, to a file or folder."""
    from graph import export as out
    from graph.base.errors import Misuse

    if on and all_dates:
        raise Misuse("export.all_dates")
    wanted = as_form or out.form_of(path)

    def choose() -> Any:
        service = options.opened()
        snapshot = options.asked(service, on, **narrow)
        filters = replace(snapshot.filters, no_persons=no_persons)
        return out.chosen(service.source, wanted, on, filters)

    summary = out.write_path(path, wanted, choose, contacts, notes, force)
    if form == "json":
        output.emit_json({"path": str(path), "form": summary.form, **vars(summary)})
    else:
        rows = [{"kind": say(f"kinds.{k}.many"), "count": n} for k, n in summary.counts.items()]
        names = ("kind", "count")
        output.emit_rows(rows, form, {name: say(f"cli.columns.{name}") for name in names})
    for sentence in summary.left_out:
        output.notify(sentence)
    if summary.personal:
        output.notify(say("export.personal"))
    output.notify(say("export.done", path=path))
