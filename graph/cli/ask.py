"""Commands that read: actors, paths, strength, changes, query."""

from datetime import date
from typing import Any

import click

from graph.cli import options, output
from graph.cli.main import saan
from graph.errors import Misuse
from graph.words import LANGUAGES, say

NAMED = ("uid", "name")
SHOWN_BY = (
    *("actors", "pairs", "mean_degree", "density", "degree_centralization"),
    *("largest_component_share", "modularity", "shape"),
)
COUNTS = ("added", "ended", "tightened", "loosened", "kept", "jaccard", "joined", "left")
CHANGED = ("change", "one", "other", "before", "after")


@saan.command()
@click.argument("actor", required=False)
@options.narrowed
@options.as_form
def actors(actor: str | None, on: date | None, form: str, **narrow: Any) -> None:
    """Lists the actors with their place in the network, or one of them."""
    from graph.actors import find
    from graph.errors import NotFound

    service = options.opened()
    day = options.on_day(service, on)
    chosen = find(service.store, actor) if actor is not None else None
    table = service.people(day, options.filters(service, **narrow))
    rows = [_known(row) for row in table.to_dict("records") if chosen in (None, row["uid"])]
    if chosen and not rows:
        raise NotFound("actors.absent", name=actor, day=day)
    columns = [name for name in table.columns if name not in ("since", "until")]
    output.emit_rows(
        [{name: row[name] for name in columns} for row in rows],
        form,
        {name: say(f"cli.columns.{name}") for name in columns},
    )


@saan.command()
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@click.option(
    "--kind", type=click.Choice(("shortest", "all")), default="shortest", show_default=True
)
@click.option("--limit", type=int, default=10, show_default=True)
@options.narrowed
@options.as_form
def paths(
    start: str, end: str, kind: str, limit: int, on: date | None, form: str, **narrow: Any
) -> None:
    """Shows how one actor reaches another."""
    from graph.actors import find

    service = options.opened()
    day = options.on_day(service, on)
    first, last = (find(service.store, text) for text in (start, end))
    ways = service.paths(first, last, day, options.filters(service, **narrow), kind, limit)
    found = [_way(way) for way in ways]
    if form == "json":
        output.emit_json({"paths": found})
    else:
        rows = [{"hops": way["hops"], "way": _sentence(way, form)} for way in found]
        output.emit_rows(rows, form, {name: say(f"cli.columns.{name}") for name in ("hops", "way")})
    if not found:
        output.told(say("paths.nowhere", start=start, end=end, day=day))


@saan.command()
@click.option("--directed", is_flag=True)
@click.option("--by", type=click.Choice(("area", "issue", "sector", "network", "year")))
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
    from graph import strength as measures

    card = measures.scorecard(service.network(day, filters), directed=directed)
    return card.as_dict() | vars(service.composition(day, filters))


def _strength_by(service: Any, by: str, day: date, filters: Any, directed: bool, form: str) -> None:
    """The same figures of each part, or at the end of each year."""
    from graph.network.divided import narrowed

    if by == "year":
        asked = [(str(each.year), "", each, filters) for each in service.timeline("year", day).days]
    else:
        asked = [(uid, name, day, narrowed(filters, by, uid)) for uid, name in service.parts(by)]
    rows = [
        {"uid": uid, "name": name, "on": each, **_card(service, each, part, directed)}
        for uid, name, each, part in asked
    ]
    options.tell_head(service)
    if form == "json":
        output.emit_json(rows)
        return
    if form == "table":
        names = [*NAMED, *SHOWN_BY]
        headings = {n: say(f"cli.columns.{n}") if n in NAMED else _label(n, form) for n in names}
        output.emit_rows(rows, form, headings)
        return
    flat = [{n + p: v for n, value in row.items() for p, v in _parts(value)} for row in rows]
    output.emit_rows(flat, form, {name: name for row in flat for name in row})


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
    from graph.changes import OF_PAIRS

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
    from graph.changes import OF_ACTORS, OF_PAIRS

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


def _known(row: dict[str, Any]) -> dict[str, Any]:
    return {name: None if value != value else _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    value = value.item() if hasattr(value, "item") else value
    return None if value == "" else value


def _way(way: Any) -> dict[str, Any]:
    from graph.intake.dates import iso

    return {
        "actors": list(way.actors),
        "names": list(way.names),
        "ties": [
            {
                "uid": tie.uid,
                "type": tie.type,
                "since": iso(tie.since, tie.since_precision),
                "until": iso(tie.until, tie.until_precision, exclusive=True),
            }
            for tie in way.ties
        ],
        "hops": way.hops,
    }


def _sentence(way: dict[str, Any], form: str) -> str:
    parts = [way["names"][0]]
    for tie, name in zip(way["ties"], way["names"][1:], strict=True):
        kind = tie["type"] if form == "csv" else say(f"pages.type.{tie['type']}")
        parts.append(f"→ ({kind}) {name}")
    return " ".join(parts)


def _parts(value: Any) -> list[tuple[str, Any]]:
    if not isinstance(value, dict):
        return [("", value)]
    return [(f".{name}{deeper}", v) for name, inner in value.items() for deeper, v in _parts(inner)]


def _label(name: str, form: str) -> str:
    return name if form == "csv" else f"{say(f'strength.{name}.label')} · {name}"
