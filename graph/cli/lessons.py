"""The command lessons: what was learned, and why it matters on the day."""

from datetime import date
from typing import Any

from graph.base.words import say
from graph.cli import options, output
from graph.cli.main import saan

SHOWN = ("uid", "text", "question", "learned", "why")
HELD = ("question", "learned", "concerns", "between", "activities", "issues", "areas")
MORE = ("first", "last", "figure", "links")


@saan.command()
@options.narrowed
@options.as_form
def lessons(on: date | None, form: str, **narrow: Any) -> None:
    """Lists the lessons, and why those that speak now do."""
    from graph import lessons, network

    snapshot = options.asked(options.opened(), on, **narrow)
    names = network.names(snapshot)
    found = [_row(each, names) for each in lessons.lessons(snapshot)]
    output.emit_rows(found, form, {name: say(f"cli.columns.{name}") for name in SHOWN})


def _row(each: Any, names: Any) -> dict[str, Any]:
    from graph.lessons.recalling import Risk
    from graph.lessons.wording import why

    lesson, reasons = each.lesson, each.reasons
    return {
        "uid": lesson.uid,
        "text": lesson.text,
        **{name: getattr(lesson, name) for name in (*HELD, *MORE)},
        "risks": [reason.finding.rule.name for reason in reasons if isinstance(reason, Risk)],
        "why": [why(reason, names) for reason in reasons],
    }
