"""The command looks: who looked at contacts, and who took data out."""

from datetime import UTC, date, datetime, time, timedelta

import click

from graph.base import config
from graph.base.words import say
from graph.cli import output
from graph.cli.main import saan
from graph.cli.options import Day, as_form

COLUMNS = ("at", "who", "what", "about")


@saan.command()
@click.option("--from", "first_look", type=Day())
@click.option("--until", "last_look", type=Day())
@as_form
def looks(first_look: date | None, last_look: date | None, form: str) -> None:
    """Lists who looked at contacts and who took data out, for whoever must tell of a breach."""
    from graph.accounts import there

    book, last = there(config.home()), last_look or date.max - timedelta(days=2)
    found = (
        book.looks(_at(first_look or date(1970, 1, 2)), _at(last + timedelta(days=1)))
        if book
        else []
    )
    rows = [
        {
            "at": datetime.fromtimestamp(each.at, UTC).astimezone().isoformat(timespec="seconds"),
            "who": each.who,
            "what": each.what,
            "about": each.about,
        }
        for each in found
    ]
    output.emit_rows(rows, form, {name: say(f"cli.columns.{name}") for name in COLUMNS})
    if not rows:
        output.notify(say("cli.looks.none"))


def _at(day: date) -> float:
    """The moment at which a day begins where this machine is."""
    return datetime.combine(day, time()).timestamp()
