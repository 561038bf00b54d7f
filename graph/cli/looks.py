"""The command looks: who looked at contacts, and who took data out."""

import math
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import click

from graph.base import config
from graph.base.words import say
from graph.cli import output
from graph.cli.main import saan
from graph.cli.options import Day, as_form


@saan.command()
@click.option("--from", "first_look", type=Day())
@click.option("--until", "last_look", type=Day())
@click.option("--notice", "notice_file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True)
@as_form
def looks(
    first_look: date | None,
    last_look: date | None,
    notice_file: Path | None,
    force: bool,
    form: str,
) -> None:
    """Lists who looked at contacts and who took data out, for whoever must tell of a breach."""
    from graph.accounts import there
    from graph.privacy.notice import COLUMNS, notice

    book = there(config.home())
    since = _at(first_look) if first_look else 0
    until = _at(last_look + timedelta(days=1)) if last_look else math.inf
    rows = (
        [vars(each) | {"at": moment(each.at)} for each in book.looks(since, until)] if book else []
    )
    if notice_file:
        output.write_private(notice_file, notice(rows, first_look, last_look), force)
        output.notify(say("cli.looks.written", path=notice_file))
        return
    output.emit_rows(rows, form, {name: say(f"cli.columns.{name}") for name in COLUMNS})
    if not rows:
        output.notify(say("cli.looks.none"))


def moment(at: float) -> str:
    """A moment, of seconds since 1970, as it is where this machine is."""
    return datetime.fromtimestamp(at, UTC).astimezone().isoformat(timespec="seconds")


def _at(day: date) -> float:
    """The moment at which a day begins where this machine is."""
    return datetime.combine(day, time()).timestamp()
