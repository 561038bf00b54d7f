"""Rows of the settings table: what was chosen for the network, by name."""

from graph.base.errors import DataError
from graph.intake.draft import Draft, Given
from graph.intake.tables.line import Line
from graph.kinds import MAX_ID
from graph.settings.values import known, tidy


def plan_settings(draft: Draft) -> None:
    """Merge the settings tables; a name that means nothing here is kept, and told."""
    for line in draft.lines("settings"):
        name, text = line.need("name", MAX_ID), line.need("value")
        given: Given = {}
        if name and text:
            given = {"value": _value(line, name, text)}
        if name and not known(name):
            line.note("warning", "name", "settings.unknown", name, name=name)
        draft.put("settings", name or "", line, given)


def _value(line: Line, name: str, text: str) -> str:
    try:
        return tidy(name, text)
    except DataError as error:
        line.reject("value", error, text)
        return text
