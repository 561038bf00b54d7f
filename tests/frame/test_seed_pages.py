"""Every page, in both languages, on the seed, without a browser: they share one database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboards.frame.pages import PAGES
from graph import server
from graph.base import config
from tests.conftest import use
from tests.support.pages import faults, forget_pages, opened, texts

pytestmark = pytest.mark.long


@pytest.fixture(scope="module", autouse=True)
def shared() -> Iterator[None]:
    """The pages remember the seed from test to test; no test of another file meets that."""
    forget_pages()
    yield
    forget_pages()


@pytest.fixture
def seeded(demo_home: Path, monkeypatch: pytest.MonkeyPatch) -> config.Target:
    """The demo's server, as the one the environment names."""
    target = server.status(demo_home).target
    assert target
    use(target, monkeypatch)
    return target


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("word", [page.word for page in PAGES])
def test_a_page_on_the_seed(word: str, lang: str, seeded: config.Target) -> None:
    assert faults(opened(word, lang=lang), word, lang) == []


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
