"""The accountability sheet: what was found and dealt with in a period, for members and funders."""

from datetime import date

from graph import governance, network
from graph.accountability.draw import page
from graph.accountability.gathering import Sheet, facts
from graph.accountability.printing import printable, to_pdf
from graph.network import Snapshot, heavy, question

__all__ = ["Sheet", "page", "printable", "to_pdf"]


@question
@heavy
def sheet(snapshot: Snapshot, first: date, lang: str, public: bool = False) -> str:
    """The accountability sheet from a day to the day, as HTML. public: no person is named."""
    rows = snapshot.store.rows("actors/persons") if public else []
    persons = [row["text"] for row in rows]
    made = facts(snapshot, governance.report(snapshot), first)
    return page(made, network.names(snapshot), lang, persons, public)
