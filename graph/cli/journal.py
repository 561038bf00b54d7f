"""The commands journal and undo: who wrote what when, and taking a write back."""

from typing import TYPE_CHECKING, Any

import click

from graph.base.errors import Misuse, NotFound
from graph.base.words import say
from graph.cli import options, output
from graph.cli.main import saan
from graph.kinds import KINDS

if TYPE_CHECKING:
    from graph.journal.search import WriteQuery
    from graph.store import Store

WRITES = ("batch", "at", "who", "channel", "why", "rows", "files", "undoes", "undone_by")
CHANGES = ("kind", "id", "action", "field", "before", "after")


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
@click.option("--head", metavar="HASH")
@options.as_form
def journal(
    write: str | None, limit: int, head: str | None, form: str, **sought: str | None
) -> int:
    """Lists writes, shows what one changed, or checks the chain (`verify`)."""
    from graph.journal.search import seek
    from graph.service import open_service

    service = open_service()
    if write == "verify":
        return _verify(service.store, head, form)
    if head is not None:
        raise Misuse("journal.head_of_verify")
    if write is not None:
        _emit_changes(service.store, write, form)
        return 0
    rows = [
        {**vars(each), "files": list(each.files), "at": each.at}
        for each in seek(service.store, _sought(service.store, **sought), limit)
    ]
    _emit_writes(rows, form)
    options.tell_head(service)
    if not rows:
        output.notify(say("journal.nothing_found"))
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
    output.emit_batch(written, form, say("journal.taken_back", write=write, batch=written.batch))


def _sought(
    store: "Store",
    sought_who: str | None,
    sought_kind: str | None,
    sought_actor: str | None,
    sought_channel: str | None,
    sought_first: str | None,
    sought_last: str | None,
    sought_text: str | None,
) -> "WriteQuery":
    from graph.journal.moment import Moment, read_moment, read_start
    from graph.journal.search import WriteQuery

    first = read_start(sought_first) if sought_first else None
    until = read_moment(sought_last) if sought_last else Moment()
    last = until.at
    if first and last and last < first:
        raise Misuse("journal.end_before_start", first=sought_first, last=sought_last)
    return WriteQuery(
        who=sought_who,
        kind=sought_kind,
        actor=_ever(store, sought_actor) if sought_actor else None,
        channel=sought_channel,
        first=first,
        last=last,
        text=sought_text,
        before=None if until.number is None else until.number + 1,
    )


def _ever(store: "Store", actor: str) -> str:
    """The uid of an actor on record, or of one that once was."""
    from graph.actors.lookup import find
    from graph.journal.traces import of_record

    try:
        return find(store, actor)
    except NotFound:
        if of_record(store, "actors", actor, limit=1):
            return actor
        raise


def _emit_writes(rows: list[dict[str, Any]], form: str) -> None:
    from graph.journal.history import local

    if form != "json":
        rows = [{**row, "at": local(row["at"])} for row in rows]
    output.emit_rows(rows, form, {name: say(f"journal.columns.{name}") for name in WRITES})


def _emit_changes(store: "Store", write: str, form: str) -> None:
    from graph.journal.history import changes_of

    entry, found, more = changes_of(store, write)
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
        output.notify(say("journal.more_changes", count=more))


def _verify(store: "Store", head: str | None, form: str) -> int:
    from dataclasses import asdict

    from graph.journal.verify import sentences, verify

    found = verify(store, head)
    if form == "json":
        output.emit_json(asdict(found))
    else:
        click.echo("\n".join(sentences(found)))
    return 1 if found.broken or found.stands == "" else 0
