"""The schematic map of areas: each at its middle, with ties between them and within."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graph.drawing.explored import Explored, legend
from graph.drawing.picture import LINES
from graph.issues.located import ByArea, Place
from graph.network.columns import Tree

if TYPE_CHECKING:
    from pandas import DataFrame

Points = NDArray[np.float64]
Degrees = tuple[float, float]

INK = "#3d97cc"
SIDE, GAP, ROUNDS = 400, 14, 300
"""How far the middles of a few lie apart at most, how far the rims of two areas at least, and how
often those that are nearer are pushed apart."""
GOLDEN = np.pi * (3 - np.sqrt(5))


def of_areas(
    found: ByArea, people: "DataFrame", tree: Tree, middles: Mapping[str, Degrees]
) -> Explored:
    """What the map of areas is sent: nodes are areas, lines their pairs.

    people: of `graph.actors.directory`; tree: the areas in use; middles: (latitude, longitude) of
    those where it is known. An area without one stands by the one it lies in, else below all.
    """
    above = [_above(place.uid, tree) for place in found.places]
    most = max((len(place.partners) for place in found.places), default=1)
    more = 20 * min(1.0, 10 / max(len(found.places), 1) ** 0.5)
    sizes = [8 + more * (len(place.partners) / most) ** 0.5 for place in found.places]
    known = [
        next((middles[uid] for uid in (place.uid, *whole) if uid in middles), None)
        for place, whole in zip(found.places, above, strict=True)
    ]
    stands = stand(known, sizes).round(1).tolist()
    order = people.sort_values(["degree", "uid"], ascending=[False, True])
    names = {uid: [uid, name] for uid, name in zip(order["uid"], order["name"], strict=True)}
    rank = {uid: at for at, uid in enumerate(names)}
    nodes = [
        _node(place, [names[uid] for uid in sorted(place.partners, key=rank.__getitem__)])
        | {"size": round(size, 1), "x": x, "y": y, "lies": ", ".join(whole.values())}
        for place, whole, size, (x, y) in zip(found.places, above, sizes, stands, strict=True)
    ]
    told = {
        "nodes": nodes,
        "pairs": _pairs(found),
        "lines": LINES,
        "legend": legend({}),
        "folded": False,
        "areas": True,
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return Explored(text, frozenset(place.uid for place in found.places), 0)


def stand(middles: Sequence[Degrees | None], sizes: Sequence[float]) -> Points:
    """(n, 2) x to the right and y down, in the units of `sizes`: middles on an equirectangular
    projection, true at their mean latitude; those not known in rows below; none over another."""
    at = np.zeros((len(middles), 2))
    known = np.array([middle is not None for middle in middles], dtype=bool)
    radii = np.array(sizes, dtype=np.float64)
    if known.any():
        latitude, longitude = np.array([middle for middle in middles if middle]).T
        flat = np.column_stack((longitude * np.cos(np.radians(latitude.mean())), -latitude))
        flat -= (flat.max(axis=0) + flat.min(axis=0)) / 2
        side = max(SIDE, float((2 * (2 * radii[known] + GAP) ** 2).sum()) ** 0.5)
        at[known] = apart(flat * side / max(float(np.ptp(flat, axis=0).max()), 0.01), radii[known])
    below = float((at[known, 1] + radii[known]).max(initial=0)) + 4 * GAP
    wide = 2 * float(radii.max(initial=0)) + GAP
    columns = int(SIDE // wide)
    for row, place in enumerate(np.flatnonzero(~known)):
        down, right = divmod(row, columns)
        at[place] = right * wide - SIDE / 2, below + (down + 0.5) * wide
    return at


def apart(at: Points, radii: Points) -> Points:
    """The circles pushed apart until none lies over another, as far as `ROUNDS` bring them."""
    from scipy.spatial import cKDTree

    at = at.copy()
    reach = 2 * float(radii.max(initial=0)) + GAP
    for _ in range(ROUNDS):
        one, other = cKDTree(at).query_pairs(reach, output_type="ndarray").reshape(-1, 2).T
        way = at[one] - at[other]
        far = np.hypot(*way.T)
        over = radii[one] + radii[other] + GAP - far
        near = over > 0.5
        if not near.any():
            break
        one, other, way, far, over = one[near], other[near], way[near], far[near], over[near]
        turn = GOLDEN * one
        same = far < 0.01
        way[same] = np.column_stack((np.cos(turn), np.sin(turn)))[same]
        push = way / np.where(same, 1, far)[:, None] * over[:, None] / 2
        moves, met = np.zeros_like(at), np.zeros(len(at))
        for ends, sign in ((one, 1), (other, -1)):
            np.add.at(moves, ends, sign * push)
            np.add.at(met, ends, 1)
        at += moves / np.sqrt(np.maximum(met, 1))[:, None]
    return at


def _above(uid: str, tree: Tree) -> dict[str, str]:
    """uid → name of the areas that an area lies in, the nearest first, regions left out."""
    found = {}
    at = int(tree.whole[tree.uids.index(uid)])
    while at >= 0 and tree.levels[at] != "region":
        found[tree.uids[at]] = tree.names[at]
        at = int(tree.whole[at])
    return found


def _node(place: Place, partners: list[list[str]]) -> dict[str, Any]:
    return {
        "id": place.uid,
        "label": place.name,
        "shape": "dot",
        "color": INK,
        "rank": len(partners),
        "partners": partners,
        "elsewhere": place.elsewhere,
        "within": place.within,
    }


def _pairs(found: ByArea) -> list[list[int]]:
    """One row a line: places of its ends among the nodes, pairs, level."""
    at = {place.uid: number for number, place in enumerate(found.places)}
    levels = tuple(LINES)
    return [
        [at[each.one], at[each.other], each.pairs, levels.index(each.level)]
        for each in found.between
    ]
