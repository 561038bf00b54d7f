"""A governance risk that a rule found."""

from neomodel import JSONProperty, RelationshipTo, StringProperty

from graph.model.kept import DayProperty, KeptNode


class Finding(KeptNode):
    """Which rule, how bad, on which figures, who deals with it and what became of it."""

    rule = StringProperty(required=True, index=True)
    severity = StringProperty()
    figures = JSONProperty()
    owner = StringProperty()
    status = StringProperty()
    remedy = StringProperty()
    since = DayProperty()
    until = DayProperty()
    history = JSONProperty()
    concerns = RelationshipTo("graph.model.actor.Actor", "CONCERNS")
