"""Files, folders and workbooks to tables: the first step of an import, without a database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from graph.base.errors import DataError
from graph.base.problems import Bilingual, Place, Problem, Problems, lines_named, trouble
from graph.base.texts import fold
from graph.base.waves import Waves
from graph.intake.archive import unpacked
from graph.intake.delimited import read_csv
from graph.intake.documents import Document
from graph.intake.graphs import (
    ENDINGS,
    MAYBE,
    Listed,
    Proposal,
    RawGraph,
    is_dl,
    join,
    listed,
    read_graph,
    settle,
)
from graph.intake.jsons import read_json
from graph.intake.lists import ListProposal, OfficeList, Settled, as_matrix, in_words
from graph.intake.mending import mend, tell_unfit
from graph.intake.oldbooks import read_old
from graph.intake.tables.headings import Table, recognise
from graph.intake.tables.mojibake import MENDED, refuse_or_mend
from graph.intake.tables.options import Decisions, ReadOptions
from graph.intake.tables.sheets import MAX_FILE, Sheet, text_of
from graph.intake.tables.tidy import REPEATED, tidied
from graph.intake.workbook import kind_of_bytes, not_a_workbook, read_xlsx
from graph.intake.worksheets import LISTS, read_worksheets
from graph.kinds import Mapping
from graph.kinds.vocabulary import guides, tables

TEXTS = {".csv", ".tsv", ".txt"}
BOOKS = {".xlsx", ".xlsm", ".xls", ".ods"}


@dataclass(frozen=True)
class Reading:
    """The tables and documents found, in the order of files and sheets, and what was noticed.

    proposals: how each graph or list is, or may be, read; mappings: those to be kept.
    today: days far beyond it are told; None: none are. waves: what bare numbers for dates are.
    create, partners: see `ReadOptions`. unread: rows of lists of which nothing goes in, as they are
    read.
    """

    tables: tuple[Table, ...]
    problems: tuple[Problem, ...]
    documents: tuple[Document, ...] = ()
    proposals: tuple[Proposal | ListProposal, ...] = ()
    mappings: tuple[Mapping, ...] = ()
    today: date | None = None
    waves: Waves | None = None
    create: str | None = None
    partners: Decisions = field(default_factory=dict)
    unread: int = 0


def read(paths: Sequence[Path], read_options: ReadOptions = ReadOptions()) -> Reading:  # noqa: B008  # frozen
    """Read every file, and every readable file of every folder, into tables.

    The files of a zip are read as those of a folder. Nothing is raised for a bad file: it is a
    Problem of severity "error".
    """
    try:
        with unpacked(paths) as every:
            return _read(every, read_options)
    except DataError as error:
        return Reading((), (trouble(error, Place()),))


def _read(paths: Sequence[Path], read_options: ReadOptions) -> Reading:
    problems = Problems()
    found: list[Table] = []
    documents: list[Document] = []
    failed: list[Problem] = []
    graphs: list[RawGraph] = []
    lists: Lists = {}
    offices = Offices(graphs)
    absent = set(read_options.mends)
    for path in _files(paths, failed):
        absent -= {each for each in absent if each.file == path.name}
        try:
            if _is_graph(path):
                graphs.append(read_graph(path.name, _bytes(path), problems, read_options))
            elif path.suffix.lower() == ".json":
                json = read_json(path.name, _bytes(path), problems)
                found += json.tables
                documents += json.documents
                graphs += json.graphs
            else:
                found += _tables(path, read_options, problems, failed, lists, offices)
        except DataError as error:
            failed.append(trouble(error, _at(error, path.name)))
    graphs += _joined(lists, problems, failed, read_options.waves)
    settled = _settled(graphs, read_options, problems, failed)
    tables = [*found, *settled.tables]
    proposals = (*settled.proposals, *(each.proposal for each in offices.lists))
    undecided = any(proposal.decided is None for proposal in proposals)
    if not _uses(proposals):
        failed[:0] = offices.unfit[:1]
    if not failed and not undecided and not documents and not any(table.rows for table in tables):
        place = Place(tables[0].file if tables else None)
        failed.append(trouble(DataError("intake.file.no_rows"), place))
    for each in read_options.mends:
        if each in absent:
            tell_unfit(each, problems)
    if read_options.mapping is not None and not failed and not _uses(proposals):
        problems.tell("warning", "graphs.mapping.unused", Place())
    noted = (*failed, *problems.all())
    whole = tuple(documents)
    kept = (*settled.mappings, *(each.kept for each in offices.lists if each.kept))
    made = (whole, proposals, kept)
    said = read_options.today, read_options.waves, read_options.create
    return Reading(tuple(tables), noted, *made, *said, read_options.partners, offices.unread)


FINAL = {"intake.sheet.empty", "intake.sheet.missing_members"}
"""What is wrong with headings however the sheet may be read."""

UNFIT = "lists.not_there"
"""How lists are read speaks of headings that this one lacks: it may be meant for another sheet."""


@dataclass
class Offices:
    """What sheets are beside tables in our own words: lists of offices; graphs, as matrices.

    unfit: how lists are read, where that doesn't fit. unread: rows of which nothing goes in.
    """

    graphs: list[RawGraph]
    lists: list[Settled] = field(default_factory=list)
    unfit: list[Problem] = field(default_factory=list)
    unread: int = 0

    def decided(self, office: OfficeList, sheet: Sheet) -> ListProposal | None:
        """How it was said to be read; None where nobody did, or it doesn't fit this sheet."""
        try:
            return office.decided()
        except DataError as error:
            if error.key != UNFIT:
                raise
            place = Place(sheet.file, sheet.name, sheet.rows[0][0])
            self.unfit.append(trouble(error, place))
            return None

    def take(
        self, office: OfficeList, sheet: Sheet, proposal: ListProposal, problems: Problems
    ) -> tuple[Table, ...]:
        """The tables of a list; none while nobody has settled how it is read."""
        settled = office.settle(proposal, problems)
        self.lists.append(settled)
        if proposal.decided:
            self._count(sheet, proposal, settled, problems)
        return settled.tables

    def _count(
        self, sheet: Sheet, proposal: ListProposal, settled: Settled, problems: Problems
    ) -> None:
        """Tell of the rows that are in no table: of who left, or without a ticked year; and of
        those that repeat an earlier one word for word."""
        read = {line for table in settled.tables for line, _ in table.rows}
        body = sheet.rows[len(sheet.rows) - proposal.rows :]
        unread = [line for line, _ in body if line not in read]
        self.unread += len(unread)
        if unread:
            place = Place(sheet.file, sheet.name)
            problems.tell("warning", "lists.unread", place, lines=lines_named(unread))
        seen: set[tuple[str, ...]] = set()
        for line, cells in body:
            if (row := tuple(map(text_of, cells))) in seen and line in read:
                problems.gather("info", REPEATED, (sheet.file, sheet.name, ""), line)
            seen.add(row)

    def propose(
        self, others: Sequence[Sheet], read_options: ReadOptions, problems: Problems
    ) -> Iterator[Table]:
        """The tables of sheets that no table's headings fit, where they are lists."""
        for sheet in others:
            office = OfficeList(sheet, read_options)
            if proposal := office.proposed():
                yield from self.take(office, sheet, proposal, problems)


