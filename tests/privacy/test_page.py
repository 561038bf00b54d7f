"""A person forgotten on the page of their profile; a form that was open on them meanwhile."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from graph import journal
from graph.edit import Edit, Moved
from graph.edit.write import record
from graph.journal.verify import verify
from graph.service import open_service
from graph.store import Store
from tests.privacy.test_forgetting import RECORDS, TOKEN, UID, everything
from tests.support.made import put
from tests.support.pages import fresh, opened, texts

__all__ = ["fresh"]  # forgets the database of the test before

NAME = f"{TOKEN} ใจดี"


@pytest.fixture
def planted(given: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    put(given, *RECORDS)
    return given


def button(app: AppTest, label: str) -> AppTest:
    (found,) = [each for each in app.button if each.label == label]
    assert not found.disabled
    found.click().run()
    assert not app.exception
    return app


def test_what_would_go_is_told_and_the_name_is_typed_first(planted: Store) -> None:
    app = opened("actors", actor=UID)
    (look,) = [each for each in app.toggle if each.label.startswith("See what forgetting")]
    look.set_value(True).run()
    said = " ".join(texts(app)).replace("\\", "")
    assert "ties: 1 goes" in said
    assert "ties: 1 loses what tells of them" in said
    (forget,) = [each for each in app.button if each.label == "Forget this person"]
    assert forget.disabled
    (sure,) = [each for each in app.text_input if each.label.startswith("Type ")]
    sure.set_value(NAME).run()
    button(app, "Forget this person")
    assert any("is forgotten" in text for text in texts(app))
    assert TOKEN not in everything(planted)
    assert verify(planted).troubles == ()
    again = opened("actors", actor=UID)
    assert NAME not in json.dumps(texts(again), ensure_ascii=False)


def test_who_had_them_in_a_form_is_told_and_brings_nothing_back(planted: Store) -> None:
    from graph import privacy

    service = open_service()
    base = record(planted, "actors", UID)
    privacy.forget(service.source, privacy.held(service.source, UID), journal.Note("ก", "page"))
    with pytest.raises(Moved) as refused:
        service.edit(Edit("change", "actors", {"note": "ยังอยู่"}, base), "สมศรี")
    assert refused.value.text("en")
    assert TOKEN not in everything(planted)
