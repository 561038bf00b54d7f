"""What is recorded: one declaration a kind, and what follows from it."""

from graph.kinds.activity import Activity
from graph.kinds.actor import SECTORS, Actor
from graph.kinds.area import AREA_LEVELS, Area
from graph.kinds.base import Base
from graph.kinds.contact import Contact
from graph.kinds.distinct import Distinct
from graph.kinds.finding import Case
from graph.kinds.issue import Issue
from graph.kinds.kind import MAX_ID, MAX_NAME, MAX_TEXT, Dated, Field, Kind, Record
from graph.kinds.lesson import Lesson
from graph.kinds.mapping import Mapping
from graph.kinds.membership import Membership
from graph.kinds.network import ManagedNetwork
from graph.kinds.plan import PlanStep
from graph.kinds.postponement import Postponement
from graph.kinds.records import Change, Records, record_from
from graph.kinds.registry import KINDS, declared
from graph.kinds.setting import Setting
from graph.kinds.stake import Stake
from graph.kinds.tie import LEVELS, Tie
from graph.kinds.work import Work

__all__ = [
    "AREA_LEVELS",
    "KINDS",
    "LEVELS",
    "MAX_ID",
    "MAX_NAME",
    "MAX_TEXT",
    "SECTORS",
    "Activity",
    "Actor",
    "Area",
    "Base",
    "Case",
    "Change",
    "Contact",
    "Dated",
    "Distinct",
    "Field",
    "Issue",
    "Kind",
    "Lesson",
    "ManagedNetwork",
    "Mapping",
    "Membership",
    "PlanStep",
    "Postponement",
    "Record",
    "Records",
    "Setting",
    "Stake",
    "Tie",
    "Work",
    "declared",
    "record_from",
]
