"""Calendar: whom to call this week, and why? For the manager who keeps the ties alive."""

import streamlit as st
from pandas import DataFrame

from dashboards.calendar import cards, wording
from dashboards.frame import address, blocks, labels, sentences, writing
from dashboards.frame.blocks import how, table
from dashboards.frame.session import ask, ask_all
from graph import calendar, settings, strength
from graph.base.words import say
from graph.calendar.rhythm import MOST

asked = address.current()
due = ask(calendar.calls, asked)
week = ask(calendar.week, asked)
counted = sentences.due_counts(due)
options = ask_all(settings.options)
pairs = len(due.days)
ours = bool(ask(settings.us, asked))


def this_week(who: str) -> None:
    """The pairs to call this week, a card each."""
    phones = writing.allowed() and st.toggle(say("calendar.phones"), key="calendar phones")
    if phones:
        st.caption(say("forms.contacts.personal"))
    if address.given("one") and chosen(week).empty:
        for wider in (every, ask(strength.pair_table, asked)):
            if not (found := chosen(wider)).empty:
                cards.pair(found.iloc[0], who, asked, phones)
                break
    for _, row in week.iterrows():
        cards.pair(row, who, asked, phones)
    if ours:
        st.caption(say("calendar.ranked"))
    else:
        st.caption(sentences.whose(asked, "calendar.no_us"))
        address.link("settings", say("calendar.set_us"))


def chosen(found: DataFrame) -> DataFrame:
    """Of these pairs the one in the address, if it is among them."""
    one, other = address.given("one"), address.given("other")
    return found[(found["one"] == one) & (found["other"] == other)]


def listing(view: str, found: DataFrame, who: str) -> None:
    """The pairs of a view as a table, and the one that was chosen above it."""
    if found.empty:
        st.caption(say("calendar.none_here"))
        return
    picked = chosen(found)
    st.caption(say("calendar.pick_unlike" if view == "unlike" else "calendar.pick"))
    if not picked.empty:
        (cards.unlike if view == "unlike" else cards.pair)(picked.iloc[0], who, asked)
    table(
        wording.rows(found),
        wording.columns(view),
        name="calendar",
        on_pick=lambda at: address.put(one=found["one"].iloc[at], other=found["other"].iloc[at]),
    )
    if len(found) < totals[view]:
        drawn = {"drawn": labels.count(len(found)), "count": labels.count(totals[view])}
        st.caption(say("calendar.shown_part", **drawn))


every = ask(calendar.calendar, asked)
blocks.lead(sentences.due(counted, pairs, week, every))
if not pairs:
    address.link("ties", say("calendar.tie_first"))
elif counted["blind"] == pairs:
    address.link("activities", say("calendar.log_first"))
else:
    totals = {
        "all": counted["now"] + counted["soon"] + counted["later"],
        "unlike": counted["unlike"],
        "paper": counted["paper"],
    }
    who = writing.writer_or_why()
    view = address.switch(
        say("calendar.show"),
        "show",
        wording.VIEWS,
        lambda name: say(f"calendar.{name}", count=labels.count(totals.get(name))),
    )
    if view == "week":
        this_week(who)
    elif view == "all":
        blocks.figures(wording.figures(counted))
        listing(view, every, who)
        if counted["blind"]:
            st.caption(say("calendar.no_frequency", count=labels.count(counted["blind"])))
    elif view == "unlike":
        listing(view, ask(calendar.unlike, asked), who)
    else:
        listing(view, wording.on_paper(ask(strength.pair_table, asked)), who)
rule = {
    "half_life": f"{options.half_life:g}",
    "share": f"{100 * options.share:.0f}",
    "most": f"{MOST:.0f}",
}
how(("levels",), ("network/attended", "network/ties"), say("calendar.how.text", **rule))
