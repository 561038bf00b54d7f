"""Pages as a manager finds them, run without a browser."""

import re

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.support.places import ROOT

APP = ROOT / "dashboards" / "app.py"
LAST_DAY = "2026-09-30"


@pytest.fixture(autouse=True)
def fresh() -> None:
    """No page remembers another test's database."""
    st.cache_resource.clear()
    st.cache_data.clear()


def opened(word: str, **asked: str) -> AppTest:
    """The page as a manager finds it under that address."""
    app = AppTest.from_file(APP, default_timeout=60)
    for name, value in {"on": LAST_DAY, "lang": "en", **asked}.items():
        app.query_params[name] = value
    app.run()
    app.switch_page(f"{word}/page.py").run()
    assert not app.exception
    return app


def texts(app: AppTest) -> list[str]:
    """What the page says, tags taken off."""
    drawn = [re.sub(r"<[^>]+>", " ", part.proto.body) for part in app.get("html")]
    plain = [
        part.value for kind in ("markdown", "caption", "text", "header") for part in app.get(kind)
    ]
    return [*drawn, *map(str, plain), *(metric.label for metric in app.metric)]
