"""The command paths: how one actor reaches another, and who can introduce whom."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import click

from graph.base.words import LANGUAGES, say
from graph.cli import options, output
from graph.cli.main import saan
from graph.kinds.actor import SORTS

INTRODUCTION, TIMED = "introduction", "timed"
KINDS = ("shortest", "all", "strongest", "apart", INTRODUCTION, TIMED)
ANYONE = ("anyone", "ใครก็ได้")


def conditions(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds what a way must be like: --through, --never, --people, --most-steps, --weakest."""
    for option in (
        click.option("--weakest", type=float, default=0.0),
        click.option("--most-steps", type=int),
        click.option("--people", is_flag=True),
        click.option("--never", multiple=True, metavar="X"),
        click.option("--through", "passing", multiple=True, metavar="X"),
    ):
        command = option(command)
    return command


@saan.command()
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@click.option("--kind", type=click.Choice(KINDS), default="shortest", show_default=True)
@click.option("--limit", type=int, default=10, show_default=True)
@conditions
@click.option("--who-kind", type=click.Choice(SORTS))
@click.option("--who-sector")
@click.option("--who-area")
@click.option("--who-issue")
@click.option("--who-of", metavar="X")
@click.option("--since", "first", type=options.Day())
@click.option("--until", "last", type=options.Day())
@options.narrowed
@options.as_form
def paths(
    start: str,
    end: str,
    kind: str,
    limit: int,
    on: date | None,
    form: str,
    first: date | None,
    last: date | None,
    **more: Any,
) -> None:
    """Shows how one actor reaches another."""
    service = options.opened()
    day = options.on_day(service, on)
    asked, who = _conditions(service, more), _who(service, more)
    filters = options.filters(service, **more)
    if kind == TIMED:
        period = (first or date(day.year, 1, 1), last or day)
        _in_time(service, start, end, period, filters, form)
        return
    if kind == INTRODUCTION:
        askers = _actors(service, start)
        wanted = service.anyone(who, day) if end.lower() in ANYONE else _actors(service, end)
        offers = service.introductions(askers, wanted, day, filters, limit, asked)
        _emit([_offer(each, offers) for each in offers], form)
        found: Sequence[Any] = offers
    else:
        one, other = _actor(service, start), _actor(service, end)
        found = service.paths(one, other, day, filters, kind, limit, asked)
        _emit([_way(way) for way in found], form)
    if not found:
        output.told(say("paths.nowhere", start=start, end=end, day=day))
        if end.lower() not in ANYONE:
            _say_openings(
                service, _actors(service, start)[0], _actors(service, end)[0], day, filters
            )
    if not found.whole:  # type: ignore[attr-defined]
        output.told(say("paths.cut.short"))


def _actor(service: Any, text: str) -> str:
    from graph.actors.directory import find

    return find(service.store, text)


def _actors(service: Any, text: str) -> tuple[str, ...]:
    """The uids of several actors, parted by ";", or of us; Misuse where nobody is named."""
    from graph.base.errors import Misuse
    from graph.base.texts import split_list

    if text.lower() in {say("paths.us.words", lang) for lang in LANGUAGES}:
        if not (us := service.us()):
            raise Misuse("paths.us.nobody")
        return tuple(us)
    named = split_list(text)
    if not named:
        raise Misuse("paths.nobody")
    return tuple(_actor(service, name) for name in named)


def _conditions(service: Any, given: dict[str, Any]) -> Any:
    """The conditions among the options, which are taken out."""
    from graph.paths import Conditions

    through, never = (
        tuple(_actor(service, name) for name in given.pop(which)) for which in ("passing", "never")
    )
    people, most, weakest = (given.pop(n) for n in ("people", "most_steps", "weakest"))
    return Conditions(through, never, people, most, weakest)


def _who(service: Any, given: dict[str, Any]) -> Any:
    """Who is wanted, among the options, which are taken out."""
    from graph.paths.targets import Anyone

    asked = {name: given.pop(f"who_{name}") for name in ("kind", "sector", "area", "issue", "of")}
    narrow = {name: asked[name] for name in ("sector", "area", "issue")}
    found = options.filters(service, types=(), network=None, **narrow)
    of = _actor(service, asked["of"]) if asked["of"] else None
    return Anyone(asked["kind"], found.sector, found.area, found.issue, of)


def _emit(found: list[dict[str, Any]], form: str) -> None:
    if form == "json":
        output.emit_json({"paths": found})
        return
    rows = [{**way, "way": _sentence(way, form)} for way in found]
    names = ["hops", "way", "strength"]
    if any("worth" in way for way in found):
        names = ["worth", *names, "reasons"]
    output.emit_rows(rows, form, {name: say(f"cli.columns.{name}") for name in names})


def _in_time(
    service: Any, start: str, end: str, period: tuple[date, date], filters: Any, form: str
) -> None:
    way = service.journey(_actor(service, start), _actor(service, end), *period, filters)
    legs = [vars(leg) for leg in way.legs] if way else []
    actors = list(way.actors) if way else []
    if form == "json":
        output.emit_json({"actors": actors, "legs": legs})
        return
    names = service.named()
    rows = [
        {"day": leg["day"], "one": names.name(one), "other": names.name(other), "uid": leg["tie"]}
        for leg, one, other in zip(legs, actors, actors[1:], strict=False)
    ]
    output.emit_rows(
        rows, form, {n: say(f"cli.columns.{n}") for n in ("day", "one", "other", "uid")}
    )
    if not way:
        facts: dict[str, Any] = {"start": start, "end": end, "first": period[0], "last": period[1]}
        output.told(say("paths.in_time.none", **facts))


def _say_openings(service: Any, start: str, end: str, day: date, filters: Any) -> None:
    if start == end:
        return
    found, names = service.nowhere(start, end, day, filters), service.named()
    reached = str(found.reached)
    facts = {"start": names.name(start), "end": names.name(end), "reached": reached}
    if found.connected:
        output.told(say("paths.opening.shut"))
        return
    output.told(say("paths.opening.lead" if found.openings else "paths.opening.none", **facts))
    for each in found.openings:
        output.told("- " + each.sentence(names))


def _offer(offer: Any, among: Any) -> dict[str, Any]:
    from graph.paths.reasons import reasons

    by = offer.by
    return _way(offer.way) | {
        "worth": by.worth,
        "silence": list(by.silence),
        "asked": [load.asked for load in by.loads],
        "reasons": reasons(by, [each.by for each in among]),
    }


def _way(way: Any) -> dict[str, Any]:
    from graph.base.dates import iso

    return {
        "actors": list(way.actors),
        "names": list(way.names),
        "ties": [
            {
                "uid": tie.uid,
                "type": tie.type,
                "since": iso(tie.since, tie.since_precision),
                "until": iso(tie.until, tie.until_precision, exclusive=True),
                "strength": tie.strength,
            }
            for tie in way.ties
        ],
        "hops": way.hops,
        "strength": way.strength,
    }


def _sentence(way: dict[str, Any], form: str) -> str:
    parts = [way["names"][0]]
    for tie, name in zip(way["ties"], way["names"][1:], strict=True):
        kind = tie["type"] if form == "csv" else say(f"pages.type.{tie['type']}")
        parts.append(f"→ ({kind}) {name}")
    return " ".join(parts)
