"""Cells and rows of files as someone mended them: laid over what was read, before all else."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from operator import itemgetter

from graph.base.problems import Place, Problem, Problems
from graph.base.texts import clean
from graph.intake.tables.longrows import LongRows
from graph.intake.tables.options import Mend as Mend
from graph.intake.tables.sheets import Cell, Row, Sheet, text_of

LOOKED_AT = 20  # rows in which a heading is looked for
NUMBERED = "#"
SKIPPED = "intake.mend.skipped"


def mend(found: Sequence[Sheet], file: str, mends: Iterable[Mend], problems: Problems) -> None:
    """Mend the sheets of a file; what fits nothing in them, for the file has changed, is told."""
    own = [each for each in mends if each.file == file]
    for sheet in found:
        here = [each for each in own if each.sheet == sheet.name]
        fitting = _mend(sheet, here, problems) if here else set()
        own = [each for each in own if each not in fitting]
    for each in own:
        tell_unfit(each, problems)


def tell_unfit(unfit: Mend, problems: Problems) -> None:
    """Tell of what was mended where there is no such cell or row now."""
    place = Place(unfit.file, unfit.sheet, unfit.line, unfit.column)
    problems.tell("warning", "intake.mend.unfit", place, unfit.was)


def counted(problems: Iterable[Problem], keys: Set[str]) -> int:
    """The counts of all problems of these keys together."""
    return sum(dict(each.facts)["count"] for each in problems if each.key in keys)


def said(cells: Sequence[Cell]) -> str:
    """What a row says, for `was` of one that is skipped."""
    return " | ".join(text for cell in cells if (text := clean(text_of(cell))))


def _mend(sheet: Sheet, mends: Sequence[Mend], problems: Problems) -> set[Mend]:
    """The mends that fit; the sheet's rows are then as they say."""
    places = {each.column: _place(sheet, each.column) for each in mends}
    by_line: dict[int | None, list[tuple[int, Mend]]] = defaultdict(list)
    for order, each in enumerate(mends):
        by_line[each.line].append((order, each))
    fitting: set[Mend] = set()
    rows: dict[int, list[Cell] | None] = {}
    for line, cells in sheet.rows:
        for _, each in sorted((*by_line.get(line, ()), *by_line[None]), key=itemgetter(0)):
            now = rows.get(line, cells)
            if now is None or not _fits(each, now, places[each.column]):
                continue
            rows[line] = _mended(each, now, places[each.column])
            fitting.add(each)
            _tell(sheet, line, each, problems)
    sheet.rows = _laid_over(sheet.rows, rows)
    return fitting


def _place(sheet: Sheet, column: str | None) -> int | None:
    """Where the column's cells stand; None where no heading says so."""
    if column is None:
        return None
    if column.startswith(NUMBERED) and column[1:].isdecimal():
        return int(column[1:]) - 1
    for _, cells in sheet.rows[:LOOKED_AT]:
        for place, cell in enumerate(cells):
            if clean(text_of(cell)) == column:
                return place
    return None


def _fits(each: Mend, cells: Sequence[Cell], place: int | None) -> bool:
    if each.column is None:
        return each.line is not None and each.was in (None, said(cells))
    if place is None or place < 0:
        return False
    now = clean(text_of(cells[place])) if place < len(cells) else ""
    return now == clean(each.was) if each.was is not None else each.line is not None


def _mended(each: Mend, cells: list[Cell], place: int | None) -> list[Cell] | None:
    if each.column is None or place is None:
        return None
    longer = [*cells, *[""] * (place + 1 - len(cells))]
    longer[place] = each.value
    return longer


def _tell(sheet: Sheet, line: int, each: Mend, problems: Problems) -> None:
    where = (sheet.file, sheet.name, each.column)
    if each.column is None:
        problems.gather("warning", SKIPPED, where, line)
    else:
        problems.gather("info", "intake.mend.mended", where, line, each.value, now=each.value)


def _laid_over(rows: list[Row], changed: dict[int, list[Cell] | None]) -> list[Row]:
    if isinstance(rows, LongRows):
        return rows.laid_over(changed)  # type: ignore[return-value]
    return list(_changed(rows, changed))


def _changed(rows: Iterable[Row], changed: dict[int, list[Cell] | None]) -> Iterator[Row]:
    for line, cells in rows:
        now = changed.get(line, cells)
        if now is not None:
            yield line, now
