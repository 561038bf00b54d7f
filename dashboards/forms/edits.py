"""What is done with a record: its card, the steps beside it, a deletion and what it takes along."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from dashboards.forms import drafts, fields, form, inputs
from dashboards.forms.form import Form, day_and_why
from dashboards.frame import address, blocks, labels, session, writing
from dashboards.frame.labels import plain
from dashboards.frame.session import on_record, read
from graph import edit
from graph.base.errors import SaanError
from graph.base.words import say
from graph.edit import Edit
from graph.kinds import KINDS, Activity, Change, Dated, Record, Tie
from graph.network.named import Names

IN_THE_TITLE = {"from", "to", "title", "name", "text"}

SHOWN = 20
ENDS = (
    ("start", "end"),
    ("member", "of"),
    ("actor", "area"),
    ("actor", "issue"),
    ("mentor", "mentored"),
)


def card(kind: str, record: Record, title: str) -> None:
    """All that a record says, field by field."""
    names = on_record()
    rows = [
        (fields.word(kind, each.column), fields.shown(kind, each, record, names))
        for each in fields.columns(kind)
        if each.column not in IN_THE_TITLE and (fields.text_of(each, record) or each.needed)
    ]
    blocks.draw("facts", title=title, rows=rows)


def one(
    kind: str, uid: str, who: str, leave: Callable[[], None], offered: Mapping[str, Sequence[str]]
) -> None:
    """One record that is not dated: what is known of it, and what can be done with it."""
    record = read(edit.one, KINDS[kind], uid)
    st.button(say(f"forms.{kind}.back"), on_click=leave)
    if record is None:
        st.info(say("forms.gone"))
        return
    what = own_name(record) or line(record, on_record())
    with blocks.opened(uid):
        left, right = st.columns([2, 3], gap="large")
    with left:
        card(kind, record, what)
    with right:
        if not writing.allowed():
            return
        step = choice(("edit", "delete"), f"{kind} {uid}", f"delete {kind} {uid}")
        if step == "edit":
            form.draw(
                Form(f"{kind} {uid}", kind, who, record, offered=offered, what=what, then=stay)
            )
        elif step == "delete":
            delete(kind, record, who, what, leave)


def choice(names: Sequence[str], *forms: str, key: str = "") -> str | None:
    """A button for each step, and the one that is open. forms: begun anew when one is chosen.

    key: "row" for the steps of a row of the record, which are not open together with its own.
    """
    param = f"{key}step"
    open_now = address.given(param)
    with st.container(horizontal=True):
        for name in names:
            step_button(say(f"forms.step.{name}"), name, open_now, forms, param)
    return open_now if open_now in names else None


def step_button(
    label: str, step: str, chosen: str | None, forms: Sequence[str], param: str = "step"
) -> None:
    """The button of one step, marked where it is the chosen one. forms: begun anew by it."""
    st.button(
        label,
        key=f"{param} {step}",
        type="primary" if step == chosen else "secondary",
        on_click=_choose,
        args=(step, forms, param),
    )


def _choose(step: str, forms: Sequence[str], param: str) -> None:
    """What was seen when the button was pressed is what will be edited."""
    for name in forms:
        drafts.close(name)
    address.put(step=None, row=None if param == "step" else address.given("row"), rowstep=None)
    address.put(**{param: step})


def stay() -> None:
    """The form is closed, what it was about stays."""
    address.put(step=None)


def delete(
    kind: str, record: Record, who: str, what: str, then: Callable[[], None] | None = None
) -> None:
    """Everything that goes with the record, a tick, and the button."""
    name = f"delete {kind} {record.uid}"
    wanted = Edit("delete", kind, base=record)
    if not _considered(wanted, kind, record, say("forms.delete.lead", what=plain(what))):
        return
    sure = st.checkbox(say("forms.delete.sure"), key=f"sure {name}")
    st.button(
        say("forms.delete.do"),
        key=f"do {name}",
        type="primary",
        disabled=not (sure and who),
        on_click=_do_step,
        args=(name, wanted, who, "forms.deleted", what, then),
    )


def end(
    what: str,
    kind: str,
    record: Record,
    who: str,
    label: str,
    then: Callable[[], None] | None = None,
) -> None:
    """The last day of an actor ("retire") or of anything else ("end"), and what ends with it."""
    name = f"{what} {kind} {record.uid}"
    day, why = day_and_why(name, drafts.current(name, record))
    left, right = st.columns(2)
    left.text_input(say("forms.end.last_day"), key=day, help=say("forms.date_hint"))
    right.text_input(fields.word(kind, "why"), key=why, placeholder=say("forms.hint.why"))
    wanted = Edit(what, kind, base=record, day=inputs.text(day))
    if _considered(wanted, kind, record, say("forms.end.lead", what=plain(label))):
        given = (name, wanted, who, "forms.ended", label, then, why)
        writing.button(say(f"forms.end.{what}"), f"do {name}", who, _do_step, *given)


def _do_step(
    name: str,
    wanted: Edit,
    who: str,
    key: str,
    what: str,
    then: Callable[[], None] | None,
    why: str | None = None,
) -> None:
    now = drafts.current(name)
    said = inputs.text(why) if why else ""
    problem = writing.edit(wanted, who, said, now.token, key, what=what)
    if problem is None:
        drafts.close(name)
        if then:
            then()
        return
    # What hangs on it may have changed as well: it is shown anew, to be confirmed anew.
    st.session_state.pop(f"sure {name}", None)
    writing.failed(problem)


def _considered(wanted: Edit, kind: str, record: Record, lead: str) -> bool:
    """The sentence and what goes along; False where it can't be done, which is then said."""
    try:
        considered = session.desk().consider(wanted)
    except SaanError as problem:
        st.error(plain(problem.text()))
        return False
    severities = {problem.text(): problem.severity for problem in considered.problems}
    for text, severity in severities.items():
        (st.error if severity == "error" else st.warning)(plain(text))
    if any(problem.severity == "error" for problem in considered.problems):
        return False
    st.markdown(lead)
    along = [c for c in considered.changes if (c.kind, c.uid) != (kind, record.uid)]
    if along:
        _along(wanted.what, along)
    else:
        st.caption(say("forms.delete.nothing"))
    return True


