"""A trial on the page: what is in it, how it is built, and what it does."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

import pandas as pd
import streamlit as st

from dashboards.drawing.map import draw_map
from dashboards.forms import inputs
from dashboards.forms.actor_picker import who
from dashboards.frame import (
    address,
    headline,
    labels,
    reads,
)
from dashboards.frame.asked import Asked
from dashboards.frame.scorecard import shown
from dashboards.frame.text import plain
from graph.base.errors import SaanError
from graph.base.words import say
from graph.drawing import picture
from graph.kinds import LEVELS
from graph.measures import explained
from graph.whatif import Trial, read
from graph.whatif.reasons import reasons

WAYS = ("remove", "retire", "drop", "add")
PARAMS = ("try_one", "try_other", "try_day")
NAMED = 12  # actors named in a line
MANY = 2_000  # of more actors, key players are looked for only when they are asked for
LEFT_OUT = ("tie_mix", "shape_near", "sampled")


def current() -> Trial:
    """The trial of the URL; an empty one, with the reason told, where it can't be read."""
    text = address.given("trial")
    if not text:
        return Trial()
    try:
        return read(text)
    except SaanError as problem:
        st.error(plain(problem.text()))
        return Trial()


def put(trial: Trial) -> None:
    """Writes the trial into the URL."""
    address.put(trial=None if trial == Trial() else trial.text(), **dict.fromkeys(PARAMS))


