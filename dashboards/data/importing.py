"""Files in: choose, look, check, write, take back."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboards.data import lists, mending, newcomers
from dashboards.data.mapping import ask
from dashboards.forms import preview
from dashboards.frame import address, blocks, labels, session, writing
from dashboards.frame.labels import plain
from graph.base.errors import SaanError
from graph.base.waves import Waves, read_length
from graph.base.words import say
from graph.intake import ReadOptions, read_day
from graph.intake.archive import ZIP
from graph.intake.bundle import Bundle, Upload, looks
from graph.intake.graphs import ENDINGS, MAYBE
from graph.intake.lists import ListProposal
from graph.intake.reading import BOOKS, TEXTS
from graph.intake.tables.mojibake import MENDED
from graph.intake.write import recorded, remembered

TAKEN = sorted(ending[1:] for ending in (*TEXTS, *BOOKS, *ENDINGS, *MAYBE, ZIP, ".json"))
ENCODINGS = ("utf-8", "cp874", "utf-16", MENDED)
SEPARATORS = (",", ";", "\t", "|")


def totals(state: Any) -> dict[str, str]:
    """What the page's first sentence counts."""
    return {
        "actors": labels.count(state.actors),
        "ties": labels.count(state.ties),
        "activities": labels.count(state.activities),
    }


def bring() -> None:
    """The steps from a file to the records."""
    if writing.closed():
        return
    _problems()
    uploads = _chosen()
    areas = _areas()
    if not uploads and not areas:
        st.caption(say("data.bring.nothing"))
        return
    bundle = Bundle(uploads, areas=areas, **_options(uploads))
    bundle, checked = _asked(bundle, _checked(bundle, "checked"))
    open_ones = [each for each in checked.proposals if each.decided is None]
    if open_ones:
        lists_open = {(e.file, e.sheet) for e in open_ones if isinstance(e, ListProposal)}
        if lists_open:
            preview.plan(checked, settling=lists_open)
        return
    newcomers.ask(checked.plan.newcomers)
    mending.ask(checked.plan)
    mending.hand_out(bundle, checked.plan)
    preview.plan(checked, {each.name for each in checked.plan.newcomers})
    _write(bundle, checked)


def _asked(bundle: Bundle, checked: Any) -> tuple[Bundle, Any]:
    """The bundle with what the user settled about its graph files and lists, and its plan."""
    each_uid = {proposal.uid: proposal for proposal in reversed(checked.proposals)}
    answers = {uid: _answer(each_uid[uid]) for uid in reversed(each_uid)}
    settled = {uid: text for uid, text in answers.items() if text}
    if not settled:
        return bundle, checked
    bundle = replace(bundle, read_options=replace(bundle.read_options, settled=settled))
    return bundle, _checked(bundle, "settled")


def _answer(proposal: Any) -> str | None:
    """What the user settles about one file, where there is something to settle."""
    if isinstance(proposal, ListProposal):
        return lists.ask_list(proposal)
    return ask(proposal) if proposal.decided is None else None


def _chosen() -> tuple[Upload, ...]:
    turn = st.session_state.get("turn", 0)
    left, right = st.columns(2, gap="large")
    with left, st.container(key="drop"):
        blocks.draw("drop", browse=say("data.bring.browse"), drop=say("data.bring.drop"))
        files = st.file_uploader(
            say("data.bring.files"),
            type=TAKEN,
            accept_multiple_files=True,
            key=f"files {turn}",
        )
    with right:
        pasted = st.text_area(
            say("data.bring.paste"),
            height=120,
            key=f"pasted {turn}",
            placeholder=say("data.bring.paste_hint"),
        )
    found = [Upload(file.name, file.getvalue()) for file in files]
    if pasted.strip():
        found.append(Upload(f"{say('data.bring.pasted')}.tsv", pasted.encode()))
    return tuple(found)


def _areas() -> bool:
    if session.desk().state().areas:
        return False
    return st.checkbox(say("data.bring.areas"), key="areas", help=say("data.bring.areas_help"))


def _options(uploads: tuple[Upload, ...]) -> dict[str, Any]:
    """How to read and what to allow, as the user has set it; the preview stands above it."""
    if not uploads:
        return {}
    with st.expander(say("data.bring.look")):
        read_options = _read_options(_looks(Bundle(uploads)))
        for look in _looks(Bundle(uploads, read_options)):
            preview.look(look)
    with st.expander(say("data.bring.options")):
        source = st.text_input(say("data.bring.source"), help=say("data.bring.source_help"))
        update = st.checkbox(say("data.bring.update"), key="update")
        sound = st.checkbox(say("data.bring.take_sound"), key="take sound")
        waves = _waves()
    store = session.desk().store
    read_options = replace(
        read_options,
        remembered=remembered(store),
        names=recorded(store),
        waves=waves,
        **newcomers.options(),
        **mending.options(),
        **lists.options(),
    )
    return {
        "read_options": read_options,
        "update": update,
        "take_sound": sound,
        "source": source.strip() or None,
    }


