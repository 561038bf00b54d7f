"""The command strength: the figures of the whole network, of its parts, or over the years."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from graph.base.words import say
from graph.cli import options, output
from graph.cli.main import saan

if TYPE_CHECKING:
    from graph.network import Snapshot

NAMED = ("uid", "name")


@saan.command()
@click.option("--directed", is_flag=True)
@click.option("--by", type=click.Choice(options.PARTS))
@options.narrowed
@options.as_form
def strength(directed: bool, by: str | None, on: date | None, form: str, **narrow: Any) -> None:
    """Gives the figures of the whole network as of a day, or of each part or year."""
    from graph import network
    from graph import strength as measured

    service = options.opened()
    snapshot = options.asked(service, on, **narrow)
    if by:
        rows = _rows_by(snapshot, by, directed)
        options.tell_head(service)
        _emit_by(rows, form)
        return
    card = _card(snapshot, directed)
    also = measured.further(snapshot)
    options.tell_head(service)
    if form == "json":
        further = [{"name": each.name, "who": each.who, **dict(each.facts)} for each in also]
        beside = network.beside(snapshot)
        output.emit_json({"on": snapshot.on, **card, "further": further, "beside": beside})
        return
    rows = [
        {"what": _label(name, form) + part, "value": inner}
        for name, value in card.items()
        for part, inner in _parts(value)
    ]
    name = "further" if form == "csv" else f"{say('strength.page.further')} · further"
    rows += [{"what": name, "value": f"{each.label()}: {each.reason()}"} for each in also]
    output.emit_rows(rows, form, {name: say(f"cli.columns.{name}") for name in ("what", "value")})


def _card(snapshot: "Snapshot", directed: bool) -> dict[str, Any]:
    from graph import strength

    card = strength.scorecard(snapshot, directed)
    return card.as_dict() | strength.composition(snapshot)


def _rows_by(snapshot: "Snapshot", by: str, directed: bool) -> list[dict[str, Any]]:
    """The same figures of each part, or at the end of each year."""
    return [
        {"uid": uid, "name": name, "on": each.on, **_card(each, directed)}
        for uid, name, each in options.divided(snapshot, by)
    ]


def _emit_by(rows: list[dict[str, Any]], form: str) -> None:
    if form == "json":
        output.emit_json(rows)
        return
    if form == "table":
        from graph.measures import by_part

        names = [*NAMED, *(each.name for each in by_part())]
        headings = {n: say(f"cli.columns.{n}") if n in NAMED else _label(n, form) for n in names}
        output.emit_rows(rows, form, headings)
        return
    flat = [{n + p: v for n, value in row.items() for p, v in _parts(value)} for row in rows]
    output.emit_rows(flat, form, {name: name for row in flat for name in row})


def _parts(value: Any) -> list[tuple[str, Any]]:
    if not isinstance(value, dict):
        return [("", value)]
    return [(f".{name}{deeper}", v) for name, inner in value.items() for deeper, v in _parts(inner)]


def _label(name: str, form: str) -> str:
    from graph.measures import figure

    # What was sampled is no figure.
    return name if form == "csv" or name == "sampled" else f"{figure(name).text('label')} · {name}"
