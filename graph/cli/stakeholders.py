"""The command stakeholders: who has to do with the network, and how near they are."""

from datetime import date
from typing import Any

from graph.base.words import say
from graph.cli import options, output
from graph.cli.main import saan

SHOWN = ("uid", "name", "sector", "influence", "interest", "now", "missing", "drifting")


@saan.command()
@options.narrowed
@options.as_form
def stakeholders(on: date | None, form: str, **narrow: Any) -> None:
    """Lists the stakeholders, and who of the important is far."""
    from graph import network, settings, stakeholders

    snapshot = options.asked(options.opened(), on, **narrow)
    settings.need_choice(snapshot)
    names = network.names(snapshot)
    found = [_row(each, names) for each in stakeholders.stakeholders(snapshot)]
    output.emit_rows(found, form, {name: say(f"cli.columns.{name}") for name in SHOWN})


def _row(each: Any, names: Any) -> dict[str, Any]:
    from graph.network import BY_CODE

    stake = each.stake
    return {
        "uid": stake.actor,
        "name": names.name(stake.actor),
        "sector": each.sector,
        "groups": list(stake.groups),
        "influence": stake.influence,
        "interest": stake.interest,
        "since": stake.since,
        "now": BY_CODE[each.level - 1] if each.level else None,
        "missing": each.missing,
        "drifting": each.drifting,
        "moved": each.moved,
    }
