"""Answers as survey tools export them, put as people write lists: codes as the words of a sheet of
choices (KoboToolbox, ODK), and a question above its choices (SurveyMonkey) in one row of headings.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from graph.base.problems import Place, Problems
from graph.base.texts import clean, fold, join_list
from graph.intake.lists.contents import Column
from graph.intake.tables.longrows import LongRows
from graph.intake.tables.sheets import Cell, Row, Sheet, column, text_of
from graph.kinds.vocabulary import lists

LOOKED_AT = 20  # rows in which the headings are looked for
_APART = re.compile(r"[\s,;]+")

Codes = dict[str, dict[str, str]]
"""List of choices → code → label."""


def in_words(sheets: Sequence[Sheet], problems: Problems) -> list[Sheet]:
    """The sheets with codes of choices in words, in place of the sheet that says what they are, and
    with the headings of surveys in one row. A long CSV is left as it is."""
    codes: Codes = {}
    for sheet in sheets:
        codes |= _codes(sheet)
    found = []
    for sheet in sheets:
        if isinstance(sheet.rows, LongRows) or not sheet.rows:
            found.append(sheet)
        elif not _codes(sheet):
            found.append(replace(sheet, rows=_looked_up(sheet, codes, problems)))
    return found


def _codes(sheet: Sheet) -> Codes:
    """What a sheet of choices says; nothing where it is none."""
    header = [fold(text_of(cell)) for cell in sheet.rows[0][1]] if sheet.rows else []
    said = [lists()["choices"].get(heading.partition("::")[0]) for heading in header]
    if not {"code", "label"} <= set(said):
        return {}
    if "list" not in said and lists()["choices"].get(fold(sheet.name or "")) != "sheets":
        return {}
    labels = [place for place, what in enumerate(said) if what == "label"]
    thai = (place for place in labels if re.search(r"ไทย|thai|\(th\)", header[place]))
    label, code = next(thai, labels[0]), said.index("code")
    found: Codes = {}
    for _, cells in sheet.rows[1:]:
        name = _text(cells, said.index("list")) if "list" in said else ""
        if _text(cells, label):
            words = found.setdefault(fold(name), {})
            words[fold(_text(cells, code))] = _text(cells, label)
    return found


def _looked_up(sheet: Sheet, codes: Codes, problems: Problems) -> list[Row]:
    """The rows of a sheet, the codes in them looked up; told, of which columns."""
    rows = _in_one_row(sheet.rows)
    at = _head(rows)
    if not codes or at is None:
        return rows
    line, cells = rows[at]
    headings = [clean(text_of(cell)) for cell in cells]
    lists_of = dict(_ticked_lists(headings, codes))
    told = list(lists_of)
    header: list[Cell] = list(cells)
    for place, heading in enumerate(headings):
        question, _, code = heading.rpartition("/")
        if question in lists_of:
            header[place] = f"{question}/{lists_of[question][fold(code)]}"
    body = [(number, list(row)) for number, row in rows[at + 1 :]]
    for place, heading in enumerate(headings):
        words = lists_of.get(heading) or _list_of_cells(heading, list(column(body, place)), codes)
        if words:
            told.append(heading)
            for _, row in body:
                if place < len(row) and isinstance(row[place], str):
                    row[place] = _labels(text_of(row[place]), words)
    if told:
        named = ", ".join(f"“{heading}”" for heading in dict.fromkeys(told))
        problems.tell("info", "lists.choices", Place(sheet.file, sheet.name), headings=named)
    return [*rows[:at], (line, header), *body]


def _ticked_lists(headings: Iterable[str], codes: Codes) -> Iterator[tuple[str, dict[str, str]]]:
    """The questions whose choices have a column each, "q5/m_team", and what the codes say."""
    asked: dict[str, set[str]] = {}
    for heading in headings:
        question, _, code = heading.rpartition("/")
        if question and code:
            asked.setdefault(question, set()).add(fold(code))
    for question, said in asked.items():
        if words := _list_of(question, said, codes, sure=len(said) > 1):
            yield question, words


def _list_of_cells(heading: str, texts: Sequence[str], codes: Codes) -> dict[str, str] | None:
    """The list whose codes the cells hold: numbers alone are none, where no cell has several."""
    parts = [_parts(text) for text in texts]
    several = any(len(part) > 1 for part in parts)
    said = {code for part in parts for code in part}
    return _list_of(heading, said, codes, sure=several)


def _list_of(question: str, said: set[str], codes: Codes, sure: bool) -> dict[str, str] | None:
    """The list that has all these codes; None where several say other things, or they are numbers
    and it isn't sure that those are codes."""
    fitting = {name: words for name, words in codes.items() if said and said <= words.keys()}
    if named := fitting.get(fold(question).rpartition("/")[2]):
        return named
    if not sure and all(code.isdigit() for code in said):
        return None
    found = list(fitting.values())
    alike = all({c: words[c] for c in said} == {c: found[0][c] for c in said} for words in found)
    return found[0] if found and alike else None


def _labels(text: str, words: dict[str, str]) -> str:
    """The labels of the codes in a cell; a cell that holds something else as it is."""
    parts = _parts(clean(text))
    if not parts or not all(part in words for part in parts):
        return text
    return join_list(words[part] for part in parts)


def _parts(text: str) -> list[str]:
    return [fold(part) for part in _APART.split(text) if part]


def _in_one_row(rows: list[Row]) -> list[Row]:
    """The rows with a question above its choices made one heading each: "question [choice]"."""
    at = _head(rows)
    if at is None or at + 1 >= len(rows):
        return rows
    (_, above), (line, below) = rows[at : at + 2]
    width = max(len(above), len(below))
    upper, lower = ([_text(cells, n) for n in range(width)] for cells in (above, below))
    starts = list(accumulate((n * bool(upper[n]) for n in range(width)), max))
    under = Counter(starts[n] for n in range(width) if lower[n] and upper[starts[n]])
    answered = {n for n in range(width) if fold(lower[n]) in lists()["responses"]}
    spread = {n for n in range(width) if lower[n] and under[starts[n]] > 1} - answered
    if {n for n in range(width) if lower[n]} - spread - answered:
        return rows
    made = [upper[n] or upper[starts[n]] * (n in answered) for n in range(width)]
    for n in spread:
        made[n] = f"{upper[starts[n]]} [{lower[n]}]"
    body = rows[at + 2 :]
    ticked = [n for n in spread if Column(made[n], n, tuple(column(body, n))).ticked]
    if not answered and len(ticked) < 2:
        return rows
    return [*rows[:at], (line, list(made)), *body]


def _head(rows: Sequence[Row]) -> int | None:
    """The position of the first row that says more than one thing."""
    texts = ([clean(text_of(cell)) for cell in cells] for _, cells in rows[:LOOKED_AT])
    return next((at for at, said in enumerate(texts) if sum(map(bool, said)) > 1), None)


def _text(cells: Sequence[Cell], place: int) -> str:
    return clean(text_of(cells[place])) if place < len(cells) else ""
