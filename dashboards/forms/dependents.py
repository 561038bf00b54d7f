"""What a deletion or an end takes along, shown before it is done, and the button that does it."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboards.forms import (
    fields,
    form,
    inputs,
    opened,
)
from dashboards.frame import (
    labels,
    outcome,
    session,
    writing,
)
from dashboards.frame.session import on_record
from dashboards.frame.text import plain
from graph.base.errors import SaanError
from graph.base.words import say
from graph.network.named import Named

SHOWN = 20
ENDS = (("start", "end"), ("member", "of"), ("actor", "area"), ("actor", "issue"))


def delete(
    kind: str, record: Any, who: str, what: str, then: Callable[[], None] | None = None
) -> None:
    """Everything that goes with the record, a tick, and the button."""
    from graph.edit import Deed

    name = f"delete {kind} {record.uid}"
    deed = Deed("delete", kind, base=record)
    if not _shown(deed, kind, record, say("forms.delete.lead", what=plain(what))):
        return
    sure = st.checkbox(say("forms.delete.sure"), key=f"sure {name}")
    st.button(
        say("forms.delete.do"),
        key=f"do {name}",
        type="primary",
        disabled=not (sure and who),
        on_click=_do,
        args=(name, deed, who, "forms.deleted", what, then),
    )


def end(
    what: str, kind: str, record: Any, who: str, label: str, then: Callable[[], None] | None = None
) -> None:
    """The last day of an actor ("retire") or of anything else ("end"), and what ends with it."""
    from graph.edit import Deed

    name = f"{what} {kind} {record.uid}"
    day, why = form.day_and_why(name, opened.current(name, record))
    left, right = st.columns(2)
    left.text_input(say("forms.end.last_day"), key=day, help=say("forms.date_hint"))
    right.text_input(fields.word(kind, "why"), key=why, placeholder=say("forms.hint.why"))
    deed = Deed(what, kind, base=record, day=inputs.text(day))
    if _shown(deed, kind, record, say("forms.end.lead", what=plain(label))):
        st.button(
            say(f"forms.end.{what}"),
            key=f"do {name}",
            type="primary",
            disabled=not who,
            on_click=_do,
            args=(name, deed, who, "forms.ended", label, then, why),
        )


def _do(
    name: str, deed: Any, who: str, key: str, what: str, then: Any, why: str | None = None
) -> None:
    now = opened.current(name)
    said = inputs.text(why) if why else ""
    problem = writing.attempt(deed, who, said, now.token, key, what=what)
    if problem is None:
        opened.close(name)
        if then:
            then()
        return
    # What hangs on it may have changed as well: it is shown anew, to be confirmed anew.
    st.session_state.pop(f"sure {name}", None)
    outcome.failed(problem)


def _shown(deed: Any, kind: str, record: Any, lead: str) -> bool:
    """The sentence and what goes along; False where it can't be done, which is then said."""
    try:
        considered = session.desk().consider(deed)
    except SaanError as problem:
        st.error(plain(problem.text()))
        return False
    told = {problem.text(): problem.severity for problem in considered.problems}
    for text, severity in told.items():
        (st.error if severity == "error" else st.warning)(plain(text))
    if any(problem.severity == "error" for problem in considered.problems):
        return False
    st.markdown(lead)
    along = [c for c in considered.changes if (c.kind, c.uid) != (kind, record.uid)]
    if along:
        _along(deed.what, along)
    else:
        st.caption(say("forms.delete.nothing"))
    return True


def _along(what: str, changes: list[Any]) -> None:
    """How many of each kind go, end or change, in a line each; one by one where asked for."""
    names = on_record()
    fates = ("goes", "ends" if what in ("end", "retire") else "changes")
    groups: dict[str, dict[str, list[Any]]] = {fate: {} for fate in fates}
    for change in changes:
        fate = fates[0] if change.after is None else fates[1]
        groups[fate].setdefault(change.kind, []).append(change.before or change.after)
    for fate, kinds in groups.items():
        if kinds:
            said = [_counted(kind, found) for kind, found in kinds.items()]
            st.markdown(say(f"forms.delete.{fate}", what=" · ".join(said)))
    with st.expander(say("forms.delete.each")):
        for kinds in groups.values():
            for kind, found in kinds.items():
                _listed(kind, found, names)


def _counted(kind: str, found: list[Any]) -> str:
    count = labels.count(len(found))
    return say("forms.delete.counted", kind=say(f"cli.kinds.{kind}"), count=count)


def _listed(kind: str, found: list[Any], names: Named) -> None:
    st.markdown(f"**{_counted(kind, found)}**")
    lines = [f"- {plain(line(record, names))}" for record in found[:SHOWN]]
    if len(found) > SHOWN:
        more = labels.count(len(found) - SHOWN)
        lines.append(f"- {say('forms.delete.more', count=more)}")
    st.markdown("\n".join(lines))


def own_name(record: Any) -> str:
    """The title, name or text of a record; "" where it has none of its own."""
    return next((str(v) for n in ("title", "name", "text") if (v := getattr(record, n, None))), "")


def line(record: Any, names: Named) -> str:
    """A record in one line: its name or title, or those it stands between, and its days."""
    said = own_name(record)
    if not said:
        pairs = [ends for ends in ENDS if all(hasattr(record, end) for end in ends)]
        fields_of = pairs[0] if pairs else ("actor",)
        said = " – ".join(names.name(getattr(record, end, "")) for end in fields_of)
    if hasattr(record, "type"):
        said = f"{said} · {labels.term('type', 'loose' if not record.stated else record.type)}"
    if getattr(record, "date", None):
        return f"{said} · {labels.day(record.date, record.date_precision)}"
    if getattr(record, "since", None):
        return f"{said} · {labels.since(record.since, record.since_precision)}"
    return said
