"""Text of graph files line by line: decoded, without a line or a number of lines beyond reason."""

import re
from collections.abc import Iterator

from graph.base.errors import DataError
from graph.base.problems import Place, Problems
from graph.intake.tables.encodings import decode, what_it_is

MAX_LINE = 2**20  # characters: a matrix row of 200,000 cells
MAX_LINES = 2_000_000
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_WESTERN = re.compile(rb"(?<=[A-Za-z])[\xc0-\xff]{1,2}(?=[A-Za-z\s\"])")
_HIGH = re.compile(rb"[\x80-\xff]+")


def text_of(file: str, data: bytes, problems: Problems, wanted: str | None = None) -> str:
    """The text: UTF-8 or UTF-16, else Windows-1252 or Windows-874, which is told."""
    place = Place(file)
    if not wanted and not data.startswith(_MARKS) and not what_it_is(data) and _western(data):
        text = data.decode("cp1252", errors="replace")
        shown = next((ln.strip()[:60] for ln in text.splitlines() if not ln.isascii()), "")
        problems.tell("warning", "graphs.text.western", place, preview=shown)
        return text
    return decode(data, place, problems, wanted)


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """(number, line) of every line, from 1; DataError where one is, or all are, too long."""
    mark = "\n" if "\n" in text or "\r" not in text else "\r"
    start, number = 0, 0
    while start < len(text):
        number += 1
        end = text.find(mark, start)
        end = len(text) if end < 0 else end
        if end - start > MAX_LINE:
            raise DataError("graphs.text.long_line", line=number, limit=MAX_LINE)
        if number > MAX_LINES:
            raise DataError("graphs.text.many_lines", limit=MAX_LINES)
        yield number, text[start:end].rstrip("\r")
        start = end + 1


def _western(data: bytes) -> bool:
    """Whether accents stand alone among Latin letters; Thai comes in runs of its own letters."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        runs = _HIGH.findall(data[: 2**20])
        accents = _WESTERN.findall(data[: 2**20])
        return bool(runs) and 2 * len(accents) > len(runs)
    return False
