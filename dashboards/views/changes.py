"""Changes: what changed between two days? For the yearly report, and for whoever looks back."""

import streamlit as st

from dashboards.parts import address, changed, finding, reads
from dashboards.parts.howto import how
from dashboards.parts.table import table
from dashboards.parts.text import plain
from graph.words import say

asked = address.current()
span = address.switch(
    say("changes.page.since"), "span", changed.SPANS, lambda word: say(f"changes.page.{word}")
)
found = reads.changes(changed.earlier(asked, span), asked)
name = reads.named().name

finding.lead(changed.sentence(found))
finding.figures(changed.figures(found))

rows = changed.pairs(found, name)
if not rows.empty:
    finding.heading(say("changes.page.pairs"))
    table(
        rows,
        changed.pair_columns(),
        name="changes",
        on_pick=lambda place: address.put(
            one=rows["one"].iloc[place], other=rows["other"].iloc[place]
        ),
    )
    one, other = (address.given(which) for which in ("one", "other"))
    if one and other:
        label = say("pages.tie.between", start=name(one), end=name(other))
        address.link("ties", plain(label), one=one, other=other)
    else:
        st.caption(say("changes.page.pick"))

people = changed.actors(found, name)
if not people.empty:
    finding.heading(say("changes.page.actors"))
    columns = {"change": say("changes.columns.change"), "name": say("changes.columns.one")}
    table(people, columns, name="came-and-went")
how((), ("network/actors", "network/ties"), say("changes.page.how"))
