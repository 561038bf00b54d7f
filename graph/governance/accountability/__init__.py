"""The accountability sheet: what was found and dealt with in a period, for members and funders."""

from graph.governance.accountability.draw import page
from graph.governance.accountability.facts import Sheet, sheet
from graph.governance.accountability.printing import printable, to_pdf

__all__ = ["Sheet", "page", "printable", "sheet", "to_pdf"]
