"""Tables as CSV files that Excel opens: UTF-8 with its mark, formulas guarded."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from graph.base.texts import number
from graph.export.tables import Sheet
from graph.intake import guard

README = "readme.txt"


def write_folder(folder: Path, sheets: Iterable[Sheet], readme: Iterator[str]) -> None:
    """actors.csv, ties.csv … and readme.txt in an empty folder."""
    for sheet in sheets:
        with (folder / f"{sheet.kind}.csv").open("wb") as file:
            _write(file, sheet)
    with (folder / README).open("wb") as file:
        _explain(file, readme)


def write_zip(file: IO[bytes], sheets: Iterable[Sheet], readme: Iterator[str]) -> None:
    """The same files in one zip."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for sheet in sheets:
            with archive.open(_entry(f"{sheet.kind}.csv"), "w", force_zip64=True) as part:
                _write(part, sheet)
        with archive.open(_entry(README), "w") as part:
            _explain(part, readme)


def _entry(name: str) -> zipfile.ZipInfo:
    """One file, without a time, so that the same network gives the same bytes."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _write(file: IO[bytes], sheet: Sheet) -> None:
    with io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True) as text:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([guard(heading) for heading in sheet.headings])
        for row in sheet.rows:
            writer.writerow([guard(v) if isinstance(v, str) else number(v) for v in row])


def _explain(file: IO[bytes], readme: Iterator[str]) -> None:
    file.write("".join(f"{sentence}\r\n" for sentence in readme).encode("utf-8-sig"))
