"""What changed between two dates: pairs, actors, parts, and a paragraph for a report."""

from datetime import date
from typing import TYPE_CHECKING

from graph import actors, settings
from graph.changes.between import Changes, Pair
from graph.changes.by_part import Part
from graph.journal.state import state
from graph.network import Snapshot, question

if TYPE_CHECKING:
    import pandas as pd


@question
def changes(snapshot: Snapshot, since: date) -> Changes:
    """What changed between two days, whichever is earlier: see `graph.changes.between`."""
    from graph.changes.between import between

    return between(snapshot.tied, since, snapshot.on, snapshot.filters)


@question
def changed_by(snapshot: Snapshot, by: str, since: date) -> tuple[Part, ...]:
    """The changes of each area, issue or sector: see `graph.changes.by_part`."""
    from graph.changes.by_part import changed_by

    return changed_by(snapshot.tied, by, since, snapshot.on, snapshot.filters)


@question
def either_day(snapshot: Snapshot, since: date) -> "tuple[pd.DataFrame, tuple[Pair, ...]]":
    """Who is there on one of two days or both, as `actors.directory`; the pairs tied on both."""
    import pandas as pd

    from graph.changes.between import kept

    days = [actors.directory(each) for each in (snapshot, snapshot.at(since))]
    everyone = pd.concat(days).drop_duplicates("uid").reset_index(drop=True)
    return everyone, kept(snapshot.tied, since, snapshot.on, snapshot.filters)


@question
def told(snapshot: Snapshot, since: date, lang: str) -> str:
    """What changed, for a yearly report: see `graph.changes.report`."""
    from graph.changes.report import busiest, liveliest, paragraph

    found = changes(snapshot, since)
    area = liveliest(changed_by(snapshot, "area", since))
    actor = busiest(snapshot.tied, found)
    return paragraph(found, settings.network_name(snapshot), actor, area, lang)


@question
def paragraph(snapshot: Snapshot, since: date, lang: str) -> str:
    """The same, with the records on which it rests."""
    from graph.changes.report import source

    now = state(snapshot.store)
    return f"{told(snapshot, since, lang)} {source(now.batches, now.head[:12], lang)}"
