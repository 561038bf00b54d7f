"""What of a large database the files name, and nothing else: an import costs what it holds.

Of a small one everything is read, and where the files name very much: it is as quick.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from graph.base.spans import first_day
from graph.base.texts import clean, clean_lines
from graph.intake.names import CLOSE_ENOUGH, OFFERED, SEARCHES
from graph.intake.people import mentioned
from graph.intake.reading import Reading
from graph.intake.tables import headings
from graph.journal.selected import Selected, answers_to
from graph.kinds import Actor, Area, Base, Change, Records, declared
from graph.kinds.registry import columns, naming, references
from graph.kinds.vocabulary import through
from graph.store.patient import Patient

if TYPE_CHECKING:
    from graph.duplicates import Table

SMALL = 50_000
"""Actors, ties and activities up to which all that is on record is read."""

MOST = 1_000
"""Texts of the files, beyond which it is too."""

LIKE, LIKELY = 20, 60
"""Names like a new one that are looked at closely, and how much of 100 they must be alike."""

SHORTEST = 4
"""Letters of the rest of a name, what kind of body it is left out, that may stand in another."""

HIGHEST = 5
"""Steps from an area to the whole that it lies in."""


class Named(Selected):
    """The records that the files of a reading name; all of them, where `whole`."""

    def __init__(
        self,
        patient: Patient,
        reading: Reading,
        source: str | None,
        table: "Table | None",
        small: int = SMALL,
    ) -> None:
        super().__init__(patient)
        self._patient = patient
        self._tables = [table for table in reading.tables if table.rows]
        self._source, self._short = source, table
        (state,) = patient.rows("journal/state")
        self.counter = int(state["counter"] or 0)
        size = state["actors"] + state["ties"] + state["activities"]
        self._texts = set() if size <= small or reading.documents else self._named(reading)
        self.whole = not self._texts or len(self._texts) > MOST

    def read(self) -> Records:
        """The records that are named, and what those are compared with."""
        sources = {self._source or "", *(table.nodes_of for table in self._tables)}
        self.actors(self._texts, *sorted(sources - {""}))
        self._near()
        for kind in ("networks", "issues", "mappings"):
            self.all(kind)
        for table in self._tables:
            self._beside(table)
        self.keep("ties", "ties/among", of=list(self.found["actors"]))
        return self.known()

    def taken(self, changes: Iterable[Change]) -> bool:
        """Whether new records have the uids of others, which are known from now on."""
        before = sum(map(len, self.found.values()))
        new: dict[str, list[str]] = {}
        for change in changes:
            if change.before is None:
                new.setdefault(change.kind, []).append(change.uid)
        for kind, uids in new.items():
            self.some(kind, uids)
        return sum(map(len, self.found.values())) > before

    def _named(self, reading: Reading) -> set[str]:
        found = {meant for each in reading.partners.values() if (meant := each.partition(":")[2])}
        for table in self._tables:
            places = [p for c, p in table.columns.items() if c in naming(table.kind) | {"type"}]
            for text in _cells(table.rows, places, clean_lines):
                found.update(mentioned(text))
                if said := through(text):
                    found.add(clean(said[1]))
                if len(found) > MOST:
                    return found
        return found

    def _near(self) -> None:
        """Actors whose names or uids are like those that nobody has: meant, or the same."""
        recorded = {text for actor in self.found["actors"].values() for text in answers_to(actor)}
        new = sorted(self._texts - recorded)
        if not new:
            return
        listed = self._patient.columns("actors/listed")
        near = set(alike(new, listed["uids"], listed["names"], self._short))
        folded = {text.casefold() for text in self._texts}
        near |= {uid for uid in set(listed["uids"]) if uid.casefold() in folded}
        self.some("actors", near)
        for kind in ("bases", "contacts", "distinct"):
            self.some(kind, (), near)
        self._areas_of_bases()

    def _areas_of_bases(self) -> None:
        wanted = {base.area for base in self.records(Base).values()}
        for _ in range(HIGHEST):
            self.some("areas", wanted)
            wanted = {area.within for area in self.records(Area).values() if area.within}

    def _beside(self, table: headings.Table) -> None:
        """What the rows of a table are compared with: by id, and what hangs on whom they name."""
        kind, actors = table.kind, list(self.found["actors"])
        ids = list(_cells(table.rows, [table.columns.get(declared(kind).uid_column)]))
        told = {c for c, field in columns(kind).items() if "areas" in field.refers} | {"area"}
        if told & table.columns.keys():
            self.all("areas")
        if any(
            "activities" in columns(kind)[c].refers for c in table.columns if c in columns(kind)
        ):
            self.all("activities")
        if kind == "activities":
            self._activities(table, ids)
        elif kind == "ties":
            self.some(kind, ids)
        elif any("actors" in field.refers for field in references(kind).values()):
            self.some(kind, ids, actors)
        elif kind != "actors":
            self.all(kind)
        if kind == "actors":
            for other in ("bases", "works"):
                self.some(other, (), actors)
            self._areas_of_bases()
        if kind == "stakes":
            self.some("contacts", (), actors)

    def _activities(self, table: headings.Table, ids: Sequence[str]) -> None:
        self.some("activities", ids)
        for text in set(_cells(table.rows, [table.columns.get("date")])):
            if day := first_day(text):
                self.keep("activities", "activities/selected", uids=[], of=[], day=day)


def alike(
    new: Sequence[str], uids: Sequence[str], names: Sequence[str], table: "Table | None"
) -> Iterator[str]:
    """Whose names are like one of these, or hold what is left of one without its kind of body."""
    from rapidfuzz import fuzz, process

    for number, text in enumerate(new):
        least = CLOSE_ENOUGH if number > SEARCHES else LIKELY
        limit = OFFERED if number > SEARCHES else LIKE
        for _, _, place in process.extract(
            text, names, scorer=fuzz.ratio, limit=limit, score_cutoff=least
        ):
            yield uids[place]
        for rest in _rests(text, table):
            found = (uid for uid, name in zip(uids, names, strict=True) if rest in name)
            yield from (uid for uid, _ in zip(found, range(LIKE), strict=False))


def _rests(text: str, table: "Table | None") -> Iterator[str]:
    """The name without what kind of body it is, or without titles, where enough is left."""
    from graph.duplicates import built_in
    from graph.duplicates.forms import form_of
    from graph.search.spelling import spelled, untitled

    if text != (name := untitled(spelled(text))) and len(name) >= SHORTEST:
        yield name
    form = form_of(Actor(uid="", name=text, kind="organisation"), text, table or built_in())
    if form.head and len(form.rest) >= SHORTEST:
        yield form.rest


def _cells(
    rows: Iterable[Any], places: Iterable[int | None], cleaner: Callable[[str], str] = clean
) -> Iterator[str]:
    """The texts of some columns, cleaned."""
    for _, cells in rows:
        for place in places:
            if place is not None and place < len(cells):
                cell = cells[place]
                if text := cleaner(cell) if isinstance(cell, str) else cell.isoformat()[:10]:
                    yield text
