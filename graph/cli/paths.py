"""The command paths: how one actor reaches another, and who can introduce whom."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from graph.base.words import LANGUAGES, say
from graph.cli import options, output
from graph.cli.main import saan
from graph.kinds.actor import SORTS

if TYPE_CHECKING:
    from graph.network import Snapshot
    from graph.paths import Anyone, Conditions, Offers, Way, Ways
    from graph.paths.offers import Offer

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
    from graph import paths as room

    plain = options.asked(options.opened(), on)
    conditions, who = _conditions(plain, more), _who(plain, more)
    snapshot = plain.under(options.filters(plain, **more))
    day = snapshot.on
    if kind == TIMED:
        period = (first or date(day.year, 1, 1), last or day)
        _in_time(snapshot, start, end, period, form)
        return
    found: Offers | Ways
    if kind == INTRODUCTION:
        askers = _actors(snapshot, start)
        anyone = end.lower() in ANYONE
        wanted = room.anyone(snapshot, who) if anyone else _actors(snapshot, end)
        found = room.introductions(snapshot, askers, wanted, limit, conditions)
        _emit([_offer(each, found) for each in found], form)
    else:
        one, other = _actor(snapshot, start), _actor(snapshot, end)
        found = room.ways(snapshot, one, other, kind, limit, conditions)
        _emit([_way(way) for way in found], form)
    if not found:
        output.notify(say("paths.nowhere", start=start, end=end, day=day))
        if end.lower() not in ANYONE:
            ends = _actors(snapshot, start)[0], _actors(snapshot, end)[0]
            _say_openings(snapshot, *ends, conditions)
    if not found.whole:
        output.notify(say("paths.cut.short"))


def _actor(snapshot: "Snapshot", text: str) -> str:
    from graph.actors.lookup import find

    return find(snapshot.store, text)


def _actors(snapshot: "Snapshot", text: str) -> tuple[str, ...]:
    """The uids of several actors, parted by ";", or of us; Misuse where nobody is named."""
    from graph import settings
    from graph.base.errors import Misuse
    from graph.base.texts import split_list

    if text.lower() in {say("paths.us.words", lang) for lang in LANGUAGES}:
        settings.need_choice(snapshot)
        if not (us := settings.us(snapshot)):
            raise Misuse("paths.us.nobody")
        return us
    named = split_list(text)
    if not named:
        raise Misuse("paths.nobody")
    return tuple(_actor(snapshot, name) for name in named)


def _conditions(snapshot: "Snapshot", given: dict[str, Any]) -> "Conditions":
    """The conditions among the options, which are taken out."""
    from graph.paths import Conditions

    through, never = (
        tuple(_actor(snapshot, name) for name in given.pop(which)) for which in ("passing", "never")
    )
    people, most, weakest = (given.pop(n) for n in ("people", "most_steps", "weakest"))
    return Conditions(through, never, people, most, weakest)


def _who(snapshot: "Snapshot", given: dict[str, Any]) -> "Anyone":
    """Who is wanted, among the options, which are taken out."""
    from graph.paths.targets import Anyone

    asked = {name: given.pop(f"who_{name}") for name in ("kind", "sector", "area", "issue", "of")}
    narrow = {name: asked[name] for name in ("sector", "area", "issue")}
    found = options.filters(snapshot, **narrow)
    of = _actor(snapshot, asked["of"]) if asked["of"] else None
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
    snapshot: "Snapshot", start: str, end: str, period: tuple[date, date], form: str
) -> None:
    from graph import network, paths

    first, last = period
    ends = _actor(snapshot, start), _actor(snapshot, end)
    way = paths.journey(snapshot.at(last), *ends, first)
    legs = [vars(leg) for leg in way.legs] if way else []
    actors = list(way.actors) if way else []
    if form == "json":
        output.emit_json({"actors": actors, "legs": legs})
        return
    names = network.names(snapshot)
    rows = [
        {"day": leg["day"], "one": names.name(one), "other": names.name(other), "uid": leg["tie"]}
        for leg, one, other in zip(legs, actors, actors[1:], strict=False)
    ]
    output.emit_rows(
        rows, form, {n: say(f"cli.columns.{n}") for n in ("day", "one", "other", "uid")}
    )
    if not way:
        facts: dict[str, Any] = {"start": start, "end": end, "first": first, "last": last}
        output.notify(say("paths.in_time.none", **facts))


def _say_openings(snapshot: "Snapshot", start: str, end: str, conditions: "Conditions") -> None:
    from graph import network, paths
    from graph.paths.openings import condition

    if start == end:
        return
    found, names = paths.no_path(snapshot, start, end, conditions), network.names(snapshot)
    reached = str(found.reached)
    facts = {"start": names.name(start), "end": names.name(end), "reached": reached}
    if found.connected:
        shut = paths.shut_by(snapshot, start, end, conditions)
        said = ", ".join(condition(name, conditions, names) for name in shut)
        output.notify(say("paths.opening.shut", conditions=said))
    key = "keeping" if found.connected else "lead" if found.openings else "none"
    if found.openings or not found.connected:
        output.notify(say(f"paths.opening.{key}", **facts))
    for each in found.openings:
        output.notify("- " + each.sentence(names))


def _offer(offer: "Offer", among: "Offers") -> dict[str, Any]:
    from graph.paths.reasons import reasons

    by = offer.by
    return _way(offer.way) | {
        "worth": by.worth,
        "silence": list(by.silence),
        "asked": [load.asked for load in by.loads],
        "reasons": reasons(by, [each.by for each in among]),
    }


def _way(way: "Way") -> dict[str, Any]:
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
