"""Partners in words: the directory, a profile and its rows, and its history in the journal."""

from collections.abc import Callable, Hashable
from datetime import date
from itertools import groupby

import streamlit as st
from pandas import DataFrame, Series
from streamlit.elements.lib.column_types import ColumnConfig

from dashboards.forms import writes
from dashboards.frame import address, blocks, labels
from dashboards.frame.labels import Row, plain
from dashboards.frame.session import on_record, written
from graph.actors.lookup import Profile
from graph.base.words import say
from graph.journal.history import moment
from graph.journal.traces import Trace
from graph.measures import figures
from graph.network.columns import day_of
from graph.network.named import Names

FACETS = ("kind", "sector", "area_name", "community")


WRITES = 10
LINES = 8


def directory_sentence(people: DataFrame, on: date) -> str:
    """How many actors of which kind."""
    kinds = people["kind"].value_counts()
    return say(
        "actors.page.lead",
        day=labels.day(on),
        actors=labels.count(len(people)),
        persons=labels.count(kinds.get("person", 0)),
        groups=labels.count(kinds.get("group", 0)),
        organisations=labels.count(kinds.get("organisation", 0)),
    )


def profile_sentence(here: Series | None, found: Profile, on: date) -> str:
    """How one actor stands in the network of the day."""
    facts = {"name": found.facts["name"], "day": labels.day(on)}
    if here is None:
        return say("actors.page.lead_absent", **facts)
    if not here["degree"]:
        return say("actors.page.lead_alone", **facts)
    return say("actors.page.lead_one", **facts, degree=labels.count(here["degree"]))


def faceted(people: DataFrame) -> DataFrame:
    """The actors that the facets keep; each choice says how many it holds."""
    shown = people
    with st.container(horizontal=True):
        for facet in FACETS:
            counts = people[facet].replace("", None).value_counts()
            picked = st.multiselect(
                say(f"pages.facet.{facet}"),
                counts.index.tolist(),
                key=f"facet {facet}",
                format_func=_counted(facet, counts),
                placeholder=say("pages.frame.all"),
                width=168,
            )
            if picked:
                shown = shown[shown[facet].isin(picked)]
        issues = people["issues"].explode().value_counts()
        about = st.multiselect(
            say("pages.facet.issues"),
            issues.index.tolist(),
            key="facet issues",
            format_func=_counted("issues", issues),
            placeholder=say("pages.frame.all"),
            width=168,
        )
        if about:
            shown = shown[[bool(set(about) & set(own)) for own in shown["issues"]]]
    return shown


def _counted(facet: str, counts: Series) -> Callable[[Hashable], str]:
    def word(value: Hashable) -> str:
        name = value if facet in ("area_name", "issues") else labels.term(facet, value)
        if facet == "community":
            name = say("map.page.community", number=labels.count(value))
        return say("pages.facet.counted", name=name, count=labels.count(counts[value]))

    return word


def actor_rows(people: DataFrame) -> DataFrame:
    """The directory in words, by name."""
    return labels.by_name(people).assign(
        kind=lambda rows: [labels.term("kind", kind) for kind in rows["kind"]],
        sector=lambda rows: [labels.term("sector", sector) for sector in rows["sector"]],
        since=lambda rows: [labels.day(day_of(day)) for day in rows["since"]],
    )


def actor_columns() -> dict[str, str]:
    """The columns of the directory, with their headings."""
    names = ("name", "kind", "sector", "area_name", "degree", "betweenness", "community", "issues")
    return {name: say(f"pages.field.{name}") for name in (*names, "since")}


def actor_formats(people: DataFrame) -> dict[str, ColumnConfig]:
    """How numbers of the directory look."""
    most = max(int(people["degree"].max()), 1) if len(people) else 1
    return {
        "issues": st.column_config.ListColumn(say("pages.field.issues")),
        "degree": st.column_config.ProgressColumn(
            say("pages.field.degree"), format="%d", min_value=0, max_value=most
        ),
        "betweenness": st.column_config.NumberColumn(say("pages.field.betweenness"), format="%.3f"),
    }


def episodes(ties: DataFrame, uid: str, strengths: DataFrame) -> DataFrame:
    """All episodes of one actor in words, the latest first; the pair's strength beside."""
    own = strengths[(strengths["one"] == uid) | (strengths["other"] == uid)]
    partners = own["one"].where(own["one"] != uid, own["other"])
    shown = dict(zip(partners, map(labels.pair_strength, own.to_dict("records")), strict=True))
    return ties.assign(
        type=[labels.term("type", kind) for kind in ties["type"]],
        since=labels.days(ties, "since"),
        until=labels.last_days(ties),
        frequency=[labels.times_a_year(times) for times in ties["frequency"]],
        strength=[
            shown.get(other, labels.DASH) if labels.missing(until) else labels.DASH
            for other, until in zip(ties["other"], ties["until"], strict=True)
        ],
    )


