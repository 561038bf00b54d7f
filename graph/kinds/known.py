"""What the database holds already, as the planner wants it: records by kind and uid."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.kinds.records import (
    Activity,
    Actor,
    Area,
    Base,
    Case,
    Contact,
    Distinct,
    Issue,
    Lesson,
    ManagedNetwork,
    Membership,
    PlanStep,
    Record,
    Setting,
    Stake,
    Tie,
    Work,
)
from graph.kinds.records import (
    Mapping as SavedMapping,
)


@dataclass(frozen=True)
class Known:
    """One mapping uid → record for each kind of graph.kinds.records.KINDS."""

    areas: Mapping[str, Area] = field(default_factory=dict)
    issues: Mapping[str, Issue] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    networks: Mapping[str, ManagedNetwork] = field(default_factory=dict)
    bases: Mapping[str, Base] = field(default_factory=dict)
    works: Mapping[str, Work] = field(default_factory=dict)
    members: Mapping[str, Membership] = field(default_factory=dict)
    ties: Mapping[str, Tie] = field(default_factory=dict)
    activities: Mapping[str, Activity] = field(default_factory=dict)
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    stakes: Mapping[str, Stake] = field(default_factory=dict)
    plans: Mapping[str, PlanStep] = field(default_factory=dict)
    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    findings: Mapping[str, Case] = field(default_factory=dict)
    distinct: Mapping[str, Distinct] = field(default_factory=dict)
    mappings: Mapping[str, SavedMapping] = field(default_factory=dict)
    settings: Mapping[str, Setting] = field(default_factory=dict)

    @classmethod
    def empty(cls) -> "Known":
        """A database that holds nothing."""
        return cls()

    def of(self, kind: str) -> Mapping[str, Record]:
        """The records of one kind."""
        found: Mapping[str, Record] = getattr(self, kind)
        return found
