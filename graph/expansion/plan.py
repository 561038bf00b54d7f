"""The steps of a plan, each with how far it has come by the day."""

from dataclasses import dataclass
from datetime import date

from graph import network
from graph.expansion.states import Reached, reached
from graph.journal.rows import record_of
from graph.kinds import PlanStep
from graph.network import Snapshot


@dataclass(frozen=True)
class PlannedStep:
    """A step as recorded, where it stands, whether its actor is still there, and whether its day
    has passed before it was woven."""

    step: PlanStep
    reached: Reached
    there: bool
    late: bool


def us_of(snapshot: Snapshot, managed: str) -> tuple[str, ...]:
    """The uids of those who are "us" of a managed network; none where it is not on record."""
    return next((each.us for each in network.managed(snapshot) if each.uid == managed), ())


def plan(snapshot: Snapshot, managed: str) -> tuple[PlannedStep, ...]:
    """The steps of a managed network, the first due first, those without a day at the end."""
    columns, on, us = snapshot.columns, snapshot.on, us_of(snapshot, managed)
    alive = set(columns.actors.uids[columns.actors.lives.on(on)])
    rows = snapshot.store.rows("expansion/records", after="", limit=10_000)
    found = []
    for row in rows:
        step = record_of("plans", row)
        if not isinstance(step, PlanStep) or step.network != managed:
            continue
        state = reached(columns, on, us, step.actor, step.wanted, step.existing)
        open_one = state.state in ("planned", "begun") and not step.outcome
        late = open_one and step.due is not None and step.due < on
        found.append(PlannedStep(step, state, step.actor in alive, late))
    return tuple(sorted(found, key=lambda each: (each.step.due or date.max, each.step.uid)))
