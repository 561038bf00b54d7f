"""A wanted tie: worksheet 4."""

from neomodel import RelationshipTo, StringProperty

from graph.kinds.model.kept import DayProperty, KeptNode


class PlanStep(KeptNode):
    """From the level there is to the level that is wanted, for whose benefit, and how."""

    existing = StringProperty()
    through = StringProperty()
    wanted = StringProperty(required=True)
    our_benefit = StringProperty()
    friends_benefit = StringProperty()
    method = StringProperty()
    owner = StringProperty()
    due = DayProperty()
    due_precision = StringProperty()
    outcome = StringProperty()
    concerns = RelationshipTo("graph.kinds.model.actor.Actor", "CONCERNS")
    network = RelationshipTo("graph.kinds.model.network.Network", "ABOUT")
