"""Results: what came of it, and was what was promised kept? For those who fund the work."""

import streamlit as st

from dashboards.forms import edits, fields, form
from dashboards.forms.form import Form
from dashboards.frame import address, blocks, labels, writing
from dashboards.frame.blocks import how, table
from dashboards.frame.session import ask, on_record
from dashboards.results import wording
from graph import results
from graph.base.words import say

SETTLES = {"kept", "settled", "source"}
"""Columns of a promise that say what became of it."""

asked = address.current()
names = on_record()
achieved = ask(results.results, asked)
pledges = ask(results.promises, asked)


def leave() -> None:
    """Back to the list."""
    address.put(result=None, promise=None, step=None)


def pick(param: str, uid: str) -> None:
    """Opens a record."""
    leave()
    address.put(**{param: uid})


def what_came(who: str) -> None:
    """The results, of all kinds or of one, and the one that was picked."""
    blocks.heading(say("forms.results.title"))
    counts = {"all": len(achieved), **wording.by_sort(achieved)}
    listed = achieved
    if len(counts) > 2:
        sort = address.switch(
            say("results.list.sort"),
            "sort",
            tuple(counts),
            lambda each: f"{_sort(each)} ({labels.count(counts[each])})",
        )
        listed = tuple(each for each in achieved if sort in ("all", each.sort or wording.UNSAID))
    if listed:
        table(
            wording.result_rows(listed, names),
            wording.result_columns(listed),
            name="results",
            on_pick=lambda place: pick("result", listed[place].uid),
        )
        st.caption(say("results.list.pick"))
    else:
        st.caption(say("forms.results.none"))
    if chosen := address.given("result"):
        edits.one("results", chosen, who, leave, {})
    else:
        new("results", who)


def _sort(each: str) -> str:
    return say("results.list.all") if each == "all" else wording.sort_word(each)


def what_was_promised(who: str) -> None:
    """The agreements and promises, the overdue first, and the one that was picked."""
    blocks.heading(say("forms.promises.title"))
    if pledges:
        table(
            wording.promise_rows(pledges, names),
            wording.promise_columns(),
            name="promises",
            on_pick=lambda place: pick("promise", pledges[place].promise.uid),
        )
        st.caption(say("results.promises.pick"))
    else:
        st.caption(say("forms.promises.none"))
    if chosen := address.given("promise"):
        settle(chosen, who)
        edits.one("promises", chosen, who, leave, {})
    else:
        new("promises", who)


def settle(uid: str, who: str) -> None:
    """What became of a promise that waits, unless something else is done with it."""
    waits = [e.promise for e in pledges if e.promise.uid == uid and e.state in ("overdue", "open")]
    if not waits or address.given("step") or not writing.allowed():
        return
    blocks.heading(say("results.promises.settle"))
    rest = {each.column: "" for each in fields.columns("promises") if each.column not in SETTLES}
    what = waits[0].text
    form.draw(Form(f"settle {uid}", "promises", who, waits[0], fixed=rest, what=what, then=leave))


def new(kind: str, who: str) -> None:
    """The form of a new record of a kind."""
    if writing.allowed():
        blocks.heading(say(f"forms.{kind}.add"))
        form.draw(Form(f"new {kind}", kind, who))


blocks.lead(wording.sentence(achieved, pledges))
promised = address.given("promise") and not address.given("show")
view = address.switch(
    say("results.show.label"),
    "show",
    ("promises", "results") if promised else ("results", "promises"),
    lambda each: say(f"forms.{each}.title"),
)
writer = writing.writer_or_why()
if view == "promises":
    what_was_promised(writer)
else:
    what_came(writer)
how((), ("results/records", "promises/records"), say("results.how.text"))
