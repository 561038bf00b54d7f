"""The directory and the profile of one actor: sentences, facets, and rows in words."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboards.frame import due, labels
from dashboards.frame.rows import days, last_days
from graph.base.words import say
from graph.network.columns import day_of

if TYPE_CHECKING:
    from pandas import DataFrame

FACETS = ("kind", "sector", "area_name", "community")


def directory_sentence(people: "DataFrame", on: date) -> str:
    """How many actors of which kind."""
    kinds = people["kind"].value_counts()
    return say(
        "pages.actors.lead",
        day=labels.day(on),
        actors=labels.count(len(people)),
        persons=labels.count(kinds.get("person", 0)),
        groups=labels.count(kinds.get("group", 0)),
        organisations=labels.count(kinds.get("organisation", 0)),
    )


def profile_sentence(here: Any, known: Any, on: date) -> str:
    """How one actor stands in the network of the day."""
    facts = {"name": known.facts["name"], "day": labels.day(on)}
    if here is None:
        return say("pages.actors.lead_absent", **facts)
    if not here["degree"]:
        return say("pages.actors.lead_alone", **facts)
    return say("pages.actors.lead_one", **facts, degree=labels.count(here["degree"]))


def faceted(people: "DataFrame") -> "DataFrame":
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


def _counted(facet: str, counts: Any) -> Callable[[Any], str]:
    def word(value: Any) -> str:
        name = value if facet in ("area_name", "issues") else labels.term(facet, value)
        if facet == "community":
            name = say("pages.map.community", number=labels.count(value))
        return say("pages.facet.counted", name=name, count=labels.count(counts[value]))

    return word


def actor_rows(people: "DataFrame") -> "DataFrame":
    """The directory in words, by name."""
    return people.sort_values(["name", "uid"]).assign(
        kind=lambda rows: [labels.term("kind", kind) for kind in rows["kind"]],
        sector=lambda rows: [labels.term("sector", sector) for sector in rows["sector"]],
        since=lambda rows: [labels.day(day_of(day)) for day in rows["since"]],
    )


def actor_columns() -> dict[str, str]:
    """The columns of the directory, with their headings."""
    names = ("name", "kind", "sector", "area_name", "degree", "betweenness", "community", "issues")
    return {name: say(f"pages.field.{name}") for name in (*names, "since")}


def actor_formats(people: "DataFrame") -> dict[str, Any]:
    """How numbers of the directory look."""
    most = max(int(people["degree"].max()), 1) if len(people) else 1
    return {
        "issues": st.column_config.ListColumn(say("pages.field.issues")),
        "degree": st.column_config.ProgressColumn(
            say("pages.field.degree"), format="%d", min_value=0, max_value=most
        ),
        "betweenness": st.column_config.NumberColumn(say("pages.field.betweenness"), format="%.3f"),
    }


def episodes(ties: "DataFrame", uid: str, strengths: "DataFrame") -> "DataFrame":
    """All episodes of one actor in words, the latest first; the pair's strength beside."""
    own = strengths[(strengths["one"] == uid) | (strengths["other"] == uid)]
    partners = own["one"].where(own["one"] != uid, own["other"])
    shown = dict(zip(partners, map(due.strength, own.to_dict("records")), strict=True))
    return ties.assign(
        type=[labels.term("type", kind) for kind in ties["type"]],
        since=days(ties, "since"),
        until=last_days(ties),
        frequency=[labels.times_a_year(times) for times in ties["frequency"]],
        strength=[
            shown.get(other, labels.DASH) if labels.missing(until) else labels.DASH
            for other, until in zip(ties["other"], ties["until"], strict=True)
        ],
    )


def episode_columns() -> dict[str, str]:
    """The columns of an actor's episodes, with their headings."""
    names = ("other_name", "type", "since", "until", "strength", "frequency", "about_name")
    names = (*names, "through_name")
    return {name: say(f"pages.field.{name}") for name in names}


def events(found: "DataFrame") -> "DataFrame":
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


def _event_day(row: dict[str, Any]) -> str:
    """When something began, or its last day."""
    ended = row["what"] == "untied" or row["what"].endswith("_ended")
    return (labels.last_day if ended else labels.day)(row["day"], row["precision"])


def _event_more(row: dict[str, Any]) -> str:
    levels = [labels.term("type", level) for level in (row["before"], row["after"]) if level]
    return " → ".join(levels) or row["role"]


def activities(found: "DataFrame") -> "DataFrame":
    """An actor's activities in words."""
    kinds = [labels.term("activity", kind) for kind in found["kind"]]
    return found.assign(date=days(found, "date"), kind=kinds)


def activity_columns() -> dict[str, str]:
    """The columns of an actor's activities, with their headings."""
    return {
        "date": say("pages.field.date"),
        "title": say("pages.field.title"),
        "kind": say("pages.field.activity_kind"),
        "others": say("pages.field.others"),
    }


def memberships(found: "DataFrame") -> "DataFrame":
    """An actor's memberships and members in words."""
    way = [
        say("pages.field.inward" if inward else "pages.field.outward") for inward in found["inward"]
    ]
    return found.assign(way=way, since=days(found, "since"), until=last_days(found))


def member_columns() -> dict[str, str]:
    """The columns of an actor's memberships, with their headings."""
    return {
        "way": say("pages.field.direction"),
        "other_name": say("pages.field.of_name"),
        "role": say("pages.field.role"),
        "since": say("pages.field.since"),
        "until": say("pages.field.until"),
    }
