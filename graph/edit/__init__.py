"""Editing: what a manager does to single records, with its time, through the one door.

A `Edit` is read as an import reads a row, on the few records it concerns, inside the
transaction that writes it.
"""

from graph.edit.edits import Considered, Edit, Moved, Refused
from graph.edit.write import consider, edit, episodes, one, record, taken_in

__all__ = [
    "Considered",
    "Edit",
    "Moved",
    "Refused",
    "consider",
    "edit",
    "episodes",
    "one",
    "record",
    "taken_in",
]
