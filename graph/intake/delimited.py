"""CSV: bytes to a sheet."""

import csv
import re
from typing import cast

from graph.base.errors import DataError
from graph.base.problems import Bilingual, Place, Problems
from graph.intake.tables.encodings import decode
from graph.intake.tables.longrows import LONG, BadQuotes, LongRows, parsed
from graph.intake.tables.options import ReadOptions
from graph.intake.tables.sheets import Row, Sheet

_NAMES = {
    ";": Bilingual("อัฒภาค (;)", "semicolons"),
    "\t": Bilingual("แท็บ (Tab)", "tabs"),
}
_SEPARATORS = re.compile(r"[ ,;\t\r\n]*")
SEP = 64  # characters in which Excel's own first line stands


def read_csv(
    file: str,
    data: bytes,
    problems: Problems,
    read_options: ReadOptions = ReadOptions(),  # noqa: B008  # frozen
) -> Sheet:
    """The sheet a CSV holds, rows with anything in them; DataError where it can't be read."""
    place = Place(file)
    text = decode(data, place, problems, read_options.encoding, read_options.accept)
    hinted, text, skipped = _hint(text)
    separator = read_options.separator or hinted or separator_of(text)
    if not read_options.separator and separator in _NAMES and not file.lower().endswith(".tsv"):
        problems.tell("warning", "intake.file.separator", place, separator=_NAMES[separator])
    return Sheet(file, None, _rows(text, separator, skipped, place))


def _rows(text: str, separator: str, skipped: int, place: Place) -> list[Row]:
    csv.field_size_limit(max(len(text), 131_072))
    try:
        if len(text) > LONG:
            return cast(list[Row], LongRows(text, separator, skipped))
        return [(line, cells) for line, _, cells in parsed(text, separator, skipped)]
    except BadQuotes as error:
        raise DataError("intake.file.quotes", line=error.line) from error


def _hint(text: str) -> tuple[str | None, str, int]:
    """Excel's own first line `sep=;`: the separator, the text after it, lines taken."""
    first = text[:SEP].partition("\n")[0]
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[4], text.partition("\n")[2], 1
    return None, text, 0


def separator_of(text: str) -> str:
    """The separator that the first line with text in it uses most; a comma where none is there."""
    said = _SEPARATORS.match(text).end()  # type: ignore[union-attr]
    end = text.find("\n", said)
    line = text[text.rfind("\n", 0, said) + 1 : end if end >= 0 else None]
    bare = "".join(line.split('"')[0::2])
    return max((",", ";", "\t"), key=bare.count)
