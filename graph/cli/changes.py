"""Commands that ask: changes, query."""

from datetime import date
from typing import Any

import click

from graph.base.errors import Misuse
from graph.base.words import LANGUAGES, say
from graph.cli import options, output
from graph.cli.main import saan

COUNTS = ("added", "ended", "tightened", "loosened", "kept", "jaccard", "joined", "left")
CHANGED = ("change", "one", "other", "before", "after")


@saan.command()
@click.argument("first", metavar="D1", type=options.Day())
@click.argument("last", metavar="D2", type=options.Day())
@click.option("--by", type=click.Choice(("area", "issue", "sector")))
@click.option("--paragraph", is_flag=True)
@options.filtered
@options.as_form
def changes(
    first: date, last: date, by: str | None, paragraph: bool, form: str, **narrow: Any
) -> None:
    """Says what changed between two days; --by: in each part; --paragraph: as a report has it."""
    from graph.changes.between import OF_PAIRS

    service = options.opened()
    filters = options.filters(service, **narrow)
    if paragraph:
        for lang in LANGUAGES:
            click.echo(service.paragraph(first, last, filters, lang))
        return
    if by:
        _changes_by(service.changed_by(by, first, last, filters), form)
        return
    found = service.changes(first, last, filters)
    if form == "json":
        output.emit_json(_changes(found))
        return
    rows = [
        {"change": word, **dict(zip(("one", "other", "before", "after"), each, strict=False))}
        for word in OF_PAIRS
        for each in getattr(found, word)
    ]
    if form == "table":
        for row in rows:
            row["change"] = say(f"changes.{row['change']}")
    columns = {name: say(f"changes.columns.{name}") for name in CHANGED}
    output.emit_rows([{name: row.get(name) for name in CHANGED} for row in rows], form, columns)
    output.told(_summary(found))


@saan.command()
@click.argument("name", required=False)
@click.option("--param", "given", multiple=True, metavar="NAME=VALUE")
@options.looking_back
@options.as_form
def query(name: str | None, given: tuple[str, ...], form: str) -> None:
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
    service = options.opened()
    parameters = _parameters(found, given, options.on_day(service, None))
    rows = service.store.rows(name, **parameters)
    output.emit_rows(rows, form, {column.name: column.name for column in found.columns})


def _changes(found: Any) -> dict[str, Any]:
    return {
        "from": found.first,
        "to": found.last,
        "added": found.added,
        "ended": found.ended,
        "tightened": found.tightened,
        "loosened": found.loosened,
        "kept": found.kept,
        "jaccard": found.jaccard,
        "actors_joined": found.joined,
        "actors_left": found.left,
    }


def _changes_by(parts: Any, form: str) -> None:
    rows = [vars(part) for part in parts]
    names = ("uid", "name", *COUNTS)
    output.emit_rows(rows, form, {name: say(f"changes.columns.{name}") for name in names})


def _summary(found: Any) -> str:
    from graph.changes.between import OF_ACTORS, OF_PAIRS

    counts: dict[str, Any] = {n: len(getattr(found, n)) for n in (*OF_PAIRS, *OF_ACTORS)}
    return say("changes.sentence", first=found.first, last=found.last, kept=found.kept, **counts)


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
