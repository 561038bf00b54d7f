"""Thai letters that were read once in a wrong encoding: found, and mended where that is asked for.

UTF-8 taken for Windows-1252 makes three letters of each Thai one: "ส" becomes "à¸ª".
"""

import re

from graph.base.errors import DataError
from graph.intake.tables.sheets import Sheet

MENDED = "mended"
"""The encoding of text whose letters are to be mended."""

PREVIEW = 60
_SIGN = re.compile("à[¸¹]")
_HIGH = {
    letter: code
    for code in range(0x80, 0xA0)
    if (letter := bytes((code,)).decode("cp1252", "ignore"))
}
"""The letters of Windows-1252 whose code is not their own."""
_RUN = re.compile(f"[\x80-\xff{''.join(_HIGH)}]+")


def spoiled(text: str) -> bool:
    """Whether the text looks like Thai in UTF-8 that was taken for Windows-1252."""
    return bool(_SIGN.search(text)) and any(
        _SIGN.search(run) and _mended(run) != run for run in _RUN.findall(text)
    )


def mend(text: str) -> str:
    """The text with such letters made Thai again; what is none of them stays."""
    return _RUN.sub(lambda found: _mended(found[0]), text)


def _mended(run: str) -> str:
    data = bytes(_HIGH.get(letter, ord(letter)) for letter in run)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return run


def offer(text: str, line: int | None = None) -> DataError:
    """The error that shows what mending would make of the text."""
    facts = {"line": line} if line else {}
    return DataError(
        "intake.file.mojibake", spoiled=text[:PREVIEW], mended=mend(text)[:PREVIEW], **facts
    )


def refuse_or_mend(sheet: Sheet, accept: bool) -> None:
    """Mends the cells of a sheet where that was accepted; DataError where it was not."""
    for number, cells in sheet.rows:
        for position, cell in enumerate(cells):
            if isinstance(cell, str) and spoiled(cell):
                if not accept:
                    raise offer(cell, number)
                cells[position] = mend(cell)
