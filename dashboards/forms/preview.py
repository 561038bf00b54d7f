"""An import before it is written: its plan and problems, and a table pasted from Excel."""

import csv
import io
import tempfile
from collections.abc import Sequence, Set
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboards.frame import blocks, labels, session, writing
from dashboards.frame.blocks import table
from dashboards.frame.labels import plain
from graph.base.errors import SaanError
from graph.base.problems import SEVERITIES
from graph.base.texts import fold
from graph.base.words import knows, language, say
from graph.intake import Plan, Problem
from graph.intake.bundle import Bundle, Checked, Example, Upload
from graph.intake.doubts import asks_name
from graph.intake.preview import Look
from graph.kinds.vocabulary import tables

COUNTS = ("created", "changed", "ended", "same")
SHOWN = 500

BLANK = 8
COLUMNS = {
    "actors": ("id", "name", "kind", "sector", "aliases", "area", "issues", "since", "note"),
    "ties": (
        "from",
        "to",
        "type",
        "since",
        "until",
        "frequency",
        "trust",
        "about",
        "through",
        "mutual",
        "source",
        "note",
    ),
    "activities": (
        "date",
        "title",
        "kind",
        "minutes",
        "participants",
        "host",
        "about",
        "area",
        "decisions",
        "budget",
        "source",
    ),
}
"""The columns of the pasted table, those of the kind's sheet that people fill in most."""


def look(found: Look) -> None:
    """The first rows of one sheet, and what it is taken for."""
    name = f"{found.file} · {found.sheet}" if found.sheet else found.file
    if not found.visible:
        st.caption(say("data.look.hidden", name=plain(name)))
        return
    kind = say(f"kinds.{found.kind}.many") if found.kind else say("data.look.none")
    st.caption(say("data.look.taken", name=plain(name), kind=kind))
    if found.trouble:
        st.caption(plain(found.trouble.text()))
    width = max((len(row) for row in found.rows), default=0)
    padded = [(*row, *[""] * (width - len(row))) for row in found.rows]
    blocks.draw("cells", rows=padded)


def plan(
    checked: Checked,
    names: Set[str] = frozenset(),
    settling: Set[tuple[str, str | None]] = frozenset(),
) -> None:
    """The finding, the problems, the counts, the examples. names: those that are decided in a
    list of their own, and are no problems here; settling: (file, sheet) of lists whose way of
    reading is asked above, which have none before that."""
    made = checked.plan
    problems = [
        each
        for each in made.problems
        if not asks_name(each, names) and (each.file, each.sheet) not in settling
    ]
    blocks.lead(_sentence(made, problems))
    if made.left_out:
        st.caption(made.left_out.text())
    if problems:
        _problems(problems)
    if any(any(count.values()) for count in made.counts.values()):
        blocks.heading(say("data.plan.counts"))
        _counts(made.counts)
    if checked.examples:
        with st.expander(say("data.plan.examples")):
            table(_examples(checked.examples), _example_columns(), name="examples")


def refused_book(made: Plan) -> bytes | None:
    """The workbook of the rows that could not go in; None where all could."""
    if not made.refused_rows:
        return None
    with tempfile.TemporaryDirectory(prefix="saan-") as folder:
        path = Path(folder) / "refused.xlsx"
        made.write_refused(path)
        return path.read_bytes()


def _sentence(made: Plan, problems: Sequence[Problem]) -> str:
    grave = sum(problem.severity == "error" for problem in problems)
    if made.refused:
        key = "refused" if grave else "undecided"
        return say(f"data.plan.{key}", errors=labels.count(grave))
    if not made.changes:
        return say("data.plan.same")
    facts = {"rows": labels.count(len(made.changes)), "left": labels.count(len(made.refused_rows))}
    return say("data.plan.partly" if made.refused_rows else "data.plan.ready", **facts)


