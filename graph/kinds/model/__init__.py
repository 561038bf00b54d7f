"""The graph as neomodel classes: labels, properties, relationships and what must be unique.

For forms and for declaring constraints; bulk writes and all questions are Cypher modules
(neomodel saves about a hundred objects a second). A test keeps these classes, the records and
the Cypher modules in step.
"""

from graph.kinds.model.activity import Activity
from graph.kinds.model.actor import Actor, Group, Organisation, Person
from graph.kinds.model.area import Area
from graph.kinds.model.assessment import Answer, Assessment
from graph.kinds.model.contact import Contact
from graph.kinds.model.finding import Finding
from graph.kinds.model.issue import Issue
from graph.kinds.model.journal import Batch, Change, Journal
from graph.kinds.model.lesson import Lesson
from graph.kinds.model.mapping import Mapping
from graph.kinds.model.network import Network
from graph.kinds.model.planstep import PlanStep
from graph.kinds.model.setting import Setting

NODES = (
    Actor,
    Issue,
    Area,
    Network,
    Activity,
    Contact,
    Assessment,
    Answer,
    PlanStep,
    Finding,
    Lesson,
    Mapping,
    Setting,
    Journal,
    Batch,
    Change,
)
"""The classes whose constraints are installed; a person, group or organisation is an Actor too."""

__all__ = [
    "NODES",
    "Activity",
    "Actor",
    "Answer",
    "Area",
    "Assessment",
    "Batch",
    "Change",
    "Contact",
    "Finding",
    "Group",
    "Issue",
    "Journal",
    "Lesson",
    "Mapping",
    "Network",
    "Organisation",
    "Person",
    "PlanStep",
    "Setting",
]
