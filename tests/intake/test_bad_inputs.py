"""Every file of the collection of bad inputs, through the command line into a real database."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from graph.store import Store
from tests.support.command import saan
from tests.support.places import FILES

FOLDER = FILES / "bad-inputs"
SOUND = ("045_type_case_thai.csv", "060_future_far.csv")


def manifest() -> list[dict[str, str]]:
    with (FOLDER / "MANIFEST.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [row for row in rows if (FOLDER / row["file"]).exists()]


@pytest.mark.parametrize("row", manifest(), ids=lambda row: row["file"][:3])
def test_it_gets_its_verdict_and_leaves_nothing_half_written(
    row: dict[str, str], given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if row["kind"] == "ties":
        assert saan("import", str(FOLDER / "000_ok_actors.csv")) == 0
    before = given.rows("journal/state")[0]
    capsys.readouterr()
    sound = row["file"] in SOUND
    more = ["--take-sound", "--refused", str(tmp_path / "refused.xlsx")] if sound else []
    more += ["--accept-proposal"] if row["kind"] == "graph" else []
    own = shutil.copy(FOLDER / row["file"], tmp_path)  # a way to read it is written beside it
    code = saan("import", str(own), "-f", "json", *more)
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    said = json.loads(out)
    after = given.rows("journal/state")[0]
    if row["verdict"] == "reject":
        assert code == 1
        assert said["batch"] is None
        assert any(problem["severity"] == "error" for problem in said["problems"])
        assert after == before
    else:
        assert code == 0
        assert said["batch"]
        assert after["actors"] + after["ties"] > before["actors"] + before["ties"]
