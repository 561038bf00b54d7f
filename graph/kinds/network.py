"""Networks that are managed."""

from dataclasses import dataclass
from typing import Annotated

from graph.kinds.kind import Field, Kind, Long, Record, Texts

FORMS = ("shared", "lead", "administrative")


@dataclass(frozen=True, kw_only=True)
class ManagedNetwork(Record):
    """A managed network: who "we" are in it, the shared vision, the form of its governance."""

    declared = Kind(
        name="networks",
        means="managed networks",
        answers='Which network is managed here, and who are "we" in it?',
        modules="network/{}",
        label="Network",
        prefix="n",
        key=("name",),
        few=True,
    )

    name: Annotated[str, Field(indexed=True)]
    us: Annotated[Texts, Field(refers=("actors",), in_order=True)] = ()
    vision: Long = None
    form: Annotated[str | None, Field(words=FORMS, vocabulary="form")] = None