def _problems(problems: list[Problem]) -> None:
    blocks.heading(say("data.plan.problems"))
    grades = [grade for grade in SEVERITIES if any(p.severity == grade for p in problems)]
    counted = {g: sum(p.severity == g for p in problems) for g in grades}
    chosen = st.pills(
        say("data.plan.grades"),
        grades,
        selection_mode="multi",
        default=grades[:1],
        format_func=lambda g: f"{say(f'data.severity.{g}')} {counted[g]:,}",
        key="grades",
    )
    rows = [p.as_json() for p in problems if not chosen or p.severity in chosen]
    frame = pd.DataFrame(rows, dtype="object").astype("string").fillna("")
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
        {"kind": say(f"kinds.{kind}.many"), **count}
        for kind, count in counts.items()
        if any(count.values())
    ]
    columns = {name: say(f"cli.columns.{name}") for name in ("kind", *COUNTS)}
    table(pd.DataFrame(rows), columns, name="counts")


def _examples(examples: Sequence[Example]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "kind": [say(f"kinds.{e.kind}.many") for e in examples],
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


def pasted(kind: str, who: str) -> None:
    """The table, what it would change, and the button that writes it."""
    if not writing.allowed():
        return
    st.caption(say("forms.paste.lead"))
    turn = st.session_state.get(f"pasted {kind}", 0)
    headings = _headings(kind)
    typed = st.data_editor(
        pd.DataFrame([[""] * len(headings)] * BLANK, columns=list(headings), dtype="object"),
        num_rows="dynamic",
        hide_index=True,
        key=f"paste {kind} {turn} {language()}",
        column_config={
            heading: st.column_config.TextColumn(heading, required=False) for heading in headings
        },
        height=340,
    )
    rows = filled(typed, headings)
    if not rows:
        return
    bundle = Bundle((Upload(f"{_sheet(kind)}.csv", as_csv(list(headings.values()), rows)),))
    try:
        with st.spinner(say("data.bring.checking")):
            checked = session.desk().check(bundle)
    except SaanError as problem:
        st.error(plain(problem.text()))
        return
    plan(checked)
    made = checked.plan
    if made.refused or not made.changes:
        return
    st.button(
        say("forms.paste.go", rows=f"{len(made.changes):,}"),
        type="primary",
        key=f"write {kind}",
        disabled=not who,
        on_click=_write_pasted,
        args=(kind, bundle, made.counts, who, turn),
    )


def filled(typed: pd.DataFrame, headings: dict[str, str]) -> list[list[str]]:
    """The rows as text, up to the last that holds something; blank ones keep the place of others.

    Headings that were copied along as the first row are left out: then the lines that problems
    name are those of the table on the page, as in Excel.
    """
    own = {fold(text) for pair in headings.items() for text in pair}
    found = [
        ["" if cell is None or cell != cell else str(cell).strip() for cell in cells]
        for cells in typed.itertuples(index=False)
    ]
    while found and not any(found[-1]):
        found.pop()
    first = [fold(text) for text in found[0] if text] if found else []
    return found[1:] if first and all(text in own for text in first) else found


def as_csv(columns: list[str], rows: list[list[str]]) -> bytes:
    """The rows as a CSV file, headed by the columns' own names."""
    file = io.StringIO()
    csv.writer(file).writerows([columns, *rows])
    return file.getvalue().encode("utf-8-sig")


def _sheet(kind: str) -> str:
    """What the table is called where it is a sheet of a workbook."""
    return tables()[kind].names[0] if language() == "th" else kind


def _headings(kind: str) -> dict[str, str]:
    """Heading → column, in the language of the page."""
    thai = tables()[kind].thai
    return {(thai[c] if language() == "th" else c): c for c in COLUMNS[kind]}


def _write_pasted(
    kind: str, bundle: Bundle, counts: dict[str, dict[str, int]], who: str, turn: int
) -> None:
    try:
        made, written = session.desk().bring_in(bundle, who, None, counts, lambda done, rows: None)
    except SaanError as problem:
        writing.failed(problem)
    else:
        writing.done("forms.paste.done", written, (), rows=f"{len(made.changes):,}")
        st.session_state[f"pasted {kind}"] = turn + 1
