"""A list that means harm, or is of no use, on the data page."""

import csv
import io
import re
import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.base.words import say, speaking
from graph.store import Store
from tests.data.test_lists import committee, opened
from tests.support.pages import fresh
from tests.support.pages import opened as page_of

__all__ = ["fresh"]  # no page remembers another test

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "![pixel](https://example.org/p.png)",
    '=HYPERLINK("https://example.org","x")',
    "\u202egnihtemos",
    "two\nlines",
    "$x^2$ :red[loud] `code`",
    "ก" * 10_000,
)
LIVE = re.compile(r"(?<!\\)\]\(|(?<!\\)<img|(?<!\\)!\[|(?<![\\`])\$x|(?<!\\):red|[\u202a-\u202e]")
"""What a reader of Markdown would act upon, or that turns text around."""


def hostile() -> bytes:
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(["ชื่อ-สกุล", "หน่วยงาน", *HOSTILE])
    for name in ("นายสมชาย ใจดี", "นางมาลี ศรีสุข"):
        rows.writerow([name, "อบต.บ้านใหม่", *HOSTILE])
    return text.getvalue().encode()


def read_as_markdown(page: AppTest) -> list[str]:
    """All that the page hands to Streamlit where that reads Markdown."""
    kinds = ("markdown", "caption", "error", "warning", "info", "success")
    said = [each.value for kind in kinds for each in page.get(kind)]
    widgets = ("selectbox", "radio", "text_input", "checkbox", "button", "button_group")
    said += [each.label for kind in widgets for each in page.get(kind)]
    said += [
        o for kind in ("radio", "button_group") for each in page.get(kind) for o in each.options
    ]
    return [text for text in said if text]


def test_hostile_headings_are_text_in_the_question_and_in_the_plan(given: Store) -> None:
    with speaking("en"):
        page = page_of("data")
        page.file_uploader[0].upload("ก<b>.csv", hostile()).run()
        assert not page.exception
        asked = read_as_markdown(page)
        assert "**\\[click\\]\\(javascript\\:alert\\(1\\)\\)** · " in "\n".join(asked)
        next(b for b in page.button if b.label == "Use this reading").click().run()
        assert not page.exception
        planned = read_as_markdown(page)
    for text in (*asked, *planned):
        assert not LIVE.search(text), text
        assert len(text) < 5_000


TOO_MANY = b"from\tto\ttype\n" + b"".join(
    b"new a%d\tnew b%d\tCOOPERATE\n" % (n, n) for n in range(25_000)
)


def test_fifty_thousand_unknown_names_leave_the_page_usable(given: Store) -> None:
    with speaking("en"):
        page = page_of("data")
        page.text_area[0].set_value(TOO_MANY.decode()).run()
        assert not page.exception
        assert any("50,000 of 50,000 names" in each.value for each in page.caption)
        assert len(page.button_group) < 100
        began = time.process_time()
        page.run()
        spent = time.process_time() - began
    assert not page.exception
    assert spent < 2


def test_two_columns_of_one_field_by_the_toml_are_told_and_not_taken(tmp_path: Path) -> None:
    page = opened(committee(tmp_path))
    area = page.text_area[0]
    twice = str(area.value).replace('"หมายเหตุ" = "note"', '"หมายเหตุ" = "contact.phone"')
    area.set_value(twice).run()
    page.button[0].click().run()
    assert [error.value for error in page.error] == [say("lists.twice", field="contact\\.phone")]
    assert page.code[0].value == ""


@pytest.mark.parametrize("table", ["settings", "cats"])
def test_a_table_that_no_list_is_of_is_told_and_not_taken(tmp_path: Path, table: str) -> None:
    page = opened(committee(tmp_path))
    page.text_area[0].set_value(f'table = "{table}"\n[columns]\n"ชื่อ-สกุล" = "leave out"').run()
    page.button[0].click().run()
    assert not page.exception
    (told,) = page.error
    assert told.value.startswith("วิธีอ่าน\\: ค่าของ table ใช้ไม่ได้")
    assert page.code[0].value == ""
