"""The command query: a Cypher module by its name."""

from datetime import date
from typing import Any

import click

from graph.base import config
from graph.base.errors import Misuse
from graph.base.words import say
from graph.cli import options, output
from graph.cli.main import saan


@saan.command()
@click.argument("name", required=False)
@click.option("--param", "given", multiple=True, metavar="NAME=VALUE")
@click.option("--contacts", is_flag=True)
@options.looking_back
@options.as_form
def query(name: str | None, given: tuple[str, ...], contacts: bool, form: str) -> None:
    """Runs a Cypher module that reads, or lists them."""
    from graph.store import catalogue, module

    if name is None:
        rows = [
            {"name": m.name, "answers": m.answers, "parameters": [p.name for p in m.parameters]}
            for m in catalogue().values()
            if not m.writes
        ]
        output.emit_rows(rows, form, {column: say(f"cli.columns.{column}") for column in rows[0]})
        return
    found = module(name)
    if found.writes:
        raise Misuse("cli.query.writes", name=name)
    if found.personal:
        _personal(name, contacts)
    service = options.opened()
    parameters = _parameters(found, given, service.today())
    rows = service.store.rows(name, **parameters)
    output.emit_rows(rows, form, {column.name: column.name for column in found.columns})


def _personal(name: str, asked: bool) -> None:
    """Misuse where the answer holds personal data and nobody asked for it; that it was is kept."""
    from graph.accounts import there

    if not asked:
        raise Misuse("cli.query.personal", name=name)
    if book := there(config.home()):
        book.note_look(options.who(None), "contacts", name)


def _parameters(found: Any, given: tuple[str, ...], today: date) -> dict[str, Any]:
    from graph.store.catalogue import UNSET, convert

    pairs = dict(_pair(text) for text in given)
    declared = {parameter.name: parameter for parameter in found.parameters}
    unknown = sorted(set(pairs) - set(declared))
    missing = [p.name for p in declared.values() if p.default is UNSET and p.name not in pairs]
    if unknown:
        allowed = ", ".join(declared) or "–"
        raise Misuse("cli.query.unknown", names=", ".join(unknown), allowed=allowed)
    if missing:
        raise Misuse("store.missing_parameter", module=found.name, names=", ".join(missing))
    days = {p.name: today for p in declared.values() if p.default == "today"}
    return days | {name: convert(declared[name], value) for name, value in pairs.items()}


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise Misuse("cli.query.pair", text=text)
    return name, value
