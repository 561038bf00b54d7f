"""The file of a view in a real browser: without any network, on paper, and without persons."""

from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from graph.base.config import Preferences
from graph.base.words import speaking
from graph.export.view import html, shown
from graph.kinds import Area, Base
from graph.network import EVERYTHING
from graph.service import Service
from graph.store import Store
from tests.export.test_playing import HOSTILE
from tests.support.browsing import Watched
from tests.support.made import actor, day, put, tie

pytestmark = pytest.mark.browser

PLACE = "(g, id) => g.mount.network.canvasToDOM(g.mount.network.getPositions([id])[id])"
SCALE = "(g) => g.mount.network.getScale()"


@pytest.fixture
def file(store: Store, tmp_path: Path) -> str:
    """The files of a group, an organisation and a person, the address of their folder."""
    put(
        store,
        Area(uid="90", name="สงขลา", level="province"),
        actor("g", name=HOSTILE, kind="group", sector="people"),
        actor("o", name="เทศบาลตำบลริมคลอง", kind="organisation", sector="government"),
        actor("p", name="ป้าสมใจ"),
        tie("g", "o", since=day("2020-01-01")),
        tie("p", "g", "COOPERATE"),
        Base(uid="b", actor="g", area="90"),
    )
    source = Service(store, Preferences()).source
    files = {"all": (True, None), "fewer": (False, None), "areas": (True, "province")}
    for name, (persons, areas) in files.items():
        with speaking("en"):
            filters = replace(EVERYTHING, no_persons=not persons)
            text = html(shown(source, day("2026-09-30"), filters, areas=areas))
        (tmp_path / f"{name}.html").write_text(text, "utf-8")
    return tmp_path.as_uri()


@pytest.fixture
def asked(watched: Watched) -> list[str]:
    """The addresses that the page asks for, every network being cut."""
    found: list[str] = []
    watched.page.on("request", lambda request: found.append(request.url))
    watched.page.on("console", lambda message: watched.failures.append(message.text))
    watched.page.context.set_offline(True)
    return found


def place(page: Page, uid: str) -> dict[str, float]:
    found: dict[str, float] = page.locator(".ground").evaluate(PLACE, uid)
    return found


def test_it_is_looked_at_without_a_network_and_asks_nobody(
    file: str, watched: Watched, asked: list[str]
) -> None:
    page = watched.page
    page.goto(f"{file}/all.html")
    expect(page.locator(".lead")).to_contain_text("there are 3 partners and 2 ties")
    ground = page.locator(".ground")
    box = ground.bounding_box()
    assert box
    there = place(page, "o")
    page.mouse.move(box["x"] + there["x"], box["y"] + there["y"])
    expect(page.locator(".vis-tooltip")).to_contain_text("เทศบาลตำบลริมคลอง")
    before = ground.evaluate(SCALE)
    page.get_by_role("button", name="Zoom in").click()
    assert ground.evaluate(SCALE) > before
    page.get_by_role("button", name="Show all").click()
    ground.locator("canvas").click(position=place(page, "g"))
    card = page.locator(".card")
    expect(card).to_contain_text(HOSTILE)
    expect(card).to_contain_text("Tied to 2 partners")
    expect(card.get_by_role("link")).to_have_count(0)
    page.locator("#partners").get_by_role("button", name="ป้าสมใจ").click()
    expect(card.locator(".name")).to_have_text("ป้าสมใจ")
    page.get_by_label("Colour shows").select_option("Kind")
    page.get_by_role("button", name="organisation").click()
    assert ground.evaluate("(g) => g.mount.nodes.getIds().sort()") == ["g", "p"]
    assert page.locator("img").count() == 0
    assert asked == [f"{file}/all.html"]


def test_without_persons_none_is_in_the_drawing_either(
    file: str, watched: Watched, asked: list[str]
) -> None:
    watched.page.goto(f"{file}/fewer.html")
    ids = watched.page.locator(".ground").evaluate("(g) => g.mount.nodes.getIds().sort()")
    assert ids == ["g", "o"]
    expect(watched.page.get_by_text("Persons are left out").first).to_be_visible()
    expect(watched.page.locator("body")).not_to_contain_text("สมใจ")


def test_by_area_a_name_is_text_and_leads_nowhere(
    file: str, watched: Watched, asked: list[str]
) -> None:
    page = watched.page
    page.goto(f"{file}/areas.html")
    page.locator("#areas").get_by_role("button", name="สงขลา").click()
    expect(page.locator(".card .name")).to_have_text("สงขลา")
    expect(page.locator(".card .someone")).to_have_text(HOSTILE)
    expect(page.locator(".card").get_by_role("link")).to_have_count(0)
    assert page.locator("img").count() == 0
    assert asked == [f"{file}/areas.html"]


def test_on_paper_the_legend_and_both_tables_are_there(
    file: str, watched: Watched, asked: list[str]
) -> None:
    page = watched.page
    page.goto(f"{file}/all.html")
    page.locator("#ties summary").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("main > .legend")).to_be_visible()
    expect(page.locator("#ties table")).to_be_visible()
    for tools in (".tools", ".panel"):
        expect(page.locator(tools)).to_be_hidden()


@pytest.mark.parametrize("wide", [1280, 400])
def test_it_has_no_fault_that_keeps_people_out(file: str, watched: Watched, wide: int) -> None:
    page = watched.page
    page.set_viewport_size({"width": wide, "height": 900})
    page.goto(f"{file}/all.html")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert Axe().run(page).response["violations"] == [], (wide, scheme)
