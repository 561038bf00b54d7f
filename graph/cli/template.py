"""Commands that write files to be filled in: template."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.base import config
from graph.base.errors import DataError, Misuse, SaanError
from graph.base.words import language, say
from graph.cli import options, output
from graph.cli.main import saan

if TYPE_CHECKING:
    from graph.kinds import Records

OFFERED = ("actors", "networks", "issues")  # contacts are nobody's choice


@saan.command()
@click.argument("number", type=click.Choice(("1", "2", "3", "4", "all")), metavar="1-4|all")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--filled", is_flag=True)
@click.option("--network")
@click.option("--on", type=options.Day())
@click.option("--contacts", is_flag=True)
@click.option("--force", is_flag=True)
@options.as_form
def template(
    number: str,
    path: Path | None,
    filled: bool,
    network: str | None,
    on: date | None,
    contacts: bool,
    force: bool,
    form: str,
) -> None:
    """Writes a worksheet, or all, empty or filled from the records, to be imported."""
    from graph.worksheets import FILLED, NUMBERS

    if not filled and (network or on or contacts):
        raise Misuse("cli.template.only_filled")
    every = FILLED if filled else NUMBERS
    numbers = every if number == "all" else (int(number),)
    files = dict(zip(numbers, _files(numbers, path), strict=True))
    there = [file for file in files.values() if file.exists()]
    if there and not force:
        raise Misuse("cli.template.exists", path=", ".join(map(str, there)))
    made = _filled(numbers, on, contacts, network=network) if filled else _empty(numbers)
    for each, file in files.items():
        try:
            file.write_bytes(made[each])
        except OSError as error:
            raise DataError("cli.template.cant_write", path=file) from error
    rows = [{"file": str(file)} for file in files.values()]
    output.emit_rows(rows, form, {"file": say("cli.columns.file")})
    if contacts:
        output.notify(say("export.personal"))


def _empty(numbers: Sequence[int]) -> dict[int, bytes]:
    from graph.worksheets import template as empty

    known = _known()
    if known is None:
        output.notify(say("cli.template.without_names"))
    return {number: empty(number, language(), known) for number in numbers}


def _filled(
    numbers: Sequence[int], on: date | None, contacts: bool, **narrow: Any
) -> dict[int, bytes]:
    from graph.worksheets.filled import filled

    snapshot = options.asked(options.opened(), on, **narrow)
    return {number: filled(snapshot, number, language(), contacts) for number in numbers}


def _files(numbers: Sequence[int], path: Path | None) -> list[Path]:
    """Where each goes: into the folder named, or the file named for a single one."""
    from graph.worksheets import file_name

    path = path or Path()
    if path.is_dir():
        return [path / file_name(number) for number in numbers]
    if len(numbers) > 1:
        raise Misuse("cli.template.no_folder", path=path)
    if path.suffix.lower() != ".xlsx":
        raise Misuse("cli.template.ending", path=path)
    return [path]


def _known() -> "Records | None":
    """What the cells offer from the database, if it answers now; none is started for it."""
    from graph import server
    from graph.journal.rows import module, record_of
    from graph.kinds import Records
    from graph.store import Store
    from graph.worksheets.book import OFFERED as MANY

    try:
        target = config.given_target() or server.status(config.home()).target
        if target is None:
            return None
        with Store(target) as store:
            store.verify()
            found = {
                kind: {
                    row["uid"]: record_of(kind, row)
                    for row in store.rows(module("records", kind), after="", limit=MANY)
                }
                for kind in OFFERED
            }
    except SaanError:
        return None
    return Records(**found)
