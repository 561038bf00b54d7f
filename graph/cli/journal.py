"""Commands that keep the records in order: duplicates, merge, distinct, journal, undo."""

from typing import Any

import click

from graph.base.errors import Misuse, NotFound
from graph.base.words import say
from graph.cli import options, output
from graph.cli.main import saan
from graph.kinds import KINDS

WRITES = ("batch", "at", "who", "channel", "why", "rows", "files", "undoes", "undone_by")
CHANGES = ("kind", "id", "action", "field", "before", "after")


@saan.command()
@click.argument("actor", required=False)
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True)
@options.looking_back
@options.as_form
def duplicates(actor: str | None, limit: int, form: str) -> None:
    """Lists pairs of actors who may be one, with the reasons."""
    from graph.actors.directory import find

    service = options.opened()
    chosen = find(service.store, actor) if actor is not None else None
    found = [c for c in service.duplicates() if chosen in (None, c.one, c.other)]
    rows = [
        {
            "score": pair.score,
            "one": pair.one,
            "name_one": pair.names[0],
            "other": pair.other,
            "name_other": pair.names[1],
            "reasons": [reason.text() for reason in pair.reasons],
        }
        for pair in found[:limit]
    ]
    headings = ("score", "one", "name_one", "other", "name_other", "reasons")
    output.emit_rows(rows, form, {name: say(f"duplicates.columns.{name}") for name in headings})
    key = "duplicates.found" if found else "duplicates.none"
    output.told(say(key, count=len(found), shown=len(rows)))


@saan.command()
@click.argument("keep")
@click.argument("gone")
@options.signed
@options.as_form
def merge(keep: str, gone: str, as_who: str | None, why: str | None, form: str) -> None:
    """Makes two actors one; KEEP stays, with all that GONE had."""
    from graph.service import open_service

    service = open_service()
    written = service.merge(keep, gone, options.who(as_who), why, "command")
    _emit(form, written, say("duplicates.merged", batch=written.batch))


@saan.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@options.signed
@options.as_form
def distinct(one: str, other: str, as_who: str | None, why: str | None, form: str) -> None:
    """Remembers that two actors who look alike are not the same."""
    from graph.service import open_service

    service = open_service()
    written = service.distinct(one, other, options.who(as_who), why, "command")
    told = say("duplicates.apart", batch=written.batch) if written else say("duplicates.known")
    _emit(form, written, told)


@saan.command()
@click.argument("write", required=False)
@click.option("--who", "sought_who", metavar="NAME")
@click.option("--kind", "sought_kind", type=click.Choice(tuple(KINDS)))
@click.option("--actor", "sought_actor", metavar="ACTOR")
@click.option("--channel", "sought_channel", metavar="WORD")
@click.option("--from", "sought_first", metavar="DAY")
@click.option("--until", "sought_last", metavar="DAY")
@click.option("--text", "sought_text", metavar="TEXT")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True)
@options.as_form
def journal(write: str | None, limit: int, form: str, **sought: str | None) -> int:
    """Lists writes, shows what one changed, or checks the chain (`verify`)."""
    from graph.service import open_service

    service = open_service()
    if write == "verify":
        return _verify(service, form)
    if write is not None:
        _emit_changes(service, write, form)
        return 0
    rows = [
        {**vars(each), "files": list(each.files), "at": each.at}
        for each in service.history(limit, _sought(service, **sought))
    ]
    _emit_writes(rows, form)
    options.tell_head(service)
    if not rows:
        output.told(say("journal.nothing_found"))
    return 0


@saan.command()
@click.argument("write", required=True)
@click.option("--only", metavar="UID")
@options.signed
@options.as_form
def undo(write: str, only: str | None, as_who: str | None, why: str | None, form: str) -> None:
    """Takes a whole write back, an import for instance; --only: what it did to one record."""
    from graph.service import open_service

    service = open_service()
    chosen = ("", only) if only else None
    with output.Bar(say("cli.import.writing")) as progress:
        written = service.undo(write, options.who(as_who), why, "command", progress.tell, chosen)
    _emit(form, written, say("journal.taken_back", write=write, batch=written.batch))


def _sought(
    service: Any,
    sought_who: str | None,
    sought_kind: str | None,
    sought_actor: str | None,
    sought_channel: str | None,
    sought_first: str | None,
    sought_last: str | None,
    sought_text: str | None,
) -> Any:
    from graph.journal.search import Sought
    from graph.past import Moment, read_moment, read_start

    first = read_start(sought_first) if sought_first else None
    until = read_moment(sought_last) if sought_last else Moment()
    last = until.at
    if first and last and last < first:
        raise Misuse("journal.end_before_start", first=sought_first, last=sought_last)
    return Sought(
        who=sought_who,
        kind=sought_kind,
        actor=_ever(service, sought_actor) if sought_actor else None,
        channel=sought_channel,
        first=first,
        last=last,
        text=sought_text,
        before=None if until.number is None else until.number + 1,
    )


def _ever(service: Any, actor: str) -> str:
    """The uid of an actor on record, or of one that once was."""
    from graph.actors.directory import find

    try:
        return find(service.store, actor)
    except NotFound:
        if service.written("actors", actor, limit=1):
            return actor
        raise


def _emit(form: str, written: Any, told: str) -> None:
    if form == "json":
        output.emit_json({"batch": written.batch if written else None})
    output.told(told)


def _emit_writes(rows: list[dict[str, Any]], form: str) -> None:
    from graph.journal.history import local

    if form != "json":
        rows = [{**row, "at": local(row["at"])} for row in rows]
    output.emit_rows(rows, form, {name: say(f"journal.columns.{name}") for name in WRITES})


def _emit_changes(service: Any, write: str, form: str) -> None:
    entry, found, more = service.write_changes(write)
    hidden = say("journal.kept_back")
    rows = [
        {
            "kind": each.kind,
            "id": each.uid,
            "action": each.action,
            "field": each.field,
            "before": hidden if each.personal else each.before,
            "after": hidden if each.personal else each.after,
        }
        for each in found
    ]
    if form == "json":
        output.emit_json({**vars(entry), "changes": rows, "more": more})
        return
    output.emit_rows(rows, form, {name: say(f"journal.columns.{name}") for name in CHANGES})
    if more:
        output.told(say("journal.more_changes", count=more))


def _verify(service: Any, form: str) -> int:
    found = service.verify()
    if form == "json":
        output.emit_json(vars(found))
    else:
        key = f"journal.broken_{found.what}" if found.broken else "journal.whole"
        facts = {"batch": found.broken, "count": found.batches, "head": found.head or "–"}
        click.echo(say(key, **facts))
    return 1 if found.broken else 0
