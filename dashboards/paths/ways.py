"""Ways from one actor to another: their conditions, the sentence, the drawing and the table."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pandas as pd
import streamlit as st

from dashboards.drawing.map import draw_map
from dashboards.forms.actor_picker import several
from dashboards.frame import address, blocks, labels
from dashboards.frame.address import Asked
from dashboards.frame.labels import plain
from dashboards.frame.session import ask, ask_all, on_record
from graph import actors, network, paths
from graph.base.words import say
from graph.drawing import picture
from graph.drawing.picture import SIGNS
from graph.network.named import Names
from graph.paths import Conditions, Step, Way
from graph.paths.graph import MOST_THROUGH
from graph.paths.openings import condition

STEPS = ("1", "2", "3", "4", "5", "6")
WEAKEST = ("0.2", "0.4", "0.6", "0.8")
NAMES = ("through", "never", "people", "steps", "weakest")


def conditions(options: Sequence[str], ends: set[str]) -> Conditions:
    """The conditions of the URL; the fields stand in a fold that is open where there are any."""
    inner = [uid for uid in options if uid not in ends]
    set_already = any(address.given(name) for name in NAMES)
    label = say("paths.page.conditions")
    with st.expander(label, expanded=set_already, key="conditions", on_change="rerun") as fold:
        if fold.open:
            _fields(inner)
    through = tuple(uid for uid in _given("through") if uid in inner)[:MOST_THROUGH]
    steps, weakest = address.given("steps"), address.given("weakest")
    return Conditions(
        through,
        tuple(uid for uid in _given("never") if uid in inner and uid not in through),
        address.given("people") == "1",
        int(steps) if steps in STEPS else None,
        float(weakest) if weakest in WEAKEST else 0.0,
    )


def _given(name: str) -> list[str]:
    return (address.given(name) or "").split(",")


def _fields(inner: Sequence[str]) -> None:
    left, right = st.columns(2)
    with left:
        through = several(say("paths.page.through"), "through", inner, MOST_THROUGH)
        address.pick(say("paths.page.most_steps"), "steps", STEPS, str, say("paths.page.any"))
    with right:
        free = [uid for uid in inner if uid not in through]
        several(say("paths.page.never"), "never", free)
        address.pick(say("paths.page.weakest"), "weakest", WEAKEST, str, say("paths.page.any"))
    st.session_state["people only"] = address.given("people") == "1"
    st.toggle(
        say("paths.page.people"),
        key="people only",
        on_change=lambda: address.put(people="1" if st.session_state["people only"] else None),
    )


def lead(ways: Sequence[Way], kind: str, on: date, limit: int) -> str:
    """How one reaches the other, in a sentence; there is a way."""
    best = ways[0]
    facts = {"start": best.names[0], "end": best.names[-1], "day": labels.day(on)}
    if best.hops == 1:
        more = say("paths.page.other_ways", ways=labels.count(len(ways) - 1))
        return say("paths.page.direct", **facts) + (f" {more}" if len(ways) > 1 else "")
    many = labels.count(len(ways)) + ("+" if len(ways) == limit else "")
    between = " → ".join(best.names[1:-1])
    key = "lead" if kind in ("shortest", "all") else "lead_strong"
    figures = {
        "ways": many,
        "hops": labels.count(best.hops),
        "strength": labels.number(best.strength),
    }
    return say(f"paths.page.{key}", **facts, **figures, between=between)


def chosen(ways: Sequence[Way]) -> int:
    """The place of the way that the URL names, else the first."""
    given = address.given("way") or ""
    at = int(given) - 1 if given.isdecimal() else 0
    return at if 0 <= at < len(ways) else 0


def line(number: int, way: Way, is_chosen: bool) -> None:
    """One way as a line, with a button that chooses it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"{number + 1}. {way_sentence(way)}", width="stretch")
        if not is_chosen:
            st.button(
                say("paths.page.choose_way"),
                key=f"way {number + 1}",
                on_click=address.put,
                kwargs={"way": str(number + 1)},
            )


def strength(way: Way) -> None:
    """The strength of a way, where it was asked for."""
    if way.strength is not None:
        facts = {"strength": labels.number(way.strength), "known": known(way)}
        st.caption(say("paths.page.strength", **facts))


def known(way: Way) -> str:
    """How much is known of the step of which least is."""
    parts = min(step.known_share for step in way.ties) * 4
    return say("paths.page.known_parts", known=f"{parts:.0f}")


def on_map(way: Way, asked: Asked) -> None:
    """Those along a way where they stand on the map, with the ties of the way alone."""
    people, ties = ask(actors.directory, asked), ask(network.ties_among, asked, way.actors)
    steps = {frozenset(pair) for pair in pairwise(way.actors)}
    pairs = zip(ties["start"], ties["end"], strict=True)
    over = ties[[frozenset(pair) in steps for pair in pairs]]
    along = people[people["uid"].isin(way.actors)]
    drawn = picture(along, over, ask_all(network.positions))
    draw_map(drawn, "way", height=320)


