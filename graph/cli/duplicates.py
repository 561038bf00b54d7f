"""The commands duplicates, merge and distinct: actors who may be one, and what is done of it."""

import click

from graph.base.words import say
from graph.cli import options, output
from graph.cli.main import saan


@saan.command()
@click.argument("actor", required=False)
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True)
@options.looking_back
@options.as_form
def duplicates(actor: str | None, limit: int, form: str) -> None:
    """Lists pairs of actors who may be one, with the reasons."""
    from graph.actors.lookup import find
    from graph.duplicates.questions import duplicates as pairs

    service = options.opened()
    chosen = find(service.store, actor) if actor is not None else None
    found = [c for c in pairs(options.asked(service)) if chosen in (None, c.one, c.other)]
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
    output.notify(say(key, count=len(found), shown=len(rows)))


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
    output.emit_batch(written, form, say("duplicates.merged", batch=written.batch))


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
    known = say("duplicates.known")
    sentence = say("duplicates.apart", batch=written.batch) if written else known
    output.emit_batch(written, form, sentence)
