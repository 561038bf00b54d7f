"""What a node or an edge says of a field: an attribute, or one of the format's own words."""

from graph.intake.graphs.raw import RawEdge, RawNode


def of_node(node: RawNode, name: str) -> str:
    """The value under `name`; "" where there is none."""
    own = {"@id": node.id, "@label": node.label, "@since": node.since, "@until": node.until}
    return (own[name] or "") if name in own else node.attributes.get(name, "")


def of_edge(edge: RawEdge, name: str) -> str:
    """The value under `name`; "" where there is none."""
    own = {"@id": edge.id, "@relation": edge.relation, "@since": edge.since, "@until": edge.until}
    return (own[name] or "") if name in own else edge.attributes.get(name, "")


def worded(value: str, words: dict[str, str]) -> str:
    """What the mapping says the value means; else the value, for the vocabulary to read."""
    return words.get(value, value)
