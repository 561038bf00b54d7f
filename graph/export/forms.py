"""The forms of an export, and the one way to write each."""

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from graph import settings
from graph.base.errors import Misuse
from graph.base.words import language, say
from graph.export import readme
from graph.export.selection import Selection, select
from graph.export.tables import Losses, Sheet, sheets
from graph.kinds import KINDS, Contact, declared
from graph.network import EVERYTHING, Filters, Source
from graph.rights import take_out

if TYPE_CHECKING:
    from graph.export.timeline import Animation
    from graph.export.view import Shown

GRAPHS = ("graphml", "gexf", "kumu")
DRAWN = ("html", "view")
FORMS = ("xlsx", "csv", "zip", *GRAPHS, "json", *DRAWN)
ENDINGS = {
    ".xlsx": "xlsx",
    ".zip": "zip",
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".kumu.json": "kumu",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
}


@dataclass(frozen=True)
class ExportSummary:
    """What was written. counts: records by kind; left_out: sentences; personal: contacts in it."""

    form: str
    counts: dict[str, int]
    left_out: tuple[str, ...]
    personal: bool


def form_of(path: Path) -> str:
    """The form that a path's ending says; a name without one is a folder of CSV. Misuse else."""
    name = path.name.lower()
    for ending, form in ENDINGS.items():
        if name.endswith(ending):
            return form
    if path.is_dir() or not path.suffix:
        return "csv"
    raise Misuse("export.ending", ending=path.suffix, forms=", ".join(ENDINGS))


def export(
    source: Source,
    form: str,
    on: date | None = None,
    filters: Filters = EVERYTHING,
    contacts: bool = False,
    notes: bool = False,
) -> bytes:
    """The export as bytes; "csv" gives the zip of its files."""
    file = io.BytesIO()
    write(source, "zip" if form == "csv" else form, file, on, filters, contacts, notes)
    return file.getvalue()


def write(
    source: Source,
    form: str,
    file: IO[bytes],
    on: date | None = None,
    filters: Filters = EVERYTHING,
    contacts: bool = False,
    notes: bool = False,
) -> ExportSummary:
    """Everything on record, or what `filters` leave: all dates, or the network of `on`.

    contacts: with personal data, in tables (JSON with everything always has them; graph formats
    never: Misuse). notes: with notes, in graph formats (the others always have them).
    """
    return writer(form, contacts, notes)(chosen(source, form, on, filters), file)


def chosen(
    source: Source, form: str, on: date | None, filters: Filters
) -> "Selection | Animation | Shown":
    """What a form writes: records, or for "html" the drawing that plays, for "view" that of a day.

    Those end with `on`, the demo's own day or today where it is None. Misuse where persons are left
    out of a form that can't do without them.
    """
    if form not in DRAWN:
        if filters.no_persons:
            raise Misuse("export.no_persons", form=form)
        return select(source, on, filters)
    from graph.export.timeline import animation
    from graph.export.view import shown

    draw: Any = shown if form == "view" else animation
    return draw(source, on or settings.today(source), filters)


def write_tables(folder: Path, selection: Selection, contacts: bool) -> ExportSummary:
    """CSV files into an empty folder."""
    take_out("csv", contacts)
    from graph.export.delimited import write_folder

    tables = _Tables(selection, contacts)
    write_folder(folder, tables.sheets(), tables.readme())
    return tables.summary("csv")


def writer(form: str, contacts: bool, notes: bool) -> Callable[[Any, IO[bytes]], ExportSummary]:
    """What writes a form of one file; Misuse where it can't hold what is asked."""
    if form not in FORMS or form == "csv":
        raise Misuse("export.form", form=form, forms=", ".join(FORMS))
    take_out(form, contacts or form == "json")
    if contacts and form in (*GRAPHS, *DRAWN):
        raise Misuse("export.no_contacts", form=form)
    if form in ("xlsx", "zip"):
        return lambda selection, file: _tables(form, selection, file, contacts)
    if form == "json":
        return _whole
    if form in DRAWN:
        return play if form == "html" else show
    return lambda selection, file: _graph(form, selection, file, notes)


def _tables(form: str, selection: Selection, file: IO[bytes], contacts: bool) -> ExportSummary:
    from graph.export.books import write_book
    from graph.export.delimited import write_zip

    tables = _Tables(selection, contacts)
    if form == "xlsx":
        write_book(file, tables.sheets(), tables.readme(), tables.lang)
    else:
        write_zip(file, tables.sheets(), tables.readme())
    return tables.summary(form)


def _whole(selection: Selection, file: IO[bytes]) -> ExportSummary:
    from graph.export.whole import write_whole

    write_whole(file, selection)
    said = (*readme.stands(selection, language()), *readme.narrowed(selection, language()))
    return ExportSummary("json", _counts(selection, KINDS), said, bool(selection.known.of(Contact)))


def play(animation: "Animation", file: IO[bytes]) -> ExportSummary:
    """The file that plays."""
    from graph.export.player import left_out, write_animation

    write_animation(file, animation)
    return ExportSummary("html", animation.counts, tuple(left_out(animation)), personal=False)


def show(what: "Shown", file: IO[bytes]) -> ExportSummary:
    """The file of a day's view."""
    from graph.export.view import write_view

    write_view(file, what)
    said = (*what.narrowed, say("sharing.left"))
    return ExportSummary("view", what.viewed.counts, said, personal=False)


def _graph(form: str, selection: Selection, file: IO[bytes], notes: bool) -> ExportSummary:
    from graph.export.gexf import write_gexf
    from graph.export.graphml import write_graphml
    from graph.export.graphs import Graph
    from graph.export.kumu import write_kumu

    writers = {"graphml": write_graphml, "gexf": write_gexf, "kumu": write_kumu}
    writers[form](file, Graph(selection.known, notes))
    lang = language()
    said = (
        *readme.stands(selection, lang),
        *readme.narrowed(selection, lang),
        *readme.graph(notes, lang),
    )
    return ExportSummary(form, _counts(selection, ("actors", "ties")), said, personal=False)


class _Tables:
    """The tables of a selection, and what they leave out once they have been written."""

    def __init__(self, selection: Selection, contacts: bool) -> None:
        self.lang = language()
        self._selection, self._contacts = selection, contacts
        self._losses = Losses()

    def sheets(self) -> Iterator[Sheet]:
        return sheets(self._selection.known, self._contacts, self.lang, self._losses)

    def readme(self) -> Iterator[str]:
        return readme.lines(self._selection, self._contacts, self._losses, self.lang)

    def summary(self, form: str) -> ExportSummary:
        left = readme.left_out(self._selection, self._contacts, self._losses, self.lang)
        stands = readme.stands(self._selection, self.lang)
        said = (*stands, *readme.narrowed(self._selection, self.lang), *left)
        kinds = [
            k
            for k in KINDS
            if k not in readme.UNWRITTEN and (self._contacts or not declared(k).personal)
        ]
        counts = _counts(self._selection, kinds)
        return ExportSummary(
            form, counts, said, self._contacts and bool(self._selection.known.of(Contact))
        )


def _counts(selection: Selection, kinds: Iterable[str]) -> dict[str, int]:
    return {kind: n for kind in kinds if (n := len(selection.known.of(kind)))}
