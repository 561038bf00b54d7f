"""Small pieces of a page from the templates beside this file; what they are given is escaped."""

from pathlib import Path
from typing import Any

from graph.base.templates import templates

TEMPLATES = Path(__file__).parent / "templates"


def draw(template: str, **facts: Any) -> None:
    """Put the filled-in template on the page."""
    import streamlit as st

    st.html(fill(template, **facts))


def fill(template: str, **facts: Any) -> str:
    """The template `html/<template>.html` with every fact escaped."""
    return templates(TEMPLATES).get_template(f"{template}.html").render(**facts)
