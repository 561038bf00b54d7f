"""Lessons: what have we learned, and where does it matter again? For the team that looks back."""

from collections.abc import Iterable

import streamlit as st

from dashboards.forms import edits, form
from dashboards.forms.form import Form
from dashboards.frame import address, blocks, labels, sheets, writing
from dashboards.frame.blocks import how
from dashboards.frame.labels import plain
from dashboards.frame.session import ask, on_record
from graph import lessons, settings
from graph.base.words import say
from graph.governance.wording import why
from graph.lessons import Recalled

ASKED = ("q1", "q2", "q3")
SHOWN = 2  # risks beside a lesson

asked = address.current()
names = on_record()
found = ask(lessons.lessons, asked)
again = [each for each in found if each.findings]


def leave() -> None:
    """Back to the list."""
    address.put(lesson=None, step=None)


def by_question() -> None:
    """The lessons under the question each answers; those of the workshop first."""
    questions = [say(f"worksheets.sheet.two.{number}") for number in ASKED]
    given = {each.lesson.question or "" for each in found}
    for question in (*(q for q in questions if q in given), *sorted(given - {*questions, ""}), ""):
        listed = [each for each in found if (each.lesson.question or "") == question]
        if listed:
            blocks.heading(question or say("lessons.list.free"))
            listing(listed)


def listing(listed: Iterable[Recalled]) -> None:
    """Each lesson with whom it speaks of, and the risks that recall it."""
    for each in listed:
        lesson = each.lesson
        with st.container(border=True):
            st.markdown(plain(lesson.text))
            day = labels.day(lesson.learned, lesson.learned_precision) if lesson.learned else ""
            of = ", ".join(names.name(uid) for uid in lesson.concerns)
            about = say("lessons.list.of", names=plain(of)) if of else ""
            st.caption(" · ".join(filter(None, (day, about))))
            for finding in each.findings[:SHOWN]:
                st.caption(say("lessons.list.again", why=plain(why(finding, names))))
            with st.container(horizontal=True, vertical_alignment="center"):
                st.button(
                    say("lessons.list.open"),
                    key=f"open {lesson.uid}",
                    on_click=address.put,
                    kwargs={"lesson": lesson.uid, "step": None},
                )
                for finding in each.findings[:SHOWN]:
                    said = finding.rule.text("question")
                    address.link("governance", plain(said), risk=finding.rule.name)


def entry(who: str) -> None:
    """A new lesson, on one of the three questions or free."""
    if not ours:
        st.caption(say("lessons.add.no_network"))
        address.link("settings", say("stakeholders.lead.set_us"))
        return
    blocks.heading(say("lessons.add.title"))
    number = address.switch(
        say("lessons.add.question"),
        "question",
        (*ASKED, "free"),
        lambda each: say("lessons.add.free" if each == "free" else f"worksheets.sheet.two.{each}"),
    )
    fixed = {"network": ours.uid}
    if number != "free":
        fixed["question"] = say(f"worksheets.sheet.two.{number}")
    form.draw(Form(f"new lesson {number}", "lessons", who, fixed=fixed))


ours = ask(settings.managed, asked)
sentence = [say("lessons.lead.count", count=labels.count(len(found)))]
if again:
    sentence.append(say("lessons.lead.again", count=labels.count(len(again))))
blocks.lead(" ".join(sentence) if found else say("lessons.lead.none"))
views = ("all", "again", "add") if found else ("add",)
view = address.switch(
    say("lessons.show.label"), "show", views, lambda each: say(f"lessons.show.{each}")
)
writer = writing.writer_or_why()
if chosen := address.given("lesson"):
    edits.one("lessons", chosen, writer, leave, {})
elif view == "add":
    entry(writer)
elif view == "again":
    if not again:
        st.caption(say("lessons.list.nothing"))
    listing(again)
else:
    by_question()
if ours:
    sheets.filled(2)
how((), ("lessons/records",), say("lessons.how.text"))
