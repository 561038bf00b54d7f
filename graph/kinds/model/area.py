"""Where: the tree of regions, provinces, districts and subdistricts."""

from neomodel import RelationshipTo, StringProperty

from graph.kinds.model.kept import KeptNode


class Area(KeptNode):
    """A place; its uid is its code."""

    name = StringProperty(required=True, index=True)
    name_en = StringProperty()
    level = StringProperty(
        choices={level: level for level in ("region", "province", "district", "subdistrict")}
    )
    within = RelationshipTo("graph.kinds.model.area.Area", "WITHIN")
