"""A file with strangers and doubtful rows goes in from the page, and is not opened again."""

from pathlib import Path

import pytest

from graph.store import Store
from tests.support.browsing import Watched
from tests.support.made import actor, put

pytestmark = pytest.mark.browser

TIES = (
    "จาก,ถึงภาคี,ความสัมพันธ์\n"
    "กลุ่มผักปลอดภย,ดารา,มีส่วนร่วม\n"
    "ชาคริต,อบต.บ้านใหม่,เพื่อนบ้าน\n"
    "ชาคริต,รพ.สต.บ้านใหม่,เพื่อนบ้าน\n"
    "ฝ่ายดูแล,,\n"
)


def test_names_and_words_are_settled_in_six_clicks(
    served: str, given: Store, watched: Watched, tmp_path: Path
) -> None:
    put(given, actor("a1", name="กลุ่มผักปลอดภัย", kind="group"), actor("a2", name="ชาคริต"))
    (tmp_path / "ties.csv").write_text(TIES, "utf-8")
    watched.open(f"{served}/data?lang=th")
    page = watched.page
    page.locator("input[type=file]").first.set_input_files(tmp_path / "ties.csv")
    for words in (
        "สร้าง 2 ชื่อเป็นรายใหม่",
        "ใช่ กลุ่มผักปลอดภัย",
        "รายใหม่: คน",
        "ประสานความร่วมมือ",
        "ข้ามแถวนี้",
        "นำเข้า 6 รายการ",
    ):
        page.get_by_text(words, exact=words.startswith(("ประสาน", "ข้าม"))).first.click()
        watched.ready()
    page.get_by_text("นำเข้าแล้ว 6 รายการ").wait_for()
    state = given.rows("journal/state")[0]
    assert (state["actors"], state["ties"]) == (5, 3)
