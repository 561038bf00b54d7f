"""What is wrong with a graph itself: edges to nowhere, nodes given twice."""

from collections.abc import Collection, Sequence

from graph.base.texts import clean
from graph.intake.graphs.raw import RawEdge, RawNode
from graph.intake.tables.headings import Fault


def node_faults(
    nodes: Sequence[RawNode], called: Sequence[str], *, by_name: bool
) -> dict[int, Fault]:
    """Position → fault: an id that an earlier node has; a name, where nodes are known by name.

    called: what each node is known by.
    """
    faults: dict[int, Fault] = {}
    ids: dict[str, RawNode] = {}
    names: dict[str, RawNode] = {}
    for place, (node, name) in enumerate(zip(nodes, called, strict=True)):
        own = clean(node.id)
        if not own:
            faults[place] = Fault("id", "graphs.node.no_id", "", {})
        elif own in ids:
            facts = {"id": own, "first": _shown(ids[own]), "row": ids[own].line}
            faults[place] = Fault("id", "graphs.node.twice", own, facts | {"name": _shown(node)})
        elif by_name and clean(name) in names:
            facts = {"name": clean(name), "row": names[clean(name)].line}
            faults[place] = Fault("name", "graphs.node.same_name", clean(name), facts)
        ids.setdefault(own, node)
        names.setdefault(clean(name), node)
    return faults


def edge_faults(edges: Sequence[RawEdge], nodes: Collection[str]) -> dict[int, Fault]:
    """Position → fault: an end that is no node; both ends are named."""
    faults: dict[int, Fault] = {}
    for place, edge in enumerate(edges):
        ends = {"from": clean(edge.source), "to": clean(edge.target)}
        for field, end in ends.items():
            if end not in nodes:
                facts = {"source": ends["from"], "target": ends["to"], "missing": end or "–"}
                faults[place] = Fault(field, "graphs.edge.no_node", end, facts)
                break
    return faults


def _shown(node: RawNode) -> str:
    return node.label or node.attributes.get("name") or node.attributes.get("label") or node.id
