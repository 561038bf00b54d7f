"""Settings: whose network is this, and how is it counted? For the manager who sets it up."""

import streamlit as st

from dashboards.forms import form, rows
from dashboards.forms.form import Form
from dashboards.frame import address, blocks, labels, past, session, writing
from dashboards.frame.labels import plain
from dashboards.frame.session import ask, ask_all
from dashboards.settings import preferences
from graph import actors, settings
from graph.base.words import say
from graph.network import managed

asked = address.current()
options = ask_all(settings.options)
networks = {network.uid: network for network in ask_all(managed)}


def network(who: str) -> None:
    """The managed network: its name, who we are, its vision and its form."""
    blocks.heading(say("settings.page.the_network"))
    if len(networks) > 1:
        names = {uid: each.name for uid, each in networks.items()}
        address.pick(
            say("settings.page.which"),
            "managed",
            tuple(names),
            names.__getitem__,
            placeholder=say("forms.choose"),
        )
    chosen = networks.get(address.given("managed") or (ours.uid if ours else ""))
    if chosen:
        form.draw(Form(f"network {chosen.uid}", "networks", who, chosen, what=chosen.name))
        rows.of_records("ways", chosen.uid, ask_all(actors.held, "ways", chosen.uid))
    else:
        st.caption(say("settings.page.no_network"))
        form.draw(Form("new network", "networks", who))


def data() -> None:
    """The demo, or the user's own network."""
    blocks.heading(say("settings.page.data"))
    if session.desk().source.preferences.demo:
        word = "demo_shown"
    else:
        word = "own_shown" if asked.data else "own_only"
    st.caption(say(f"settings.page.{word}"))


ours = ask(settings.managed, asked)
if ours:
    blocks.lead(say("settings.page.lead", name=ours.name))
else:
    word = "lead_several" if networks else "lead_new"
    blocks.lead(say(f"settings.page.{word}", count=labels.count(len(networks))))
for trouble in preferences.troubles(options):
    st.warning(trouble)
who = writing.writer_or_why()
network(who)
if writing.allowed() and networks:
    blocks.heading(say("settings.page.heading.network"))
    names = {uid: each.name for uid, each in networks.items()}
    preferences.network(options, names, who)
if writing.allowed():
    blocks.heading(say("settings.page.heading.strength"))
    preferences.strength(options, who)
    blocks.heading(say("settings.page.heading.pages"))
    preferences.pages(options, who)
data()
past.field()
st.caption(plain(say("settings.page.kept")))
