"""The plan while it is being made: what the records would be once every row is in."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from graph.base.problems import Problem, Problems
from graph.intake.apart import differing, unread_apart
from graph.intake.areas import AreaIndex
from graph.intake.names import Like, Names, listed
from graph.intake.newcomers import Newcomers, bearer
from graph.intake.node_ids import NodeIds, outside_id
from graph.intake.reading import Reading
from graph.intake.tables.line import Line
from graph.intake.tables.tidy import REPEATED
from graph.kinds import KINDS, MAX_TEXT, Actor, Area, Record, Records, declared, name_of, uids
from graph.kinds.registry import roots
from graph.kinds.uids import OWN

if TYPE_CHECKING:
    from graph.duplicates import Table

R = TypeVar("R", bound=Record)
MOST_OFFERED = 5
"""Records of one name that a sentence lists."""

Given = dict[str, Any]
"""The fields of a record that a row states; what is not in it is left alone."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The row a record was first stated by, and what it stated.

    given: None where the record was not known before, for then it is what was stated.
    """

    line: Line
    given: Given | None


class Draft:
    """Records by kind as they would be, where each came from, and rows that can't go in."""

    def __init__(
        self,
        reading: Reading,
        known: Records,
        update: bool,
        source: str | None,
        table: "Table | None" = None,
    ) -> None:
        self.reading = reading
        self.known = known
        self.update = update
        self.source = source
        self.problems = Problems()
        self.refused: dict[int, Line] = {}
        self.beside: dict[int, Line] = {}
        self.known_alike: list[tuple[Line, Problem]] = []
        self.newcomers = Newcomers(reading)
        self.current: dict[str, dict[str, Record]] = {k: dict(known.of(k)) for k in KINDS}
        self.origins: dict[str, dict[str, Origin]] = {kind: {} for kind in KINDS}
        self.names = {kind: Names(table) for kind in roots() if kind != Area.declared.name}
        self._faulty: dict[str, dict[str, int]] = {kind: {} for kind in KINDS}
        self._outside: dict[str, dict[str, str]] = {}
        self._merged: dict[str, dict[str, str]] = {}
        self._nodes = NodeIds(self.current["actors"])
        self._areas: AreaIndex | None = None
        for kind, names in self.names.items():
            for uid, record in self.current[kind].items():
                names.add(uid, *_names(record))

    def lines(self, kind: str) -> Iterator[Line]:
        """The rows of all tables of a kind."""
        for table in self.reading.tables:
            if table.kind == kind:
                for place, (number, cells) in enumerate(table.rows):
                    problem = (self.problems, self.reading.today, self.reading.waves)
                    line = Line(table, number, cells, *problem)
                    if fault := table.faults.get(place):
                        line.fail(fault.field, fault.key, fault.value, **fault.facts)
                        self.refuse(line)
                        continue
                    yield line
                    line.let_go()

    def records(self, cls: type[R]) -> dict[str, R]:
        """The records of one kind as they would be now."""
        return self.current[cls.declared.name]  # type: ignore[return-value]

    def areas(self) -> AreaIndex:
        """The index of all areas; asked for only once the areas of the files are in."""
        if self._areas is None:
            self._areas = AreaIndex(self.records(Area))
        return self._areas

    def identify(self, kind: str, given_id: str | None, find: Callable[[], str | None]) -> str:
        """The uid of a row's record: by its outside id, its id, else by what `find` gives.

        "" where the row has no id and `find` knows no record: the caller makes a uid.
        """
        if given_id is None:
            return find() or ""
        return self._by_outside_id(kind, given_id) or self.merged(kind, given_id) or given_id

    def merged(self, kind: str, given_id: str | None) -> str | None:
        """The record into which the one that had this id was merged."""
        if given_id is None or given_id in self.current[kind]:
            return None
        if kind not in self._merged:
            known = self.known.of(kind).items()
            self._merged[kind] = {
                o.removeprefix(OWN): uid
                for uid, record in known
                for o in record.ids
                if o.startswith(OWN)
            }
        return self._merged[kind].get(given_id)

    def put(self, kind: str, uid: str, line: Line, given: Given) -> bool:
        """Merge what a row states into the record; False where the row can't go in."""
        if line.errors:
            return self.refuse(line, kind, uid)
        given = self._with_sources(kind, uid, line, self._carried(kind, uid, line, given))
        first = self.origins[kind].get(uid)
        base = self.current[kind].get(uid)
        if first and not self._repeats(kind, first, base, line, given):
            self.beside[id(line)] = first.line
            return self.refuse(line, kind)
        self._set(kind, uid, replace(base, **given) if base else KINDS[kind](uid=uid, **given))
        if not first:
            kept = given if base or line.table.worksheet else None
            self.origins[kind][uid] = Origin(line, kept)
        return True

    def extend(self, kind: str, uid: str, given: Given) -> None:
        """Add to a record what a further row states of it; the record stays the first row's."""
        self._set(kind, uid, replace(self.current[kind][uid], **given))

    def joined(self, kind: str, uid: str, line: Line, given: Given, several: str) -> Given:
        """What parts of worksheets state of one record, together: `several` is joined, and a
        field stated twice in two ways is an error. The record is then this row's.
        """
        first = self.origins[kind].get(uid)
        if first is None or first.given is None or not first.line.table.worksheet:
            return given
        for field in first.given.keys() & given.keys() - {several, "ids", "sources"}:
            if first.given[field] != given[field]:
                said = line.text(field, MAX_TEXT)
                line.fail(field, "worksheets.twice", said, said=said, where=_where(first.line))
        both = dict.fromkeys((*first.given.get(several, ()), *given.get(several, ())))
        if not line.errors:
            del self.origins[kind][uid]
        return first.given | given | ({several: tuple(both)} if both else {})

    def refuse(self, line: Line, kind: str | None = None, *names: str | None) -> bool:
        """Leave the row out; a reference to one of `names` will say so. Always False."""
        self.refused[id(line)] = line
        for name in names:
            if kind and name:
                self._faulty[kind].setdefault(name, line.row)
        return False

    def drop(self, kind: str, uid: str) -> None:
        """Take back what a row stated: the record is as it was known, or gone."""
        stated = self.current[kind][uid]
        self._set(kind, uid, self.known.of(kind).get(uid))
        line = self.origins[kind].pop(uid).line
        self.refuse(line, kind, uid, getattr(stated, "name", None))

    def row_of(self, kind: str, name: str) -> int | None:
        """The line of the faulty row that bears this id or name."""
        return self._faulty[kind].get(name)

    def sweep(self) -> None:
        """Take back what rows stated that were found faulty only later."""
        for kind, origins in self.origins.items():
            for uid in [uid for uid, origin in origins.items() if origin.line.errors]:
                self.drop(kind, uid)

    def knows(self, kind: str, text: str) -> bool:
        """Whether an id, a name or an alias is on record."""
        return bool(self._find(kind, text))

    def refer(self, line: Line, field: str, text: str | None, *kinds: str) -> str | None:
        """The uid that `text` names among `kinds`, by id, else by exact name or alias."""
        if text is None:
            return None
        kinds = kinds or ("actors",)
        if line.table.nodes_of and "actors" in kinds:
            if uids := self._nodes.find(line, text):
                return self._same_node(line, field, text, uids)
            if text.isdigit() and not self._find("actors", text):
                line.note("warning", field, "graphs.ends.numbers", text)
        holders = [kind for kind in kinds if text in self.current[kind]]
        if len(holders) == 1:
            return self.current[holders[0]][text].uid  # the one text that all who refer to it share
        found = [(kind, uid) for kind in kinds for uid in self._find(kind, text)]
        if len(found) == 1:
            self.newcomers.mention(line, field, text)
            return found[0][1]
        if len(found) > 1:
            among = [uid for kind, uid in found if kind == "actors"]
            if len(among) == len(found):
                return self.newcomers.settle(self, line, field, text, kinds, among)
            self.fail_several(line, field, text, found)
            return None
        if "actors" in kinds and self.row_of("actors", text) is None:
            return self.newcomers.settle(self, line, field, text, kinds)
        self.fail_unknown(line, field, text, kinds)
        return None

    def fail_several(
        self, line: Line, field: str, text: str, found: Sequence[tuple[str, str]]
    ) -> None:
        """Record that several have this name. found: kind and uid of each."""
        likes = [bearer(uid, self.current[kind][uid], text) for kind, uid in found[:MOST_OFFERED]]
        line.fail(field, "intake.ref.several", text, text=text, offered=listed(likes))

    def create(self, line: Line, name: str, kind: str) -> str:
        """The uid of a new partner of that name, which other rows may name too."""
        uid = self.make_uid("actors", name)
        self._set("actors", uid, KINDS["actors"](uid=uid, name=name, kind=kind))  # type: ignore[call-arg]
        self.origins["actors"][uid] = Origin(self._whoever(line), None)
        return uid

    def add_alias(self, line: Line, uid: str, name: str) -> None:
        """The partner answers to this name too."""
        actor = self.records(Actor)[uid]
        if name in (actor.name, *actor.aliases):
            return
        self._set("actors", uid, replace(actor, aliases=(*actor.aliases, name)))
        self.origins["actors"].setdefault(uid, Origin(self._whoever(line), {}))

    def _whoever(self, line: Line) -> Line:
        """The row without what is wrong with it: what it names is there for others as well."""
        return Line(line.table, line.row, line.cells, self.problems)

    def area(self, line: Line, field: str, text: str | None, keeps: str) -> str | None:
        """The code of the area `text` names; None, told, where no area bears the name.

        keeps: the key that says what becomes of an unknown area's text.
        """
        from graph.base.errors import DataError

        if text is None:
            return None
        if not len(self.areas()):
            line.note("warning", field, "intake.area.none_loaded", text)
            return None
        try:
            uid, problem = self.areas().find(text)
        except DataError as error:
            line.reject(field, error, text)
            return None
        if uid is None:
            line.note("warning", field, keeps, text, text=text)
        elif problem:
            line.note("info", field, "intake.area.highest", text, text=text, code=uid)
        return uid

    def renames(self, kind: str, uid: str, line: Line, name: str, column: str = "name") -> bool:
        """Whether a known id came with another name, and that is not allowed; told as an error."""
        before = self.known.of(kind).get(uid)
        was = getattr(before, "name", name)
        if was == name or self.update or name in getattr(before, "aliases", ()):
            return False
        own = line.text("id")
        if before and self.source and own and f"{self.source}:{own}" in before.ids:
            return False
        line.fail(column, "intake.row.other_name", name, id=uid, known=was, name=name)
        return True

    def _set(self, kind: str, uid: str, record: Record | None) -> None:
        """The record as it would be now; None: there would be none."""
        names, was = self.names.get(kind), self.current[kind].get(uid)
        if names and was:
            names.remove(uid, *_names(was))
        if record is None:
            self.current[kind].pop(uid, None)
            return
        self.current[kind][uid] = record
        if names:
            names.add(uid, *_names(record))

    def _find(self, kind: str, text: str) -> list[str]:
        if text in self.current[kind]:
            return [text]
        outside = self._by_outside_id(kind, text) or self.merged(kind, text)
        if outside:
            return [outside]
        return self.names[kind].find(text)

    def _same_node(self, line: Line, field: str, text: str, uids: list[str]) -> str | None:
        """The one actor with this id; None, told, where others have it, or it is another's name."""
        every = dict.fromkeys([*uids, *self._find("actors", text)])
        names = ", ".join(f"“{self.label('actors', uid)}”" for uid in every)
        if len(every) > 1:
            line.fail(field, "graphs.ends.several", text, text=text, names=names)
            return None
        line.note("info", field, "graphs.ends.remembered", f"{text} = {names}")
        return uids[0]

    def label(self, kind: str, uid: str) -> str:
        """What a record is called: its name, else its uid."""
        return name_of(self.current[kind][uid])

    def fail_unknown(
        self,
        line: Line,
        field: str,
        text: str,
        kinds: tuple[str, ...],
        like: Iterable[Like] | None = None,
    ) -> None:
        """Record that nothing has this id or name. like: what was meant, where that is known."""
        for kind in kinds:
            if text in self._faulty[kind]:
                row = self._faulty[kind][text]
                line.fail(field, "intake.ref.faulty", text, text=text, row=row)
                return
        if like is None:
            like = (one for kind in kinds for one in self.names[kind].like(text))
        near = listed(like)
        what = f"kinds.{kinds[0]}.none"
        if near:
            line.fail(field, f"{what}_like", text, text=text, near=near)
        else:
            line.fail(field, what, text, text=text)

    def _by_outside_id(self, kind: str, given_id: str) -> str | None:
        if not self.source:
            return None
        if kind not in self._outside:
            known = self.known.of(kind).items()
            self._outside[kind] = {o: uid for uid, record in known for o in record.ids}
        return self._outside[kind].get(f"{self.source}:{given_id}")

    def _carried(self, kind: str, uid: str, line: Line, given: Given) -> Given:
        """With the outside ids, sources and extra columns that the row's table has."""
        if line.table.kind != kind or not line.table.carries:
            return given
        more: Given = {"ids": line.many("ids"), "sources": line.many("source")}
        if stated := line.extra():
            had = getattr(self.known.of(kind).get(uid), "extra", ())
            kept = dict(text.partition("=")[::2] for text in had)
            more["extra"] = tuple(f"{name}={text}" for name, text in (kept | stated).items())
        return given | {field: value for field, value in more.items() if value}

    def _with_sources(self, kind: str, uid: str, line: Line, given: Given) -> Given:
        outside = outside_id(line, kind, self.source)
        if not self.source and not outside:
            return given
        before = self.current[kind].get(uid)
        ids = (*(before.ids if before else ()), *given.get("ids", ()), *filter(None, [outside]))
        given = given | {"ids": tuple(dict.fromkeys(ids))}
        if not self.source:
            return given
        sources = given.get("sources", before.sources if before else ())
        return given | {"sources": tuple(dict.fromkeys((*sources, self.source)))}

    def _repeats(
        self, kind: str, first: Origin, stated: Record | None, line: Line, given: Given
    ) -> bool:
        """Whether a second row for a record may stand: the same words, not one id twice."""
        where = _where(first.line)
        own = line.text(declared(line.table.kind).uid_column)
        assert stated is not None
        same = first.given or vars(stated)
        if first.given is None:
            given = vars(type(stated)(uid=stated.uid, **given))
        if same != given:
            different = ", ".join(differing(first.line, line))
            line.fail(
                "id" if own else None,
                "intake.row.conflict",
                own or getattr(stated, "name", None),
                where=where,
                fields=different,
            )
            return False
        if own and first.line.table is line.table and first.line is not line:
            line.fail("id", "intake.row.id_twice", own, where=where)
            return False
        if kind == line.table.kind and (apart := unread_apart(first.line, line)):
            where = _where(first.line)
            line.fail(
                None,
                "intake.row.apart",
                getattr(stated, "name", None),
                where=where,
                fields=", ".join(apart),
            )
            return False
        if not line.table.part:  # else the whole row tells it
            line.note("info", "", REPEATED)
        return True

    def make_uid(self, kind: str, *key: object) -> str:
        """A free uid for a record that came without an id."""
        return uids.make(kind, *key, taken=self.current[kind])


def _names(record: Record) -> tuple[str, ...]:
    return (name_of(record), *getattr(record, "aliases", ()))


def _where(line: Line) -> str:
    return f"{line.table.sheet or line.table.file}: {line.row}"
