"""Data: what comes in and goes out? For the manager who has a file, or needs one."""

from dashboards.parts import address, bringing, finding, imports, reads, sending
from graph.words import say

PARTS = {
    "bring": bringing.bring,
    "send": sending.send,
    "forms": sending.forms,
    "past": imports.imports,
}

finding.lead(say("data.lead", **bringing.totals(reads.state())))
part = address.switch(say("data.what"), "do", tuple(PARTS), lambda word: say(f"data.{word}.title"))
PARTS[part]()
