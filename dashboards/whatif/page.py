"""What if: what falls apart if some leave, and what would mend it? For whoever plans ahead."""

import streamlit as st

from dashboards.frame import address, headline
from dashboards.frame.howto import how
from dashboards.frame.session import ask
from dashboards.frame.table import table
from dashboards.frame.text import plain
from dashboards.whatif import trial as trying
from graph import actors, whatif
from graph.base.errors import SaanError
from graph.base.words import say

asked = address.current()
uids = tuple(ask(actors.directory, asked).sort_values("name")["uid"])
trial = trying.current()
try:
    found = None if trial.empty else ask(whatif.whatif, asked, trial)
except SaanError as problem:
    found = None
    st.error(plain(problem.text()))
headline.lead(trying.sentence(found, trial) if found else say("whatif.page.begin"))
trying.build(trial, uids)
trying.changes(trial)
if found:
    if found.cut_off:
        headline.heading(say("whatif.page.who"))
        trying.cut_off(found)
    trying.apart(found, trial, asked)
    trying.repairs(trial, ask(whatif.repairs, asked, trial))
    headline.heading(say("whatif.page.figures"))
    names = ("figure", "before", "after", "change")
    columns = {name: say(f"whatif.page.columns.{name}") for name in names}
    table(trying.figures(found), columns, name="whatif")
elif len(uids) > 2:
    trying.key_players(asked)
how((), ("network/actors", "network/ties"), say("whatif.page.how"))
