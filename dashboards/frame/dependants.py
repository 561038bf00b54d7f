"""Who hangs on one partner alone, and who could stand in, where the partner is looked at."""

from datetime import date

import streamlit as st

from dashboards.frame import labels
from dashboards.frame.address import Asked
from dashboards.frame.labels import plain
from dashboards.frame.session import ask, on_record
from graph import brokers
from graph.base.words import say


def dependants(uid: str, asked: Asked) -> None:
    """How many can be reached through this partner only, all by name, and who could take over;
    nothing where nobody hangs on it."""
    found, names = ask(brokers.dependants, asked, uid), on_record()
    if found is None:
        return
    facts = {
        "lost": labels.count(len(found.uids)),
        "name": names.name(uid),
        "since": since(found.since),
        "who": ", ".join(map(names.name, found.uids)),
    }
    said = [say("brokers.behind.lead", **facts)]
    if found.backup.uid is None:
        said.append(say("brokers.behind.nobody"))
    else:
        stands_in = names.name(found.backup.uid)
        share = labels.share(found.backup.share)
        said.append(say("brokers.behind.backup", name=stands_in, share=share))
    st.markdown(plain(" ".join(said)))


def since(day: date | None) -> str:
    """From when it has been so; of what was so before the records, that."""
    return say("brokers.cell.from", day=labels.day(day)) if day else say("brokers.cell.always")
