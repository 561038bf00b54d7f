"""The blocks of a page: its sentence, headings, numbers, facts, tables, and how it is computed."""

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st
from pandas import DataFrame
from streamlit.elements.lib.column_types import ColumnConfig

from dashboards.frame import labels
from dashboards.frame.labels import plain
from graph import store
from graph.base.errors import SaanError
from graph.base.templates import templates
from graph.base.texts import guard
from graph.base.words import say

_WIDE = {
    "files": 190,
    "why": 220,
    "type": 210,
    "name": 220,
    "title": 280,
    "since": 112,
    "until": 112,
    "due": 112,
    "state": 150,
}

Found = TypeVar("Found")

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Tile:
    """One number: its words, its value as shown, its change since a year ago, its trend."""

    name: str
    value: str
    change: str | None = None
    trend: Sequence[float] = ()


def draw(template: str, **facts: object) -> None:
    """Put the filled-in template on the page."""
    st.html(fill(template, **facts))


def fill(template: str, **facts: object) -> str:
    """The template `templates/<template>.html` with every fact escaped."""
    return templates(TEMPLATES).get_template(f"{template}.html").render(**facts)


def lead(text: str) -> None:
    """The sentence at the top of a page."""
    draw("lead", text=text)


def picture(kind: str, data: bytes, alt: str, width: int) -> None:
    """A picture, with the words that stand for it where it is not seen. kind: as "image/png"."""
    source = f"data:{kind};base64,{b64encode(data).decode()}"
    draw("picture", source=source, alt=alt, width=width)


def beside(names: int) -> None:
    """How many names on record are not counted in the figures above, where there are any."""
    if names:
        st.caption(say("pages.frame.beside", count=labels.count(names)))


def heading(text: str) -> None:
    """What the next part of the page shows."""
    draw("heading", text=text)


def figures(rows: Sequence[Tile]) -> None:
    """At most five numbers, side by side where there is room."""
    with st.container(horizontal=True, gap="small", key="figures"):
        for row in rows:
            st.metric(
                row.name,
                row.value,
                delta=row.change,
                delta_color="off",
                delta_arrow="off",
                delta_description=say("pages.number.a_year") if row.change else None,
                chart_data=list(row.trend) if len(row.trend) > 1 else None,
                border=True,
                height="stretch",
            )


def table(
    rows: DataFrame,
    columns: Mapping[str, str],
    name: str,
    on_pick: Callable[[int], None] | None = None,
    formats: Mapping[str, ColumnConfig] | None = None,
) -> None:
    """Show `columns` (column → heading) of `rows`, with the download below it.

    `name` is the key on the page and the file's name; `on_pick` is called with the place of the
    row that was selected; `formats` gives columns of numbers or bars their look.
    """
    shown = rows[list(columns)]
    look = {
        column: (formats or {}).get(column)
        or st.column_config.Column(heading, width=_WIDE.get(column))
        for column, heading in columns.items()
    }
    key = f"table {name}"

    def report() -> None:
        picked = st.session_state[key].selection.rows
        if picked and on_pick:
            on_pick(picked[0])

    st.dataframe(
        shown,
        hide_index=True,
        column_config=look,
        key=key,
        height=min(420, 37 + 35 * max(len(shown), 1)),
        placeholder="–",
        row_height=35,
        on_select=report if on_pick else "ignore",
        selection_mode="single-row",
    )
    download(shown.rename(columns=columns), name)


@contextmanager
def opened(what: str) -> Iterator[None]:
    """A panel that has been opened, of what was picked: it is scrolled to once it is drawn."""
    with st.container(border=True, key=f"opened {what}"):
        _into_view()(data=what, key=f"into view {what}")
        yield


@st.cache_resource(show_spinner=False)
def _into_view() -> Any:
    script = Path(__file__).parent / "into_view.js"
    return st.components.v2.component(
        "saan_into_view", js=script.read_text("utf-8"), isolate_styles=False
    )


def typed_day(
    name: str,
    read: Callable[[str], Found],
    words: Mapping[str, str],
    shown: str,
    beside: bool = False,
) -> Found | None:
    """A field for a day and its button: what `read` makes of what was typed, once it is sent.

    What can't be read is said under the field; None then, and while nothing is sent. words: of its
    label, hint and button (`show`). beside: the button stands beside it, the hint behind its mark.
    """
    with (
        st.form(name, border=False),
        st.container(horizontal=beside, vertical_alignment="bottom" if beside else "top"),
    ):
        typed = st.text_input(
            words["label"], placeholder=shown, help=words["hint"] if beside else None
        )
        if not beside:
            st.caption(words["hint"])
        if st.form_submit_button(words["show"]) and typed.strip():
            return read_or_say(typed, read)
    return None


def read_or_say(text: str, read: Callable[[str], Found]) -> Found | None:
    """What `read` makes of a text; None, with the reason said here, where it can't be read."""
    try:
        return read(text)
    except SaanError as problem:
        st.error(plain(problem.text()))
        return None


def download(rows: DataFrame, name: str) -> None:
    """A button that hands out the table as CSV."""
    st.download_button(
        say("pages.table.download"),
        data=lambda: csv(rows),
        file_name=f"saan-{name}.csv",
        mime="text/csv",
        key=f"download {name}",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def csv(rows: DataFrame) -> bytes:
    """The table as UTF-8 CSV with a BOM, so that spreadsheets read Thai; formulas are disarmed."""
    safe = rows.map(_disarmed)
    safe.columns = [_disarmed(column) for column in rows.columns]
    return safe.to_csv(index=False).encode("utf-8-sig")


def _disarmed(value: object) -> object:
    if isinstance(value, (list, tuple, set)):
        value = "; ".join(str(item) for item in value)
    return guard(value) if isinstance(value, str) else value


def how(figures: Sequence[str], modules: Sequence[str], *texts: str) -> None:
    """A fold at the foot of the page.

    figures: words of `pages.how`; modules: "room/question"; texts: Markdown of the page's own.
    """
    with st.expander(say("pages.how.title")):
        for text in (*texts, *(say(f"pages.how.{figure}") for figure in figures)):
            st.markdown(text)
        if modules and st.toggle(say("pages.how.query"), key="how query"):
            for module in modules:
                _module(module)


def _module(module: str) -> None:
    st.caption(module)
    st.code(store.module(module).text(), language="cypher")
