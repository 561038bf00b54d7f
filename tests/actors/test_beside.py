"""What a partner offers, promised and achieved, on its page; a network's ways of working."""

import pytest
from streamlit.testing.v1 import AppTest

from graph.journal.all_records import all_records
from graph.kinds import (
    KINDS,
    Activity,
    Interest,
    ManagedNetwork,
    Mentoring,
    Offer,
    Promise,
    Result,
    Way,
)
from graph.store import Store
from tests.forms.test_forms import fill, press
from tests.support.made import KIND_OF, actor, day, put
from tests.support.pages import fresh, opened, texts

__all__ = ["fresh"]  # forgets the database of the test before

KIND_OF |= {cls: kind for kind, cls in KINDS.items()}


@pytest.fixture
def small(given: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Two partners, a network and a meeting."""
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    monkeypatch.setenv("SAAN_LANG", "en")
    put(
        given,
        ManagedNetwork(uid="n", name="เครือข่าย", us=("a",)),
        actor("a", name="ป้าแดง"),
        actor("b", name="ลุงสม"),
        Activity(uid="x", date=day("2026-02-01"), date_precision="day", title="เวที",
                 participants=("a", "b")),
    )  # fmt: skip
    return given


def labels_of(app: AppTest) -> set[str]:
    return {button.label for button in app.button}


def test_an_offer_is_added_on_the_profile_and_taken_back(small: Store) -> None:
    app = opened("actors", actor="a")
    assert any("not recorded yet" in text for text in texts(app))
    assert "Add an offer, need or skill" in labels_of(app)
    app = opened("actors", actor="a", row="offers:new")
    fill(app, "offers new", what="need", text="=เมล็ดพันธุ์", since="2566")
    press(app, "Save")
    (offer,) = small.read(all_records).of(Offer).values()
    assert (offer.actor, offer.what, offer.text) == ("a", "need", "=เมล็ดพันธุ์")
    assert (offer.since, offer.since_precision) == (day("2023-01-01"), "year")
    press(app, "Undo")
    assert not small.read(all_records).of(Offer)


def test_a_promise_begins_with_the_partner_and_names_its_meeting(small: Store) -> None:
    assert "Add an agreement or promise" in labels_of(opened("actors", actor="a"))
    app = opened("actors", actor="a", row="promises:new")
    assert app.session_state["promises new:0:who"] == ["a"]
    fill(app, "promises new", text="ส่งผักทุกพุธ", whom=["b"], activity="x", due="2569")
    press(app, "Save")
    (promise,) = small.read(all_records).of(Promise).values()
    assert (promise.who, promise.whom, promise.activity) == (("a",), ("b",), "x")
    assert promise.due == day("2026-12-31")


def test_what_there_is_stands_on_the_profile_of_all_whom_it_names(small: Store) -> None:
    put(
        small,
        Result(uid="r", text="โรงพยาบาลรับซื้อผัก", sort="market", actors=("a", "b")),
        Promise(uid="y", text="ส่งผัก", who=("a",), whom=("b",), kept="broken"),
        Mentoring(uid="e", mentor="a", mentored="b"),
        Interest(uid="j", actor="a", text="ถือหุ้น", concerns=("b",)),
    )
    for uid in ("a", "b"):
        app = opened("actors", actor=uid)
        shown = [frame.value for frame in app.dataframe]
        cells = {str(cell) for frame in shown for cell in frame.to_numpy().ravel()}
        assert {"โรงพยาบาลรับซื้อผัก", "Market", "Date, Evidence", "Not kept", "ถือหุ้น"} <= cells
        assert "Add a mentor" in labels_of(app)
    assert "lacks" in {column for frame in shown for column in frame.columns}


def test_a_way_of_working_is_recorded_on_the_page_of_settings(small: Store) -> None:
    assert "Add a way of working" in labels_of(opened("settings"))
    app = opened("settings", row="ways:new")
    fill(app, "ways new", matter="meeting", text="พุธแรกของเดือน", frequency="monthly")
    press(app, "Save")
    (way,) = small.read(all_records).of(Way).values()
    assert (way.network, way.matter, way.frequency) == ("n", "meeting", 12)
