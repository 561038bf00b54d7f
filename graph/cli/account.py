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
from graph.cli.options import as_form, filters
from graph.rights import OF_NETWORK, ROLES

if TYPE_CHECKING:
    from graph.accounts import Account

NONE = "none"
"""The role of who has none in a network any more."""

COLUMNS = ("name", "role", "networks", "actor", "closed")


@saan.command()
@click.argument("name", required=False)
@click.option("--role", "account_role", type=click.Choice((*ROLES[1:], NONE)))
@click.option("--network", "account_network", metavar="NETWORK")
@click.option("--actor", "account_actor", metavar="ACTOR")
@click.option("--password", "account_password", is_flag=True)
@click.option("--no-password", "without_password", is_flag=True)
@click.option("--close", "close_account", is_flag=True)
@as_form
def account(
    name: str | None,
    account_role: str | None,
    account_network: str | None,
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
    network = _network(account_network, account_role)
    try:
        book.account(name)
    except NotFound:
        if account_role is None:
            raise
        role = "nobody" if network else account_role
        book.add(name, role, None if without_password else _password(), account_actor)
        output.notify(say("cli.account.added", name=name))
    else:
        if account_role and not network:
            book.set_role(name, account_role)
        if account_actor:
            book.set_actor(name, account_actor)
        if account_password:
            book.set_password(name, _password())
        if close_account:
            book.close(name)
    if network:
        book.set_network_role(name, network, None if account_role == NONE else account_role)
    _list([book.account(name)], form)


def _network(given: str | None, role: str | None) -> str | None:
    """The uid of the managed network that is given by uid or name; Misuse where it has no role, or
    one that is none for a network."""
    if given is None:
        if role == NONE:
            raise Misuse("cli.account.no_network")
        return None
    if role not in (*OF_NETWORK, NONE):
        raise Misuse("accounts.role", role=role or "", allowed=", ".join((*OF_NETWORK, NONE)))
    from graph.service import open_service

    service = open_service()
    return filters(service.snapshot(service.today()), network=given).network


def _list(accounts: "list[Account]", form: str) -> None:
    rows = [
        {
            "name": each.name,
            "role": each.role,
            "networks": [f"{uid}: {role}" for uid, role in each.networks],
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
