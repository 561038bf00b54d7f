"""A manager's way through the demo in a real browser."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from dashboards.frame.pages import PAGES
from graph import server
from graph.store import Store
from tests.support.browsing import Watched, serving, stopped, unused_port
from tests.support.command import saan
from tests.support.made import put, tie
from tests.support.places import FILES

pytestmark = [pytest.mark.browser, pytest.mark.long]

HOSTILE = FILES / "bad-inputs" / "081_html_script.csv"


def test_from_the_overview_over_the_map_to_a_partner_and_a_path(
    demo: str, watched: Watched
) -> None:
    page = watched.page
    watched.open(f"{demo}/?lang=en")
    expect(page.locator(".saan-lead").first).to_contain_text("94")
    page.get_by_role("link", name="Map", exact=True).first.click()
    expect(page.locator("canvas").first).to_be_visible()
    expect(page.locator(".saan-lead").first).to_contain_text("245 ties")
    watched.ready()
    click_an_actor(watched)
    selected = watched.asked()["selected"]
    page.get_by_role("link", name=re.compile("Open")).first.click()
    expect(page.get_by_test_id("stHeading").first).to_be_visible()
    assert watched.asked()["actor"] == selected
    name = page.get_by_test_id("stHeading").first.inner_text()
    page.reload()
    expect(page.get_by_test_id("stHeading").first).to_have_text(name)

    watched.open(f"{demo}/paths?lang=en&from=us&to=garden")
    steps = page.locator(".saan-lead").first.inner_text()
    address = page.url
    page.reload()
    watched.ready()
    expect(page.locator(".saan-lead").first).to_have_text(steps)
    assert page.url == address


PEOPLE_BLUE = (0, 114, 178)
FIND_COLOUR = """(canvas, [r, g, b]) => {
  const { width, height } = canvas;
  const dots = canvas.getContext("2d").getImageData(0, 0, width, height).data;
  const is = (x, y) => {
    const at = 4 * (y * width + x);
    return dots[at] === r && dots[at + 1] === g && dots[at + 2] === b;
  };
  for (let y = 8; y < height - 8; y += 2)
    for (let x = 8; x < width - 8; x += 2)
      if (is(x, y) && is(x - 3, y) && is(x + 3, y) && is(x, y - 3) && is(x, y + 3))
        return [x * canvas.clientWidth / width, y * canvas.clientHeight / height];
  return null;
}"""


def click_an_actor(watched: Watched) -> None:
    """Clicks on a dot in the colour of the people's sector."""
    canvas = watched.page.locator(".ground canvas").first
    for _ in range(100):
        place = canvas.evaluate(FIND_COLOUR, list(PEOPLE_BLUE))
        if place:
            break
        watched.page.wait_for_timeout(100)
    canvas.click(position={"x": place[0], "y": place[1]})
    watched.page.wait_for_url(re.compile("selected="))
    watched.ready()


def test_the_language_and_the_filters_stay_from_page_to_page(demo: str, watched: Watched) -> None:
    page = watched.page
    watched.open(f"{demo}/?lang=th&sector=government&on=2024-01-01")
    page.get_by_role("link", name="ผังเครือข่าย", exact=True).first.click()
    page.wait_for_url(re.compile("/map"))
    watched.ready()
    assert watched.asked() == {"lang": "th", "sector": "government", "on": "2024-01-01"}
    page.get_by_role("button", name=re.compile("ภาครัฐ")).first.click()
    page.wait_for_url(lambda url: "sector" not in url)
    watched.ready()
    assert watched.asked() == {"lang": "th", "on": "2024-01-01"}


def test_my_own_data_is_an_empty_network_beside_the_demo(demo: str, watched: Watched) -> None:
    page = watched.page
    watched.open(f"{demo}/?lang=en")
    page.get_by_role("button", name="Start with my own data").click()
    empty = page.get_by_text("There are no partners in this network yet")
    expect(empty).to_be_visible()
    expect(page.get_by_role("button", name="Look at the demo")).to_be_visible()
    assert watched.asked()["data"] == "own"
    page.get_by_role("button", name="Back to the demo").click()
    expect(page.locator(".saan-lead").first).to_contain_text("94")


def test_an_empty_network_leads_to_the_demo_and_back(demo_home: Path, watched: Watched) -> None:
    page, port = watched.page, unused_port()
    own = demo_home.with_name(demo_home.name.removesuffix("-demo"))
    process = serving(port, "serve", "--no-night", SAAN_HOME=str(own))
    try:
        watched.open(f"http://127.0.0.1:{port}/?lang=th")
        page.get_by_role("button", name="ดูตัวอย่าง").click()
        expect(page.locator(".saan-lead").first).to_contain_text("94")
        assert watched.asked() == {"lang": "th", "data": "demo"}
        watched.ready()
        page.get_by_role("button", name="เริ่มด้วยข้อมูลของฉัน").click()
        page.wait_for_url(lambda url: "data=" not in url)
        watched.ready()
        page.get_by_role("button", name="เพิ่มภาคีรายแรก").click()
        page.wait_for_url(re.compile(r"/actors\?.*do=add"))
    finally:
        stopped(process)
        server.down(own)


