"""The command lessons: what was learned, and which risks of the day recall it."""

from datetime import date
from typing import Any

from graph.base.words import say
from graph.cli import options, output
from graph.cli.main import saan

SHOWN = ("uid", "text", "question", "learned", "risks")


@saan.command()
@options.narrowed
@options.as_form
def lessons(on: date | None, form: str, **narrow: Any) -> None:
    """Lists the lessons, and those that speak of partners at risk."""
    from graph import lessons

    snapshot = options.asked(options.opened(), on, **narrow)
    found = [_row(each) for each in lessons.lessons(snapshot)]
    output.emit_rows(found, form, {name: say(f"cli.columns.{name}") for name in SHOWN})


def _row(each: Any) -> dict[str, Any]:
    lesson = each.lesson
    return {
        "uid": lesson.uid,
        "text": lesson.text,
        "question": lesson.question,
        "learned": lesson.learned,
        "concerns": list(lesson.concerns),
        "risks": [finding.rule.name for finding in each.findings],
    }