def _uses(proposals: Sequence[Proposal | ListProposal]) -> bool:
    """Whether the mapping that was given was of any use."""
    return any(each.decided == "given" or getattr(each, "chosen", False) for each in proposals)


Lists = dict[tuple[Path, str], list[Listed]]
"""Node and edge lists that may belong together: those of one workbook, or of one folder."""


def _is_graph(path: Path) -> bool:
    ending = path.suffix.lower()
    if ending not in MAYBE:
        return ending in ENDINGS
    try:
        with path.open("rb") as file:
            return is_dl(file.read(256))
    except OSError:
        return False


def _joined(
    lists: Lists, problems: Problems, failed: list[Problem], waves: Waves | None
) -> Iterator[RawGraph]:
    for parts in lists.values():
        try:
            yield join(parts, problems, waves)
        except DataError as error:
            failed.append(trouble(error, _at(error, parts[0].sheet.file)))


def _settled(
    graphs: list[RawGraph], read_options: ReadOptions, problems: Problems, failed: list[Problem]
) -> Reading:
    """The tables of graphs, how each is read, and what of that is to be kept."""
    tables: list[Table] = []
    proposals: list[Proposal] = []
    mappings: list[Mapping] = []
    for graph in graphs:
        try:
            more, proposal, kept = settle(graph, read_options, problems)
        except DataError as error:
            failed.append(trouble(error, Place(graph.name)))
            continue
        tables += more
        proposals.append(proposal)
        mappings += [kept] if kept else []
    return Reading(tuple(tables), (), (), tuple(proposals), tuple(mappings))


