"""A stakeholder is moved on the grid in a real browser."""

import pytest
from playwright.sync_api import expect

from graph.journal.all_records import all_records
from graph.kinds import ManagedNetwork, Stake
from graph.store import Store
from tests.support.browsing import Watched
from tests.support.made import actor, put

pytestmark = pytest.mark.browser


def test_a_place_that_is_clicked_is_taken(served: str, given: Store, watched: Watched) -> None:
    network = ManagedNetwork(uid="n", name="เครือข่าย", us=("us",))
    stake = Stake(uid="k", actor="m", network="n", influence="high", interest="low")
    put(given, network, actor("us"), actor("m", name="นายก"), stake)
    watched.open(f"{served}/stakeholders?lang=en")
    page = watched.page
    watched.click(page.get_by_role("button", name="นายก", exact=True))
    places = page.locator("g.mark-rect path")  # influence 1, interest 1 to 10; influence 2 …
    expect(places).to_have_count(100)
    watched.click(places.nth(8 * 10 + 6))
    watched.click(page.get_by_role("button", name="Correct the earlier assessment"))
    expect(page.get_by_text("is placed")).to_be_visible()
    (found,) = given.read(all_records).of(Stake).values()
    assert (found.uid, found.influence, found.interest) == ("k", "9", "7")
