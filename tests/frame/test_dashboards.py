"""Every page, in both languages, on an empty database and on hostile records, without a browser."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboards.frame.pages import PAGES
from graph.store import Store
from tests.support.made import actor, put, tie
from tests.support.pages import APP, fresh, opened, texts

pytestmark = pytest.mark.long

__all__ = ["fresh"]  # no page remembers another test


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("word", [page.word for page in PAGES if not page.when_empty])
def test_a_page_on_an_empty_database_says_how_to_begin(word: str, lang: str, given: Store) -> None:
    app = opened(word, lang=lang)
    buttons = ["นำเข้ารายชื่อของฉัน", "เพิ่มภาคีรายแรก"]
    if lang == "en":
        buttons = ["Import my list", "Add the first partner"]
    assert [part.label for part in app.button] == buttons  # a demo is not beside a server given
    assert not app.code
    assert "saan " not in " ".join(texts(app))


@pytest.mark.parametrize("word", [page.word for page in PAGES])
def test_a_page_on_one_lone_actor(word: str, given: Store) -> None:
    put(given, actor("a"))
    opened(word)


def test_markup_in_names_stays_text(given: Store) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    tricky = ":red[x] $\\href{javascript:alert(6)}{y}$ ![i](http://evil.example/p.png)"
    put(given, actor("a", name=hostile), actor("b", name=tricky), tie("a", "b"))
    for word in (page.word for page in PAGES):
        app = opened(word, actor="b", selected="a", **{"from": "a", "to": "b"})
        drawn = [part.proto.body for part in app.get("html")]
        written = [part.value for part in app.markdown]
        assert [(word, text) for text in [*drawn, *written] if "<img src=x" in text] == []
        assert [(word, text) for text in written if "![i](" in text] == []


def test_a_database_that_is_down_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, free_port: int
) -> None:
    monkeypatch.setenv("SAAN_NEO4J_URI", f"bolt://127.0.0.1:{free_port}")
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params["lang"] = "en"
    app.run()
    assert not app.exception
    assert "does not answer" in app.error[0].value
