"""Everything out again: for Excel, Gephi, Kumu, R, for any browser, and for Saan itself.

`export(source, "xlsx")` gives bytes, `write` streams to a file, `write_path` writes a file or
folder whole or not at all.
"""

from graph.export.atomic import write_path
from graph.export.forms import FORMS, ExportSummary, chosen, export, form_of, write

__all__ = ["FORMS", "ExportSummary", "chosen", "export", "form_of", "write", "write_path"]
