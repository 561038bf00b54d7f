"""Every page, in both languages, on the seed and on an empty database, without a browser."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboards.frame.pages import PAGES
from graph import server
from graph.base import config
from graph.store import Store
from tests.support.made import actor, put, tie
from tests.support.pages import APP, faults, fresh, is_thai, opened, texts

pytestmark = pytest.mark.long

__all__ = ["fresh"]  # no page remembers another test


@pytest.fixture
def seeded(demo_home: Path, monkeypatch: pytest.MonkeyPatch) -> config.Target:
    """The demo's server, as the one the environment names."""
    target = server.status(demo_home).target
    assert target
    monkeypatch.setenv("SAAN_NEO4J_URI", target.uri)
    monkeypatch.setenv("SAAN_NEO4J_USER", target.user)
    monkeypatch.setenv("SAAN_NEO4J_PASSWORD", target.password)
    return target


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("word", [page.word for page in PAGES])
def test_a_page_on_the_seed(word: str, lang: str, seeded: config.Target) -> None:
    assert faults(opened(word, lang=lang), word, lang) == []


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("word", [page.word for page in PAGES if not page.when_empty])
def test_a_page_on_an_empty_database_says_how_to_begin(word: str, lang: str, given: Store) -> None:
    app = opened(word, lang=lang)
    assert any("saan import" in code.value for code in app.code)
    (button,) = [part.label for part in app.button if part.proto.type == "primary"]
    assert is_thai(button) == (lang == "th"), f"{word} ({lang}): {button}"


@pytest.mark.parametrize("word", [page.word for page in PAGES])
def test_a_page_on_one_lone_actor(word: str, given: Store) -> None:
    put(given, actor("a"))
    opened(word)


def test_the_overview_says_what_the_network_hangs_on(seeded: config.Target) -> None:
    said = " ".join(texts(opened("overview")))
    assert "94" in said
    assert "ชาคริต" in said
    figures = {metric.label: metric.value for metric in opened("overview").metric}
    assert "94" in figures.values()
    assert "240" in figures.values()


def test_a_profile_opens_by_its_address(seeded: config.Target) -> None:
    app = opened("actors", actor="chakrit")
    assert [header.value for header in app.header] == ["ชาคริต"]


def test_a_path_opens_by_its_address(seeded: config.Target) -> None:
    app = opened("paths", **{"from": "us", "to": "garden"})
    assert any("→" in text.value for text in app.text)


@pytest.mark.parametrize(
    "asked",
    [
        {"on": "nonsense", "area": "0", "actor": "nobody", "trial": "{", "kind": "none"},
        {
            **{"issue": "x", "sector": "y", "type": "z", "from": "nobody", "to": "nobody"},
            **{"selected": "nobody", "focus": "nobody", "colour": "nothing", "way": "-1"},
        },
        {"on": "0001-01-01"},
        {"on": "9999-12-31"},
    ],
)
@pytest.mark.parametrize("word", [page.word for page in PAGES])
def test_an_address_that_makes_no_sense_still_gives_a_page(
    word: str, asked: dict[str, str], seeded: config.Target
) -> None:
    opened(word, **asked)


def test_filters_narrow_every_page(seeded: config.Target) -> None:
    everyone = {metric.value for metric in opened("overview").metric}
    government = {metric.value for metric in opened("overview", sector="government").metric}
    assert "94" in everyone
    assert "94" not in government


def test_markup_in_names_stays_text(given: Store) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    tricky = ":red[x] $\\href{javascript:alert(6)}{y}$ ![i](http://evil.example/p.png)"
    put(given, actor("a", name=hostile), actor("b", name=tricky), tie("a", "b"))
    for word in (page.word for page in PAGES):
        app = opened(word, actor="b", selected="a", **{"from": "a", "to": "b"})
        drawn = [part.proto.body for part in app.get("html")]
        written = [part.value for part in app.markdown]
        assert [(word, text) for text in [*drawn, *written] if "<img" in text] == []
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
