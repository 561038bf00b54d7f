"""A lesson learned: worksheet 2."""

from neomodel import RelationshipTo, StringProperty

from graph.kinds.model.kept import DayProperty, KeptNode


class Lesson(KeptNode):
    """A text and what it explains."""

    text = StringProperty(required=True)
    question = StringProperty()
    learned = DayProperty()
    learned_precision = StringProperty()
    network = RelationshipTo("graph.kinds.model.network.Network", "ABOUT")
    concerns = RelationshipTo("graph.kinds.model.actor.Actor", "CONCERNS")
