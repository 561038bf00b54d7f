"""Where nobody is: issues by areas by sectors, and how many work in each. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.kinds import SECTORS
from graph.network import EVERYTHING, Columns, Filters
from graph.network.columns import Links, Mask, Tree
from graph.network.divided import parts


@dataclass(frozen=True)
class WhiteSpace:
    """counts: (issues, areas, sectors) actors of the day who work on the issue, or a part of it,
    and are based in the area, or within it. issues, areas: (uid, name) of those in use; areas of
    the widest level of which two or more have actors. sectors: as `SECTORS`."""

    issues: tuple[tuple[str, str], ...]
    areas: tuple[tuple[str, str], ...]
    counts: NDArray[np.int64]

    def empty(self) -> list[tuple[int, int]]:
        """(issue, area) positions where nobody is."""
        found = np.argwhere(self.counts.sum(axis=2) == 0)
        return [(int(issue), int(area)) for issue, area in found]


def white_space(
    columns: Columns,
    on: date,
    filters: Filters = EVERYTHING,
    among: Collection[str] | None = None,
) -> WhiteSpace:
    """Who works on what and where, of the actors of the day under the filters; of these (uids)
    alone, where any are named."""
    kept = columns.present(on, filters)
    if among is not None:
        kept &= np.isin(columns.actors.uids, list(among))
    works = _whole(columns.works, columns.issues, on, kept)
    bases = _whole(columns.bases, columns.areas, on, kept)
    issues = np.flatnonzero(np.asarray(works.sum(axis=0)).ravel())
    uids = [uid for uid, _ in parts(columns, "area")]
    areas = np.array([columns.areas.uids.index(uid) for uid in uids], dtype=np.int64)
    sectors = columns.actors.sectors[kept]
    counts = np.zeros((len(issues), len(areas), len(SECTORS)), dtype=np.int64)
    for place, sector in enumerate(SECTORS):
        of = np.flatnonzero(sectors == sector)
        counts[:, :, place] = (works[of][:, issues].T @ bases[of][:, areas]).toarray()
    return WhiteSpace(_named(columns.issues, issues), _named(columns.areas, areas), counts)


def _named(tree: Tree, places: NDArray[np.int64]) -> tuple[tuple[str, str], ...]:
    return tuple((tree.uids[place], tree.names[place]) for place in places)


def _whole(links: Links, tree: Tree, on: date, kept: Mask) -> Any:
    """(k, things) who of the k actors is linked to each thing, or to a part of it: ones, sparse."""
    from scipy.sparse import csr_array

    own, count = links.matrix(on, kept), len(tree.uids)
    rows, columns = [], []
    for part in range(count):
        place = part
        while place >= 0:
            rows.append(part)
            columns.append(place)
            place = int(tree.whole[place])
    around = csr_array((np.ones(len(rows), dtype=np.int64), (rows, columns)), shape=(count, count))
    own.resize((own.shape[0], count))
    found = (own @ around).tocsr()
    found.data[:] = 1
    return found
