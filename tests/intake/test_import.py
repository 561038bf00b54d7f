"""Files through `saan import` into a real database and out again through the reading commands."""

import csv
import json
from pathlib import Path

import pytest

from graph.store import Store
from tests.support.command import answer, saan
from tests.support.places import FILES, ROOT

NETWORKS = FILES / "networks"
TYPES = {
    "lazega": {"co-work": "COLLABORATE", "advice": "COORDINATE", "friendship": "COOPERATE"},
    "krackhardt": {"friendship": "COLLABORATE", "advice": "COORDINATE", "reports to": "COOPERATE"},
    "netsci": {"co-authorship": "COLLABORATE"},
    "wetlands": {"organisations only": "COLLABORATE"},
}
NAMED = {"wetlands": {"collaborates": "organisations only"}}
MUTUAL = {"lazega": "no", "krackhardt": "no", "netsci": "yes", "wetlands": "yes"}


def as_tables(name: str, folder: Path) -> None:
    """The real network as Saan's tables of actors and ties."""
    with (NETWORKS / name / "nodes.csv").open(encoding="utf-8") as file:
        nodes = [row for row in csv.DictReader(file) if row["kind"] in ("person", "organisation")]
    known = {row["id"] for row in nodes}
    with (folder / "actors.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "name", "kind"])
        writer.writerows([row["id"], f"{row['name']} ({row['id']})", row["kind"]] for row in nodes)
    with (NETWORKS / name / "ties.csv").open(encoding="utf-8") as file:
        ties = [row for row in csv.DictReader(file) if {row["from"], row["to"]} <= known]
    with (folder / "ties.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["from", "to", "type", "mutual"])
        for row in ties:
            named = NAMED.get(name, {}).get(row["type"], row["type"])
            if named in TYPES[name]:
                writer.writerow([row["from"], row["to"], TYPES[name][named], MUTUAL[name]])


def agrees(found: object, expected: object) -> bool:
    if isinstance(expected, float):
        return found == pytest.approx(expected, abs=1e-9, rel=0)
    return found == expected


@pytest.mark.parametrize("name", TYPES)
def test_a_real_network_has_the_figures_other_software_gives(
    name: str, given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    as_tables(name, tmp_path)
    assert saan("import", str(tmp_path)) == 0
    expected = json.loads((NETWORKS / name / "expected.json").read_text("utf-8"))
    for relation, kind in TYPES[name].items():
        for form, figures in expected[relation].items():
            if form == "betweenness":
                table = answer(capsys, "actors", "--type", kind)
                found = {row["uid"]: row["betweenness"] for row in table}
            else:
                directed = ["--directed"] if form == "directed" else []
                found = answer(capsys, "strength", "--type", kind, *directed)
            wrong = {
                figure: (found.get(figure), value)
                for figure, value in figures.items()
                if not agrees(found.get(figure), value)
            }
            assert not wrong, (relation, form)


def test_the_seed_loaded_twice_changes_nothing(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    loads = (["areas:th"], [str(ROOT / "seed" / "saan-seed.xlsx")], [str(ROOT / "seed" / "csv")])
    for load in loads[:2]:
        counts = answer(capsys, "import", *load)
        assert counts["batch"]
    assert counts["actors"]["created"] == 101
    for load in loads:
        counts = answer(capsys, "import", *load)
        assert counts.pop("batch") is None
        told = [p["column"] for p in counts.pop("problems") if p["severity"] != "info"]
        assert told == ([] if load == ["areas:th"] else ["หลักฐาน", "วันที่เกิดผล"])  # still lacking
        for kind, each in counts.items():
            assert each["same"] > 0, kind
            assert each["created"] == each["changed"] == each["ended"] == 0, kind


def test_the_english_seed_goes_in_too(given: Store, capsys: pytest.CaptureFixture[str]) -> None:
    seed = str(ROOT / "seed" / "en" / "saan-seed.xlsx")
    counts = answer(capsys, "import", seed)
    assert (counts["actors"]["created"], counts["areas"]["created"]) == (39, 9)
    assert answer(capsys, "import", seed)["batch"] is None
    assert answer(capsys, "strength", "--on", "2015-11-30")["actors"] == 36


def test_a_dry_run_says_the_plan_and_writes_nothing(
    given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    as_tables("krackhardt", tmp_path)
    counts = answer(capsys, "import", "--dry-run", str(tmp_path))
    assert counts["actors"] == {"created": 21, "changed": 0, "ended": 0, "same": 0}
    assert counts["ties"]["created"] == 312
    assert counts["batch"] is None
    assert given.rows("journal/state")[0]["actors"] == 0


def test_an_empty_cell_leaves_a_value_alone_and_an_end_is_counted(
    given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.csv").write_text("id,name,kind,sector\na,A,person,people\nb,B,group,\n", "utf-8")
    first = "from,to,type,since,frequency\na,b,COLLABORATE,2020-01-01,monthly\n"
    (tmp_path / "t.csv").write_text(first, "utf-8")
    assert saan("import", str(tmp_path)) == 0
    (tmp_path / "a.csv").write_text("id,name,kind,sector\na,A,person,\n", "utf-8")
    later = "from,to,type,since,until\na,b,COLLABORATE,2020-01-01,2021-12-31\n"
    (tmp_path / "t.csv").write_text(later, "utf-8")
    counts = answer(capsys, "import", str(tmp_path))
    assert counts["actors"] == {"created": 0, "changed": 0, "ended": 0, "same": 1}
    assert counts["ties"]["ended"] == 1
    (row,) = given.rows("actors/ties", uid="a")
    assert (row["frequency"], str(row["until"])) == (12.0, "2022-01-01")


def test_a_file_with_an_error_writes_nothing_and_take_sound_takes_the_rest(
    given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "actors.csv"
    path.write_text("id,name,kind\na,A,person\nb,,person\nc,C,spaceship\n", "utf-8")
    assert saan("import", str(path), "-f", "json") == 1
    said = json.loads(capsys.readouterr().out)
    assert [p["line"] for p in said["problems"] if p["severity"] == "error"] == [3, 4]
    assert given.rows("journal/state")[0]["actors"] == 0
    assert saan("import", str(path), "--take-sound") == 0
    assert [row["name"] for row in given.rows("actors/names")] == ["A"]
    assert (tmp_path / "actors-refused.xlsx").exists()


def test_who_and_which_file_stand_in_the_journal(given: Store, tmp_path: Path) -> None:
    import hashlib

    path = tmp_path / "actors.csv"
    path.write_text("id,name,kind\na,A,person\n", "utf-8")
    assert saan("import", str(path), "--as", "สมศรี", "--why", "รอบแรก") == 0
    (batch,) = given.rows("journal/batches")
    assert (batch["who"], batch["channel"], batch["why"]) == ("สมศรี", "import", "รอบแรก")
    inner = hashlib.sha256(path.read_bytes()).digest()
    assert batch["file_hash"] == hashlib.sha256(inner).hexdigest()


def test_a_file_that_is_not_there_is_a_sentence(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert saan("--lang", "en", "import", "nowhere.csv") == 1
    assert "nowhere.csv" in capsys.readouterr().err


def test_refused_rows_are_kept_before_anything_is_written(given: Store, tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_text("id,name,kind\na,A,person\nb,,person\n", "utf-8")
    nowhere = str(tmp_path / "no" / "such" / "folder.xlsx")
    assert saan("import", str(path), "--take-sound", "--refused", nowhere) == 1
    assert given.rows("journal/state")[0]["actors"] == 0


def test_a_workbook_being_mended_is_not_written_over(
    given: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "actors.csv").write_text("id,name,kind\na,A,person\nb,,person\n", "utf-8")
    monkeypatch.chdir(tmp_path / "in")
    assert saan("import", ".", "--take-sound", "--dry-run") == 0
    assert not list(tmp_path.glob("*.xlsx"))
    for _ in range(2):
        assert saan("import", ".", "--take-sound") == 0
    assert sorted(p.name for p in tmp_path.glob("*.xlsx")) == [
        "in-refused-2.xlsx",
        "in-refused.xlsx",
    ]


def test_six_imports_at_once_all_go_in(given: Store, tmp_path: Path) -> None:
    import os
    import subprocess
    import sys

    program = "from graph.cli import main; main()"
    running = []
    for number in range(6):
        path = tmp_path / f"{number}.csv"
        path.write_text(f"id,name,kind\na{number},A{number},person\n", "utf-8")
        command = [sys.executable, "-c", program, "import", str(path)]
        running.append(subprocess.Popen(command, env=os.environ, stdin=subprocess.DEVNULL))
    assert [process.wait() for process in running] == [0] * 6
    assert given.rows("journal/state")[0]["actors"] == 6


def test_names_that_nobody_has_are_listed_decided_and_counted(
    given: Store,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    ties = "from,to,type\nกลุ่มผัก,ดารา,COOPERATE\nกลุ่มผัก,วิไล,COOPERATE\n"
    (tmp_path / "ties.csv").write_text(ties, "utf-8")
    run = ("--lang", "en", "import", "ties.csv")
    assert saan(*run) == 1
    assert "saan import ties.csv --create-partners organisation" in capsys.readouterr().err
    assert saan(*run, "--accept-proposal") == 1
    assert saan(*run, "--partners-out", "names.csv") == 1
    listed = (tmp_path / "names.csv").read_text("utf-8-sig")
    assert "กลุ่มผัก,new: group,2," in listed
    listed = listed.replace("ดารา,,", "ดารา,new: person,").replace("วิไล,,", "วิไล,leave out,")
    (tmp_path / "names.csv").write_text(listed, "utf-8")
    capsys.readouterr()
    assert saan(*run, "--partners", "names.csv") == 0
    last = capsys.readouterr().err.strip().splitlines()[-1]
    assert last == "Left out: ties: 1 row."
    state = given.rows("journal/state")[0]
    assert (state["actors"], state["ties"]) == (2, 1)
