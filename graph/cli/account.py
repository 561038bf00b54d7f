"""The command account: who may sign in, and as what."""

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from graph.base import config
from graph.base.errors import Misuse, NotFound
from graph.base.words import say
from graph.cli import output
from graph.cli.main import saan
from graph.cli.options import as_form
from graph.rights import ROLES

if TYPE_CHECKING:
    from graph.accounts import Account

COLUMNS = ("name", "role", "actor", "closed")


@saan.command()
@click.argument("name", required=False)
@click.option("--role", "account_role", type=click.Choice(ROLES[1:]))
@click.option("--actor", "account_actor", metavar="ACTOR")
@click.option("--password", "account_password", is_flag=True)
@click.option("--no-password", "without_password", is_flag=True)
@click.option("--close", "close_account", is_flag=True)
@as_form
def account(
    name: str | None,
    account_role: str | None,
    account_actor: str | None,
    account_password: bool,
    without_password: bool,
    close_account: bool,
    form: str,
) -> None:
    """Lists accounts, adds one, or changes one."""
    from graph.accounts import Book

    book = Book(config.home())
    if name is None:
        _list(book.accounts(), form)
        return
    try:
        book.account(name)
    except NotFound:
        if account_role is None:
            raise
        book.add(name, account_role, None if without_password else _password(), account_actor)
        output.notify(say("cli.account.added", name=name))
    else:
        if account_role:
            book.set_role(name, account_role)
        if account_actor:
            book.set_actor(name, account_actor)
        if account_password:
            book.set_password(name, _password())
        if close_account:
            book.close(name)
    _list([book.account(name)], form)


def _list(accounts: "list[Account]", form: str) -> None:
    rows = [
        {
            "name": each.name,
            "role": each.role,
            "actor": each.actor,
            "closed": each.closed and datetime.fromtimestamp(each.closed, UTC).date(),
        }
        for each in accounts
    ]
    output.emit_rows(rows, form, {name: say(f"cli.columns.{name}") for name in COLUMNS})
    if not rows:
        output.notify(say("cli.account.nobody"))


def _password() -> str:
    """Asked for twice; the first line of what is piped in, where nobody sits there."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first, again = (
        str(click.prompt(say(f"cli.account.{each}"), hide_input=True, err=True))
        for each in ("password", "again")
    )
    if first != again:
        raise Misuse("cli.account.unlike")
    return first
