"""A network that is managed."""

from neomodel import ArrayProperty, StringProperty

from graph.kinds.model.kept import KeptNode


class Network(KeptNode):
    """Its name, who "we" are in it, the shared vision and the declared form of governance."""

    name = StringProperty(required=True, index=True)
    us = ArrayProperty(StringProperty())
    vision = StringProperty()
    form = StringProperty(choices={form: form for form in ("shared", "lead", "administrative")})
