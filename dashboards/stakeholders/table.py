"""The table of the worksheet, filled in place by several at once; what two wrote into one cell is
shown side by side."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from dashboards.frame import blocks, labels, session, writing
from dashboards.frame.labels import plain
from dashboards.frame.session import on_record
from dashboards.stakeholders import wording
from graph.base.errors import SaanError
from graph.base.words import say
from graph.edit import Edit, Moved
from graph.journal.history import moment
from graph.kinds import Stake
from graph.kinds.stake import PLACES
from graph.stakeholders import Stakeholder

BEGUN = "worksheet begun"
CLASHES = "worksheet clashes"
TURN = "worksheet turn"


@dataclass(frozen=True)
class Clash:
    """A cell that somebody else changed meanwhile. theirs: what stands in it now, None where the
    row is gone; who, at: who wrote it, and when."""

    actor: str
    column: str
    before: str
    mine: str
    theirs: str | None
    who: str
    at: str


def draw(found: Sequence[Stakeholder], who: str) -> None:
    """The table, and what was changed in it; first what another changed as well, if anybody."""
    blocks.heading(say("stakeholders.table.title"))
    turn = int(st.session_state.get(TURN, 0))
    begun, names = _begun(found, turn), on_record()
    rows = wording.rows(begun, names)
    look: dict[str, Any] = {
        column: st.column_config.TextColumn(heading, disabled=column == "actor", width="medium")
        for column, heading in wording.columns().items()
    }
    for column in wording.RATED:
        look[column] = st.column_config.SelectboxColumn(
            wording.columns()[column], options=["", *map(wording.rating, PLACES)], width=140
        )
    typed = st.data_editor(
        rows,
        hide_index=True,
        column_config=look,
        key=_key(turn),
        disabled=not writing.allowed(),
        row_height=56,
    )
    changed = [
        Edit("correct", "stakes", given, each.stake)
        for place, each in enumerate(begun)
        if (given := _changed(rows.iloc[place].to_dict(), typed.iloc[place].to_dict()))
    ]
    if changed and who:
        token = st.session_state.setdefault(f"worksheet token {turn}", uuid.uuid4().hex)
        if clashes := st.session_state.get(CLASHES):
            _compare(clashes, changed, who, token)
        else:
            label = say("stakeholders.table.save", count=labels.count(len(changed)))
            st.button(label, type="primary", on_click=_save, args=(changed, who, token))
    else:
        st.caption(say("stakeholders.table.pick"))
    blocks.download(rows.rename(columns=wording.columns()), "stakeholders")


def _key(turn: int) -> str:
    return f"worksheet {turn}"


def _begun(found: Sequence[Stakeholder], turn: int) -> Sequence[Stakeholder]:
    """The stakeholders as they were when the first cell was typed into, which is what is changed;
    as they are now while nothing is typed."""
    typed = st.session_state.get(_key(turn)) or {}
    if typed.get("edited_rows") and BEGUN in st.session_state:
        begun: Sequence[Stakeholder] = st.session_state[BEGUN]
        return begun
    st.session_state[BEGUN] = found
    st.session_state.pop(CLASHES, None)
    return found


def _changed(before: dict[str, str], after: dict[str, str]) -> dict[str, str]:
    return {column: text or "" for column, text in after.items() if (text or "") != before[column]}


def _compare(clashes: Sequence[Clash], changed: Sequence[Edit], who: str, token: str) -> None:
    """What was on record, what was typed here, and what another wrote meanwhile; and the choice."""
    names, heads = on_record(), wording.columns()
    others = ", ".join(dict.fromkeys(each.who for each in clashes))
    parts = [say(f"forms.conflict.{part}", who=others) for part in ("field", "was", "yours", "its")]
    cells = [
        (
            names.name(each.actor),
            heads[each.column],
            *(each.before or labels.DASH, each.mine or labels.DASH),
            say("stakeholders.table.gone") if each.theirs is None else each.theirs or labels.DASH,
        )
        for each in clashes
    ]
    with st.container(border=True, key="conflict worksheet"):
        facts = {"who": plain(others), "at": plain(clashes[-1].at)}
        st.warning(say("forms.conflict.lead", **facts))
        blocks.draw("cells", rows=[[heads["actor"], *parts], *cells])
        with st.container(horizontal=True):
            for keep in ("mine", "theirs"):
                st.button(
                    say(f"forms.conflict.{keep}"),
                    type="primary" if keep == "mine" else "secondary",
                    on_click=_save,
                    args=(changed, who, token, keep),
                )


def _save(changed: Sequence[Edit], who: str, token: str, keep: str = "") -> None:
    """Writes what was typed on what is on record now, unless a cell was changed by another as well.

    keep: "mine" or "theirs" of the cells that were shown side by side.
    """
    edits, clashes = _on_record(changed)
    if clashes and not (keep and clashes == st.session_state.get(CLASHES)):
        st.session_state[CLASHES] = clashes
        writing.clear()
        return
    if keep == "theirs":
        left = {(each.actor, each.column) for each in clashes}
        edits = [_without(each, left) for each in edits]
    what, problem = say("stakeholders.table.title"), None
    if edits := [each for each in edits if each.given]:
        problem = writing.edit(edits, who, "", token, "forms.saved", what=what)
    if problem:
        writing.failed(problem)
    else:
        st.session_state[TURN] = int(st.session_state.get(TURN, 0)) + 1


def _on_record(changed: Sequence[Edit]) -> tuple[list[Edit], tuple[Clash, ...]]:
    """The same edits on the rows as they are now, and the cells in which these say something else
    than both what was there and what was typed."""
    edits, clashes = [], []
    for each in changed:
        try:
            session.desk().consider(each)
        except Moved as moved:
            clashes += _clashes(each, moved)
            each = replace(each, base=moved.theirs or each.base)
        except SaanError:
            pass  # it is told where it is written
        edits.append(each)
    return edits, tuple(clashes)


def _clashes(wanted: Edit, moved: Moved) -> list[Clash]:
    assert isinstance(moved.base, Stake)
    who, at = moved.who or "?", moment(moved.at) if moved.at else "?"
    found = []
    for column, mine in wanted.given.items():
        before = wording.shown(moved.base, column)
        theirs = wording.shown(moved.theirs, column) if isinstance(moved.theirs, Stake) else None
        if theirs not in (before, mine):
            found.append(Clash(moved.base.actor, column, before, mine, theirs, who, at))
    return found


def _without(edit: Edit, left: set[tuple[str, str]]) -> Edit:
    """The edit without the cells that are left as they are."""
    assert isinstance(edit.base, Stake)
    actor = edit.base.actor
    return replace(
        edit, given={c: text for c, text in edit.given.items() if (actor, c) not in left}
    )
