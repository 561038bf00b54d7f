"""The command expansion: the plan and how far it is, or whom to weave in next."""

from datetime import date
from typing import Any

import click

from graph.base.errors import Misuse
from graph.base.words import say
from graph.cli import options, output
from graph.cli.main import saan

PLANNED = (
    *("uid", "name", "existing", "now", "wanted", "state", "due", "owner"),
    *("planned", "reaches", "brought"),
)
NEXT = ("uid", "name", "now", "worth", "why")


@saan.command()
@click.option("--next", "following", type=int, is_flag=False, flag_value=10, default=0, metavar="N")
@click.option("--province", is_flag=True)
@options.narrowed
@options.as_form
def expansion(following: int, province: bool, on: date | None, form: str, **narrow: Any) -> None:
    """Says how far each step of the plan is, or whom to weave in next: of all on record, or of the
    other networks of the province."""
    from graph import expansion, network, settings

    snapshot = options.asked(options.opened(), on, **narrow)
    settings.need_choice(snapshot)
    names = network.names(snapshot)
    if province and expansion.together(snapshot) is None:
        raise Misuse("expansion.alone")
    if following or province:
        suggested = expansion.suggestions(snapshot, following or 10, province)
        found = [_next(each, names) for each in suggested]
    else:
        found = [_planned(each, names) for each in expansion.plan(snapshot)]
    shown = NEXT if following or province else PLANNED
    output.emit_rows(found, form, {name: say(f"cli.columns.{name}") for name in shown})


def _planned(each: Any, names: Any) -> dict[str, Any]:
    step = each.step
    return {
        "uid": step.uid,
        "actor": step.actor,
        "name": names.name(step.actor),
        "existing": step.existing,
        "now": _level(each.reached.level),
        "wanted": step.wanted,
        "state": each.reached.state,
        "late": each.late,
        "there": each.there,
        "due": step.due,
        "owner": step.owner,
        "planned": step.planned,
        "reaches": step.reaches,
        "brought": each.brought,
    }


def _next(each: Any, names: Any) -> dict[str, Any]:
    from graph.expansion.reasons import reasons

    return {
        "uid": each.actor,
        "name": names.name(each.actor),
        "now": _level(each.level),
        "worth": round(each.worth, 3),
        "why": " · ".join(reasons(each, names)),
        **{
            name: list(getattr(each, name))
            for name in ("partners", "issues", "areas", "opens", "networks")
        },
        "exchange": [vars(one) for one in each.exchange],
        **{name: getattr(each, name) for name in ("met", "tied_before", "reaches")},
        "relieves": each.relieves or None,
        "secures": each.secures,
    }


def _level(level: int) -> str | None:
    from graph.network import BY_CODE

    return BY_CODE[level - 1] if level else None
