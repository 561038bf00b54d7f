"""Files far larger than any list: refused, or read, within little memory and time."""

import csv
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import xlsxwriter

from graph.base.words import speaking
from graph.intake import read

MEASURE = """
import resource, sys, time
from pathlib import Path
from graph.intake import plan, read
from graph.kinds import Records
plan(read([Path(sys.argv[1])]), Records())
before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
plan(read([Path(sys.argv[2])]), Records())
took = time.process_time() - start
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024, took)
"""
Rows = Iterable[list[str]]


def text(path: Path, rows: Rows) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def matrix(size: int, nothing: str, rows: int | None = None) -> Iterator[list[str]]:
    names = [f"กลุ่มที่ {number}" for number in range(size)]
    yield ["", *names]
    for number, name in enumerate(names[:rows]):
        cells = [nothing] * size
        cells[(number * 7 + 1) % size] = "1"
        yield [name, *cells]


def book(path: Path, rows: Rows) -> Path:
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as made:
        sheet = made.add_worksheet()
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if cell:
                    sheet.write_string(row, column, cell)
    return path


def names(rows: int) -> Iterator[list[str]]:
    yield ["from", "to", "type"]
    for number in range(rows):
        yield [f"กลุ่ม ก {number}", f"กลุ่ม ข {number}", "COOPERATE"]


def unknown(rows: int) -> Iterator[list[str]]:
    yield ["แปลก", "ประหลาด", "พิสดาร"]
    for number in range(rows):
        yield [f"ก{number}", f"ข{number}", str(number)]


LARGE = {
    "matrix": lambda path: text(path / "a.csv", matrix(5000, "0")),
    "sparse": lambda path: text(path / "a.csv", matrix(3200, "")),
    "book": lambda path: book(path / "a.xlsx", matrix(5000, "", 300)),
    "names": lambda path: text(path / "a.csv", names(25_000)),
    "rows": lambda path: text(path / "a.csv", unknown(200_000)),
}


@pytest.mark.skipif(sys.platform == "win32", reason="no resource module")
@pytest.mark.parametrize("name", LARGE)
def test_it_takes_little_memory_and_time(name: str, tmp_path: Path) -> None:
    small = text(tmp_path / "small.csv", names(1))
    told = subprocess.run(
        [sys.executable, "-c", MEASURE, str(small), str(LARGE[name](tmp_path))],
        capture_output=True,
        text=True,
        check=True,
    )
    megabytes, seconds = told.stdout.split()
    assert int(megabytes) < 300
    assert float(seconds) < 10  # 5, where nothing else runs


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("matrix", "Line 1 has 5,001 columns; the limit is 5,000"),
        ("sparse", "This matrix has more than 10,000,000 cells"),
        ("book", "Line 1 has 5,000 columns; the limit is 500"),
    ],
)
def test_a_matrix_too_large_says_to_list_its_pairs(name: str, says: str, tmp_path: Path) -> None:
    reading = read([LARGE[name](tmp_path)])
    with speaking("en"):
        (error,) = (each.text() for each in reading.problems)
    assert error.startswith(says)
    assert "pairs" in error
    assert not reading.proposals


def test_partners_of_a_matrix_beyond_the_last_column_read_are_not_lost(tmp_path: Path) -> None:
    (proposal,) = read([book(tmp_path / "a.xlsx", matrix(300, "0"))]).proposals
    assert (proposal.nodes, proposal.edges) == (300, 300)  # type: ignore[union-attr]
