"""What became of the network between two days, and why: the report for members and funders."""

from datetime import date
from typing import TYPE_CHECKING

from graph import changes, network
from graph.network import Snapshot, heavy, question
from graph.report.gathering import Report, gather
from graph.report.wording import Part, worded

if TYPE_CHECKING:
    from graph.report.png import Drawn

__all__ = ["Part", "Report"]


@question
@heavy
def facts(snapshot: Snapshot, since: date) -> Report:
    """What a report rests on: see `graph.report.gathering`."""
    return gather(snapshot, since)


@question
def parts(snapshot: Snapshot, since: date, lang: str) -> tuple[Part, ...]:
    """The report in a language, as its parts: see `graph.report.wording`."""
    return worded(facts(snapshot, since), changes.told(snapshot, since, lang), lang)


@question
@heavy
def picture(snapshot: Snapshot, since: date) -> "Drawn":
    """The map of both days: see `graph.report.png`."""
    from graph.drawing import difference
    from graph.report.png import drawn

    found = changes.changes(snapshot, since)
    people, kept = changes.either_day(snapshot, since)
    return drawn(difference(found, people, kept, network.positions(snapshot)))
