"""Intake: files → rows → checks → plan. Nothing here knows a database.

`read(paths)` gives the tables of files, folders and workbooks; `plan(reading, known)` says what
loading them would create, change, end and leave alone, with every problem at once.
"""

from graph.base.dates import iso, read_day, show, widen
from graph.base.problems import Problem
from graph.base.texts import guard, unguard
from graph.intake.areas import resolve_source
from graph.intake.graphs import Proposal
from graph.intake.planning import Plan, plan
from graph.intake.reading import Reading, read
from graph.intake.refused import RefusedRow
from graph.intake.tables.options import ReadOptions
from graph.kinds import Change, Records

__all__ = [
    "Change",
    "Plan",
    "Problem",
    "Proposal",
    "ReadOptions",
    "Reading",
    "Records",
    "RefusedRow",
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
