"""The parts of worksheets as tables of the kinds that every import knows."""

from collections.abc import Iterable
from dataclasses import replace

from graph.base.problems import Place, Problems
from graph.intake.tables.headings import Table, recognise
from graph.intake.tables.sheets import Cell, Row, Sheet
from graph.intake.worksheets.grids import Names
from graph.intake.worksheets.marks import (
    filled,
    items,
    names_in,
    only_told,
    question,
    text_of,
    unnumbered,
)
from graph.intake.worksheets.pages import At, Page, Part
from graph.kinds.vocabulary import tables

STAKE = ("actor", "groups", "influence", "interest", "network")
ACTOR = ("name", "kind", "sector")


def actors(page: Page, names: Iterable[Names]) -> list[Table]:
    """The actors that a list of names makes."""
    return _by_column(
        page, "actors", ACTOR, ((n, (n.name, n.kind, n.said.get("sector", ""))) for n in names)
    )


def stakes(page: Page, names: Iterable[Names], network: str) -> list[Table]:
    """What the places of names say of their stakes."""

    def cells(name: Names) -> tuple[str, ...]:
        said = (name.said.get(aspect, "") for aspect in ("group", "influence", "interest"))
        return (name.name, *said, network)

    return _by_column(page, "stakes", STAKE, ((name, cells(name)) for name in names))


def _by_column(
    page: Page, kind: str, columns: tuple[str, ...], rows: Iterable[tuple[Names, tuple[str, ...]]]
) -> list[Table]:
    grouped: dict[str, list[Row]] = {}
    for name, cells in rows:
        grouped.setdefault(name.column, []).append((name.line, list(cells)))
    return [
        _table(page.sheet, kind, columns, found, {columns[0]: heading})
        for heading, found in grouped.items()
    ]


def networks(name: str, pages: list[Page]) -> Table:
    """The network that some sheets of a workbook name, who we are in it and its vision."""
    labels: dict[str, At] = {}
    for page in pages:
        labels = page.labels | labels
    us = "; ".join(names_in(labels["us"].text)) if "us" in labels else ""
    cells: list[Cell] = [name, us, labels["vision"].text if "vision" in labels else ""]
    places = {w: at.place for w, at in labels.items() if w != "network"}
    first = labels.get("network") or next(iter(labels.values()))
    if "network" in labels:
        places["name"] = first.place
    rows: list[Row] = [(first.place.line or 1, cells)]
    made = _table(pages[0].sheet, "networks", ("name", "us", "vision"), rows, {})
    return replace(made, places=places)


def table(page: Page, part: Part, network: str, problems: Problems) -> Table:
    """A part that is a table: blank rows left out, its network beside each row.

    DataError: its headings are open to two readings.
    """
    assert part.header
    line, cells = part.header
    header: Row = (line, ["" if only_told(text_of(cell)) else cell for cell in cells])
    sheet = Sheet(page.sheet.file, page.sheet.name, [header, *part.rows])
    found = recognise(sheet, problems)
    assert found
    found = _by_question(found) if found.kind == "lessons" else found
    found = replace(found, rows=_written(found, problems), worksheet=True)
    if found.kind not in ("stakes", "plans", "lessons") or "network" in found.columns:
        return found
    return _beside(found, "network", [network] * len(found.rows))


def owner_of(plans: Table) -> tuple[At | None, Table]:
    """Whose plan it is, where the first row names a group and nothing else, as on the slides."""
    for row in plans.rows[:1]:
        said = {c for c, at in plans.columns.items() if _cell(row, at) and c != "network"}
        if said == {"actor"}:
            heading = plans.headings["actor"]
            place = Place(plans.file, plans.sheet, row[0], heading)
            named = At(_cell(row, plans.columns["actor"]), place)
            return named, replace(plans, rows=plans.rows[1:])
    return None, plans


def _written(found: Table, problems: Problems) -> list[Row]:
    """The rows someone wrote in; what stands beside an unwritten row is told."""
    kept: list[Row] = []
    for row in found.rows:
        if any(_cell(row, at) for c, at in found.columns.items() if c != "question"):
            kept.append(_unnumbered(row, found))
        elif any(filled(text_of(cell)) for cell in row[1]) and "question" not in found.columns:
            where = (found.file, found.sheet, None)
            problems.gather("warning", "worksheets.not_read", where, row[0])
    return kept


def _unnumbered(row: Row, found: Table) -> Row:
    """The row without the number before its partner's name."""
    at = found.columns.get("actor")
    if at is None or at >= len(row[1]):
        return row
    cells = list(row[1])
    cells[at] = filled(unnumbered(text_of(cells[at])))
    return row[0], cells


def _by_question(lessons: Table) -> Table:
    """The lessons, each with the question above it; several in one cell are several rows, but
    for one that has an id."""
    if "question" in lessons.columns:
        return lessons
    rows: list[Row] = []
    asked: list[Cell] = []
    current = ""
    at, own = lessons.columns["text"], lessons.columns.get("id")
    for line, cells in lessons.rows:
        if (said := question([text_of(cell) for cell in cells])) is not None:
            current = said
            continue
        texts = items(text_of(cells[at])) if at < len(cells) else []
        if own is not None and _cell((line, cells), own):
            texts = [text_of(cells[at])]
        for text in texts or [""]:
            rows.append((line, [*cells[:at], text, *cells[at + 1 :]]))
            asked.append(current)
    return _beside(replace(lessons, rows=rows), "question", asked)


def _beside(found: Table, column: str, cells: list[Cell] | list[str]) -> Table:
    """The table with one more column, which its sheet doesn't have."""
    at = max((len(row[1]) for row in found.rows), default=0)
    at = max(at, len(found.header))
    thai = tables()[found.kind].thai[column]
    rows: list[Row] = [
        (line, [*row, *[""] * (at - len(row)), cell])
        for (line, row), cell in zip(found.rows, cells, strict=True)
    ]
    return replace(
        found,
        columns=found.columns | {column: at},
        headings=found.headings | {column: thai},
        header=(*found.header, *[""] * (at - len(found.header)), thai),
        rows=rows,
    )


def _table(
    sheet: Sheet, kind: str, columns: tuple[str, ...], rows: list[Row], headings: dict[str, str]
) -> Table:
    thai = tables()[kind].thai
    return Table(
        kind=kind,
        file=sheet.file,
        sheet=sheet.name,
        columns={column: at for at, column in enumerate(columns)},
        headings={column: thai[column] for column in columns} | headings,
        header=tuple(thai[column] for column in columns),
        rows=rows,
        worksheet=True,
    )


def _cell(row: Row, at: int) -> str:
    return filled(text_of(row[1][at])) if at < len(row[1]) else ""
