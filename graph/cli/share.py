"""The command share: links to a view for people without an account."""

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import click

from graph.base import config
from graph.base.errors import Conflict, Misuse, NotFound
from graph.base.words import say
from graph.cli import options, output
from graph.cli.looks import moment
from graph.cli.main import saan
from graph.cli.options import Day, as_form

if TYPE_CHECKING:
    from graph.accounts import Link, Links

COLUMNS = ("number", "view", "persons", "maker", "made", "until", "ended", "opened", "last")


@saan.command()
@click.option("--until", "last_day", type=Day())
@click.option("--no-persons", is_flag=True)
@click.option("--withdraw", "withdrawn", type=int, metavar="NUMBER")
@click.option("--as", "as_who", metavar="NAME")
@click.option("--on", type=Day())
@options.parted
@as_form
def share(
    last_day: date | None,
    no_persons: bool,
    withdrawn: int | None,
    as_who: str | None,
    on: date | None,
    form: str,
    **narrow: Any,
) -> None:
    """Lists links to a view, makes one, or withdraws one."""
    from graph import rights
    from graph.accounts import Links, there

    book = there(config.home())
    if book is None:
        raise Conflict("cli.share.no_accounts")
    rights.watch(book.note_look)
    links = Links(book)
    who = book.named(as_who) if as_who else rights.current_user()
    if who is None:
        raise NotFound("accounts.none", name=as_who)
    with rights.acting(who):
        if withdrawn is not None:
            links.withdraw(withdrawn)
            output.notify(say("sharing.page.withdrawn", number=withdrawn))
        elif last_day:
            if not as_who:
                raise Misuse("cli.share.whose")
            _make(links, _query(on, **narrow), last_day, not no_persons)
        _list(links.all(), form)


def _query(on: date | None, **narrow: Any) -> str:
    """What the options ask, as the query of the map's address."""
    filters = options.asked(options.opened(), on, **narrow).filters
    given = {name: getattr(filters, name) for name in ("network", "area", "issue", "sector")}
    given |= {"on": on and on.isoformat(), "type": ",".join(filters.types)}
    return urlencode({name: value for name, value in given.items() if value})


def _make(links: "Links", view: str, until: date, persons: bool) -> None:
    _, token = links.make(view, until, persons)
    output.notify(say("cli.share.made", way=f"/saan/shared/{token}"))


def _list(links: "list[Link]", form: str) -> None:
    rows = [
        {name: getattr(each, name) for name in COLUMNS}
        | {"made": moment(each.made), "last": each.last and moment(each.last)}
        for each in links
    ]
    output.emit_rows(rows, form, {name: say(f"cli.share.column.{name}") for name in COLUMNS})
    if not rows:
        output.notify(say("cli.share.none"))
