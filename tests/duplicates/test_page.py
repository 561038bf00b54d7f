"""Pairs that may be one, on the page of partners: merged, taken back, and said to be two."""

import pytest
from streamlit.testing.v1 import AppTest

from graph import journal
from graph.journal.all_records import all_records
from graph.kinds import Actor, Change, Contact, Distinct
from graph.store import Store
from tests.support.made import NOTE, actor, put, tie
from tests.support.pages import fresh, opened, texts

__all__ = ["fresh"]  # forgets the database of the test before

SHORT, LONG = "อบต.คลองแห", "องค์การบริหารส่วนตำบลคลองแห"


@pytest.fixture
def pair(given: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("SAAN_USER", "Somsri")
    put(
        given,
        actor("k", name=SHORT, kind="organisation"),
        actor("g", name=LONG, kind="organisation"),
        actor("x", name="มาลี"),
        tie("g", "x"),
    )
    return given


def names(store: Store) -> dict[str, str]:
    return {uid: each.name for uid, each in store.read(all_records).of(Actor).items()}


def press(app: AppTest, label: str) -> AppTest:
    (button,) = [button for button in app.button if label in button.label]
    button.click().run()
    assert not app.exception
    return app


@pytest.mark.parametrize(
    ("lang", "reason", "moves", "undo"),
    [("th", "อบต\\. คือ", "ความสัมพันธ์ 1", "เลิกทำ"), ("en", "stands for", "ties: 1", "Undo")],
)
def test_a_pair_is_shown_with_its_reasons_merged_after_a_preview_and_taken_back(
    lang: str, reason: str, moves: str, undo: str, pair: Store
) -> None:
    app = opened("actors", lang=lang, view="duplicates")
    assert app.text_input(key="writer field").value == "Somsri"
    assert any(reason in text for text in texts(app))
    app.button(key="keep k g").click().run()
    assert any(moves in text for text in texts(app))
    assert names(pair) == {"k": SHORT, "g": LONG, "x": "มาลี"}, "a preview writes nothing"
    app.button(key="confirm merge").click().run()
    assert not app.exception
    assert names(pair) == {"k": SHORT, "x": "มาลี"}
    latest = pair.rows("journal/batches")[0]
    assert (latest["who"], latest["channel"]) == ("Somsri", "page")
    press(app, undo)
    assert names(pair) == {"k": SHORT, "g": LONG, "x": "มาลี"}


def test_a_merge_can_be_called_off(pair: Store) -> None:
    app = opened("actors", view="duplicates")
    app.button(key="keep g k").click().run()
    press(app, "Cancel")
    assert app.button(key="keep g k")
    assert len(names(pair)) == 3


def test_a_pair_said_to_be_two_is_not_shown_again(pair: Store) -> None:
    app = press(opened("actors", view="duplicates"), "Not the same")
    assert any("No partners look like one another" in text for text in texts(app))
    assert len(pair.read(all_records).of(Distinct)) == 1
    press(app, "Undo")
    assert any("may be one: 1" in text for text in texts(app))


def test_nothing_is_saved_while_nobody_is_named(
    pair: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SAAN_USER")
    app = opened("actors", view="duplicates")
    assert app.button(key="keep g k").disabled
    app.text_input(key="writer field").set_value("Mali").run()
    assert not app.button(key="keep g k").disabled
    app.switch_page("map/page.py").run()
    app.query_params["view"] = "duplicates"
    app.switch_page("actors/page.py").run()
    assert app.text_input(key="writer field").value == "Mali"


def test_what_can_no_longer_be_taken_back_is_told_with_its_reasons(pair: Store) -> None:
    app = opened("actors", view="duplicates")
    app.button(key="keep k g").click().run()
    app.button(key="confirm merge").click().run()
    kept = pair.read(all_records).of(Actor)["k"]
    later = Change("actors", "k", kept, actor("k", name="ใหม่", kind="organisation"))
    journal.write(pair, [later], NOTE)
    press(app, "Undo")
    assert "changed again" in app.error[0].value
    assert len(names(pair)) == 2


def test_hostile_names_stay_text_and_contacts_are_not_shown(given: Store) -> None:
    hostile = "<img src=x onerror=alert(1)> ![i](http://evil.example/p.png)"
    put(given, actor("a", name=hostile), actor("b", name=hostile))
    contacts = [
        Contact(uid=f"c{uid}", actor=uid, name="คนรับสาย", phone="0812345678") for uid in "ab"
    ]
    journal.write(given, [Change("contacts", c.uid, None, c) for c in contacts], NOTE)
    app = opened("actors", view="duplicates")
    assert any("the same contact details" in text for text in texts(app))
    for text in texts(app):
        assert "<img" not in text
        assert "![i](" not in text
        assert "0812345678" not in text
        assert "คนรับสาย" not in text
