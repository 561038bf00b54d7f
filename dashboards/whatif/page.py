"""What if: what falls apart if some leave, and what would mend it? For whoever plans ahead."""

import streamlit as st

from dashboards.frame import address, blocks, labels, late, writing
from dashboards.frame.blocks import how, table
from dashboards.frame.labels import plain
from dashboards.frame.session import ask
from dashboards.whatif import trials
from graph import actors, whatif
from graph.base.errors import SaanError
from graph.base.words import say

asked = address.current()
uids = tuple(labels.by_name(ask(actors.directory, asked))["uid"])
trial = trials.current()
try:
    found = None if trial.empty else ask(whatif.whatif, asked, trial)
except SaanError as problem:
    found = None
    st.error(plain(problem.text()))
blocks.lead(trials.sentence(found, trial) if found else say("whatif.page.begin"))
trials.build(trial, uids)
trials.changes(trial)
if found:
    if found.cut_off:
        blocks.heading(say("whatif.page.who"))
        trials.cut_off(found)
    trials.apart(found, trial, asked)
    cut_off, who_writes = found.cut_off, writing.writer_or_why()
    late.part(lambda: trials.repairs(trial, ask(whatif.repairs, asked, trial), cut_off, who_writes))
    blocks.heading(say("whatif.page.figures"))
    names = ("figure", "before", "after", "change")
    columns = {name: say(f"whatif.page.columns.{name}") for name in names}
    table(trials.figures(found), columns, name="whatif")
elif len(uids) > 2:
    late.part(lambda: trials.key_players(asked))
how((), ("network/actors", "network/ties"), say("whatif.page.how"))
