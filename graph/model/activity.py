"""What actors did together."""

from neomodel import FloatProperty, IntegerProperty, RelationshipTo, StringProperty

from graph.model.kept import DayProperty, KeptNode


class Activity(KeptNode):
    """A meeting, visit or shared work on a day; budget in baht."""

    date = DayProperty(index=True)
    date_precision = StringProperty()
    title = StringProperty(required=True)
    kind = StringProperty()
    minutes = IntegerProperty()
    decisions = StringProperty()
    budget = FloatProperty()
    about = RelationshipTo("graph.model.issue.Issue", "ABOUT")
    outcome = StringProperty()
    concerns = RelationshipTo("graph.model.actor.Actor", "CONCERNS")
    area = RelationshipTo("graph.model.area.Area", "WITHIN")
