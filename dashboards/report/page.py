"""Report: what became of the network between two days, and why? For members and funders."""

import streamlit as st

from dashboards.frame import address, blocks, browser, earlier, labels
from dashboards.frame.blocks import how
from dashboards.frame.labels import plain
from dashboards.frame.session import ask
from graph import report
from graph.base.words import language, say
from graph.report.document import to_docx
from graph.report.wording import Part, as_text

asked = address.current()
lang = language()
since = earlier.compared(asked)
parts = ask(report.parts, asked, since, lang)
drawn = ask(report.picture, asked, since)


def take_away() -> None:
    """As a Word document, as text, on paper."""
    days = "-".join(day.isoformat() for day in sorted((since, asked.on)))
    with st.container(horizontal=True, key="take away"):
        st.download_button(
            say("report.page.download"),
            lambda: to_docx(parts, drawn, lang),
            f"saan-report-{days}.docx",
            on_click="ignore",
            type="primary",
        )
        browser.copy_text(as_text(parts))
        browser.print_page()


def show(part: Part) -> None:
    """One part, as the document has it."""
    if part.heading:
        blocks.heading(part.heading)
    for line in part.lines:
        st.markdown(plain(line))
    if part.name == "map":
        blocks.picture("image/png", drawn.png, part.heading, 900)
        st.markdown(plain(" · ".join(f"{number} {name}" for number, name in drawn.named)))
        if drawn.left_out:
            st.caption(say("report.left_out", count=labels.count(drawn.left_out)))
    if part.points:
        st.markdown("\n".join(f"- {plain(point)}" for point in part.points))
    if part.table:
        blocks.draw("cells", rows=part.table)


title, *rest = parts
blocks.lead(" · ".join((title.heading, *title.lines)))
take_away()
for each in rest:
    show(each)
how(
    (),
    ("network/actors", "network/ties", "expansion/records", "lessons/records"),
    say("report.page.how"),
)
