"""From a list and how it is read to tables: the partners, and what stands beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.base.errors import DataError
from graph.base.texts import clean, fold, join_list
from graph.intake.graphs.mapping import LEAVE_OUT
from graph.intake.lists.contents import Column, day_in
from graph.intake.lists.scheme import KEEP, PLACE, TICK, Scheme, base_of
from graph.intake.tables.headings import EXTRA, Table
from graph.intake.tables.sheets import Cell, Row, Sheet, text_of
from graph.intake.worksheets.actors import kind_by_word
from graph.kinds.vocabulary import lists

_PREFIX = {"area.subdistrict": "ต.", "area.district": "อ.", "area.province": "จ."}
_LONG: dict[str, tuple[str, ...]] = {
    "area.subdistrict": ("ตำบล", "แขวง"),
    "area.district": ("อำเภอ", "เขต"),
    "area.province": ("จังหวัด",),
}
MOST_TICKED = 100_000  # cells of a list


@dataclass
class Made:
    """Rows of one table while they are made. headings: column → heading it came from."""

    kind: str
    headings: dict[str, str]
    rows: list[Row] = field(default_factory=list)

    def add(self, line: int, said: dict[str, Cell]) -> None:
        """A row that says this."""
        for column in said:
            self.headings.setdefault(column, column)
        self.rows.append((line, [said.get(column, "") for column in self.headings]))

    def table(self, sheet: Sheet) -> Table:
        """The table of these rows."""
        columns = {column: place for place, column in enumerate(self.headings)}
        width = len(columns)
        return Table(
            kind=self.kind,
            file=sheet.file,
            sheet=sheet.name,
            columns=columns,
            headings=self.headings,
            header=tuple(self.headings.values()),
            rows=[(line, [*cells, *[""] * (width - len(cells))]) for line, cells in self.rows],
            part=True,
        )


def tables_of(
    sheet: Sheet, scheme: Scheme, columns: Sequence[Column], head: int, body: Sequence[Row]
) -> list[Table]:
    """The tables that a list makes. head: the line of its headings."""
    return _List(sheet, scheme, columns, head).tables(body)


class _List:
    """A list while its rows are told apart into tables."""

    def __init__(self, sheet: Sheet, scheme: Scheme, columns: Sequence[Column], head: int) -> None:
        self._sheet = sheet
        self._scheme = scheme
        self._head = head
        self._at = {c.heading: c.position for c in columns}
        read = scheme.columns
        self._fields = {f: h for h, f in read.items() if f not in (TICK, KEEP, LEAVE_OUT)}
        self._ticks = [h for h, f in read.items() if f == TICK]
        self._choices = {tick: Column(tick, 0, ()).choice for tick in self._ticks}
        self._kept = [h for h, f in read.items() if f == KEEP]
        self._made: dict[str, Made] = {}
        self._years_of = {t: year for t in self._ticks if (year := Column(t, 0, ()).year)}
        self._count = 0
        self._came: dict[str, list[str]] = {tick: [] for tick in self._ticks}

    def tables(self, body: Sequence[Row]) -> list[Table]:
        """All tables, that of the rows first."""
        self._main()
        for line, cells in body:
            self._row(line, cells)
        if self._scheme.ticked == "activities":
            self._activities()
        return [made.table(self._sheet) for made in self._made.values() if made.rows]

    def _main(self) -> Made:
        if made := self._made.get(self._scheme.table):
            return made
        own = [f for f in self._fields if "." not in f and f not in ("status", "answered")]
        headings = {f: self._fields[f] for f in own}
        headings |= {_extra(h): h for h in self._kept}
        return self._table(self._scheme.table, headings)

    def _table(self, kind: str, headings: dict[str, str], number: str = "") -> Made:
        return self._made.setdefault(kind + number, Made(kind, headings))

    def _row(self, line: int, cells: list[Cell]) -> None:
        said = {f: self._cell(cells, h) for f, h in self._fields.items()}
        if (status := said.pop("status", "")) and self._gone(text_of(status), said):
            return
        main = self._main()
        own: dict[str, Cell] = {f: c for f, c in said.items() if f in main.headings}
        own |= {_extra(heading): self._cell(cells, heading) for heading in self._kept}
        if self._scheme.table != "actors":
            if self._scheme.table == "ties" and self._scheme.without_level:
                own["type"] = self._scheme.level
            self._years(line, cells, own)
            return
        own |= self._partner(said)
        name = text_of(own.get("name", ""))
        if not clean(name):
            main.add(line, own)
            return
        if self._scheme.ticked == "issues":
            ticked = (t for t in self._ticks if self._says_yes(text_of(self._cell(cells, t))))
            own["issues"] = join_list(self._choices[tick] for tick in ticked)
        if self._scheme.ticked == "years":
            self._years(line, cells, own)
        else:
            main.add(line, own)
        who = _whole_name(own)
        self._contact(line, said, who)
        self._member(line, said, who)
        self._ties(line, said, who)
        self._marked(line, cells, who, said)

    def _partner(self, said: dict[str, Cell]) -> dict[str, Cell]:
        """Name, kind and area of the row's partner, put together from where they stand."""
        found: dict[str, Cell] = {}
        name = text_of(said.get("name", ""))
        if before := text_of(said.get("name.before", "")):
            name = found["name"] = name if fold(name).startswith(fold(before)) else before + name
        if not text_of(said.get("kind", "")):
            found["kind"] = kind_by_word(name) or self._scheme.kind
        if any(said.get(part) for part in PLACE):
            found["area"] = " ".join(
                _place(part, text_of(said[part])) for part in PLACE if said.get(part)
            )
        return found

    def _gone(self, status: str, said: dict[str, Cell]) -> bool:
        """Whether the row is left out for its status; when its partner left, is put down."""
        meant = self._scheme.statuses.get(fold(status), "there")
        if meant == LEAVE_OUT:
            return True
        if meant != "there" and not said.get("until"):
            said["until"] = meant
            self._main().headings.setdefault("until", self._fields["status"])
        return False

    def _contact(self, line: int, said: dict[str, Cell], who: str) -> None:
        ways = {f.removeprefix("contact."): c for f, c in said.items() if f.startswith("contact.")}
        if any(clean(text_of(cell)) for cell in ways.values()):
            ways["name"] = ways.get("name") or who
            self._beside("contacts", "contact.").add(line, {"actor": who, **ways})

    def _member(self, line: int, said: dict[str, Cell], who: str) -> None:
        if clean(text_of(said.get("member.of", ""))):
            of = {f.removeprefix("member."): c for f, c in said.items() if f.startswith("member.")}
            self._beside("members", "member.").add(line, {"member": who, **of})

    def _ties(self, line: int, said: dict[str, Cell], who: str) -> None:
        """A tie to each partner that the row names; what has no number is so of all."""
        for end in (f for f in said if base_of(f) == "tie.to"):
            number = end.removeprefix("tie.to")
            if not clean(text_of(said[end])):
                continue
            self._tie(line, who, {"to": said[end]}, said, number)

    def _tie(
        self, line: int, who: str, own: dict[str, Cell], said: dict[str, Cell], number: str = ""
    ) -> None:
        """A tie, with what the row says of this one, or of all."""
        about = {
            base_of(f).removeprefix("tie."): c
            for f, c in said.items()
            if f.startswith("tie.") and f in (base_of(f), base_of(f) + number) and c
        }
        tie: dict[str, Cell] = {"from": who, "type": self._scheme.level, **about, **own}
        if answered := said.get("answered"):
            tie["source"] = f"{self._fields['answered']} {text_of(answered)[:10]}"
        self._beside("ties", "tie.", number).add(line, tie)

    def _beside(self, kind: str, prefix: str, number: str = "") -> Made:
        """The table of what stands beside the rows; number: of those that say several of it."""
        if made := self._made.get(kind + number):
            return made
        headings = {
            base_of(f).removeprefix(prefix): h
            for f, h in self._fields.items()
            if f.startswith(prefix) and f in (base_of(f), base_of(f) + number)
        }
        return self._table(kind, headings, number)

    def _marked(self, line: int, cells: list[Cell], who: str, said: dict[str, Cell]) -> None:
        """What the ticked cells of a row say."""
        for tick in self._ticks:
            if not self._says_yes(cell := text_of(self._cell(cells, tick))):
                continue
            self._count += 1
            if self._count > MOST_TICKED:
                raise DataError("lists.many", limit=MOST_TICKED)
            if self._scheme.ticked == "activities":
                self._came[tick].append(who)
            elif self._scheme.ticked == "members":
                made = self._table("members", {"member": self._fields["name"], "of": tick})
                made.add(line, {"member": who, "of": self._choices[tick]})
            elif self._scheme.ticked == "ties":
                about: dict[str, Cell] = {"to": self._choices[tick]}
                if fold(cell) not in {*lists()["marks"], fold(self._choices[tick])}:
                    about["type"] = cell
                self._tie(line, who, about, said)

    def _says_yes(self, cell: str) -> bool:
        said = fold(cell)
        return bool(said) and self._scheme.marks.get(said, "yes") == "yes"

    def _activities(self) -> None:
        made = self._table("activities", {})
        for tick, came in self._came.items():
            if came:
                day = day_in(tick) or tick
                made.add(
                    self._head,
                    {"date": day, "title": self._title(tick, day), "participants": join_list(came)},
                )

    def _title(self, tick: str, day: str) -> str:
        """The title of a meeting: the list's, with what its heading says beside the day."""
        own = clean(tick.replace(day, "").replace("()", ""))
        return clean(f"{self._scheme.title} {own}")

    def _years(self, line: int, cells: list[Cell], own: dict[str, Cell]) -> None:
        """A row for each run of years that are ticked: a gap stays a gap, and none is for ever."""
        runs: list[tuple[int, int, str]] = []
        for tick, year in self._years_of.items():
            cell = text_of(self._cell(cells, tick))
            if not self._says_yes(cell):
                continue
            level = "" if fold(cell) in lists()["marks"] else cell
            if runs and runs[-1][1] == year - 1 and runs[-1][2] == level:
                runs[-1] = (runs[-1][0], year, level)
            else:
                runs.append((year, year, level))
        made = self._main()
        for first, last, level in runs:
            said = own | {"since": str(first), "until": str(last)}
            made.add(line, said | ({"type": level} if level else {}))
        if not self._years_of:
            made.add(line, own)

    def _cell(self, cells: list[Cell], heading: str) -> Cell:
        place = self._at[heading]
        return cells[place] if place < len(cells) else ""


def _extra(heading: str) -> str:
    """The column that keeps what stands under a heading."""
    return EXTRA + heading.removeprefix(EXTRA)


def _whole_name(own: dict[str, Cell]) -> str:
    name = clean(text_of(own.get("name", "")))
    surname = clean(text_of(own.get("surname", "")))
    return f"{name} {surname}" if surname else name


def _place(part: str, text: str) -> str:
    """A part of an address with its short word before it."""
    bare = clean(text)
    for word in (_PREFIX[part], *_LONG[part]):
        bare = bare.removeprefix(word).strip()
    return f"{_PREFIX[part]}{bare}"
