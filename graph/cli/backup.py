"""Commands that keep data safe: backup, restore."""

from pathlib import Path
from typing import Any

import click

from graph.base import config
from graph.base.words import say
from graph.cli import output
from graph.cli.main import saan
from graph.cli.options import as_form
from graph.cli.output import Bar


@saan.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True)
@click.option("--anyway", is_flag=True)
@as_form
def backup(file: Path, force: bool, anyway: bool, form: str) -> None:
    """Saves everything in the database into one file, while it is in use."""
    from graph import server
    from graph.backup import save
    from graph.store import Store

    home, target = config.home(), config.given_target()
    with Bar(say("backup.saving")) as bar, Store(target or server.up(home)) as store:
        store.verify()
        made = save(store, file, home, force, bar.tell, anyway)
    _emit(made, file, form, say("backup.done", path=file, batches=made.batches, **_counts(made)))


@saan.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--home", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option("--anyway", is_flag=True)
@as_form
def restore(file: Path, home: Path | None, anyway: bool, form: str) -> None:
    """Puts a backup back into an empty place, and uses it only once it is found the same."""
    from graph.backup import restore_home, restore_target

    target = None if home else config.given_target()
    folder = home.expanduser().absolute() if home else config.home()
    with Bar(say("backup.restoring")) as bar:
        if target:
            made = restore_target(file, target, bar.tell, anyway, folder)
        else:
            made = restore_home(file, folder, bar.tell, anyway)
    where = target.uri if target else folder
    _emit(
        made, file, form, say("backup.restored", where=where, batches=made.batches, **_counts(made))
    )
    _tell_forgotten(file)


def _tell_forgotten(file: Path) -> None:
    """Says who of the backup was forgotten since it was made."""
    from graph.backup.check import Backup
    from graph.privacy import ledger

    with Backup(file) as backup:
        uids = [record.uid for record, _ in backup.records("actors")]
    if back := ledger.back(config.home(), uids):
        output.notify(say("cli.person.back", actors=", ".join(back)))


def _counts(made: Any) -> dict[str, Any]:
    return {kind: made.counts.get(kind, 0) for kind in ("actors", "ties")}


def _emit(made: Any, file: Path, form: str, sentence: str) -> None:
    from graph.kinds import KINDS

    counts = {kind: made.counts.get(kind, 0) for kind in KINDS}
    answer = {"file": str(file), "fingerprint": made.fingerprint}
    answer |= {**counts, "schema": made.schema, "batches": made.batches, "head": made.head}
    answer |= {"broken": True} if made.broken else {}
    if form == "json":
        output.emit_json(answer)
    elif form == "csv":
        rows = [{"what": name, "value": value} for name, value in answer.items()]
        output.emit_rows(rows, form, {"what": "what", "value": "value"})
    output.notify(sentence)
    if made.broken:
        output.notify(say("backup.broken_inside"))
