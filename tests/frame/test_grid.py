"""The tools of tables: found by Streamlit's own words, and read in the language of the page."""

import re
from pathlib import Path

import pytest
import streamlit
from playwright.sync_api import expect

from dashboards.frame.grid import dictionary
from tests.support.browsing import Watched

SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"


def test_every_word_is_streamlits_own() -> None:
    said = "".join(each.read_text("utf-8") for each in SCRIPTS.glob("*.js"))
    words = dictionary("th")
    assert len(words) == 19
    assert [word for word in words if f"`{word}`" not in said and f'"{word}"' not in said] == []
    assert dictionary("en") == {}


@pytest.mark.parametrize(
    ("lang", "tool", "item", "closed"),
    [
        ("th", "เต็มจอ", "เรียงจากน้อยไปมาก", "Fullscreen"),
        ("en", "Fullscreen", "Sort ascending", "เต็มจอ"),
    ],
)
def test_the_tools_of_a_table_speak_the_language_of_the_page(
    demo: str, watched: Watched, lang: str, tool: str, item: str, closed: str
) -> None:
    page = watched.page
    watched.open(f"{demo}/actors?lang={lang}")
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    table.hover()
    expect(page.get_by_role("button", name=tool, exact=True).first).to_be_visible()
    assert page.locator(f'[aria-label="{closed}"]').count() == 0
    assert not page.locator('[aria-label="Download as CSV"]').first.is_visible()
    canvas = table.get_by_test_id("data-grid-canvas")
    box = canvas.bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 15)
    page.mouse.click(box["x"] + 40, box["y"] + 15, button="right")
    expect(page.get_by_role("menuitem", name=re.compile(item))).to_be_visible()
    assert not page.get_by_role("menuitem", name=re.compile("Statistics|Format")).first.is_visible()
