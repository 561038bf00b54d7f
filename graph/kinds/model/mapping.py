"""How a graph file was read, so that the next one like it is read the same way."""

from neomodel import StringProperty

from graph.kinds.model.kept import KeptNode


class Mapping(KeptNode):
    """text: JSON, as `graph.intake` reads it."""

    name = StringProperty(required=True)
    text = StringProperty(required=True)
