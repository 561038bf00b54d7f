"""A lesson in words: when it was learned and what it is about."""

from collections.abc import Iterator

from dashboards.forms import fields
from dashboards.frame import labels
from graph.base.words import say
from graph.kinds import Lesson
from graph.measures import figure
from graph.network.named import Names


def about(lesson: Lesson, names: Names) -> str:
    """The day, then what it is about; "" where nothing is known."""
    return " · ".join(_about(lesson, names))


def _about(lesson: Lesson, names: Names) -> Iterator[str]:
    if lesson.learned:
        yield labels.day(lesson.learned, lesson.learned_precision)
    for what, uids in (("of", lesson.concerns), ("between", lesson.between)):
        if uids:
            yield say(f"lessons.list.{what}", names=", ".join(map(names.name, uids)))
    yield from map(names.name, (*lesson.issues, *lesson.areas))
    if lesson.first or lesson.last:
        yield _period(lesson)
    if lesson.figure:
        yield say("lessons.list.watch", figure=figure(lesson.figure).text("label"))
    if lesson.activities:
        titles = fields.happened()
        came_of = ", ".join(titles.get(uid, uid) for uid in lesson.activities)
        yield say("lessons.list.came_of", titles=came_of)


def _period(lesson: Lesson) -> str:
    first = labels.day(lesson.first, lesson.first_precision)
    last = labels.day(lesson.last, lesson.last_precision)
    return say("lessons.list.period", first=first, last=last)
