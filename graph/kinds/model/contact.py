"""Personal data, apart from everything that maps and exports touch."""

from neomodel import StringProperty

from graph.kinds.model.kept import KeptNode


class Contact(KeptNode):
    """How an actor is reached."""

    name = StringProperty(required=True)
    phone = StringProperty()
    email = StringProperty()
    line = StringProperty()
