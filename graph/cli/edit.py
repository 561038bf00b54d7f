"""Commands that write single records: add, tie, log, end, edit, retire, delete."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from graph.base.errors import Misuse
from graph.base.words import say
from graph.cli import options, output
from graph.cli.main import saan

if TYPE_CHECKING:
    from graph.edit import Edit
    from graph.service import Service

CHANGES = ("kind", "id", "action", "record", "field", "before", "after")


def writing(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds --as, --why, --dry-run and -f."""
    command = click.option("--dry-run", is_flag=True)(options.as_form(command))
    return options.signed(command)


@saan.command()
@click.argument("kind")
@click.argument("pairs", nargs=-1, metavar="FIELD=VALUE...")
@writing
def add(kind: str, pairs: tuple[str, ...], **how: Any) -> int:
    """Adds one record of any kind."""
    from graph.edit import Edit
    from graph.edit.verbs import fields, kind_of
    from graph.service import open_service

    meant = kind_of(kind)
    wanted = Edit("add", meant, fields(meant, pairs))
    return do(open_service(), wanted, **how)


@saan.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--type", "level", required=True)
@click.option("--since")
@click.option("--until")
@click.option("--frequency")
@click.option("--trust")
@click.option("--about")
@click.option("--through")
@click.option("--mutual")
@click.option("--certainty")
@click.option("--source", "evidence")
@click.option("--note")
@click.option("--beside", is_flag=True)
@writing
def tie(
    one: str,
    other: str,
    level: str,
    evidence: str | None,
    beside: bool,
    as_who: str | None,
    why: str | None,
    dry_run: bool,
    form: str,
    **given: str | None,
) -> int:
    """Records a tie; an open one of another level ends the day before."""
    from graph.edit.verbs import tied
    from graph.service import open_service

    service = open_service()
    texts = {"from": one, "to": other, "type": level, "source": evidence, **given}
    typed = {c: t for c, t in texts.items() if t is not None}
    wanted, former = tied(service.store, typed, beside)
    return do(service, wanted, as_who, why, dry_run, form, _follows(former, wanted))


@saan.command()
@click.argument("actors", nargs=-1)
@click.option("--title", required=True)
@click.option("--on", "day", required=True)
@click.option("--kind", "activity_kind")
@click.option("--minutes")
@click.option("--host", "hosted_by")
@click.option("--about")
@click.option("--area", "where")
@click.option("--decisions")
@click.option("--budget")
@click.option("--concerns")
@click.option("--outcome")
@click.option("--source", "evidence")
@writing
def log(
    actors: tuple[str, ...],
    title: str,
    day: str,
    activity_kind: str | None,
    hosted_by: str | None,
    where: str | None,
    evidence: str | None,
    as_who: str | None,
    why: str | None,
    dry_run: bool,
    form: str,
    **given: str | None,
) -> int:
    """Logs an activity of these actors."""
    from graph.base.texts import join_list
    from graph.edit import Edit
    from graph.service import open_service

    texts = {
        "title": title,
        "date": day,
        "participants": join_list(actors),
        "kind": activity_kind,
        "host": hosted_by,
        "area": where,
        "source": evidence,
        **given,
    }
    wanted = Edit("add", "activities", {c: t for c, t in texts.items() if t is not None})
    return do(open_service(), wanted, as_who, why, dry_run, form)


@saan.command()
@click.argument("who", nargs=-1, required=True, metavar="UID | A B")
@click.option("--on", "day", required=True)
@click.option("--type", "level")
@click.option("--about")
@writing
def end(who: tuple[str, ...], day: str, level: str | None, about: str | None, **how: Any) -> int:
    """Ends a record, or the open tie of two, with a day."""
    from graph.edit import Edit
    from graph.edit.verbs import ending
    from graph.service import open_service

    if len(who) > 2:
        raise Misuse("edit.one_or_two")
    service = open_service()
    kind, record = ending(service.store, who, level, about)
    return do(service, Edit("end", kind, base=record, day=day), **how)