def nowhere(start: str, end: str, asked: Asked, must: Conditions) -> None:
    """That there is no way, why, who can be reached, and which new ties would open one."""
    names = on_record()
    facts = {"start": names.name(start), "end": names.name(end), "day": labels.day(asked.on)}
    blocks.lead(say("paths.page.none", **facts))
    found = ask(paths.no_path, asked, start, end, must)
    if found.connected:
        _shut(ask(paths.shut_by, asked, start, end, must), must, names)
    key = "keeping" if found.connected else "lead" if found.openings else "none"
    if found.openings or not found.connected:
        escaped = {name: plain(text) for name, text in facts.items()}
        st.markdown(say(f"paths.opening.{key}", **escaped, reached=labels.count(found.reached)))
    for each in found.openings:
        address.link("ties", plain(each.sentence(names)), one=each.one, other=each.other)
    address.link("map", say("paths.page.look_on_map"), selected=end)


def _shut(shut: Sequence[str], must: Conditions, names: Names) -> None:
    """The conditions that shut every way, each with a button that takes it off."""
    said = {name: plain(condition(name, must, names)) for name in shut}
    st.markdown(say("paths.opening.shut", conditions=", ".join(said.values())))
    with st.container(horizontal=True):
        for name, words in said.items():
            parameter = "steps" if name == "most_steps" else name
            st.button(
                f"{words} ✕",
                key=f"open {name}",
                help=say("pages.frame.take_off"),
                on_click=address.put,
                kwargs={parameter: None},
            )


def in_time(start: str, end: str, asked: Asked) -> None:
    """The way that could be walked first, each step not before the one before it."""
    years = [str(asked.on.year - back) for back in range(1, 11)]
    year = address.pick(say("paths.page.since"), "since", years, _year, _year(years[0]))
    first = date(int(year or years[0]), 1, 1)
    names, found = on_record(), ask(paths.journey, asked, start, end, first)
    facts = {"start": names.name(start), "end": names.name(end), "first": labels.day(first)}
    if found is None:
        blocks.lead(say("paths.in_time.none", **facts, last=labels.day(asked.on)))
        return
    blocks.lead(say("paths.page.in_time", **facts, arrival=labels.day(found.arrival)))
    for leg, (one, other) in zip(found.legs, pairwise(found.actors), strict=True):
        step = {"one": names.name(one), "other": names.name(other), "day": labels.day(leg.day)}
        address.link("ties", plain(say("paths.page.leg", **step)), one=one, other=other)


def _year(year: str) -> str:
    return labels.day(date(int(year), 1, 1), "year")


def way_sentence(way: Way) -> str:
    """One way in a line: each actor, and in brackets how they are tied to the next."""
    parts = [way.names[0]]
    for name, step in zip(way.names[1:], way.ties, strict=True):
        parts.append(say("paths.page.step", name=name, tie=_tie_words(step)))
    return " → ".join(parts)


def way_steps(way: Way, people: pd.DataFrame) -> list[dict[str, str]]:
    """The stops of one way, each with the tie that leads to it, for its drawing."""
    sectors = dict(zip(people["uid"], people["sector"], strict=True))
    steps = []
    for place, (uid, name) in enumerate(zip(way.actors, way.names, strict=True)):
        tie = way.ties[place - 1] if place else None
        sector = sectors.get(uid)
        steps.append(
            {
                "name": name,
                "shape": SIGNS.get(sector or None, SIGNS[None]),
                "type": tie.type if tie else "",
                "tie": _with_strength(tie) if tie else "",
            }
        )
    return steps


def way_rows(ways: Sequence[Way]) -> pd.DataFrame:
    """One row a step of a way."""
    return pd.DataFrame(
        [
            (
                number,
                place,
                way.names[place - 1],
                way.names[place],
                labels.term("type", step.type),
                labels.day(step.since, step.since_precision),
                labels.number(step.strength),
            )
            for number, way in enumerate(ways, start=1)
            for place, step in enumerate(way.ties, start=1)
        ],
        columns=list(way_columns()),
    )


def way_columns() -> dict[str, str]:
    """The columns of a table of ways, with their headings."""
    names = ("way", "step", "start_name", "end_name", "type", "since", "strength")
    return {name: say(f"pages.field.{name}") for name in names}


def on_the_way(ways: Sequence[Way]) -> list[str]:
    """The uids of all actors on the ways, each once, in the order they are met; at most 12."""
    return list(dict.fromkeys(uid for way in ways for uid in way.actors))[:12]


def _with_strength(step: Step) -> str:
    """The tie and the strength of its pair, as the picture of a way has them."""
    strength = "" if step.strength is None else f" · {labels.number(step.strength)}"
    return f"{_tie_words(step)}{strength}"


def _tie_words(step: Step) -> str:
    since = labels.since(step.since, step.since_precision)
    return say("pages.tie.words", type=labels.term("type", step.type), since=since)
