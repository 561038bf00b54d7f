"""A tie between two actors: one relationship is one episode."""

from neomodel import ArrayProperty, BooleanProperty, FloatProperty, StringProperty

from graph.kinds.model.kept import KeptRel


class Tie(KeptRel):
    """COLLABORATE, COORDINATE or COOPERATE."""

    frequency = FloatProperty()
    trust = FloatProperty()
    declared_strength = FloatProperty()
    declared_scale = StringProperty()
    about = StringProperty(index=True)
    through = StringProperty(index=True)
    mutual = BooleanProperty()
    stated = BooleanProperty()
    certainty = StringProperty(choices={c: c for c in ("sure", "likely", "guess")})
    note = StringProperty()
    extra = ArrayProperty(StringProperty())
