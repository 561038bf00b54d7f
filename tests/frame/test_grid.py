"""The tools of tables: found by Streamlit's own words, and read in the language of the page."""

import re
from contextlib import suppress
from pathlib import Path

import pytest
import streamlit
from playwright.sync_api import Locator, TimeoutError, expect

from dashboards.frame.grid import dictionary
from tests.support.browsing import Watched

CURSORS = "table => [...table.querySelectorAll('*')].map(each => getComputedStyle(each).cursor)"
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
    open_menu(table)
    expect(page.get_by_role("menuitem", name=re.compile(item))).to_be_visible()
    assert not page.get_by_role("menuitem", name=re.compile("Statistics|Format")).first.is_visible()


def open_menu(table: Locator) -> None:
    """The menu of the first column: its dots stand left of the edge that can be pulled."""
    box = table.get_by_test_id("data-grid-canvas").bounding_box()
    assert box
    mouse, y = table.page.mouse, box["y"] + 15
    for x in range(60, 600, 4):
        mouse.move(box["x"] + x, y)
        if "col-resize" in table.evaluate(CURSORS):
            break
    menu = table.page.get_by_test_id("stDataFrameColumnMenu")
    for _ in range(20):  # the dots are drawn some frames after the mouse is there
        mouse.move(box["x"] + x - 20, y)
        mouse.move(box["x"] + x - 16, y)
        mouse.click(box["x"] + x - 16, y)
        with suppress(TimeoutError):
            menu.wait_for(timeout=3_000)
            return
    raise AssertionError("no menu of a column")
