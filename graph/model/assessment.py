"""Questionnaires: rounds and answers."""

from neomodel import FloatProperty, RelationshipTo, StringProperty

from graph.model.kept import DayProperty, KeptNode


class Assessment(KeptNode):
    """One round of a questionnaire."""

    name = StringProperty(required=True)
    instrument = StringProperty()
    date = DayProperty()
    concerns = RelationshipTo("graph.model.network.Network", "CONCERNS")


class Answer(KeptNode):
    """One answer of one respondent."""

    question = StringProperty(required=True)
    value = FloatProperty()
    text = StringProperty()
    given_in = RelationshipTo("graph.model.assessment.Assessment", "ABOUT")
    concerns = RelationshipTo("graph.model.actor.Actor", "CONCERNS")
