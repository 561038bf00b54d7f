"""What an edit concerns, and nothing else of what is on record.

Whatever the size of the database, an edit reads the record itself, those it names, the other
episodes of its pair, and, where something goes, all that hangs on it: by the unique indexes.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from graph.base.spans import first_day
from graph.base.texts import clean, clean_lines, split_list
from graph.edit.edits import Edit
from graph.intake.named import alike
from graph.intake.names import SEARCHES
from graph.intake.people import mentioned
from graph.journal.selected import Selected, answers_to
from graph.kinds import declared
from graph.kinds.registry import columns, ends, fields, references, roots
from graph.kinds.vocabulary import through


class Neighbourhood(Selected):
    """The neighbourhood while it is being read."""

    def read_bases(self, edits: Sequence[Edit]) -> None:
        """The records that the edits are about, as they are now."""
        for edit in edits:
            if edit.base is not None:
                self.some(edit.kind, [edit.base.uid])

    def read(self, edits: Sequence[Edit]) -> None:
        """All else that the edits concern."""
        for edit in edits:
            self._bases(edit)
        self.actors({text for edit in edits for text in _named(edit)})
        for edit in edits:
            self._beside(edit)

    def read_alike(self, edits: Sequence[Edit]) -> None:
        """Actors whose names are like those that nobody has: what may have been meant."""
        recorded: set[str] = set()
        for actor in self.found["actors"].values():
            recorded |= answers_to(actor)
        unknown = sorted({text for edit in edits for text in _named(edit)} - recorded - {""})
        if unknown:
            rows = self.reader.rows("actors/names")
            named = [(row["uid"], name) for row in rows for name in (row["name"], *row["aliases"])]
            uids, names = zip(*named, strict=True) if named else ((), ())
            self.some("actors", list(alike(unknown[:SEARCHES], uids, names, None)))

    def _bases(self, edit: Edit) -> None:
        """What the record refers to; of a new one, whoever has its id."""
        if edit.base is None:
            if given := edit.given.get(declared(edit.kind).uid_column):
                self.some(edit.kind, [clean(given)])
            return
        recorded = self.found[edit.kind].get(edit.base.uid)
        if recorded is not None:
            self.referred(edit.kind, [recorded])

    def _beside(self, edit: Edit) -> None:
        """What the record is compared with, and what would go with it."""
        recorded = self.found[edit.kind].get(edit.base.uid) if edit.base else None
        if edit.what in ("delete", "retire", "end") and recorded and edit.kind in roots():
            self.hanging(edit.kind, [recorded.uid])
        if edit.kind == "ties":
            self._pairs(edit, recorded)
        elif edit.kind == "activities":
            self._day(edit)
        elif edit.kind == "actors":
            self._of_actor(edit)
        elif between := ends(edit.kind):
            first, of = between[0], fields(edit.kind)[between[0]].refers
            meant = (
                self._meant(edit, recorded, first, first) if of == ("actors",) else self.all(of[0])
            )
            self.some(edit.kind, (), meant)
        named = {to for field in references(edit.kind).values() for to in field.refers}
        if "networks" in named or edit.kind == "networks":
            self.all("networks")
        if edit.kind in ("issues", "works") or {"about", "issues"} & edit.given.keys():
            self.all("issues")
        self._places(edit)
        self._gatherings(edit)

    def _pairs(self, edit: Edit, recorded: Any) -> None:
        starts = self._meant(edit, recorded, "from", "start")
        ends = self._meant(edit, recorded, "to", "end")
        for one in starts:
            for other in ends - {one}:
                self.keep("ties", "ties/selected_pair", one=one, other=other)

    def _day(self, edit: Edit) -> None:
        if day := first_day(edit.given.get("date", "-")):
            self.keep("activities", "activities/selected", uids=[], of=[], day=day)

    def _of_actor(self, edit: Edit) -> None:
        if edit.base and {"area", "issues"} & edit.given.keys():
            for kind in ("bases", "works"):
                self.some(kind, (), [edit.base.uid])
                self.referred(kind, list(self.found[kind].values()))

    def _places(self, edit: Edit) -> None:
        """An area given by its code is read with those it lies in; by name, all areas are."""
        given = _cells(edit, "areas")
        if edit.kind in ("actors", "areas"):
            given += [clean(edit.given[c]) for c in ("area", "code") if edit.given.get(c)]
        if edit.kind == "areas":
            self.some("areas", given)
        elif given:
            self.some("areas", given)
            if any(text not in self.found["areas"] for text in given):
                self.all("areas")

    def _gatherings(self, edit: Edit) -> None:
        """Activities given by uid; by title, all are read."""
        if given := _cells(edit, "activities"):
            self.some("activities", given)
            if any(text not in self.found["activities"] for text in given):
                self.all("activities")

    def _meant(self, edit: Edit, recorded: Any, column: str, field: str) -> set[str]:
        """The uids of actors that the column may mean, and the one on record."""
        text = clean(edit.given.get(column, ""))
        named = {uid for uid, actor in self.found["actors"].items() if text in answers_to(actor)}
        return named | ({getattr(recorded, field)} if recorded is not None else set())


def _cells(edit: Edit, kind: str) -> list[str]:
    """The texts in columns that refer to records of a kind."""
    return [
        clean(part)
        for column, text in edit.given.items()
        if (field := columns(edit.kind).get(column)) and kind in field.refers
        for part in split_list(text)
    ]


def _named(edit: Edit) -> Iterator[str]:
    """The texts of an edit that may name actors."""
    for column, text in edit.given.items():
        field = columns(edit.kind).get(column)
        if field is not None and "actors" in field.refers:
            yield clean(text)
            yield from map(clean, mentioned(clean_lines(text)))
    if edit.kind == "ties" and (said := through(clean(edit.given.get("type", "")))):
        yield clean(said[1])
    if edit.kind == "actors" and edit.given.get("name"):
        yield clean(edit.given["name"])
    if edit.kind == "plans" and (said := through(clean(edit.given.get("existing", "")))):
        yield clean(said[1])
