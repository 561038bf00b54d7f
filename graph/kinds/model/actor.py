"""A person, group or organisation, and its ties."""

from neomodel import ArrayProperty, RelationshipTo, StringProperty

from graph.kinds.model.belonging import BasedIn, DistinctFrom, MemberOf, StakeIn, WorksOn
from graph.kinds.model.kept import DayProperty, KeptNode
from graph.kinds.model.tie import Tie


class Actor(KeptNode):
    """Who can be tied; always with one of the labels Person, Group, Organisation."""

    name = StringProperty(required=True, index=True)
    kind = StringProperty(choices={k: k for k in ("person", "group", "organisation")})
    aliases = ArrayProperty(StringProperty())
    sector = StringProperty(choices={s: s for s in ("people", "academia", "government")})
    place = StringProperty()
    since = DayProperty()
    since_precision = StringProperty()
    until = DayProperty()
    until_precision = StringProperty()
    note = StringProperty()
    extra = ArrayProperty(StringProperty())

    collaborates = RelationshipTo("graph.kinds.model.actor.Actor", "COLLABORATE", model=Tie)
    coordinates = RelationshipTo("graph.kinds.model.actor.Actor", "COORDINATE", model=Tie)
    cooperates = RelationshipTo("graph.kinds.model.actor.Actor", "COOPERATE", model=Tie)
    belongs = RelationshipTo("graph.kinds.model.actor.Actor", "MEMBER_OF", model=MemberOf)
    joined = RelationshipTo("graph.kinds.model.network.Network", "MEMBER_OF", model=MemberOf)
    issues = RelationshipTo("graph.kinds.model.issue.Issue", "WORKS_ON", model=WorksOn)
    bases = RelationshipTo("graph.kinds.model.area.Area", "BASED_IN", model=BasedIn)
    stakes = RelationshipTo("graph.kinds.model.network.Network", "STAKE_IN", model=StakeIn)
    distinct = RelationshipTo("graph.kinds.model.actor.Actor", "DISTINCT_FROM", model=DistinctFrom)
    took_part = RelationshipTo("graph.kinds.model.activity.Activity", "TOOK_PART")
    hosted = RelationshipTo("graph.kinds.model.activity.Activity", "HOSTED")
    contacts = RelationshipTo("graph.kinds.model.contact.Contact", "REACHED_AT")


class Person(Actor):
    """คน"""


class Group(Actor):
    """กลุ่ม"""


class Organisation(Actor):
    """องค์กร"""
