"""Lessons: what have we learned, and where does it matter again? For the team that looks back."""

from collections.abc import Iterable

import streamlit as st

from dashboards.forms import edits, form
from dashboards.forms.form import Form
from dashboards.frame import address, blocks, labels, sentences, sheets, writing
from dashboards.frame.blocks import how
from dashboards.frame.labels import plain
from dashboards.frame.session import ask, on_record
from dashboards.lessons import wording
from graph import lessons, settings
from graph.base.words import say
from graph.kinds import Lesson
from graph.lessons import Recalled
from graph.lessons.links import is_address
from graph.lessons.recalling import Reason, Risk
from graph.lessons.wording import why

ASKED = ("q1", "q2", "q3")
SHOWN = 3  # reasons beside a lesson

asked = address.current()
names = on_record()
found = ask(lessons.lessons, asked)
again = [each for each in found if each.reasons]


def leave() -> None:
    """Back to the list."""
    address.put(lesson=None, step=None)


def by_question(listed: Iterable[Recalled]) -> None:
    """The lessons under the question each answers; those of the workshop first."""
    questions = [say(f"worksheets.sheet.two.{number}") for number in ASKED]
    given: dict[str, list[Lesson]] = {}
    for each in listed:
        given.setdefault(each.lesson.question or "", []).append(each.lesson)
    others = sorted(given.keys() - {*questions, ""})
    for question in (*(q for q in questions if q in given), *others, *({""} & given.keys())):
        blocks.heading(question or say("lessons.list.free"))
        for lesson in given[question]:
            card(lesson)


def card(lesson: Lesson, reasons: tuple[Reason, ...] = ()) -> None:
    """A lesson with what it is about, its links, and why it speaks now."""
    with st.container(border=True):
        st.markdown(plain(lesson.text))
        question = lesson.question if reasons else None
        about = wording.about(lesson, names)
        st.caption(plain(" · ".join(filter(None, (about, question)))))
        told(reasons[:SHOWN])
        if len(reasons) > SHOWN:
            st.caption(say("lessons.list.more", count=labels.count(len(reasons) - SHOWN)))
        attached(lesson)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                say("lessons.list.open"),
                key=f"open {lesson.uid}",
                on_click=address.put,
                kwargs={"lesson": lesson.uid, "step": None},
            )
            risks = [reason.finding for reason in reasons[:SHOWN] if isinstance(reason, Risk)]
            for finding in risks:
                said = plain(finding.rule.text("question"))
                address.link("governance", said, risk=finding.rule.name)


def told(reasons: Iterable[Reason]) -> None:
    """Why it speaks now."""
    for reason in reasons:
        st.caption(say("lessons.list.again", why=plain(why(reason, names))))


def attached(lesson: Lesson) -> None:
    """Its links: an address to be opened, where a file lies to be copied."""
    for link in lesson.links:
        if is_address(link):
            st.link_button(plain(labels.short(link)), link, icon=":material/open_in_new:")
        else:
            st.code(link, language=None, wrap_lines=True)


def entry(who: str) -> None:
    """A new lesson, on one of the three questions or free."""
    if not ours:
        st.caption(sentences.whose(asked, "lessons.add.no_network"))
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
views = ("all", "add") if found else ("add",)
view = address.switch(
    say("lessons.show.label"), "show", views, lambda each: say(f"lessons.show.{each}")
)
writer = writing.writer_or_why()
if chosen := address.given("lesson"):
    edits.one("lessons", chosen, writer, leave, {})
    for each in found:
        if each.lesson.uid == chosen:
            told(each.reasons)
            attached(each.lesson)
elif view == "add":
    entry(writer)
else:
    if again:
        blocks.heading(say("lessons.list.now"))
    for each in again:
        card(each.lesson, each.reasons)
    by_question(each for each in found if not each.reasons)
if ours:
    sheets.filled(2)
how((), ("lessons/records", "lessons/begun"), say("lessons.how.text"))
