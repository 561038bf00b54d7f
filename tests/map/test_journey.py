"""The map as a page in a real browser: what it answers by itself, and what it tells the page."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from graph.journal import write
from graph.kinds import Area, Base, Change, Issue, Membership, Work
from graph.store import Store
from tests.support.browsing import Watched
from tests.support.made import NOTE, actor, put, tie

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)>"
BOXES = """(ground) => {
  const { mount } = ground;
  const scale = mount.network.getScale();
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `13px ${mount.font}`;
  return mount.placed.names.map(([text, x, y]) => {
    const half = pen.measureText(text).width / 2;
    return [x * scale - half, y * scale - 7, x * scale + half, y * scale + 7];
  });
}"""
PICKED = """(ground, id) => {
  const { mount } = ground;
  mount.pick(id);
  return { lit: [...mount.lit.nodes].sort(), card: mount.panel.page.innerText };
}"""


def star(store: Store) -> None:
    """b between a, c, d and e; e works with f, whom only e reaches."""
    put(
        store,
        actor("a", name=HOSTILE),
        *(actor(uid, name=f"ภาคี {uid}", kind="group") for uid in "bcdef"),
        *(tie("b", uid) for uid in "acd"),
        tie("b", "e", "COOPERATE"),
        tie("a", "c", "COORDINATE"),
        tie("a", "d", "COORDINATE"),
        tie("e", "f", "COORDINATE"),
    )


def crowd(store: Store) -> None:
    """Four rings of 40, each with chords, joined by one tie each."""
    uid = "{}{:02}".format
    people = [actor(uid(ring, n)) for ring in "abcd" for n in range(40)]
    ties = [
        tie(uid(ring, n), uid(ring, (n + step) % 40))
        for ring in "abcd"
        for n in range(40)
        for step in (1, 3, 7)
    ]
    joins = [tie(uid(one, 0), uid(other, 0)) for one, other in ("ab", "bc", "cd")]
    put(store, *people, *ties, *joins)


def ground(page: Page) -> Any:
    found = page.locator(".ground")
    expect(found.locator("canvas")).to_be_visible()
    return found


def drawn(page: Page) -> list[str]:
    found: list[str] = ground(page).evaluate("(g) => g.mount.nodes.getIds().sort()")
    return found


def place(page: Page, uid: str) -> dict[str, float]:
    found: dict[str, float] = ground(page).evaluate(
        "(g, id) => g.mount.network.canvasToDOM(g.mount.nodes.get(id))", uid
    )
    return found


def overlapping(boxes: list[list[float]]) -> Iterator[tuple[int, int]]:
    for one, a in enumerate(boxes):
        for other, b in enumerate(boxes[:one]):
            if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]:
                yield one, other


def test_the_picture_begins_high_and_is_as_high_as_the_window_leaves(
    given: Store, watched: Watched, served: str
) -> None:
    star(given)
    page = watched.page
    page.set_viewport_size({"width": 1280, "height": 800})
    watched.open(f"{served}/map?lang=th")
    boxes = ground(page).evaluate(BOXES)
    assert len(boxes) == 6
    assert list(overlapping(boxes)) == []
    box = page.locator(".frame").bounding_box()
    assert box is not None
    assert box["y"] <= 180
    assert 760 <= box["y"] + box["height"] <= 800


def test_selecting_is_answered_before_the_page_is_told(
    given: Store, watched: Watched, served: str
) -> None:
    star(given)
    page = watched.page
    watched.open(f"{served}/map?lang=en")
    assert re.search(r"Tied to 1 partner\b", ground(page).evaluate(PICKED, "f")["card"])
    at_once = ground(page).evaluate(PICKED, "e")
    assert at_once["lit"] == ["b", "e", "f"]
    said = at_once["card"]
    assert said.startswith("×\nภาคี e\nGroup")
    assert "1 can be reached through ภาคี e only\nภาคี f" in said
    assert "Tied to 2 partners" in said
    assert "What if ภาคี e left" in said
    page.wait_for_url(re.compile("selected=e"))

    page.get_by_role("button", name="ภาคี b", exact=True).first.click()
    page.wait_for_url(re.compile("selected=b"))
    page.get_by_role("link", name="What if ภาคี b left").click()
    page.wait_for_url(re.compile("/whatif"))
    assert watched.asked()["trial"] == '{"v":1,"remove":["b"]}'


def test_a_row_of_the_legend_hides_what_it_explains(
    given: Store, watched: Watched, served: str
) -> None:
    star(given)
    page = watched.page
    watched.open(f"{served}/map?lang=en")
    edges = "(g) => g.mount.edges.getIds().sort()"
    page.get_by_role("button", name=re.compile("^Loose: coordinate")).click()
    assert ground(page).evaluate(edges) == [f"b-{uid}-COLLABORATE" for uid in "acd"] + [
        "b-e-COOPERATE"
    ]
    page.get_by_label("Colour shows").select_option("Kind")
    page.get_by_role("button", name=re.compile(r"^Person \(1\)")).click()
    assert drawn(page) == list("bcdef")
    page.wait_for_url(re.compile("hide=level%3ACOORDINATE%2Ckind"))
    page.reload()
    watched.ready()
    assert drawn(page) == list("bcdef")


def test_communities_of_a_crowd_are_bubbles_that_open(
    given: Store, watched: Watched, served: str
) -> None:
    crowd(given)
    page = watched.page
    watched.open(f"{served}/map?lang=en")
    assert drawn(page) == ["fold:1", "fold:2", "fold:3", "fold:4"]
    ground(page).locator("canvas").click(position=place(page, "fold:2"))
    expect(page.locator(".card")).to_contain_text("40 partners")
    assert len(drawn(page)) == 43
    page.wait_for_url(re.compile("open="))
    page.get_by_role("button", name="Fold this community").click()
    assert len(drawn(page)) == 4
    watched.open(f"{served}/map?lang=en&selected=c07")
    assert "c07" in drawn(page)
    page.get_by_label("Show everyone").check()
    assert len(drawn(page)) == 160


def test_issues_stand_beside_actors_and_members_are_embraced(
    given: Store, watched: Watched, served: str
) -> None:
    star(given)
    put(given, Issue(uid="rice", name="ข้าว"), *(Work(uid=u, actor=u, issue="rice") for u in "ac"))
    member = Membership(uid="m", member="f", of="b")
    write(given, [Change("members", "m", None, member)], NOTE)
    page = watched.page
    watched.open(f"{served}/map?lang=en")
    page.get_by_label("Drawn beside").select_option("Issues")
    assert drawn(page) == [*"abcdef", "second:ข้าว"]
    ties = "(g) => g.mount.edges.get().filter((e) => e.second).map((e) => e.to).sort()"
    assert ground(page).evaluate(ties) == ["a", "c"]
    page.get_by_label("Outline the members").check()
    assert ground(page).evaluate("(g) => g.mount.drawn.bodies") == [["b", ["b", "f"]]]
    page.wait_for_url(lambda url: "beside=issues" in url and "bodies=1" in url)


def test_two_partners_joined_by_hand_open_the_form_of_a_tie(
    given: Store, watched: Watched, served: str
) -> None:
    star(given)
    page = watched.page
    watched.open(f"{served}/map?lang=en&selected=a")
    ground(page)
    page.get_by_role("button", name="Tie it to another").click()
    ground(page).locator("canvas").click(position=place(page, "f"))
    page.wait_for_url(re.compile("/ties"))
    watched.ready()
    assert {name: watched.asked()[name] for name in ("from", "to")} == {"from": "a", "to": "f"}
    expect(page.get_by_role("combobox", name="Partner *")).to_have_value(HOSTILE)
    expect(page.get_by_role("combobox", name="With *")).to_have_value("ภาคี f")


def test_an_actor_that_is_dragged_keeps_its_place(
    given: Store, watched: Watched, served: str
) -> None:
    star(given)
    page = watched.page
    watched.open(f"{served}/map?lang=en")
    stands = "(g) => { const { x, y } = g.mount.scene.node.get('f'); return [x, y]; }"
    before = ground(page).evaluate(stands)
    box = ground(page).bounding_box()
    assert box is not None
    at = place(page, "f")
    page.mouse.move(box["x"] + at["x"], box["y"] + at["y"])
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 150, steps=5)
    page.mouse.up()
    expect(page.locator(".moved")).to_contain_text("1 moved on the map")
    page.get_by_role("button", name="Keep the new places").click()
    expect(page.get_by_text("The places of 1 on the map are kept.")).to_be_visible()
    page.reload()
    watched.ready()
    after = ground(page).evaluate(stands)
    assert after != before
    (kept,) = given.rows("journal/records_settings", after="", limit=9)
    assert kept["uid"] == "map.place.f"
    assert json.loads(kept["kept"]["value"]) == after
    assert given.rows("journal/state")[0]["batches"] == 2


def test_on_a_phone_the_card_is_a_sheet_below_what_was_tapped(
    given: Store, watched: Watched, served: str
) -> None:
    star(given)
    page = watched.page
    page.set_viewport_size({"width": 400, "height": 800})
    watched.open(f"{served}/map?lang=en")
    ground(page).locator("canvas").click(position=place(page, "b"))
    card = page.locator(".card")
    expect(card).to_contain_text("ภาคี b")
    sheet = page.locator(".panel").bounding_box()
    canvas = ground(page).bounding_box()
    assert sheet is not None
    assert canvas is not None
    assert sheet["y"] + sheet["height"] == pytest.approx(800, abs=1)
    assert 0 < canvas["y"] + place(page, "b")["y"] < sheet["y"]
    page.get_by_role("button", name="Close").click()
    expect(card).to_be_hidden()


def test_areas_stand_on_the_map_and_lead_to_their_partners(
    given: Store, watched: Watched, served: str
) -> None:
    star(given)
    areas = {"9011": HOSTILE, "9012": "นาหม่อม"}
    bases = {"a": "9011", "b": "9011", "c": "9012", "d": "9012", "e": "9012"}
    put(
        given,
        *(Area(uid=code, name=name, level="district") for code, name in areas.items()),
        *(Base(uid=f"base-{uid}", actor=uid, area=code) for uid, code in bases.items()),
    )
    page = watched.page
    watched.open(f"{served}/map?lang=en")
    page.get_by_role("button", name="View").click()
    watched.click(page.get_by_role("radio", name="District", exact=True))
    page.wait_for_url(re.compile("areas=district"))
    expect(page.locator(".saan-lead")).to_contain_text(
        "5 partners are in 2 districts. Tied pairs: 1 within one district, 5 between two."
    )
    expect(page.get_by_text("1 partners have no district on record")).to_be_visible()
    at_once = ground(page).evaluate(PICKED, "9012")
    assert at_once["lit"] == ["9011", "9012"]
    assert "นาหม่อม" in at_once["card"]
    assert "3 partners\nTied pairs within: 0" in at_once["card"]
    page.wait_for_url(re.compile("selected=9012"))
    page.reload()
    watched.ready()
    expect(page.locator(".card")).to_contain_text("ภาคี e")
    page.get_by_role("link", name="Open the partners of this area").click()
    page.wait_for_url(re.compile("/actors"))
    watched.ready()
    assert watched.asked()["area"] == "9012"
    expect(page.locator(".saan-lead")).to_contain_text("3 partners")
