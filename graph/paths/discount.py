"""What silence and a large share of the network leave of an introduction. Our rule."""

from typing import Any

import numpy as np

from graph.measures.pairs import FLOOR, Floats

HALF = 365
"""Days of silence that halve what a step is worth."""

LEAST = 0.25
"""Silence leaves this at least."""

UNKNOWN = 0.5
"""What is left where nothing is logged of the two: as if they had met a year ago."""


def fresh(days: Floats) -> Floats:
    """What so many days of silence (NaN not known) leave of a step: 2^(−days/365), ¼ at least."""
    return np.where(np.isnan(days), UNKNOWN, np.maximum(np.exp2(-days / HALF), LEAST))


def shares(degree: Any) -> Floats:
    """Of all couples of partners, d(d − 1)/2 an actor of d partners, how many are each actor's:
    0 to below 1 − .05, so that something is left of asking the only one."""
    d = np.asarray(degree, dtype=np.float64)
    couples = d * (d - 1) / 2
    return np.minimum(couples / max(couples.sum(), 1.0), 1 - FLOOR)
