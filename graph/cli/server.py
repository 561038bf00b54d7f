"""Commands that start, stop, look after and show: up, down, status, doctor, demo, serve."""

from typing import Any

import click

from graph.base import config
from graph.base.words import LANGUAGES, language, say
from graph.cli import output
from graph.cli.main import saan
from graph.cli.options import as_form


@saan.command()
@click.option("--new-password", is_flag=True)
@as_form
def up(form: str, new_password: bool) -> None:
    """Starts the database, or finds it, and makes it ready."""
    from graph import server
    from graph.base.errors import Misuse
    from graph.service import open_service

    if new_password:
        if config.given_target():
            raise Misuse("server.password_not_ours")
        server.renew_password(config.home())
    _make_files_anew()
    _emit_status(open_service(mend=True), form)


@saan.command()
@click.option("--all", "everything", is_flag=True)
def down(everything: bool) -> None:
    """Stops the database of this home, or those of the demos too."""
    from graph import past, server
    from graph.setup import temporary

    if config.given_target() and not everything:
        output.notify(say("cli.not_ours"))
        return
    demos = [config.demo_home(lang) for lang in LANGUAGES] if everything else []
    stopped = [server.down(home) for home in (config.home(), *demos) if home.is_dir()]
    for home in (config.home(), *demos):
        if home.is_dir():
            past.sweep(home)
            temporary.clear(home)
    output.notify(say("cli.stopped_server" if any(stopped) else "cli.was_down"))


@saan.command()
@as_form
def status(form: str) -> None:
    """Says what runs and how much it holds, without starting anything."""
    from graph import server
    from graph.service import Service
    from graph.store import Store

    target = config.given_target()
    if target is None:
        found = server.status(config.home())
        if not found.target:
            _emit({"server": "down", "home": str(config.home())}, form)
            return
        target = found.target
    with Store(target) as store:
        store.verify()
        _emit_status(Service(store, config.preferences(config.home())), form)


@saan.command()
@as_form
def doctor(form: str) -> int:
    """Checks what could keep Saan from working, and says what to do."""
    from graph import server

    target = config.given_target()
    checks = [_checked(target)] if target else server.doctor(config.home())
    target = target or server.status(config.home()).target
    if target:
        checks += _journal(target)
    checks += [_backups(), *_forgotten()]
    rows = [{"check": c.name, "ok": c.ok, "says": c.sentence} for c in checks]
    output.emit_rows(rows, form, {name: say(f"cli.columns.{name}") for name in rows[0]})
    return 0 if all(check.ok for check in checks) else 1


@saan.command()
@click.option("--en", is_flag=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--no-serve", is_flag=True)
def demo(en: bool, port: int, no_serve: bool) -> None:
    """Shows the invented example network, in a home of its own."""
    from graph.demo.prepare import prepare

    lang = "en" if en else "th"
    home = prepare(lang)
    output.notify(say("cli.demo.ready", home=home))
    if not no_serve:
        from dashboards.serve import serve as run

        run(port=port, home=home, lang=lang if en else language())


@saan.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--name", "names", multiple=True)
@click.option("--no-night", is_flag=True)
def serve(port: int, host: str, names: tuple[str, ...], no_night: bool) -> None:
    """Shows the dashboards of this home, in the foreground."""
    from dashboards.serve import serve as run

    _make_files_anew()
    run(port=port, host=host, night=not no_night, names=names)


def _make_files_anew() -> None:
    """What forgetting somebody has left to do, where the server is Saan's own and not at work."""
    from graph.privacy import files

    if config.given_target() is None and files.waiting(config.home()):
        with output.Bar(say("cli.person.rebuilding")) as bar:
            files.make_anew(config.home(), bar.tell)


def _checked(target: config.Target) -> Any:
    from graph.base.errors import SaanError
    from graph.server import Check
    from graph.store import Store

    try:
        with Store(target) as store:
            store.verify()
    except SaanError as error:
        return Check("server", False, error.text())
    return Check("server", True, say("cli.answers", uri=target.uri))


def _journal(target: config.Target) -> list[Any]:
    """The head of the journal's chain, where the server answers and anything was written."""
    from graph.base.errors import SaanError
    from graph.server import Check
    from graph.store import Store

    try:
        with Store(target) as store:
            store.verify()
            (row,) = store.rows("journal/state")
    except SaanError:
        return []
    if not row["head"]:
        return []
    said = say("past.head", batch=f"b{row['batches']}", head=row["head"])
    return [Check("journal", True, said)]


def _backups() -> Any:
    """Whether there is a backup of the last week that was tried."""
    from graph.backup import kept
    from graph.base import dates
    from graph.server import Check

    home = config.home()
    shelf, worse = kept.shelf(home), kept.damaged(home)
    if worse:
        facts: dict[str, Any] = {"file": worse.file, "folder": home / kept.FOLDER}
        return Check("backup", False, say("backup.changed", **facts))
    if shelf.trouble:
        return Check("backup", False, say("backup.failed", why=shelf.trouble[language()]))
    if shelf.last is None:
        return Check("backup", True, say("backup.none"))
    old = (config.today() - shelf.last.day).days > kept.WEEK
    facts = {"day": dates.show(shelf.last.day, "day", language()), "count": len(shelf.good)}
    return Check("backup", not old, say("backup.old" if old else "backup.good", **facts))


def _forgotten() -> list[Any]:
    """Whether the database's files may still hold somebody who was forgotten."""
    from graph.privacy import ledger
    from graph.server import Check

    left = config.given_target() is None and ledger.left(config.home())
    return [Check("forgotten", False, say("cli.person.files_left"))] if left else []


def _emit_status(service: Any, form: str) -> None:
    """Counts leave out what an unfinished import has written; its rows are told beside them."""
    state = service.state()
    (row,) = service.store.rows("journal/state")
    (info,) = service.store.rows("setup/server")
    _emit(
        {
            "server": "up",
            "version": info["version"],
            "edition": info["edition"],
            "schema": row["schema"],
            "home": None if config.given_target() else str(config.home()),
            "uri": service.store.target.uri,
            "actors": state.actors,
            "ties": state.ties,
            "activities": state.activities,
            "areas": state.areas,
            "batches": state.batches,
            "head": state.head or None,
            **({"importing": state.written} if state.writing else {}),
        },
        form,
    )


def _emit(answer: dict[str, Any], form: str) -> None:
    if form == "json":
        output.emit_json(answer)
        return
    rows = [{"what": say(f"cli.status.{name}"), "value": v} for name, v in answer.items()]
    if form == "csv":
        rows = [{"what": name, "value": value} for name, value in answer.items()]
    output.emit_rows(rows, form, {name: say(f"cli.columns.{name}") for name in ("what", "value")})
