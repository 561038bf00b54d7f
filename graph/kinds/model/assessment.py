"""Questionnaires: rounds and answers."""

from neomodel import FloatProperty, RelationshipTo, StringProperty

from graph.kinds.model.kept import DayProperty, KeptNode


class Assessment(KeptNode):
    """One round of a questionnaire."""

    name = StringProperty(required=True)
    instrument = StringProperty()
    date = DayProperty()
    concerns = RelationshipTo("graph.kinds.model.network.Network", "CONCERNS")


class Answer(KeptNode):
    """One answer of one respondent."""

    question = StringProperty(required=True)
    value = FloatProperty()
    text = StringProperty()
    given_in = RelationshipTo("graph.kinds.model.assessment.Assessment", "ABOUT")
    concerns = RelationshipTo("graph.kinds.model.actor.Actor", "CONCERNS")
