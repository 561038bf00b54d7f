"""Lists that offices keep: a row each, under headings of their own, read as someone settles.

A register, a list of members or of a committee, an attendance sheet, years or choices as columns,
answers of a form.
"""

from graph.intake.lists.answers import in_words
from graph.intake.lists.matrix import as_matrix
from graph.intake.lists.proposal import ListProposal
from graph.intake.lists.scheme import Scheme, from_text
from graph.intake.lists.settling import OfficeList, Settled

__all__ = [
    "ListProposal",
    "OfficeList",
    "Scheme",
    "Settled",
    "as_matrix",
    "from_text",
    "in_words",
]
