"""When a row is so: its columns of a start and an end, or of what stands in their place."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from graph.base.dates import When
from graph.intake.tables.line import Line

Stated = Mapping[str, Any]
"""The fields of a record that a row states."""

UNKNOWN = When(None, None, None)
"""A start that is not known; an end that is not there."""


def period(line: Line) -> dict[str, Any]:
    """The record's since and until fields, those that the row says something of."""
    since, until = line.span() or (line.when("since"), line.when("until", end=True))
    if line.has("day"):
        since = until = _moment(line)
    if line.has("before"):
        until = _until_before(line, since) or until
    if _yes(line, "since_unknown"):
        since = UNKNOWN
    if _yes(line, "until_open"):
        until = UNKNOWN
    given: dict[str, Any] = {}
    if since:
        given |= {"since": since.first, "since_precision": since.precision}
    if until:
        given |= {"until": until.after, "until_precision": until.precision}
    return given


def _moment(line: Line) -> When | None:
    """The period that alone says when; where it is not known, nobody knows when to count."""
    before = len(line.errors)
    when = line.when("day")
    if when and when.first:
        line.note("warning", "day", "intake.date.moment")
    elif len(line.errors) == before:
        line.fail("day", "intake.date.no_moment", line.raw("day"))
    return when


def _until_before(line: Line, since: When | None) -> When | None:
    """The time up to the day before a period; a start on that day is so on it alone."""
    when = line.when("before", end=True)
    if when is None or when.first is None:
        return when
    if since and since.first == when.first:
        return since
    return When(None, when.first, when.precision)


def _yes(line: Line, field: str) -> bool:
    return line.has(field) and line.word(field, "mutual") == "yes"


def check_order(line: Line, given: Stated, before: object) -> None:
    """An end must come after its start, whether the row or the record before it states them."""
    since = given.get("since", getattr(before, "since", None))
    until = given.get("until", getattr(before, "until", None))
    if since is not None and until is not None and since >= until:
        _tell_order(line, given, before, since, until)


def _tell_order(line: Line, given: Stated, before: object, since: date, until: date) -> None:
    from graph.base.dates import show
    from graph.base.problems import Bilingual

    fine = given.get("since_precision", getattr(before, "since_precision", None)) or "day"
    ends = given.get("until_precision", getattr(before, "until_precision", None)) or "day"
    start = Bilingual(show(since, fine, "th"), show(since, fine, "en"))
    end = Bilingual(show(until, ends, "th", until=True), show(until, ends, "en", until=True))
    field = "until" if "until" in given else "since"
    field = "before" if field == "until" and line.text("before") else field
    line.fail(field, "intake.date.end_before_start", line.raw(field), start=start, end=end)
