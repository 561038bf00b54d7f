"""Two that may be one, merged and taken back in a real browser; nothing wider than the screen."""

from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import expect

from graph.journal.all_records import all_records
from graph.kinds import Actor, Area, Base, Change
from graph.store import Store
from tests.support.browsing import Watched
from tests.support.made import NOTE, actor, day, put, tie

pytestmark = pytest.mark.browser

SHORT, LONG = "อบต.คลองแห", "องค์การบริหารส่วนตำบลคลองแห"


def fill(store: Store) -> None:
    from graph import journal

    area = Area(uid="9011", name="หาดใหญ่", level="district")
    journal.write(store, [Change("areas", area.uid, None, area)], NOTE)
    bodies = {"kind": "organisation", "sector": "government"}
    put(
        store,
        actor("k", name=SHORT, since=day("2019-01-01"), since_precision="year", **bodies),
        actor("g", name=LONG, note="จากรายชื่อเวที", **bodies),
        actor("x", name="มาลี ใจดี"),
        actor("y", name="นางมาลี  ใจดี", sector="people"),
        actor("z", name="กลุ่มเกษตรอินทรีย์คลองแห", kind="group"),
        *(tie(one, "z", "COOPERATE", since=day("2021-01-01")) for one in ("k", "g", "x", "y")),
        *(Base(uid=f"b{uid}", actor=uid, area="9011") for uid in ("k", "g")),
    )


WORDS = {
    "th": ("เก็บ อบต.คลองแห", "รวมเป็นรายเดียว", "เลิกทำ"),
    "en": ("keep อบต.คลองแห", "Merge", "Undo"),
}


def test_a_pair_is_merged_and_taken_back(
    given: Store, watched: Watched, served: str, tmp_path: Path
) -> None:
    fill(given)
    page = watched.page
    for width, (lang, (keep, confirm, undo)) in product((1280, 400), WORDS.items()):
        page.set_viewport_size({"width": width, "height": 1500})
        watched.open(f"{served}/actors?lang={lang}&view=duplicates")
        page.get_by_role("button", name=keep).wait_for()
        page.screenshot(path=tmp_path / f"pairs-{lang}-{width}.png")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, lang
        page.get_by_role("button", name=keep).click()
        page.get_by_role("button", name=confirm, exact=True).wait_for()
        watched.ready()
        page.screenshot(path=tmp_path / f"preview-{lang}-{width}.png")
        page.get_by_role("button", name=confirm, exact=True).click()
        page.get_by_role("button", name=undo, exact=True).wait_for()
        assert "g" not in given.read(all_records).of(Actor), (lang, width)
        expect(page.get_by_role("button", name=confirm, exact=True)).to_have_count(0)
        page.screenshot(path=tmp_path / f"merged-{lang}-{width}.png")
        page.get_by_role("button", name=undo, exact=True).click()
        expect(page.get_by_role("button", name=keep)).to_be_visible()
        assert "g" in given.read(all_records).of(Actor), (lang, width)
