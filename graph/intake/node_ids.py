"""Ids that say nothing outside a list of nodes: kept for the edges that come another time."""

from collections import defaultdict
from collections.abc import Mapping

from graph.intake.tables.line import Line
from graph.kinds import Record


class NodeIds:
    """Finds actors by the ids they had in lists of nodes; asked once all actors are in."""

    def __init__(self, actors: Mapping[str, Record]) -> None:
        self._actors = actors
        self._uids: dict[str, list[str]] | None = None

    def find(self, line: Line, text: str) -> list[str]:
        """The uids of those that had this id in a list that the row's table may speak of."""
        source = line.table.nodes_of
        if not source:
            return []
        if self._uids is None:
            self._uids = defaultdict(list)
            for uid, actor in self._actors.items():
                for own in actor.ids:
                    self._uids[own].append(uid)
        return self._uids.get(f"{source}:{text}", [])


def outside_id(line: Line, kind: str, source: str | None) -> str | None:
    """The id of the row's record in the outside system it comes from, or in its list of nodes."""
    node = line.text("node") if kind == "actors" and line.table.nodes_of else None
    own = line.text("id") if source and kind not in ("bases", "works") else None
    return f"{source or line.table.nodes_of}:{own or node}" if own or node else None
