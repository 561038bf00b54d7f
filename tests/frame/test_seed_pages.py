"""Every page, in both languages, on the seed, without a browser: they share one database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

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


@pytest.mark.parametrize("lang", ["th", "en"])
def test_what_two_pages_show_is_one_number(lang: str, seeded: config.Target) -> None:
    """Every figure by its name, and what is told in sentences, tiles and options."""
    shown: dict[str, dict[str, set[str]]] = {}
    said = {}
    for page in PAGES:
        app = opened(page.word, lang=lang)
        said[page.word] = " ".join([*texts(app), *options(app)])
        for metric in app.metric:
            shown.setdefault(metric.label, {}).setdefault(metric.value, set()).add(page.word)
    several = {label for label, values in shown.items() if len(set().union(*values.values())) > 1}
    assert {label: values for label, values in shown.items() if len(values) > 1} == {}
    assert len(several) >= 3
    told = {
        "overview": ("5 partners are joints", "20 are tied on paper only", "143 pairs"),
        "calendar": ("On paper only (20)", "Now (143)"),
        "ties": ("240",),
    }
    if lang == "en":
        assert {p: [t for t in wanted if t not in said[p]] for p, wanted in told.items()} == {
            page: [] for page in told
        }


def options(app: AppTest) -> list[str]:
    """What may be chosen on a page."""
    return [str(option) for part in app.get("button_group") for option in part.proto.options]
