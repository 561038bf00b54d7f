"""What a node or an edge says of a field: an attribute, or one of the format's own words."""

from graph.base.texts import clean
from graph.intake.graphs.mapping import BY_NAME, NodeMapping
from graph.intake.graphs.raw import RawEdge, RawNode
from graph.intake.worksheets.actors import kind_by_word


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


def kind_of(node: RawNode, how: NodeMapping) -> str:
    """What kind of actor the node is: by its word, its name's first word, or as all others are."""
    if how.kind == BY_NAME:
        said = kind_by_word(clean(of_node(node, how.name) or node.label or node.id)) or ""
    else:
        said = worded(of_node(node, how.kind), how.kinds)
    second = bool(how.mode) and of_node(node, how.mode) == how.second
    return said or (how.second_kind if second else "") or how.all_kind
