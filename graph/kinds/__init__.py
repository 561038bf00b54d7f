"""What is recorded: one declaration a kind, and what follows from it."""

from graph.kinds.activity import Activity
from graph.kinds.actor import SECTORS, Actor
from graph.kinds.area import AREA_LEVELS, Area
from graph.kinds.base import Base
from graph.kinds.contact import Contact
from graph.kinds.distinct import Distinct
from graph.kinds.finding import Case
from graph.kinds.interest import Interest
from graph.kinds.issue import Issue
from graph.kinds.kind import MAX_ID, MAX_NAME, MAX_TEXT, Dated, Field, Kind, Record
from graph.kinds.lesson import Lesson
from graph.kinds.mapping import Mapping
from graph.kinds.membership import Membership
from graph.kinds.mentoring import Mentoring
from graph.kinds.network import ManagedNetwork
from graph.kinds.offer import Offer
from graph.kinds.plan import PlanStep
from graph.kinds.postponement import Postponement
from graph.kinds.promise import Promise
from graph.kinds.records import Change, Records, begun, name_of, record_from
from graph.kinds.registry import KINDS, declared
from graph.kinds.result import Result
from graph.kinds.round import ASKED, ReportedTie, Round
from graph.kinds.setting import Setting
from graph.kinds.stake import Stake
from graph.kinds.tie import LEVELS, Tie
from graph.kinds.way import Way
from graph.kinds.work import Work

__all__ = [
    "AREA_LEVELS",
    "ASKED",
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
    "Interest",
    "Issue",
    "Kind",
    "Lesson",
    "ManagedNetwork",
    "Mapping",
    "Membership",
    "Mentoring",
    "Offer",
    "PlanStep",
    "Postponement",
    "Promise",
    "Record",
    "Records",
    "ReportedTie",
    "Result",
    "Round",
    "Setting",
    "Stake",
    "Tie",
    "Way",
    "Work",
    "begun",
    "declared",
    "name_of",
    "record_from",
]