def _along(what: str, changes: list[Change]) -> None:
    """How many of each kind go, end or change, in a line each; one by one where asked for."""
    names = on_record()
    fates = ("goes", "ends" if what in ("end", "retire") else "changes")
    groups: dict[str, dict[str, list[Record]]] = {fate: {} for fate in fates}
    for change in changes:
        fate = fates[0] if change.after is None else fates[1]
        if record := change.before or change.after:
            groups[fate].setdefault(change.kind, []).append(record)
    for fate, kinds in groups.items():
        if kinds:
            said = [_counted(kind, found) for kind, found in kinds.items()]
            st.markdown(say(f"forms.delete.{fate}", what=" · ".join(said)))
    with st.expander(say("forms.delete.each")):
        for kinds in groups.values():
            for kind, found in kinds.items():
                _listed(kind, found, names)


def _counted(kind: str, found: list[Record]) -> str:
    count = labels.count(len(found))
    return say("forms.delete.counted", kind=say(f"kinds.{kind}.many"), count=count)


def _listed(kind: str, found: list[Record], names: Names) -> None:
    st.markdown(f"**{_counted(kind, found)}**")
    lines = [f"- {plain(line(record, names))}" for record in found[:SHOWN]]
    if len(found) > SHOWN:
        more = labels.count(len(found) - SHOWN)
        lines.append(f"- {say('forms.delete.more', count=more)}")
    st.markdown("\n".join(lines))


def own_name(record: Record) -> str:
    """The title, name or text of a record; "" where it has none of its own."""
    return next((str(v) for n in ("title", "name", "text") if (v := getattr(record, n, None))), "")


def line(record: Record, names: Names) -> str:
    """A record in one line: its name or title, or those it stands between, and its days."""
    said = own_name(record)
    if not said:
        pairs = [ends for ends in ENDS if all(hasattr(record, end) for end in ends)]
        fields_of = pairs[0] if pairs else ("actor",)
        said = " – ".join(names.name(getattr(record, end, "")) for end in fields_of)
    if isinstance(record, Tie):
        said = f"{said} · {labels.term('type', 'loose' if not record.stated else record.type)}"
    if isinstance(record, Activity):
        return f"{said} · {labels.day(record.date, record.date_precision)}"
    if isinstance(record, Dated) and record.since:
        return f"{said} · {labels.since(record.since, record.since_precision)}"
    return said
