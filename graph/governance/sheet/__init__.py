"""The accountability sheet: what was found and dealt with in a period, for members and funders."""

from graph.governance.sheet.draw import page
from graph.governance.sheet.facts import Sheet, sheet
from graph.governance.sheet.printing import printable, to_pdf

__all__ = ["Sheet", "page", "printable", "sheet", "to_pdf"]
