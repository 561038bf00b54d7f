"""Commands that give figures: actors, strength."""

from datetime import date
from typing import Any

import click

from graph.base.words import say
from graph.cli import options, output
from graph.cli.main import saan

BY = ("area", "issue", "sector", "network", "year")
NAMED = ("uid", "name")


@saan.command()
@click.argument("actor", required=False)
@click.option("--by", type=click.Choice(BY))
@options.narrowed
@options.as_form
def actors(actor: str | None, by: str | None, on: date | None, form: str, **narrow: Any) -> None:
    """Lists the actors with their place in the network, or one of them; in each part or year."""
    from graph.actors.directory import find
    from graph.base.errors import NotFound
    from graph.measures import figures

    service = options.opened()
    day = options.on_day(service, on)
    chosen = find(service.store, actor) if actor is not None else None
    filters = options.filters(service, **narrow)
    asked = _divided(service, by, day, filters) if by else [("", "", day, filters)]
    tables = [(part, service.people(each, narrowed)) for part, _, each, narrowed in asked]
    rows = [
        {"part": part} | _known(row)
        for part, table in tables
        for row in table.to_dict("records")
        if chosen in (None, row["uid"])
    ]
    if chosen and not rows:
        raise NotFound("actors.absent", name=actor, day=day)
    told = list(tables[0][1].columns) if tables else []
    headings = {each.name: each.text("heading") for each in figures("actor", "role")}
    columns = ["part"] * bool(by) + [name for name in told if name not in ("since", "until")]
    output.emit_rows(
        [{name: row[name] for name in columns} for row in rows],
        form,
        {name: headings.get(name) or say(f"cli.columns.{name}") for name in columns},
    )


@saan.command()
@click.option("--directed", is_flag=True)
@click.option("--by", type=click.Choice(BY))
@options.narrowed
@options.as_form
def strength(directed: bool, by: str | None, on: date | None, form: str, **narrow: Any) -> None:
    """Gives the figures of the whole network as of a day, or of each part or year."""
    service = options.opened()
    day = options.on_day(service, on)
    chosen = options.filters(service, **narrow)
    if by:
        _strength_by(service, by, day, chosen, directed, form)
        return
    card = _card(service, day, chosen, directed)
    options.tell_head(service)
    if form == "json":
        output.emit_json({"on": day, **card})
        return
    rows = [
        {"what": _label(name, form) + part, "value": inner}
        for name, value in card.items()
        for part, inner in _parts(value)
    ]
    output.emit_rows(rows, form, {name: say(f"cli.columns.{name}") for name in ("what", "value")})


def _card(service: Any, day: date, filters: Any, directed: bool) -> dict[str, Any]:
    from graph import measures

    card = measures.scorecard(service.network(day, filters), directed=directed)
    return card.as_dict() | service.composition(day, filters)


def _strength_by(service: Any, by: str, day: date, filters: Any, directed: bool, form: str) -> None:
    """The same figures of each part, or at the end of each year."""
    asked = _divided(service, by, day, filters)
    rows = [
        {"uid": uid, "name": name, "on": each, **_card(service, each, part, directed)}
        for uid, name, each, part in asked
    ]
    options.tell_head(service)
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


def _divided(service: Any, by: str, day: date, filters: Any) -> list[tuple[str, str, date, Any]]:
    """(uid, name, day, filters) of each part, or of the end of each year."""
    from graph.network.divided import narrowed

    if by == "year":
        days = service.timeline("year", day, filters).days
        return [(str(each.year), "", each, filters) for each in days]
    return [(uid, name, day, narrowed(filters, by, uid)) for uid, name in service.parts(by)]


def _known(row: dict[str, Any]) -> dict[str, Any]:
    return {name: None if value != value else _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    value = value.item() if hasattr(value, "item") else value
    return None if value == "" else value


def _parts(value: Any) -> list[tuple[str, Any]]:
    if not isinstance(value, dict):
        return [("", value)]
    return [(f".{name}{deeper}", v) for name, inner in value.items() for deeper, v in _parts(inner)]


def _label(name: str, form: str) -> str:
    from graph.measures import figure

    # What was sampled is no figure.
    return name if form == "csv" or name == "sampled" else f"{figure(name).text('label')} · {name}"
