"""Intake: files → rows → checks → plan. Nothing here knows a database.

`read(paths)` gives the tables of files, folders and workbooks; `plan(reading, known)` says what
loading them would create, change, end and leave alone, with every problem at once.
"""

from graph.intake.areas import resolve_source
from graph.intake.dates import iso, read_day, show, widen
from graph.intake.graphs import Proposal
from graph.intake.known import Known
from graph.intake.planning import Plan, plan
from graph.intake.problem import Problem
from graph.intake.reading import Reading, read
from graph.intake.refused import RefusedRow
from graph.intake.texts import guard, unguard
from graph.intake.wishes import Wishes
from graph.records import Change

__all__ = [
    "Change",
    "Known",
    "Plan",
    "Problem",
    "Proposal",
    "Reading",
    "RefusedRow",
    "Wishes",
    "guard",
    "iso",
    "plan",
    "read",
    "read_day",
    "resolve_source",
    "show",
    "unguard",
    "widen",
]
