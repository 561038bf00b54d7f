"""Data: what comes in and goes out? For the manager who has a file, or needs one."""

from dashboards.data import exporting, importing, imports
from dashboards.frame import address, headline, session
from graph.base.words import say

PARTS = {
    "bring": importing.bring,
    "send": exporting.send,
    "forms": exporting.forms,
    "past": imports.imports,
}

headline.lead(say("data.lead", **importing.totals(session.state())))
part = address.switch(say("data.what"), "do", tuple(PARTS), lambda word: say(f"data.{word}.title"))
PARTS[part]()
