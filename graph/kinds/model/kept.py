"""What every node and tie carries, and the property types neomodel lacks."""

from datetime import date
from typing import Any

from neomodel import ArrayProperty, IntegerProperty, StringProperty, StructuredNode, StructuredRel
from neomodel.properties import Property, validator


class DayProperty(Property[date]):
    """A day, stored as Neo4j's own DATE (neomodel's DateProperty stores text)."""

    form_field_class = "DateField"

    @validator
    def inflate(self, value: Any) -> date:
        """A `datetime.date` from what the driver returns."""
        return value if isinstance(value, date) else value.to_native()

    @validator
    def deflate(self, value: date) -> date:
        """The day as the driver takes it."""
        return value


class KeptNode(StructuredNode):
    """A node with its uid, the ids outside systems know it by, and where it came from."""

    __abstract_node__ = True

    uid = StringProperty(unique_index=True, required=True)
    ids = ArrayProperty(StringProperty())
    sources = ArrayProperty(StringProperty())
    version = IntegerProperty()


class KeptRel(StructuredRel):
    """A dated relationship with its uid, valid on [since, until)."""

    uid = StringProperty(unique_index=True, required=True)
    since = DayProperty()
    since_precision = StringProperty()
    until = DayProperty()
    until_precision = StringProperty()
    ids = ArrayProperty(StringProperty())
    sources = ArrayProperty(StringProperty())
    version = IntegerProperty()
