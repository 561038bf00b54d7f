"""One search over everything: a field that "/" and Ctrl-K open, with what is found below it."""

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from dashboards.frame import address, browser, labels
from dashboards.frame.address import Asked
from dashboards.frame.pages import PAGES
from dashboards.frame.session import ask_unseen
from graph import network, search
from graph.base.errors import SaanError
from graph.base.words import LANGUAGES, say
from graph.network.named import Names
from graph.search.everywhere import Found
from graph.search.matching import Index

HERE = Path(__file__).parent
LEADS = {
    "actors": ("actors", "actor"),
    "issues": ("actors", "issue"),
    "areas": ("actors", "area"),
    "activities": ("activities", "activity"),
    "plans": ("expansion", "plan"),
    "lessons": ("lessons", "lesson"),
    "ties": ("ties", "tie"),
    "results": ("results", "result"),
    "promises": ("results", "promise"),
}
"""Kind → the page that a thing found leads to, and the parameter that has its uid there."""

CONCERNED = {
    "stakes": ("stakeholders", "stake"),
    "ways": ("settings", "managed"),
    "networks": ("settings", "managed"),
}
"""The same where the parameter has the uid of whom it concerns; others lead to that profile."""

OWNED = ("actors", "expansion")
"""What leads to these is shown with whose it is."""

SHOWN = 120
"""Letters of a text that are shown."""


@st.fragment
def box(asked: Asked) -> None:
    """The button, the field and the list; only they are drawn again while one types."""
    state = st.session_state.get("search") or {}
    text = str(state.get("text") or "")[:100]
    hits, nothing = [], say("pages.search.nothing")
    try:
        if text.strip():
            hits = _hits(text, asked)
    except SaanError as problem:  # only this part of the page runs while one types
        nothing = problem.text()
    found = _component()(
        key="search",
        data={
            "label": say("pages.search.label"),
            "hint": say("pages.search.hint"),
            "nothing": nothing,
            "text": text,
            "hits": hits,
        },
        default={"text": ""},
        width="content",
        on_text_change=lambda: None,
        on_go_change=lambda: None,
    )
    chosen = next((hit for hit in hits if hit["href"] == found.go), None)
    if chosen:
        address.go(chosen["word"], **chosen["params"])


def _hits(text: str, asked: Asked) -> list[dict[str, Any]]:
    """What is found, as the browser shows it: kind, name, what is beside it, and where it leads."""
    places = [
        _hit(say("pages.search.page"), hit.name, "", hit.uid, {}, asked)
        for hit in _titles().search(text, 3)
        if hit.how != "like"
    ]
    names = ask_unseen(network.names)
    return [*places, *(_row(each, text, names, asked) for each in ask_unseen(search.find, text))]


def _row(found: Found, text: str, names: Names, asked: Asked) -> dict[str, Any]:
    word, param = LEADS.get(found.kind) or CONCERNED.get(found.kind, ("actors", "actor"))
    uid = found.uid if found.kind in LEADS else next(iter(found.concerns), "")
    kind, name = say(f"pages.search.{found.kind}"), labels.short(found.name, SHOWN)
    by = _around(found.by, text) if found.by else ""
    whose = names.name(found.concerns[0]) if found.concerns and word in OWNED else ""
    if whose in (by, found.name):
        whose = ""
    beside = [whose, by, labels.day(found.day, found.day_precision) if found.day else ""]
    word = word if uid else "report"
    return _hit(kind, name, " · ".join(filter(None, beside)), word, {param: uid}, asked)


def _around(held: str, text: str) -> str:
    """The part of a long text where what was typed stands, or its beginning."""
    at = max(held.casefold().find(text.casefold()), 0)
    word = held.rfind(" ", 0, at) + 1
    start = 0 if at + len(text) <= SHOWN else word if at - word < SHOWN // 2 else at
    return ("…" if start else "") + labels.short(held[start:], SHOWN)


def _hit(
    kind: str, name: str, beside: str, word: str, params: dict[str, str], asked: Asked
) -> dict[str, Any]:
    question = asked.address() | {key: value for key, value in params.items() if value}
    href = f"/{word}?{urlencode(question)}"
    return {
        **{"kind": kind, "name": name, "beside": beside},
        **{"word": word, "params": params, "href": href},
    }


@cache
def _titles() -> Index:
    """The pages by their titles, in each language."""
    titles = (
        (entry.word, [say(f"{entry.word}.page.title", lang) for lang in LANGUAGES])
        for entry in PAGES
    )
    return Index((word, found[0], found[1:]) for word, found in titles)


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return st.components.v2.component(
        "saan_search",
        html=(HERE / "templates" / "search.html").read_text("utf-8"),
        css=browser.style() + (HERE / "finding.css").read_text("utf-8"),
        js=(HERE / "finding.js").read_text("utf-8"),
    )
