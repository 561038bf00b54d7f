"""Commands that write: import."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import click

from graph.base import config
from graph.base.errors import Conflict, Misuse, NotFound
from graph.base.words import say
from graph.cli import import_mapping, import_partners, options, output
from graph.cli.main import saan
from graph.kinds.actor import SORTS

PROBLEM = ("file", "sheet", "line", "column", "value", "problem", "severity")


class WaveLength(click.ParamType[tuple[int, str]]):
    """How long a wave is: 7d, 1m or 1y."""

    name = "7d|1m|1y"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[int, str]:
        """The number and the unit; Misuse where it is neither."""
        from graph.base.waves import read_length

        return read_length(value) if isinstance(value, str) else value


@saan.command("import")
@click.argument("paths", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True)
@click.option("--take-sound", is_flag=True)
@click.option("--update", is_flag=True)
@click.option("--fresh", is_flag=True)
@click.option("--source", metavar="NAME")
@click.option("--map", "map_file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@click.option("--accept-proposal", is_flag=True)
@click.option(
    "--create-partners",
    type=click.Choice(["", *SORTS]),
    is_flag=False,
    flag_value="",
    metavar="[KIND]",
)
@click.option("--partners", type=click.Path(dir_okay=False, path_type=Path), metavar="LIST")
@click.option("--partners-out", type=click.Path(dir_okay=False, path_type=Path), metavar="LIST")
@click.option("--wave-start", type=options.Day())
@click.option("--wave-length", type=WaveLength(), default="7d", show_default=True)
@click.option("--refused", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@click.option("--as", "as_who", metavar="NAME")
@click.option("--why")
@options.as_form
def import_(
    paths: tuple[str, ...],
    dry_run: bool,
    take_sound: bool,
    update: bool,
    fresh: bool,
    source: str | None,
    map_file: Path | None,
    accept_proposal: bool,
    create_partners: str | None,
    partners: Path | None,
    partners_out: Path | None,
    wave_start: date | None,
    wave_length: tuple[int, str],
    refused: Path | None,
    as_who: str | None,
    why: str | None,
    form: str,
) -> int:
    """Reads files, checks them, and writes all of them or nothing."""
    from graph.base.waves import Waves
    from graph.intake import ReadOptions, read
    from graph.intake.write import fingerprint, names
    from graph.journal import Note

    files = [_file(path) for path in paths]
    before = fingerprint(files)
    said = import_mapping.text_of(map_file)
    load, on_record = _loader(fresh)
    read_options = ReadOptions(
        mapping=said,
        accept=accept_proposal,
        create=import_partners.creating(create_partners, accept_proposal),
        partners=import_partners.decisions(partners),
        today=config.today(),
        waves=Waves(wave_start, *wave_length) if wave_start else None,
        **on_record,
    )
    reading = read(files, read_options)
    if import_mapping.show(reading, files):
        reading = read(files, replace(read_options, accept=True))
    note = Note(
        who="" if dry_run else options.who(as_who),
        channel="import",
        why=why,
        file_hash=before,
        files=names(files),
    )
    kept: list[Path] = []

    def last_look(made: Any) -> None:
        if fingerprint(files) != before:
            raise Conflict("cli.import.moved")
        if made.refused_rows:
            kept[:] = [refused or _free(_beside(paths))]
            made.write_refused(kept[0])

    with output.Bar(say("cli.import.writing")) as progress:
        made, written = load(
            reading,
            note,
            dry_run=dry_run,
            update=update,
            take_sound=take_sound,
            source=source,
            before_write=last_look,
            progress=progress.tell,
        )
    _report(made, written.batch if written else None, form, dry_run)
    for path in kept:
        output.notify(say("cli.import.refused_rows", count=len(made.refused_rows), path=path))
    import_partners.report(made, paths, partners_out)
    if made.left_out:
        output.notify(made.left_out.text())
    return 1 if made.refused else 0


def _loader(fresh: bool) -> tuple[Callable[..., Any], dict[str, Any]]:
    """What takes a reading and a note and loads it, through the door or all at once; and what is on
    record and helps to read, as `ReadOptions` has it."""
    if fresh:
        from graph.bulk import load as load_whole

        if config.given_target():
            raise Misuse("fresh.not_embedded")
        return partial(load_whole, config.home()), {}
    from graph.intake.write import load, recorded, remembered
    from graph.service import open_service

    store = open_service().store
    return partial(load, store), {"remembered": remembered(store), "names": recorded(store)}


def _file(text: str) -> Path:
    from graph.intake import resolve_source

    path = resolve_source(text) if text.startswith("areas:") else Path(text)
    with suppress(OSError):
        if text and path.exists():
            return path
    raise NotFound("cli.import.no_file", path=text)


def _beside(paths: tuple[str, ...]) -> Path:
    own = next(Path(path).absolute() for path in paths if not path.startswith("areas:"))
    return own.with_name(f"{own.stem}-refused.xlsx")


def _free(path: Path) -> Path:
    """The path, or one with a number: a workbook someone may be mending is not written over."""
    tries = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return path if not path.exists() else next(other for other in tries if not other.exists())


def _report(made: Any, batch: str | None, form: str, dry_run: bool) -> None:
    problems = [problem.as_json() for problem in made.problems]
    left = {"left_out": made.left_out.as_json()} if made.left_out else {}
    if form == "json":
        output.emit_json({**made.counts, **left, "problems": problems, "batch": batch})
        return
    if problems or form == "csv":
        output.emit_rows(problems, form, {n: say(f"cli.columns.{n}") for n in PROBLEM})
    names = ("kind", "created", "changed", "ended", "same")
    rows = [{"kind": say(f"kinds.{kind}.many"), **counts} for kind, counts in made.counts.items()]
    if form == "table":
        output.emit_rows(rows, form, {name: say(f"cli.columns.{name}") for name in names})
    outcome = "refused" if made.refused else "dry" if dry_run else "done" if batch else "same"
    output.notify(say(f"cli.import.{outcome}", batch=batch))
