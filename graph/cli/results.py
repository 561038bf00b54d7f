"""The command results: what came of the work, or what was promised and whether it was kept."""

from datetime import date
from typing import Any

import click

from graph.base.words import say
from graph.cli import options, output
from graph.cli.main import saan

RESULTS = ("uid", "text", "sort", "day", "area_name", "partners", "issue", "evidence", "lacks")
PROMISES = ("uid", "text", "who", "whom", "due", "state", "late")


@saan.command()
@click.option("--promises", is_flag=True)
@options.narrowed
@options.as_form
def results(promises: bool, on: date | None, form: str, **narrow: Any) -> None:
    """Lists what came of the work with its evidence, or the promises, the overdue first."""
    from graph import network, results

    snapshot = options.asked(options.opened(), on, **narrow)
    names = network.names(snapshot)
    if promises:
        found = [_promise(each, names) for each in results.promises(snapshot)]
    else:
        found = [_result(each, names) for each in results.results(snapshot)]
    shown = PROMISES if promises else RESULTS
    output.emit_rows(found, form, {name: say(f"cli.columns.{name}") for name in shown})


def _result(each: Any, names: Any) -> dict[str, Any]:
    return {
        "uid": each.uid,
        "text": each.text,
        "sort": each.sort,
        "day": each.achieved,
        "area": each.area,
        "area_name": names.name(each.area) if each.area else None,
        "actors": list(each.actors),
        "partners": [names.name(uid) for uid in each.actors],
        "activities": list(each.activities),
        "about": each.about,
        "issue": names.name(each.about) if each.about else None,
        "evidence": list(each.sources),
        "lacks": list(each.lacks),
    }


def _promise(each: Any, names: Any) -> dict[str, Any]:
    promise = each.promise
    return {
        "uid": promise.uid,
        "text": promise.text,
        "by": list(promise.who),
        "to": list(promise.whom),
        "who": [names.name(uid) for uid in promise.who],
        "whom": [names.name(uid) for uid in promise.whom],
        "activity": promise.activity,
        "about": promise.about,
        "made": promise.made,
        "due": promise.due,
        "state": each.state,
        "late": each.late,
        "settled": promise.settled,
    }