def _waves() -> Waves | None:
    """What numbers in place of dates are; None, and why, where that can't be read."""
    left, right = st.columns(2)
    first = left.text_input(say("data.bring.wave_start"), key="wave start")
    length = right.text_input(say("data.bring.wave_length"), "7d", key="wave length")
    if not first.strip():
        return None
    try:
        return Waves(read_day(first), *read_length(length))
    except SaanError as problem:
        st.error(plain(problem.text()))
        return None


def _encoding(chosen: str | None, found: str) -> str:
    if chosen == MENDED:
        return say("data.bring.mended")
    return chosen or say("data.bring.found", what=found)


def _read_options(looks: list[Any]) -> ReadOptions:
    texts = [look for look in looks if look.encoding]
    sheets = [look.sheet for look in looks if look.sheet and look.visible]
    encoding = separator = None
    if texts:
        left, right = st.columns(2)
        encoding = left.selectbox(
            say("data.bring.encoding"),
            (None, *ENCODINGS),
            key="encoding",
            format_func=lambda e: _encoding(e, texts[0].encoding),
        )
        separator = right.selectbox(
            say("data.bring.separator"),
            (None, *SEPARATORS),
            key="separator",
            format_func=lambda s: _separator(s or texts[0].separator, s is None),
        )
    chosen = None
    if len(sheets) > 1:
        picked = st.multiselect(say("data.bring.sheets"), sheets, default=sheets, key="sheets")
        chosen = frozenset(picked) if len(picked) < len(sheets) else None
    return ReadOptions(encoding=encoding, separator=separator, sheets=chosen)


def _separator(mark: str, found: bool) -> str:
    name = say(f"data.separator.{SEPARATORS.index(mark)}") if mark in SEPARATORS else mark
    return say("data.bring.found", what=name) if found else name


def _looks(bundle: Bundle) -> Any:
    name = "looks" if bundle.read_options == ReadOptions() else "wished looks"
    return _once(name, bundle, lambda: looks(bundle))


def _checked(bundle: Bundle, name: str) -> Any:
    """The plan of the bundle, worked out again only where it or the records have changed."""
    key = (bundle, st.session_state["counter"])
    with st.spinner(say("data.bring.checking")):
        return _once(name, key, lambda: session.desk().check(bundle))


def _once(name: str, key: Any, make: Callable[[], Any]) -> Any:
    """What `make` gives, kept in the session for as long as the key is the same."""
    kept = st.session_state.get(name)
    if kept is None or kept[0] != key:
        kept = st.session_state[name] = (key, make())
    return kept[1]


def _write(bundle: Bundle, checked: Any) -> None:
    made = checked.plan
    if made.refused or not made.changes:
        return
    blocks.heading(say("data.bring.write"))
    left, right = st.columns(2)
    with left:
        who = writing.writer_or_why()
    why = right.text_input(say("data.why"), placeholder=say("data.why_hint"), key="why")
    begin = st.button(say("data.bring.go", rows=labels.count(len(made.changes))), type="primary")
    if not begin:
        return
    if not who:
        st.warning(say("data.who_missing"))
        return
    st.button(say("data.bring.stop"), key="stop")
    bar = st.progress(0.0, say("data.bring.writing"))
    st.session_state["result"] = {"stopped": True}

    def progress(done: int, total: int) -> None:
        bar.progress(done / total, say("data.bring.writing"))

    try:
        made, _ = session.desk().bring_in(
            bundle,
            who,
            why,
            made.counts,
            progress,
        )
    except SaanError as problem:
        st.session_state["result"] = {"problem": problem.text()}
    else:
        st.session_state["result"] = {
            "rows": len(made.changes),
            "refused": preview.refused_book(made),
        }
        st.session_state["turn"] = st.session_state.get("turn", 0) + 1
        newcomers.forget()
        mending.forget()
        lists.forget()
    st.rerun()


def _problems() -> None:
    """What became of the last import of this session."""
    result = st.session_state.get("result")
    if not result:
        return
    if "stopped" in result:
        st.warning(say("data.bring.stopped"))
        st.session_state.pop("result")
    elif "problem" in result:
        st.error(plain(result["problem"]))
        st.session_state.pop("result")
    else:
        _done(result)


def _done(result: dict[str, Any]) -> None:
    st.success(say("data.bring.done", rows=labels.count(result["rows"])))
    with st.container(horizontal=True):
        address.link("map", say("data.bring.to_map"))
        address.link("data", say("data.past.title"), do="past")
        if result["refused"]:
            st.download_button(
                say("data.bring.refused"),
                result["refused"],
                "saan-refused.xlsx",
                on_click="ignore",
            )
