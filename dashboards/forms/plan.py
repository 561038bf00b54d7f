"""What an import would do: the preview, the problems, the counts and examples of the plan."""

import tempfile
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboards.frame import headline, html, labels
from dashboards.frame.table import table
from dashboards.frame.text import plain
from graph.base.problems import SEVERITIES
from graph.base.words import knows, say

COUNTS = ("created", "changed", "ended", "same")
SHOWN = 500


def look(found: Any) -> None:
    """The first rows of one sheet, and what it is taken for."""
    name = f"{found.file} · {found.sheet}" if found.sheet else found.file
    if not found.visible:
        st.caption(say("data.look.hidden", name=plain(name)))
        return
    kind = say(f"cli.kinds.{found.kind}") if found.kind else say("data.look.none")
    st.caption(say("data.look.taken", name=plain(name), kind=kind))
    if found.trouble:
        st.caption(plain(found.trouble.text()))
    width = max((len(row) for row in found.rows), default=0)
    padded = [(*row, *[""] * (width - len(row))) for row in found.rows]
    html.draw("cells", rows=padded)


def plan(checked: Any) -> None:
    """The finding, the problems, the counts, the examples."""
    made = checked.plan
    headline.lead(_sentence(made))
    if made.problems:
        _problems(made.problems)
    if any(any(count.values()) for count in made.counts.values()):
        headline.heading(say("data.plan.counts"))
        _counts(made.counts)
    if checked.examples:
        with st.expander(say("data.plan.examples")):
            table(_examples(checked.examples), _example_columns(), name="examples")


def refused_book(made: Any) -> bytes | None:
    """The workbook of the rows that could not go in; None where all could."""
    if not made.refused_rows:
        return None
    with tempfile.TemporaryDirectory(prefix="saan-") as folder:
        path = Path(folder) / "refused.xlsx"
        made.write_refused(path)
        return path.read_bytes()


def _sentence(made: Any) -> str:
    grave = sum(problem.severity == "error" for problem in made.problems)
    if made.refused:
        return say("data.plan.refused", errors=labels.count(grave))
    if not made.changes:
        return say("data.plan.same")
    facts = {"rows": labels.count(len(made.changes)), "left": labels.count(len(made.refused_rows))}
    return say("data.plan.partly" if made.refused_rows else "data.plan.ready", **facts)


def _problems(problems: list[Any]) -> None:
    headline.heading(say("data.plan.problems"))
    grades = [grade for grade in SEVERITIES if any(p.severity == grade for p in problems)]
    counted = {g: sum(p.severity == g for p in problems) for g in grades}
    chosen = st.pills(
        say("data.plan.grades"), grades, selection_mode="multi", default=grades[:1],
        format_func=lambda g: f"{say(f'data.severity.{g}')} {counted[g]:,}", key="grades",
    )  # fmt: skip
    rows = [p.as_json() for p in problems if not chosen or p.severity in chosen]
    frame = pd.DataFrame(rows).astype("string").fillna("")
    frame["severity"] = [say(f"data.severity.{grade}") for grade in frame["severity"]]
    if len(frame) > SHOWN:
        st.caption(say("data.plan.shown", shown=labels.count(SHOWN), all=labels.count(len(frame))))
    columns = {
        name: say(f"cli.columns.{name}")
        for name in ("severity", "problem", "file", "sheet", "line", "column", "value")
    }
    table(frame, columns, name="problems")


def _counts(counts: dict[str, dict[str, int]]) -> None:
    rows = [
        {"kind": say(f"cli.kinds.{kind}"), **count}
        for kind, count in counts.items()
        if any(count.values())
    ]
    columns = {name: say(f"cli.columns.{name}") for name in ("kind", *COUNTS)}
    table(pd.DataFrame(rows), columns, name="counts")


def _examples(examples: Any) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "kind": [say(f"cli.kinds.{e.kind}") for e in examples],
            "action": [say(f"cli.columns.{e.action}") for e in examples],
            "what": [e.label for e in examples],
            "fields": [
                "; ".join(f"{field_name(f)}: {a} → {b}" for f, a, b in e.fields) for e in examples
            ],
        }
    )


def _example_columns() -> dict[str, str]:
    return {name: say(f"data.example.{name}") for name in ("kind", "action", "what", "fields")}


def field_name(name: str) -> str:
    """A record's field in the words of the pages, where they have one."""
    key = f"pages.field.{name}"
    return say(key) if knows(key) else name
