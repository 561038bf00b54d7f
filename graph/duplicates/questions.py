"""Actors who may be one: what is asked of a snapshot."""

from graph.duplicates import Candidate, candidates, table
from graph.duplicates.merge import moved
from graph.duplicates.write import of_both
from graph.journal.all_records import all_records
from graph.network import Snapshot, heavy, question_of_all_days
from graph.store.patient import Patient


@question_of_all_days
@heavy
def duplicates(snapshot: Snapshot) -> list[Candidate]:
    """Pairs of actors who may be one, the likeliest first: see `graph.duplicates`."""
    short = table(snapshot.source.home)
    return candidates(all_records(Patient(snapshot.store)), None, short)


@question_of_all_days
def merge_preview(snapshot: Snapshot, keep: str, gone: str) -> dict[str, int]:
    """Kind → how many records of the actor `gone` a merge would move, where there are any."""
    return moved(of_both(Patient(snapshot.store), keep, gone), keep, gone)