def test_names_with_scripts_in_them_run_nothing(
    given: Store, watched: Watched, served: str
) -> None:
    assert saan("import", str(HOSTILE)) == 0
    put(given, *(tie(f"a{n}", f"a{n + 1}") for n in range(1, 6)))
    for where in (
        "/?lang=en",
        "/map?lang=en&selected=a6",
        "/actors?lang=en",
        *(f"/actors?lang=en&actor=a{n}" for n in range(1, 7)),
        "/paths?lang=en&from=a1&to=a6",
    ):
        watched.open(served + where)
        assert watched.page.locator("img[src=x], a[href^='javascript:']").count() == 0
    watched.open(f"{served}/actors?lang=en&actor=a2")
    expect(watched.page.get_by_test_id("stHeading").first).to_have_text(
        "<img src=x onerror=alert(2)>"
    )


def test_the_page_comes_back_by_itself_when_the_database_does(
    demo: str, demo_home: Path, watched: Watched
) -> None:
    page = watched.page
    watched.open(f"{demo}/?lang=en")
    server.down(demo_home)
    page.reload()
    expect(page.get_by_text("comes back by itself")).to_be_visible()
    server.up(demo_home)
    expect(page.locator(".saan-lead").first).to_contain_text("94")


def test_a_file_goes_in_from_the_page_and_is_taken_back(
    given: Store, watched: Watched, served: str
) -> None:
    page = watched.page
    watched.open(f"{served}/data?lang=en")
    page.locator("input[type=file]").set_input_files(HOSTILE)
    expect(page.get_by_text("Ready: 6 changes.")).to_be_visible()
    page.get_by_text("See how the files are read").click()
    expect(page.get_by_text("<img src=x onerror=alert(2)>").first).to_be_visible()
    page.get_by_role("button", name="Import 6 changes").click()
    expect(page.get_by_text("6 changes are in.")).to_be_visible()
    assert given.rows("journal/state")[0]["actors"] == 6
    watched.open(f"{served}/data?lang=en&do=past&write=b1")
    page.get_by_role("button", name="Undo this import (6 rows)").click()
    expect(page.get_by_text("Undone: b1")).to_be_visible()
    assert given.rows("journal/state")[0]["actors"] == 0


@pytest.mark.parametrize("width", [400, 1280])
@pytest.mark.parametrize("word", ["overview", "map", "actors", "paths", "data"])
def test_nothing_is_wider_than_the_screen(
    word: str, width: int, demo: str, watched: Watched
) -> None:
    watched.page.set_viewport_size({"width": width, "height": 900})
    watched.open(f"{demo}/{word}?lang=th&from=us&to=garden")
    wide = watched.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width


def test_from_the_overview_to_who_hangs_on_a_broker_and_the_way_around_in_two_clicks(
    demo: str, watched: Watched
) -> None:
    page = watched.page
    watched.open(f"{demo}/overview?lang=th")
    page.get_by_role("link", name="ชาคริต", exact=True).first.click()
    expect(page.get_by_text("23 รายไปถึงได้ผ่านชาคริตเท่านั้น (ตั้งแต่ 1 ม.ค. 2567)")).to_be_in_viewport()
    page.get_by_role("link", name="ถ้าชาคริตออกไป").first.click()
    expect(page.locator(".saan-lead").first).to_contain_text("23 รายหลุดจากส่วนใหญ่ที่สุด")
    expect(page.get_by_text("สมาคมคาบสมุทรสีเขียว – กลุ่มเกษตรอินทรีย์").first).to_be_visible()
    expect(page.get_by_role("button", name="เพิ่มในแผน").first).to_be_visible()


THE_LIBRARYS = {"svg-img-alt"}
"""Marks within drawings of Streamlit's own charts, whose numbers stand in words beside them."""


GROUND = {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 24, 26)"}


@pytest.mark.pages
@pytest.mark.parametrize("lang", ["th", "en"])
def test_no_page_has_a_fault_that_keeps_people_out(demo: str, watched: Watched, lang: str) -> None:
    app = watched.page.get_by_test_id("stApp")
    found = []
    for word in (entry.word for entry in PAGES):
        watched.open(f"{demo}/{word}?lang={lang}")
        for scheme, ground in GROUND.items():
            watched.page.emulate_media(color_scheme=scheme)
            expect(app).to_have_css("background-color", ground)
            seen = Axe().run(watched.page).response["violations"]
            grave = (one for one in seen if one["impact"] in ("serious", "critical"))
            found += [
                (word, scheme, one["id"], node["html"][:120])
                for one in grave
                if one["id"] not in THE_LIBRARYS
                for node in one["nodes"]
            ]
    assert found == []
