"""The shape of a network, named by rule: on what does it hang?

The rules are ours (definitions: shape); they are judged on the largest connected part.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.base.words import say
from graph.measures.centrality import spread_of_degrees
from graph.measures.components import components, cut_positions, fragmentation
from graph.measures.counts import tie_mix
from graph.measures.matrices import cached, degrees
from graph.network import Network

NAMES = (
    "too small to name",
    "too scattered to name",
    "centralised",
    "hub",
    "multi-hub",
    "distributed",
    "decentralised",
)
SMALLEST = 5
LARGE = 200
CENTRALISED, HUB, SPREAD = 0.60, 0.35, 0.15
SCATTERED, FRAGMENTED, HALF = 0.5, 0.1, 0.5
NEAR = 0.03


@dataclass(frozen=True)
class Shape:
    """A network's shape and what it was judged by.

    name: one of `NAMES`. near: the neighbouring shape where a threshold is within ±.03, else None.
    tightness: "tight" where half of all pairs or more are COLLABORATE, else "loose"; None
        without ties.
    fragmented: more than a tenth of the pairs of actors can't reach each other.
    actors: size of the largest part. centralization: its degree centralization, None below 3.
    fragmentation: of the whole network, None below 2 actors. cuts: cut vertices in the part.
    hubs: uids of its hubs, ascending, whether or not the rule looked for them.
    """

    name: str
    near: str | None
    tightness: str | None
    fragmented: bool
    actors: int
    centralization: float | None
    fragmentation: float | None
    cuts: int
    hubs: tuple[str, ...]

    def label(self, lang: str | None = None) -> str:
        """The shape's name, in `lang` or the language in force."""
        return shape_label(self.name, lang)

    def reason(self, lang: str | None = None) -> str:
        """One sentence that says why the shape is called so."""
        facts: dict[str, Any] = {
            "actors": self.actors,
            "c": self.centralization or 0.0,
            "f100": _percent(self.fragmentation),
            "cuts": self.cuts,
            "hubs": len(self.hubs),
        }
        size = "_large" if self.actors > LARGE and self.name in NAMES[3:] else ""
        return say(f"strength.shapes.{slug(self.name)}.reason{size}", lang, **facts)

    def notes(self, lang: str | None = None) -> list[str]:
        """Further sentences: near a border, fragmented, tight or loose; may be empty."""
        found = []
        if self.near:
            name = shape_label(self.near, lang)
            found.append(say("strength.shape_near.sentence", lang, name=name))
        if self.fragmented:
            found.append(
                say("strength.fragmented.sentence", lang, f100=_percent(self.fragmentation))
            )
        if self.tightness:
            found.append(say(f"strength.tightness.{self.tightness}", lang))
        return found


def _percent(share: float | None) -> str:
    return f"{100 * (share or 0.0):.0f}"


def slug(name: str) -> str:
    """The key of a shape among the words: "multi-hub" → "multi_hub"."""
    return name.removesuffix(" to name").replace(" ", "_").replace("-", "_")


def shape_label(name: str, lang: str | None = None) -> str:
    """What pages call the shape with this English rule name."""
    return say(f"strength.shapes.{slug(name)}.label", lang)


@cached
def shape(network: Network) -> Shape:
    """Names the shape; an empty network is too small to name. Our rule."""
    members = components(network).members(0)
    degree = degrees(network)[members]
    cuts = int(np.isin(cut_positions(network), members).sum())
    hubs = members[_hubs(degree)]
    c, f = spread_of_degrees(degree), fragmentation(network)

    def named(c: float, f: float) -> str:
        return _name(len(members), c, f, len(hubs), cuts)

    return Shape(
        name=named(c or 0.0, f or 0.0),
        near=_near(named, c or 0.0, f or 0.0),
        tightness=tightness(network),
        fragmented=f is not None and f > FRAGMENTED,
        actors=len(members),
        centralization=c,
        fragmentation=f,
        cuts=cuts,
        hubs=tuple(network.uids[i] for i in hubs),
    )


def shape_name(network: Network) -> str:
    """The name of its shape, of `NAMES`."""
    return shape(network).name


def shape_near(network: Network) -> str | None:
    """The neighbouring shape that a change of no more than .03 would give; None far from all."""
    return shape(network).near


def tightness(network: Network) -> str | None:
    """tight where half of the pairs or more are COLLABORATE, else loose; None without ties."""
    share = tie_mix(network)["COLLABORATE"]
    if share is None:
        return None
    return "tight" if share >= HALF else "loose"


def hubs_among(degree: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of the actors with these degrees are hubs: none where they hang on no hub at all, by
    the rules of the shape (centralization below .15)."""
    return _hubs(degree) & ((spread_of_degrees(degree) or 0.0) >= SPREAD)


def _name(actors: int, c: float, f: float, hubs: int, cuts: int) -> str:
    if actors < SMALLEST:
        return "too small to name"
    if f > SCATTERED:
        return "too scattered to name"
    if actors > LARGE:
        return _name_large(hubs, cuts)
    if c >= CENTRALISED:
        return "centralised"
    if c >= HUB and hubs == 1:
        return "hub"
    if c >= SPREAD and hubs >= 2:
        return "multi-hub"
    if c < SPREAD and not cuts:
        return "distributed"
    return "decentralised"


def _name_large(hubs: int, cuts: int) -> str:
    if hubs:
        return "hub" if hubs == 1 else "multi-hub"
    return "decentralised" if cuts else "distributed"


def _hubs(degree: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which actors stand out: degree > Q3 + 1.5·IQR; above 200 actors a stricter rule."""
    if not len(degree):
        return np.zeros(0, dtype=np.bool_)
    low, high = np.quantile(degree, (0.25, 0.75), method="linear")
    if len(degree) <= LARGE:
        return degree > high + 1.5 * (high - low)
    return degree > max(high + 3 * (high - low), 4 * degree.mean())


def _near(named: Callable[[float, float], str], c: float, f: float) -> str | None:
    """The name just across the nearest threshold within ±.03 that would change it."""
    name = named(c, f)
    sides = [(abs(c - at), named(_across(c, at), f)) for at in (CENTRALISED, HUB, SPREAD)]
    # F must exceed its threshold, C must reach it: the two cross in opposite ways.
    beyond = SCATTERED if f > SCATTERED else float(np.nextafter(SCATTERED, 1))
    sides.append((abs(f - SCATTERED), named(c, beyond)))
    others = [(gap, other) for gap, other in sides if gap <= NEAR + 1e-12 and other != name]
    return min(others, key=lambda side: side[0])[1] if others else None


def _across(value: float, threshold: float) -> float:
    return threshold if value < threshold else float(np.nextafter(threshold, 0))