@saan.command()
@click.argument("record")
@click.argument("pairs", nargs=-1, required=True, metavar="FIELD=VALUE...")
@click.option("--from", "from_day", metavar="DAY")
@writing
def edit(record: str, pairs: tuple[str, ...], from_day: str | None, **how: Any) -> int:
    """Corrects a record, or changes it from a day on."""
    from graph.edit import Edit
    from graph.edit.verbs import fields, meant
    from graph.service import open_service

    service = open_service()
    kind, base = meant(service.store, record)
    what = "correct" if from_day is None else "change"
    return do(service, Edit(what, kind, fields(kind, pairs), base, from_day), **how)


@saan.command()
@click.argument("actor")
@click.option("--on", "day", required=True)
@writing
def retire(actor: str, day: str, **how: Any) -> int:
    """Ends an actor with a day, and all of its ties, posts and places that go on."""
    from graph.actors.lookup import find
    from graph.edit import Edit, record
    from graph.service import open_service

    service = open_service()
    base = record(service.store, "actors", find(service.store, actor))
    return do(service, Edit("retire", "actors", base=base, day=day), **how)


@saan.command()
@click.argument("record")
@click.option("--yes", is_flag=True)
@writing
def delete(record: str, yes: bool, dry_run: bool, form: str, **who: Any) -> int:
    """Takes out a record that should never have been there, and what hangs on it."""
    from graph.edit import Edit
    from graph.edit.verbs import meant
    from graph.service import open_service

    service = open_service()
    kind, base = meant(service.store, record)
    wanted = Edit("delete", kind, base=base)
    if dry_run or yes:
        return do(service, wanted, dry_run=dry_run, form=form, **who)
    if not sys.stdin.isatty():
        raise Misuse("edit.say_yes", record=record)
    found = service.consider(wanted)
    _tell_problems(found.problems)
    _tell_changes(found, "table")
    click.confirm(say("edit.really", count=len(found.changes)), abort=True, err=True)
    return do(service, wanted, dry_run=False, form=form, **who)


def do(
    service: "Service",
    wanted: "Edit",
    as_who: str | None,
    why: str | None,
    dry_run: bool,
    form: str,
    more: str | None = None,
) -> int:
    """Considers the edit, tells what is to be told, and does it; 1 where it is refused."""
    found = service.consider(wanted)
    written = None
    if not found.refused and not dry_run:
        written = service.edit(wanted, options.who(as_who), why, "command")
    _report(found, written, form)
    if found.refused:
        output.notify(say("edit.not_written"))
        return 1
    if more:
        output.notify(more)
    outcome = "would" if dry_run else "written" if written else "same"
    batch = written.batch if written else None
    output.notify(say(f"edit.{outcome}", count=len(found.changes), batch=batch))
    return 0


def _report(found: Any, written: Any, form: str) -> None:
    if form == "json":
        output.emit_json(
            {
                "batch": written.batch if written else None,
                "changes": [] if found.refused else [_as_json(c) for c in found.changes],
                "problems": [_problem(each) for each in found.problems],
            }
        )
        return
    _tell_problems(found.problems)
    if not found.refused:
        _tell_changes(found, form)


def _as_json(change: Any) -> dict[str, Any]:
    from graph.edit.wording import action, as_json

    return {
        "kind": change.kind,
        "uid": change.uid,
        "action": action(change),
        "before": as_json(change.before),
        "after": as_json(change.after),
    }


def _problem(problem: Any) -> dict[str, Any]:
    said = problem.as_json()
    return {name: said[name] for name in ("column", "value", "problem", "severity")}


def _tell_problems(problems: Any) -> None:
    for each in problems:
        where = f"{each.column}: " if each.column else ""
        output.notify(f"{say(f'edit.severity.{each.severity}')} {where}{each.text()}")


def _tell_changes(considered: Any, form: str) -> None:
    from graph.edit.wording import rows

    found = [
        {"kind": say(f"kinds.{row.kind}.many"), "id": row.uid, "action": say(f"edit.{row.action}")}
        | {"record": row.label, "field": row.field, "before": row.before, "after": row.after}
        for row in rows(considered.changes, considered.names)
    ]
    if found or form == "csv":
        output.emit_rows(found, form, {name: say(f"edit.columns.{name}") for name in CHANGES})


def _follows(former: Any, wanted: Any) -> str | None:
    return say("edit.follows", uid=former.uid, day=wanted.day) if former else None
