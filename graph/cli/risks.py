"""The command governance: where the network is at risk, why, and what to do."""

from datetime import date
from typing import Any

from graph.cli import options, output
from graph.cli.main import saan
from graph.words import say

SHOWN = ("severity", "category", "rule", "why", "remedy", "since")


@saan.command()
@options.narrowed
@options.as_form
def governance(on: date | None, form: str, **narrow: Any) -> None:
    """Says where the network is at risk, why, since when, and what to do."""
    service = options.opened()
    day = options.on_day(service, on)
    found = service.governance(day, options.filters(service, **narrow))
    names = service.named()
    rows = [_row(each, names, "en" if form == "json" else None) for each in found.findings]
    missing = [
        {"rule": each.rule.name, "why": each.rule.text("missing", "en" if form == "json" else None)}
        for each in found.not_assessed
    ]
    if form == "json":
        faults = {"faults": [vars(each) for each in found.faults]} if found.faults else {}
        output.emit_json({"on": day, "findings": rows, "not_assessed": missing, **faults})
        return
    output.emit_rows(rows, form, {name: say(f"cli.columns.{name}") for name in SHOWN})
    output.told(say("governance.told", well=str(len(found.well)), missing=str(len(missing))))
    for each in missing:
        output.told(f"- {each['rule']}: {each['why']}")
    for fault in found.faults:
        output.told(say("governance.fault", file=fault.file, problem=fault.problem))


def _row(each: Any, names: Any, lang: str | None) -> dict[str, Any]:
    from graph.governance.told import why

    return {
        "rule": each.rule.name,
        "category": each.rule.category,
        "severity": each.rule.severity,
        "concerns": list(each.hit.concerns),
        "figures": {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in each.hit.figures.items()
        },
        "population": each.population,
        "why": why(each, names, lang),
        "remedy": each.rule.text("remedy", lang),
        "since": each.hit.since,
    }
