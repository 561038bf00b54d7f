"""Brokers: who holds the network together, who could stand in? For whoever looks ahead."""

import streamlit as st

from dashboards.brokers import wording
from dashboards.frame import address, blocks, labels
from dashboards.frame.blocks import how, table
from dashboards.frame.dependants import dependants
from dashboards.frame.labels import plain
from dashboards.frame.session import ask, on_record
from graph import brokers
from graph.base.words import say

BY = ("sector", "province", "community")

asked = address.current()
by = address.switch(say("brokers.by.label"), "by", BY, lambda each: say(f"brokers.by.{each}"))
found, names = ask(brokers.brokers, asked, by), on_record()
blocks.lead(wording.sentence(found, names, labels.day(asked.on)))
if found.load.pairs:
    blocks.figures(wording.figures(found))
    if found.load.sampled:
        st.caption(say("brokers.sampled"))
    blocks.heading(say("brokers.table.brokers"))
    table(
        wording.broker_rows(found, names, by),
        wording.columns(wording.BROKERS),
        name="brokers",
        on_pick=lambda place: address.put(picked=found.brokers[place].uid),
    )
    uid = address.given("picked")
    if uid in {each.uid for each in found.brokers}:
        with blocks.opened(str(uid)):
            st.markdown(f"**{plain(names.name(uid))}**")
            dependants(uid, asked)
            with st.container(horizontal=True):
                address.link_without((uid,), names.name(uid))
                address.link("actors", labels.profile_of(names.name(uid)), actor=uid)
    else:
        st.caption(say("brokers.table.pick"))
blocks.heading(say("brokers.table.bridges"))
if found.bridges:
    table(
        wording.bridge_rows(found, names),
        wording.columns(wording.BRIDGES),
        name="bridges",
        on_pick=lambda place: address.put(
            one=found.bridges[place].one, other=found.bridges[place].other
        ),
    )
    one, other = address.given("one"), address.given("other")
    if (one, other) in {(each.one, each.other) for each in found.bridges}:
        both = " – ".join(plain(names.name(uid)) for uid in (one, other))
        address.link("ties", both, one=one, other=other)
    else:
        st.caption(say("brokers.table.pick_pair"))
else:
    st.caption(say("brokers.table.no_bridges"))
how((), ("network/actors", "network/ties"), say("brokers.how.text"))
