"""Time on the map in a real browser: on the page, and in a file without any network."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from graph.base.config import Preferences
from graph.base.words import speaking
from graph.export.player import html
from graph.export.timeline import animation
from graph.journal import write
from graph.kinds import Change, ManagedNetwork
from graph.service import Service
from graph.store import Store
from tests.support.browsing import Watched
from tests.support.made import NOTE, actor, day, put, tie

pytestmark = pytest.mark.browser

HOSTILE = "</script><img src=x onerror=alert(1)>"
STANDING = """(ground) => {
  const { network, nodes, edges } = ground.mount;
  const drawn = Object.values(network.body.nodes);
  const places = Object.fromEntries(drawn.map(({ id, x, y }) => [id, { x, y }]));
  const there = (set) => set.get({ filter: (item) => !item.hidden }).map(({ id }) => id).sort();
  const seen = Object.values(places).map((place) => network.canvasToDOM(place));
  return { places, seen, nodes: there(nodes), edges: there(edges) };
}"""


def fill(store: Store) -> None:
    """b and a loosely, then tightly; c comes in March 2021, tied to b in June."""
    put(
        store,
        actor("a", name=HOSTILE),
        actor("b", name="ป้าสมใจ"),
        actor("c", since=day("2021-03-10")),
        tie("a", "b", "COOPERATE", since=day("2020-01-01"), until=day("2021-01-01")),
        tie("a", "b", "COLLABORATE", since=day("2021-01-01")),
        tie("b", "c", "COORDINATE", since=day("2021-06-15")),
    )
    network = ManagedNetwork(uid="net", name=f"เครือข่าย {HOSTILE}")
    write(store, [Change("networks", "net", None, network)], NOTE)


def standing(page: Page) -> Any:
    return page.locator(".ground").evaluate(STANDING)


def figures(page: Page) -> list[int]:
    """Actors, ties, pairs, and pairs from tight to loose, as the bar of time shows them."""
    return [int(text) for text in page.locator(".counts dd").all_inner_texts()]


def slider(page: Page) -> Locator:
    return page.get_by_role("slider", name=re.compile("The day shown"))


def test_the_slider_steps_and_plays_and_nobody_moves(
    given: Store, watched: Watched, served: str
) -> None:
    fill(given)
    page = watched.page
    base = f"{served}/map?lang=en&play=month"
    watched.open(f"{base}&on=2020-12-31")
    shown = page.locator(".time .day")
    expect(shown).to_have_text("31 Dec 2020")
    before = standing(page)
    assert figures(page) == [2, 1, 1, 0, 0, 1]
    assert (before["nodes"], before["edges"]) == (["a", "b"], ["a-b-COOPERATE"])

    slider(page).focus()
    page.keyboard.press("ArrowRight")
    expect(shown).to_have_text("31 Jan 2021")
    assert standing(page)["edges"] == ["a-b-COLLABORATE"]
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(shown).to_have_text("30 Jun 2021")
    assert figures(page) == [3, 2, 2, 1, 1, 0]
    page.wait_for_url(re.compile("on=2021-06-30"))
    expect(page.locator(".saan-lead")).to_contain_text("On 30 Jun 2021 there are 3 partners")
    after = standing(page)
    assert after["nodes"] == ["a", "b", "c"]
    assert after["edges"] == ["a-b-COLLABORATE", "b-c-COORDINATE"]

    page.locator(".time select").select_option("Fast")
    slider(page).focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.get_by_label("Colour shows").select_option("Kind")
    page.wait_for_url(re.compile("colour=kind"))
    watched.ready()
    now = shown.inner_text()
    expect(shown).not_to_have_text(now)
    assert watched.asked()["on"] == "2021-06-30"
    page.get_by_role("button", name="Pause").click()
    stopped_on = shown.inner_text()
    expect(page.locator(".saan-lead")).to_contain_text(f"On {stopped_on} there are 3")
    assert {k: standing(page)[k] for k in ("places", "seen")} == {
        k: before[k] for k in ("places", "seen")
    }
    watched.ready()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as an HTML file").first.click()
    assert saved.value.suggested_filename.endswith(".html")


def test_the_file_plays_from_a_disk_with_every_network_cut(
    given: Store, watched: Watched, tmp_path: Path
) -> None:
    fill(given)
    path = tmp_path / "net.html"
    with speaking("en"):
        path.write_text(
            html(animation(Service(given, Preferences()).source, day("2021-12-31"))), "utf-8"
        )
    page = watched.page
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    page.goto(path.as_uri())
    shown = page.locator(".time .day")
    expect(shown).to_have_text("31 Dec 2021")
    slider(page).focus()
    page.keyboard.press("Home")
    expect(shown).to_have_text("31 Jan 2020")
    assert figures(page) == [2, 1, 1, 0, 0, 1]
    before = standing(page)
    assert before["edges"] == ["a-b-COOPERATE"]
    page.locator(".time select").select_option("Fast")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Play").click()
    expect(shown).to_have_text("31 Dec 2021")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    after = standing(page)
    assert (figures(page), after["nodes"]) == ([3, 2, 2, 1, 1, 0], ["a", "b", "c"])
    assert (after["places"], after["seen"]) == (before["places"], before["seen"])

    place = page.locator(".ground").evaluate(
        "(g) => g.mount.network.canvasToDOM(g.mount.network.getPositions(['a']).a)"
    )
    page.locator(".ground canvas").click(position=place)
    expect(page.locator("#chosen")).to_contain_text(HOSTILE)
    assert page.locator("h1").inner_text() == f"เครือข่าย {HOSTILE} through time"
    assert page.locator("img").count() == 0
    assert asked == [path.as_uri()]
    assert said == []
