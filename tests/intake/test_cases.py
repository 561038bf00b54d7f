"""Every list of `tests/files/cases` gives what is right for it, by the command."""

import csv
import json
from pathlib import Path

import pytest

from graph.intake import ReadOptions, read
from graph.store import Store
from tests.support.cases import Case, cases, lines
from tests.support.command import saan


def asked(path: Path) -> set[str]:
    """The questions that an answer is proposed to."""
    found = read([path], ReadOptions(accept=True)).proposals
    return {each.name for proposal in found for each in proposal.questions}


def partners(case: Case, folder: Path) -> list[str]:
    """Whom the names of its references mean, in the list that the command takes."""
    if not case.partners:
        return []
    with (folder / "names.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("name", "decision"))
        rows.writerows((name, f"= {meant}") for name, meant in case.partners.items())
    return ["--partners", str(folder / "names.csv")]


@pytest.mark.parametrize("case", cases().values(), ids=cases())
def test_the_command_takes_it_as_is_right(
    case: Case, given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case.people_there(given)
    if case.first:
        assert saan("import", str(cases()[case.first].path), "--accept-proposal") == 0
    capsys.readouterr()
    how = ["--accept-proposal", "--create-partners", *partners(case, tmp_path)]
    if case.skip:
        how += ["--take-sound", "--refused", str(tmp_path / "refused.xlsx")]
    code = saan("--lang", "en", "import", str(case.path), *how, "-f", "json")
    out, err = capsys.readouterr()
    said = json.loads(out)
    assert code == (0 if case.records else 1)
    assert asked(case.path) == case.asked
    assert err.count("[question]") >= len(case.asked)
    assert tuple(lines(given)) == case.records
    told = [problem["problem"] for problem in said["problems"]]
    assert [part for part in case.told if not any(part in text for text in told)] == []
    faulty = {p["line"] for p in said["problems"] if p["severity"] == "error"}
    assert not case.records or faulty == set(case.skip)


def test_the_pair_tied_from_both_sides_can_be_brought_to_another_level(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert saan("import", str(cases()["29-two-sided.xlsx"].path)) == 0
    assert saan("tie", "a1", "a2", "--type", "COOPERATE", "--since", "2568") == 0
    assert [line for line in lines(given) if line.startswith("tie")] == [
        "tie Health Centre -> Rice Group | COLLABORATE | 2023..2024",
        "tie Health Centre -> Water Users | COORDINATE | 2022..",
        "tie Rice Group -> Health Centre | COLLABORATE | 2022..2024",
        "tie Rice Group -> Health Centre | COOPERATE | 2025..",
        "tie Water Users -> Health Centre | COORDINATE | 2023..",
    ]


def test_the_cases_are_those_of_the_folder() -> None:
    folder = next(iter(cases().values())).path.parent
    there = {path.name for path in folder.iterdir()} - {"right.toml"}
    assert set(cases()) == there
    assert len(there) == 35
