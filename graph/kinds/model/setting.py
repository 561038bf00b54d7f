"""What was chosen for this network: weights, half-life, time zone, language, era."""

from neomodel import StringProperty

from graph.kinds.model.kept import KeptNode


class Setting(KeptNode):
    """uid: its name. value: JSON, as `graph.settings.values` reads it."""

    value = StringProperty(required=True)
