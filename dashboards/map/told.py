"""What the user did on the map, told to the page in a fragment: nothing is drawn again for it."""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import streamlit as st

from dashboards.drawing.view import LISTS, SIZE_BY, view
from dashboards.frame import address, labels, writing
from dashboards.frame.session import read
from graph import edit
from graph.base.words import say
from graph.drawing import COLOUR_BY
from graph.edit import Edit
from graph.kinds import Setting
from graph.kinds.setting import PLACE
from graph.settings.values import written

HERE = Path(__file__).parent

SHOWN = "map shown"


def shown() -> dict[str, object]:
    """The view as the user last left it, kept up to date where no run of the page follows."""
    kept: dict[str, object] = st.session_state.setdefault(SHOWN, {})
    return kept


def links() -> dict[str, str]:
    """Where the card of the map leads, {…} to be filled in by the browser."""
    return {
        "actor": _href("actors", actor="{id}"),
        "area": _href("actors", area="{id}"),
        "paths": _href("paths", to="{id}"),
        "whatif": _href("whatif", trial=address.without("{id}")),
        "pair": _href("ties", one="{one}", other="{other}"),
        "tie": _href("ties", tie="{id}"),
    }


def _href(word: str, **params: str) -> str:
    return f"/{word}?{urlencode(address.current().address() | params, safe='{}')}"


@st.fragment
def listen() -> None:
    """Keeps the view in the URL, and follows the card's links."""
    told = _component()(key="told", on_view_change=_keep, on_go_change=lambda: None)
    if told.go:
        _go(told.go)


def _keep() -> None:
    """Writes the view into the URL, in one step."""
    now = st.session_state["told"].view or {}
    said = {
        "selected": now.get("selected"),
        "colour": _unusual(now.get("colour"), COLOUR_BY[0]),
        "size": _unusual(now.get("size"), SIZE_BY[0]),
        "weak": str(now.get("weak") or ""),
        "fold": "no" if now.get("unfolded") else None,
        "bodies": "1" if now.get("bodies") else None,
        "beside": now.get("second"),
        **{word: ",".join(now.get(name) or ()) for name, word in LISTS.items()},
    }
    asked = st.query_params.to_dict() | said
    st.query_params.from_dict({name: value for name, value in asked.items() if value})
    shown().update(view(address.given))


def _unusual(value: str | None, usual: str) -> str | None:
    return None if value == usual else value


def _keep_places(places: dict[str, Any]) -> None:
    """Writes where actors were put on the map, as one write that can be undone."""
    who = writing.writer()
    if not who:
        st.toast(say("map.page.unsigned"))
        return
    edits = []
    for uid, place in sorted(places.items()):
        name = f"{PLACE}{uid}"
        base = read(edit.one, Setting, name)
        given = {"name": name, "value": written([round(float(each), 1) for each in place])}
        edits.append(Edit("correct" if base else "add", "settings", given, base))
    problem = writing.edit(
        edits, who, "", uuid4().hex, "map.page.settled", count=labels.count(len(edits))
    )
    if problem:
        writing.failed(problem)
    st.rerun()


def _go(way: dict[str, Any]) -> None:
    uid = str(way.get("id"))
    match way.get("to"):
        case "actor":
            address.go("actors", actor=uid)
        case "area":
            address.go("actors", area=uid)
        case "paths":
            address.go("paths", to=uid)
        case "whatif":
            address.go("whatif", trial=address.without(uid))
        case "pair":
            address.go("ties", one=str(way.get("one")), other=str(way.get("other")))
        case "tie":
            address.go("ties", tie=uid)
        case "places":
            _keep_places(way.get("places") or {})
        case "join":
            address.go("ties", **{"from": str(way.get("one")), "to": str(way.get("other"))})


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return st.components.v2.component("saan_map_told", js=(HERE / "told.js").read_text("utf-8"))
