"""Mending in the page what keeps rows out."""

import io

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from graph.base.words import speaking
from graph.intake import ReadOptions
from graph.intake.bundle import Bundle, Upload, check, clean_book
from graph.intake.doubts import doubts, renamed
from graph.intake.mending import Mend
from graph.store import Store
from tests.support.made import actor, put
from tests.support.pages import fresh, opened

__all__ = ["fresh"]  # no page remembers another test

TIES = (
    "from\tto\ttype\tsince\n"
    "a1\ta2\tชุมชน\t2560\n"
    "a2\ta3\tชุมชน\t2561\n"
    "a1\ta3\tCOOPERATE\tlast year\n"
    "a3\ta4\tCOORDINATE\t2560\n"
    "a3\ta4\tCOORDINATE\t2562\n"
)


@pytest.fixture
def page(given: Store) -> AppTest:
    put(given, *(actor(f"a{n}") for n in range(1, 5)))
    app = opened("data")
    app.text_area[0].set_value(TIES).run()
    assert not app.exception
    return app


def pressed(app: AppTest, label: str) -> None:
    next(b for b in app.button if b.label == label).click().run()
    assert not app.exception


def bring(app: AppTest) -> list[str]:
    return [b.label for b in app.button if b.label.startswith("Import")]


def test_one_answer_a_value_and_a_skipped_row_let_the_file_in(page: AppTest) -> None:
    next(g for g in page.button_group if "type" in g.label).set_value("COOPERATE").run()
    assert any("Fixed so far: 1" in each.value for each in page.caption)
    next(t for t in page.text_input if "since" in t.label).set_value("2563").run()
    pressed(page, "Keep this one, skip row 5")
    assert not page.exception
    assert bring(page) == ["Import 4 changes"]
    assert any("Left out: rows skipped: 1" in each.value for each in page.caption)
    assert "Download the corrected workbook" in [b.label for b in page.get("download_button")]
    pressed(page, "Undo the last one")
    assert not bring(page)
    pressed(page, "Undo all")
    assert not [b for b in page.button if b.label == "Undo all"]


def test_rows_that_cannot_be_mended_here_say_so_and_what_to_do(given: Store) -> None:
    app = opened("data")
    ties = b'{"ties": [{"from": "a", "to": "b", "type": "x", "since": "never"}]}'
    with speaking("en"):
        app.file_uploader[0].upload("a.json", ties).run()
        assert any("Rows of a\\.json can't be fixed here" in c.value for c in app.caption)
        app.file_uploader[0].upload("a.tsv", TIES.encode()).run()
        assert not any("can't be fixed here" in each.value for each in app.caption)


def test_what_is_wrong_is_one_doubt_for_all_rows_of_one_word(given: Store) -> None:
    put(given, *(actor(f"a{n}") for n in range(1, 5)))
    upload = Upload("ties.tsv", TIES.encode())
    found = doubts(check(given, Bundle((upload,))).plan)
    assert [(each.column, each.was, [row.line for row in each.rows]) for each in found] == [
        ("type", "ชุมชน", [2, 3]),
        ("since", "last year", [4]),
        (None, "", [6]),
    ]
    assert found[0].choices[0] == "มีส่วนร่วม"
    assert found[2].rows[0].beside == (5, ("a3", "a4", "COORDINATE", "2560"))


def test_a_name_that_was_decided_is_written_so_in_the_clean_workbook(given: Store) -> None:
    put(given, actor("a1", name="ชาคริต"), actor("a2", name="กลุ่มผัก", kind="group"))
    upload = Upload("ties.tsv", "from\tto\ttype\nชาคริตต์\tกลุ่มผัก\tชุมชน\n".encode())
    mend = Mend("ties.tsv", None, 2, "type", "COOPERATE", "ชุมชน")
    options = ReadOptions(partners={"ชาคริตต์": "uid:a1"}, mends=(mend,))
    bundle = Bundle((upload,), options)
    made = check(given, bundle).plan
    assert not made.refused
    assert renamed(made) == {"ชาคริตต์": "ชาคริต"}
    book = openpyxl.load_workbook(io.BytesIO(clean_book(bundle, renamed(made))))
    assert [[cell.value for cell in row] for row in book["ties"].iter_rows()] == [
        ["from", "to", "type"],
        ["ชาคริต", "กลุ่มผัก", "COOPERATE"],
    ]


REGISTER = (
    "ชื่อหน่วยงาน/กลุ่ม,ปีที่เข้าร่วม,โทรศัพท์\n"
    + "".join(f"กลุ่มทดลองที่ {n},256{n},081-000-000{n}\n" for n in range(1, 6))
    + "กลุ่มผักปลอดภย,ปีโน้น,081-000-0009\n"
)


def test_rows_of_a_list_are_skipped_and_are_those_on_record_by_a_click(
    given: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    put(given, actor("a1", name="กลุ่มผักปลอดภัย", kind="group"))
    app = opened("data")
    app.file_uploader[0].upload("ทะเบียน.csv", REGISTER.encode()).run()
    with speaking("en"):
        pressed(app, "Use this reading")
        assert not bring(app)
        assert not [each for each in app.caption if "kind:" in each.value]
        (told,) = (each.value for each in app.dataframe if "problem" in each.value)
        assert set(told["line"]) == {"7"}
        pressed(app, "Skip this row")
        assert bring(app) == ["Import 11 changes"]
        pressed(app, "Undo the last one")
        next(t for t in app.text_input if "ปีที่เข้าร่วม" in t.label).set_value("2566").run()
        assert bring(app) == ["Import 13 changes"]
        likely = next(g for g in app.button_group if "Yes, กลุ่มผักปลอดภัย" in g.options)
        likely.set_value("กลุ่มผักปลอดภัย").run()
        assert bring(app) == ["Import 13 changes"]
        pressed(app, "Import 13 changes")
    assert given.rows("journal/state")[0]["actors"] == 6
