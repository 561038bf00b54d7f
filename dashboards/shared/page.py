"""Members' page: what is shared with me, and what is kept of me? For whoever is in the network."""

import streamlit as st
from pandas import DataFrame

from dashboards.actors import wording
from dashboards.drawing.map import draw_map
from dashboards.frame import address, blocks, gate, labels
from dashboards.frame.blocks import table
from dashboards.frame.labels import plain
from dashboards.frame.session import ask
from graph import actors, shared
from graph.base.words import say
from graph.drawing import DRAWN, picture
from graph.rights import current_user
from graph.shared import Around, Own

asked = address.current()


def partner() -> str | None:
    """Whom the page is shown to: the member, or whom one who may see the network chooses."""
    if not gate.sees():
        return address.given("actor") or current_user().actor
    people = labels.by_name(ask(actors.directory, asked))
    return address.pick(
        say("shared.page.preview"),
        "actor",
        tuple(people["uid"]),
        labels.namer(people),
        placeholder=say("forms.choose"),
    )


def around(found: Around) -> None:
    """The groups and organisations of the member's networks, as a map and as a list."""
    blocks.heading(say("shared.page.around"))
    if found.bodies.empty:
        st.caption(say("shared.page.nobody"))
        return
    draw_map(
        picture(found.bodies, found.ties, found.places),
        "shared map",
        address.given("selected"),
        height=480,
    )
    if len(found.bodies) > DRAWN:
        st.caption(say("shared.page.part", drawn=labels.count(DRAWN)))
    listed = labels.by_name(found.bodies).assign(
        kind=lambda rows: [labels.term("kind", kind) for kind in rows["kind"]],
        sector=lambda rows: [labels.term("sector", sector) for sector in rows["sector"]],
        issues=lambda rows: [", ".join(names) for names in rows["issues"]],
    )
    _table(listed, "bodies", ("name", "kind", "sector", "area_name", "degree", "issues"))


def own(found: Own) -> None:
    """All that is kept of the member: facts, ties, what they took part in, how they are reached."""
    blocks.heading(say("shared.page.own"))
    wording.facts(found.facts)
    blocks.heading(say("actors.page.ties"))
    ties = found.ties.assign(
        type=[labels.term("type", kind) for kind in found.ties["type"]],
        frequency=[labels.times_a_year(times) for times in found.ties["frequency"]],
    )
    names = ("other_name", "type", "since", "until", "frequency", "about_name")
    _table(_dated(ties), "ties", names)
    blocks.heading(say("shared.page.memberships"))
    of = _dated(found.memberships).rename(columns={"other_name": "of_name"})
    _table(of, "memberships", ("of_name", "role", "since", "until"))
    blocks.heading(say("actors.page.activities"))
    kinds = [labels.term("activity", kind) for kind in found.activities["kind"]]
    activities = found.activities.assign(
        date=labels.days(found.activities, "date"), activity_kind=kinds
    )
    _table(activities, "activities", ("date", "title", "activity_kind"))
    blocks.heading(say("forms.contacts.title"))
    contacts = found.contacts.fillna("")
    if contacts.empty:
        st.caption(say("shared.page.nothing"))
    for each in contacts.to_dict("records"):
        ways = ("phone", "email", "line")
        rows = [(say(f"forms.field.{way}"), each[way]) for way in ways if each[way]]
        blocks.draw("facts", title=each["name"], rows=rows)
    st.caption(say("shared.page.wrong"))


def _dated(rows: DataFrame) -> DataFrame:
    return rows.assign(since=labels.days(rows, "since"), until=labels.last_days(rows))


def _table(rows: DataFrame, name: str, columns: tuple[str, ...]) -> None:
    if rows.empty:
        st.caption(say("shared.page.nothing"))
        return
    table(rows, {column: say(f"pages.field.{column}") for column in columns}, name=f"own {name}")


member = partner()
if member:
    record = ask(shared.own, asked, member)
    name = record.facts["name"]
    networks = ", ".join(each for _, each in ask(shared.networks, asked, member))
    lead = "lead" if networks else "lead_in_none"
    blocks.lead(say(f"shared.page.{lead}", name=name, networks=networks))
    around(ask(shared.around, asked, member))
    own(record)
elif gate.sees():
    blocks.lead(say("shared.page.lead_preview"))
else:
    blocks.lead(say("rights.no_partner"))
st.caption(plain(say("shared.page.how")))