def episode_columns() -> dict[str, str]:
    """The columns of an actor's episodes, with their headings."""
    names = ("other_name", "type", "since", "until", "strength", "frequency", "about_name")
    return {name: say(f"pages.field.{name}") for name in (*names, "through_name")}


def events(found: DataFrame) -> DataFrame:
    """What happened to an actor, in words: day, what, with, more."""
    rows = found.to_dict("records")
    return found.assign(
        day=[_event_day(row) for row in rows],
        what=[say(f"history.event.{row['what']}") for row in rows],
        **{"with": found["other_name"], "more": [_event_more(row) for row in rows]},
    )


def event_columns() -> dict[str, str]:
    """The columns of an actor's events, with their headings."""
    return {name: say(f"history.actor.{name}") for name in ("day", "what", "with", "more")}


def _event_day(row: Row) -> str:
    """When something began, or its last day."""
    ended = row["what"] == "untied" or row["what"].endswith("_ended")
    return (labels.last_day if ended else labels.day)(row["day"], row["precision"])


def _event_more(row: Row) -> str:
    levels = [labels.term("type", level) for level in (row["before"], row["after"]) if level]
    return " → ".join(levels) or row["role"]


def memberships(found: DataFrame) -> DataFrame:
    """An actor's memberships and members in words."""
    way = [
        say("pages.field.inward" if inward else "pages.field.outward") for inward in found["inward"]
    ]
    return found.assign(way=way, since=labels.days(found, "since"), until=labels.last_days(found))


def member_columns() -> dict[str, str]:
    """The columns of an actor's memberships, with their headings."""
    return {
        "way": say("pages.field.direction"),
        "other_name": say("pages.field.of_name"),
        "role": say("pages.field.role"),
        "since": say("pages.field.since"),
        "until": say("pages.field.until"),
    }


def facts(facts: Row) -> None:
    """The facts of an actor's profile."""
    rows = [
        (say("pages.field.kind"), labels.term("kind", facts["kind"])),
        (say("pages.field.sector"), labels.term("sector", facts["sector"])),
        (say("pages.field.area"), ", ".join(facts["areas"]) or facts["place"] or labels.DASH),
        (say("pages.field.issues"), ", ".join(facts["issues"]) or labels.DASH),
        (say("pages.field.since"), labels.day(facts["since"], facts["since_precision"])),
    ]
    if facts["until"]:
        until = labels.last_day(facts["until"], facts["until_precision"])
        rows.append((say("pages.field.until"), until))
    if facts["aliases"]:
        rows.append((say("pages.field.aliases"), "; ".join(facts["aliases"])))
    if facts["note"]:
        rows.append((say("pages.field.note"), facts["note"]))
    blocks.draw("facts", title="", rows=rows)


def place(row: Series, everyone: DataFrame) -> None:
    """An actor's place in the network: each figure with its rank. row: the actor's."""
    rows = []
    for each in figures("actor", "role", place="card"):
        rank = int((everyone[each.name] > row[each.name]).sum()) + 1
        of = say("pages.place.rank", rank=labels.count(rank), of=labels.count(len(everyone)))
        value = labels.number(row[each.name], each.decimals)
        rows.append((each.text("label"), say("pages.place.row", value=value, rank=of)))
    blocks.draw("facts", title="", rows=rows)


def history(kind: str, uid: str) -> None:
    """The writes that changed a record; of an actor also its ties and all else of it."""
    traces = written(kind, uid)
    if not traces:
        st.caption(say("journal.never"))
        return
    names = on_record()
    writes = [list(group) for _, group in groupby(traces, lambda each: each.write)]
    key = f"written {kind} {uid}"
    most = st.session_state.get(key, WRITES)
    for rows in writes[:most]:
        _history_write(rows, names, uid)
    if len(writes) > most:
        left = labels.count(len(writes) - most)
        st.button(
            say("journal.older_writes", left=left),
            key=f"more {key}",
            on_click=_more_history,
            args=(key, most),
        )


def _more_history(key: str, most: int) -> None:
    st.session_state[key] = most + WRITES


def _history_write(rows: list[Trace], names: Names, uid: str) -> None:
    first = rows[0]
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            head = say("journal.who_when", who=first.who, at=moment(first.at))
            st.markdown(f"**{plain(head)}**", width="content")
            address.link("journal", say("journal.open", batch=first.batch), write=first.batch)
        if first.why:
            st.caption(plain(first.why))
        if first.undone_by:
            st.caption(plain(say("journal.was_undone", batch=first.undone_by)))
        st.markdown("\n".join(f"- {_history_row(each, names, uid)}" for each in rows[:LINES]))
        if len(rows) > LINES:
            st.caption(say("journal.more_changes", count=labels.count(len(rows) - LINES)))


def _history_row(trace: Trace, names: Names, uid: str) -> str:
    what = writes.record(trace, names, uid)
    changed = "; ".join(
        writes.line(*field) for field in writes.changed_fields(trace, names, brief=True)
    )
    action = say(f"cli.columns.{trace.action}")
    return f"**{plain(action)}** {plain(what)}" + (f": {plain(changed)}" if changed else "")
