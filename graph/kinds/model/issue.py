"""What the network works on."""

from neomodel import RelationshipTo, StringProperty

from graph.kinds.model.kept import KeptNode


class Issue(KeptNode):
    """A subject, perhaps part of a larger one."""

    name = StringProperty(required=True, index=True)
    part_of = RelationshipTo("graph.kinds.model.issue.Issue", "PART_OF")
