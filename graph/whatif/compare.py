"""Before and after a trial: every figure, who is cut off, which areas and issues with them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from graph.measures import composition, groups, scorecard
from graph.measures.components import components
from graph.network import EVERYTHING, Columns, Filters, Network
from graph.network.columns import Links, Tree
from graph.whatif.trial import Trial, applied, day_of


@dataclass(frozen=True)
class Comparison:
    """day: as of which both are. before, after: figure → value, as the scorecard and the
    composition have them. cut_off: uids that the largest connected part would no longer hold, of
    those who stay, ascending. lost_pairs: of all pairs who can reach each other, of those who stay,
    how many no longer could. areas, issues: uids of those of whose actors the largest part would
    hold none any more.
    """

    day: date
    before: dict[str, Any]
    after: dict[str, Any]
    cut_off: tuple[str, ...]
    lost_pairs: int
    areas: tuple[str, ...]
    issues: tuple[str, ...]


def compare(
    columns: Columns,
    trial: Trial,
    on: date,
    filters: Filters = EVERYTHING,
    former: Network | None = None,
) -> Comparison:
    """What the trial does to the network of the day, or of the first day on which all of it has
    come about. Nothing is changed by an empty one. former: the network of that day without it,
    where it is known already."""
    day, changed = day_of(trial, on), applied(columns, trial, on)
    before, after = former or columns.as_of(day, filters), changed.as_of(day, filters)
    largest, holds = _largest(before), _largest(after)
    stay = set(after.uids)
    lost = largest & stay - holds
    return Comparison(
        day=day,
        before=_figures(columns, before, day, filters),
        after=_figures(changed, after, day, filters),
        cut_off=tuple(sorted(lost)),
        lost_pairs=_reachable(before, stay) - _reachable(after, set(before.uids)),
        areas=_emptied(columns, columns.bases, columns.areas, day, (largest, holds)),
        issues=_emptied(columns, columns.works, columns.issues, day, (largest, holds)),
    )


def _figures(columns: Columns, network: Network, day: date, filters: Filters) -> dict[str, Any]:
    found = composition(network, groups(columns, day, filters))
    return scorecard(network).as_dict() | found


def _largest(network: Network) -> set[str]:
    labels = components(network).labels
    return {network.uids[at] for at in np.flatnonzero(labels == 0)}


def _reachable(network: Network, among: set[str]) -> int:
    """How many pairs of these actors can reach each other."""
    inside = np.array([uid in among for uid in network.uids], dtype=bool)
    sizes = np.bincount(components(network).labels[inside]).astype(np.int64)
    return int((sizes * (sizes - 1)).sum()) // 2


def _emptied(
    columns: Columns, links: Links, tree: Tree, day: date, parts: tuple[set[str], set[str]]
) -> tuple[str, ...]:
    """The areas or issues that the first part has actors of, and the second none."""
    uids, valid = columns.actors.uids, links.spans.on(day)
    largest, holds = (
        set(links.right[valid & np.isin(links.left, np.flatnonzero(np.isin(uids, list(part))))])
        for part in parts
    )
    return tuple(tree.uids[at] for at in sorted(largest - holds))
