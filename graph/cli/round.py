"""The command round: members are asked by links of their own, and the round is closed."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.base.errors import Conflict, Misuse, NotFound
from graph.base.words import say
from graph.cli import options, output
from graph.cli.main import saan
from graph.cli.options import Day, as_form

if TYPE_CHECKING:
    from graph.conditions.sealed import Invitation
    from graph.kinds import Round
    from graph.service import Service

WHAT = ("list", "new", "try", "ask", "fill", "paper", "who", "withdraw", "close")
ROUNDS = ("uid", "name", "network", "state", "opens", "closes", "answered", "asked")
LINKS = ("member", "name", "link")
WHO = ("member", "name", "stage", "filled_by")


@saan.command("round")
@click.argument("what", type=click.Choice(WHAT), default="list")
@click.argument("name", required=False)
@click.option("--network")
@click.option("--opens", type=Day())
@click.option("--closes", type=Day())
@click.option("--ask", "parts", multiple=True, metavar="PART")
@click.option("--question", "open_question")
@click.option("--member", "chosen", multiple=True, metavar="ACTOR")
@click.option("--again", is_flag=True)
@click.option("--address", "origin", metavar="URL", default="")
@click.option("--slips", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--mail", "by_mail", is_flag=True)
@click.option("--to", "paper_file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True)
@click.option("--yes", is_flag=True)
@click.option("--as", "as_who", metavar="NAME")
@as_form
def asking(
    what: str, name: str | None, network: str | None, form: str, as_who: str | None, **given: Any
) -> None:
    """Lists rounds of asking the members; begins one, tries it, makes links and forms, says who
    answered, closes it."""
    service = options.opened()
    if what == "list":
        _list(service, network, form)
        return
    if name is None:
        raise Misuse("cli.round.which", what=what)
    if what == "new":
        _new(service, name, network, as_who, form, given)
        return
    of = _round(service, name, network)
    if what == "ask":
        _ask(service, of, form, given)
    elif what == "try":
        _try(service, of, form, given)
    elif what == "fill":
        _fill(service, of, as_who, form, given)
    elif what == "paper":
        _paper(service, of, given)
    elif what == "who":
        _who(service, of, form)
    elif what == "withdraw":
        _withdraw(service, of, given["chosen"])
    else:
        _close(service, of, as_who, form, given["yes"])


def _rounds(service: "Service", network: str | None) -> "tuple[Round, ...]":
    from graph import conditions

    return conditions.rounds(options.asked(service, network=network))


def _round(service: "Service", name: str, network: str | None) -> "Round":
    found = [each for each in _rounds(service, network) if name in (each.uid, each.name)]
    if not found:
        raise NotFound("cli.round.none", name=name)
    if len(found) > 1:
        uids = ", ".join(each.uid for each in found)
        raise Misuse("cli.round.several", name=name, uids=uids)
    return found[0]


def _names(service: "Service") -> dict[str, str]:
    from graph import network

    found = network.names(options.asked(service))
    return {**found.actors, **found.networks}


def _list(service: "Service", network: str | None, form: str) -> None:
    from graph.conditions.asking import counted, state

    names, rows = _names(service), []
    for each in _rounds(service, network):
        told, of_all = counted(service.sealed, each)
        rows.append(
            vars(each)
            | {"network": names.get(each.network), "state": state(each, service.today())}
            | {"answered": told, "asked": of_all}
        )
    rows = [{name: row[name] for name in ROUNDS} for row in rows]
    output.emit_rows(rows, form, _headings(ROUNDS))
    if not rows:
        output.notify(say("cli.round.no_rounds"))


def _new(
    service: "Service",
    name: str,
    network: str | None,
    as_who: str | None,
    form: str,
    given: dict[str, Any],
) -> None:
    from graph import settings
    from graph.conditions import recording

    snapshot = options.asked(service, network=network)
    settings.need_choice(snapshot)
    of = settings.managed(snapshot)
    if of is None:
        raise NotFound("conditions.page.no_network")
    usual = recording.proposed(of, given["opens"] or service.today())
    made = replace(
        usual,
        uid=recording.new_uid(of.uid, name, usual.opens),
        name=name,
        closes=given["closes"] or usual.closes,
        asks=given["parts"] or usual.asks,
        question=given["open_question"] or usual.question,
    )
    written = service.put_round(made, options.who(as_who), None, "command")
    output.emit_batch(written, form, say("cli.round.begun", name=name, uid=made.uid))


def _ask(service: "Service", of: "Round", form: str, given: dict[str, Any]) -> None:
    from graph import conditions
    from graph.base import config
    from graph.conditions import letters
    from graph.conditions.asking import invite, invited, unasked, waiting

    if (given["slips"] or given["by_mail"]) and not given["origin"]:
        raise Misuse("cli.round.no_address")
    if given["by_mail"] and config.mail() is None:
        raise Misuse("settings.no_mail")
    names, sealed = _names(service), service.sealed
    members = conditions.members(options.asked(service), of.uid)
    asked = invited(sealed, of)
    if given["chosen"]:
        whom = [_member(service, text, members) for text in given["chosen"]]
    elif given["again"]:
        whom = waiting(asked)
    else:
        whom = unasked(members, asked)
    if given["slips"] and given["slips"].exists() and not given["force"]:
        raise Misuse("backup.exists", path=given["slips"])
    found = letters.letters(
        of, invite(sealed, of, whom), names, names.get(of.network, ""), given["origin"]
    )
    _emit_links([(each.member, each.name, each.link) for each in found], form)
    if given["slips"]:
        output.write_private(given["slips"], letters.sheet(found), given["force"])
    output.notify(say("cli.round.made" if found else "cli.round.none_made", count=len(found)))
    if given["by_mail"] and found:
        to = letters.addresses(options.asked(service), [each.member for each in found])
        sent = letters.send(found, to, config.mail())
        output.notify(say("conditions.ask.mailed", sent=sent, what=len(found)))


def _emit_links(found: Iterable[tuple[str, str, str]], form: str) -> None:
    rows = [dict(zip(LINKS, each, strict=True)) for each in found]
    output.emit_rows(rows, form, _headings(LINKS))


def _try(service: "Service", of: "Round", form: str, given: dict[str, Any]) -> None:
    from graph import conditions
    from graph.conditions import trying

    names, members = _names(service), conditions.members(options.asked(service), of.uid)
    if not members:
        raise NotFound("conditions.ask.nobody")
    first = min(members, key=lambda uid: names.get(uid, uid))
    uid = _one(service, given["chosen"], members) if given["chosen"] else first
    link = trying.link(trying.begin(service.source.home, of, uid), given["origin"])
    _emit_links([(uid, names.get(uid, uid), link)], form)
    output.notify(say("conditions.trial.made", what=names.get(uid, uid)))


def _fill(
    service: "Service", of: "Round", as_who: str | None, form: str, given: dict[str, Any]
) -> None:
    from graph import conditions
    from graph.conditions import letters
    from graph.conditions.asking import invite, state

    uid = _one(service, given["chosen"], conditions.members(options.asked(service), of.uid))
    if state(of, service.today()) != "open":
        raise Conflict("cli.round.not_open")
    name, tokens = _names(service)[uid], invite(service.sealed, of, [uid], options.who(as_who))
    _emit_links([(uid, name, letters.link(tokens[uid], given["origin"])) for uid in tokens], form)
    word = "conditions.who.fill.note" if tokens else "conditions.who.fill.answered"
    output.notify(say(word, what=name))


def _paper(service: "Service", of: "Round", given: dict[str, Any]) -> None:
    from graph import conditions
    from graph.conditions import paper
    from graph.conditions.asking import invited, unanswered

    if given["paper_file"] is None:
        raise Misuse("cli.round.no_file")
    snapshot, asked = options.asked(service), invited(service.sealed, of)
    members = conditions.members(snapshot, of.uid)
    chosen = [_member(service, text, members) for text in given["chosen"]]
    whom = chosen or sorted(unanswered(members, asked))
    if not whom:
        raise NotFound("conditions.ask.all_answered" if members else "conditions.ask.nobody")
    text = paper.sheet(of, _names(service)[of.network], paper.forms(snapshot, of, whom))
    output.write_private(given["paper_file"], text, given["force"])
    output.notify(say("cli.round.printed", count=len(whom), path=given["paper_file"]))


def _one(service: "Service", chosen: tuple[str, ...], members: tuple[str, ...]) -> str:
    """The one member who is named."""
    if len(chosen) != 1:
        raise Misuse("cli.round.one")
    return _member(service, chosen[0], members)


def _member(service: "Service", text: str, members: tuple[str, ...]) -> str:
    from graph.actors.lookup import find

    uid = find(service.store, text)
    if uid not in members:
        raise NotFound("conditions.round.no_member", name=text)
    return uid


def _who(service: "Service", of: "Round", form: str) -> None:
    from graph.conditions.asking import answered, invited

    asked, names = invited(service.sealed, of), _names(service)
    rows = [_row(each, names) for each in asked]
    output.emit_rows(rows, form, _headings(WHO))
    told, of_all = answered(asked)
    output.notify(say("cli.round.answered", answered=told, asked=of_all))


def _row(of: "Invitation", names: dict[str, str]) -> dict[str, Any]:
    from graph.conditions.asking import stage

    name = names.get(of.actor, of.actor)
    return {"member": of.actor, "name": name, "stage": stage(of), "filled_by": of.filled_by}


def _withdraw(service: "Service", of: "Round", chosen: tuple[str, ...]) -> None:
    from graph.conditions.asking import invited, withdraw

    if not chosen:
        raise Misuse("cli.round.whom")
    asked = tuple(each.actor for each in invited(service.sealed, of))
    for uid in [_member(service, text, asked) for text in chosen]:
        withdraw(service.sealed, of, uid)
    output.notify(say("cli.round.withdrawn", count=len(chosen)))


def _close(service: "Service", of: "Round", as_who: str | None, form: str, yes: bool) -> None:
    output.notify(say("conditions.close.what"))
    if not yes:
        if not sys.stdin.isatty():
            raise Misuse("cli.round.say_yes")
        click.confirm(say("conditions.close.sure"), abort=True, err=True)
    written = service.close_round(of.uid, options.who(as_who), "command")
    word = "cli.round.closed" if written else "cli.round.was_closed"
    output.emit_batch(written, form, say(word, name=of.name))


def _headings(columns: tuple[str, ...]) -> dict[str, str]:
    return {name: say(f"cli.round.column.{name}") for name in columns}
