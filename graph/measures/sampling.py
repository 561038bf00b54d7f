"""When a figure is computed in full, when from a sample, and what is said of the sample."""

from dataclasses import dataclass

from graph.base.words import say
from graph.measures.figures import figure

EXACT_LIMIT = 5_000
"""Up to this many actors every figure is exact; beyond, those of paths grow too slow."""

SOURCES = 1_000
"""Actors whose distances are measured in a part that is too large for all of them."""

SEED = 2569
"""Fixed, so that the same network gives the same figures on every run."""

CONFIDENCE = 1.96
"""Half-widths of 95 % intervals are this many standard errors."""


@dataclass(frozen=True)
class Sampled:
    """How far a sampled figure may lie from the exact one.

    figure: its name in the scorecard or among the columns of actors.
    method: "sources" (distances from some actors), "paths" (random shortest paths) or
        "orders" (random orders of removal).
    size: how many were drawn; None where the method decides by itself.
    error: half-width of the interval, in the figure's own unit.
    confidence: chance that the exact figure lies within, 0–1.
    seed: of the random numbers.
    """

    figure: str
    method: str
    size: int | None
    error: float
    confidence: float
    seed: int = SEED

    def sentence(self, lang: str | None = None) -> str:
        """One sentence that says so, in `lang` or the language in force."""
        return say(
            f"strength.sampled.{self.method}",
            lang,
            label=figure(self.figure).text("label", lang),
            size=f"{self.size:,}" if self.size else "",
            error=self.error,
            chance=f"{100 * self.confidence:.0f}",
        )
