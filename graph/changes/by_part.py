"""Changes between two dates part by part: by area, by issue, by sector."""

from dataclasses import dataclass
from datetime import date

from graph.base.errors import Misuse
from graph.changes.between import OF_ACTORS, OF_PAIRS, Changes, between
from graph.network import EVERYTHING, Columns, Filters
from graph.network.divided import narrowed, parts

BY = ("area", "issue", "sector")
BETWEEN = ""
"""The uid of the row of pairs between sectors, or of actors whose sector is not known."""

COUNTS = (*OF_PAIRS, "kept", *OF_ACTORS)


@dataclass(frozen=True)
class Part:
    """What changed within one part: counts of pairs, and of actors who came and went.

    uid: of the area or issue, the sector's word, or `BETWEEN`; name: "" for sectors.
    jaccard: kept over pairs tied on either day, 0–1; None where there are none.
    """

    uid: str
    name: str
    added: int
    ended: int
    tightened: int
    loosened: int
    kept: int
    joined: int
    left: int
    jaccard: float | None

    @property
    def moved(self) -> int:
        """Pairs that changed in any way."""
        return self.added + self.ended + self.tightened + self.loosened


def changed_by(
    columns: Columns, by: str, one: date, other: date, filters: Filters = EVERYTHING
) -> tuple[Part, ...]:
    """The changes of each part, those with the most first, then by uid.

    Each part is what the filter of its name keeps. Areas: of the widest level of which two or more
    have actors, else all that have; issues: all in use; they overlap. Sectors: within each, and
    what lies between them. Misuse for another word than `BY`.
    """
    if by not in BY:
        raise Misuse("cli.not_one_of", what="by", value=by, allowed=", ".join(BY))
    names = parts(columns, by)
    rows = [
        _part(uid, name, between(columns, one, other, narrowed(filters, by, uid)))
        for uid, name in names
        if getattr(filters, by) in (None, uid) or by != "sector"
    ]
    if by == "sector" and not filters.sector:
        rows.append(_rest(between(columns, one, other, filters), rows))
    kept = [row for row in rows if row.moved or row.kept or row.joined or row.left]
    return tuple(sorted(kept, key=lambda row: (-row.moved, -row.joined - row.left, row.uid)))


def _part(uid: str, name: str, found: Changes) -> Part:
    counts = {word: len(getattr(found, word)) for word in (*OF_PAIRS, *OF_ACTORS)}
    return Part(uid, name, kept=found.kept, jaccard=found.jaccard, **counts)


def _rest(whole: Changes, rows: list[Part]) -> Part:
    all_of_it = _part(BETWEEN, "", whole)
    counts = {
        word: getattr(all_of_it, word) - sum(getattr(row, word) for row in rows) for word in COUNTS
    }
    either = counts["kept"] + counts["added"] + counts["ended"]
    return Part(BETWEEN, "", jaccard=counts["kept"] / either if either else None, **counts)
