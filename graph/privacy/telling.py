"""What forgetting would do, in sentences: what goes, what changes, and where else they are."""

from collections import Counter
from pathlib import Path

from graph import accounts
from graph.backup import kept
from graph.base.words import say
from graph.conditions import personal
from graph.privacy.person import Held


def lines(found: Held, home: Path) -> list[str]:
    """Which records go, and which lose what tells of them; then the journal, names that stay,
    backups, exports."""
    what = Counter(("loses" if each.after else "goes", each.kind) for each in found.erasure.changes)
    told = [
        say(f"privacy.{how}", kind=say(f"kinds.{kind}.many"), count=count)
        for (how, kind), count in sorted(what.items())
    ]
    rows, batches = len(found.erasure.rows), len(found.erasure.batches)
    told.append(say("privacy.in_journal", rows=rows, batches=batches))
    if asked := personal.asked(home, found.forgetting.uids):
        told.append(say("privacy.asked", count=len({each["round"] for each in asked})))
    if found.bearers:
        names = ", ".join(f"“{each['name']}” ({each['uid']})" for each in found.bearers)
        told.append(say("privacy.bearers", names=names))
    return told + _elsewhere(home)


def _elsewhere(home: Path) -> list[str]:
    told = []
    if leaving := kept.leaving(kept.shelf(home)):
        files = ", ".join(f"{file} ({day or '–'})" for file, day in leaving.items())
        told.append(say("privacy.backups", files=files))
    looks = book.looks() if (book := accounts.there(home)) else []
    if who := sorted({each.who for each in looks if each.what == "export"}):
        told.append(say("privacy.exports", who=", ".join(who)))
    return told
