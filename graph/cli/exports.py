"""The command that writes everything out: export."""

from datetime import date
from pathlib import Path

import click

from graph.cli import options, output
from graph.cli.main import saan
from graph.words import say

FORMS = ("xlsx", "csv", "zip", "graphml", "gexf", "kumu", "json")


@saan.command("export")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--as", "as_form", type=click.Choice(FORMS))
@click.option("--all-dates", is_flag=True)
@click.option("--contacts", is_flag=True)
@click.option("--notes", is_flag=True)
@click.option("--force", is_flag=True)
@options.narrowed
@options.as_form
def export(
    path: Path,
    as_form: str | None,
    all_dates: bool,
    contacts: bool,
    notes: bool,
    force: bool,
    on: date | None,
    issue: str | None,
    area: str | None,
    sector: str | None,
    types: tuple[str, ...],
    network: str | None,
    form: str,
) -> None:
    """Writes the network, or a part of it, to a file or folder."""
    from graph.errors import Misuse
    from graph.export import form_of, write_path
    from graph.export.selection import Selection, select
    from graph.service import open_service

    if on and all_dates:
        raise Misuse("export.all_dates")
    chosen = as_form or form_of(path)

    def choose() -> Selection:
        service = open_service()
        return select(service, on, options.filters(service, issue, area, sector, types, network))

    told = write_path(path, chosen, choose, contacts, notes, force)
    if form == "json":
        output.emit_json({"path": str(path), "form": told.form, **vars(told)})
    else:
        rows = [{"kind": say(f"cli.kinds.{k}"), "count": n} for k, n in told.counts.items()]
        names = ("kind", "count")
        output.emit_rows(rows, form, {name: say(f"cli.columns.{name}") for name in names})
    for sentence in told.left_out:
        output.told(sentence)
    if told.personal:
        output.told(say("export.personal"))
    output.told(say("export.done", path=path))