def build(trial: Trial, options: Sequence[str]) -> None:
    """The fields that add a change to the trial."""
    way = address.switch(say("whatif.page.do"), "do", WAYS, lambda w: say(f"whatif.page.{w}"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        one = who(say("pages.field.start_name"), "try_one", options)
        other = level = day = None
        if way in ("drop", "add"):
            other = who(say("pages.field.end_name"), "try_other", options)
        if way == "add":
            level = st.selectbox(
                say("pages.field.type"), LEVELS, key="try level", format_func=labels.level
            )
        if way == "retire":
            day = st.text_input(
                say("whatif.page.last_day"), key="try day", placeholder="31/12/2569"
            )
        more = _with(trial, way, one, other, level, day)
        st.button(
            say("whatif.page.put"),
            disabled=more is None,
            on_click=put,
            args=(more or trial,),
        )


def _with(
    trial: Trial, way: str, one: Any, other: Any, level: Any, day: str | None
) -> Trial | None:
    """The trial with one more change; None where something is still missing."""
    if not one or (way in ("drop", "add") and not other):
        return None
    if way == "remove":
        return replace(trial, remove=tuple(dict.fromkeys((*trial.remove, one))))
    if way == "drop":
        return replace(trial, drop=(*trial.drop, (one, other)))
    if way == "add":
        return replace(trial, add=(*trial.add, (one, other, level)))
    last = inputs.day(day) if day else None
    return replace(trial, retire=(*trial.retire, (one, last))) if last else None


def changes(trial: Trial) -> None:
    """What is in the trial, each with a button that takes it out; its name."""
    names = reads.named()
    rows = [
        *((name, at, _said(name, change, names))
          for name in ("remove", "retire", "drop", "add")
          for at, change in enumerate(getattr(trial, name))),
    ]  # fmt: skip
    with st.container(horizontal=True, gap="small"):
        for name, at, said in rows:
            kept = tuple(each for place, each in enumerate(getattr(trial, name)) if place != at)
            st.button(
                f"{plain(said)} ✕",
                key=f"trial {name} {at}",
                help=say("pages.frame.take_off"),
                on_click=put,
                args=(replace(trial, **{name: kept}),),
            )
        if rows:
            st.button(say("whatif.page.clear"), on_click=put, args=(Trial(),), type="tertiary")
    if rows:
        st.session_state["trial name"] = trial.name
        st.text_input(
            say("whatif.page.name"),
            key="trial name",
            max_chars=100,
            on_change=lambda: put(replace(trial, name=st.session_state["trial name"].strip())),
        )


def _said(name: str, change: Any, names: Any) -> str:
    if name == "remove":
        return say("whatif.page.said_remove", name=names.name(change))
    if name == "retire":
        day = labels.day(change[1])
        return say("whatif.page.said_retire", name=names.name(change[0]), day=day)
    ends = {"one": names.name(change[0]), "other": names.name(change[1])}
    return say(f"whatif.page.said_{name}", **ends)


def sentence(found: Any, trial: Trial) -> str:
    """What the trial does, in a sentence."""
    names = reads.named()
    facts = {"name": trial.name or say("whatif.page.unnamed"), "day": labels.day(found.day)}
    if not found.cut_off:
        key = "lead_won" if found.lost_pairs < 0 else "lead_safe"
        won = labels.count(-found.lost_pairs)
        return say(f"whatif.page.{key}", pairs=won, **facts)
    lost = {"count": labels.count(len(found.cut_off)), "pairs": labels.count(found.lost_pairs)}
    told = [say("whatif.page.lead", **facts, **lost)]
    for what in ("areas", "issues"):
        if uids := getattr(found, what):
            gone = ", ".join(names.name(uid) for uid in uids)
            told.append(say(f"whatif.page.{what}", names=gone))
    return " ".join(told)


def figures(found: Any) -> pd.DataFrame:
    """One row a figure: figure, before, after, change; those that change first."""
    rows = []
    for name, before in found.before.items():
        if name in LEFT_OUT or name not in found.after:
            continue
        after = found.after[name]
        numbers = all(isinstance(each, int | float) for each in (before, after))
        change = f"{after - before:+.3g}" if numbers and after != before else ""
        label = explained(name).label
        rows.append((label, _shown(name, before), _shown(name, after), change, before == after))
    table = pd.DataFrame(rows, columns=["figure", "before", "after", "change", "same"])
    return table.sort_values("same", kind="stable").drop(columns="same")


def _shown(name: str, value: Any) -> str:
    return say(f"standing.{value}") if name == "tightness" and value else shown(name, value)


def apart(found: Any, trial: Trial, asked: Asked) -> None:
    """The network without those who leave: what still hangs together, and what is cut off."""
    people = reads.directory(asked)
    going = {*trial.remove, *(uid for uid, _ in trial.retire)}
    cut = people["uid"].isin(found.cut_off)
    words = {True: say("whatif.page.cut"), False: say("whatif.page.whole")}
    part = people.assign(area_name=[words[each] for each in cut])[~people["uid"].isin(going)]
    dropped = {frozenset(pair) for pair in trial.drop}
    ties = reads.ties_among(asked, tuple(part["uid"]))
    pairs = zip(ties["start"], ties["end"], strict=True)
    left = ties[[frozenset(pair) not in dropped for pair in pairs]]
    drawn = picture(part, left, reads.positions(), "area")
    draw_map(
        drawn, "apart", None, lambda actor, tie: address.put(selected=actor or tie), height=420
    )
    st.caption(" · ".join(f"{word}: {count}" for _, word, count in drawn.colours))


def cut_off(found: Any) -> None:
    """Links to those who are cut off."""
    names = reads.named()
    with st.container(horizontal=True):
        for uid in found.cut_off[:NAMED]:
            address.link("actors", plain(names.name(uid)), actor=uid)
    if len(found.cut_off) > NAMED:
        st.caption(say("whatif.page.more", count=labels.count(len(found.cut_off) - NAMED)))


def repairs(trial: Trial, found: Sequence[Any]) -> None:
    """The new ties that would mend most, each with its reason and a button that tries it."""
    names = reads.named()
    headline.heading(say("whatif.page.repairs"))
    if not found:
        st.caption(say("whatif.page.no_repairs"))
        return
    for number, each in enumerate(found, start=1):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            both = f"{names.name(each.one)} – {names.name(each.other)}"
            joins = say("whatif.page.joins", pairs=labels.count(each.joins)) if each.joins else ""
            why = " · ".join([joins, *reasons(each, names)] if joins else reasons(each, names))
            st.markdown(f"**{number}. {plain(both)}** {plain(why)}")
            st.button(
                say("whatif.page.try"),
                key=f"repair {number}",
                on_click=put,
                args=(trial.with_ties([(each.one, each.other)]),),
            )
    every = [(each.one, each.other) for each in found]
    st.button(say("whatif.page.try_all"), on_click=put, args=(trial.with_ties(every),))


def key_players(asked: Asked, k: int = 3) -> None:
    """Whom to try: those without whom most falls apart, and those who together reach most."""
    headline.heading(say("whatif.page.key_players"))
    names = reads.named()
    if len(names.actors) > MANY and not st.toggle(say("whatif.page.find_key_players")):
        return
    for word, one in zip_longest(("breaking", "reaching"), reads.key_players(k, asked)):
        if one is None:
            continue
        who_are = ", ".join(names.name(uid) for uid in one.uids)
        facts = {"names": who_are, "value": labels.number(one.value)}
        with st.container(horizontal=True, vertical_alignment="center"):
            alone = labels.number(one.alone)
            st.markdown(plain(say(f"whatif.page.{word}", **facts, alone=alone)))
            if word == "breaking":
                st.button(
                    say("whatif.page.try_without"), on_click=put, args=(Trial(remove=one.uids),)
                )
        if one.sampled:
            st.caption(say("whatif.page.sampled"))
