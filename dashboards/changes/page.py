"""Changes: what changed between two days? For the yearly report, and for whoever looks back."""

import streamlit as st

from dashboards.changes import wording
from dashboards.drawing.map import draw_differences, draw_map
from dashboards.frame import address, blocks, earlier, labels, sentences
from dashboards.frame.blocks import how, table
from dashboards.frame.labels import plain
from dashboards.frame.session import ask, ask_all, on_record
from graph import changes, network
from graph.base.words import language, say
from graph.changes.by_part import BY
from graph.drawing import DRAWN, difference

asked = address.current()
since = earlier.compared(asked)
found = ask(changes.changes, asked, since)
name = on_record().name


def picture() -> None:
    """Both days in one picture, and the pair that was chosen in it."""
    blocks.heading(say("changes.page.picture"))
    people, kept = ask(changes.either_day, asked, since)
    drawn = difference(found, people, kept, ask_all(network.positions))
    if drawn.left_out:
        facts = {"drawn": labels.count(DRAWN), "left": labels.count(drawn.left_out)}
        st.info(say("changes.page.picture_left_out", **facts))
    left, right = st.columns([3, 1], gap="medium")
    one, other = (address.given(which) for which in ("one", "other"))
    chosen = f"{one}\t{other}" if one and other else address.given("selected")
    with left:
        draw_map(drawn, "difference", chosen, wording.pick, height=560)
    with right:
        if one and other:
            label = say("pages.tie.between", start=name(one), end=name(other))
            address.link("ties", plain(label), one=one, other=other)
        else:
            st.caption(say("changes.page.pick"))
        draw_differences()


def pairs_and_actors() -> None:
    """The pairs that changed, and who came and went."""
    rows = wording.pairs(found, name)
    if not rows.empty:
        blocks.heading(say("changes.page.pairs"))
        table(
            rows,
            wording.pair_columns(),
            name="changes",
            on_pick=lambda at: address.put(one=rows["one"].iloc[at], other=rows["other"].iloc[at]),
        )
    people = wording.actors(found, name)
    if not people.empty:
        blocks.heading(say("changes.page.actors"))
        columns = {"change": say("changes.columns.change"), "name": say("changes.columns.one")}
        table(people, columns, name="came-and-went")


def part_by_part() -> None:
    """The same by area, issue or sector; a row leads to that part."""
    blocks.heading(say("changes.page.by_parts"))
    by = address.switch(
        say("changes.page.by_parts"), "by", BY, lambda word: say(f"changes.page.{word}")
    )
    parts = ask(changes.changed_by, asked, by, since)
    if not parts:
        st.caption(say("changes.page.no_parts"))
        return
    table(
        wording.parts(parts, by),
        wording.part_columns(),
        name=f"changes-by-{by}",
        on_pick=lambda at: address.put(**{by: parts[at].uid or None}),
    )


blocks.lead(sentences.changed(found))
address.link("report", say("report.page.title"), ":material/description:", **earlier.same())
if since > asked.on:
    st.caption(say("changes.page.swapped"))
blocks.figures(wording.figures(found))
if not sentences.nothing_changed(found):
    picture()
    pairs_and_actors()
    part_by_part()
blocks.heading(say("changes.page.report"))
st.code(ask(changes.paragraph, asked, since, language()), language=None, wrap_lines=True)
how((), ("network/actors", "network/ties"), say("changes.page.how"))
