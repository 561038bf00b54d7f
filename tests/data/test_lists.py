"""How a list of an office is read is seen and settled on the data page."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from graph.base.words import say, speaking
from graph.journal.all_records import all_records
from graph.kinds import Actor, Mapping
from graph.store import Store
from tests.support.browsing import Watched

COMMITTEE: list[tuple[Any, ...]] = [
    ("รายชื่อคณะกรรมการเครือข่ายอาหารปลอดภัย",),
    ("ประจำปี 2566",),
    ("ลำดับ", "ชื่อ-สกุล", "ตำแหน่ง", "หน่วยงาน", "เบอร์โทร", "หมายเหตุ"),
    (1, "นายสมชาย ใจดี", "ประธาน", "อบต.บ้านใหม่", "081-234-5678", ""),
    (2, "นางมาลี ศรีสุข", "กรรมการ", "รพ.สต.บ้านใหม่", "089-876-5432", "ติดต่อช่วงเย็น"),
    (3, "นายอรุณ แก้วตา", "เลขานุการ", "โรงเรียนบ้านใหม่", "086-111-2222", ""),
]
CAME = (
    "ชื่อ-สกุล,หน่วยงาน,12 ม.ค. 66,9 ก.พ. 66\n"
    "นายสมชาย ใจดี,อบต.บ้านใหม่,/,x\n"
    "นางมาลี ศรีสุข,รพ.สต.บ้านใหม่,x,/\n"
)


def committee(folder: Path) -> Path:
    book = Workbook()
    for row in COMMITTEE:
        book.active.append(row)
    book.save(folder / "กรรมการ.xlsx")
    return folder / "กรรมการ.xlsx"


def asking(path: str) -> None:
    from pathlib import Path

    import streamlit as st

    from dashboards.data.lists import ask_list, options
    from graph.intake import ReadOptions, read
    from graph.intake.lists import ListProposal

    (proposal,) = read([Path(path)], ReadOptions(**options())).proposals
    assert isinstance(proposal, ListProposal)
    st.code(ask_list(proposal) or "")


def opened(path: Path) -> AppTest:
    page = AppTest.from_function(asking, kwargs={"path": str(path)}, default_timeout=60).run()
    assert not page.exception
    return page


def settled(page: AppTest) -> dict[str, Any]:
    page.button[0].click().run()
    assert not page.exception
    found: dict[str, Any] = json.loads(page.code[0].value)
    return found


def column(page: AppTest, heading: str) -> Any:
    return next(box for box in page.selectbox if f"“{heading}”" in box.label)


def test_one_click_takes_all_that_is_proposed(tmp_path: Path) -> None:
    scheme = settled(opened(committee(tmp_path)))
    assert scheme["table"] == "actors"
    assert scheme["kind"] == "person"
    assert scheme["columns"] == {
        "ลำดับ": "leave out",
        "ชื่อ-สกุล": "name",
        "ตำแหน่ง": "member.role",
        "หน่วยงาน": "member.of",
        "เบอร์โทร": "contact.phone",
        "หมายเหตุ": "note",
    }


def click(page: AppTest, row: int) -> None:
    """Clicks a row of the sheet as it stands, counted from 0."""
    key = page.dataframe[0].proto.id.partition("-list")[2]
    page.session_state[f"list{key}"] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    page.run()
    assert not page.exception


def test_another_row_of_headings_is_chosen_by_a_click(tmp_path: Path) -> None:
    page = opened(committee(tmp_path))
    first = page.dataframe[0].value
    assert first.iloc[2].tolist() == ["▶ 3", *(str(cell) for cell in COMMITTEE[2])]
    assert first[""].tolist() == ["1", "2", "▶ 3", "4", "5", "6"]
    click(page, 4)
    assert page.dataframe[0].value[""].tolist() == ["1", "2", "3", "4", "▶ 5", "6"]
    assert column(page, "นางมาลี ศรีสุข").value == "name"
    click(page, 2)
    scheme = settled(page)
    assert scheme["head"] == 3
    assert scheme["columns"]["ชื่อ-สกุล"] == "name"


def test_what_every_row_must_say_is_asked_for(tmp_path: Path) -> None:
    page = opened(committee(tmp_path))
    column(page, r"ชื่อ\-สกุล").set_value("keep").run()
    assert [error.value for error in page.error] == [say("lists.page.lacking", fields="ชื่อ")]
    assert page.button[0].disabled


def test_another_row_of_headings_may_be_written_in_the_toml(tmp_path: Path) -> None:
    page = opened(committee(tmp_path))
    area = page.text_area[0]
    area.set_value(str(area.value).replace("head = 3", "head = 5")).run()
    page.button[0].click().run()
    assert page.dataframe[0].value[""].tolist() == ["1", "2", "3", "4", "▶ 5", "6"]
    assert page.code[0].value == ""


def test_the_rows_shown_hide_what_is_personal_and_are_no_markup(tmp_path: Path) -> None:
    lines = ["ชื่อ-สกุล,เลขบัตรประชาชน,<b>x</b>", "นายสมชาย ใจดี,3100600445637,**y**"]
    (tmp_path / "คน.csv").write_text("\n".join(lines), "utf-8")
    shown = opened(tmp_path / "คน.csv").dataframe[0].value
    assert shown.iloc[0].tolist() == ["▶ 1", "ชื่อ-สกุล", "เลขบัตรประชาชน", "<b>x</b>"]
    assert shown.iloc[1].tolist() == ["2", "นายสมชาย ใจดี", say("lists.page.hidden"), "**y**"]


def test_two_columns_of_one_field_are_told_and_not_taken(tmp_path: Path) -> None:
    page = opened(committee(tmp_path))
    column(page, "หมายเหตุ").set_value("member.role").run()
    twice = say("lists.twice", field="สังกัด: บทบาท/ตำแหน่ง")
    assert [error.value for error in page.error] == [twice]
    assert page.button[0].disabled
    column(page, "หมายเหตุ").set_value("keep").run()
    assert not page.error
    assert settled(page)["columns"]["หมายเหตุ"] == "keep"


def test_a_row_taken_for_something_else_offers_other_fields(tmp_path: Path) -> None:
    page = opened(committee(tmp_path))
    page.selectbox[0].set_value("members").run()
    assert not page.exception
    assert column(page, "หน่วยงาน").value == "of"
    assert "contact.phone" not in column(page, "เบอร์โทร").options
    column(page, "หมายเหตุ").set_value("source").run()
    scheme = settled(page)
    assert scheme["table"] == "members"
    assert scheme["columns"] == {
        "ลำดับ": "leave out",
        "ชื่อ-สกุล": "member",
        "ตำแหน่ง": "role",
        "หน่วยงาน": "of",
        "เบอร์โทร": "keep",
        "หมายเหตุ": "source",
    }


def test_marks_and_the_title_of_meetings_are_asked(tmp_path: Path) -> None:
    (tmp_path / "ผู้เข้าร่วม.csv").write_text(CAME, "utf-8")
    page = opened(tmp_path / "ผู้เข้าร่วม.csv")
    assert [(radio.label, radio.value) for radio in page.radio] == [
        ("เครื่องหมาย “\\/” หมายความว่า", "yes"),
        ("เครื่องหมาย “x” หมายความว่า", "no"),
    ]
    page.radio[1].set_value("yes").run()
    page.text_input[0].set_value("ประชุมประจำเดือน").run()
    scheme = settled(page)
    assert scheme["ticked"] == "activities"
    assert scheme["title"] == "ประชุมประจำเดือน"
    assert scheme["marks"] == {"/": "yes", "x": "yes"}


def test_a_mistake_in_the_toml_is_told(tmp_path: Path) -> None:
    page = opened(committee(tmp_path))
    area = page.text_area[0]
    area.set_value(str(area.value).replace('"actors"', '"cats"')).run()
    page.button[0].click().run()
    assert len(page.error) == 1
    assert page.code[0].value == ""


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_field_has_words(lang: str) -> None:
    from graph.intake.lists.proposal import word
    from graph.intake.lists.scheme import fields_of

    with speaking(lang):
        for table in ("actors", "ties", "members", "activities"):
            words = [word(table, field) for field in fields_of(table)]
            assert len(set(words)) == len(words)
            assert not [each for each in words if "." in each]


@pytest.mark.browser
def test_a_committee_goes_from_its_workbook_to_the_records_in_few_clicks(
    served: str, given: Store, watched: Watched, tmp_path: Path
) -> None:
    watched.open(f"{served}/data?lang=th")
    page = watched.page
    page.locator("input[type=file]").first.set_input_files(committee(tmp_path))
    for words in ("ใช้วิธีอ่านนี้", "สร้าง 3 ชื่อเป็นรายใหม่", "นำเข้า 13 รายการ"):
        page.get_by_text(words).first.click()
        watched.ready()
    page.get_by_text("นำเข้าแล้ว").first.wait_for()
    records = all_records(given)
    kinds = sorted(each.kind for each in records.of(Actor).values())
    assert kinds == ["organisation"] * 3 + ["person"] * 3
    assert (len(records.of("members")), len(records.of("contacts"))) == (3, 3)
    assert [each.name for each in records.of(Mapping).values()] == ["กรรมการ.xlsx"]


@pytest.mark.browser
def test_a_click_on_the_row_of_headings_brings_the_list_in(
    served: str, given: Store, watched: Watched, tmp_path: Path
) -> None:
    lines = ["ทะเบียน,ประเภท", "ชื่อเรียก,แบบ", "กลุ่มผักบ้านโคก,กลุ่ม", "กลุ่มข้าวบ้านโคก,กลุ่ม"]
    (tmp_path / "ทะเบียน.csv").write_text("\n".join(lines), "utf-8")
    watched.open(f"{served}/data?lang=th")
    page = watched.page
    page.locator("input[type=file]").first.set_input_files(tmp_path / "ทะเบียน.csv")
    page.get_by_text(say("lists.page.head", "th", line=1)).wait_for()
    watched.ready()
    second = 2.5 * 35  # the middle of the second row below the letters, 35 pixels each
    page.get_by_test_id("stDataFrame").first.click(position={"x": 120, "y": second})
    page.get_by_text(say("lists.page.head", "th", line=2)).wait_for()
    watched.ready()
    for words in ("ใช้วิธีอ่านนี้", "นำเข้า 3 รายการ"):
        page.get_by_text(words).first.click()
        watched.ready()
    page.get_by_text("นำเข้าแล้ว").first.wait_for()
    names = sorted(each.name for each in all_records(given).of(Actor).values())
    assert names == ["กลุ่มข้าวบ้านโคก", "กลุ่มผักบ้านโคก"]
