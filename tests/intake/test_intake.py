"""Bad files get what the manifest says; and what the other intake tests share."""

import csv
import re
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from graph.intake import Plan, ReadOptions, plan, read, resolve_source
from graph.kinds import KINDS, Records
from tests.support.places import FILES

BAD = FILES / "bad-inputs"


def after(known: Records, done: Plan) -> Records:
    """What would be known once the plan is written."""
    kinds: dict[str, Any] = {kind: dict(known.of(kind)) for kind in KINDS}
    for change in done.changes:
        kinds[change.kind][change.uid] = change.after
    return Records(**kinds)


@cache
def thailand() -> Records:
    """A database that holds Thailand's areas."""
    return after(Records(), plan(read([resolve_source("areas:th")]), Records()))


@cache
def three_actors() -> Records:
    """Thailand's areas and the actors a1, a2, a3 of the control file."""
    return after(thailand(), plan(read([BAD / "000_ok_actors.csv"]), thailand()))


def load(folder: Path, known: Records, *texts: str, **options: Any) -> Plan:
    """The plan for CSV tables with these texts, read as one folder."""
    place = folder / f"load-{len(list(folder.iterdir()))}"
    place.mkdir()
    for number, text in enumerate(texts):
        (place / f"{number}.csv").write_text(text, "utf-8")
    return plan(read([place]), known, **options)


def keys(done: Plan, severity: str) -> list[str]:
    """The keys of the plan's problems of one severity, without "intake."."""
    return [p.key.removeprefix("intake.") for p in done.problems if p.severity == severity]


def made(done: Plan, kind: str) -> list[Any]:
    """The records of a kind as they would be after the plan."""
    return [change.after for change in done.changes if change.kind == kind]


def manifest() -> list[dict[str, str]]:
    with (BAD / "MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def the_file(name: str, folder: Path) -> Path:
    """The file of the manifest; the two large ones are made here."""
    if name.startswith("035"):
        path = folder / name
        path.write_text(f"id,name,kind,sector,area\na1,{'ก' * 1_000_000},person,civil,\n", "utf-8")
        return path
    if name.startswith("105"):
        return zip_bomb(folder / name)
    return BAD / name


def zip_bomb(path: Path) -> Path:
    """A workbook whose only sheet unpacks to 60 MB."""
    row = b'<row><c t="inlineStr"><is><t>a</t></is></c></row>'
    head = b'<?xml version="1.0"?><worksheet><sheetData>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/workbook.xml", b"<workbook/>")
        book.writestr("xl/worksheets/sheet1.xml", head + row * (60_000_000 // len(row)))
    return path


@pytest.mark.parametrize("row", manifest(), ids=lambda row: row["file"][:3])
def test_a_bad_file_gets_what_the_manifest_says(row: dict[str, str], tmp_path: Path) -> None:
    known = three_actors() if row["kind"] == "ties" else thailand()
    reading = read([the_file(row["file"], tmp_path)], ReadOptions(accept=row["kind"] == "graph"))
    done = plan(reading, known, take_sound=row["file"][:3] in ("045", "060"))
    errors = [
        " ".join(str(x) for x in (p.line, p.column, p.key.removeprefix("intake.")) if x)
        for p in done.problems
        if p.severity == "error"
    ]
    warnings = keys(done, "warning")
    assert errors == [e for e in row["errors"].split("; ") if e]
    assert {w for w in row["warnings"].split("; ") if w} <= set(warnings)
    if row["verdict"] == "reject":
        assert done.refused
        assert done.changes == []
    else:
        assert not done.refused
        kind = "actors" if row["kind"] == "graph" else row["kind"]
        assert len(made(done, kind)) == int(row["records"])
        assert plan(reading, after(known, done), take_sound=True).changes == []
    if row["verdict"] == "accept-warn":
        assert warnings


@pytest.mark.parametrize("row", manifest(), ids=lambda row: row["file"][:3])
def test_every_problem_can_be_said_in_both_languages(row: dict[str, str], tmp_path: Path) -> None:
    done = plan(read([the_file(row["file"], tmp_path)]), thailand())
    for problem in done.problems:
        json = problem.as_json("en")
        assert set(json) == {"file", "sheet", "line", "column", "value", "problem", "severity"}
        assert not re.search("[ก-๙]", json["problem"].replace(str(json["value"]), "")) or (
            row["file"][:3] in ("000", "019", "028", "029", "032", "048", "049", "092", "109")
            or any("ก" <= c <= "๙" for _, fact in problem.facts for c in str(fact))
        )
        assert re.search("[ก-๙]", problem.text("th"))


def test_the_controls_bring_no_warning() -> None:
    actors = plan(read([BAD / "000_ok_actors.csv"]), thailand())
    ties = plan(read([BAD / "001_ok_ties.csv"]), three_actors())
    assert keys(actors, "warning") == keys(actors, "error") == []
    assert keys(ties, "warning") == keys(ties, "error") == []


def test_names_that_look_like_nothing_stay_names() -> None:
    done = plan(read([BAD / "049_na_names.csv"]), thailand())
    assert [a.name for a in made(done, "actors")] == ["NA", "None", "null", "True"]


def test_ids_that_look_like_numbers_stay_text() -> None:
    done = plan(read([BAD / "048_leading_zero_id.csv"]), thailand())
    assert sorted(a.uid for a in made(done, "actors")) == ["007", "1000", "1e3", "7"]


def test_mixed_eras_in_one_column_are_read_to_days() -> None:
    done = plan(read([BAD / "055_mixed_be_ce.csv"]), three_actors())
    days = {(t.start, t.end): t.since.isoformat() for t in made(done, "ties")}
    assert days == {
        ("a1", "a2"): "2021-01-01",
        ("a2", "a3"): "2021-01-01",
        ("a1", "a3"): "2022-02-01",
        ("a3", "a1"): "2021-01-01",
    }


def test_a_part_that_points_outside_the_workbook_is_not_unpacked() -> None:
    outside = Path("/tmp/evil_saan.txt")  # the name the file carries
    assert read([BAD / "109_xlsx_path_traversal.xlsx"]).tables
    assert not outside.exists()


MEASURE = """
import resource, sys, time
from pathlib import Path
from graph.intake import read
before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
assert read([Path(sys.argv[1])]).problems[0].severity == "error"
took = time.process_time() - start
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024, took)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no resource module")
@pytest.mark.parametrize("name", ["105_zipbomb_60mb.xlsx", "106_zipbomb_lying_size.xlsx"])
def test_a_zip_bomb_is_refused_in_little_memory_and_time(name: str, tmp_path: Path) -> None:
    bomb = the_file(name, tmp_path)
    told = subprocess.run(
        [sys.executable, "-c", MEASURE, str(bomb)], capture_output=True, text=True, check=True
    )
    megabytes, seconds = told.stdout.split()
    assert int(megabytes) < 200
    assert float(seconds) < 2
