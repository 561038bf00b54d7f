"""Every page, in both languages, on the seed, without a browser: they share one database."""

import re
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


TOLD: dict[str, tuple[str, dict[str, str]]] = {
    "partners": (
        "94",
        {
            "overview": r"has (\d+) partners",
            "map": r"(\d+) partners and",
            "actors": r"are (\d+) partners",
        },
    ),
    "ties": (
        "245",
        {"map": r"and (\d+) ties", "strength": r"Of (\d+) ties", "ties": r"(\d+) ongoing ties"},
    ),
    "tight": ("30%", {"overview": r"Tight pairs (\d+%)", "strength": r"Tight pairs (\d+%)"}),
    "largest part": (
        "97%",
        {"overview": r"connected part (\d+%)", "strength": r"largest part (\d+%)"},
    ),
    "sole connectors": (
        "5",
        {"overview": r"(\d+) partners are sole", "brokers": r"Sole connectors (\d+)"},
    ),
    "on paper only": (
        "20",
        {
            "overview": r"(\d+) are tied on paper only",
            "calendar": r"On paper only (\d+)",
            "governance": r"(\d+) pairs \(\d+%\) are tied on paper only",
        },
    ),
    "to call": ("17", {"overview": r"(\d+) pairs are due", "calendar": r"Due now (\d+)"}),
    "through one": (
        "23",
        {
            "brokers": r"(\d+) can be reached through ชาคริต",
            "governance": r"(\d+) partners \(24%\) can be reached through ชาคริต",
        },
    ),
    "activities": ("248", {"activities": r"(\d+) activities are", "data": r"and (\d+) activities"}),
}
"""Figure → what it is on the last day, and how each page that shows it words it."""


def test_what_several_pages_show_is_one_number(seeded: config.Target) -> None:
    said = {}
    for word in {page for _, pages in TOLD.values() for page in pages}:
        app = opened(word, **({"show": "all"} if word == "calendar" else {}))
        tiles = [f"{metric.label} {metric.value}" for metric in app.metric]
        said[word] = " ".join([*texts(app), *tiles]).replace("\\", "")
    read = {
        figure: {page: re.findall(pattern, said[page])[:1] for page, pattern in pages.items()}
        for figure, (_, pages) in TOLD.items()
    }
    assert read == {
        figure: {page: [value] for page in pages} for figure, (value, pages) in TOLD.items()
    }