def _files(paths: Sequence[Path], failed: list[Problem]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            known = TEXTS | BOOKS | ENDINGS
            inside = sorted(p for p in path.iterdir() if p.suffix.lower() in known)
            inside = [p for p in inside if p.is_file() and not p.name.startswith((".", "~$"))]
            inside = [p for p in inside if fold(p.stem) not in guides()]
            if not inside:
                failed.append(trouble(DataError("intake.file.empty_folder"), Place(path.name)))
            yield from inside
        else:
            yield path


def _tables(
    path: Path,
    read_options: ReadOptions,
    problems: Problems,
    failed: list[Problem],
    lists: Lists,
    offices: Offices,
) -> list[Table]:
    every = sheets(path, read_options, problems)
    chosen = read_options.sheets
    read_in = [s for s in every if s.visible and (chosen is None or s.name in chosen)]
    read_in = [s for s in read_in if fold(s.name or "") not in guides()]
    for sheet in every:
        if not sheet.visible and sheet.name != LISTS:
            problems.tell("warning", "intake.sheet.hidden", Place(path.name, sheet.name))
    worksheets, left = read_worksheets(read_in, problems)
    parts = {id(sheet): part for sheet in left if (part := listed(sheet))}
    for part in parts.values():
        home = path if part.sheet.name else path.parent
        lists.setdefault((home, part.format), []).append(part)
    left = [sheet for sheet in left if id(sheet) not in parts]
    if parts and not left:
        return list(worksheets)
    known: list[Table] = []
    others: list[Sheet] = []
    taken: list[Table] = []
    elsewhere = len(read_in) - len(left)
    for sheet in (part for whole in in_words(left, problems) for part in tidied(whole, problems)):
        if not sheet.rows and len(every) > 1:
            continue
        try:
            table = _recognised(sheet, read_options, problems, offices)
        except DataError as error:
            line = sheet.rows[0][0] if sheet.rows else None
            failed.append(trouble(error, Place(path.name, sheet.name, line)))
            elsewhere += 1
            continue
        if isinstance(table, Table):
            known.append(table)
        elif table is None:
            others.append(sheet)
        else:
            elsewhere += 1
            taken += table
    if not known and not elsewhere:
        taken += offices.propose(others, read_options, problems)
        if taken:
            return taken
    _tell_sheets(path, known, others, elsewhere, problems)
    return [*worksheets, *known, *taken]


def _recognised(
    sheet: Sheet, read_options: ReadOptions, problems: Problems, offices: Offices
) -> Table | tuple[Table, ...] | None:
    """The table that a sheet is; or those of a list, or matrix, of an office; None for neither.

    DataError as `recognise`; how a list may be read that has no table's headings is proposed
    beside.
    """
    if not sheet.rows:
        return recognise(sheet, problems)
    office = OfficeList(sheet, read_options)
    if decided := offices.decided(office, sheet):
        return offices.take(office, sheet, decided, problems)
    noticed = Problems()
    try:
        own = recognise(sheet, noticed)
    except DataError as error:
        if error.key in FINAL:
            raise
        if (proposal := office.proposed()) is None:
            raise
        tables = offices.take(office, sheet, proposal, problems)
        if proposal.decided is None:
            raise
        return tables
    if own is None and (graph := as_matrix(sheet)):
        offices.graphs.append(graph)
        return ()
    proposal = office.proposed() if own is not None and own.kind == "actors" else None
    if proposal and proposal.scheme.beside:
        return offices.take(office, sheet, proposal, problems)
    for each in noticed.all():
        problems.add(each)
    return own


def _tell_sheets(
    path: Path, known: list[Table], others: list[Sheet], elsewhere: int, problems: Problems
) -> None:
    """Say which sheets were read as what, and which were left alone.

    elsewhere: how many sheets are worksheets, lists of a graph, or faulty.
    """
    if not known and not elsewhere:
        raise DataError("intake.file.no_table", tables=_names())
    for table in known:
        if table.sheet is not None:
            name = Bilingual(tables()[table.kind].names[0], table.kind)
            place = Place(table.file, table.sheet)
            problems.tell("info", "intake.sheet.read_as", place, sheet=table.sheet, table=name)
        if not table.rows:
            problems.tell("info", "intake.sheet.no_rows", Place(table.file, table.sheet))
    for sheet in others:
        place = Place(path.name, sheet.name)
        problems.tell("warning", "intake.sheet.not_read", place, sheet=sheet.name or path.name)


def sheets(path: Path, read_options: ReadOptions, problems: Problems) -> list[Sheet]:
    """The sheets of a text file (one) or a workbook; DataError where it can't be read."""
    data = _bytes(path)
    ending = path.suffix.lower()
    if ending in TEXTS:
        read_in = [_not_blank(read_csv(path.name, data, problems, read_options))]
        mend(read_in, path.name, read_options.mends, problems)
        return read_in
    if ending not in BOOKS:
        raise DataError("intake.file.ending", ending=ending or path.name)
    kind = kind_of_bytes(data)
    if kind == "other":
        raise not_a_workbook(data)
    old = kind == "ole" or ending == ".ods"
    found = (read_old if old else read_xlsx)(path.name, data, problems)
    for sheet in found:
        refuse_or_mend(sheet, read_options.accept or read_options.encoding == MENDED)
    mend(found, path.name, read_options.mends, problems)
    return found


def _not_blank(sheet: Sheet) -> Sheet:
    if not sheet.rows:
        raise DataError("intake.file.no_header", tables=_names())
    return sheet


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise DataError("intake.file.too_large", megabytes=MAX_FILE // 2**20)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise DataError("intake.file.missing", path=path.name) from error
    except OSError as error:
        raise DataError("intake.file.unreadable", path=path.name) from error
    if not data:
        raise DataError("intake.file.empty")
    return data


def _at(error: DataError, file: str) -> Place:
    return Place(file, None, error.facts.get("line"), error.facts.get("path"))


def _names() -> Bilingual:
    every = tables().values()
    return Bilingual(", ".join(w.names[0] for w in every), ", ".join(w.kind for w in every))
