"""The report in words: its parts, in the order in which they are read; plain text throughout."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph.base.labels import DASH, count, day, term
from graph.base.words import say, speaking
from graph.changes.between import OF_ACTORS
from graph.changes.report import source
from graph.governance import Finding
from graph.governance.wording import whose, why
from graph.kinds import PlanStep
from graph.network import Filters
from graph.network.named import Names
from graph.report.gathering import Largest, Reason, Report
from graph.rules import SEVERITIES

SHARES = ("tie_mix", "largest_component_share")
RISKS = 5
"""So many findings are told; how many more there are is said."""


@dataclass(frozen=True)
class Part:
    """One part: its heading, paragraphs, points, and a table whose first row is its headings.

    name: title, lead, map, people, largest, strength, risks, plan, lessons or foot.
    """

    name: str
    heading: str = ""
    lines: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


def worded(report: Report, told: str, lang: str) -> tuple[Part, ...]:
    """The parts in a language; of plan and lessons those that are recorded. told: the sentence."""
    with speaking(lang):
        parts = (
            _title(report),
            Part("lead", lines=(told,)),
            Part("map", say("report.map"), (say("report.map_read"),)),
            _people(report),
            _largest(report),
            _strength(report),
            _risks(report),
            Part("plan", say("report.plan"), points=_steps(report)),
            Part("lessons", say("report.lessons"), points=_lessons(report)),
            Part("foot", lines=(source(report.batches, report.head, lang),)),
        )
        return tuple(each for each in parts if each.lines or each.points or each.table)


def as_text(parts: Iterable[Part]) -> str:
    """The report as plain text, fit for a letter or a message; the map is left out."""
    blocks = []
    for part in parts:
        if part.name != "map":
            rows = [" | ".join(row) for row in part.table]
            points = [f"- {point}" for point in part.points]
            blocks.append("\n".join(filter(None, (part.heading, *part.lines, *rows, *points))))
    return "\n\n".join(blocks) + "\n"


def _title(report: Report) -> Part:
    network = report.network or say("changes.told.network")
    found = report.changes
    days = say("report.days", first=day(found.first), last=day(found.last))
    only = _narrowed(report.filters, report.names)
    return Part("title", say("report.title", network=network), (days, *only))


def _narrowed(filters: Filters, names: Names) -> tuple[str, ...]:
    said = [
        (name, names.name(uid))
        for name in ("network", "area", "issue")
        if (uid := getattr(filters, name))
    ]
    said += [("sector", term("sector", filters.sector))] if filters.sector else []
    said += [("type", term("type", each)) for each in filters.types]
    what = [f"{say(f'pages.filter.{name}')} {value}" for name, value in said]
    return (say("report.only", what=", ".join(what)),) if what else ()


def _people(report: Report) -> Part:
    found, name = report.changes, report.names.name
    lines = [
        say(
            f"report.{word}",
            count=count(len(uids)),
            names=", ".join(sorted(map(name, uids))),
        )
        for word in OF_ACTORS
        if (uids := getattr(found, word))
    ]
    return Part("people", say("report.people"), tuple(lines) or (say("report.nobody"),))


def _largest(report: Report) -> Part:
    points = tuple(
        " ".join((_change(each, report.names), *_because(reason, report.names)))
        for each, reason in report.largest
    )
    return Part("largest", say("report.largest"), () if points else (say("report.none"),), points)


def _change(largest: Largest, names: Names) -> str:
    called = [names.name(uid) for uid in largest.uids]
    if len(called) == 1:
        return say(f"report.{largest.what}_one", name=called[0], pairs=count(largest.pairs))
    levels = {"before": term("type", largest.before), "after": term("type", largest.after)}
    return say(f"report.{largest.what}", one=called[0], other=called[1], **levels)


def _because(reason: Reason, names: Names) -> list[str]:
    said = [say("report.noted", text=text) for text in (*reason.notes, *reason.whys)]
    if reason.through:
        said.append(say("report.through", name=names.name(reason.through)))
    if reason.together:
        title, on, precision = reason.together
        facts = {"times": count(reason.times), "title": title, "day": day(on, precision)}
        said.append(say("report.together", **facts))
    return said or [say("report.no_reason")]


def _strength(report: Report) -> Part:
    found = report.changes
    rows = [
        (say(f"report.figure.{name}"), *(_value(name, value) for value in values))
        for name, values in report.figures.items()
    ]
    head = (say("report.figure.name"), day(found.first), day(found.last))
    return Part("strength", say("report.strength"), table=(head, *rows))


def _value(name: str, value: Any) -> str:
    if name == "tie_mix":
        value = value["COLLABORATE"]
    if value is None:
        return DASH
    if name == "cut_vertices":
        return count(len(value))
    return f"{value:.0%}" if name in SHARES else count(value)


def _risks(report: Report) -> Part:
    found = report.findings
    severities = [each.rule.severity for each in found]
    facts = {word: count(severities.count(word)) for word in SEVERITIES}
    lines = [say("report.found", count=count(len(found)), day=day(report.changes.last), **facts)]
    if len(found) > RISKS:
        lines.append(say("report.first_risks", count=count(RISKS)))
    points = [
        say("report.risk", severity=say(f"governance.severity.{each.rule.severity}"), why=told)
        for each in found[:RISKS]
        if (told := _why(each, report))
    ]
    return Part("risks", say("report.risks"), tuple(lines), tuple(points))


def _why(found: Finding, report: Report) -> str:
    """Why it was found, and in which network where the report is of several."""
    said = (why(found, report.names), whose(found, report.names))
    return " · ".join(each for each in said if each and each != report.network)


def _steps(report: Report) -> tuple[str, ...]:
    return tuple(_step(each, report.names) for each in report.steps)


def _step(step: PlanStep, names: Names) -> str:
    said = [
        say("report.step", name=names.name(step.actor), wanted=term("type", step.wanted)),
        say("report.method", text=_line(step.method)) if step.method else "",
        say("report.owner", name=step.owner) if step.owner else "",
        say("report.due", day=day(step.due, step.due_precision)) if step.due else "",
        say("report.outcome" if step.outcome else "report.no_outcome", text=_line(step.outcome)),
    ]
    return " · ".join(filter(None, said))


def _lessons(report: Report) -> tuple[str, ...]:
    return tuple(
        " · ".join(
            filter(
                None,
                (
                    _line(each.text),
                    day(each.learned, each.learned_precision) if each.learned else "",
                    ", ".join(map(report.names.name, each.concerns)),
                ),
            )
        )
        for each in report.lessons
    )


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
