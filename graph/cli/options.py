"""What several commands take: the day, the filters, the form of the answer, who writes."""

import getpass
import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from graph.base import config
from graph.base.words import count, say
from graph.cli.output import FORMATS, Bar, notify
from graph.network.filters import Filters

if TYPE_CHECKING:
    from graph.journal.moment import JournalPosition
    from graph.network import Snapshot
    from graph.service import Service

KNOWN_AT = "saan.known_at"
PARTS = ("area", "issue", "sector", "network", "year")
"""What figures can be given by."""


class Day(click.ParamType[date]):
    """A day as 2026-11-22 or 22/11/2569."""

    name = "day"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """The day; misuse where it is none."""
        from graph.base.dates import read_day
        from graph.base.errors import SaanError

        if isinstance(value, date):
            return value
        try:
            return read_day(value)
        except (SaanError, ValueError):
            self.fail(say("cli.bad_day", value=value), param, ctx)


class KnownAt(click.ParamType[Any]):
    """A day, meant to its end; a moment such as 2026-11-22 09:30; or a write such as b12."""

    name = "day|moment"

    def convert(self, value: Any, param: Any, ctx: Any) -> Any:
        """The text, where it names a moment; Misuse where it names none."""
        from graph.journal.moment import read_moment

        read_moment(value)
        return value


def looking_back(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --known-at; `opened` gives the service of what was known then."""
    return click.option("--known-at", type=KnownAt(), callback=_keep, expose_value=False)(command)


def opened() -> "Service":
    """The service that a reading command asks: of all on record, or of what --known-at says."""
    from graph.journal.moment import position, read_moment
    from graph.service import open_service

    service = open_service()
    kept = service.options()
    count(kept.era)
    text = click.get_current_context().meta.get(KNOWN_AT)
    if text is None:
        return service
    moment = read_moment(text, kept.zone)
    with Bar(say("past.putting_up")) as bar:
        found = service.known_at(moment, bar.tell)
    notify(_known(position(service.store, moment), service.state().batches))
    return found


def asked(service: "Service", on: date | None = None, **narrow: Any) -> "Snapshot":
    """What the options ask: the day (else a demo's own, else today), under the filters."""
    plain = service.snapshot(on or service.today())
    return plain.under(filters(plain, **narrow)) if narrow else plain


def divided(snapshot: "Snapshot", by: str) -> "list[tuple[str, str, Snapshot]]":
    """(uid, name, what is asked) of each part, or of the end of each year."""
    from graph import network
    from graph.network.divided import narrowed

    if by == "year":
        days = network.timeline(snapshot, "year").days
        return [(str(day.year), "", snapshot.at(day)) for day in days]
    return [
        (uid, name, snapshot.under(narrowed(snapshot.filters, by, uid)))
        for uid, name in network.parts(snapshot, by)
    ]


def tell_head(service: "Service") -> None:
    """The head of the journal's chain, where `opened` has not told it."""
    state = service.state()
    if state.batches and service.source.known is None:
        notify(say("past.head", batch=f"b{state.batches}", head=state.head))


def as_form(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds -f table|json|csv."""
    option = click.option(
        "-f", "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True
    )
    return option(command)


def signed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --as and --why: who writes, and the reason."""
    command = click.option("--why")(command)
    return click.option("--as", "as_who", metavar="NAME")(command)


def narrowed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --on, the filters and --known-at."""
    return click.option("--on", type=Day())(filtered(command))


def filtered(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the filters, and --known-at."""
    return parted(looking_back(command))


def parted(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the filters."""
    for option in (
        click.option("--network"),
        click.option("--type", "types", multiple=True),
        click.option("--sector"),
        click.option("--area"),
        click.option("--issue"),
    ):
        command = option(command)
    return command


def filters(
    snapshot: "Snapshot",
    issue: str | None = None,
    area: str | None = None,
    sector: str | None = None,
    types: tuple[str, ...] = (),
    network: str | None = None,
) -> Filters:
    """The filters, each given by uid or exact name; Misuse or NotFound where there is none."""
    from graph.network import choices as offered

    choices = offered(snapshot)
    return Filters(
        issue=_chosen(issue, choices.issues, "issue"),
        area=_chosen(area, _areas(snapshot, area, choices.areas), "area"),
        sector=_one_of(sector, choices.sectors, "sector"),
        types=tuple(_one_of(kind.upper(), choices.types, "type") or "" for kind in types),
        network=_chosen(network, choices.networks, "network"),
    )


def who(given: str | None) -> str:
    """Who writes: --as, SAAN_USER, the name asked at the first write, or the account."""
    home = config.home()
    name = given or config.usual_writer(home)
    if not name and sys.stdin.isatty() and sys.stderr.isatty():
        name = str(click.prompt(say("cli.who"), default=_account(), err=True))
        config.remember_name(home, name)
    return name or _account()


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "saan"


def _keep(ctx: click.Context, _param: Any, value: Any) -> None:
    ctx.meta[KNOWN_AT] = value


def _known(then: "JournalPosition", batches: int) -> str:
    """What was known when, as a sentence."""
    from graph.journal.history import local

    moment = then.moment.text()
    if not batches:
        return say("past.told_never")
    if not then.number:
        return say("past.told_empty", moment=moment)
    assert then.at
    facts = {"batch": then.batch, "at": local(then.at), "head": then.head}
    if then.moment.at and then.moment.at > config.now():
        return say("past.told_future", moment=moment, **facts)
    return say("past.told_latest" if then.latest else "past.told", moment=moment, **facts)


def _one_of(value: str | None, allowed: tuple[str, ...], what: str) -> str | None:
    from graph.base.errors import Misuse

    if value is not None and value not in allowed:
        raise Misuse("cli.not_one_of", what=what, value=value, allowed=", ".join(allowed))
    return value


def _areas(
    snapshot: "Snapshot", value: str | None, used: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """The areas someone is based in, and any other that bears the code or name asked for."""
    if value is None or any(value in pair for pair in used):
        return used
    rows = snapshot.store.rows("issues/find_areas", text=value)
    return (*((row["uid"], row["name"]) for row in rows), *used)


def _chosen(value: str | None, pairs: tuple[tuple[str, str], ...], what: str) -> str | None:
    from graph.base.errors import Misuse, NotFound

    if value is None:
        return None
    found = [uid for uid, name in pairs if uid == value] or [
        uid for uid, name in pairs if name == value
    ]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(f"{name} ({uid})" for uid, name in pairs[:20]) or "–"
    if found:
        raise Misuse("cli.several", what=what, value=value, names=listed)
    raise NotFound("cli.none", what=what, value=value, names=listed)
