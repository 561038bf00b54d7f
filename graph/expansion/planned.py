"""The steps of a plan, each with how far it has come by the day."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from graph import settings
from graph.expansion.reach import brought
from graph.expansion.states import Reached, reached
from graph.journal.all_records import records_of
from graph.kinds import PlanStep
from graph.network import Snapshot


@dataclass(frozen=True)
class PlannedStep:
    """A step as recorded, where it stands, whether its actor is still there, and whether its day
    has passed before it was woven. brought: how many the tie has brought within two steps of us
    since the step was planned; None where it is not known when."""

    step: PlanStep
    reached: Reached
    there: bool
    late: bool
    brought: int | None = None

    @property
    def waits(self) -> bool:
        """Whether it is still to be woven."""
        return _waits(self.step, self.reached)


def plan(snapshot: Snapshot) -> tuple[PlannedStep, ...]:
    """The steps of the network that is asked about, planned by the day, the first due first, those
    without a due day at the end; none where it is not known which network that is."""
    columns, on, ours = snapshot.columns, snapshot.on, settings.managed(snapshot)
    if ours is None:
        return ()
    on_day = cache(columns.as_of)
    alive = set(columns.actors.uids[columns.actors.lives.on(on)])
    found = []
    for step in records_of(snapshot.store, "plans").of(PlanStep).values():
        if step.network == ours.uid and _planned(step, on):
            asked = (ours.us, step.actor, step.wanted, step.existing, step.planned)
            state = reached(columns, on, *asked)
            late = _waits(step, state) and step.due is not None and step.due < on
            came = None
            if step.planned:  # the tie may have begun on that very day
                earlier = on_day(step.planned - timedelta(days=1))
                came = brought(on_day(on), earlier, ours.us, step.actor)
            found.append(PlannedStep(step, state, step.actor in alive, late, came))
    return tuple(sorted(found, key=lambda each: (each.step.due or date.max, each.step.uid)))


def _waits(step: PlanStep, reached: Reached) -> bool:
    return reached.state in ("planned", "begun") and not step.outcome


def _planned(step: PlanStep, on: date) -> bool:
    return step.planned is None or step.planned <= on
