"""How a graph is to be read: as the user says, as remembered, as it says itself, or not yet."""

from dataclasses import replace

from graph.base.errors import DataError
from graph.base.problems import Place, Problems
from graph.base.texts import clean
from graph.intake.graphs.applying import apply
from graph.intake.graphs.faults import edge_faults, node_faults
from graph.intake.graphs.mapping import from_text, uid_of
from graph.intake.graphs.proposal import Proposal, as_mapped, is_own, propose
from graph.intake.graphs.raw import RawGraph, Source
from graph.intake.graphs.scale import tell_weights
from graph.intake.tables.headings import Fault, Table
from graph.intake.tables.options import ReadOptions
from graph.intake.tables.settled_text import is_scheme
from graph.kinds import Mapping as Saved


def settle(
    graph: RawGraph, read_options: ReadOptions, problems: Problems
) -> tuple[list[Table], Proposal, Saved | None]:
    """The graph's tables, how that was decided, and the mapping to keep.

    No tables, and an error told, where it must be asked first. DataError: the user's mapping
    can't be read, or doesn't fit the file.
    """
    place = Place(graph.name)
    tell_weights(graph, problems)
    proposal = _decided(graph, read_options, problems)
    if proposal.decided is None:
        reason = "questions" if proposal.questions else "unasked"
        count = len(proposal.questions)
        problems.tell("error", f"graphs.mapping.{reason}", place, count=count)
        _tell_faults(graph, problems)
        return [], proposal, None
    tables = apply(graph, proposal.mapping, problems)
    if proposal.decided == "accepted" and proposal.questions:
        count = len(proposal.questions)
        problems.tell("warning", "graphs.mapping.accepted_open", place, count=count)
    else:
        problems.tell("info", f"graphs.mapping.{proposal.decided}", place)
    kept = proposal.decided in ("given", "accepted")
    text = proposal.mapping.as_json()
    saved = Saved(uid=proposal.uid, name=graph.name, text=text) if kept else None
    return tables, proposal, saved


def _tell_faults(graph: RawGraph, problems: Problems) -> None:
    """What is wrong with the graph however it is read."""
    ids = [node.id for node in graph.nodes]
    found = node_faults(graph.nodes, ids, by_name=False)
    owners: list[tuple[Source, int, Fault]]
    owners = [(graph.nodes_in, graph.nodes[at].line, fault) for at, fault in found.items()]
    if graph.complete:
        broken = edge_faults(graph.edges, {clean(own) for own in ids})
        owners += [(graph.edges_in, graph.edges[at].line, one) for at, one in broken.items()]
    for source, line, fault in owners:
        place = Place(source.file, source.sheet, line, fault.field)
        problems.tell("error", fault.key, place, fault.value, **fault.facts)


def _decided(graph: RawGraph, read_options: ReadOptions, problems: Problems) -> Proposal:
    uid = uid_of(graph)
    given = read_options.settled.get(uid, read_options.mapping)
    if given is not None and not is_scheme(given):
        return as_mapped(graph, from_text(given), decided="given")
    remembered = read_options.remembered.get(uid)
    if remembered is not None:
        try:
            return as_mapped(graph, from_text(remembered), decided="remembered")
        except DataError:  # kept by a version of Saan with other fields
            problems.tell("warning", "graphs.mapping.forgotten", Place(graph.name))
    proposal = propose(graph, read_options.waves)
    if is_own(proposal):
        return replace(proposal, decided="own")
    return replace(proposal, decided="accepted") if read_options.accept else proposal
