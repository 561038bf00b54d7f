"""A trial on the page: what is in it, how it is built, and what it does."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from typing import Any

import pandas as pd
import streamlit as st

from dashboards.drawing.map import draw_map
from dashboards.forms import drafts
from dashboards.forms.actor_picker import who
from dashboards.frame import address, blocks, labels, writing
from dashboards.frame.address import Asked
from dashboards.frame.labels import plain
from dashboards.frame.session import ask, ask_all, on_record
from graph import actors, expansion, network, strength
from graph.base.dates import read_day
from graph.base.errors import SaanError
from graph.base.words import in_every_language, say
from graph.drawing import picture
from graph.edit import Edit
from graph.kinds import LEVELS
from graph.measures import figures as declared
from graph.network.named import Names
from graph.whatif import Comparison, Repair, Trial
from graph.whatif.reasons import reasons
from graph.whatif.trial import read

WAYS = ("remove", "retire", "drop", "add")
PARAMS = ("try_one", "try_other", "try_day")
MENDS = "COOPERATE"  # the level of a tie that is only just begun
NAMED = 12  # actors named in a line
FIRST = 3  # areas or issues named in the sentence


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
    trial: Trial, way: str, one: str | None, other: str | None, level: str | None, day: str | None
) -> Trial | None:
    """The trial with one more change; None where something is still missing."""
    if not one:
        return None
    if way == "remove":
        return replace(trial, remove=tuple(dict.fromkeys((*trial.remove, one))))
    if way == "retire":
        last = blocks.read_or_say(day, read_day) if day else None
        return replace(trial, retire=(*trial.retire, (one, last))) if last else None
    if not other:
        return None
    if way == "drop":
        return replace(trial, drop=(*trial.drop, (one, other)))
    return replace(trial, add=(*trial.add, (one, other, level))) if level else None


def changes(trial: Trial) -> None:
    """What is in the trial, each with a button that takes it out; its name."""
    rows = list(_in_words(trial, on_record()))
    with st.container(horizontal=True, gap="small"):
        for name, at, said in rows:
            kept: Any = tuple(
                each for place, each in enumerate(getattr(trial, name)) if place != at
            )
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


def _in_words(trial: Trial, names: Names) -> Iterator[tuple[str, int, str]]:
    """Each change: its field of the trial, its place there, and its words."""
    for at, uid in enumerate(trial.remove):
        yield "remove", at, say("whatif.page.said_remove", name=names.name(uid))
    for at, (uid, last) in enumerate(trial.retire):
        facts = {"name": names.name(uid), "day": labels.day(last)}
        yield "retire", at, say("whatif.page.said_retire", **facts)
    for way in ("drop", "add"):
        for at, (one, other, *_) in enumerate(getattr(trial, way)):
            ends = {"one": names.name(one), "other": names.name(other)}
            yield way, at, say(f"whatif.page.said_{way}", **ends)


def sentence(found: Comparison, trial: Trial) -> str:
    """What the trial does, in a sentence."""
    names = on_record()
    facts = {"name": trial.name or say("whatif.page.unnamed"), "day": labels.day(found.day)}
    if not found.cut_off:
        key = "lead_won" if found.lost_pairs < 0 else "lead_safe"
        won = labels.count(-found.lost_pairs)
        return say(f"whatif.page.{key}", pairs=won, **facts)
    lost = {"count": labels.count(len(found.cut_off)), "pairs": labels.count(found.lost_pairs)}
    sentences = [say("whatif.page.lead", **facts, **lost)]
    for what in ("areas", "issues"):
        if uids := getattr(found, what):
            gone = ", ".join(names.name(uid) for uid in uids[:FIRST])
            key, more = ("_more", len(uids) - FIRST) if len(uids) > FIRST else ("", 0)
            sentences.append(say(f"whatif.page.{what}{key}", names=gone, more=more))
    return " ".join(sentences)


def figures(found: Comparison) -> pd.DataFrame:
    """One row a figure: figure, before, after, change; those that change first."""
    rows = []
    for each in declared("network", "group", place="compared"):
        before, after = found.before[each.name], found.after[each.name]
        numbers = all(isinstance(value, int | float) for value in (before, after))
        change = f"{after - before:+.3g}" if numbers and after != before else ""
        values = (labels.figure(each, before), labels.figure(each, after))
        rows.append((each.text("label"), *values, change, before == after))
    table = pd.DataFrame(rows, columns=["figure", "before", "after", "change", "same"])
    return table.sort_values("same", kind="stable").drop(columns="same")


def apart(found: Comparison, trial: Trial, asked: Asked) -> None:
    """The network without those who leave: what still hangs together, and what is cut off."""
    people = ask(actors.directory, asked)
    going = {*trial.remove, *(uid for uid, _ in trial.retire)}
    cut = people["uid"].isin(found.cut_off)
    words = {True: say("whatif.page.cut"), False: say("whatif.page.whole")}
    part = people.assign(area_name=[words[each] for each in cut])[~people["uid"].isin(going)]
    dropped = {frozenset(pair) for pair in trial.drop}
    ties = ask(network.ties_among, asked, tuple(part["uid"]))
    pairs = zip(ties["start"], ties["end"], strict=True)
    left = ties[[frozenset(pair) not in dropped for pair in pairs]]
    drawn = picture(part, left, ask_all(network.positions), "area")
    draw_map(drawn, "apart", height=420)
    st.caption(" · ".join(f"{word}: {count}" for _, word, count in drawn.colours))


def cut_off(found: Comparison) -> None:
    """Links to those who are cut off, and every area or issue lost that the sentence leaves out."""
    address.link_actors(found.cut_off[:NAMED], on_record().name)
    if len(found.cut_off) > NAMED:
        st.caption(say("whatif.page.more", count=labels.count(len(found.cut_off) - NAMED)))
    for what in ("areas", "issues"):
        if len(uids := getattr(found, what)) > FIRST:
            gone = ", ".join(on_record().name(uid) for uid in uids)
            st.caption(plain(say(f"whatif.page.{what}", names=gone)))


def repairs(
    trial: Trial, found: Sequence[Repair], cut_off: Collection[str], who_writes: str
) -> None:
    """The new ties that would mend most, each with its reason and buttons that try it and that put
    it into the plan."""
    names = on_record()
    asked = address.current()
    blocks.heading(say("whatif.page.repairs"))
    if not found:
        st.caption(say("whatif.page.no_repairs"))
        return
    for number, each in enumerate(found, start=1):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            both = f"{names.name(each.one)} – {names.name(each.other)}"
            st.markdown(f"**{number}. {plain(both)}** {plain(_why(each))}")
            st.button(
                say("whatif.page.try"),
                key=f"repair {number}",
                on_click=put,
                args=(trial.with_ties([(each.one, each.other)]),),
            )
            if writing.allowed():
                step = _plan_step(each, cut_off, asked)
                drafts.at_once(
                    say("whatif.page.plan"), step, who_writes, "whatif.page.planned", both
                )
    every = [(each.one, each.other) for each in found]
    st.button(say("whatif.page.try_all"), on_click=put, args=(trial.with_ties(every),))


def _why(each: Repair) -> str:
    joins = [say("whatif.page.joins", pairs=labels.count(each.joins))] if each.joins else []
    return " · ".join([*joins, *reasons(each, on_record())])


def _plan_step(each: Repair, cut_off: Collection[str], asked: Asked) -> Edit:
    """To weave in the one who would be cut off, through the other."""
    actor, through = each.other, each.one
    if actor not in cut_off and through in cut_off:
        actor, through = through, actor
    (reaches,) = ask(expansion.predicted, asked, (actor,))
    given = {
        "actor": actor,
        "through": through,
        "wanted": MENDS,
        "method": in_every_language(partial(_why, each)),
        "planned": asked.on.isoformat(),
        "reaches": str(reaches),
    }
    return Edit("add", "plans", given)


def key_players(asked: Asked, k: int = 3) -> None:
    """Whom to try: those without whom most falls apart, and those who together reach most."""
    blocks.heading(say("whatif.page.key_players"))
    names = on_record()
    for word, one in zip_longest(("breaking", "reaching"), ask(strength.key_players, asked, k)):
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
