"""Calendar: whom to call this month, and why? For the manager who keeps the ties alive."""

import streamlit as st
from pandas import DataFrame, Series

from dashboards.calendar import wording
from dashboards.forms import drafts
from dashboards.frame import address, blocks, labels, sentences, writing
from dashboards.frame.blocks import how, table
from dashboards.frame.labels import plain
from dashboards.frame.session import ask, ask_all
from graph import calendar, settings, strength
from graph.base.texts import join_list
from graph.base.words import say
from graph.edit import Edit

asked = address.current()
found = ask(calendar.due, asked)
counted = sentences.due_counts(found)
options = ask_all(settings.options)
pairs = len(found.days)


def chosen_pair(shown: DataFrame) -> Series | None:
    """The row of the pair in the URL; None where it is not among those shown."""
    one, other = address.given("one"), address.given("other")
    hit = shown[(shown["one"] == one) & (shown["other"] == other)]
    return None if hit.empty else hit.iloc[0]


def card(row: Series, who: str) -> None:
    """One pair: why it calls for care, who should call, and the contact logged."""
    names = (row["one_name"], row["other_name"])
    with st.container(border=True):
        st.markdown(f"**{plain(names[0])} – {plain(names[1])}**")
        for line in wording.why(row, options.share):
            st.markdown(line)
        with st.container(horizontal=True, vertical_alignment="center"):
            if writing.allowed():
                title = say("calendar.contact_of", one=names[0], other=names[1])
                given = {
                    "date": asked.on.isoformat(),
                    "title": title,
                    "kind": say("calendar.contact"),
                    "participants": join_list([row["one"], row["other"]]),
                }
                edit = Edit("add", "activities", given)
                drafts.at_once(say("calendar.log"), edit, who, "calendar.logged", " – ".join(names))
                both = f"{row['one']},{row['other']}"
                address.link("activities", say("calendar.log_more"), **{"with": both})
            address.link("ties", say("calendar.pair"), one=row["one"], other=row["other"])


def listing(who: str) -> None:
    """The pairs of one span, and the one that was chosen."""
    group = address.switch(
        say("calendar.show"),
        "show",
        wording.GROUPS,
        lambda name: say(f"calendar.{name}", count=labels.count(counted[name])),
    )
    paper = group == "paper"
    shown = wording.on_paper(ask(strength.pair_table, asked)) if paper else of_span(group)
    if shown.empty:
        st.caption(say("calendar.none_here"))
        return
    picked = chosen_pair(shown)
    if picked is not None:
        card(picked, who)
    table(
        wording.rows(shown),
        wording.columns(shown),
        name="calendar",
        on_pick=lambda at: address.put(one=shown["one"].iloc[at], other=shown["other"].iloc[at]),
    )
    st.caption(say("calendar.pick"))
    if len(shown) < counted[group]:
        drawn = {"drawn": labels.count(len(shown)), "count": labels.count(counted[group])}
        st.caption(say("calendar.shown_part", **drawn))


def of_span(group: str) -> DataFrame:
    """The calendar of one span."""
    return ask(calendar.calendar, asked, wording.SPANS[group])


first = next((rows.iloc[0] for g in wording.SPANS if not (rows := of_span(g)).empty), None)
blocks.lead(sentences.due(counted, pairs, first))
if not pairs:
    address.link("ties", say("calendar.tie_first"))
elif counted["blind"] == pairs:
    address.link("activities", say("calendar.log_first"))
else:
    with writing.signed() as who:
        blocks.figures(wording.figures(counted))
        listing(who)
        if counted["blind"]:
            st.caption(say("calendar.no_frequency", count=labels.count(counted["blind"])))
        if not ask(settings.us, asked):
            st.caption(say("calendar.no_us"))
rule = {"half_life": f"{options.half_life:g}", "share": f"{100 * options.share:.0f}"}
how(("levels",), ("network/attended", "network/ties"), say("calendar.how.text", **rule))
