"""A lesson learned: worksheet 2."""

from neomodel import RelationshipTo, StringProperty

from graph.model.kept import DayProperty, KeptNode


class Lesson(KeptNode):
    """A text and what it explains."""

    text = StringProperty(required=True)
    question = StringProperty()
    date = DayProperty()
    about = RelationshipTo("graph.model.activity.Activity", "ABOUT")
    concerns = RelationshipTo("graph.model.actor.Actor", "CONCERNS")
