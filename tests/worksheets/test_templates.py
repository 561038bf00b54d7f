"""Empty worksheets: written, printed, offered by the command, and saved by other software."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from graph.journal.all_records import all_records
from graph.kinds import KINDS, ManagedNetwork, PlanStep
from graph.store import Store
from graph.worksheets import NUMBERS, file_name, template
from tests.support.command import answer, saan
from tests.support.filled import PROJECT, first_worksheet, fourth_worksheet, keys, planned

SOFFICE = shutil.which("soffice")


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("number", NUMBERS)
def test_an_untouched_template_holds_no_data_and_says_that_it_is_empty(
    number: int, lang: str, tmp_path: Path
) -> None:
    path = tmp_path / file_name(number)
    path.write_bytes(template(number, lang))
    made = planned(path)
    assert made.changes == []
    assert keys(made, "error") == {"intake.file.no_rows"}
    assert keys(made, "warning") == {"worksheets.empty"}
    assert keys(made, "info") == {"worksheets.examples"}


def test_both_worksheets_are_in_the_database_and_again_change_nothing(
    given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, four = first_worksheet().save(tmp_path), fourth_worksheet().save(tmp_path)
    said = answer(capsys, "import", str(one), str(four))
    created = {kind: count["created"] for kind, count in said.items() if kind in KINDS}
    assert created == {
        "actors": 9,
        "networks": 1,
        "contacts": 1,
        "stakes": 1,
        "plans": 6,
    }
    again = answer(capsys, "import", str(four), str(one))
    assert again["batch"] is None
    held = given.read(all_records)
    assert {step.wanted for step in held.of(PlanStep).values()} == {"COOPERATE", "COLLABORATE"}
    assert [network.name for network in held.of(ManagedNetwork).values()] == [PROJECT]


def test_a_template_offers_the_names_on_record_and_no_contact(
    given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(capsys, "import", str(first_worksheet().save(tmp_path)))
    (row,) = answer(capsys, "template", "3", str(tmp_path))
    book = openpyxl.load_workbook(row["file"])
    lists = book["saan_lists"]
    assert lists.sheet_state == "hidden"
    offered = {
        column[0].value: [c.value for c in column[1:] if c.value] for column in lists.columns
    }
    assert offered["actors"] == ["นายก ทม."]
    assert offered["networks"] == [PROJECT]
    assert offered["kinds"] == ["คน", "กลุ่ม", "องค์กร"]
    assert offered["levels"] == ["มีส่วนร่วม", "ประสานความร่วมมือ", "ประสานการทำงาน", "หลวม"]
    assert "ป้อม" not in {value for values in offered.values() for value in values}
    rules = {rule.formula1 for rule in book["1 ภาคีบนผัง"].data_validations.dataValidation}
    assert "saan_lists!$G$2:$G$2" in rules


def test_a_template_is_written_without_a_database_and_never_over_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert saan("template", "all") == 0
    assert not (tmp_path / "home").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == [file_name(n) for n in NUMBERS]
    (tmp_path / "worksheet-2.xlsx").write_bytes(b"mine")
    capsys.readouterr()
    assert saan("template", "2") == 2
    assert "worksheet-2.xlsx" in capsys.readouterr().err
    assert (tmp_path / "worksheet-2.xlsx").read_bytes() == b"mine"
    assert saan("template", "2", "--force") == 0
    assert (tmp_path / "worksheet-2.xlsx").read_bytes() != b"mine"
    assert saan("template", "all", "nowhere") == 2
    assert saan("template", "1", "one.pdf") == 2
    assert saan("--lang", "en", "template", "1", "one.xlsx") == 0
    assert openpyxl.load_workbook("one.xlsx").sheetnames[0] == "1 Names"


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("number", NUMBERS)
def test_a_template_prints_on_a4_with_its_headings_frozen(number: int, lang: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(number, lang)))
    for sheet in book:
        if sheet.sheet_state == "hidden":
            continue
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in (None, 1)
        network = {"th": "โครงการ/เครือข่าย:", "en": "Project/network:"}[lang]
        assert network in [cell.value for cell in sheet["A"]]
        example = {"th": "ตัวอย่าง", "en": "example"}[lang]
        assert any(cell.value == example for row in sheet.iter_rows() for cell in row)
        if (number, sheet.title[:1]) != (4, "1"):
            assert sheet.freeze_panes is not None
            assert sheet.print_title_rows is not None


def converted(path: Path, ending: str, tmp_path: Path) -> Path:
    """The file as LibreOffice writes it anew."""
    out = tmp_path / ending
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", ending, "--outdir", str(out)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=300)
    return out / f"{path.stem}.{ending}"


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_worksheet_saved_by_libreoffice_reads_the_same(ending: str, tmp_path: Path) -> None:
    for form in (first_worksheet(), fourth_worksheet()):
        path = form.save(tmp_path)
        before, after = planned(path), planned(converted(path, ending, tmp_path))
        assert keys(after, "error") == set()
        assert after.changes == before.changes != []


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_every_page_of_the_templates_is_a4(tmp_path: Path) -> None:
    for number in NUMBERS:
        path = tmp_path / file_name(number)
        path.write_bytes(template(number, "th"))
        pdf = converted(path, "pdf", tmp_path).read_bytes()
        sizes = {
            tuple(map(float, m)) for m in re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
        }
        assert {(round(min(s)), round(max(s))) for s in sizes} == {(595, 842)}
