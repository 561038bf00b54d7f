"""The command brokers: who lies between parts of the network, and what hangs on them."""

from datetime import date
from typing import Any

import click

from graph.base.words import say
from graph.cli import options, output
from graph.cli.main import saan

GROUPED = ("sector", "province", "community")
SHOWN = ("uid", "name", "degree", "share", "alone", "between", "lost", "since", "backup", "covers")


@saan.command()
@click.option("--by", "grouped", type=click.Choice(GROUPED), default="sector", show_default=True)
@options.narrowed
@options.as_form
def brokers(grouped: str, on: date | None, form: str, **narrow: Any) -> None:
    """Says who lies between parts, what hangs on them alone, and who could take over."""
    from graph import brokers, network

    snapshot = options.asked(options.opened(), on, **narrow)
    found, names = brokers.brokers(snapshot, grouped), network.names(snapshot)
    rows = [_row(each, names) for each in found.brokers]
    if form != "json":
        output.emit_rows(rows, form, {name: say(f"cli.columns.{name}") for name in SHOWN})
        return
    load = found.load
    whole = {name: getattr(load, name) for name in ("pairs", "top", "concentrated", "on_one")}
    bridges = [
        {
            "pair": [each.one, each.other],
            "lost": each.lost,
            "names": list(each.names),
            "since": each.since,
        }
        for each in found.bridges
    ]
    sampled = {"sampled": True} if load.sampled else {}
    output.emit_json({"on": snapshot.on, **whole, **sampled, "brokers": rows, "bridges": bridges})


def _row(each: Any, names: Any) -> dict[str, Any]:
    between = each.between
    return {
        "uid": each.uid,
        "name": names.name(each.uid),
        "degree": each.degree,
        "share": each.share,
        "alone": each.alone,
        "open_pairs": between.pairs,
        "roles": each.roles,
        "between": list(between.between) if between.between else None,
        "joins": between.joins,
        "lost": each.lost,
        "lost_names": list(each.names),
        "since": each.since,
        "backup": each.backup.uid,
        "covers": each.backup.share,
    }
