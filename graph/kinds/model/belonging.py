"""What ties an actor to groups, issues, areas and networks, each with its dates."""

from neomodel import ArrayProperty, StringProperty

from graph.kinds.model.kept import KeptRel


class MemberOf(KeptRel):
    """A membership or post."""

    role = StringProperty()


class WorksOn(KeptRel):
    """An actor's work on an issue."""


class BasedIn(KeptRel):
    """Where an actor is based."""


class StakeIn(KeptRel):
    """An actor's stake in a managed network: worksheet 1."""

    groups = ArrayProperty(StringProperty())
    influence = StringProperty(choices={r: r for r in ("high", "low")})
    interest = StringProperty(choices={r: r for r in ("high", "low")})
    how_it_influences = StringProperty()
    how_it_is_affected = StringProperty()
    what_matters = StringProperty()
    what_it_can_give = StringProperty()
    how_it_may_hinder = StringProperty()
    how_to_reach = StringProperty()


class DistinctFrom(KeptRel):
    """That two actors who look alike are not the same."""
