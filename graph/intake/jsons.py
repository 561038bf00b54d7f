"""JSON files: Saan's own with everything, Kumu's, node-link data, arrays of objects as tables."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from graph.base.errors import DataError
from graph.base.problems import Place, Problems
from graph.base.texts import join_list
from graph.intake.documents import FAULTS, Document, is_document, read_document
from graph.intake.graphs import RawGraph, is_kumu, is_node_link, read_kumu, read_node_link
from graph.intake.tables.headings import Table, recognise
from graph.intake.tables.sheets import MAX_COLUMNS, Cell, Sheet
from graph.intake.tables.strict import load


@dataclass(frozen=True)
class Json:
    """What a JSON file holds: one of the three."""

    tables: tuple[Table, ...] = ()
    documents: tuple[Document, ...] = ()
    graphs: tuple[RawGraph, ...] = ()


def read_json(file: str, data: bytes, problems: Problems) -> Json:
    """Saan's own document, a graph of Kumu's or node-link data, or tables; DataError else."""
    value = load(data)
    if is_document(value):
        return Json(documents=(read_document(file, value, problems),))
    if is_kumu(value):
        return Json(graphs=(read_kumu(file, value, problems),))
    if is_node_link(value):
        return Json(graphs=(read_node_link(file, value, problems),))
    return Json(tables=tuple(_tables(file, value, problems)))


def _tables(file: str, value: Any, problems: Problems) -> Iterator[Table]:
    arrays = {"": value} if isinstance(value, list) else value
    if not isinstance(arrays, dict):
        raise DataError("documents.no_arrays")
    found = 0
    for name, array in arrays.items():
        table = _table(file, name, array, problems) if isinstance(array, list) else None
        if table is None:
            key = "documents.empty_array" if array == [] else "documents.no_table"
            severity = "info" if array == [] else "warning"
            problems.tell(severity, key, Place(file, None, None, name), name=name)
        else:
            found += 1
            yield table
    if not found:
        raise DataError("documents.no_arrays")


def _table(file: str, name: str, array: list[Any], problems: Problems) -> Table | None:
    """An array of objects as a table, each object a row; what is no object is told."""
    objects = {place: item for place, item in enumerate(array) if isinstance(item, dict)}
    others = [place for place in range(len(array)) if place not in objects]
    for place in others[:FAULTS]:
        at = Place(file, None, None, f"{name}[{place}]")
        problems.tell("error", "documents.not_object", at, array[place])
    keys = list(dict.fromkeys(key for item in objects.values() for key in item))
    if not keys:
        return None
    if len(keys) > MAX_COLUMNS:
        raise DataError("documents.too_many_keys", name=name, limit=MAX_COLUMNS)
    rows = [(n + 1, [_cell(item.get(key)) for key in keys]) for n, item in objects.items()]
    table = _recognised(Sheet(file, name or None, [(0, list(keys)), *rows]), problems)
    if table is None:
        return None
    read = [keys[position] for position in table.columns.values()]
    nested = [(n, key) for n, item in objects.items() for key in read if _is_nested(item.get(key))]
    for place, key in nested[:FAULTS]:
        at = Place(file, None, None, f"{name}[{place}].{key}")
        problems.tell("error", "documents.nested", at)
    return replace(table, path=name)


def _recognised(sheet: Sheet, problems: Problems) -> Table | None:
    """The table by its keys; what is told of them has no line."""
    noted = Problems()
    table = recognise(sheet, noted)
    for problem in noted.all():
        problems.add(replace(problem, line=None))
    return table


def _cell(value: Any) -> Cell:
    """A JSON value as the text of a cell; "" for what has none."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list) and not _is_nested(value):
        return join_list(value)
    return ""


def _is_nested(value: Any) -> bool:
    if isinstance(value, list):
        return not all(isinstance(one, str) for one in value)
    return isinstance(value, dict)
