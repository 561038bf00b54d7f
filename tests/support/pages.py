"""Pages as a manager finds them, run without a browser."""

import re

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.support.places import ROOT

APP = ROOT / "dashboards" / "app.py"
LAST_DAY = "2026-09-30"
THAI = re.compile(r"[\u0e00-\u0e7f]")


def forget_pages() -> None:
    """No page remembers another test's database."""
    st.cache_resource.clear()


@pytest.fixture(autouse=True)
def fresh() -> None:
    """Each test finds the pages so."""
    forget_pages()


def opened(word: str, **asked: str) -> AppTest:
    """The page as a manager finds it under that address."""
    app = AppTest.from_file(APP, default_timeout=300)
    for name, value in {"on": LAST_DAY, "lang": "en", **asked}.items():
        app.query_params[name] = value
    app.run()
    app.switch_page(f"{word}/page.py").run()
    where = f"{word} ({app.query_params['lang']})"
    assert not app.exception, [f"{where}: {one.message}" for one in app.exception]
    return app


def faults(app: AppTest, word: str, lang: str) -> list[str]:
    """What a page should not show, each with the page, the language and the text: an error, a
    warning, a label of a figure or an expander in the other language."""
    labels = [*(metric.label for metric in app.metric), *(part.label for part in app.expander)]
    found = [
        *(("error", error.value) for error in app.error),
        *(("warning", warning.value) for warning in app.warning),
        *(("other language", label) for label in labels if is_thai(label) != (lang == "th")),
    ]
    return [f"{word} ({lang}), {what}: {text}" for what, text in found]


def is_thai(text: str) -> bool:
    """Whether there is a Thai letter in it."""
    return bool(THAI.search(text))


def texts(app: AppTest) -> list[str]:
    """What the page says, tags taken off."""
    drawn = [re.sub(r"<[^>]+>", " ", part.proto.body) for part in app.get("html")]
    plain = [
        part.value for kind in ("markdown", "caption", "text", "header") for part in app.get(kind)
    ]
    return [*drawn, *map(str, plain), *(metric.label for metric in app.metric)]
