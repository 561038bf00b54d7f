"""Stakeholders: who has to do with our work, and what matters to them? For a team in one room."""

import uuid

import streamlit as st

from dashboards.frame import address, blocks, labels, sentences, sheets, writing
from dashboards.frame.blocks import how
from dashboards.frame.labels import plain
from dashboards.frame.session import ask, on_record, read
from dashboards.stakeholders import grid, naming, table, wording
from graph import edit, settings, stakeholders
from graph.base.texts import join_list
from graph.base.words import say
from graph.edit import Edit
from graph.kinds import Stake
from graph.kinds.stake import GROUPS
from graph.stakeholders import Stakeholder

STEPS = ("grid", "groups", "table", "names")

asked = address.current()
ours = ask(settings.managed, asked)
found = ask(stakeholders.stakeholders, asked)
names = on_record()


def groups(who: str) -> None:
    """The three groups, each a list that can be changed at once."""
    blocks.heading(say("stakeholders.groups.title"))
    by_uid = {each.stake.actor: each for each in found}
    for group in GROUPS:
        now = [uid for uid, each in by_uid.items() if group in each.stake.groups]
        key = f"group {group} {','.join(now)}"
        st.multiselect(
            say(f"stakeholders.groups.{group}"),
            tuple(by_uid),
            default=now,
            key=key,
            format_func=names.name,
            placeholder=say("stakeholders.groups.nobody"),
            disabled=not (who and writing.allowed()),
            on_change=_sort,
            args=(key, group, by_uid, who),
        )
    if without := [each for each in found if not each.stake.groups]:
        who_else = ", ".join(names.name(each.stake.actor) for each in without)
        st.caption(f"{say('stakeholders.groups.without')}: {plain(who_else)}")


def _sort(key: str, group: str, by_uid: dict[str, Stakeholder], who: str) -> None:
    chosen, wanted = set(st.session_state[key]), []
    for uid, each in by_uid.items():
        if (uid in chosen) != (group in each.stake.groups):
            now = read(edit.one, Stake, each.stake.uid) or each.stake  # others sort it as well
            held = set(now.groups) - {group} | ({group} if uid in chosen else set())
            given = {"groups": join_list([one for one in GROUPS if one in held])}
            wanted.append(Edit("correct", "stakes", given, now))
    what = say(f"stakeholders.groups.{group}")
    if problem := writing.edit(wanted, who, "", uuid.uuid4().hex, "forms.saved", what=what):
        writing.failed(problem)


def near() -> None:
    """The important who are far, or go, each with what leads to it."""
    for word in ("missing", "drifting"):
        far = [each for each in found if getattr(each, word)]
        if not far:
            continue
        blocks.heading(say(f"stakeholders.near.{word}"))
        with st.container(horizontal=True):
            for each in far:
                uid, name = each.stake.actor, plain(names.name(each.stake.actor))
                if word == "missing" and ours and ours.us:
                    way = say("stakeholders.near.way", name=name)
                    address.link("paths", way, **{"from": ours.us[0], "to": uid})
                elif ours and ours.us:
                    pair = say("stakeholders.near.pair", name=name)
                    address.link("ties", pair, one=ours.us[0], other=uid)


if ours is None:
    blocks.lead(sentences.whose(asked, "stakeholders.lead.no_network"))
    address.link("settings", say("stakeholders.lead.set_us"))
else:
    blocks.lead(wording.sentence(found, names, labels.day(asked.on)))
    steps = STEPS if found else ("names",)
    step = address.switch(
        say("stakeholders.show.label"), "show", steps, lambda each: say(f"stakeholders.show.{each}")
    )
    writer = writing.writer_or_why()
    if step == "names":
        naming.draw(ours, {each.stake.actor for each in found}, writer)
    elif step == "groups":
        groups(writer)
    elif step == "grid":
        grid.draw(found, writer)
        near()
    else:
        table.draw(found, writer)
    sheets.filled(1, contacts=True)
how((), ("stakeholders/records",), say("stakeholders.how.text"))
