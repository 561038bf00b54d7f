"""The steps of a plan, each with how far it has come by the day."""

from dataclasses import dataclass
from datetime import date

from graph import settings
from graph.expansion.states import Reached, reached
from graph.journal.rows import record_of
from graph.kinds import PlanStep
from graph.network import Snapshot

PAGE = 10_000
"""Steps read at most."""


@dataclass(frozen=True)
class PlannedStep:
    """A step as recorded, where it stands, whether its actor is still there, and whether its day
    has passed before it was woven."""

    step: PlanStep
    reached: Reached
    there: bool
    late: bool


def plan(snapshot: Snapshot) -> tuple[PlannedStep, ...]:
    """The steps of the network that is asked about, the first due first, those without a day at
    the end; none where it is not known which network that is."""
    columns, on, ours = snapshot.columns, snapshot.on, settings.managed(snapshot)
    if ours is None:
        return ()
    alive = set(columns.actors.uids[columns.actors.lives.on(on)])
    found = []
    for row in snapshot.store.rows("expansion/records", after="", limit=PAGE):
        step = record_of("plans", row)
        if isinstance(step, PlanStep) and step.network == ours.uid:
            state = reached(columns, on, ours.us, step.actor, step.wanted, step.existing)
            waits = state.state in ("planned", "begun") and not step.outcome
            late = waits and step.due is not None and step.due < on
            found.append(PlannedStep(step, state, step.actor in alive, late))
    return tuple(sorted(found, key=lambda each: (each.step.due or date.max, each.step.uid)))
