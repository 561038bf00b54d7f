"""The command person: all that is held of one, given to them or forgotten."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.base import config
from graph.base.errors import Misuse
from graph.base.words import say
from graph.cli import options, output
from graph.cli.main import saan
from graph.cli.output import Bar

if TYPE_CHECKING:
    from graph.privacy import Held
    from graph.service import Service


@saan.command()
@click.argument("what", type=click.Choice(("export", "forget")))
@click.argument("actor")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--also", "also_texts", multiple=True, metavar="TEXT")
@click.option("--backups", "with_backups", is_flag=True)
@click.option("--force", is_flag=True)
@click.option("--yes", is_flag=True)
@options.signed
def person(
    what: str,
    actor: str,
    file: Path | None,
    also_texts: tuple[str, ...],
    with_backups: bool,
    force: bool,
    yes: bool,
    as_who: str | None,
    why: str | None,
) -> None:
    """Writes all that is held of a person to a file, or forgets them."""
    from graph import privacy
    from graph.privacy.telling import lines
    from graph.service import open_service

    service = open_service()
    found = privacy.held(service.source, _uid(service, actor), also_texts)
    if what == "export":
        _export(service, found, file, force)
        return
    for line in lines(found, service.source.home):
        output.notify(line)
    if not yes:
        if not sys.stdin.isatty():
            raise Misuse("cli.person.say_yes")
        click.confirm(say("cli.person.really", name=found.actor.name), abort=True, err=True)
    _forget(service, found, options.who(as_who), why, with_backups)


def _uid(service: "Service", actor: str) -> str:
    """Who is meant by a uid, a name or an alias; the text itself where nobody is."""
    from graph.actors.lookup import find
    from graph.base.errors import NotFound

    try:
        return find(service.store, actor)
    except NotFound:
        return actor


def _export(service: "Service", found: "Held", file: Path | None, force: bool) -> None:
    from graph.privacy import export

    if file is None:
        raise Misuse("cli.person.no_file", actor=found.actor.uid)
    given = json.dumps(export(service.source, found), ensure_ascii=False, indent=1)
    output.write_private(file, given, force)
    name, count = found.actor.name, len(found.records)
    output.notify(say("cli.person.exported", name=name, path=file, count=count))


def _forget(
    service: "Service", found: "Held", who: str, why: str | None, with_backups: bool
) -> None:
    from graph import privacy, server
    from graph.backup import kept
    from graph.journal import Note
    from graph.privacy import files
    from graph.store import Store

    home, ours = service.source.home, service.store.target.home is not None
    written = privacy.forget(service.source, found, Note(who, "command", why))
    facts: dict[str, Any] = {"pseudonym": found.forgetting.pseudonym, "batch": written.batch}
    if ours:
        service.store.close()
        with Bar(say("cli.person.rebuilding")) as bar:
            files.make_anew(home, bar.tell)
    if with_backups:
        with Store(server.up(home) if ours else service.store.target) as store:
            kept.begin_anew(store, home, config.now())
    output.notify(say("cli.person.done" if ours else "cli.person.done_elsewhere", **facts))
