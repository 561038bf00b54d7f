"""What actors did together."""

from neomodel import FloatProperty, IntegerProperty, RelationshipTo, StringProperty

from graph.kinds.model.kept import DayProperty, KeptNode


class Activity(KeptNode):
    """A meeting, visit or shared work on a day; budget in baht."""

    date = DayProperty(index=True)
    date_precision = StringProperty()
    title = StringProperty(required=True)
    kind = StringProperty()
    minutes = IntegerProperty()
    decisions = StringProperty()
    budget = FloatProperty()
    about = RelationshipTo("graph.kinds.model.issue.Issue", "ABOUT")
    outcome = StringProperty()
    concerns = RelationshipTo("graph.kinds.model.actor.Actor", "CONCERNS")
    area = RelationshipTo("graph.kinds.model.area.Area", "WITHIN")
