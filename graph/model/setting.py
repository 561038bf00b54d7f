"""What was chosen for this network: weights, half-life, time zone, language, era."""

from neomodel import StringProperty

from graph.model.kept import KeptNode


class Setting(KeptNode):
    """uid: its name. value: JSON, as `graph.options` reads it."""

    value = StringProperty(required=True)
