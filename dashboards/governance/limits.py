"""The limits of the rules of governance: what each is, where from, and setting it otherwise."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboards.forms import opened
from dashboards.frame import address, writing
from dashboards.frame.session import ask_all, read
from dashboards.frame.table import table
from dashboards.frame.text import plain
from graph import edit, settings
from graph.base.errors import DataError
from graph.base.words import say
from graph.rules import in_order, rules
from graph.settings.values import RULE, written

COLUMNS = ("rule", "limit", "now", "usual", "source")


def show(who: str) -> None:
    """All limits as a table; the one selected can be set."""
    with st.expander(say("governance.page.limits")):
        st.caption(say("governance.page.limits_note"))
        now = dict(ask_all(settings.options).limits)
        rows = [
            {
                "name": f"{rule.name}.{name}",
                "rule": rule.text("question"),
                "limit": say(f"governance.limit.{name}"),
                "now": now.get(f"{rule.name}.{name}", limit.value),
                "usual": limit.value,
                "source": limit.source,
            }
            for rule in in_order(rules()[0])
            for name, limit in rule.limits.items()
        ]
        headings = {name: say(f"governance.columns.{name}") for name in COLUMNS}
        table(
            pd.DataFrame(rows),
            headings,
            "limits",
            on_pick=lambda at: address.put(limit=rows[at]["name"]),
        )
        chosen = next((row for row in rows if row["name"] == address.given("limit")), None)
        if chosen and writing.allowed():
            _set(chosen, who)
        elif writing.allowed():
            st.caption(say("governance.page.pick_limit"))


def _set(row: dict[str, Any], who: str) -> None:
    name = f"{RULE}{row['name']}"
    now = opened.current(f"limit {name}")
    for text in dict.fromkeys(problem.text() for problem in now.problems):
        st.error(plain(text))
    key = now.key(name, "value")
    st.session_state.setdefault(key, float(row["now"]))
    with st.form(f"limit {name}", border=False):
        st.number_input(f"{row['rule']} {row['limit']}", key=key, step=0.01, width=420)
        st.form_submit_button(
            say("settings.page.save"),
            key="save limit",
            disabled=not who,
            on_click=_write,
            args=(name, read(edit.record, "settings", name), key, who, now.turn),
        )


def _write(name: str, base: Any, key: str, who: str, turn: int) -> None:
    from graph.edit import Deed

    now = opened.current(f"limit {name}")
    if now.turn != turn:
        return
    given = {"name": name, "value": written(st.session_state[key])}
    deed = Deed("correct" if base else "add", "settings", given, base)
    problem = writing.attempt(deed, who, "", now.token, "forms.saved", what=name)
    if problem is None:
        opened.close(f"limit {name}")
        return
    told = writing.problems_of(problem) if isinstance(problem, DataError) else (problem,)
    opened.keep(f"limit {name}", now, problems=told)
