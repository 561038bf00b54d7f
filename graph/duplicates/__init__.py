"""Actors who may be one: found by their names, made one, or remembered as two.

Nothing here but `write` knows a database.
"""

from graph.duplicates.context import Reason
from graph.duplicates.finding import Candidate, candidates
from graph.search.abbreviations import Table, built_in, table

__all__ = ["Candidate", "Reason", "Table", "built_in", "candidates", "table"]
