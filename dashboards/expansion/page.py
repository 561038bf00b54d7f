"""Expansion: whom do we weave in next, and how far are we? For the team that plans together."""

import streamlit as st

from dashboards.expansion import wording
from dashboards.forms import drafts, edits, form
from dashboards.forms.form import Form
from dashboards.frame import address, blocks, labels, late, sentences, sheets, writing
from dashboards.frame.blocks import how, table
from dashboards.frame.labels import plain
from dashboards.frame.recalled import recalled
from dashboards.frame.session import ask, on_record
from graph import expansion, settings
from graph.base.words import say
from graph.edit import Edit
from graph.expansion import PlannedStep, Suggestion
from graph.expansion.reasons import kept, reasons
from graph.kinds import SECTORS, ManagedNetwork
from graph.network import BY_CODE

asked = address.current()
ours = ask(settings.managed, asked)
names = on_record()


def leave() -> None:
    """Back to the list."""
    address.put(step=None, plan=None)


def steps(network: ManagedNetwork, who: str) -> None:
    """The vision, the steps, and the one that was chosen."""
    vision = network.vision
    st.markdown(
        plain(say("expansion.vision.is", vision=vision)) if vision else say("expansion.vision.none")
    )
    address.link("settings", say("expansion.vision.edit"), managed=network.uid)
    if planned:
        blocks.heading(say("expansion.steps.title"))
        table(
            wording.step_rows(planned, names),
            wording.step_columns(planned),
            name="plan",
            on_pick=lambda place: address.put(plan=planned[place].step.uid, step=None),
        )
        st.caption(say("expansion.steps.pick"))
    if chosen := address.given("plan"):
        for each in planned:
            if each.step.uid == chosen and (effect := wording.effect(each)):
                st.markdown(effect)
        edits.one("plans", chosen, who, leave, {})
        late.part(lambda: recalled(asked, lambda each: each.by(chosen), chosen))
    elif writing.allowed():
        blocks.heading(say("expansion.steps.add"))
        form.draw(
            Form(
                "new step",
                "plans",
                who,
                fixed={"network": network.uid},
                start={"planned": labels.day(asked.on)},
            )
        )


def suggested(network: ManagedNetwork, who: str) -> None:
    """Whom to weave in next, a card each."""
    blocks.heading(say("expansion.suggest.title"))
    across = _across()
    found = ask(expansion.suggestions, asked, 10, across)
    if not found:
        st.caption(say("expansion.together.nobody" if across else "expansion.suggest.nobody"))
    waiting = {each.step.actor for each in planned if each.reached.state != "faded"}
    for number, each in enumerate(found, start=1):
        _card(number, each, network, who, each.actor in waiting)


def _across() -> bool:
    """Whether all networks of the province are asked about together, where there are others."""
    near = ask(expansion.together, asked)
    if near is None:
        return False
    words = {
        "own": say("expansion.together.own"),
        "province": say("expansion.together.province", province=near.province),
    }
    label = say("expansion.together.label")
    if address.switch(label, "among", tuple(words), words.__getitem__) == "own":
        return False
    named = " · ".join(names.name(uid) for uid in near.networks)
    facts = {"count": labels.count(len(near.networks)), "province": near.province, "names": named}
    st.caption(plain(say("expansion.together.lead", **facts)))
    return True


def _card(number: int, each: Suggestion, network: ManagedNetwork, who: str, in_plan: bool) -> None:
    name, why = names.name(each.actor), " · ".join(reasons(each, names))
    with st.container(border=True):
        st.markdown(f"**{number}. {plain(name)}** {plain(why)}")
        with st.container(horizontal=True, vertical_alignment="center"):
            if in_plan:
                st.caption(say("expansion.suggest.in_plan"))
            elif writing.allowed():
                step = _step(each, network)
                say_planned = "expansion.suggest.planned"
                drafts.at_once(say("expansion.suggest.plan"), step, who, say_planned, name)
            address.link("actors", labels.profile_of(name), actor=each.actor)
            if network.us:
                here = {"from": network.us[0], "to": each.actor}
                address.link("paths", say("expansion.suggest.way"), **here)


def _step(each: Suggestion, network: ManagedNetwork) -> Edit:
    """One level closer than today."""
    given = {
        "actor": each.actor,
        "network": network.uid,
        "existing": BY_CODE[each.level - 1] if each.level else "",
        "wanted": BY_CODE[each.level],
        "through": "" if each.level or not each.partners else each.partners[0],
        **{
            "our_benefit" if one.ours else "friends_benefit": one.given
            for one in reversed(each.exchange)
        },
        "method": kept(each, names),
        "planned": asked.on.isoformat(),
        "reaches": str(each.reaches),
    }
    return Edit("add", "plans", given)


def white_space() -> None:
    """Issues by areas, of all sectors or of one."""
    blocks.heading(say("expansion.white.title"))
    found = ask(expansion.white_space, asked, ours is not None and _across())
    if not found.counts.size:
        st.caption(say("expansion.white.nothing"))
        return
    sector = address.switch(
        say("expansion.white.sector"),
        "sector_of",
        ("all", *SECTORS),
        lambda each: say("expansion.white.all" if each == "all" else f"pages.sector.{each}"),
    )
    rows = wording.white_rows(found, sector)
    counts = {"empty": int(rows.isna().sum().sum()), "all": len(found.issues) * len(found.areas)}
    st.caption(say("expansion.white.sum", **{key: labels.count(n) for key, n in counts.items()}))
    table(
        rows,
        wording.white_columns(found),
        name="white space",
        on_pick=lambda place: address.go("actors", issue=found.issues[place][0]),
    )


if ours is None:
    planned: tuple[PlannedStep, ...] = ()
    blocks.lead(sentences.whose(asked, "expansion.lead.no_network"))
    address.link("settings", say("expansion.lead.set_us"))
    white_space()
else:
    planned = ask(expansion.plan, asked)
    blocks.lead(wording.sentence(planned))
    views = ("plan", "suggest", "white")
    view = address.switch(
        say("expansion.show.label"), "show", views, lambda each: say(f"expansion.show.{each}")
    )
    writer = writing.writer_or_why()
    if view == "plan":
        steps(ours, writer)
    elif view == "suggest":
        suggested(ours, writer)
    else:
        white_space()
    sheets.filled(4)
how(
    (),
    ("expansion/records", "network/ties"),
    say("expansion.how.text"),
    say("expansion.how.likely"),
)
