"""A table of the page: sortable, selectable, and as a file that no spreadsheet runs."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from graph.base.texts import guard
from graph.base.words import say

if TYPE_CHECKING:
    from pandas import DataFrame

_WIDE = {
    "files": 190,
    "why": 220,
    "type": 210,
    "name": 220,
    "title": 280,
    "since": 112,
    "until": 112,
}


def table(
    rows: "DataFrame",
    columns: Mapping[str, str],
    name: str,
    on_pick: Callable[[int], None] | None = None,
    formats: Mapping[str, Any] | None = None,
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
        **({"on_select": report, "selection_mode": "single-row"} if on_pick else {}),
    )
    download(shown.rename(columns=columns), name)


def download(rows: "DataFrame", name: str) -> None:
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


def csv(rows: "DataFrame") -> bytes:
    """The table as UTF-8 CSV with a BOM, so that spreadsheets read Thai; formulas are disarmed."""
    safe = rows.map(_disarmed)
    safe.columns = [_disarmed(column) for column in rows.columns]
    return safe.to_csv(index=False).encode("utf-8-sig")


def _disarmed(value: Any) -> Any:
    if isinstance(value, (list, tuple, set)):
        value = "; ".join(str(item) for item in value)
    return guard(value) if isinstance(value, str) else value
